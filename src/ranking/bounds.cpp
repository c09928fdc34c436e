#include "ranking/bounds.hpp"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#define S2SS_HAS_X86 1
#else
#define S2SS_HAS_X86 0
#endif

namespace s2ss {

namespace {

// The loops are written once, plainly, for the compiler to turn into whatever instructions the function they end up in
// may use. Nothing here may be fused or reordered (-ffp-contract=off): every set of instructions gives the same bits.
#define S2SS_INLINE [[gnu::always_inline]] inline

/// A distance that the rounded one cannot fall below, metres: within two percent of the straight line. It is the
/// greatest of the projections on three directions, which needs no root.
S2SS_INLINE float least_distance(std::int32_t east, std::int32_t north) {
  const auto x = static_cast<float>(east);
  const auto y = static_cast<float>(north);
  const float longer = x > y ? x : y;
  const float shorter = x > y ? y : x;
  const float near_axis = longer * 0.92387F + shorter * 0.38268F;
  const float diagonal = (longer + shorter) * 0.70710F;
  float most = near_axis > diagonal ? near_axis : diagonal;
  most = most > longer ? most : longer;
  return most * 0.999998F - 0.51F;
}

/// In millionths, rounded up.
S2SS_INLINE std::int32_t most_proximity(float distance, float limit) {
  const float share = 1'000'002.0F - distance / limit * 1'000'000.0F;
  const float at_least_none = share > 0.0F ? share : 0.0F;
  return static_cast<std::int32_t>(at_least_none < 1'000'000.0F ? at_least_none : 1'000'000.0F);
}

/// The eight values of a table by kind, loaded once: a choice between loaded values is a blend, one between places is
/// not.
struct Kinds {
  double also, main, also_leads, main_leads, also_held, main_held, also_leads_held, main_leads_held;
};

S2SS_INLINE Kinds loaded(const std::array<double, posting_kinds>& table) {
  return {table[0], table[1], table[2], table[3], table[4], table[5], table[6], table[7]};
}

S2SS_INLINE double of_kind(const Kinds& kinds, std::uint32_t main, std::uint32_t leads, std::uint32_t restricted) {
  const double plain = main != 0 ? kinds.main : kinds.also;
  const double leading = main != 0 ? kinds.main_leads : kinds.also_leads;
  const double plain_held = main != 0 ? kinds.main_held : kinds.also_held;
  const double leading_held = main != 0 ? kinds.main_leads_held : kinds.also_leads_held;
  const double open = leads != 0 ? leading : plain;
  const double held = leads != 0 ? leading_held : plain_held;
  return restricted != 0 ? held : open;
}

S2SS_INLINE std::int32_t gap(std::int32_t place, std::int32_t low, std::int32_t high) {
  const std::int32_t below = low - place;
  const std::int32_t above = place - high;
  const std::int32_t most = below > above ? below : above;
  return most > 0 ? most : 0;
}

S2SS_INLINE void bound_blocks(const PostingBounds& request, const TopicIndex& index, std::size_t first,
                              std::size_t count, double* bounds) {
  const std::int32_t* const west = index.west.data() + first;
  const std::int32_t* const east = index.east.data() + first;
  const std::int32_t* const south = index.south.data() + first;
  const std::int32_t* const north = index.north.data() + first;
  const std::uint32_t* const packed = index.packed.data() + first;
  const std::uint32_t* const slots = index.slots.data() + first;
  const Kinds kinds = loaded(request.best_of_block);
  const std::int32_t easting = request.easting;
  const std::int32_t northing = request.northing;
  const float limit = request.limit;
  const std::int32_t least = request.least_proximity;
  const std::int32_t unknown = request.unknown_proximity;
  const std::uint32_t nowhere = request.is_nowhere ? posting::has_no_place : 0;
  const std::uint32_t needs_no_travel = request.remote_modes | posting::has_no_place;
  const std::uint32_t modes = request.modes;
  const std::uint32_t common_slots = request.slots;
  const double proximity_weight = request.proximity_weight;
  const double rest = request.rest;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t flags = packed[i] | nowhere;
    const float distance = least_distance(gap(easting, west[i], east[i]), gap(northing, south[i], north[i]));
    std::int32_t proximity = most_proximity(distance, limit);
    proximity = proximity > least ? proximity : least;
    const std::int32_t elsewhere = (flags & posting::has_no_place) != 0 ? unknown : 0;
    proximity = proximity > elsewhere ? proximity : elsewhere;
    const double fit = of_kind(kinds, flags & posting::is_main, flags & posting::leads, flags & posting::is_restricted);
    const double bound = fit + proximity_weight * static_cast<double>(proximity) + rest;
    const bool too_far = (distance > limit) & ((flags & needs_no_travel) == 0);
    const bool is_out = ((flags & modes) == 0) | ((slots[i] & common_slots) == 0) | too_far;
    bounds[i] = is_out ? -1.0 : bound;
  }
}

S2SS_INLINE void add_needs(const PostingBounds& request, const PostingBlock& block, double* fits) {
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) fits[lane] = 0;
  for (const NeedBounds& need : request.needs) {
    const Kinds own_kinds = loaded(need.own);
    const double most_own = need.most_own;
    const double share = need.share;
    const std::array<OtherTopics, 3> others = need.others;
    const std::uint32_t most_topics = request.max_main_topics;
    for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
      const std::uint32_t packed = block.packed[lane];
      const std::uint32_t topics = packed >> posting::main_topics_at & posting::most_main_topics;
      const std::uint32_t main = topics <= most_topics ? packed & posting::is_main : 0;
      const double of_one = of_kind(own_kinds, main, packed & posting::leads, packed & posting::is_restricted);
      const double own = (packed & posting::is_repeated) != 0 ? most_own : of_one;
      const std::uint64_t topic_bits = block.others[lane];
      double other = (topic_bits & others[2].bits) != 0 ? others[2].fit : 0.0;
      other = (topic_bits & others[1].bits) != 0 ? others[1].fit : other;
      other = (topic_bits & others[0].bits) != 0 ? others[0].fit : other;
      fits[lane] += share * (own > other ? own : other);
    }
  }
  // The mean is rounded to whole millionths.
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    fits[lane] = request.fit_weight * (fits[lane] * 1e-6 + 0.51);
  }
}

