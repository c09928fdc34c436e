#include "allocation/best_two.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "allocation/at.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#define S2SS_HAS_X86 1
#endif

namespace s2ss::allocation {

namespace {

template <typename Value>
BestTwo<Value> one_by_one(const Worth<Value>* arcs, std::int32_t count, const Value* asked) {
  BestTwo<Value> best;
  for (std::int32_t k = 0; k < count; ++k) {
    const Value offered = arcs[k].value - asked[at(arcs[k].other)];
    if (offered > best.first) {
      best = {offered, best.first, k};
    } else {
      best.second = std::max(best.second, offered);
    }
  }
  return best;
}

#if S2SS_HAS_X86

/// Eight running results side by side.
struct Lanes {
  __m256i first, second, which;
};

[[gnu::target("avx2")]] inline void fold(Lanes& lanes, __m256i offered, __m256i position) {
  const __m256i is_greater = _mm256_cmpgt_epi32(offered, lanes.first);
  lanes.second = _mm256_max_epi32(lanes.second, _mm256_min_epi32(lanes.first, offered));
  lanes.first = _mm256_max_epi32(lanes.first, offered);
  lanes.which = _mm256_blendv_epi8(lanes.which, position, is_greater);
}

[[gnu::target("avx2")]] inline std::int32_t greatest(__m256i lanes) {
  lanes = _mm256_max_epi32(lanes, _mm256_permute2x128_si256(lanes, lanes, 1));
  lanes = _mm256_max_epi32(lanes, _mm256_shuffle_epi32(lanes, 0x4e));
  lanes = _mm256_max_epi32(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
  return _mm256_cvtsi256_si32(lanes);
}

[[gnu::target("avx2")]] inline std::int32_t least(__m256i lanes) {
  lanes = _mm256_min_epi32(lanes, _mm256_permute2x128_si256(lanes, lanes, 1));
  lanes = _mm256_min_epi32(lanes, _mm256_shuffle_epi32(lanes, 0x4e));
  lanes = _mm256_min_epi32(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
  return _mm256_cvtsi256_si32(lanes);
}

[[gnu::target("avx2")]] inline BestTwo<std::int32_t> together(const Lanes& lanes) {
  const std::int32_t first = greatest(lanes.first);
  if (first <= 0) return {};
  const __m256i is_first = _mm256_cmpeq_epi32(lanes.first, _mm256_set1_epi32(first));
  const __m256i none = _mm256_set1_epi32(std::numeric_limits<std::int32_t>::max());
  const std::int32_t which = least(_mm256_blendv_epi8(none, lanes.which, is_first));
  const __m256i is_chosen = _mm256_and_si256(is_first, _mm256_cmpeq_epi32(lanes.which, _mm256_set1_epi32(which)));
  const __m256i others = _mm256_andnot_si256(is_chosen, lanes.first);
  return {first, greatest(_mm256_max_epi32(lanes.second, others)), which};
}

/// Eight arcs in two registers, in the order 0 1 4 5 2 3 6 7.
[[gnu::target("avx2")]] inline void fold_arcs(Lanes& lanes, __m256i low, __m256i high, __m256i position,
                                              const std::int32_t* asked) {
  const __m256 left = _mm256_castsi256_ps(low), right = _mm256_castsi256_ps(high);
  const __m256i values = _mm256_castps_si256(_mm256_shuffle_ps(left, right, 0x88));
  const __m256i others = _mm256_castps_si256(_mm256_shuffle_ps(left, right, 0xdd));
  fold(lanes, _mm256_sub_epi32(values, _mm256_i32gather_epi32(asked, others, 4)), position);
}

[[gnu::target("avx2")]] BestTwo<std::int32_t> eight_by_eight(const Worth<std::int32_t>* arcs, std::int32_t count,
                                                             const std::int32_t* asked) {
  Lanes lanes{_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
  const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256i position = _mm256_setr_epi32(0, 1, 4, 5, 2, 3, 6, 7);
  std::int32_t k = 0;
  for (; k + 8 <= count; k += 8, position = _mm256_add_epi32(position, _mm256_set1_epi32(8))) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(arcs + k));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(arcs + k + 4));
    fold_arcs(lanes, low, high, position, asked);
  }
  if (k < count) {
    // Lanes past the end offer 0 - asked[0], which does not count.
    const std::int32_t left = 2 * (count - k);
    const auto* const rest = reinterpret_cast<const std::int32_t*>(arcs + k);
    const __m256i low = _mm256_maskload_epi32(rest, _mm256_cmpgt_epi32(_mm256_set1_epi32(left), lane));
    const __m256i high = left <= 8
                             ? _mm256_setzero_si256()
                             : _mm256_maskload_epi32(rest + 8, _mm256_cmpgt_epi32(_mm256_set1_epi32(left - 8), lane));
    fold_arcs(lanes, low, high, position, asked);
  }
  return together(lanes);
}

const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;

#endif

}  // namespace

template <typename Value>
BestTwo<Value> best_two(const Worth<Value>* arcs, std::int32_t count, const Value* asked) {
#if S2SS_HAS_X86
  if constexpr (sizeof(Value) == 4) {
    if (has_avx2) return eight_by_eight(arcs, count, asked);
  }
#endif
  return one_by_one(arcs, count, asked);
}

template BestTwo<std::int32_t> best_two(const Worth<std::int32_t>*, std::int32_t, const std::int32_t*);
template BestTwo<std::int64_t> best_two(const Worth<std::int64_t>*, std::int32_t, const std::int64_t*);

}  // namespace s2ss::allocation
