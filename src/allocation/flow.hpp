#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "allocation/network.hpp"

namespace s2ss::allocation {

/// A plan on a network with potentials that belong to it: an arc that is chosen has value >= tail + head price, one
/// that is not has value <= tail + head price. A head's price here is the sum along its path to the ground.
struct Flow {
  std::vector<std::uint8_t> chosen;      ///< Of each arc.
  std::vector<std::int64_t> tail_price;  ///< Of each tail.
  std::vector<std::int64_t> head_price;  ///< Of each head, the whole path.
  bool is_feasible = true;
  bool is_cancelled = false;
  /// When not feasible: the heads from which lower bounds cannot be met.
  std::vector<std::int32_t> stuck_heads;
};

struct FlowWatch {
  std::stop_token stop;
  std::function<void(std::size_t done, std::size_t all)> progress;
};

/// The greatest total value, exactly: shortest augmenting paths on the residual network, from any potentials and any
/// choice of arcs (`start`, or none). See docs/allocation.md.
[[nodiscard]] Flow best_flow(const Network& network, const Flow* start, const FlowWatch& watch);

}  // namespace s2ss::allocation
