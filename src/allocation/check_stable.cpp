#include <optional>

#include "allocation/checked_round.hpp"

namespace s2ss::verification {

namespace {

/// Each request wants the greatest total, then the first nominee.
bool request_prefers(const CheckedPair& x, const CheckedPair& y) {
  return x.total != y.total ? x.total > y.total : x.nominee < y.nominee;
}

template <typename Key, typename Prefers>
void keep_last(std::map<Key, const CheckedPair*>& last, const Key& key, const CheckedPair& pair,
               const Prefers& prefers) {
  const CheckedPair*& worst = last[key];
  if (worst == nullptr || prefers(*worst, pair)) worst = &pair;
}

}  // namespace

void check_stable(const CheckedRound& round, Findings& findings) {
  findings.require(round.plan.certificate.bounds.empty(), "The certificate is that of another goal.");
  // Nominees, and schools and trusts for them, want urgent requests first, then the greatest total, then the first id.
  const auto nominee_prefers = [&](const CheckedPair& x, const CheckedPair& y) {
    const Request &p = round.requests[x.request], &q = round.requests[y.request];
    if (p.priority != q.priority) return p.priority > q.priority;
    if (x.total != y.total) return x.total > y.total;
    return p.id != q.id ? p.id < q.id : x.nominee < y.nominee;
  };
  using Last = std::map<std::uint32_t, const CheckedPair*>;
  Last of_request, of_nominee, of_school, of_trust;
  std::map<std::pair<std::uint32_t, SchoolIndex>, const CheckedPair*> of_class;
  std::map<std::uint32_t, std::int64_t> held_by;
  for (const CheckedPair& pair : round.pairs) {
    if (!pair.is_held) continue;
    ++held_by[pair.request];
    of_class[{pair.request, pair.school}] = &pair;
    keep_last(of_request, pair.request, pair, request_prefers);
    keep_last(of_nominee, pair.nominee.value, pair, nominee_prefers);
    keep_last(of_school, pair.school.value, pair, nominee_prefers);
    keep_last(of_trust, pair.trust, pair, nominee_prefers);
  }
  // The innermost limit that is used up decides on each side: its last wish must go, or the pair does not come.
  const auto request_wants = [&](const CheckedPair& pair) {
    if (const auto same = of_class.find({pair.request, pair.school}); same != of_class.end()) {
      return request_prefers(pair, *same->second);
    }
    if (held_by[pair.request] < round.requests[pair.request].places) return true;
    return of_request.contains(pair.request) && request_prefers(pair, *of_request.at(pair.request));
  };
  const auto decided = [&](const CheckedPair& pair, const Last& last, std::uint32_t holder, std::int64_t used,
                           std::int64_t left) -> std::optional<bool> {
    if (left == no_limit || used < left) return std::nullopt;
    return last.contains(holder) && nominee_prefers(pair, *last.at(holder));
  };
  for (const CheckedPair& pair : round.pairs) {
    if (pair.is_held || !request_wants(pair)) continue;
    const std::uint32_t n = pair.nominee.value, s = pair.school.value, t = pair.trust;
    auto wants = decided(pair, of_nominee, n, round.nominee_used[n], round.nominee_left[n]);
    if (!wants) wants = decided(pair, of_school, s, round.school_used[s], round.school_left[s]);
    if (!wants) wants = decided(pair, of_trust, t, round.trust_used[t], round.trust_left[t]);
    findings.require(!wants.value_or(true), "A request and a nominee would both rather have each other.");
  }
}

}  // namespace s2ss::verification
