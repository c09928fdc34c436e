#pragma once

#include <string>
#include <string_view>

#include "s2ss/io/gias.hpp"

namespace s2ss {

struct DetectedText {
  std::string_view text;  ///< Without byte order mark.
  TextEncoding encoding = TextEncoding::utf8;
};

/// Tells UTF-8 (with or without byte order mark) from Windows-1252: UTF-8 when the whole content is valid UTF-8, else
/// Windows-1252. Refuses, with an InputError that says how to mend it: UTF-16, NUL bytes, content that announces UTF-8
/// by its mark and is none, and UTF-8 that was cut inside its last character.
///
/// Content that ends inside a UTF-8 sequence counts as cut when it holds whole sequences before, or when more than one
/// byte of the sequence is there. A single accented byte at the very end of plain ASCII is read as Windows-1252.
/// O(bytes).
[[nodiscard]] DetectedText detect_text(std::string_view bytes, const std::string& source);

/// The same text in UTF-8. False when a byte stands for no character (81, 8D, 8F, 90, 9D of Windows-1252).
[[nodiscard]] bool to_utf8(std::string_view bytes, TextEncoding encoding, std::string& result);

}  // namespace s2ss
