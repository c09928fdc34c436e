#include <algorithm>
#include <string>

#include "model/edits.hpp"
#include "s2ss/directory_builder.hpp"

namespace s2ss {

namespace {

constexpr const char* a_school = "school";  // of the checking directory; all nominees whose school is known work there

/// "/nominees/3/away/0/to" of the checking directory, as the change at `positions[3]` calls it.
Fault as_in_change(Fault fault, const std::string& member, const std::vector<std::size_t>& positions) {
  const auto number = fault.pointer.find('/', 1) + 1;
  const auto rest = fault.pointer.find('/', number);
  const std::size_t position = positions[std::stoul(fault.pointer.substr(number, rest - number))];
  fault.pointer = "/changes/" + std::to_string(position) + "/" + member +
                  (rest == std::string::npos ? "" : fault.pointer.substr(rest));
  fault.row = position;
  return fault;
}

}  // namespace

/// Nominees and schools are checked by the builder of directories, in a directory of their own: what holds there for a
/// record alone holds here, in the same words. Under numbers for ids, so that one may be changed twice in a batch.
void Edits::check_records() {
  DirectoryBuilder builder(base_.taxonomy(), base_.as_of());
  std::vector<std::size_t> of_nominees;
  std::vector<std::size_t> of_schools;
  for (auto& [position, school] : schools_to_check_) {
    school.urn = std::to_string(of_schools.size());
    of_schools.push_back(position);
    builder.add(std::move(school));
  }
  builder.add(School{.urn = a_school});
  for (auto& [position, nominee, has_school] : nominees_to_check_) {
    nominee.id = std::to_string(of_nominees.size());
    nominee.school = has_school ? a_school : "";
    of_nominees.push_back(position);
    builder.add(std::move(nominee));
  }
  const Directory checked = builder.build(Strictness::lenient);
  for (const Fault& fault : checked.faults()) {
    const bool of_nominee = fault.pointer.starts_with("/nominees/");
    faults_.push_back(as_in_change(fault, of_nominee ? "nominee" : "school", of_nominee ? of_nominees : of_schools));
  }
}

void Edits::fault(const std::string& path, std::string expected, std::string mend) {
  faults_.push_back({.row = position_,
                     .pointer = "/changes/" + std::to_string(position_) + "/" + path,
                     .field = path.substr(path.rfind('/') + 1),
                     .expected = std::move(expected),
                     .mend = std::move(mend)});
}

void Edits::report() const {
  if (faults_.empty()) return;
  std::vector<Fault> sorted = faults_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Fault& left, const Fault& right) { return left.row < right.row; });
  throw InputError(std::move(sorted));
}

}  // namespace s2ss
