#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/json_form.hpp"
#include "s2ss/calendar.hpp"
#include "s2ss/change.hpp"
#include "s2ss/compare.hpp"
#include "s2ss/concept.hpp"
#include "s2ss/date.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/link.hpp"
#include "s2ss/metrics.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/phrase.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/resolution.hpp"
#include "s2ss/revise.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/school.hpp"
#include "s2ss/shortlist.hpp"
#include "s2ss/single_change.hpp"
#include "s2ss/slots.hpp"
#include "s2ss/stability.hpp"

/// The forms of our types. Each stands in the file of its concept.
namespace s2ss {

/// Old and new URN.
using JsonSuccession = std::pair<std::string, std::string>;

// json_values.cpp
template <>
const JsonForm& form_of<std::string>();
template <>
const JsonForm& form_of<bool>();
template <>
const JsonForm& form_of<Date>();
template <>
const JsonForm& form_of<std::optional<Date>>();
template <>
const JsonForm& form_of<std::vector<std::string>>();

// json_slots.cpp, json_modes.cpp, json_calendar.cpp
template <>
const JsonForm& form_of<Slots>();
template <>
const JsonForm& form_of<Modes>();
template <>
const JsonForm& form_of<DateRange>();
template <>
const JsonForm& form_of<Calendar>();

// json_school.cpp, json_nominee.cpp, json_link.cpp
template <>
const JsonForm& form_of<School>();
template <>
const JsonForm& form_of<JsonSuccession>();
template <>
const JsonForm& form_of<Expertise>();
template <>
const JsonForm& form_of<Contact>();
template <>
const JsonForm& form_of<Nominee>();
template <>
const JsonForm& form_of<Link>();
template <>
const JsonForm& form_of<Conflict>();

// json_change.cpp
template <>
const JsonForm& form_of<Change>();
template <>
const JsonForm& form_of<ChangeBatch>();

// json_request.cpp, json_policy.cpp
template <>
const JsonForm& form_of<Need>();
template <>
const JsonForm& form_of<Request>();
template <>
const JsonForm& form_of<std::vector<Request>>();
template <>
const JsonForm& form_of<Policy>();

// json_evidence.cpp, json_shortlist.cpp
template <>
const JsonForm& form_of<ConceptReference>();
template <>
const JsonForm& form_of<StepEvidence>();
template <>
const JsonForm& form_of<FacetEvidence>();
template <>
const JsonForm& form_of<NeedEvidence>();
template <>
const JsonForm& form_of<LinkEvidence>();
template <>
const JsonForm& form_of<Evidence>();
template <>
const JsonForm& form_of<Candidate>();
template <>
const JsonForm& form_of<RuleCounts>();
template <>
const JsonForm& form_of<Shortlist>();
template <>
const JsonForm& form_of<Explanation>();

// json_single_change.cpp, json_stability.cpp, json_comparison.cpp, json_metrics.cpp
template <>
const JsonForm& form_of<SingleChange>();
template <>
const JsonForm& form_of<ExactWeight>();
template <>
const JsonForm& form_of<WeightInterval>();
template <>
const JsonForm& form_of<PartStability>();
template <>
const JsonForm& form_of<Tie>();
template <>
const JsonForm& form_of<Stability>();
template <>
const JsonForm& form_of<PartDifference>();
template <>
const JsonForm& form_of<Comparison>();
template <>
const JsonForm& form_of<Share>();
template <>
const JsonForm& form_of<Metrics>();

// json_resolution.cpp
template <>
const JsonForm& form_of<Phrase>();
template <>
const JsonForm& form_of<Mention>();
template <>
const JsonForm& form_of<ResolvedNeed>();
template <>
const JsonForm& form_of<DismissedMention>();
template <>
const JsonForm& form_of<Question>();
template <>
const JsonForm& form_of<Resolution>();

// json_round_rules.cpp, json_plan.cpp
template <>
const JsonForm& form_of<Pair>();
template <>
const JsonForm& form_of<Amount>();
template <>
const JsonForm& form_of<RoundRules>();
template <>
const JsonForm& form_of<Bound>();
template <>
const JsonForm& form_of<Certificate>();
template <>
const JsonForm& form_of<Move>();
template <>
const JsonForm& form_of<PlanComparison>();
template <>
const JsonForm& form_of<AssignedLink>();
template <>
const JsonForm& form_of<UnmetPlaces>();
template <>
const JsonForm& form_of<Shortage>();
template <>
const JsonForm& form_of<Alternates>();
template <>
const JsonForm& form_of<LinkPrice>();
template <>
const JsonForm& form_of<PlanConflict>();
template <>
const JsonForm& form_of<Plan>();

// json_taxonomy.cpp
template <>
const JsonForm& form_of<Concept>();

}  // namespace s2ss
