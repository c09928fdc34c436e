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

}  // namespace

void check_offers(const CheckedRound& round, Findings& findings) {
  if (round.plan.alternates.empty()) return;
  std::map<Pair, const CheckedPair*> pairs;
  std::set<std::pair<std::uint32_t, SchoolIndex>> held;
  for (const CheckedPair& pair : round.pairs) {
    pairs[{round.requests[pair.request].id, std::string(round.directory.nominee_id(pair.nominee))}] = &pair;
    if (pair.is_held) held.insert({pair.request, pair.school});
  }
  for (const Alternates& alternates : round.plan.alternates) {
    for (const AssignedLink& each : alternates.candidates) {
      const auto found = pairs.find({each.request, each.nominee});
      const CheckedPair* const pair = found == pairs.end() ? nullptr : found->second;
      findings.require(each.request == alternates.request && pair != nullptr && pair->total == each.total &&
                           has_links(round, *pair) && !held.contains({pair->request, pair->school}),
                       "Somebody who is named to step in could not.");
    }
  }
}

}  // namespace s2ss::verification
