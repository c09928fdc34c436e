#include "ranking/first_of.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <utility>

#include "model/directory_state.hpp"
#include "ranking/met.hpp"
#include "ranking/posting_bound.hpp"
#include "ranking/posting_lists.hpp"

namespace s2ss {

namespace {

/// A nominee to look at, with their bound.
struct Pending {
  double bound = 0;
  double rest = 0;  ///< Of it what the fit does not add.
  std::uint32_t nominee = 0;
};

/// A block to look at.
struct PromisingBlock {
  double bound = 0;
  std::uint32_t block = 0;
  std::uint32_t group = 0;  ///< Of those with early blocks; as many as there are for none.
};

/// The better bound, then the id that comes first.
constexpr bool is_worse(const Pending& left, const Pending& right) noexcept {
  return left.bound != right.bound ? left.bound < right.bound : left.nominee > right.nominee;
}

/// The better bound; which of two equal ones is opened first makes no difference to what is found.
constexpr bool is_less(const PromisingBlock& left, const PromisingBlock& right) noexcept {
  return left.bound != right.bound ? left.bound < right.bound : left.block > right.block;
}

/// Memory that one search after the other uses.
struct Workspace {
  PostingLists lists;
  std::vector<double> bounds;
  std::vector<PromisingBlock> blocks;
  std::vector<Pending> pending;
  Met met;
};

class Search {
 public:
  Search(const Scorer& scorer, std::size_t limit, const BoundLoops& loops, Workspace& workspace)
      : scorer_(scorer),
        request_(scorer.state()),
        loops_(loops),
        work_(workspace),
        limit_(limit),
        top_(limit),
        least_(static_cast<double>(Total{request_.policy.min_score} * one)),
        exact_(request_, bounds_) {}

  /// Only those count who have as much as is asked of them.
  void ask(Total least, const LeastTotal& least_of) {
    least_ = std::max(least_, static_cast<double>(least));
    least_of_ = &least_of;
  }

  std::vector<Scored> run() {
    work_.met.clear();
    work_.lists.make(request_);
    bounds_ = work_.lists.common();
    if (bounds_.least_proximity != 0) {
      proximity_from_afar_ = bounds_.proximity_weight * one;
    } else if (bounds_.is_nowhere) {
      proximity_from_afar_ = bounds_.proximity_weight * bounds_.unknown_proximity;
    }
    for (const PostingList& list : work_.lists.lists()) search_all(list);
    return top_.take();
  }

 private:
  static constexpr std::size_t ahead = 4;  // blocks fetched before they are opened
  static constexpr std::size_t group_size = 8;
  static constexpr std::size_t most_groups = 4;  // with early blocks, of one topic

  /// The index, and that of those whom it does not know as they are. Its older postings of them do no harm: whoever is
  /// found is scored as they are.
  void search_all(const PostingList& list) {
    const DirectoryState& state = request_.directory.state();
    for (const TopicIndex* index : {&std::as_const(state.topic_index), state.unlisted_index.get()}) {
      if (index == nullptr || !can_reach(list.most, 0)) continue;
      index_ = index;
      search(list);
    }
  }

  void search(const PostingList& list) {
    bounds_.best_of_block = list.best_of_block;
    bounds_.needs = work_.lists.needs(list);
    topic_ = list.topic;
    const std::size_t first = index_->first_block[list.topic.value];
    const std::size_t count = index_->first_block[list.topic.value + 1] - first;
    work_.bounds.resize(std::max(work_.bounds.size(), count));
    loops_.blocks(bounds_, *index_, first, count, work_.bounds.data());
    early_ = std::span(index_->early)
                 .subspan(index_->first_early[list.topic.value],
                          index_->first_early[list.topic.value + 1] - index_->first_early[list.topic.value]);
    looked_at_.fill(0);
    begin_with_early(first);
    collect(first, count);
    open_best();
    open_ties();
  }

