#include <string>
#include <vector>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"
#include "s2ss/sentences.hpp"

namespace s2ss {

namespace {

/// To the nearest millionth below or above, so that what is said to hold does hold.
Millionths inner_low(const WeightInterval& interval) noexcept {
  auto weight = static_cast<Millionths>(interval.low.value() * one);
  while (!interval.contains({weight, one}) && weight < one) ++weight;
  return weight;
}
Millionths inner_high(const WeightInterval& interval) noexcept {
  auto weight = static_cast<Millionths>(interval.high.value() * one) + 1;
  while (!interval.contains({weight, one}) && weight > 0) --weight;
  return weight;
}

std::string beyond(const std::string& nominee, std::string_view where) {
  return nominee.empty() ? "" : "; " + std::string(where) + " " + nominee + " would stand first";
}

std::string part_sentence(const PartStability& part) {
  const std::string weight = "the weight of " + part_phrase(part.part) + ", now " + decimal(part.weight) + ",";
  if (part.first == WeightInterval{}) return "Whatever " + weight + " is, the first place stays.";
  return "The first place stays while " + weight + " is from " + decimal(inner_low(part.first)) + " to " +
         decimal(inner_high(part.first)) + beyond(part.first_below, "below that") +
         beyond(part.first_above, "above that") + ".";
}

std::string tie_sentence(const Tie& tie) {
  const std::string last = std::to_string(tie.rank + tie.nominees.size() - 1);
  return "Numbers " + std::to_string(tie.rank) + " to " + last + " have the same score, " + thousandths(tie.total) +
         (tie.always ? ", and are the same in every part: no weights would part them."
                     : "; only the order of their ids parts them.");
}

}  // namespace

std::vector<std::string> sentences(const Stability& stability) {
  if (stability.eligible == 0) return {"Nobody is eligible, so there is no first place to keep."};
  std::vector<std::string> all;
  for (const PartStability& part : stability.parts) all.push_back(part_sentence(part));
  all.emplace_back("The other weights keep their proportions, and all eligible nominees were looked at, " +
                   std::to_string(stability.eligible) + " of them.");
  for (const Tie& tie : stability.ties) all.push_back(tie_sentence(tie));
  return all;
}

}  // namespace s2ss
