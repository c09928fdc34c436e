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
S2SS_INLINE float projected(float x, float y) {
  const float longer = x > y ? x : y;
  const float shorter = x > y ? y : x;
  const float near_axis = longer * 0.92387F + shorter * 0.38268F;
  const float diagonal = (longer + shorter) * 0.70710F;
  float most = near_axis > diagonal ? near_axis : diagonal;
  most = most > longer ? most : longer;
  return most * 0.999998F - 0.51F;
}

S2SS_INLINE float least_distance(std::int32_t east, std::int32_t north) {
  return projected(static_cast<float>(east), static_cast<float>(north));
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

S2SS_INLINE void bound_blocks(const PostingBounds& request, const PostingColumns& index, std::size_t first,
                              std::size_t count, double* bounds) {
  const std::int32_t* const west = index.west.data() + first;
  const std::int32_t* const east = index.east.data() + first;
  const std::int32_t* const south = index.south.data() + first;
  const std::int32_t* const north = index.north.data() + first;
  const std::uint32_t* const marks = index.marks.data() + first;
  const std::uint32_t* const week = index.week.data() + first;
  const std::uint32_t* const main = index.main.data() + first;
  const Kinds kinds = loaded(request.best_of_block);
  const std::int32_t easting = request.easting;
  const std::int32_t northing = request.northing;
  const float limit = request.limit;
  const std::int32_t least = request.least_proximity;
  const std::int32_t unknown = request.unknown_proximity;
  const std::uint32_t nowhere = request.is_nowhere ? posting::has_no_place : 0;
  const std::uint32_t needs_no_travel = request.remote_modes | posting::has_no_place;
  const std::uint32_t modes = request.modes;
  const std::uint32_t common_week = request.week;
  const std::uint32_t most_topics = request.max_main_topics;
  const double proximity_weight = request.proximity_weight;
  const double rest = request.rest;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t flags = marks[i] | nowhere;
    const float distance = least_distance(gap(easting, west[i], east[i]), gap(northing, south[i], north[i]));
    std::int32_t proximity = most_proximity(distance, limit);
    proximity = proximity > least ? proximity : least;
    const std::int32_t elsewhere = (flags & posting::has_no_place) != 0 ? unknown : 0;
    proximity = proximity > elsewhere ? proximity : elsewhere;
    const std::uint32_t has_main = main[i] <= most_topics ? 1 : 0;
    const double fit = of_kind(kinds, has_main, flags & posting::leads, flags & posting::is_restricted);
    const double bound = fit + proximity_weight * static_cast<double>(proximity) + rest;
    const bool too_far = (distance > limit) & ((flags & needs_no_travel) == 0);
    const bool is_out = ((flags & modes) == 0) | ((week[i] & common_week) == 0) | too_far;
    bounds[i] = is_out ? -1.0 : bound;
  }
}

S2SS_INLINE float as_fraction(Millionths value) { return static_cast<float>(value) * 1e-6F; }

/// Multiplies each fit with what the facets keep of it.
S2SS_INLINE void keep_of_facets(std::span<const FacetBounds> facets, const FacetColumn& column, float* fits) {
  for (const FacetBounds& facet : facets) {
    const std::uint32_t all = facet.all;
    const std::uint32_t met = facet.met;
    const std::uint32_t adjacent = facet.adjacent;
    const float blank_factor = as_fraction(facet.blank_factor);
    const float met_factor = as_fraction(facet.met_factor);
    const float adjacent_factor = as_fraction(facet.adjacent_factor);
    const float other_factor = as_fraction(facet.other_factor);
    for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
      const std::uint32_t bits = column[lane];
      float factor = (bits & adjacent) != 0 ? adjacent_factor : other_factor;
      factor = (bits & met) != 0 ? met_factor : factor;
      factor = (bits & all) == 0 ? blank_factor : factor;
      fits[lane] *= factor;
    }
  }
}

/// Adds what the postings' expertise comes to for a need.
S2SS_INLINE void add_need(const PostingBounds& request, const NeedBounds& need, const PostingBlock& block,
                          const FacetColumn& facets, float* sums) {
  const float also = need.own[0];
  const float main = need.own[1];
  const float also_leads = need.own[2];
  const float main_leads = need.own[3];
  // One less than 0 is more than any number of topics: an expertise not called main has 0.
  const std::uint32_t most_topics = request.max_main_topics;
  alignas(64) std::array<float, PostingBlock::width> fits;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const bool is_main = block.main[lane] - 1U < most_topics;
    const float plain = is_main ? main : also;
    const float leading = is_main ? main_leads : also_leads;
    fits[lane] = (block.marks[lane] & posting::leads) != 0 ? leading : plain;
  }
  keep_of_facets(need.facets, facets, fits.data());
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) sums[lane] += fits[lane];
}

/// What the postings' two expertises come to.
S2SS_INLINE void set_pair_fits(const PostingBounds& request, const PostingBlock& block, float* sums) {
  using namespace pair_posting;
  const float* const fits = request.fit_of_pair;
  const std::uint32_t most_topics = request.max_main_topics;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t code = block.main[lane];
    const std::uint32_t marks = block.marks[lane];
    const std::uint32_t main_topics = code >> main_shift & pair_posting::most_main_topics;
    const std::uint32_t counted = main_topics <= most_topics ? lower_is_main | higher_is_main : 0;
    const std::uint32_t kind = code & (counted | lower_is_restricted | higher_is_restricted);
    const std::uint32_t width = (code & has_odd_topics) >> 2 | (marks & posting::has_four_topics);
    sums[lane] = fits[kind | (marks & posting::leads) >> 1 | width];
  }
}

