#pragma once

#include <cstddef>
#include <optional>

#include "taxonomy/scene.hpp"

namespace s2ss {

/// A stretch of tokens in which nothing is asked for.
struct DismissalScope {
  std::size_t begin;
  std::size_t end;
  Dismissal reason;
};

/// Opened by words that look forwards: "rather than", "since", "we can offer".
[[nodiscard]] std::optional<DismissalScope> forward_scope(const Scene& scene, std::size_t position);
/// Opened by words that look backwards: "... is fine", "... can wait".
[[nodiscard]] std::optional<DismissalScope> backward_scope(const Scene& scene, std::size_t position);
/// Opened by "not" and its like, where they deny a wish and not a state.
[[nodiscard]] std::optional<DismissalScope> denial_scope(const Scene& scene, std::size_t position);
/// What stands between "from" and "to", when both are topics.
[[nodiscard]] std::optional<DismissalScope> replaced_scope(const Scene& scene, std::size_t position);

/// Where a scope that begins at a token ends: with the list it denies, or with the phrase that tells a reason.
[[nodiscard]] std::size_t end_of_list(const Scene& scene, std::size_t begin);
[[nodiscard]] std::size_t end_of_phrase(const Message& message, std::size_t begin);

}  // namespace s2ss
