#include "ranking/first_of.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <utility>

#include "model/directory_state.hpp"
#include "ranking/contest.hpp"
#include "ranking/open_list.hpp"
#include "ranking/posting_bound.hpp"
#include "ranking/posting_lists.hpp"

namespace s2ss {

namespace {

/// A block to look at.
struct PromisingBlock {
  double bound = 0;
  std::uint32_t block = 0;
  std::uint32_t group = 0;  ///< Of those with early blocks; as many as there are for none.
};

/// The better bound; which of two equal ones is opened first makes no difference to what is found.
constexpr bool is_less(const PromisingBlock& left, const PromisingBlock& right) noexcept {
  return left.bound != right.bound ? left.bound < right.bound : left.block > right.block;
}

/// Memory that one search after the other uses.
struct Workspace {
  PostingLists lists;
  std::vector<double> bounds;
  std::vector<PromisingBlock> blocks;
  Contest::Memory contest;
};

class Search {
 public:
  Search(const Scorer& scorer, std::size_t limit, const BoundLoops& loops, Workspace& workspace)
      : request_(scorer.state()),
        loops_(loops),
        work_(workspace),
        exact_(request_, bounds_),
        contest_(scorer, exact_, limit, workspace.contest) {}

  /// Only those count who have as much as is asked of them.
  void ask(Total least, const LeastTotal& least_of) { contest_.ask(least, least_of); }

  std::vector<Scored> run() {
    work_.lists.make(request_);
    bounds_ = work_.lists.common();
    while (const auto list = work_.lists.next(contest_.least())) {
      if (contest_.can_reach(list->most, 0)) search_all(*list);
    }
    contest_.score_waiting();
    return contest_.take();
  }

 private:
  static constexpr std::size_t ahead = 4;         // blocks fetched before they are opened
  static constexpr std::size_t most_groups = 8;   // with early blocks, of one topic
  static constexpr std::uint32_t few_blocks = 2;  // that are opened without being bounded
  static constexpr std::uint32_t few_postings = 6;
  static constexpr std::uint32_t few_waiting = 16;
  static constexpr std::uint32_t width = OpenList::width;

  /// The index, and that of those whom it does not know as they are. Its older postings of them do no harm: whoever is
  /// found is scored as they are.
  void search_all(const PostingList& list) {
    const DirectoryState& state = request_.directory.state();
    for (const TopicIndex* index : {&std::as_const(state.topic_index), state.unlisted_index.get()}) {
      if (index == nullptr || !contest_.can_reach(list.most, 0)) continue;
      list.kind == PostingList::Kind::pair ? search_pair(list, index->pairs) : search(list, *index);
    }
  }

  void search(const PostingList& list, const TopicIndex& index) {
    bounds_ = work_.lists.bounds(list);
    list_ = OpenList(work_.lists, list, index);
    bound_blocks();
    looked_at_.fill(0);
    begin_with_early();
    open_all();
  }

  void search_pair(const PostingList& list, const PairIndex& index) {
    list_ = OpenList(work_.lists, list, index);
    if (list_.to() - list_.from() <= few_postings) {
      for (std::uint32_t place = list_.from(); place < list_.to(); ++place) add_from_pair(place, list.most);
    } else {
      bounds_ = work_.lists.bounds(list);
      if (list_.end_block() - list_.first_block() > few_blocks) {
        bound_blocks();
        return open_all();
      }
      for (std::uint32_t block = list_.first_block(); block < list_.end_block(); ++block) open(block, list.most);
    }
    contest_.score_when_enough(few_waiting);
  }

  /// Lets one posting of a pair take part.
  void add_from_pair(std::uint32_t place, double most) {
    const PostingBlock& block = list_.columns().blocks[place / width];
    const std::uint32_t lane = place % width;
    if ((block.marks[lane] & bounds_.modes) == 0 || (block.week[lane] & bounds_.week) == 0) return;
    add(place / width, lane, most, std::max(contest_.least(), 0.0));
  }

  void open_all() {
    collect();
    open_best();
    open_ties();
  }

  /// Of the list's blocks.
  [[nodiscard]] double bound_of(std::uint32_t block) const noexcept {
    return work_.bounds[block - list_.first_block()];
  }

  void bound_blocks() {
    const std::uint32_t first = list_.first_block();
    const std::uint32_t count = list_.end_block() - first;
    work_.bounds.resize(std::max<std::size_t>(work_.bounds.size(), count));
    loops_.blocks(bounds_, list_.columns(), first, count, work_.bounds.data());
    if (!list_.is_of_pair()) return;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (work_.bounds[i] >= 0) work_.bounds[i] += list_.fit_of_block(bounds_, first + i);
    }
  }

