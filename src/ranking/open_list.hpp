#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "model/topic_index.hpp"
#include "ranking/posting_bound.hpp"
#include "ranking/posting_lists.hpp"

namespace s2ss {

/// Where the postings of one list stand in an index, and what its blocks tell. A list of a pair may share its first and
/// its last block with others.
class OpenList {
 public:
  static constexpr std::uint32_t width = PostingBlock::width;

  OpenList() = default;
  OpenList(const PostingLists& lists, const PostingList& list, const TopicIndex& index)
      : columns_(&index), topics_(&index), topic_(lists.topic(list.topic)) {
    is_fit_known_ = list.kind != PostingList::Kind::wide;
    const std::size_t topic = topic_.value;
    const bool is_wide = list.kind == PostingList::Kind::wide;
    const bool is_narrow = list.kind == PostingList::Kind::narrow;
    from_ = (is_wide ? index.first_wide[topic] : index.first_block[topic]) * width;
    to_ = (is_narrow ? index.first_wide[topic] : index.first_block[topic + 1]) * width;
    const auto begins_before = [](std::uint32_t block) {
      return [block](const EarlyBlocks& each) { return each.first < block; };
    };
    const auto of_topic =
        std::span(index.early)
            .subspan(index.first_early[topic], index.first_early[topic + 1] - index.first_early[topic]);
    early_ = std::span(std::ranges::partition_point(of_topic, begins_before(first_block())),
                       std::ranges::partition_point(of_topic, begins_before(end_block())));
  }
  OpenList(const PostingLists& lists, const PostingList& list, const PairIndex& index)
      : columns_(&index),
        pairs_(&index),
        topic_(std::min(lists.topic(list.topic), lists.topic(list.other))),
        higher_(std::max(lists.topic(list.topic), lists.topic(list.other))),
        most_fit_(list.fit),
        is_fit_known_(!lists.may_others_add()) {
    const PairIndex::Range range = index.range(topic_, higher_);
    from_ = range.begin;
    to_ = range.end;
  }

  [[nodiscard]] const PostingColumns& columns() const noexcept { return *columns_; }
  [[nodiscard]] bool is_of_pair() const noexcept { return pairs_ != nullptr; }
  /// Postings tell all of what their nominees come to.
  [[nodiscard]] bool is_fit_known() const noexcept { return is_fit_known_; }
  [[nodiscard]] std::uint32_t from() const noexcept { return from_; }
  [[nodiscard]] std::uint32_t to() const noexcept { return to_; }
  [[nodiscard]] std::uint32_t first_block() const noexcept { return from_ / width; }
  [[nodiscard]] std::uint32_t end_block() const noexcept { return (to_ + width - 1) / width; }
  [[nodiscard]] std::span<const EarlyBlocks> early() const noexcept { return early_; }
  [[nodiscard]] std::uint32_t first_late(std::uint32_t block) const noexcept { return topics_->first_late[block]; }
  [[nodiscard]] const FacetColumn* facets(std::uint32_t block) const noexcept {
    return topics_ != nullptr ? &topics_->facets[block] : nullptr;
  }

  /// The list's postings in a block.
  [[nodiscard]] std::uint64_t lanes(std::uint32_t block) const noexcept {
    std::uint64_t lanes = ~std::uint64_t{0};
    if (block == from_ / width) lanes &= ~std::uint64_t{0} << from_ % width;
    if (block == to_ / width) lanes &= ~(~std::uint64_t{0} << to_ % width);
    return lanes;
  }

  void fetch(std::uint32_t block) const noexcept {
    fetch(&columns_->blocks[block], sizeof(PostingBlock));
    fetch(&columns_->nominees[block], sizeof(NomineeColumn));
  }

  /// What the fit adds to the bound of a block, where `bounds.best_of_block` leaves it out.
  [[nodiscard]] double fit_of_block(const PostingBounds& bounds, std::uint32_t block) const noexcept {
    return pairs_ != nullptr ? fit_of_kinds(bounds, pairs_->kinds[block]) : 0;
  }

