#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "s2ss/error.hpp"

/// What stands around the bytes of a directory: a mark, the number of the format, the length and a checksum.
namespace s2ss {

/// Raised whenever a reader of the format before would misread the bytes.
inline constexpr std::uint32_t bytes_format = 1;

[[nodiscard]] std::string in_envelope(std::string_view payload);

/// The payload. Throws InputError when the envelope is not whole or its format is not `bytes_format`.
[[nodiscard]] std::string_view out_of_envelope(std::string_view bytes, const std::string& source);

/// What is thrown for bytes that nobody wrote so.
[[nodiscard]] InputError damaged(const std::string& source);

}  // namespace s2ss