  /// Looks at those who come first by id, as long as they can get into the list without standing near: where few stand
  /// near they are most of it.
  void begin_with_early(std::size_t first) {
    double most_from_afar = 0;
    gives_up_.fill(false);
    while (const auto next = next_early(first)) {
      // Whoever has less than that counts only when there are too few others.
      most_from_afar = std::max(most_from_afar, next->bound);
      fetch_block(next->block + 1);  // of the others, if there is no next one
      const std::size_t pending = work_.pending.size();
      open(next->block, work_.bounds[next->block - first], most_from_afar);
      ++looked_at_[next->group];
      gives_up_[next->group] = work_.pending.size() == pending;
      if (work_.pending.size() >= enough_pending()) score_pending();
    }
    score_pending();
    if (!top_.is_full() || least_ < most_from_afar) looked_at_.fill(0);
  }

  /// Of the groups' next early blocks the one whose nominees are the best that do not stand near, or that comes first
  /// by id; nothing when they cannot reach the list: then nor can those behind them.
  [[nodiscard]] std::optional<PromisingBlock> next_early(std::size_t first) const {
    std::optional<PromisingBlock> best;
    for (std::uint32_t group = 0; group < early_.size(); ++group) {
      const std::uint32_t block = early_[group].first + looked_at_[group];
      if (block == early_[group].first_original || gives_up_[group]) continue;
      const double bound = std::min(work_.bounds[block - first], bound_from_afar(block));
      const bool is_best = !best || bound > best->bound ||
                           (bound == best->bound && index_->first_nominee[block] < index_->first_nominee[best->block]);
      if (is_best) best = PromisingBlock{bound, block, group};
    }
    return best && can_reach(best->bound, index_->first_nominee[best->block]) ? best : std::nullopt;
  }

  /// The blocks that can still matter, as a heap with the best in front; without the early ones, which are copies.
  void collect(std::size_t first, std::size_t count) {
    work_.blocks.clear();
    std::size_t at = first;
    for (std::uint32_t group = 0; group < early_.size(); ++group) {
      collect(first, at, early_[group].first, absent_index);
      collect(first, early_[group].first_original, early_[group].end, group);
      at = early_[group].end;
    }
    collect(first, at, first + count, absent_index);
    std::ranges::make_heap(work_.blocks, is_less);
  }
  void collect(std::size_t first, std::size_t begin, std::size_t end, std::uint32_t group) {
    for (std::size_t i = begin; i < end; ++i) {
      const double bound = work_.bounds[i - first];
      if (bound < 0 || !can_reach(bound, index_->first_nominee[i])) continue;
      work_.blocks.push_back({bound, static_cast<std::uint32_t>(i), group});
    }
  }

  /// Opens blocks, the best bound first, as long as they can hold somebody with more than the last of the list.
  void open_best() {
    std::vector<PromisingBlock>& blocks = work_.blocks;
    const auto can_matter = [&](const PromisingBlock& block) {
      return block.bound > least_ || (!top_.is_full() && block.bound == least_);
    };
    // Blocks are fetched a few ahead of being opened: most lie in memory nobody has touched lately.
    std::array<PromisingBlock, ahead> next{};
    for (std::size_t taken = 0, opened = 0;; ++opened) {
      for (; taken < opened + ahead && !blocks.empty() && can_matter(blocks.front()); ++taken) {
        std::ranges::pop_heap(blocks, is_less);
        next[taken % ahead] = blocks.back();
        fetch_block(blocks.back().block);
        blocks.pop_back();
      }
      if (opened == taken) break;
      const PromisingBlock& block = next[opened % ahead];
      if (can_matter(block)) {
        open(block.block, block.bound);
      } else {
        blocks.push_back(block);  // It may still hold somebody who ties.
        std::ranges::push_heap(blocks, is_less);
      }
      if (work_.pending.size() >= enough_pending()) score_pending();
    }
    score_pending();
  }

  /// Opens those of the blocks left that can hold somebody who ties with the last of the list and comes before them.
  void open_ties() {
    for (const PromisingBlock& block : work_.blocks) {
      if (block.bound == least_ && top_.is_full() && may_hold_before(block, top_.last().nominee.value)) {
        open(block.block, block.bound);
        if (work_.pending.size() >= enough_pending()) score_pending();
      }
    }
    score_pending();
  }

  /// Whether someone of the block, who has not been looked at in an early block, may come before this nominee.
  [[nodiscard]] bool may_hold_before(const PromisingBlock& block, std::uint32_t nominee) const noexcept {
    if (index_->first_nominee[block.block] >= nominee) return false;
    if (block.group == absent_index) return true;
    const EarlyBlocks& early = early_[block.group];
    const std::uint32_t next = early.first + looked_at_[block.group];
    const bool some_are_left = next < early.first_original && index_->first_nominee[next] < nominee;
    return some_are_left || index_->first_late[block.block] < nominee;
  }

