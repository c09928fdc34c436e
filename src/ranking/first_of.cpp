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

/// A posting to look at, with the bound of its nominee.
struct Pending {
  double bound = 0;
  std::uint32_t nominee = 0;
  std::uint32_t block = 0;
  std::uint32_t lane = 0;
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
        top_(limit),
        least_(static_cast<double>(Total{request_.policy.min_score} * one)) {}

  std::vector<Scored> run() {
    work_.met.clear();
    work_.lists.make(request_);
    for (const PostingList& list : work_.lists.lists()) {
      if (can_reach(list.most, 0)) search(list);
    }
    return top_.take();
  }

 private:
  static constexpr std::size_t at_once = 2;  // blocks opened before their postings are looked at
  static constexpr int rounds = 4;           // of these, while the list is not full
  static constexpr std::size_t group_size = 8;

  void search(const PostingList& list) {
    bounds_ = work_.lists.common();
    bounds_.best = list.best;
    bounds_.best_of_block = list.best_of_block;
    bounds_.needs = work_.lists.needs(list);
    topic_ = list.topic;
    const std::size_t first = index_.first_block[list.topic.value];
    const std::size_t count = index_.first_block[list.topic.value + 1] - first;
    work_.bounds.resize(std::max(work_.bounds.size(), count));
    loops_.blocks(bounds_, index_, first, count, work_.bounds.data());
    for (int round = 0; round < rounds && !top_.is_full(); ++round) open_best(first, count);
    collect(first, count);
    for (std::size_t i = 0; i < work_.blocks.size(); ++i) {
      const PromisingBlock& block = work_.blocks[i];
      if (i + 1 < work_.blocks.size()) fetch_block(work_.blocks[i + 1].block);
      if (!can_reach(block.bound, block.first_nominee)) continue;
      open(block.block);
      score_pending();
    }
  }

  void fetch_block(std::uint32_t position) const noexcept {
    const auto* const lines = reinterpret_cast<const char*>(&index_.blocks[position]);
    for (std::size_t line = 0; line < sizeof(PostingBlock::nominee) * 6; line += 64) __builtin_prefetch(lines + line);
  }

  /// Opens a few of the best blocks, whatever their bounds.
  void open_best(std::size_t first, std::size_t count) {
    std::array<PromisingBlock, at_once> best{};
    for (std::size_t i = 0; i < count; ++i) {
      const PromisingBlock block{work_.bounds[i], index_.first_nominee[first + i], static_cast<std::uint32_t>(i)};
      if (block.bound < 0 || !is_better(block, best.back())) continue;
      best.back() = block;
      for (std::size_t at = best.size() - 1; at > 0 && is_better(best[at], best[at - 1]); --at) {
        std::swap(best[at], best[at - 1]);
      }
    }
    for (const PromisingBlock& block : best) {
      if (block.bound <= 0) continue;
      work_.bounds[block.block] = -1;
      open(static_cast<std::uint32_t>(first + block.block));
    }
    score_pending();
  }

