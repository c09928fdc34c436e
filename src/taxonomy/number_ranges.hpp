#pragma once

#include <vector>

#include "taxonomy/label_index.hpp"
#include "taxonomy/mentions.hpp"
#include "taxonomy/message.hpp"

namespace s2ss {

/// Reads on where a numbered label goes on with further numbers: "Y7-9", "year 10/11", "KS3 and 4". Each number is
/// looked up as the same label with that number; those that exist become mentions. O(tokens).
void add_number_ranges(const Message& message, const LabelIndex& index, std::vector<Found>& mentions);

}  // namespace s2ss
