#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/enumerators.hpp"

namespace s2ss {

/// The week of a two-week timetable.
enum class Week : std::uint8_t { a, b };
template <>
inline constexpr std::array<std::string_view, 2> enumerator_words<Week>{"A", "B"};

/// The part of a day a session takes.
enum class Period : std::uint8_t { am, pm, twilight };
template <>
inline constexpr std::array<std::string_view, 3> enumerator_words<Period>{"am", "pm", "twilight"};

/// A set of half-days and twilights of a two-week timetable: weeks A and B, Monday to Friday, am, pm, twilight.
/// Thirty bits; bit = week * 15 + weekday * 3 + period. A school with a one-week timetable uses both weeks alike.
class Slots {
 public:
  static constexpr int count = 30;

  constexpr Slots() = default;
  [[nodiscard]] static constexpr Slots all() noexcept { return from_bits((1u << count) - 1); }
  /// Bits above the thirtieth are dropped.
  [[nodiscard]] static constexpr Slots from_bits(std::uint32_t bits) noexcept {
    Slots slots;
    slots.bits_ = bits & ((1u << count) - 1);
    return slots;
  }

  /// Reads one item of the text form: `A:Tue-pm`, `B:*-twilight`, `Thu-am` (both weeks), `*-*`; nothing when it is
  /// no such item. Letter case does not matter; days may be written whole.
  [[nodiscard]] static std::optional<Slots> from_text(std::string_view item) noexcept;
  /// Reads several items. Throws InputError pointing at each wrong one.
  [[nodiscard]] static Slots parse(const std::vector<std::string>& items);

  [[nodiscard]] static constexpr int bit(Week week, Weekday weekday, Period period) noexcept {
    return static_cast<int>(week) * 15 + static_cast<int>(weekday) * 3 + static_cast<int>(period);
  }

  constexpr Slots& insert(Week week, Weekday weekday, Period period) noexcept {
    bits_ |= 1u << bit(week, weekday, period);
    return *this;
  }
  [[nodiscard]] constexpr bool contains(Week week, Weekday weekday, Period period) const noexcept {
    return (bits_ >> bit(week, weekday, period)) & 1u;
  }
  /// The periods of one day as three bits: am 1, pm 2, twilight 4. None on Saturday and Sunday.
  [[nodiscard]] constexpr std::uint32_t day_bits(Week week, Weekday weekday) const noexcept {
    if (weekday > Weekday::friday) return 0;
    return (bits_ >> bit(week, weekday, Period::am)) & 7u;
  }

  [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return bits_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }

  friend constexpr Slots operator|(Slots left, Slots right) noexcept { return from_bits(left.bits_ | right.bits_); }
  friend constexpr Slots operator&(Slots left, Slots right) noexcept { return from_bits(left.bits_ & right.bits_); }
  friend constexpr auto operator<=>(Slots, Slots) = default;

 private:
  std::uint32_t bits_ = 0;
};

/// A short list of items that reads back to the same set, always the same one; empty for no slot.
[[nodiscard]] std::vector<std::string> to_items(Slots slots);

}  // namespace s2ss
