#pragma once

#include <cstdint>

#include "allocation/compact.hpp"
#include "allocation/network.hpp"
#include "s2ss/solve_assignment.hpp"

namespace s2ss::allocation {

/// A plain problem without a plan and without prices. Values are scores with the bonus, times `scale`. From so
/// many arcs on, rows have short lists.
template <typename Value>
[[nodiscard]] Compact<Value> empty_plan(const AssignmentProblem& problem, const ArcRule& rule, Value scale,
                                        std::size_t threads, std::size_t lists_from);

/// Finds of each column the rows that want it, in their order, unless that was done. Other threads may bid meanwhile.
template <typename Value>
void build_incoming(Compact<Value>& state);

/// The same, for use from now on.
template <typename Value>
void index_incoming(Compact<Value>& state) {
  build_incoming(state);
  state.has_incoming = true;
}

/// Takes over the pairs and prices of an earlier result.
template <typename Value>
void begin_from(const AssignmentResult& earlier, const AssignmentProblem& problem, Compact<Value>& state);

/// The plan and prices as they stand; proven best when the state is.
template <typename Value>
[[nodiscard]] AssignmentResult result_of(const AssignmentProblem& problem, const ArcRule& rule,
                                         const Compact<Value>& state, std::size_t threads);

/// For a plan that is not known to be best: its rows' prices and gap.
void bound_from_above(const AssignmentProblem& problem, const ArcRule& rule, AssignmentResult& result);

}  // namespace s2ss::allocation
