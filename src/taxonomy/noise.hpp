#pragma once

namespace s2ss {

struct Message;

/// Marks what is no part of an ask: addresses, header lines, greetings, signatures, names of people and of schools.
/// O(tokens).
void mark_noise(Message& message);

}  // namespace s2ss
