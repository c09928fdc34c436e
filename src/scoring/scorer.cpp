#include "s2ss/scorer.hpp"

#include <bit>
#include <cstdint>
#include <span>
#include <utility>

#include "model/directory_state.hpp"
#include "s2ss/criterion.hpp"
#include "scoring/check_request.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

namespace {

SchoolIndex checked(const Directory& directory, const Request& request, const Policy& policy) {
  validate(policy);
  return check_request(request, directory);
}

const Policy& without_criteria(const Policy& policy) {
  validate(std::span<const Criterion>(), policy);
  return policy;
}

/// With criteria, whether a score is too low is not for the built-in parts to say.
Policy of_built_in_parts(Policy policy) {
  validate(policy);
  if (!policy.criterion_weights.empty()) policy.min_score = 0;
  return policy;
}

}  // namespace

Scorer::State::State(const Directory& from, const Request& request, const Policy& rules_policy,
                     SchoolIndex requesting_school)
    : directory(from),
      nominees(directory.nominee_records()),
      policy(rules_policy),
      tables(PolicyTables::of(directory, policy)),
      request_modes(request.modes),
      sessions_asked(request.sessions),
      requesting(requesting_school),
      hard_rules(directory, requesting, request, policy),
      subject_fit(directory, request, policy, *tables),
      availability(directory, requesting, request),
      diversity(directory, requesting, policy.diversity, tables->decay()),
      proximity(directory, requesting, request, policy) {}

template <typename Removed>
PairScore Scorer::State::examine(NomineeIndex index, const NomineeRecord& nominee, const Removed& removed) const {
  PairScore score;
  const auto stops = [&](bool broken, Rule rule) {
    if (!broken || !removed(rule)) return false;
    score.removed_by = rule;
    return true;
  };
  if (stops(hard_rules.same_school(nominee), Rule::same_school)) return score;
  if (stops(hard_rules.not_listed(nominee), Rule::not_listed)) return score;
  if (stops(hard_rules.review_overdue(nominee), Rule::review_overdue)) return score;
  if (stops(hard_rules.school_closed(nominee), Rule::school_closed)) return score;
  if (stops(hard_rules.avoided(index, nominee), Rule::avoided)) return score;
  if (stops(hard_rules.same_trust(nominee), Rule::same_trust)) return score;

  const SubjectFit::Result fit = subject_fit(nominee);
  score.parts.subject_fit = fit.mean;
  if (stops(fit.best == 0 || fit.best < policy.min_subject_fit, Rule::no_subject_fit)) return score;
  if (stops(!fit.required_met, Rule::required_need_unmet)) return score;

  const Modes common = request_modes & nominee.modes;
  if (stops(common.empty(), Rule::no_common_mode)) return score;

  const int sessions = availability.sessions(nominee);
  score.parts.availability = availability.part(sessions);
  if (stops(sessions == 0, Rule::no_common_slot)) return score;

  const auto distance = proximity.distance(nominee);
  const int limit = proximity.limit(nominee);
  score.parts.proximity = proximity.part(distance, limit);
  const bool must_travel = (common & Modes::remote()).empty();
  if (stops(distance && *distance > limit && must_travel, Rule::too_far)) return score;

  if (stops(hard_rules.nominee_full(nominee), Rule::nominee_full)) return score;
  if (stops(hard_rules.school_full(nominee), Rule::school_full)) return score;
  const int days = diversity.days_since_last_link(nominee.school);
  if (stops(days >= 0 && policy.recently_linked_days > 0 && days <= policy.recently_linked_days,
            Rule::recently_linked)) {
    return score;
  }
  if (stops(hard_rules.conflict(index, nominee), Rule::conflict)) return score;

  score.parts.diversity = diversity.part(nominee);
  score.total = weighted_total(policy.weights, score.parts);
  if (stops(score.total < Total{policy.min_score} * one, Rule::below_min_score)) return score;
  return score;
}

Scorer::Scorer(Directory directory, const Request& request, const Policy& policy)
    : state_(std::make_unique<const State>(directory, request, without_criteria(policy),
                                           checked(directory, request, policy))) {}
Scorer::Scorer(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
Scorer::Scorer(Scorer&&) noexcept = default;
Scorer& Scorer::operator=(Scorer&&) noexcept = default;
Scorer::~Scorer() = default;

Scorer Scorer::of_built_in_parts(Directory directory, const Request& request, const Policy& policy) {
  return Scorer(std::make_unique<const State>(directory, request, s2ss::of_built_in_parts(policy),
                                              checked(directory, request, policy)));
}

PairScore Scorer::score(NomineeIndex nominee) const {
  return state_->examine(nominee, [](Rule) { return true; });
}

PairScore Scorer::score(NomineeIndex nominee, const NomineeRecord& changed) const {
  return state_->examine(nominee, changed, [](Rule) { return true; });
}

std::vector<NomineeIndex> Scorer::scope() const {
  const Directory& directory = state_->directory;
  std::vector<std::uint64_t> marks(directory.nominee_count() / 64 + 1);
  const auto mark = [&marks](std::span<const NomineeIndex> nominees) {
    for (const NomineeIndex nominee : nominees) marks[nominee.value / 64] |= std::uint64_t{1} << nominee.value % 64;
  };
  for (const ConceptIndex topic : state_->subject_fit.reached_topics()) mark(directory.nominees_offering(topic));
  mark(directory.state().unlisted);
  mark(state_->hard_rules.concerned());
  std::vector<NomineeIndex> nominees;
  for (std::uint32_t word = 0; word < marks.size(); ++word) {
    for (std::uint64_t left = marks[word]; left != 0; left &= left - 1) {
      nominees.push_back(NomineeIndex{word * 64 + static_cast<std::uint32_t>(std::countr_zero(left))});
    }
  }
  return nominees;
}

std::vector<Rule> Scorer::rules(NomineeIndex nominee) const {
  std::vector<Rule> all;
  static_cast<void>(state_->examine(nominee, [&all](Rule rule) {
    all.push_back(rule);
    return false;
  }));
  return all;
}

Parts Scorer::parts(NomineeIndex nominee) const {
  return state_->examine(nominee, [](Rule) { return false; }).parts;
}

Total Scorer::total(const Parts& parts) const noexcept { return weighted_total(state_->policy.weights, parts); }

Evidence Scorer::evidence(NomineeIndex index) const {
  const NomineeRecord& nominee = state_->nominees[index.value];
  Evidence evidence;
  evidence.needs = state_->subject_fit.evidence(nominee);
  evidence.sessions = state_->availability.sessions(nominee);
  evidence.sessions_asked = state_->sessions_asked;
  evidence.modes = state_->request_modes & nominee.modes;
  evidence.distance = state_->proximity.distance(nominee);
  evidence.distance_limit = state_->proximity.limit(nominee);
  evidence.no_travel_needed = state_->proximity.no_travel_needed();
  state_->diversity.explain(nominee, evidence);
  return evidence;
}

PairFacts Scorer::facts(NomineeIndex index) const {
  const NomineeRecord& nominee = state_->nominees[index.value];
  return {.sessions = state_->availability.sessions(nominee), .distance = state_->proximity.distance(nominee)};
}

const Directory& Scorer::directory() const noexcept { return state_->directory; }
SchoolIndex Scorer::requesting_school() const noexcept { return state_->requesting; }

}  // namespace s2ss
