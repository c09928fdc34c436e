#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"
#include "s2ss/goal.hpp"
#include "s2ss/parts.hpp"

namespace s2ss {

/// A request and a nominee, by their ids.
struct Pair {
  std::string request;
  std::string nominee;

  friend auto operator<=>(const Pair&, const Pair&) = default;
};

/// A number that belongs to a nominee, school, trust or request: their id, URN or group id.
struct Amount {
  std::string of;
  std::int64_t amount = 0;

  friend auto operator<=>(const Amount&, const Amount&) = default;
};

/// What a round is decided under, beside the policy. A plan carries it, so that whoever has the plan can check it.
struct RoundRules {
  Goal goal = Goal::best_fit;
  std::vector<Pair> pinned;      ///< Links that must be made. No hard rule may stand against them.
  std::vector<Pair> forbidden;   ///< Links that must not be made, such as those that were declined.
  std::vector<Amount> minimum;   ///< Of nominees: links they must get at least.
  std::vector<Amount> capacity;  ///< Of nominees: links they can take in this round, in place of what the directory
                                 ///< leaves them (`max_links` less their current links).
  /// What each further link of the same nominee in this round costs, in units of a total: the second costs `spread`
  /// once, the third twice ...
  Total spread = 0;
  Total school_spread = 0;  ///< Likewise what each further link of the same supporting school costs.
  /// What a full diversity part counts beyond its weight in the score: units of a total, in whole millionths of a score
  /// and up to 1000 of them. The links keep their totals.
  Total diversity = 0;
  Total min_score = 0;          ///< Links that score less are not made, pinned ones apart.
  std::vector<Pair> announced;  ///< Links people have been told of,
  Total keep = 0;               ///< and what keeping each of them is worth, in units of a total.

  friend bool operator==(const RoundRules&, const RoundRules&) = default;
};

struct AssignedLink {
  std::string request;
  std::string nominee;
  std::string school;  ///< URN of the supporting school.
  std::string school_name;
  Total total = 0;
  Parts parts;

  [[nodiscard]] double score() const noexcept { return total_to_fraction(total); }
  friend bool operator==(const AssignedLink&, const AssignedLink&) = default;
};

/// Why a place stays empty.
enum class Unmet : std::uint8_t {
  nobody_eligible,   ///< The hard rules leave nobody.
  too_few_schools,   ///< Those they leave work at fewer schools than there are places: one nominee per school.
  shortage,          ///< Others need the same people: the witness says who.
  total_would_fall,  ///< It could be filled, but the links moved for it would lose more than it adds.
  others_preferred,  ///< Goal stable: everybody it could have holds links they want more.
};
template <>
inline constexpr std::array<std::string_view, 5> enumerator_words<Unmet>{
    "nobody_eligible", "too_few_schools", "shortage", "total_would_fall", "others_preferred"};

/// Requests that want more places than all the people they can go to have links for (a Hall violator, read off the
/// residual graph). Nobody outside holds any of those links, so no other plan serves more of these requests' places.
struct Shortage {
  std::vector<std::string> requests;  ///< Ids, ascending.
  std::vector<std::string> nominees;  ///< Everybody they can go to, ascending.
  std::int64_t places = 0;            ///< Places these requests want,
  std::int64_t links = 0;             ///< and those that can be filled; the others must wait.

  friend bool operator==(const Shortage&, const Shortage&) = default;
};

struct UnmetPlaces {
  std::string request;
  int places = 0;  ///< How many stay empty.
  Unmet reason = Unmet::shortage;
  std::string sentence;                ///< The reason in plain words.
  std::optional<std::size_t> witness;  ///< Position in Plan::shortages.

  friend bool operator==(const UnmetPlaces&, const UnmetPlaces&) = default;
};

/// Who could step in for a request: nobody a hard rule removes, and with links to spare after the plan.
struct Alternates {
  std::string request;
  std::vector<AssignedLink> candidates;  ///< Best first.

  friend bool operator==(const Alternates&, const Alternates&) = default;
};

enum class Holder : std::uint8_t { nominee, school, trust };
template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<Holder>{"nominee", "school", "trust"};

/// What one more link from a nominee, school or trust whose links are used up would add to the total at most. Where the
/// goal puts filled places first: how many more it would fill, and what the total changes by with them.
struct LinkPrice {
  Holder holder = Holder::nominee;
  std::string of;
  Total price = 0;
  std::int64_t places = 0;
  std::vector<std::string> requests;  ///< Those that hold its links, or would take one at these prices. Ascending.
  std::string sentence;               ///< The price in plain words.

  friend bool operator==(const LinkPrice&, const LinkPrice&) = default;
};

/// Prices that bound from above what any plan can reach (linear programming duality); docs/plans.md has the sum. Only
/// prices that are not 0 stand here, ascending by id.
struct Bound {
  /// Pairs with a lower total, pinned ones apart, are left out of what is bounded.
  std::optional<Total> lowest;
  bool counts_places = false;  ///< Each link counts 1, and not its total.
  Total served_bonus = 0;      ///< What each link counts beyond its total.
  std::int64_t links = 0;      ///< For how many links the bonus stands in what no plan can pass:
  std::int64_t bound = 0;      ///< bound + links x served_bonus.
  std::vector<Amount> requests;
  std::vector<Amount> nominees;
  std::vector<Amount> schools;
  std::vector<Amount> trusts;

  friend bool operator==(const Bound&, const Bound&) = default;
};

/// Why a plan is best. best_fit and most_served need one bound, which the plan reaches. fairest has three: the plan's
/// own, among pairs not below the lowest link; that no plan fills more places; and that without pairs of the lowest
/// total, fewer are filled. stable needs none: it is looked at pair by pair.
struct Certificate {
  std::vector<Bound> bounds;

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

enum class PlanStatus : std::uint8_t {
  optimal,     ///< Best, with the certificate that proves it.
  infeasible,  ///< The minima cannot all be met: `conflict` says which; nothing is assigned.
  cancelled,   ///< Stopped on request: the best plan so far, and `gap`.
};
template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<PlanStatus>{"optimal", "infeasible", "cancelled"};

/// Which minima cannot be met together: these nominees must get `wanted` links, but the requests that can go to them,
/// and the limits of their schools and trusts, leave `possible`. None of the nominees can be left out.
struct PlanConflict {
  std::vector<std::string> nominees;
  std::vector<std::string> requests;
  std::vector<std::string> schools;
  std::vector<std::string> trusts;
  std::int64_t wanted = 0;
  std::int64_t possible = 0;

  friend bool operator==(const PlanConflict&, const PlanConflict&) = default;
};

/// Who should be linked with whom in a round of requests. See docs/plans.md.
struct Plan {
  PlanStatus status = PlanStatus::optimal;
  Date as_of;
  RoundRules rules;
  std::int64_t places = 0;             ///< Places asked for.
  Total total = 0;                     ///< Sum of the assigned links' totals.
  std::vector<AssignedLink> assigned;  ///< By request, then by nominee.
  std::vector<UnmetPlaces> unmet;      ///< By request.
  std::vector<Shortage> shortages;
  std::vector<Alternates> alternates;  ///< By request.
  std::vector<LinkPrice> prices;       ///< Nominees, then schools, then trusts; the dearest first.
  Certificate certificate;
  Total gap = 0;          ///< When cancelled: no plan is better by more.
  PlanConflict conflict;  ///< When infeasible.

  /// The sum of the scores.
  [[nodiscard]] double objective() const noexcept { return total_to_fraction(total); }
  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace s2ss
