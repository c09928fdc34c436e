#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "s2ss/index.hpp"
#include "taxonomy/broader_graph.hpp"

namespace s2ss {

/// The neighbours of every concept, one list after the other in one array.
class Neighbours {
 public:
  Neighbours() = default;
  explicit Neighbours(const Arrows& arrows) {
    starts_.reserve(arrows.size() + 1);
    starts_.push_back(0);
    for (const auto& targets : arrows) {
      for (const auto target : targets) targets_.push_back(ConceptIndex{target});
      starts_.push_back(targets_.size());
    }
  }

  [[nodiscard]] std::span<const ConceptIndex> of(ConceptIndex index) const noexcept {
    const std::size_t start = starts_[index.value];
    return {targets_.data() + start, starts_[std::size_t{index.value} + 1] - start};
  }

 private:
  std::vector<std::size_t> starts_;
  std::vector<ConceptIndex> targets_;
};

}  // namespace s2ss
