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
  if (!path.empty()) pointer.append("/").append(path);
  add(position, Fault{.source = source_,
                      .row = position,
                      .pointer = std::move(pointer),
                      .field = std::string(field),
                      .expected = std::move(expected),
                      .mend = std::move(mend)});
}

void Faults::add(std::size_t position, Fault fault) {
  faulty_[position] = true;
  faults_.emplace_back(position, std::move(fault));
}

void Faults::move_to(std::vector<Fault>& all) {
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& [position, fault] : faults_) all.push_back(std::move(fault));
  faults_.clear();
}

}  // namespace s2ss::assembly