  void fetch_block(std::uint32_t position) const noexcept {
    fetch(&index_->blocks[position], sizeof(PostingBlock));
    fetch(&index_->nominees[position], sizeof(NomineeColumn));
    if (bounds_.needs.size() > 1) fetch(&index_->others[position], sizeof(OtherTopicColumns));
  }

  static void fetch(const void* memory, std::size_t bytes) noexcept {
    const auto* const lines = static_cast<const char*>(memory);
    for (std::size_t line = 0; line < bytes; line += 64) __builtin_prefetch(lines + line);
  }

  /// So many pending ones are looked at before further blocks are opened; a list that is not full wants some to compare
  /// others with.
  [[nodiscard]] std::size_t enough_pending() const noexcept { return top_.is_full() ? 64 : limit_ + limit_ / 4; }

  /// Puts the block's postings that can reach the list among the pending; only those that may have so much.
  void open(std::uint32_t position, double block_bound, double wanted = 0) {
    alignas(64) std::array<float, PostingBlock::width> bounds;
    wanted = std::max({wanted, least_, 0.0});
    const NomineeColumn& nominees = index_->nominees[position];
    // Where nobody of the block can have more than the last of the list, only those who come before them by id can.
    const std::uint32_t end = top_.is_full() && block_bound <= least_ ? top_.last().nominee.value : absent_index;
    // The same holds for those who are too far for proximity to add anything, when only that could help them.
    const ReachingPostings reaching =
        loops_.postings(bounds_, *index_, position, static_cast<float>(wanted * 1e-6), bounds.data());
    const bool far_ones_tie = top_.is_full() && bound_from_afar(position) <= least_;
    const std::uint32_t end_of_far = far_ones_tie ? top_.last().nominee.value : absent_index;
    for (std::uint64_t reached = reaching.all; reached != 0; reached &= reached - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(reached));
      const std::uint32_t nominee = nominees[lane];
      if (nominee >= ((reaching.near >> lane & 1) != 0 ? end : end_of_far)) continue;
      if (!is_wanted(static_cast<double>(bounds[lane]) * 1e6, nominee)) continue;
      Pending pending{std::min(static_cast<double>(bounds[lane]) * 1e6, block_bound),
                      exact_.rest(*index_, position, lane), nominee};
      if (bounds_.needs.size() == 1)
        pending.bound = pending.rest + exact_.with_fit(exact_.fit(*index_, topic_, position, lane));
      if (pending.bound >= wanted && can_reach(pending.bound, nominee) && is_wanted(pending.bound, nominee)) {
        work_.pending.push_back(pending);
      }
    }
  }

  /// What those of the block's postings can have who do not stand near.
  [[nodiscard]] double bound_from_afar(std::uint32_t position) const noexcept {
    const std::size_t main = index_->main[position] <= bounds_.max_main_topics ? 1 : 0;
    const std::size_t leads = (index_->marks[position] & posting::leads) != 0 ? 2 : 0;
    const std::size_t restricted = (index_->marks[position] & posting::is_restricted) != 0 ? 4 : 0;
    return bounds_.best_of_block[main | leads | restricted] + bounds_.rest + proximity_from_afar_;
  }

  /// Scores postings, the best bound first, until no other bound can reach the list. They are taken in small groups, so
  /// that the records of one arrive while those of another are looked at.
  void score_pending() {
    std::vector<Pending>& pending = work_.pending;
    std::ranges::make_heap(pending, is_worse);
    std::array<std::array<Pending, group_size>, 2> groups;
    std::size_t size = take(groups[0]);
    for (std::size_t round = 0; size > 0; ++round) {
      const auto group = std::span(groups[round % 2]).first(size);
      for (const Pending& each : group) fetch_records(request_.nominees[each.nominee]);
      size = take(groups[(round + 1) % 2]);
      score(group);
    }
    pending.clear();
  }

