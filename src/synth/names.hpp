#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace s2ss::synth {

/// How many different towns and how many different neighbourhoods can be named.
[[nodiscard]] std::size_t town_name_count() noexcept;
[[nodiscard]] std::size_t neighbourhood_name_count() noexcept;

/// Invented place names; `number` below the count.
[[nodiscard]] std::string town_name(std::size_t number);
[[nodiscard]] std::string neighbourhood_name(std::size_t number);

/// `n007` for 7 of 500: as many digits as the largest number needs, so that the ids sort in the order of their numbers.
[[nodiscard]] std::string padded_id(std::string_view prefix, std::size_t number, std::size_t largest);

}  // namespace s2ss::synth
