#pragma once

#include "allocation/flow.hpp"
#include "allocation/network.hpp"

namespace s2ss::allocation {

/// A plan and prices that are nearly best: rows bid for heads in coarse steps. `best_flow` makes them exact.
///
/// An auction of similar objects (Bertsekas and Castanon 1989): a head has one price, the smallest bid it holds when it
/// is full and 0 when it is not; a group likewise, over all bids below it, and what an arc must beat is the greatest
/// price on its path. A row bids for its best offer as much more as makes its second best just better.
[[nodiscard]] Flow auction(const Network& network, const FlowWatch& watch);

}  // namespace s2ss::allocation
