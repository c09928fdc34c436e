#include <array>
#include <bit>
#include <string>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"
#include "s2ss/sentences.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

namespace {

/// "on Tuesday afternoons in week A"; nothing more precise than "at one more time" when it is no single slot.
std::string slot_phrase(const std::string& item) {
  constexpr std::array<std::string_view, 5> days{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
  constexpr std::array<std::string_view, 3> periods{"mornings", "afternoons", "twilights"};
  const auto slot = Slots::from_text(item);
  if (!slot || slot->size() != 1) return "at one more time";
  const auto bit = static_cast<std::size_t>(std::countr_zero(slot->bits()));
  return "on " + std::string(days[bit % 15 / 3]) + " " + std::string(periods[bit % 3]) + " in week " +
         (bit < 15 ? "A" : "B");
}

std::string who(ChangeSide side) {
  switch (side) {
    case ChangeSide::request:
      return "the school that asks";
    case ChangeSide::nominee:
      return "the colleague";
    case ChangeSide::school:
      return "the colleague's school";
    case ChangeSide::policy:
      break;
  }
  return "the policy";
}

std::string links_clause(const SingleChange& change) {
  const auto links = static_cast<std::size_t>(change.links.value_or(0));
  const std::string at_one_time = text::counted(links, "link") + " at one time";
  if (change.side == ChangeSide::nominee) return "took on one more link, " + at_one_time;
  if (change.side == ChangeSide::school) return "released staff for one more link, " + at_one_time;
  return "let a school give one more link, " + at_one_time;
}

std::string need_clause(const SingleChange& change) {
  const std::string need = change.need ? change.need->label : "one need";
  if (change.kind == SingleChangeKind::required) return "did not call " + need + " required";
  return "did not name " + (change.facet ? change.facet->label : "one facet") + " for " + need;
}

std::string clause(const SingleChange& change) {
  switch (change.kind) {
    case SingleChangeKind::slot:
      return "could also meet " + slot_phrase(change.slot);
    case SingleChangeKind::mode:
      return (change.side == ChangeSide::nominee ? "also offered " : "also accepted ") +
             std::string(mode_phrase(change.mode.value_or(Mode::visit)));
    case SingleChangeKind::distance:
      return "accepted a distance of " + kilometres(change.distance.value_or(0));
    case SingleChangeKind::links:
      return links_clause(change);
    case SingleChangeKind::facet:
    case SingleChangeKind::required:
      return need_clause(change);
    case SingleChangeKind::min_score:
      return "accepted a score of " + decimal(change.min_score.value_or(0));
    case SingleChangeKind::weight:
      break;
  }
  return "gave " + part_phrase(change.part) + " a weight of " + decimal(change.weight.value_or(0)) +
         ", the other weights in proportion";
}

}  // namespace

std::string sentence(const SingleChange& change) {
  return "They would be number " + std::to_string(change.rank) + " if " + who(change.side) + " " + clause(change) + ".";
}

}  // namespace s2ss
