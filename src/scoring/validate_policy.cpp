#include <string>
#include <string_view>

#include "s2ss/fault_list.hpp"
#include "s2ss/policy.hpp"

namespace s2ss {

namespace {

class PolicyChecker {
 public:
  void fraction(std::string_view path, Millionths value) {
    if (value < 0 || value > one) add(path, "a fraction from 0 to 1");
  }

  void whole_number(std::string_view path, int value, int least, int most) {
    if (value >= least && value <= most) return;
    add(path, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }

  void add(std::string_view path, std::string expected) {
    const auto slash = path.rfind('/');
    faults_.add({.pointer = "/" + std::string(path),
                 .field = std::string(slash == std::string_view::npos ? path : path.substr(slash + 1)),
                 .expected = std::move(expected),
                 .mend = "correct it or leave it out for the default"});
  }

  void finish() const { faults_.throw_if_any(); }

 private:
  FaultList faults_;
};

constexpr int most_metres = 10'000'000;
constexpr int most_days = 36'500;

void check_weights(const Weights& weights, const std::vector<CriterionValue>& criteria, PolicyChecker& checker) {
  checker.fraction("weights/subject_fit", weights.subject_fit);
  checker.fraction("weights/availability", weights.availability);
  checker.fraction("weights/diversity", weights.diversity);
  checker.fraction("weights/proximity", weights.proximity);
  Total sum = Total{weights.subject_fit} + weights.availability + weights.diversity + weights.proximity;
  for (const CriterionValue& criterion : criteria) sum += criterion.value;
  if (sum == one) return;
  checker.add("weights", criteria.empty() ? "four weights that sum to 1 (Weights::normalised makes them)"
                                          : "weights that sum to 1, those of the criteria among them "
                                            "(AllWeights::normalised makes them)");
}

void check_criteria(const std::vector<CriterionValue>& criteria, PolicyChecker& checker) {
  if (criteria.size() > most_criteria) {
    checker.add("weights", "at most " + std::to_string(most_criteria) + " criteria");
  }
  std::string_view last;
  for (const CriterionValue& criterion : criteria) {
    if (is_criterion_name(criterion.name)) {
      checker.fraction("weights/" + criterion.name, criterion.value);
    } else {
      checker.add("weights", "names of criteria: " + std::string(criterion_name_rule));
    }
    if (criterion.name <= last) checker.add("weights", "criteria in the order of their names, each once");
    last = criterion.name;
  }
}

void check_fit(const Policy& policy, PolicyChecker& checker) {
  checker.fraction("similarity/narrower", policy.similarity.narrower);
  checker.fraction("similarity/broader", policy.similarity.broader);
  checker.fraction("similarity/turn", policy.similarity.turn);
  checker.fraction("similarity/related", policy.similarity.related);
  checker.fraction("similarity/minimum", policy.similarity.minimum);
  checker.fraction("strength/main", policy.strength.main);
  checker.fraction("strength/also", policy.strength.also);
  checker.whole_number("strength/max_main_topics", policy.strength.max_main_topics, 0, 1'000'000);
  checker.fraction("facets/met", policy.facets.met);
  checker.fraction("facets/blank", policy.facets.blank);
  checker.fraction("facets/adjacent_stage", policy.facets.adjacent_stage);
  checker.fraction("facets/other_stage", policy.facets.other_stage);
  checker.fraction("facets/other_aspect", policy.facets.other_aspect);
  checker.fraction("facets/other_board", policy.facets.other_board);
  checker.fraction("not_a_leader", policy.not_a_leader);
}

void check_diversity(const DiversityFactors& factors, PolicyChecker& checker) {
  checker.fraction("diversity/past_links", factors.past_links);
  checker.fraction("diversity/link_strength", factors.link_strength);
  checker.whole_number("diversity/half_life_days", factors.half_life_days, 1, most_days);
  checker.fraction("diversity/two_steps", factors.two_steps);
  checker.fraction("diversity/same_trust", factors.same_trust);
  checker.fraction("diversity/same_district", factors.same_district);
  checker.fraction("diversity/spread", factors.spread);
}

void check_likeness(const LikenessFactors& factors, PolicyChecker& checker) {
  checker.fraction("likeness/same_school", factors.same_school);
  checker.fraction("likeness/same_trust", factors.same_trust);
  checker.fraction("likeness/same_district", factors.same_district);
}

void check_limits(const Policy& policy, PolicyChecker& checker) {
  checker.fraction("unknown_proximity", policy.unknown_proximity);
  checker.whole_number("max_distance", policy.max_distance, 0, most_metres);
  checker.fraction("min_subject_fit", policy.min_subject_fit);
  checker.fraction("min_score", policy.min_score);
  checker.whole_number("recently_linked_days", policy.recently_linked_days, 0, most_days);
  checker.whole_number("max_links_per_school", policy.max_links_per_school.value_or(0), 0, 1'000'000);
  checker.whole_number("max_links_per_trust", policy.max_links_per_trust.value_or(0), 0, 1'000'000);
}

}  // namespace

void validate(const Policy& policy) {
  PolicyChecker checker;
  check_weights(policy.weights, policy.criterion_weights, checker);
  check_criteria(policy.criterion_weights, checker);
  check_fit(policy, checker);
  check_diversity(policy.diversity, checker);
  check_likeness(policy.likeness, checker);
  check_limits(policy, checker);
  checker.finish();
}

}  // namespace s2ss
