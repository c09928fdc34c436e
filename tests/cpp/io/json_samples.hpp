#pragma once

#include <limits>
#include <optional>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "s2ss/io/json.hpp"
#include "s2ss/s2ss.hpp"

/// Random values of every type that has a JSON form. To be called inside a property.
namespace s2ss::testing {

inline std::string any_text() {
  static const std::vector<std::string> pieces{
      "a",    "Z",    "0",      " ",          "\"", "\\",     "/", "\n", "\t", "\r",
      "\x01", "\x7f", "\u00e9", "\U0001d11e", "{",  "\u2028", "]", ",",  ":",  std::string(1, '\0')};
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) text += piece;
  return text;
}

inline int any_int(int least, int most) {
  return static_cast<int>(*rc::gen::resize(100, rc::gen::inRange(std::int64_t{least}, std::int64_t{most} + 1)));
}

inline bool any_flag() { return any_int(0, 1) == 1; }

template <typename Enum>
Enum any_word() {
  return Enum(any_int(0, static_cast<int>(enumerator_words<Enum>.size()) - 1));
}

template <typename Make>
auto any_list(const Make& make, int most = 3) {
  std::vector<decltype(make())> list(static_cast<std::size_t>(any_int(0, most)));
  for (auto& item : list) item = make();
  return list;
}

template <typename Make>
auto any_optional(const Make& make) {
  return any_flag() ? std::optional(make()) : std::nullopt;
}

inline std::vector<std::string> any_texts() { return any_list(any_text); }
inline std::optional<int> any_optional_int(int least, int most) {
  return any_optional([&] { return any_int(least, most); });
}
inline Date any_date() {
  return Date::from_days(any_int(Date::parse("1900-01-01").days(), Date::parse("2200-12-31").days()));
}
inline DateRange any_range() {
  const Date from = any_date();
  return {from, std::min(from + any_int(0, 400), Date::parse("2200-12-31"))};
}
inline Millionths any_fraction() { return any_int(0, one); }
inline Modes any_modes() {
  Modes modes;
  for (const Mode mode : any_list(any_word<Mode>)) modes.insert(mode);
  return modes;
}
inline Slots any_slots() { return Slots::from_bits(static_cast<std::uint32_t>(any_int(0, (1 << Slots::count) - 1))); }
inline double any_positive() {
  return *rc::gen::elementOf(std::vector{1.0, 0.1, 1e-300, 3.0e10, 1.0 / 3, 5e-324, 1e308});
}