  /// Looks at those who come first by id, as long as they can get into the list without standing near: where few stand
  /// near they are most of it.
  void begin_with_early() {
    double most_from_afar = 0;
    gives_up_.fill(false);
    while (const auto next = next_early()) {
      // Whoever has less than that counts only when there are too few others.
      most_from_afar = std::max(most_from_afar, next->bound);
      list_.fetch(next->block + 1);  // of the others, if there is no next one
      const std::size_t waiting = contest_.waiting();
      open(next->block, bound_of(next->block), most_from_afar);
      ++looked_at_[next->group];
      gives_up_[next->group] = contest_.waiting() == waiting;
      contest_.score_when_enough();
    }
    contest_.score_waiting();
    if (!contest_.is_full() || contest_.least() < most_from_afar) looked_at_.fill(0);
  }

  /// Of the groups' next early blocks the one whose nominees are the best that do not stand near, or that comes first
  /// by id; nothing when they cannot reach the list: then nor can those behind them.
  [[nodiscard]] std::optional<PromisingBlock> next_early() const {
    std::optional<PromisingBlock> best;
    for (std::uint32_t group = 0; group < list_.early().size(); ++group) {
      const std::uint32_t block = list_.early()[group].first + looked_at_[group];
      if (block == list_.early()[group].first_original || gives_up_[group]) continue;
      const double bound = std::min(bound_of(block), list_.bound_from_afar(bounds_, block));
      const bool is_best =
          !best || bound > best->bound ||
          (bound == best->bound && list_.columns().first_nominee[block] < list_.columns().first_nominee[best->block]);
      if (is_best) best = PromisingBlock{bound, block, group};
    }
    return best && contest_.can_reach(best->bound, list_.columns().first_nominee[best->block]) ? best : std::nullopt;
  }

  /// The blocks that can still matter, as a heap with the best in front; without the early ones, which are copies.
  void collect() {
    work_.blocks.clear();
    std::uint32_t at = list_.first_block();
    for (std::uint32_t group = 0; group < list_.early().size(); ++group) {
      collect(at, list_.early()[group].first, absent_index);
      collect(list_.early()[group].first_original, list_.early()[group].end, group);
      at = list_.early()[group].end;
    }
    collect(at, list_.end_block(), absent_index);
    std::ranges::make_heap(work_.blocks, is_less);
  }
  void collect(std::uint32_t begin, std::uint32_t end, std::uint32_t group) {
    for (std::uint32_t block = begin; block < end; ++block) {
      const double bound = bound_of(block);
      if (bound < 0 || !contest_.can_reach(bound, list_.columns().first_nominee[block])) continue;
      work_.blocks.push_back({bound, block, group});
    }
  }

