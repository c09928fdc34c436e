#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ranking/bounds.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

/// One topic's postings, as a request may use them.
struct PostingList {
  ConceptIndex topic;
  std::array<double, posting_kinds> best_of_block{};  ///< As PostingBounds::best_of_block.
  double most = 0;                                    ///< The greatest total that any posting of it can have.
  std::size_t first_need = 0;                         ///< Its NeedBounds.
};

/// The lists in which everybody who may be proposed for a request is found. The bounds of a posting hold for its
/// nominee in the first list that has them, so each list may be left as soon as no bound of it can matter.
class PostingLists {
 public:
  /// Fills itself anew and uses its memory again.
  void make(const Scorer::State& request);

  /// Those to be searched, the most promising first.
  [[nodiscard]] std::span<const PostingList> lists() const noexcept { return lists_; }
  /// What their bounds have in common.
  [[nodiscard]] const PostingBounds& common() const noexcept { return common_; }
  /// The needs, as the postings of a list can meet them.
  [[nodiscard]] std::span<const NeedBounds> needs(const PostingList& list) const noexcept {
    return std::span(needs_).subspan(list.first_need, need_count_);
  }

 private:
  /// A topic near some need.
  struct Reached {
    ConceptIndex topic;
    bool is_searched = false;
    double promise = 0;  ///< The mean of its best fits.
  };

  void describe(const Scorer::State& request);
  void describe_sessions(const Scorer::State& request);
  void describe_facets(const Scorer::State& request);
  void add_for_one_need(const Scorer::State& request);
  void add_for_several_needs(const Scorer::State& request);
  void reach(const Scorer::State& request);
  void add(const Reached& reached, std::span<const NeedBounds> needs);

  PostingBounds common_;
  std::vector<PostingList> lists_;
  std::vector<NeedBounds> needs_;  ///< Of one list after the other.
  std::vector<FacetBounds> facets_;
  std::vector<std::span<const FacetBounds>> facets_of_needs_;
  std::vector<Reached> reached_;
  std::size_t need_count_ = 0;
};

}  // namespace s2ss
