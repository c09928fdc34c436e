#include "s2ss/plan_sentences.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"

namespace s2ss {

namespace {

constexpr std::size_t most_prices = 3;

std::string counted(std::int64_t count, std::string_view noun) {
  return text::counted(static_cast<std::size_t>(count), noun);
}

std::string filled(const Plan& plan) {
  const auto links = static_cast<std::int64_t>(plan.assigned.size());
  return std::to_string(links) + " of " + counted(plan.places, "place") + (links == 1 ? " is" : " are") +
         " filled, with a total of " + thousandths(plan.total) + ".";
}

/// In what sense no plan is better.
std::string_view best_at(Goal goal) {
  switch (goal) {
    case Goal::best_fit:
      return "No plan within the limits is worth more.";
    case Goal::most_served:
      return "No plan within the limits fills more places, and none that fills as many is worth more.";
    case Goal::fairest:
      return "No plan within the limits fills more places; of those that fill as many, none serves the worst-served "
             "better, and none that serves them as well is worth more.";
    case Goal::stable:
      return "No request and nominee would both rather have each other than what they got.";
  }
  return "";
}

void add_prices(const Plan& plan, std::vector<std::string>& all) {
  std::vector<const LinkPrice*> prices;
  for (const LinkPrice& price : plan.prices) prices.push_back(&price);
  std::stable_sort(prices.begin(), prices.end(), [](const LinkPrice* x, const LinkPrice* y) {
    return std::pair(x->places, x->price) > std::pair(y->places, y->price);
  });
  prices.resize(std::min(prices.size(), most_prices));
  for (const LinkPrice* price : prices) all.push_back(price->sentence);
}

/// The request that has the nominee now, or had before.
const std::string* other_request(const PlanComparison& comparison, const Move& move) {
  for (const Move& other : comparison.moves) {
    const bool is_other = other.link.nominee == move.link.nominee && other.link.request != move.link.request;
    if (is_other && other.is_new != move.is_new) return &other.link.request;
  }
  return nullptr;
}

std::string lost_clause(const PlanComparison& comparison, const Move& move) {
  const std::string& nominee = move.link.nominee;
  switch (move.reason) {
    case MoveReason::declined:
      return "the link with " + nominee + " was turned down";
    case MoveReason::withdrawn:
      return "the link with " + nominee + " was taken back";
    case MoveReason::capacity:
      return nominee + " can take fewer links now";
    case MoveReason::arrived:
    case MoveReason::follows:
      break;
  }
  const std::string* const other = other_request(comparison, move);
  return other != nullptr ? nominee + " now helps " + *other : nominee + " is let go";
}

std::string won_clause(const PlanComparison& comparison, const Move& move, bool is_replacement) {
  const std::string* const other = other_request(comparison, move);
  const std::string from = other != nullptr ? ", who no longer helps " + *other : "";
  if (move.reason == MoveReason::arrived) return "it came since, and gets " + move.link.nominee + from;
  return (is_replacement ? "it gets " + move.link.nominee + " instead" : "it now gets " + move.link.nominee) + from;
}

std::string summary(const PlanComparison& comparison) {
  const auto gained =
      std::count_if(comparison.moves.begin(), comparison.moves.end(), [](const Move& move) { return move.is_new; });
  const auto lost = static_cast<std::int64_t>(comparison.moves.size()) - gained;
  const std::string change = comparison.total == 0 ? "the total is the same"
                                                   : "the total is " + thousandths(comparison.total) +
                                                         (comparison.total > 0 ? " greater" : " less");
  return counted(comparison.kept, "link") + (comparison.kept == 1 ? " stays, " : " stay, ") + std::to_string(lost) +
         (lost == 1 ? " is" : " are") + " gone and " + std::to_string(gained) + (gained == 1 ? " is" : " are") +
         " new; " + change + ".";
}

}  // namespace

std::vector<std::string> sentences(const Plan& plan) {
  if (plan.status == PlanStatus::infeasible) return {sentence(plan.conflict)};
  std::vector<std::string> all{filled(plan)};
  if (plan.status == PlanStatus::cancelled) {
    all.push_back("It was stopped before it was known to be best: no plan is better by more than " +
                  thousandths(plan.gap) + ".");
    return all;
  }
  all.emplace_back(best_at(plan.rules.goal));
  for (const UnmetPlaces& each : plan.unmet) {
    all.push_back(each.request + " waits for " + counted(each.places, "place") + ". " + each.sentence);
  }
  add_prices(plan, all);
  return all;
}

std::vector<std::string> sentences(const PlanComparison& comparison) {
  std::vector<std::string> all{summary(comparison)};
  const std::vector<Move>& moves = comparison.moves;
  for (std::size_t begin = 0, end = 0; begin < moves.size(); begin = end) {
    std::vector<std::string> clauses;
    std::size_t lost = 0;
    for (; end < moves.size() && moves[end].link.request == moves[begin].link.request; ++end) {
      const Move& move = moves[end];
      clauses.push_back(move.is_new ? won_clause(comparison, move, lost > 0) : lost_clause(comparison, move));
      lost += move.is_new ? 0 : 1;
    }
    all.push_back(moves[begin].link.request + ": " + text::listed(clauses, "and") + ".");
  }
  return all;
}

std::string sentence(const PlanConflict& conflict) {
  const bool is_one = conflict.nominees.size() == 1;
  return "Nothing is assigned: " + text::listed(conflict.nominees) + (is_one ? " is" : " are") + " to get at least " +
         counted(conflict.wanted, "link") + (is_one ? "" : " together") + ", but the " +
         counted(static_cast<std::int64_t>(conflict.requests.size()), "request") + " they can help" +
         (conflict.schools.empty() && conflict.trusts.empty() ? "" : ", and the limits of their schools and trusts,") +
         " leave " + std::to_string(conflict.possible) + ". Lower one of these minima.";
}

}  // namespace s2ss
