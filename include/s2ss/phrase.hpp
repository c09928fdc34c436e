#pragma once

#include <cstdint>
#include <string>

namespace s2ss {

/// Words of a text and where they stand in it. Bytes are those of the UTF-8 text; characters are code points, as Python
/// counts. Ends are exclusive.
struct Phrase {
  std::string text;  ///< As it was written. It may hold anything: never print or log it unasked.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t character_begin = 0;
  std::uint32_t character_end = 0;

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

}  // namespace s2ss
