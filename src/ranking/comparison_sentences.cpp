#include <algorithm>
#include <string>
#include <vector>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"
#include "s2ss/sentences.hpp"

namespace s2ss {

namespace {

/// What to call the two: by their schools or, when they are colleagues, by their ids.
struct Names {
  std::string above, below;

  explicit Names(const Comparison& both) : above(both.above.school_name), below(both.below.school_name) {
    if (both.above.school_name != both.below.school_name) return;
    above = both.above.nominee;
    below = both.below.nominee;
  }
};

void append_order(const Comparison& both, std::vector<std::string>& all) {
  const std::string above = colleague(both.above), below = colleague(both.below);
  const std::string scores = thousandths(both.above.total) + " against " + thousandths(both.below.total);
  if (both.is_tie()) {
    all.push_back(capitalised(above) + " and " + below + " have the same score, " + thousandths(both.above.total) +
                  "; only the order of their ids puts the first one first.");
  } else {
    all.push_back(capitalised(above) + " stands above " + below + ": " + scores + ".");
  }
  if (!both.above_rules.empty()) {
    all.emplace_back("Neither of them can be proposed for this request; this is how they would stand.");
  } else if (!both.below_rules.empty()) {
    all.push_back(capitalised(below) + " cannot be proposed for this request.");
    for (const Rule rule : both.below_rules) all.emplace_back(meaning(rule));
  }
}

/// What lies behind a difference in subject fit: the needs that the two meet differently.
void append_needs(const Comparison& both, const Names& names, std::vector<std::string>& all) {
  const auto& above = both.above.evidence.needs;
  const auto& below = both.below.evidence.needs;
  for (std::size_t i = 0; i < std::min(above.size(), below.size()); ++i) {
    if (above[i].fit == below[i].fit) continue;
    all.push_back(above[i].need.label + ": " + names.above + " " + offer_clause(above[i]) + " (fit " +
                  percent(above[i].fit) + "); " + names.below + " " + offer_clause(below[i]) + " (fit " +
                  percent(below[i].fit) + ").");
  }
}

std::string sessions(const Evidence& evidence) {
  return text::counted(static_cast<std::size_t>(evidence.sessions), "session");
}

std::string distance(const Evidence& evidence) {
  if (evidence.no_travel_needed) return "no travel";
  return evidence.distance ? kilometres(*evidence.distance) + " of at most " + kilometres(evidence.distance_limit)
                           : "a distance that is not known";
}

/// "linked twice before, same trust"; "nothing" when the two sides share nothing.
std::string shared(const Evidence& evidence) {
  std::vector<std::string> facts;
  if (!evidence.past_links.empty()) facts.push_back("linked " + times(evidence.past_links.size()) + " before");
  if (evidence.two_steps) facts.emplace_back("a third school in common");
  if (evidence.same_trust) facts.emplace_back("the same trust");
  if (evidence.same_district) facts.emplace_back("the same district");
  if (evidence.used_more_than_average) facts.emplace_back("more support given than most");
  return facts.empty() ? "nothing" : text::listed(facts);
}

/// The facts behind one part that sets the two apart.
void append_facts(const Comparison& both, const Names& names, std::string_view part, std::vector<std::string>& all) {
  const Evidence& above = both.above.evidence;
  const Evidence& below = both.below.evidence;
  const auto each = [&](const std::string& of_above, const std::string& of_below, std::string_view lead) {
    all.push_back(std::string(lead) + names.above + " " + of_above + ", " + names.below + " " + of_below + ".");
  };
  if (part == to_string(Part::subject_fit)) {
    append_needs(both, names, all);
  } else if (part == to_string(Part::availability)) {
    each(sessions(above), sessions(below),
         "Sessions that fit both timetables, of " + std::to_string(above.sessions_asked) + " asked for: ");
  } else if (part == to_string(Part::diversity)) {
    each(shared(above), shared(below), "What the schools share already: ");
  } else if (part == to_string(Part::proximity)) {
    each(distance(above), distance(below), "As the crow flies: ");
  }
}

}  // namespace

std::vector<std::string> sentences(const Comparison& comparison) {
  std::vector<std::string> all;
  append_order(comparison, all);
  const Names names(comparison);
  std::vector<PartDifference> parts = comparison.parts;
  std::ranges::stable_sort(parts, [](const PartDifference& left, const PartDifference& right) {
    return std::max(left.counts, -left.counts) > std::max(right.counts, -right.counts);
  });
  std::vector<std::string> level;
  for (const PartDifference& each : parts) {
    const std::string phrase = part_phrase(each.part);
    if (each.above == each.below) {
      level.push_back(phrase);
      continue;
    }
    const bool for_above = each.above > each.below;
    const std::string worth =
        each.counts == 0 ? "it has no weight" : "it counts " + thousandths(each.counts) + " of the score";
    all.push_back(capitalised(phrase) + " speaks for " + (for_above ? names.above : names.below) + ", " +
                  percent(std::max(each.above, each.below)) + " against " + percent(std::min(each.above, each.below)) +
                  ": " + worth + ".");
    append_facts(comparison, names, each.part, all);
  }
  if (!level.empty()) all.push_back("They are level in " + text::listed(level) + ".");
  return all;
}

}  // namespace s2ss