  /// Opens blocks, the best bound first, as long as they can hold somebody with more than the last of the list.
  void open_best() {
    std::vector<PromisingBlock>& blocks = work_.blocks;
    const auto can_matter = [&](const PromisingBlock& block) {
      return block.bound > contest_.least() || (!contest_.is_full() && block.bound == contest_.least());
    };
    // Blocks are fetched a few ahead of being opened: most lie in memory nobody has touched lately.
    std::array<PromisingBlock, ahead> next{};
    for (std::size_t taken = 0, opened = 0;; ++opened) {
      for (; taken < opened + ahead && !blocks.empty() && can_matter(blocks.front()); ++taken) {
        std::ranges::pop_heap(blocks, is_less);
        next[taken % ahead] = blocks.back();
        list_.fetch(blocks.back().block);
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
      contest_.score_when_enough();
    }
    contest_.score_waiting();
  }

  /// Opens those of the blocks left that can hold somebody who ties with the last of the list and comes before them.
  void open_ties() {
    for (const PromisingBlock& block : work_.blocks) {
      if (block.bound == contest_.least() && contest_.is_full() &&
          may_hold_before(block, contest_.last().nominee.value)) {
        open(block.block, block.bound);
        contest_.score_when_enough();
      }
    }
    contest_.score_waiting();
  }

  /// Whether someone of the block, who has not been looked at in an early block, may come before this nominee.
  [[nodiscard]] bool may_hold_before(const PromisingBlock& block, std::uint32_t nominee) const noexcept {
    if (list_.columns().first_nominee[block.block] >= nominee) return false;
    if (block.group == absent_index) return true;
    const EarlyBlocks& early = list_.early()[block.group];
    const std::uint32_t next = early.first + looked_at_[block.group];
    const bool some_are_left = next < early.first_original && list_.columns().first_nominee[next] < nominee;
    return some_are_left || list_.first_late(block.block) < nominee;
  }

  /// Lets the list's postings in the block that can reach it take part; only those that may have so much.
  void open(std::uint32_t position, double block_bound, double wanted = 0) {
    alignas(64) std::array<float, width> bounds;
    wanted = std::max({wanted, contest_.least(), 0.0});
    const NomineeColumn& nominees = list_.columns().nominees[position];
    const bool is_full = contest_.is_full();
    const std::uint32_t last = is_full ? contest_.last().nominee.value : absent_index;
    // Where nobody of the block can have more than the last of the list, only those who come before them by id can.
    const std::uint32_t end = is_full && block_bound <= contest_.least() ? last : absent_index;
    // The same holds for those who are too far for proximity to add anything, when only that could help them.
    const std::uint32_t end_of_far =
        is_full && list_.bound_from_afar(bounds_, position) <= contest_.least() ? last : absent_index;
    const ReachingPostings reaching = loops_.postings(bounds_, list_.columns(), list_.facets(position), position,
                                                      static_cast<float>(wanted * 1e-6), bounds.data());
    const std::uint64_t taken = reaching.all & list_.lanes(position);
    if (!list_.is_fit_known()) {
      for (std::uint64_t left = taken; left != 0; left &= left - 1) {
        __builtin_prefetch(&request_.nominees[nominees[static_cast<std::size_t>(std::countr_zero(left))]]);
      }
    }
    for (std::uint64_t left = taken; left != 0; left &= left - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(left));
      if (nominees[lane] >= ((reaching.near >> lane & 1) != 0 ? end : end_of_far)) continue;
      add(position, lane, std::min(static_cast<double>(bounds[lane]) * 1e6, block_bound), wanted);
    }
  }

  /// Lets one posting take part, unless it can't reach the list.
  void add(std::uint32_t position, std::uint32_t lane, double bound, double wanted) {
    Contender contender{
        .bound = bound, .nominee = list_.columns().nominees[position][lane], .is_fit_known = list_.is_fit_known()};
    if (!contest_.is_wanted(bound, contender.nominee)) return;
    if (!list_.is_fit_known()) return add_by_topics(contender, position, lane, wanted);
    contender.rest = exact_.rest(list_.columns(), position, lane);
    contender.bound = contender.rest + exact_.with_fit(list_.fit(exact_, position, lane));
    if (can_win(contender, wanted)) contest_.add(contender);
  }

  /// The same of someone whose other topics matter: what all of them can do holds in every list.
  void add_by_topics(Contender contender, std::uint32_t position, std::uint32_t lane, double wanted) {
    if (contest_.is_judged(contender.nominee)) return;
    const NomineeRecord& nominee = request_.nominees[contender.nominee];
    const double here = contender.bound;
    contender.rest = exact_.rest(list_.columns(), position, lane);
    contender.bound = contender.rest + most_of(nominee.topics);
    bool may_win = can_win(contender, std::max(contest_.least(), 0.0));
    if (may_win && list_.is_of_pair()) {
      const OpenList::FitBounds fit = list_.fit_bounds(exact_, work_.lists, position, lane, nominee);
      contender.bound = contender.rest + fit.anywhere;
      may_win = can_win(contender, std::max(contest_.least(), 0.0));
      if (may_win && std::min(here, contender.rest + fit.here) < wanted) return;
    }
    contest_.judge(contender.nominee);
    if (may_win) contest_.add(contender);
  }

  /// What someone with these topics can have at most.
  [[nodiscard]] double most_of(std::uint64_t topics) const noexcept {
    const ReachedTopics& reached = work_.lists.reached();
    float sum = 0;
    for (std::size_t need = 0; need < reached.need_count(); ++need) sum += reached.most_of(need, topics);
    return as_total(sum);
  }

  [[nodiscard]] bool can_win(const Contender& contender, double wanted) const {
    return contender.bound >= wanted && contest_.can_reach(contender.bound, contender.nominee) &&
           contest_.is_wanted(contender.bound, contender.nominee);
  }

  const Scorer::State& request_;
  const BoundLoops& loops_;
  Workspace& work_;
  PostingBounds bounds_;
  PostingBound exact_;
  Contest contest_;
  OpenList list_;
  std::array<bool, most_groups> gives_up_{};            // hardly any of these can have as much as their block tells
  std::array<std::uint32_t, most_groups> looked_at_{};  // so many of each were opened
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
