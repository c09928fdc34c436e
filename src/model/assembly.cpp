#include "model/assembly.hpp"

namespace s2ss::assembly {

void Faults::add(std::size_t position, std::string_view path, std::string expected, std::string mend) {
  const auto slash = path.rfind('/');
  std::string_view field = slash == std::string_view::npos ? path : path.substr(slash + 1);
  // A position in a list is no name: the list's own name says more.
  if (slash != std::string_view::npos && field.find_first_not_of("0123456789") == std::string_view::npos) {
    field = path.substr(0, slash);
    if (const auto before = field.rfind('/'); before != std::string_view::npos) field.remove_prefix(before + 1);
  }
  std::string pointer = "/";
  pointer.append(to_string(kind_)).append("/").append(std::to_string(position));
  const std::size_t record_length = pointer.size();
  if (!path.empty()) pointer.append("/").append(path);
  if (faulty_[position] && is_known(position, pointer, record_length)) return;
  faulty_[position] = true;
  faults_.emplace_back(position, Fault{.source = source_,
                                       .row = position,
                                       .pointer = std::move(pointer),
                                       .field = std::string(field),
                                       .expected = std::move(expected),
                                       .mend = std::move(mend)});
}

void Faults::add(std::size_t position, Fault fault) {
  faulty_[position] = true;
  faults_.emplace_back(position, std::move(fault));
  readers_faults_ = faults_.size();
}

/// True when a reader could not read the value at this place, or one inside the record that holds it.
bool Faults::is_known(std::size_t position, std::string_view pointer, std::size_t record_length) const {
  const auto end = faults_.begin() + static_cast<std::ptrdiff_t>(readers_faults_);
  auto fault = std::lower_bound(faults_.begin(), end, position,
                                [](const auto& entry, std::size_t wanted) { return entry.first < wanted; });
  for (; fault != end && fault->first == position; ++fault) {
    const std::string& outer = fault->second.pointer;
    if (outer.size() <= record_length || !pointer.starts_with(outer)) continue;
    if (pointer.size() == outer.size() || pointer[outer.size()] == '/') return true;
  }
  return false;
}

void Faults::move_to(std::vector<Fault>& all) {
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& [position, fault] : faults_) all.push_back(std::move(fault));
  faults_.clear();
}

}  // namespace s2ss::assembly
