#pragma once

#include <vector>

#include "taxonomy/label_walk.hpp"

namespace s2ss {

/// Adds mentions of concepts that a sentence describes without naming them: the words of one of their descriptions
/// stand near each other, and no label of the concept or of a narrower one was met. `mentions` stay in order.
/// O(tokens x descriptions that a word is part of).
void add_described(const Message& message, const Taxonomy& taxonomy, const LabelIndex& index, LabelWalk& walk,
                   std::vector<Found>& mentions);

}  // namespace s2ss
