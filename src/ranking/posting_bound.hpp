#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "model/topic_index.hpp"
#include "ranking/bounds.hpp"
#include "s2ss/parts.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

/// The most that a posting's nominee can have, from all that the posting says and in whole numbers: closer than the
/// bounds that BoundLoops gives many at a time, and slower.
class PostingBound {
 public:
  /// Both must outlive it; `bounds` may change before each use.
  PostingBound(const Scorer::State& request, const PostingBounds& bounds) : request_(request), bounds_(bounds) {}

  /// What a fit adds to a total; much less than nothing for one that is not near enough.
  [[nodiscard]] double with_fit(Millionths fit) const noexcept {
    return fit < 0 ? -1e15 : static_cast<double>(Total{request_.policy.weights.subject_fit} * fit);
  }

  /// What all parts but the fit can add, from all that the posting says, in whole numbers.
  [[nodiscard]] double rest(const TopicIndex& index, std::uint32_t position, std::uint32_t lane) const {
    const PostingBlock& block = index.blocks[position];
    Parts parts{.diversity = one};
    // When any common slot stands for enough dates there is nothing to count.
    parts.availability = bounds_.sessions <= 1 ? one : request_.availability.part(sessions(block.week[lane]));
    const std::uint32_t links = block.links[lane];
    if ((links & posting::most_links) >= bounds_.nominee_links || links >> 4 >= bounds_.school_links) {
      parts.diversity -= request_.diversity.factors().spread;
    }
    parts.proximity = proximity(index, position, lane);
    return static_cast<double>(weighted_total(request_.policy.weights, parts));
  }

  /// The fit of the posting's own expertise; negative for one that is not near enough.
  [[nodiscard]] Millionths fit(const TopicIndex& index, ConceptIndex topic, std::uint32_t position,
                               std::uint32_t lane) const {
    const PostingBlock& block = index.blocks[position];
    const std::uint32_t facet_bits = index.facets[position][lane];
    const SubjectFit& subject_fit = request_.subject_fit;
    const SubjectFit::PreparedNeed& need = subject_fit.needs().front();
    Millionths facets = one;
    for (const FacetBounds& facet : bounds_.needs.front().facets) facets = multiply(facets, facet.factor(facet_bits));
    const std::uint32_t main_topics = block.main[lane];
    const bool is_main = main_topics - 1 < bounds_.max_main_topics;
    const bool leads = (block.marks[lane] & posting::leads) != 0;
    Millionths own = subject_fit.fit(need, topic, facets, {.is_main = is_main, .leads = leads});
    // The greatest number of main topics that a posting can tell may stand for more.
    if (is_main && main_topics == posting::most_main_topics) {
      own = std::max(own, subject_fit.fit(need, topic, facets, {.is_main = false, .leads = leads}));
    }
    return own == 0 || own < subject_fit.minimum() ? -1 : own;
  }

 private:
  [[nodiscard]] Millionths proximity(const TopicIndex& index, std::uint32_t position, std::uint32_t lane) const {
    if (bounds_.least_proximity == one) return one;
    const PostingBlock& block = index.blocks[position];
    if (bounds_.is_nowhere || (block.marks[lane] & posting::has_no_place) != 0) return bounds_.unknown_proximity;
    const std::int32_t easting =
        nearest(bounds_.easting, index.west[position], index.east_step(position), block.east[lane]);
    const std::int32_t northing =
        nearest(bounds_.northing, index.south[position], index.north_step(position), block.north[lane]);
    const std::uint32_t reach = block.reach[lane];
    const int widest = request_.proximity.widest_limit();
    const int limit =
        reach == posting::unlimited_reach ? widest : std::min(widest, static_cast<int>(reach * posting::reach_step));
    const std::int64_t east = easting - bounds_.easting;
    const std::int64_t north = northing - bounds_.northing;
    const std::int64_t square = east * east + north * north;
    // Most are too far for their distance to matter: that is seen without a root.
    if (square > 0 && square >= std::int64_t{limit} * limit) return 0;
    return request_.proximity.part(request_.proximity.distance(easting, northing), limit);
  }

  /// The place nearest to a coordinate inside a step of a box.
  static std::int32_t nearest(std::int32_t wanted, std::int32_t edge, std::int32_t step, std::int32_t steps) noexcept {
    const std::int32_t low = edge + steps * step;
    return std::clamp(wanted, low, low + step);
  }

  /// No calendar lets someone with these slots hold more sessions.
  [[nodiscard]] int sessions(std::uint32_t week) const noexcept {
    int held = 0;
    for (std::uint32_t left = week; left != 0; left &= left - 1) {
      held += dates_[static_cast<std::size_t>(std::countr_zero(left))];
      if (held >= request_.sessions_asked) break;
    }
    return held;
  }

  const Scorer::State& request_;
  const PostingBounds& bounds_;
  CommonSessions::Dates dates_ = request_.availability.dates();
};

}  // namespace s2ss