/// What the sessions that a nominee can hold at most add, or much less than nothing for those who can hold none.
S2SS_INLINE void add_sessions(const PostingBounds& request, const PostingBlock& block, float* sums) {
  const std::uint32_t week = request.week;
  constexpr float out = -1e9F;
  if (request.sessions <= 1) {
    const float availability = request.availability;
    for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
      sums[lane] += (block.week[lane] & week) != 0 ? availability : out;
    }
    return;
  }
  const std::uint32_t most_dates = request.most_dates;
  const std::uint32_t asked = request.sessions;
  const float each = request.availability / static_cast<float>(asked);
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    std::uint32_t slots = block.week[lane] & week;
    slots -= slots >> 1 & 0x5555;
    slots = (slots & 0x3333) + (slots >> 2 & 0x3333);
    slots = (slots + (slots >> 4)) & 0x0f0f;
    slots = (slots + (slots >> 8)) & 0x1f;
    const std::uint32_t dates = slots * most_dates;
    const std::uint32_t sessions = dates < asked ? dates : asked;
    sums[lane] += slots != 0 ? each * static_cast<float>(static_cast<std::int32_t>(sessions)) : out;
  }
}

/// What distance leaves of the proximity's weight, or much less than nothing where it is too great; `gains` is the
/// part.
S2SS_INLINE void add_proximity(const PostingBounds& request, const PostingColumns& index, std::size_t position,
                               float* sums, float* gains) {
  const PostingBlock& block = index.blocks[position];
  const std::int32_t west = index.west[position] - request.easting;
  const std::int32_t south = index.south[position] - request.northing;
  const std::int32_t east_step = index.east_step(position);
  const std::int32_t north_step = index.north_step(position);
  const float widest = request.limit;
  const std::uint32_t needs_no_travel = request.remote_modes | posting::has_no_place;
  const float unknown = as_fraction(request.unknown_proximity);
  const float weight = request.proximity;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t marks = block.marks[lane];
    const std::int32_t left = block.east[lane] * east_step + west;
    const std::int32_t below = block.north[lane] * north_step + south;
    const float distance = least_distance(gap(0, left, left + east_step), gap(0, below, below + north_step));
    const std::uint32_t steps = block.reach[lane];
    const float reach =
        steps == posting::unlimited_reach ? widest : static_cast<float>(steps * posting::reach_step) + 1e-3F;
    const float limit = reach > widest ? widest : reach;
    float proximity = 1.0F - distance / limit;
    proximity = proximity > 0.0F ? proximity : 0.0F;
    proximity = proximity < 1.0F ? proximity : 1.0F;
    proximity = (marks & posting::has_no_place) != 0 ? unknown : proximity;
    const bool too_far = (distance > limit) & ((marks & needs_no_travel) == 0);
    gains[lane] = proximity;
    sums[lane] += too_far ? -1e9F : proximity * weight;
  }
}

/// One bit for each sum that reaches what is asked for.
S2SS_INLINE std::uint64_t reaching(const float* sums, float least) {
  std::uint64_t reached = 0;
  for (std::size_t first = 0; first < PostingBlock::width; first += 32) {
    std::uint32_t half = 0;
    for (std::size_t i = 0; i < 32; ++i) half |= (sums[first + i] >= least ? 1U : 0U) << i;
    reached |= std::uint64_t{half} << first;
  }
  return reached;
}

S2SS_INLINE ReachingPostings bound_postings(const PostingBounds& request, const PostingColumns& index,
                                            const FacetColumn* facets, std::size_t position, float least, float* sums) {
  const PostingBlock& block = index.blocks[position];
  if (request.fit_of_pair != nullptr) {
    set_pair_fits(request, block, sums);
  } else {
    const float fit = request.fit;
    for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) sums[lane] = fit;
    for (const NeedBounds& need : request.needs) add_need(request, need, block, *facets, sums);
  }
  add_sessions(request, block, sums);
  std::uint64_t near = ~std::uint64_t{0};
  if (request.least_proximity == 0 && !request.is_nowhere) {
    alignas(64) std::array<float, PostingBlock::width> gains;
    add_proximity(request, index, position, sums, gains.data());
    near = reaching(gains.data(), 1e-9F);
  }
  float always = request.diversity + bound_slack;
  if (request.least_proximity != 0) {
    always += request.proximity;
  } else if (request.is_nowhere) {
    always += request.proximity * as_fraction(request.unknown_proximity);
  }
  const float when_used = always - request.spread;
  const std::uint32_t modes = request.modes;
  const std::uint32_t nominee_links = request.nominee_links;
  const std::uint32_t school_links = request.school_links;
  for (std::size_t lane = 0; lane < PostingBlock::width; ++lane) {
    const std::uint32_t given = block.links[lane];
    const bool is_used = ((given & posting::most_links) >= nominee_links) | (given >> 4 >= school_links);
    const float sum = sums[lane] + (is_used ? when_used : always);
    sums[lane] = (block.marks[lane] & modes) == 0 ? -1.0F : sum;
  }
  return {reaching(sums, least), near};
}

#undef S2SS_INLINE

#define S2SS_BOUND_LOOPS(name, attribute)                                                                    \
  attribute void name##_blocks(const PostingBounds& request, const PostingColumns& index, std::size_t first, \
                               std::size_t count, double* bounds) {                                          \
    bound_blocks(request, index, first, count, bounds);                                                      \
  }                                                                                                          \
  attribute ReachingPostings name##_postings(const PostingBounds& request, const PostingColumns& index,      \
                                             const FacetColumn* facets, std::size_t block, float least,      \
                                             float* bounds) {                                                \
    return bound_postings(request, index, facets, block, least, bounds);                                     \
  }                                                                                                          \
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
