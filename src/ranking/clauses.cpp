#include "ranking/clauses.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/prose.hpp"
#include "core/text.hpp"
#include "s2ss/parts.hpp"

namespace s2ss {

std::string percent(Millionths value) { return std::to_string((value + 5'000) / 10'000) + "%"; }

std::string decimal(Millionths value) {
  std::string digits = std::to_string(one + value % one).substr(1);
  digits.erase(digits.find_last_not_of('0') + 1);
  return std::to_string(value / one) + (digits.empty() ? "" : "." + digits);
}

std::string thousandths(Total total) {
  constexpr Total thousandth = one_total / 1'000;
  const Total rounded = ((total < 0 ? -total : total) + thousandth / 2) / thousandth;
  return std::to_string(rounded / 1'000) + "." + std::to_string(1'000 + rounded % 1'000).substr(1);
}

std::string kilometres(int metres) {
  const int tenths = metres / 100 + (metres % 100 >= 50 ? 1 : 0);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " km";
}

std::string day(Date date) {
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  return std::to_string(date.day()) + " " + std::string(months[static_cast<std::size_t>(date.month() - 1)]) + " " +
         std::to_string(date.year());
}

std::string times(std::size_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

std::string relation(const NeedEvidence& need) {
  const std::string offers = "offers " + need.expertise->label;
  if (need.path.empty()) return "offers exactly this";
  if (need.path.front().step == Step::related) return offers + ", a related topic";
  if (need.path.front().step == Step::narrower) return offers + ", a part of it";
  if (need.path.back().step == Step::broader) return offers + ", which takes it in";
  std::string meeting_point;
  for (const StepEvidence& step : need.path) {
    if (step.step == Step::broader) meeting_point = step.to.label;
  }
  return offers + ", a neighbour under " + meeting_point;
}

std::string facet_clause(const FacetEvidence& facet) {
  switch (facet.outcome) {
    case FacetOutcome::met:
      return facet.asked.label + " is covered";
    case FacetOutcome::blank:
      return facet.asked.label + " is not ruled out";
    case FacetOutcome::adjacent:
      return "a stage next to " + facet.asked.label + " is covered";
    case FacetOutcome::other:
      break;
  }
  return facet.asked.label + " is not covered";
}

std::string own_words(const NeedEvidence& need) {
  const auto same = [](const std::string& words, const std::string& label) {
    return text::to_lower(words) == text::to_lower(label);
  };
  const auto is_label = [&](const std::string& words) {
    return same(words, need.need.label) ||
           std::ranges::any_of(need.facets, [&](const FacetEvidence& facet) { return same(words, facet.asked.label); });
  };
  if (std::ranges::all_of(need.words, is_label)) return "";
  std::vector<std::string> quoted;
  for (const std::string& words : need.words) quoted.push_back(text::quoted(words));
  return ", asked for as " + text::listed(quoted);
}

std::string offer_clause(const NeedEvidence& need) {
  if (!need.expertise) return "offers nothing near it";
  std::string clause = relation(need);
  clause += need.strength == Strength::main ? ", as a main strength" : ", as a further strength";
  for (const FacetEvidence& facet : need.facets) clause += "; " + facet_clause(facet);
  if (need.role_factor < one) clause += "; does not lead a department or school";
  return clause;
}

std::string_view mode_phrase(Mode mode) noexcept {
  constexpr std::array<std::string_view, 5> phrases{"visiting the school", "hosting a visit", "online calls",
                                                    "telephone", "sharing resources"};
  return phrases[static_cast<std::size_t>(mode)];
}

std::string part_phrase(std::string_view part) {
  if (part == to_string(Part::diversity)) return "new connection";
  if (part == to_string(Part::proximity)) return "nearness";
  std::string phrase(part);
  std::ranges::replace(phrase, '_', ' ');
  return phrase;
}

std::string colleague(const Candidate& candidate) {
  return "the colleague at " + candidate.school_name + " (" + candidate.nominee + ")";
}

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  return sentence;
}

}  // namespace s2ss
