#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/fault_list.hpp"
#include "taxonomy/broader_graph.hpp"

namespace s2ss {

inline constexpr std::size_t longest_concept_id = 64;

/// A scheme with its references resolved. Concepts are numbered in the order of their ids.
struct ResolvedScheme {
  std::vector<std::uint32_t> positions;  ///< Of each concept in the input.
  Arrows broader;
  Arrows related;  ///< Symmetric.
  BroaderGraph graph;
};

/// Resolves a scheme and adds all that is wrong with it to `faults`. With faults, the result holds what could be
/// resolved; without, every concept.
[[nodiscard]] ResolvedScheme check_scheme(std::span<const Concept> concepts, std::string_view source,
                                          FaultList& faults);

}  // namespace s2ss
