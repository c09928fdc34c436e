#include "s2ss/fault_list.hpp"

#include <utility>

namespace s2ss {

void FaultList::add(Fault fault) {
  ++total_;
  if (faults_.size() < InputError::most_faults) faults_.push_back(std::move(fault));
}

void FaultList::throw_if_any() const {
  if (!empty()) throw InputError(faults_, total_);
}

}  // namespace s2ss