  /// Takes the next few that have not been met and asks for their records. Returns how many.
  std::size_t take(std::array<Pending, group_size>& group) {
    std::vector<Pending>& pending = work_.pending;
    std::size_t size = 0;
    while (size < group.size() && !pending.empty() && can_reach(pending.front().bound, pending.front().nominee)) {
      std::ranges::pop_heap(pending, is_worse);
      if (!work_.met.contains(pending.back().nominee)) {
        group[size++] = pending.back();
        __builtin_prefetch(&request_.nominees[pending.back().nominee]);
      }
      pending.pop_back();
    }
    return size;
  }

  void score(std::span<Pending> group) {
    if (bounds_.needs.size() > 1) {
      // What a nominee offers for all needs only their record tells.
      for (Pending& each : group)
        each.bound = std::min(each.bound, each.rest + exact_.with_fit(fit_of_record(NomineeIndex{each.nominee})));
      std::ranges::sort(group, [](const Pending& left, const Pending& right) { return is_worse(right, left); });
    }
    for (const Pending& each : group) {
      if (can_reach(each.bound, each.nominee) && work_.met.insert(each.nominee)) score(NomineeIndex{each.nominee});
    }
  }

  void fetch_records(const NomineeRecord& nominee) const noexcept {
    const DirectoryState& state = request_.directory.state();
    __builtin_prefetch(&state.school_records[nominee.school.value]);
    state.past_links.fetch(nominee.school);
    __builtin_prefetch(state.expertise_records.data() + nominee.expertise.begin);
    __builtin_prefetch(state.away_pool.data() + nominee.away.begin);
  }

  void score(NomineeIndex nominee) {
    const PairScore score = scorer_.score(nominee);
    if (score.removed_by || !is_wanted(static_cast<double>(score.total), nominee.value)) return;
    top_.add({nominee, score.total, score.parts});
    if (top_.is_full()) least_ = std::max(least_, static_cast<double>(top_.last().total));
  }

  /// What all needs come to; negative for someone who is not near enough. The mean of someone who is may be 0: a need's
  /// share may be as small.
  [[nodiscard]] Millionths fit_of_record(NomineeIndex nominee) const {
    const SubjectFit::Result fit = request_.subject_fit(request_.nominees[nominee.value]);
    return fit.best == 0 || fit.best < request_.subject_fit.minimum() || !fit.required_met ? -1 : fit.mean;
  }

  /// Whether a nominee with this bound may have what is asked of them.
  [[nodiscard]] bool is_wanted(double bound, std::uint32_t nominee) const {
    return least_of_ == nullptr || bound >= static_cast<double>((*least_of_)(NomineeIndex{nominee}));
  }

  /// Whether someone with this bound, no one before this nominee, may still get into the list.
  [[nodiscard]] bool can_reach(double bound, std::uint32_t nominee) const noexcept {
    if (bound < least_) return false;
    if (!top_.is_full()) return true;
    const auto last = static_cast<double>(top_.last().total);
    return bound > last || (bound == last && nominee < top_.last().nominee.value);
  }

  const Scorer& scorer_;
  const Scorer::State& request_;
  const TopicIndex* index_ = nullptr;
  const BoundLoops& loops_;
  Workspace& work_;
  std::size_t limit_;
  Top top_;
  double least_;  // a total below it cannot get into the list
  const LeastTotal* least_of_ = nullptr;
  PostingBounds bounds_;
  double proximity_from_afar_ = 0;  // what proximity adds for those who do not stand near
  ConceptIndex topic_;
  std::span<const EarlyBlocks> early_;                  // the topic's
  std::array<bool, most_groups> gives_up_{};            // hardly any of these can have as much as their block tells
  std::array<std::uint32_t, most_groups> looked_at_{};  // so many of each were opened
  PostingBound exact_;
};

}  // namespace

std::vector<Scored> first_of(const Scorer& scorer, std::size_t limit, const BoundLoops& loops) {
  thread_local Workspace workspace;
  return Search(scorer, limit, loops, workspace).run();
}

std::vector<Scored> first_of_wanted(const Scorer& scorer, std::size_t limit, Total least, const LeastTotal& least_of,
                                    const BoundLoops& loops) {
  thread_local Workspace workspace;
  Search search(scorer, limit, loops, workspace);
  search.ask(least, least_of);
  return search.run();
}

}  // namespace s2ss
