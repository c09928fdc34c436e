#include "s2ss/error.hpp"

#include <algorithm>
#include <utility>

namespace s2ss {

namespace {

std::string place(const Fault& fault) {
  std::string text = fault.source;
  if (fault.line) text += ":" + std::to_string(*fault.line);
  if (fault.line && fault.column) text += ":" + std::to_string(*fault.column);
  const auto append = [&text](const std::string& more) {
    if (!text.empty()) text += ' ';
    text += more;
  };
  if (fault.row) append("row " + std::to_string(*fault.row));
  if (!fault.pointer.empty()) append(fault.pointer);
  // The last word of a pointer is usually the field itself; saying it twice helps nobody.
  if (!fault.field.empty() && !fault.pointer.ends_with("/" + fault.field)) append(fault.field);
  return text;
}

std::string message(const std::vector<Fault>& faults, std::size_t total) {
  if (total == 1 && faults.size() == 1) return to_string(faults.front());
  std::string text = std::to_string(total) + " faults";
  if (faults.size() < total) text += ", of which the first " + std::to_string(faults.size());
  for (const Fault& fault : faults) text += "\n  " + to_string(fault);
  return text;
}

std::vector<Fault> first_faults(std::vector<Fault> faults) {
  if (faults.size() > InputError::most_faults) faults.resize(InputError::most_faults);
  return faults;
}

}  // namespace

std::string to_string(const Fault& fault) {
  std::string text = place(fault);
  if (!text.empty()) text += ": ";
  text += "expected " + fault.expected;
  if (!fault.mend.empty()) text += "; " + fault.mend;
  return text;
}

InputError::InputError(Fault fault) : InputError(std::vector<Fault>{std::move(fault)}) {}

InputError::InputError(std::vector<Fault> faults, std::size_t total)
    : Error(message(first_faults(faults), std::max(total, faults.size()))),
      faults_(first_faults(faults)),
      total_(std::max(total, faults.size())) {}

LimitError::LimitError(std::string limit, const std::string& message) : Error(message), limit_(std::move(limit)) {}

Cancelled::Cancelled() : Error("stopped as asked; nothing was changed") {}

}  // namespace s2ss
