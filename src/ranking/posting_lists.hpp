#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ranking/bounds.hpp"
#include "ranking/reached_topics.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

/// Postings of one topic or of two, as a request may use them.
struct PostingList {
  enum class Kind : std::uint8_t {
    topic,   ///< All of one topic.
    narrow,  ///< Those of one topic whose nominees have their topics in pairs, too.
    wide,    ///< The others.
    pair,    ///< Those of two topics.
  };
  Kind kind = Kind::topic;
  std::uint32_t topic = 0;  ///< Its position among the topics reached.
  std::uint32_t other = 0;  ///< The second topic's.
  double fit = 0;           ///< What the fit can add, a Total.
  double promise = 0;       ///< What the fit of the expertise itself can add.
  double most = 0;          ///< The greatest total that any posting of it can have.
};

/// The lists in which everybody who may be proposed for a request is found. For every nominee there is a list whose
/// bounds hold for them, so each list may be left as soon as no bound of it can matter.
///
/// For one need these are the lists of the topics near it. For several needs a nominee is bounded in the list of the
/// two topics that do most for them: for two needs what these two do is all. Who offers something for one need alone is
/// bounded in that topic's list, where nobody's other topics have to be reckoned with. Those with too many topics for
/// lists of two are bounded by what any topic from theirs on can do.
class PostingLists {
 public:
  /// Fills itself anew and uses its memory again.
  void make(const Scorer::State& request);

  /// The most promising of those left; nothing when none can have as much as `least`.
  std::optional<PostingList> next(double least);

  /// What bounds have in common.
  [[nodiscard]] const PostingBounds& common() const noexcept { return bounds_; }
  /// The same, and what they are made of in a list; they hold until the next call.
  [[nodiscard]] const PostingBounds& bounds(const PostingList& list);

  [[nodiscard]] const ReachedTopics& reached() const noexcept { return reached_; }
  [[nodiscard]] ConceptIndex topic(std::uint32_t position) const noexcept { return reached_.topics()[position]; }
  /// What a nominee can come to whose best two topics come to `fit`, a part in millionths or millionths of Totals: more
  /// than that only with three needs or more.
  [[nodiscard]] float most_with_others(float fit) const noexcept {
    float sum = fit;
    for (const float most : most_of_others_) sum += std::min(most, fit / 2);
    return sum;
  }
  [[nodiscard]] bool may_others_add() const noexcept { return !most_of_others_.empty(); }

 private:
  void describe(const Scorer::State& request);
  void describe_sessions(const Scorer::State& request);
  void describe_facets(const Scorer::State& request);
  void add_lists(const Scorer::State& request);
  void add_pairs(const DirectoryState& state);
  bool refill(double least);
  void add(PostingList list, double promise, double fit);
  void set_fit_of_pair(const PostingList& list);

  const Scorer::State* request_ = nullptr;
  PostingBounds bounds_;
  std::vector<PostingList> lists_;     // a heap with the most promising in front
  std::vector<PostingList> less_;      // of the others, in no order
  std::vector<float> most_of_others_;  // by need, but for the two with the least
  ReachedTopics reached_;
  std::vector<NeedBounds> needs_;  // of one list
  std::vector<FacetBounds> facets_;
  std::vector<std::span<const FacetBounds>> facets_of_needs_;
  std::array<float, pair_posting::kinds * pair_posting::widths> fit_of_pair_{};
  std::size_t need_count_ = 0;
  Millionths weight_ = 0;
};

}  // namespace s2ss
