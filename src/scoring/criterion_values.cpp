#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "s2ss/criterion_value.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/fault_list.hpp"
#include "scoring/shares.hpp"

namespace s2ss {

namespace {

/// What columns of shortlists are called.
constexpr std::array<std::string_view, 6> words_of_a_shortlist{"request", "rank",        "nominee",
                                                               "school",  "school_name", "score"};

bool may_be_a_slip(std::string_view name) {
  constexpr std::size_t near = 2;
  return std::ranges::any_of(enumerator_words<Part>,
                             [name](std::string_view part) { return text::edit_distance(name, part) <= near; });
}

Fault weight_fault(const std::string& name, std::string expected, std::string mend) {
  return {.pointer = name.empty() ? "/weights" : "/weights/" + name,
          .field = name.empty() ? "weights" : name,
          .expected = std::move(expected),
          .mend = std::move(mend)};
}

void check_names(const std::vector<CriterionShare>& sorted, FaultList& faults) {
  if (sorted.size() > most_criteria) {
    faults.add(weight_fault("", "at most " + std::to_string(most_criteria) + " criteria", "leave some out"));
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (!is_criterion_name(sorted[i].name)) {
      faults.add(weight_fault("", "names of criteria: " + std::string(criterion_name_rule), "rename the criterion"));
    } else if (i > 0 && sorted[i].name == sorted[i - 1].name) {
      faults.add(weight_fault(sorted[i].name, "each criterion once", "remove one of the two"));
    }
  }
}

}  // namespace

bool is_criterion_name(std::string_view name) {
  constexpr std::size_t longest = 40;
  constexpr std::string_view permitted = "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (name.empty() || name.size() > longest || name.front() < 'a' || name.front() > 'z') return false;
  if (name.find_first_not_of(permitted) != std::string_view::npos) return false;
  return std::ranges::find(words_of_a_shortlist, name) == words_of_a_shortlist.end() && !may_be_a_slip(name);
}

AllWeights AllWeights::normalised(const std::array<double, 4>& parts, std::vector<CriterionShare> criteria) {
  std::ranges::sort(criteria, {}, &CriterionShare::name);
  FaultList faults;
  check_names(criteria, faults);
  faults.throw_if_any();

  std::vector<double> given(parts.begin(), parts.end());
  for (const CriterionShare& criterion : criteria) given.push_back(criterion.value);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (std::isfinite(given[i]) && given[i] >= 0.0) continue;
    const std::string name(i < parts.size() ? enumerator_words<Part>[i] : criteria[i - parts.size()].name);
    faults.add(weight_fault(name, "a finite number, 0 or more", "give each part a share, such as 0.25"));
  }
  if (std::ranges::all_of(given, [](double share) { return share == 0.0; })) {
    faults.add(weight_fault("", "at least one weight above 0", "give the part that matters most a weight of 1"));
  }
  faults.throw_if_any();

  const std::vector<Millionths> scaled = shares(given);
  AllWeights weights{.parts = {scaled[0], scaled[1], scaled[2], scaled[3]}, .criteria = {}};
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    weights.criteria.push_back({std::move(criteria[i].name), scaled[parts.size() + i]});
  }
  return weights;
}

Weights Weights::normalised(double subject_fit, double availability, double diversity, double proximity) {
  return AllWeights::normalised({subject_fit, availability, diversity, proximity}, {}).parts;
}

}  // namespace s2ss
