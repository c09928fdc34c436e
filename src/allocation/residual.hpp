#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "allocation/find_pairs.hpp"
#include "allocation/parallel.hpp"
#include "allocation/remaining.hpp"
#include "allocation/round.hpp"

namespace s2ss::allocation {

/// Requests that want more than everybody they can go to has links for, and those people. Ascending, by position.
struct Lack {
  std::vector<std::size_t> rows;
  std::vector<NomineeIndex> nominees;
};

/// What stands in the way of `rows`, each of which wants one place more than it has: those that could be given one if
/// others moved are in no lack. Lacks have no request in common and nobody in common; they stand by their first row.
///
/// One search for all of them in the residual graph: from a request to everybody it could have, from a limit that is
/// used up to the requests that use it, and on to whomever these could have instead. Where it comes to somebody with a
/// link to spare, whatever leads there could be given a place; the rest, taken apart into what hangs together, wants
/// more than there is (a Hall violator). What the search needs is looked at once, however many rows there are:
/// O(pairs of the requests it meets + links), and pairs that were found before are not scored again.
///
/// Throws Cancelled when asked to stop.
[[nodiscard]] std::vector<Lack> find_lacks(const Round& round, const FoundPairs& found,
                                           const std::vector<std::vector<NomineeIndex>>& assigned,
                                           std::span<const std::size_t> rows, const ParallelWatch& watch);

}  // namespace s2ss::allocation