S2SS_INLINE void add_need(const PostingBounds& request, const PostingBlock& block, double* fits) {
  const Kinds kinds = loaded(request.best);
  const std::uint32_t most = request.max_main_topics;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t packed = block.packed[lane];
    const std::uint32_t topics = packed >> posting::main_topics_at & posting::most_main_topics;
    fits[lane] = of_kind(kinds, topics <= most ? packed & posting::is_main : 0, packed & posting::leads,
                         packed & posting::is_restricted);
  }
}

S2SS_INLINE std::uint64_t bound_postings(const PostingBounds& request, const PostingBlock& block, double least,
                                         double* bounds) {
  alignas(64) std::array<double, PostingBlock::width> fits;
  if (request.needs.empty()) {
    add_need(request, block, fits.data());
  } else {
    add_needs(request, block, fits.data());
  }
  const std::int32_t easting = request.easting;
  const std::int32_t northing = request.northing;
  const float widest = request.limit;
  const std::int32_t least_proximity = request.least_proximity;
  const std::int32_t unknown = request.unknown_proximity;
  const std::uint32_t nowhere = request.is_nowhere ? posting::has_no_place : 0;
  const std::uint32_t needs_no_travel = request.remote_modes | posting::has_no_place;
  const std::uint32_t modes = request.modes;
  const std::uint32_t common_slots = request.slots;
  const std::uint32_t nominee_links = request.nominee_links;
  const std::uint32_t school_links = request.school_links;
  const double proximity_weight = request.proximity_weight;
  const double rest = request.rest;
  const double rest_of_used = request.rest - request.spread;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t packed = block.packed[lane] | nowhere;
    const std::int32_t beside = easting - block.easting[lane];
    const std::int32_t above = northing - block.northing[lane];
    const float distance = least_distance(beside > 0 ? beside : -beside, above > 0 ? above : -above);
    const std::uint32_t steps = packed >> posting::reach_at;
    // What is unlimited lies beyond every limit of a policy.
    const auto reach = static_cast<float>(static_cast<std::int32_t>(steps * posting::reach_step));
    float limit = reach > widest ? widest : reach;
    limit = limit > 1e-3F ? limit : 1e-3F;
    std::int32_t proximity = most_proximity(distance, limit);
    proximity = (packed & posting::has_no_place) != 0 ? unknown : proximity;
    proximity = proximity > least_proximity ? proximity : least_proximity;
    const std::uint32_t given = block.links[lane];
    const bool is_used = ((given & 0xffff) >= nominee_links) | ((given >> 16) >= school_links);
    const double others = is_used ? rest_of_used : rest;
    const double bound = fits[lane] + proximity_weight * static_cast<double>(proximity) + others;
    const bool too_far = (distance > limit) & ((packed & needs_no_travel) == 0);
    const bool is_out = ((packed & modes) == 0) | ((block.slots[lane] & common_slots) == 0) | too_far;
    bounds[lane] = is_out ? -1.0 : bound;
  }
  std::uint64_t reached = 0;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    reached |= static_cast<std::uint64_t>(bounds[lane] >= least) << lane;
  }
  return reached;
}

#undef S2SS_INLINE

#define S2SS_BOUND_LOOPS(name, attribute)                                                                        \
  attribute void name##_blocks(const PostingBounds& request, const TopicIndex& index, std::size_t first,         \
                               std::size_t count, double* bounds) {                                              \
    bound_blocks(request, index, first, count, bounds);                                                          \
  }                                                                                                              \
  attribute std::uint64_t name##_postings(const PostingBounds& request, const PostingBlock& block, double least, \
                                          double* bounds) {                                                      \
    return bound_postings(request, block, least, bounds);                                                        \
  }                                                                                                              \
  constexpr BoundLoops name##_loops{&name##_blocks, &name##_postings};

S2SS_BOUND_LOOPS(portable, )
#if S2SS_HAS_X86
S2SS_BOUND_LOOPS(avx2, [[gnu::target("avx2,bmi2")]])
S2SS_BOUND_LOOPS(avx512, [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw,bmi2")]])
#endif

#undef S2SS_BOUND_LOOPS

Instructions best_instructions() noexcept {
  if (is_supported(Instructions::avx512)) return Instructions::avx512;
  return is_supported(Instructions::avx2) ? Instructions::avx2 : Instructions::portable;
}

}  // namespace

bool is_supported(Instructions instructions) noexcept {
#if S2SS_HAS_X86
  switch (instructions) {
    case Instructions::avx512:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
             __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("bmi2") != 0;
    case Instructions::avx2:
      return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
    case Instructions::portable:
      break;
  }
#endif
  return instructions == Instructions::portable;
}

const BoundLoops& bound_loops(Instructions instructions) noexcept {
#if S2SS_HAS_X86
  if (instructions == Instructions::avx512) return avx512_loops;
  if (instructions == Instructions::avx2) return avx2_loops;
#endif
  static_cast<void>(instructions);
  return portable_loops;
}

const BoundLoops& bound_loops() noexcept {
  static const BoundLoops& best = bound_loops(best_instructions());
  return best;
}

}  // namespace s2ss
