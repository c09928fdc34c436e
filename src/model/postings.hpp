#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/bytes_of.hpp"
#include "s2ss/index.hpp"

namespace s2ss {

/// For each key of 0 ... keys-1 the nominees that have it, ascending, all lists in one array.
class Postings {
 public:
  Postings() = default;

  /// `each(add)` must call `add(key, nominee)` for every pair, nominees ascending, and the same pairs each time it is
  /// called: once to count them and once to place them. A pair met twice in a row is held once.
  template <typename Each>
  Postings(std::size_t keys, const Each& each) : ends_(keys, 0) {
    std::vector<std::uint32_t> last(keys, never);
    const auto is_new = [&last](std::size_t key, NomineeIndex nominee) {
      const bool first_time = last[key] != nominee.value;
      last[key] = nominee.value;
      return first_time;
    };
    each([&](std::size_t key, NomineeIndex nominee) { ends_[key] += is_new(key, nominee) ? 1 : 0; });
    std::uint32_t begin = 0;
    for (std::uint32_t& end : ends_) {
      const std::uint32_t count = end;
      end = begin;  // where the key's next nominee goes; its end once all are placed
      begin += count;
    }
    nominees_.resize(begin);
    last.assign(keys, never);
    each([&](std::size_t key, NomineeIndex nominee) {
      if (is_new(key, nominee)) nominees_[ends_[key]++] = nominee;
    });
  }

  [[nodiscard]] std::span<const NomineeIndex> of(std::size_t key) const noexcept {
    const std::size_t begin = key == 0 ? 0 : ends_[key - 1];
    return std::span(nominees_).subspan(begin, ends_[key] - begin);
  }

  [[nodiscard]] std::size_t memory_bytes() const noexcept { return bytes_of(ends_) + bytes_of(nominees_); }

 private:
  static constexpr std::uint32_t never = UINT32_MAX;

  std::vector<std::uint32_t> ends_;
  std::vector<NomineeIndex> nominees_;
};

}  // namespace s2ss
