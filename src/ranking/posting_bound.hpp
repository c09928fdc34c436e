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
  [[nodiscard]] double rest(const PostingColumns& index, std::uint32_t position, std::uint32_t lane) const {
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

  /// What the posting's expertise comes to; negative for what is not near enough.
  [[nodiscard]] Millionths fit(const TopicIndex& index, ConceptIndex topic, std::uint32_t position,
                               std::uint32_t lane) const {
    const PostingBlock& block = index.blocks[position];
    const std::uint32_t facet_bits = index.facets[position][lane];
    const SubjectFit::Kind kind{.is_main = block.main[lane] - 1U < bounds_.max_main_topics,
                                .leads = (block.marks[lane] & posting::leads) != 0};
    const bool may_count_less = block.main[lane] == posting::most_main_topics;
    Mean mean(request_.subject_fit);
    for (const NeedBounds& need : bounds_.needs) {
      Millionths facets = one;
      for (const FacetBounds& facet : need.facets) facets = multiply(facets, facet.factor(facet_bits));
      mean.add(need.need, fit(need.need, topic, facets, kind, may_count_less));
    }
    return mean.get();
  }

  /// The same of a posting of two expertises.
  [[nodiscard]] Millionths fit(const PairIndex& index, ConceptIndex lower, ConceptIndex higher, std::uint32_t position,
                               std::uint32_t lane) const {
    Mean mean(request_.subject_fit);
    each_fit(index, lower, higher, position, lane, [&](std::size_t need, Millionths best) { mean.add(need, best); });
    return mean.get();
  }

  /// Calls `add(need, fit)` with what a posting of two expertises comes to for each need.
  template <typename Add>
  void each_fit(const PairIndex& index, ConceptIndex lower, ConceptIndex higher, std::uint32_t position,
                std::uint32_t lane, const Add& add) const {
    using namespace pair_posting;
    const PostingBlock& block = index.blocks[position];
    const std::uint32_t code = block.main[lane];
    const std::uint32_t main_topics = code >> main_shift & pair_posting::most_main_topics;
    const bool counts = main_topics <= bounds_.max_main_topics;
    const bool may_count_less = main_topics == pair_posting::most_main_topics;
    const bool leads_others = (block.marks[lane] & posting::leads) != 0;
    const auto of = [&](std::size_t need, ConceptIndex topic, std::uint32_t set, std::uint32_t main) -> Millionths {
      if (request_.subject_fit.needs()[need].row->similarity[topic.value] == 0) return 0;
      return fit(need, topic, factor_of_set(need, set),
                 {.is_main = counts && (code & main) != 0, .leads = leads_others}, may_count_less);
    };
    for (std::size_t need = 0; need < request_.subject_fit.needs().size(); ++need) {
      add(need, std::max(of(need, lower, index.sets[position].lower[lane], lower_is_main),
                         of(need, higher, index.sets[position].higher[lane], higher_is_main)));
    }
  }

 private:
  /// Of the best fits, one for each need; needs left out have none.
  class Mean {
   public:
    explicit Mean(const SubjectFit& fit) : fit_(fit) {}
    void add(std::size_t need, Millionths best) noexcept {
      const SubjectFit::PreparedNeed& prepared = fit_.needs()[need];
      sum_ += Total{prepared.share} * best;
      best_ = std::max(best_, best);
      if (prepared.required && (best == 0 || best < fit_.minimum())) are_met_ = false;
    }
    [[nodiscard]] Millionths get() const noexcept {
      if (best_ == 0 || best_ < fit_.minimum() || !are_met_) return -1;
      return static_cast<Millionths>((sum_ + one / 2) / one);
    }

   private:
    const SubjectFit& fit_;
    Total sum_ = 0;
    Millionths best_ = 0;
    bool are_met_ = true;
  };

  [[nodiscard]] Millionths fit(std::size_t need, ConceptIndex topic, Millionths facets, SubjectFit::Kind kind,
                               bool may_count_less) const {
    const SubjectFit& subject_fit = request_.subject_fit;
    const Millionths own = subject_fit.fit(subject_fit.needs()[need], topic, facets, kind);
    // The greatest number of main topics that a posting can tell may stand for more.
    if (!kind.is_main || !may_count_less) return own;
    return std::max(own, subject_fit.fit(subject_fit.needs()[need], topic, facets, {false, kind.leads}));
  }

  /// What the facets a need names keep of the fit, by the number of a set.
  [[nodiscard]] Millionths factor_of_set(std::size_t need, std::uint32_t set) const {
    const FacetFit& facet_fit = request_.subject_fit.facet_fit();
    Millionths factor = one;
    for (const NeededFacet& facet : request_.subject_fit.needs()[need].facets) {
      Millionths keeps = 0;
      if (set == pair_posting::no_set) {
        keeps = facet_fit.factor(facet.facet, FacetOutcome::blank);
      } else if (set == pair_posting::any_set || facet.outcomes == nullptr) {
        keeps = facet_fit.greatest_factor(facet.facet);
      } else {
        keeps = facet_fit.factor(facet.facet, (*facet.outcomes)[set - 1]);
      }
      factor = multiply(factor, keeps);
    }
    return factor;
  }

  [[nodiscard]] Millionths proximity(const PostingColumns& index, std::uint32_t position, std::uint32_t lane) const {
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
