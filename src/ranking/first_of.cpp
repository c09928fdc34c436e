#include "ranking/first_of.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <utility>

#include "model/directory_state.hpp"
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
  std::uint32_t first_nominee = 0;
  std::uint32_t block = 0;
};

/// The better bound, then the id that comes first.
template <typename Bound>
bool is_better(const Bound& left, const Bound& right) noexcept {
  if (left.bound != right.bound) return left.bound > right.bound;
  if constexpr (requires { left.first_nominee; }) {
    return left.first_nominee < right.first_nominee;
  } else {
    return left.nominee < right.nominee;
  }
}

template <typename Bound>
bool is_worse(const Bound& left, const Bound& right) noexcept {
  return is_better(right, left);
}

/// Nominees met before: each is scored once, however many postings lead to them.
class Met {
 public:
  void clear() {
    slots_.assign(256, absent_index);
    size_ = 0;
  }
  [[nodiscard]] bool contains(std::uint32_t nominee) const noexcept {
    std::size_t at = place(nominee);
    while (slots_[at] != absent_index && slots_[at] != nominee) at = (at + 1) & (slots_.size() - 1);
    return slots_[at] == nominee;
  }
  /// True the first time.
  bool insert(std::uint32_t nominee) {
    if (2 * size_ > slots_.size()) grow();
    std::size_t at = place(nominee);
    for (; slots_[at] != absent_index; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == nominee) return false;
    }
    slots_[at] = nominee;
    ++size_;
    return true;
  }

 private:
  [[nodiscard]] std::size_t place(std::uint32_t nominee) const noexcept {
    return (nominee * 0x9e3779b97f4a7c15U >> 32) & (slots_.size() - 1);
  }
  void grow() {
    std::vector<std::uint32_t> old(4 * slots_.size(), absent_index);
    old.swap(slots_);
    for (const std::uint32_t nominee : old) {
      if (nominee == absent_index) continue;
      std::size_t at = place(nominee);
      while (slots_[at] != absent_index) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = nominee;
    }
  }

  std::vector<std::uint32_t> slots_;
  std::size_t size_ = 0;
};

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
        index_(scorer.directory().state().topic_index),
        loops_(loops),
        work_(workspace),
        limit_(limit),
        top_(limit),
        least_(static_cast<double>(Total{request_.policy.min_score} * one)) {}

  /// Only those count who have as much as is asked of them.
  void ask(Total least, const LeastTotal& least_of) {
    least_ = std::max(least_, static_cast<double>(least));
    least_of_ = &least_of;
  }

  std::vector<Scored> run() {
    work_.met.clear();
    work_.lists.make(request_);
    bounds_ = work_.lists.common();
    for (const PostingList& list : work_.lists.lists()) {
      if (can_reach(list.most, 0)) search(list);
    }
    return top_.take();
  }

 private:
  static constexpr std::size_t probes = 3;  // blocks looked at while the list is not full
  static constexpr std::size_t ahead = 4;   // blocks fetched before they are opened
  static constexpr std::size_t group_size = 8;
  static constexpr std::size_t enough_pending = 64;  // to look at them before further blocks are opened

  void search(const PostingList& list) {
    bounds_.best_of_block = list.best_of_block;
    bounds_.needs = work_.lists.needs(list);
    topic_ = list.topic;
    const std::size_t first = index_.first_block[list.topic.value];
    const std::size_t count = index_.first_block[list.topic.value + 1] - first;
    work_.bounds.resize(std::max(work_.bounds.size(), count));
    loops_.blocks(bounds_, index_, first, count, work_.bounds.data());
    if (!top_.is_full()) probe_best(first, count);
    collect(first, count);
    std::vector<PromisingBlock>& blocks = work_.blocks;
    // Blocks are fetched a few ahead of being opened: most lie in memory nobody has touched lately.
    std::array<PromisingBlock, ahead> next{};
    for (std::size_t taken = 0, opened = 0;; ++opened) {
      for (; taken < opened + ahead && !blocks.empty(); ++taken) {
        if (!can_reach(blocks.front().bound, blocks.front().first_nominee)) break;
        std::ranges::pop_heap(blocks, is_worse<PromisingBlock>);
        next[taken % ahead] = blocks.back();
        fetch_block(blocks.back().block);
        blocks.pop_back();
      }
      if (opened == taken) break;
      const PromisingBlock& block = next[opened % ahead];
      if (!can_reach(block.bound, block.first_nominee)) continue;
      open(block.block, block.bound, PostingBlock::width);
      if (work_.pending.size() >= enough_pending) score_pending();
    }
    score_pending();
  }

  void fetch_block(std::uint32_t position) const noexcept {
    fetch(&index_.blocks[position], sizeof(PostingBlock));
    fetch(&index_.nominees[position], sizeof(NomineeColumn));
    if (bounds_.needs.size() > 1) fetch(&index_.others[position], sizeof(OtherTopicColumns));
  }

  static void fetch(const void* memory, std::size_t bytes) noexcept {
    const auto* const lines = static_cast<const char*>(memory);
    for (std::size_t line = 0; line < bytes; line += 64) __builtin_prefetch(lines + line);
  }

  /// Looks at the best postings of a few of the best blocks, so that there is a list to compare others with. The blocks
  /// are opened again when they can still matter.
  void probe_best(std::size_t first, std::size_t count) {
    std::array<PromisingBlock, probes> best{};
    for (std::size_t i = 0; i < count; ++i) {
      const PromisingBlock block{work_.bounds[i], index_.first_nominee[first + i],
                                 static_cast<std::uint32_t>(first + i)};
      if (block.bound < 0 || !is_better(block, best.back())) continue;
      best.back() = block;
      for (std::size_t at = best.size() - 1; at > 0 && is_better(best[at], best[at - 1]); --at) {
        std::swap(best[at], best[at - 1]);
      }
    }
    for (const PromisingBlock& block : best) {
      if (block.bound <= 0 || top_.is_full()) break;
      fetch_block(block.block);
      open(block.block, block.bound, limit_ + limit_ / 2);
      score_pending();
    }
  }

  /// The blocks that can still matter, as a heap with the best in front.
  void collect(std::size_t first, std::size_t count) {
    work_.blocks.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t nominee = index_.first_nominee[first + i];
      if (work_.bounds[i] < 0 || !can_reach(work_.bounds[i], nominee)) continue;
      work_.blocks.push_back({work_.bounds[i], nominee, static_cast<std::uint32_t>(first + i)});
    }
    std::ranges::make_heap(work_.blocks, is_worse<PromisingBlock>);
  }

  /// Puts the block's postings that can reach the list among the pending; at most so many, the best ones.
  void open(std::uint32_t position, double block_bound, std::size_t most) {
    alignas(64) std::array<float, PostingBlock::width> bounds;
    const auto least = static_cast<float>(std::max(least_, 0.0) * 1e-6);
    const NomineeColumn& nominees = index_.nominees[position];
    std::uint64_t reached = loops_.postings(bounds_, index_, position, least, bounds.data());
    if (static_cast<std::size_t>(std::popcount(reached)) > most) reached = best_of(reached, bounds, nominees, most);
    // Where nobody of the block can have more than the last of the list, only those who come before them by id can.
    const std::uint32_t end = top_.is_full() && block_bound <= least_ ? top_.last().nominee.value : absent_index;
    for (; reached != 0; reached &= reached - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(reached));
      const std::uint32_t nominee = nominees[lane];
      if (nominee >= end || !is_wanted(static_cast<double>(bounds[lane]) * 1e6, nominee)) continue;
      Pending pending{std::min(static_cast<double>(bounds[lane]) * 1e6, block_bound), rest_bound(position, lane),
                      nominee};
      if (bounds_.needs.size() == 1) pending.bound = pending.rest + with_fit(fit_bound(position, lane));
      if (can_reach(pending.bound, nominee) && is_wanted(pending.bound, nominee)) work_.pending.push_back(pending);
    }
  }

  /// Of these postings the ones with the best bounds, then those whose nominees come first.
  static std::uint64_t best_of(std::uint64_t postings, const std::array<float, PostingBlock::width>& bounds,
                               const NomineeColumn& nominees, std::size_t most) {
    struct Posting {
      float bound;
      std::uint32_t nominee;
      std::uint32_t lane;
    };
    std::array<Posting, PostingBlock::width> all;
    std::size_t size = 0;
    for (; postings != 0; postings &= postings - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(postings));
      all[size++] = {bounds[lane], nominees[lane], lane};
    }
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(all.begin(), last, all.begin() + static_cast<std::ptrdiff_t>(size), is_better<Posting>);
    std::uint64_t best = 0;
    for (auto posting = all.begin(); posting != last; ++posting) best |= std::uint64_t{1} << posting->lane;
    return best;
  }

  /// Scores postings, the best bound first, until no other bound can reach the list. They are taken in small groups, so
  /// that the records of one arrive while those of another are looked at.
  void score_pending() {
    std::vector<Pending>& pending = work_.pending;
    std::ranges::make_heap(pending, is_worse<Pending>);
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
      std::ranges::pop_heap(pending, is_worse<Pending>);
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
        each.bound = std::min(each.bound, each.rest + with_fit(fit_of_record(NomineeIndex{each.nominee})));
      std::ranges::sort(group, is_better<Pending>);
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

  /// What a fit adds to a total; much less than nothing for one that is not near enough.
  [[nodiscard]] double with_fit(Millionths fit) const noexcept {
    return fit < 0 ? -1e15 : static_cast<double>(Total{request_.policy.weights.subject_fit} * fit);
  }

  /// What all parts but the fit can add, from all that the posting says, in whole numbers.
  [[nodiscard]] double rest_bound(std::uint32_t position, std::uint32_t lane) const {
    const PostingBlock& block = index_.blocks[position];
    Parts parts{.diversity = one};
    parts.availability = request_.availability.part(session_bound(block.week[lane]));
    const std::uint32_t links = block.links[lane];
    if ((links & posting::most_links) >= bounds_.nominee_links || links >> 4 >= bounds_.school_links) {
      parts.diversity -= request_.diversity.factors().spread;
    }
    std::optional<int> distance;
    if (!bounds_.is_nowhere && (block.marks[lane] & posting::has_no_place) == 0) {
      distance = request_.proximity.distance(
          nearest(bounds_.easting, index_.west[position], index_.east_step(position), block.east[lane]),
          nearest(bounds_.northing, index_.south[position], index_.north_step(position), block.north[lane]));
    }
    const std::uint32_t reach = block.reach[lane];
    const int widest = request_.proximity.widest_limit();
    const int limit =
        reach == posting::unlimited_reach ? widest : std::min(widest, static_cast<int>(reach * posting::reach_step));
    parts.proximity = request_.proximity.part(distance, limit);
    return static_cast<double>(weighted_total(request_.policy.weights, parts));
  }

  /// The place nearest to a coordinate inside a step of a box.
  static std::int32_t nearest(std::int32_t wanted, std::int32_t edge, std::int32_t step, std::int32_t steps) noexcept {
    const std::int32_t low = edge + steps * step;
    return std::clamp(wanted, low, low + step);
  }

  /// The fit of the posting's own expertise; negative for one that is not near enough.
  [[nodiscard]] Millionths fit_bound(std::uint32_t position, std::uint32_t lane) const {
    const PostingBlock& block = index_.blocks[position];
    const std::uint32_t facet_bits = index_.facets[position][lane];
    const SubjectFit& fit = request_.subject_fit;
    const SubjectFit::PreparedNeed& need = fit.needs().front();
    Millionths facets = one;
    for (const FacetBounds& facet : bounds_.needs.front().facets) facets = multiply(facets, facet.factor(facet_bits));
    const std::uint32_t main_topics = block.main[lane];
    const bool is_main = main_topics - 1 < bounds_.max_main_topics;
    const bool leads = (block.marks[lane] & posting::leads) != 0;
    Millionths own = fit.fit(need, topic_, facets, {.is_main = is_main, .leads = leads});
    // The greatest number of main topics that a posting can tell may stand for more.
    if (is_main && main_topics == posting::most_main_topics) {
      own = std::max(own, fit.fit(need, topic_, facets, {.is_main = false, .leads = leads}));
    }
    return own == 0 || own < fit.minimum() ? -1 : own;
  }

  /// What all needs come to; negative for someone who is not near enough. The mean of someone who is may be 0: a need's
  /// share may be as small.
  [[nodiscard]] Millionths fit_of_record(NomineeIndex nominee) const {
    const SubjectFit::Result fit = request_.subject_fit(request_.nominees[nominee.value]);
    return fit.best == 0 || fit.best < request_.subject_fit.minimum() || !fit.required_met ? -1 : fit.mean;
  }

  /// No calendar lets someone with these slots hold more sessions.
  [[nodiscard]] int session_bound(std::uint32_t week) const noexcept {
    int sessions = 0;
    for (std::uint32_t left = week; left != 0; left &= left - 1) {
      sessions += dates_[static_cast<std::size_t>(std::countr_zero(left))];
      if (sessions >= request_.sessions_asked) break;
    }
    return sessions;
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
  const TopicIndex& index_;
  const BoundLoops& loops_;
  Workspace& work_;
  std::size_t limit_;
  Top top_;
  double least_;  // a total below it cannot get into the list
  const LeastTotal* least_of_ = nullptr;
  PostingBounds bounds_;
  ConceptIndex topic_;
  CommonSessions::Dates dates_ = request_.availability.dates();
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
