#pragma once

#include <string>
#include <string_view>

#include "s2ss/directory.hpp"

namespace s2ss {

struct BytesOptions {
  bool contacts = false;  ///< Names and e-mail addresses too; those who rank elsewhere have no need of them.
};

/// A directory, its taxonomy and its version as compact bytes, for sending it to another process: small numbers, some
/// 70 bytes a nominee with their schools and links, and a checksum. The same content gives the same bytes on every
/// machine. For keeping a directory use JSON, which people and later versions of s2ss can read. O(content x log
/// content).
[[nodiscard]] std::string to_bytes(const Directory& directory, const BytesOptions& options = {});

/// The directory that `to_bytes` wrote. Throws InputError for bytes that are damaged, cut short, of another format or
/// of a newer s2ss; `source` names them in faults. Whatever passes the checksum is checked like any other input, so
/// nothing is misread. O(n log n) in the content; memory a small multiple of the bytes.
[[nodiscard]] Directory directory_from_bytes(std::string_view bytes, const std::string& source = {});

}  // namespace s2ss
