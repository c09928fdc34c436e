#include "allocation/score_range.hpp"

#include <algorithm>
#include <mutex>

#include "allocation/blocks.hpp"

namespace s2ss::allocation {

namespace {

[[gnu::always_inline]] inline ScoreRange range_of_block(const std::int64_t* begin, const std::int64_t* end) {
  std::int64_t low = *begin, high = *begin;
  for (; begin != end; ++begin) {
    low = *begin < low ? *begin : low;
    high = *begin > high ? *begin : high;
  }
  return {low, high};
}

#if defined(__x86_64__)

[[gnu::target("avx2")]] ScoreRange range_of_block_avx2(const std::int64_t* begin, const std::int64_t* end) {
  return range_of_block(begin, end);
}

const bool compares_side_by_side = __builtin_cpu_supports("avx2") != 0;

#endif

ScoreRange range_of_some(const std::int64_t* begin, const std::int64_t* end) {
#if defined(__x86_64__)
  if (compares_side_by_side) return range_of_block_avx2(begin, end);
#endif
  return range_of_block(begin, end);
}

}  // namespace

ScoreRange range_of(std::span<const std::int64_t> scores, std::size_t threads) {
  if (scores.empty()) return {};
  ScoreRange all{scores.front(), scores.front()};
  std::mutex mutex;  // guards `all`
  const auto work = [&](std::size_t begin, std::size_t end) {
    const ScoreRange found = range_of_some(scores.data() + begin, scores.data() + end);
    const std::scoped_lock lock(mutex);
    all = {std::min(all.low, found.low), std::max(all.high, found.high)};
  };
  in_blocks(scores.size(), threads, work, std::size_t{1} << 17);
  return all;
}

}  // namespace s2ss::allocation
