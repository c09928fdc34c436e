#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace s2ss {

/// Largest file any reader takes, bytes.
inline constexpr std::size_t max_file_bytes = std::size_t{4} << 30;

/// The whole content of a file. Throws InputError when it is missing, a folder, empty or not readable, LimitError when
/// it is larger than `max_file_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Replaces a file in one step: whoever reads it sees the old content or the new one, also after a crash (temporary
/// file in the same folder, fsync, rename, fsync of the folder). A new file may be read by its owner only, an existing
/// one keeps its mode; behind a symbolic link the file is replaced, not the link. Throws Error when the system refuses.
void atomic_write(const std::filesystem::path& path, std::string_view content);

}  // namespace s2ss
