#include <algorithm>

#include "allocation/checked_round.hpp"

namespace s2ss::verification {

namespace {

bool has_one(const std::vector<std::int64_t>& used, const std::vector<std::int64_t>& left, std::uint32_t at) {
  return left[at] == no_limit || used[at] < left[at];
}

/// A nominee who, with their school and trust, could give one link more.
bool has_links(const CheckedRound& round, const CheckedPair& pair) {
  return has_one(round.nominee_used, round.nominee_left, pair.nominee.value) &&
         has_one(round.school_used, round.school_left, pair.school.value) &&
         has_one(round.trust_used, round.trust_left, pair.trust);
}

/// Pairs stand by request, then by nominee.
const CheckedPair* find_pair(const CheckedRound& round, const std::map<std::string, std::uint32_t>& rows,
                             const AssignedLink& link) {
  const auto row = rows.find(link.request);
  const auto nominee = round.directory.find_nominee(link.nominee);
  if (row == rows.end() || !nominee) return nullptr;
  const std::pair wanted{row->second, *nominee};
  const auto found = std::lower_bound(
      round.pairs.begin(), round.pairs.end(), wanted,
      [](const CheckedPair& pair, const auto& key) { return std::pair(pair.request, pair.nominee) < key; });
  const bool is_there = found != round.pairs.end() && std::pair(found->request, found->nominee) == wanted;
  return is_there ? &*found : nullptr;
}

}  // namespace

void check_offers(const CheckedRound& round, Findings& findings) {
  if (round.plan.alternates.empty()) return;
  std::map<std::string, std::uint32_t> rows;
  for (std::uint32_t row = 0; row < round.requests.size(); ++row) rows[round.requests[row].id] = row;
  std::set<std::pair<std::uint32_t, SchoolIndex>> held;
  for (const CheckedPair& pair : round.pairs) {
    if (pair.is_held) held.insert({pair.request, pair.school});
  }
  for (const Alternates& alternates : round.plan.alternates) {
    for (const AssignedLink& each : alternates.candidates) {
      const CheckedPair* const pair = find_pair(round, rows, each);
      findings.require(each.request == alternates.request && pair != nullptr && pair->total == each.total &&
                           has_links(round, *pair) && !held.contains({pair->request, pair->school}),
                       "Somebody who is named to step in could not.");
    }
  }
}

}  // namespace s2ss::verification