  /// What those of a block's postings can have who do not stand near.
  [[nodiscard]] double bound_from_afar(const PostingBounds& bounds, std::uint32_t block) const noexcept {
    double from_afar = bounds.rest;
    if (bounds.least_proximity != 0) {
      from_afar += bounds.proximity_weight * one;
    } else if (bounds.is_nowhere) {
      from_afar += bounds.proximity_weight * bounds.unknown_proximity;
    }
    if (pairs_ != nullptr) return from_afar + fit_of_kinds(bounds, pairs_->kinds[block]);
    const std::size_t main = columns_->main[block] <= bounds.max_main_topics ? 1 : 0;
    const std::size_t leads = (columns_->marks[block] & posting::leads) != 0 ? 2 : 0;
    const std::size_t restricted = (columns_->marks[block] & posting::is_restricted) != 0 ? 4 : 0;
    return from_afar + bounds.best_of_block[main | leads | restricted];
  }

  [[nodiscard]] Millionths fit(const PostingBound& bound, std::uint32_t block, std::uint32_t lane) const {
    return pairs_ != nullptr ? bound.fit(*pairs_, topic_, higher_, block, lane)
                             : bound.fit(*topics_, topic_, block, lane);
  }

  /// The most that the fit can add for a posting of a pair whose nominee has further topics.
  struct FitBounds {
    double here = 0;  ///< If no list has a better bound for the nominee.
    double anywhere = 0;
  };
  [[nodiscard]] FitBounds fit_bounds(const PostingBound& bound, const PostingLists& lists, std::uint32_t block,
                                     std::uint32_t lane, const NomineeRecord& nominee) const {
    const ReachedTopics& reached = lists.reached();
    float own = 0;
    float any = 0;
    std::uint64_t others = nominee.topics;
    // Where no two of the nominee's topics share a bit, the others can be told from these two.
    if (static_cast<std::uint32_t>(std::popcount(others)) == nominee.expertise.size()) {
      others &= ~(topic_bit(topic_) | topic_bit(higher_));
    }
    bound.each_fit(*pairs_, topic_, higher_, block, lane, [&](std::size_t need, Millionths best) {
      const float fit = static_cast<float>(best) * reached.weight(need);
      own += fit;
      any += std::max(fit, reached.most_of(need, others));
    });
    // Any two of the nominee's topics do no more than these two.
    const float of_all_topics = own * static_cast<float>(nominee.expertise.size()) / 2;
    return {.here = as_total(std::min({any, lists.most_with_others(own), of_all_topics})), .anywhere = as_total(any)};
  }

 private:
  static void fetch(const void* memory, std::size_t bytes) noexcept {
    const auto* const lines = static_cast<const char*>(memory);
    for (std::size_t line = 0; line < bytes; line += 64) __builtin_prefetch(lines + line);
  }

  /// The best fit of these kinds of postings of two expertises.
  [[nodiscard]] double fit_of_kinds(const PostingBounds& bounds, std::uint32_t kinds) const noexcept {
    // Kinds are told by the usual policy.
    if (bounds.max_main_topics != static_cast<std::uint32_t>(usual_main_topics)) return most_fit_;
    constexpr std::uint32_t widest = pair_posting::has_odd_topics_of_kind | pair_posting::has_four_topics_of_kind;
    float most = 0;
    for (; kinds != 0; kinds &= kinds - 1) {
      most = std::max(most, bounds.fit_of_pair[static_cast<std::uint32_t>(std::countr_zero(kinds)) | widest]);
    }
    return std::min(most_fit_, as_total(most));
  }

  const PostingColumns* columns_ = nullptr;
  const TopicIndex* topics_ = nullptr;  // null for a pair's
  const PairIndex* pairs_ = nullptr;    // null for a topic's
  ConceptIndex topic_;                  // of a pair the lower one
  ConceptIndex higher_;
  std::uint32_t from_ = 0;  // its postings' places
  std::uint32_t to_ = 0;
  double most_fit_ = 0;  // of a pair's
  bool is_fit_known_ = false;
  std::span<const EarlyBlocks> early_;
};

}  // namespace s2ss
