#pragma once

#include <cstddef>

namespace s2ss {

struct Message;

/// Marks the names of people after a title, of streets and of schools as noise. O(tokens).
void mark_names(Message& message);

/// "of", "the", "and" and the marks that stand between the words of a name.
[[nodiscard]] bool is_connector_in_name(const Message& message, std::size_t position);

}  // namespace s2ss
