#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "s2ss/allocate.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// What happened since a plan was made.
struct PlanChanges {
  std::vector<Pair> declined;          ///< Links somebody turned down: they are forbidden from now on.
  std::vector<std::string> withdrawn;  ///< Requests that were taken back, or nominees who can take no links.
  std::vector<Request> arrived;        ///< Requests that came since.
  std::vector<Amount> capacity;        ///< Of nominees: links they can take in this round from now on.
};

/// Why a link is not what it was.
enum class MoveReason : std::uint8_t {
  declined,   ///< The link was turned down.
  withdrawn,  ///< Its request or its nominee was taken back.
  capacity,   ///< Its nominee can take fewer links now.
  arrived,    ///< The link is of a request that came since.
  follows,    ///< Another change made room for it, or took its place.
};
template <>
inline constexpr std::array<std::string_view, 5> enumerator_words<MoveReason>{"declined", "withdrawn", "capacity",
                                                                              "arrived", "follows"};

/// A link that one plan has and the other has not.
struct Move {
  Pair link;
  bool is_new = false;  ///< The later plan has it; otherwise the earlier one had.
  MoveReason reason = MoveReason::follows;

  friend bool operator==(const Move&, const Move&) = default;
};

/// How two plans of one round differ.
struct PlanComparison {
  std::vector<Move> moves;  ///< By request, those that are gone first.
  std::int64_t kept = 0;    ///< Links both have.
  Total total = 0;          ///< What the later plan's total has more.
  std::int64_t filled = 0;  ///< How many more places it fills.

  friend bool operator==(const PlanComparison&, const PlanComparison&) = default;
};

/// A plan for what is now, and how it differs from the plan before.
struct Revision {
  Plan plan;
  std::vector<Request> requests;  ///< Those of the round now, in the order given, arrivals last.
  PlanComparison changes;
};

/// Decides a round again after a change: exact, as `allocate` is, with the links of the plan counted as announced, each
/// worth `keep` (in units of a total) to whoever would break it. With `keep` 0 that is a single unit, 10^-12 of a
/// score: the best plan is found whatever moves, and among equals the one that moves least. The greater it is, the more
/// stays put. The new plan carries the bans, capacities and announcements in its rules, so that `verify` and the next
/// revision need nothing else.
///
/// Throws InputError for whatever `allocate` refuses, and for changes that name what the round does not have.
[[nodiscard]] Revision revise(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                              const Plan& plan, const PlanChanges& changes, Total keep = 0,
                              const AllocateOptions& options = {});

/// How a later plan differs from an earlier one.
[[nodiscard]] PlanComparison compare(const Plan& earlier, const Plan& later);

}  // namespace s2ss
