#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ranking/bounds.hpp"
#include "ranking/top.hpp"
#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss {

/// The first `limit` of all eligible nominees, in order: the same, bit for bit, as scoring everybody.
///
/// Reads the postings of every topic that is near some need, best bound first, and stops when no bound can reach the
/// list any more: upper bounds of all parts, for blocks of 64 postings and then for single ones, decide whom to score
/// (Ding and Suel 2011, "Faster top-k document retrieval using block-max indexes"). A bound that ties with the last of
/// the list counts as able to reach it when its nominee's id comes first. O(blocks of the topics + what is scored);
/// the latter is a few dozen pairs where some bound tells candidates apart, and at worst everybody in scope.
[[nodiscard]] std::vector<Scored> first_of(const Scorer& scorer, std::size_t limit,
                                           const BoundLoops& loops = bound_loops());

/// A total that a nominee must have at least to be wanted.
using LeastTotal = std::function<Total(NomineeIndex)>;

/// The first `limit` of those who have as much as `least_of` asks of them, in order. Nobody is asked for less than
/// `least`: what cannot have that much is not looked at, and nobody is scored whose bounds do not reach what is asked.
[[nodiscard]] std::vector<Scored> first_of_wanted(const Scorer& scorer, std::size_t limit, Total least,
                                                  const LeastTotal& least_of, const BoundLoops& loops = bound_loops());

}  // namespace s2ss
