#include "s2ss/sentences.hpp"

#include <string>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"

namespace s2ss {

namespace {

std::string need_sentence(const NeedEvidence& need) {
  const std::string asked = need.need.label + own_words(need) + ": ";
  if (!need.expertise) return asked + "nothing offered comes near it.";
  return asked + offer_clause(need) + " (fit " + percent(need.fit) + ").";
}

std::string session_sentence(const Evidence& evidence) {
  const auto possible = static_cast<std::size_t>(evidence.sessions);
  if (possible == 0) return "No session fits both timetables inside the window.";
  return text::counted(possible, "session") + (possible == 1 ? " fits" : " fit") +
         " both timetables inside the window; " + std::to_string(evidence.sessions_asked) + " asked for.";
}

std::string mode_sentence(const Evidence& evidence) {
  // Beyond the distance limit only what needs no travel is left.
  const bool beyond = evidence.distance && *evidence.distance > evidence.distance_limit;
  const Modes usable = beyond ? evidence.modes & Modes::remote() : evidence.modes;
  std::vector<std::string> ways;
  for (std::size_t mode = 0; mode < enumerator_words<Mode>.size(); ++mode) {
    if (usable.contains(Mode(mode))) ways.emplace_back(mode_phrase(Mode(mode)));
  }
  if (ways.empty()) return "The two sides share no way of working" + std::string(beyond ? " over this distance." : ".");
  return "Both sides can work by " + text::listed(ways) + ".";
}

std::string distance_sentence(const Evidence& evidence) {
  if (evidence.no_travel_needed) return "Nobody has to travel.";
  if (!evidence.distance) return "The distance is not known, because a school's coordinates are missing.";
  return kilometres(*evidence.distance) + " apart as the crow flies; the limit is " +
         kilometres(evidence.distance_limit) + ".";
}

std::string history_sentence(const Evidence& evidence) {
  if (evidence.past_links.empty()) return "The two schools have not been linked before.";
  return "The two schools have been linked " + times(evidence.past_links.size()) + " before, last on " +
         day(evidence.past_links.back().date) + ".";
}

/// What else the pairing shares, if anything.
void append_shared(const Evidence& evidence, std::vector<std::string>& sentences) {
  std::vector<std::string> shared;
  if (evidence.same_trust) shared.emplace_back("belong to the same trust");
  if (evidence.same_district) shared.emplace_back("are in the same district");
  if (evidence.two_steps) shared.emplace_back("have both been linked with the same third school");
  if (!shared.empty()) sentences.push_back("They " + text::listed(shared) + ".");
  if (evidence.used_more_than_average) {
    sentences.emplace_back("This colleague or their school has given more support than most of the programme.");
  }
}

}  // namespace

std::vector<std::string> sentences(const Candidate& candidate) {
  const Evidence& evidence = candidate.evidence;
  std::vector<std::string> all;
  for (const NeedEvidence& need : evidence.needs) all.push_back(need_sentence(need));
  all.push_back(session_sentence(evidence));
  all.push_back(mode_sentence(evidence));
  all.push_back(distance_sentence(evidence));
  all.push_back(history_sentence(evidence));
  append_shared(evidence, all);
  for (const CriterionValue& criterion : candidate.criterion_parts) {
    all.push_back("The criterion " + criterion.name + " gives " + percent(criterion.value) + ".");
  }
  return all;
}

std::vector<std::string> sentences(const Explanation& explanation) {
  const std::string of = " of " + text::counted(explanation.eligible, "eligible nominee");
  std::vector<std::string> all;
  if (explanation.is_eligible()) {
    all.push_back("Eligible, and number " + std::to_string(explanation.rank) + of + ".");
  } else {
    for (const Rule rule : explanation.rules) all.emplace_back(meaning(rule));
    all.push_back("But for that, it would be number " + std::to_string(explanation.rank) + " beside the " +
                  text::counted(explanation.eligible, "eligible nominee") + ".");
  }
  if (!explanation.changes.empty()) all.push_back(sentence(explanation.changes.front()));
  for (std::string& sentence : sentences(explanation.candidate)) all.push_back(std::move(sentence));
  return all;
}

std::string_view meaning(Rule rule) noexcept {
  switch (rule) {
    case Rule::same_school:
      return "The nominee works at the requesting school.";
    case Rule::not_listed:
      return "The entry is not listed: the nomination must be confirmed and listed first.";
    case Rule::review_overdue:
      return "The entry's review date has passed: it must be reviewed first.";
    case Rule::school_closed:
      return "The nominee's school is not open: the entry must move to its successor.";
    case Rule::avoided:
      return "The request asks not to be linked with this nominee, school or trust.";
    case Rule::same_trust:
      return "Both schools belong to one trust, and the policy leaves such links to the trust.";
    case Rule::no_subject_fit:
      return "Nothing the nominee offers is near enough to what is asked for.";
    case Rule::required_need_unmet:
      return "A need that the request calls required is not met well enough.";
    case Rule::no_common_mode:
      return "The two sides share no way of working: one of them would have to widen the modes.";
    case Rule::no_common_slot:
      return "No session fits both timetables inside the window: widen the slots or the window.";
    case Rule::too_far:
      return "The schools are further apart than the limit, and no way of working without travel is shared.";
    case Rule::nominee_full:
      return "The nominee already has as many links as they offered.";
    case Rule::school_full:
      return "The nominee's school already gives as many links as it can release.";
    case Rule::recently_linked:
      return "The two schools were linked too recently for the policy.";
    case Rule::conflict:
      return "A declared conflict stands between the two sides.";
    case Rule::below_min_score:
      return "The score is below the least the policy accepts.";
  }
  return "";
}

}  // namespace s2ss