  /// The blocks that can still matter, best first.
  void collect(std::size_t first, std::size_t count) {
    work_.blocks.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t nominee = index_.first_nominee[first + i];
      if (work_.bounds[i] < 0 || !can_reach(work_.bounds[i], nominee)) continue;
      work_.blocks.push_back({work_.bounds[i], nominee, static_cast<std::uint32_t>(first + i)});
    }
    std::ranges::sort(work_.blocks, is_better<PromisingBlock>);
  }

  void open(std::uint32_t position) {
    const PostingBlock& block = index_.blocks[position];
    std::array<double, PostingBlock::width> bounds;
    std::uint64_t reached = loops_.postings(bounds_, block, std::max(least_, 0.0), bounds.data());
    for (; reached != 0; reached &= reached - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(reached));
      if (!can_reach(bounds[lane], block.nominee[lane])) continue;
      work_.pending.push_back({bounds[lane], block.nominee[lane], position, lane});
      __builtin_prefetch(&request_.nominees[block.nominee[lane]]);
    }
  }

  /// Scores postings, the best bound first, until no other bound can reach the list. They are taken in small groups, so
  /// that the records of one arrive while those of another are looked at.
  void score_pending() {
    std::vector<Pending>& pending = work_.pending;
    std::ranges::make_heap(pending, is_worse<Pending>);
    while (!pending.empty() && can_reach(pending.front().bound, pending.front().nominee)) {
      std::array<Pending, group_size> group;
      std::size_t size = 0;
      while (size < group.size() && !pending.empty() && can_reach(pending.front().bound, pending.front().nominee)) {
        std::ranges::pop_heap(pending, is_worse<Pending>);
        if (!work_.met.contains(pending.back().nominee)) {
          group[size++] = pending.back();
          __builtin_prefetch(&request_.nominees[pending.back().nominee]);
        }
        pending.pop_back();
      }
      score(std::span(group).first(size));
    }
    pending.clear();
  }

  void score(std::span<Pending> group) {
    for (const Pending& each : group) fetch_records(request_.nominees[each.nominee]);
    for (Pending& each : group) each.bound = static_cast<double>(closer_bound(each));
    std::ranges::sort(group, is_better<Pending>);
    for (const Pending& each : group) {
      if (can_reach(each.bound, each.nominee) && work_.met.insert(each.nominee)) score(NomineeIndex{each.nominee});
    }
  }

  void fetch_records(const NomineeRecord& nominee) const noexcept {
    const DirectoryState& state = request_.directory.state();
    __builtin_prefetch(&state.school_records[nominee.school.value]);
    __builtin_prefetch(state.expertise_records.data() + nominee.expertise.begin);
    __builtin_prefetch(state.away_pool.data() + nominee.away.begin);
  }

  void score(NomineeIndex nominee) {
    const PairScore score = scorer_.score(nominee);
    if (score.removed_by) return;
    top_.add({nominee, score.total, score.parts});
    if (top_.is_full()) least_ = std::max(least_, static_cast<double>(top_.last().total));
  }

  /// A bound from all that the posting says, in whole numbers.
  [[nodiscard]] Total closer_bound(const Pending& pending) const {
    const PostingBlock& block = index_.blocks[pending.block];
    const std::size_t lane = pending.lane;
    const std::uint32_t packed = block.packed[lane];
    Parts parts{.diversity = one};
    parts.subject_fit = fit_bound(pending);
    if (parts.subject_fit < 0) return -1;
    parts.availability = request_.availability.part(session_bound(block.slots[lane]));
    const std::uint32_t links = block.links[lane];
    if ((links & 0xffff) >= bounds_.nominee_links || links >> 16 >= bounds_.school_links) {
      parts.diversity -= request_.diversity.factors().spread;
    }
    std::optional<int> distance;
    if (!bounds_.is_nowhere && (packed & posting::has_no_place) == 0) {
      distance = request_.proximity.distance(block.easting[lane], block.northing[lane]);
    }
    const std::uint32_t reach = packed >> posting::reach_at;
    const int limit = reach == posting::unlimited_reach
                          ? request_.proximity.widest_limit()
                          : std::min(request_.proximity.widest_limit(), static_cast<int>(reach * posting::reach_step));
    parts.proximity = request_.proximity.part(distance, limit);
    return weighted_total(request_.policy.weights, parts);
  }

  /// Negative for somebody who is not near enough. The mean of someone who is may be 0: a need's share may be as small.
  [[nodiscard]] Millionths fit_bound(const Pending& pending) const {
    const SubjectFit& fit = request_.subject_fit;
    if (fit.needs().size() == 1) {
      const Millionths own = own_fit(fit.needs().front(), index_.blocks[pending.block], pending.lane);
      return own == 0 || own < fit.minimum() ? -1 : own;
    }
    // What the nominee offers for the other needs only their record tells.
    const SubjectFit::Result exact = fit(request_.nominees[pending.nominee]);
    return exact.best == 0 || exact.best < fit.minimum() || !exact.required_met ? -1 : exact.mean;
  }

  /// The fit of the posting's own expertise.
  [[nodiscard]] Millionths own_fit(const SubjectFit::PreparedNeed& need, const PostingBlock& block,
                                   std::size_t lane) const {
    const FacetFit& facet_fit = request_.subject_fit.facet_fit();
    const std::uint32_t packed = block.packed[lane];
    Millionths facets = one;
    for (const NeededFacet& facet : need.facets) {
      if ((packed & posting::is_restricted) == 0) {
        facets = multiply(facets, facet_fit.factor(facet.facet, FacetOutcome::blank));
      } else if (facet.outcomes == nullptr) {
        facets = multiply(facets, facet_fit.greatest_factor(facet.facet));
      } else {
        facets = multiply(facets, facet_fit.factor(facet.facet, (*facet.outcomes)[block.facets[lane]]));
      }
    }
    const std::uint32_t main_topics = packed >> posting::main_topics_at & posting::most_main_topics;
    const bool is_main = (packed & posting::is_main) != 0 && main_topics <= bounds_.max_main_topics;
    const bool leads = (packed & posting::leads) != 0;
    const Millionths fit = request_.subject_fit.fit(need, topic_, facets, {.is_main = is_main, .leads = leads});
    // The greatest number of main topics that a posting can state may stand for more.
    if (!is_main || main_topics < posting::most_main_topics) return fit;
    return std::max(fit, request_.subject_fit.fit(need, topic_, facets, {.is_main = false, .leads = leads}));
  }

  /// No calendar lets someone with these slots hold more sessions.
  [[nodiscard]] int session_bound(std::uint32_t slots) const noexcept {
    constexpr int week = Slots::count / 2;
    int sessions = 0;
    for (std::uint32_t left = (slots | slots >> week) & ((1U << week) - 1); left != 0; left &= left - 1) {
      sessions += dates_[static_cast<std::size_t>(std::countr_zero(left))];
      if (sessions >= request_.sessions_asked) break;
    }
    return sessions;
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
  Top top_;
  double least_;  // a total below it cannot get into the list
  PostingBounds bounds_;
  ConceptIndex topic_;
  CommonSessions::Dates dates_ = request_.availability.dates();
};

}  // namespace

std::vector<Scored> first_of(const Scorer& scorer, std::size_t limit, const BoundLoops& loops) {
  thread_local Workspace workspace;
  return Search(scorer, limit, loops, workspace).run();
}

}  // namespace s2ss
