#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/error.hpp"
#include "s2ss/school.hpp"

namespace s2ss {

enum class TextEncoding : std::uint8_t { utf8, windows_1252 };
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<TextEncoding>{"utf-8", "windows-1252"};

struct GiasOptions {
  std::vector<std::string> local_authorities;  ///< Keep only these codes, such as "888"; empty keeps all.
  std::vector<Phase> phases;                   ///< Keep only these; empty keeps all.
  bool open_only = true;                       ///< Leave out schools that are closed or only proposed.
};

/// What was read from the school register.
struct GiasSchools {
  std::vector<School> schools;  ///< In the file's order.
  std::size_t rows = 0;         ///< Rows of the file, header left out.
  TextEncoding encoding = TextEncoding::utf8;
};

/// Reads the school register (Get Information about Schools, `edubasealldata*.csv`): RFC 4180, Windows-1252 or UTF-8
/// with or without byte order mark, detected. Columns are bound by header name. Names of headteachers are not read.
/// Coordinates 0 or blank are absent; URNs are written without leading zeros and authorities with three digits; status
/// and phase are taken from their code or their name, whichever the file has, and a blank phase is "Not applicable".
/// Rows that the options leave out are checked for their shape, URN and authority only. All faults come together with
/// their line: a needed column that is missing, ragged rows, URNs that are no number or come twice, ages and numbers
/// that are none, unknown phases or states. Throws InputError. O(bytes).
[[nodiscard]] GiasSchools read_gias(const std::filesystem::path& path, const GiasOptions& options = {});
[[nodiscard]] GiasSchools gias_from_csv(std::string_view csv, const GiasOptions& options = {},
                                        const std::string& source = {});

/// Reads the register's links file and returns old and new URN of every school with exactly one successor, ascending by
/// old URN, ready for DirectoryBuilder::add_successor; a school that was split between several successors is left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_gias_successors(const std::filesystem::path& path);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> gias_successors_from_csv(std::string_view csv,
                                                                                        const std::string& source = {});

}  // namespace s2ss
