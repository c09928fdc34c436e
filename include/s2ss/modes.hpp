#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "s2ss/enumerators.hpp"

namespace s2ss {

/// How support is given.
enum class Mode : std::uint8_t {
  visit,      ///< The nominee comes to the requesting school.
  host,       ///< The requesting school's staff come to the nominee's school.
  online,     ///< A call with picture.
  phone,      ///< A call.
  resources,  ///< Sharing material.
};
template <>
inline constexpr std::array<std::string_view, 5> enumerator_words<Mode>{"visit", "host", "online", "phone",
                                                                        "resources"};

/// A set of modes.
class Modes {
 public:
  constexpr Modes() = default;
  constexpr Modes(std::initializer_list<Mode> modes) {
    for (const Mode mode : modes) insert(mode);
  }
  [[nodiscard]] static constexpr Modes all() noexcept {
    return {Mode::visit, Mode::host, Mode::online, Mode::phone, Mode::resources};
  }
  /// The modes for which nobody has to travel.
  [[nodiscard]] static constexpr Modes remote() noexcept { return {Mode::online, Mode::phone, Mode::resources}; }

  constexpr Modes& insert(Mode mode) noexcept {
    bits_ = static_cast<std::uint8_t>(bits_ | (1u << static_cast<unsigned>(mode)));
    return *this;
  }
  [[nodiscard]] constexpr bool contains(Mode mode) const noexcept {
    return (bits_ >> static_cast<unsigned>(mode)) & 1u;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }
  /// A bit for each mode, in their order, the lowest first.
  [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
  /// True when every mode of this set is also in `other`.
  [[nodiscard]] constexpr bool is_subset_of(Modes other) const noexcept { return (bits_ & ~other.bits_) == 0; }

  friend constexpr Modes operator&(Modes left, Modes right) noexcept {
    Modes both;
    both.bits_ = static_cast<std::uint8_t>(left.bits_ & right.bits_);
    return both;
  }
  friend constexpr auto operator<=>(Modes, Modes) = default;

 private:
  std::uint8_t bits_ = 0;
};

}  // namespace s2ss
