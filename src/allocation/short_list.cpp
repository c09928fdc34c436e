#include "allocation/short_list.hpp"

#include <algorithm>
#include <limits>

#include "allocation/at.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#define S2SS_SORTS_IN_LANES 1
#endif

namespace s2ss::allocation {

namespace {

struct Found {
  std::int64_t offer = 0;
  std::int32_t position = 0;
};

/// The best eight so far, by insertion.
template <typename Value>
void insert_each(const Worth<Value>* arcs, std::int32_t count, const Value* asked, std::array<Found, 8>& best) {
  for (std::int32_t k = 0; k < count; ++k) {
    const std::int64_t offer = std::int64_t{arcs[k].value} - asked[at(arcs[k].other)];
    if (offer <= best.back().offer) continue;
    std::size_t place = best.size() - 1;
    for (; place > 0 && best[place - 1].offer < offer; --place) best[place] = best[place - 1];
    best[place] = {offer, k};
  }
}

template <typename Value>
void one_by_one_into(const Worth<Value>* arcs, std::int32_t count, const Value* asked, std::int32_t nobody,
                     ShortList<Value>& list) {
  std::array<Found, 8> best{};
  insert_each(arcs, count, asked, best);
  for (std::size_t k = 0; k + 1 < best.size(); ++k) {
    list.entry[k] = best[k].offer > 0 ? arcs[best[k].position] : Worth<Value>{0, nobody};
  }
  list.entry.back() = {static_cast<Value>(best.back().offer), nobody};
}

#if S2SS_SORTS_IN_LANES

/// The greater of two in the lanes of 0 bits in `lower`, the smaller in the others.
template <int lower>
[[gnu::target("avx2")]] inline __m256i exchange(__m256i lanes, __m256i others) {
  return _mm256_blend_epi32(_mm256_max_epi32(lanes, others), _mm256_min_epi32(lanes, others), lower);
}

[[gnu::target("avx2")]] inline __m256i reversed(__m256i lanes) {
  return _mm256_permutevar8x32_epi32(lanes, _mm256_setr_epi32(7, 6, 5, 4, 3, 2, 1, 0));
}

/// Descending, by a bitonic network (Batcher 1968).
[[gnu::target("avx2")]] inline __m256i sorted(__m256i lanes) {
  lanes = exchange<0xaa>(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
  lanes = exchange<0xcc>(lanes, _mm256_shuffle_epi32(lanes, 0x1b));
  lanes = exchange<0xaa>(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
  lanes = exchange<0xf0>(lanes, reversed(lanes));
  lanes = exchange<0xcc>(lanes, _mm256_shuffle_epi32(lanes, 0x4e));
  return exchange<0xaa>(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
}

/// The eight greatest of twice eight in descending order.
[[gnu::target("avx2")]] inline __m256i merged(__m256i left, __m256i right) {
  __m256i lanes = _mm256_max_epi32(left, reversed(right));
  lanes = exchange<0xf0>(lanes, _mm256_permute2x128_si256(lanes, lanes, 1));
  lanes = exchange<0xcc>(lanes, _mm256_shuffle_epi32(lanes, 0x4e));
  return exchange<0xaa>(lanes, _mm256_shuffle_epi32(lanes, 0xb1));
}

/// Sorts keys: the offer, and below it the position counted from the end. 0 where nothing is offered.
[[gnu::target("avx2")]] void eight_by_eight_into(const Worth<std::int32_t>* arcs, std::int32_t count,
                                                 const std::int32_t* asked, int bits, std::int32_t nobody,
                                                 ShortList<std::int32_t>& list) {
  const std::int32_t last = (1 << bits) - 1;
  const __m256i zero = _mm256_setzero_si256();
  const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256i from_end = _mm256_sub_epi32(_mm256_set1_epi32(last), _mm256_setr_epi32(0, 1, 4, 5, 2, 3, 6, 7));
  __m256i best = zero;
  for (std::int32_t k = 0; k < count; k += 8, from_end = _mm256_sub_epi32(from_end, _mm256_set1_epi32(8))) {
    __m256i low = zero, high = zero;
    if (k + 8 <= count) {
      low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(arcs + k));
      high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(arcs + k + 4));
    } else {
      // Lanes past the end offer 0 - asked[0], which does not count.
      const std::int32_t left = 2 * (count - k);
      const auto* const rest = reinterpret_cast<const std::int32_t*>(arcs + k);
      low = _mm256_maskload_epi32(rest, _mm256_cmpgt_epi32(_mm256_set1_epi32(left), lane));
      if (left > 8) {
        high = _mm256_maskload_epi32(rest + 8, _mm256_cmpgt_epi32(_mm256_set1_epi32(left - 8), lane));
      }
    }
    const __m256 first = _mm256_castsi256_ps(low), second = _mm256_castsi256_ps(high);
    const __m256i values = _mm256_castps_si256(_mm256_shuffle_ps(first, second, 0x88));
    const __m256i others = _mm256_castps_si256(_mm256_shuffle_ps(first, second, 0xdd));
    const __m256i offers = _mm256_sub_epi32(values, _mm256_i32gather_epi32(asked, others, 4));
    const __m256i keys = _mm256_or_si256(_mm256_sll_epi32(offers, _mm_cvtsi32_si128(bits)), from_end);
    best = merged(best, sorted(_mm256_and_si256(keys, _mm256_cmpgt_epi32(offers, zero))));
  }
  alignas(32) std::array<std::int32_t, 8> key;
  _mm256_store_si256(reinterpret_cast<__m256i*>(key.data()), best);
  for (std::size_t k = 0; k < 7; ++k) {
    list.entry[k] = key[k] > 0 ? arcs[last - (key[k] & last)] : Worth<std::int32_t>{0, nobody};
  }
  list.entry[7] = {key[7] >> bits, nobody};
}

const bool sorts_in_lanes = __builtin_cpu_supports("avx2") != 0;

#endif

}  // namespace

template <typename Value>
void look_up(const Worth<Value>* arcs, std::int32_t count, const Value* asked, [[maybe_unused]] Value highest,
             std::int32_t nobody, ShortList<Value>& list) {
#if S2SS_SORTS_IN_LANES
  if constexpr (sizeof(Value) == 4) {
    const int bits = bits_for(count);
    if (sorts_in_lanes && bits < 31 && highest <= std::numeric_limits<std::int32_t>::max() >> bits) {
      return eight_by_eight_into(arcs, count, asked, bits, nobody, list);
    }
  }
#endif
  one_by_one_into(arcs, count, asked, nobody, list);
}

template void look_up(const Worth<std::int32_t>*, std::int32_t, const std::int32_t*, std::int32_t, std::int32_t,
                      ShortList<std::int32_t>&);
template void look_up(const Worth<std::int64_t>*, std::int32_t, const std::int64_t*, std::int64_t, std::int32_t,
                      ShortList<std::int64_t>&);

}  // namespace s2ss::allocation