inline School any_school() {
  School school;
  school.urn = any_text();
  school.name = any_text();
  school.phase = any_word<Phase>();
  school.status = any_word<SchoolStatus>();
  school.type = any_text();
  school.local_authority = any_text();
  school.district = any_text();
  school.trust = any_text();
  school.groups = any_texts();
  school.religious_character = any_text();
  school.gender = any_text();
  school.low_age = any_optional_int(0, 20);
  school.high_age = any_optional_int(0, 20);
  school.pupils = any_optional_int(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
  school.disadvantage = any_optional([] { return any_int(0, 1000) / 10.0; });
  school.easting = any_optional_int(-9, 700'000);
  school.northing = any_optional_int(-9, 700'000);
  school.release_limit = any_optional_int(0, 9);
  return school;
}

inline Expertise any_expertise() { return {any_text(), any_texts(), any_texts(), any_texts(), any_word<Strength>()}; }

inline Contact any_contact() { return {any_text(), any_text()}; }

inline Nominee any_nominee() {
  Nominee nominee;
  nominee.id = any_text();
  nominee.school = any_text();
  nominee.role = any_word<Role>();
  nominee.status = any_word<NomineeStatus>();
  nominee.expertise = any_list(any_expertise);
  nominee.modes = any_modes();
  nominee.slots = any_slots();
  nominee.away = any_list(any_range);
  nominee.max_links = any_int(0, std::numeric_limits<int>::max());
  nominee.max_distance = any_optional_int(0, std::numeric_limits<int>::max());
  nominee.review_by = any_optional(any_date);
  nominee.contact = any_contact();
  return nominee;
}

inline Link any_link() { return {any_text(), any_text(), any_text(), any_date(), any_word<LinkState>(), any_text()}; }

inline Conflict any_conflict() { return {any_text(), any_text(), any_text(), any_text(), any_optional(any_date)}; }

inline Change any_change() {
  Change change;
  change.kind = any_word<ChangeKind>();
  change.id = any_text();
  change.nominee = any_optional(any_nominee);
  change.school = any_optional(any_school);
  change.link = any_optional(any_link);
  change.conflict = any_optional(any_conflict);
  change.max_links = any_optional_int(0, 9);
  change.release_limit = any_optional_int(0, 9);
  return change;
}

inline ChangeBatch any_change_batch() { return {static_cast<std::uint64_t>(any_int(0, 3)), any_list(any_change, 2)}; }

inline Calendar any_calendar() {
  return {any_text(),         any_text(),          any_list(any_range), any_list(any_range),
          any_list(any_date), any_list(any_range), any_word<Week>()};
}

inline Need any_need() {
  return {any_text(), any_texts(), any_texts(), any_texts(), any_positive(), any_flag(), any_texts()};
}

inline Request any_request() {
  Request request;
  request.id = any_text();
  request.school = any_text();
  request.needs = any_list(any_need);
  request.needs.push_back(any_need());
  const DateRange window = any_range();
  request.from = window.from;
  request.to = window.to;
  request.sessions = any_int(1, 1000);
  request.slots = any_slots();
  request.modes = any_modes().insert(any_word<Mode>());
  request.max_distance = any_optional_int(0, 100'000);
  request.places = any_int(1, 1000);
  request.avoid_schools = any_texts();
  request.avoid_trusts = any_texts();
  request.avoid_nominees = any_texts();
  request.priority = any_int(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
  request.text = any_text();
  return request;
}

inline Phrase any_phrase() {
  const auto any_place = [] { return static_cast<std::uint32_t>(any_int(0, std::numeric_limits<int>::max())); };
  return {any_text(), any_place(), any_place(), any_place(), any_place()};
}

inline Mention any_mention() {
  return {any_phrase(), any_text(), any_text(), any_text(), any_word<LabelKind>(), any_word<LabelMatch>()};
}
inline DismissedMention any_dismissed_mention() { return {any_mention(), any_word<Dismissal>()}; }
inline ResolvedNeed any_resolved_need() { return {any_need(), any_list(any_mention), any_fraction()}; }
inline Question any_question() { return {any_phrase(), any_texts(), any_texts()}; }

inline Resolution any_resolution() {
  return {any_list(any_resolved_need), any_list(any_phrase), any_list(any_question), any_list(any_dismissed_mention)};
}

inline Weights any_weights() {
  Weights weights;
  weights.subject_fit = any_int(0, one);
  weights.availability = any_int(0, one - weights.subject_fit);
  weights.diversity = any_int(0, one - weights.subject_fit - weights.availability);
  weights.proximity = one - weights.subject_fit - weights.availability - weights.diversity;
  return weights;
}

/// Some criteria, in the order of their names.
inline std::vector<CriterionValue> any_criteria() {
  std::vector<CriterionValue> criteria;
  for (const char* name : {"ardour", "years_2", "zeal"}) {
    if (any_flag()) criteria.push_back({name, any_fraction()});
  }
  return criteria;
}

/// Gives criteria a share of the weights.
inline std::vector<CriterionValue> any_criterion_weights(Weights& weights) {
  std::vector<CriterionValue> criteria = any_criteria();
  for (CriterionValue& criterion : criteria) {
    criterion.value = any_int(0, weights.proximity);
    weights.proximity -= criterion.value;
  }
  return criteria;
}

inline Policy any_policy() {
  Policy policy;
  policy.weights = any_weights();
  policy.criterion_weights = any_criterion_weights(policy.weights);
  policy.similarity = {any_fraction(), any_fraction(), any_fraction(), any_fraction(), any_fraction()};
  policy.strength = {any_fraction(), any_fraction(), any_int(0, 9)};
  policy.facets = {any_fraction(), any_fraction(), any_fraction(), any_fraction(), any_fraction(), any_fraction()};
  policy.not_a_leader = any_fraction();
  policy.diversity = {any_fraction(), any_fraction(), any_int(1, 36'500), any_fraction(),
                      any_fraction(), any_fraction(), any_fraction()};
  policy.likeness = {any_fraction(), any_fraction(), any_fraction()};
  policy.unknown_proximity = any_fraction();
  policy.max_distance = any_int(0, 10'000'000);
  policy.min_subject_fit = any_fraction();
  policy.min_score = any_fraction();
  policy.exclude_same_trust = any_flag();
  policy.recently_linked_days = any_int(0, 36'500);
  policy.max_links_per_school = any_optional_int(0, 99);
  policy.max_links_per_trust = any_optional_int(0, 99);
  return policy;
}

inline ConceptReference any_reference() { return {any_text(), any_text()}; }
inline Parts any_parts() { return {any_fraction(), any_fraction(), any_fraction(), any_fraction()}; }
inline StepEvidence any_step() { return {any_word<Step>(), any_reference()}; }
inline FacetEvidence any_facet() {
  return {any_word<Facet>(), any_reference(), any_word<FacetOutcome>(), any_fraction()};
}
inline LinkEvidence any_link_evidence() {
  return {any_date(), any_word<LinkState>(), any_word<LinkDirection>(), any_fraction()};
}

inline NeedEvidence any_need_evidence() {
  NeedEvidence need;
  need.need = any_reference();
  need.words = any_texts();
  need.required = any_flag();
  need.weight = any_fraction();
  need.expertise = any_optional(any_reference);
  need.path = any_list(any_step);
  need.similarity = any_fraction();
  need.strength = any_word<Strength>();
  need.strength_factor = any_fraction();
  need.facets = any_list(any_facet);
  need.role_factor = any_fraction();
  need.fit = any_fraction();
  return need;
}

inline Candidate any_candidate() {
  Candidate candidate{any_text(), any_text(), any_text(), any_word<Role>(), 0, any_parts(), {}};
  candidate.total = Total{any_fraction()} * any_fraction();
  candidate.criterion_parts = any_criteria();
  Evidence& evidence = candidate.evidence;
  evidence.needs = any_list(any_need_evidence, 2);
  evidence.sessions = any_int(0, 99);
  evidence.sessions_asked = any_int(1, 99);
  evidence.modes = any_modes();
  evidence.distance = any_optional_int(0, 99'999);
  evidence.distance_limit = any_int(0, 99'999);
  evidence.no_travel_needed = any_flag();
  evidence.past_links = any_list(any_link_evidence);
  evidence.two_steps = any_flag();
  evidence.same_trust = any_flag();
  evidence.same_district = any_flag();
  evidence.used_more_than_average = any_flag();
  return candidate;
}

inline Shortlist any_shortlist() {
  Shortlist shortlist{any_text(), any_text(), any_date(), any_weights(), any_list(any_candidate, 2), 0, {}, {}};
  shortlist.considered = static_cast<std::size_t>(any_int(0, 1 << 30));
  shortlist.eligible = static_cast<std::size_t>(any_int(0, 1 << 30));
  RuleCounts excluded{};
  for (auto& count : excluded) count = static_cast<std::uint32_t>(any_int(0, 2));
  shortlist.excluded = excluded;
  shortlist.version = static_cast<std::uint64_t>(any_int(0, 3));
  shortlist.criterion_weights = any_criterion_weights(shortlist.weights);
  shortlist.variety = any_fraction();
  return shortlist;
}

inline std::size_t any_count() { return static_cast<std::size_t>(any_int(0, 1 << 30)); }

inline SingleChange any_single_change() {
  SingleChange change{.kind = any_word<SingleChangeKind>(), .side = any_word<ChangeSide>()};
  change.slot = any_text();
  change.mode = any_optional(any_word<Mode>);
  change.distance = any_optional_int(0, 99'999);
  change.links = any_optional_int(0, 99);
  change.need = any_optional(any_reference);
  change.facet = any_optional(any_reference);
  change.min_score = any_optional(any_fraction);
  change.part = any_text();
  change.weight = any_optional(any_fraction);
  change.size = any_fraction();
  change.rank = any_count();
  return change;
}

inline Explanation any_explanation() {
  Explanation explanation{any_text(),
                          any_candidate(),
                          any_list(any_word<Rule>),
                          any_count(),
                          any_count(),
                          any_weights(),
                          static_cast<std::uint64_t>(any_int(0, 3))};
  explanation.criterion_weights = any_criterion_weights(explanation.weights);
  explanation.limit = any_count();
  explanation.changes = any_list(any_single_change);
  return explanation;
}

inline ExactWeight any_weight() {
  const int denominator = any_int(1, std::numeric_limits<int>::max());
  return {any_int(0, denominator), denominator};
}
inline WeightInterval any_interval() { return {any_weight(), any_flag(), any_weight(), any_flag()}; }
inline PartStability any_part_stability() {
  return {any_text(), any_fraction(), any_interval(), any_interval(), any_interval(), any_text(), any_text()};
}
inline Tie any_tie() { return {any_count(), Total{any_fraction()} * any_fraction(), any_texts(), any_flag()}; }
inline Stability any_stability() {
  return {any_text(),           any_count(), any_count(), any_text(), any_list(any_part_stability, 2),
          any_list(any_tie, 2), any_count()};
}

inline PartDifference any_part_difference() {
  PartDifference part{any_text(), any_fraction(), any_fraction(), any_fraction(), 0};
  part.counts = Total{part.weight} * (part.above - part.below);
  return part;
}
inline Comparison any_comparison() {
  Comparison comparison{any_text(),
                        any_candidate(),
                        any_candidate(),
                        any_list(any_word<Rule>),
                        any_list(any_word<Rule>),
                        any_list(any_part_difference),
                        0};
  comparison.difference = comparison.above.total - comparison.below.total;
  return comparison;
}

inline Share any_share() { return {any_count(), any_optional(any_count), any_optional(any_fraction)}; }
inline Metrics any_metrics() {
  return {any_count(),
          any_share(),
          any_share(),
          any_share(),
          any_optional(any_fraction),
          any_optional(any_fraction),
          any_share(),
          any_share(),
          any_share(),
          any_texts(),
          any_texts(),
          any_texts(),
          any_texts()};
}

inline Total any_total() { return Total{any_fraction()} * any_fraction(); }
inline std::int64_t any_units() {
  return (std::int64_t{any_int(-1'000'000'000, 1'000'000'000)} << 33) + any_fraction();
}
inline Pair any_pair() { return {any_text(), any_text()}; }
inline Amount any_amount() { return {any_text(), any_units()}; }
inline std::vector<Amount> any_amounts() { return any_list(any_amount, 2); }
inline RoundRules any_rules() {
  return {any_word<Goal>(), any_list(any_pair, 2), any_list(any_pair, 2), any_amounts(), any_amounts(),
          any_total(),      any_total(),           any_total(),           any_total(),   any_list(any_pair, 2),
          any_total()};
}
inline AssignedLink any_assigned_link() {
  return {any_text(), any_text(),  any_text(),
          any_text(), any_total(), {any_fraction(), any_fraction(), any_fraction(), any_fraction()}};
}
inline UnmetPlaces any_unmet() {
  return {any_text(), any_int(1, 100), any_word<Unmet>(), any_text(), any_optional(any_count)};
}
inline Shortage any_shortage() { return {any_texts(), any_texts(), any_int(0, 100), any_int(0, 100)}; }
inline Alternates any_alternates() { return {any_text(), any_list(any_assigned_link, 2)}; }
inline LinkPrice any_link_price() {
  return {any_word<Holder>(), any_text(), any_total(), any_int(0, 2), any_texts(), any_text()};
}
inline Bound any_bound() {
  return {any_optional(any_total), any_flag(),    any_units(),   any_units(),  any_units(),
          any_amounts(),           any_amounts(), any_amounts(), any_amounts()};
}
inline Certificate any_certificate() { return {any_list(any_bound, 2)}; }
inline PlanConflict any_plan_conflict() {
  return {any_texts(), any_texts(), any_texts(), any_texts(), any_int(0, 100), any_int(0, 100)};
}
inline Plan any_plan() {
  return {any_word<PlanStatus>(),
          any_date(),
          any_rules(),
          any_int(0, 100),
          any_total() * 7,
          any_list(any_assigned_link),
          any_list(any_unmet),
          any_list(any_shortage, 2),
          any_list(any_alternates, 2),
          any_list(any_link_price, 2),
          any_certificate(),
          any_units(),
          any_plan_conflict()};
}
inline PlanComparison any_plan_comparison() {
  return {any_list([] {
            return Move{any_pair(), any_flag(), any_word<MoveReason>()};
          }),
          any_int(0, 100), any_total() - any_total(), any_int(-100, 100)};
}

}  // namespace s2ss::testing
