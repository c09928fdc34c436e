#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ranking/first_of.hpp"
#include "ranking/met.hpp"
#include "ranking/posting_bound.hpp"
#include "ranking/top.hpp"

namespace s2ss {

/// A nominee to look at, with their bound.
struct Contender {
  double bound = 0;
  double rest = 0;  ///< Of it what the fit does not add.
  std::uint32_t nominee = 0;
  bool is_fit_known = false;  ///< What the fit adds is told from all that matters.
};

/// Who may still get into the list: keeps the first candidates found, and scores contenders, the best bound first, as
/// long as their bounds can reach the list.
class Contest {
 public:
  /// Memory that one contest after the other uses.
  struct Memory {
    std::vector<Contender> waiting;
    Met met;
    Met judged;
  };

  Contest(const Scorer& scorer, const PostingBound& bound, std::size_t limit, Memory& memory);

  /// Only those count who have as much as is asked of them.
  void ask(Total least, const LeastTotal& least_of);

  /// A total below it cannot get into the list.
  [[nodiscard]] double least() const noexcept { return least_; }
  [[nodiscard]] bool is_full() const noexcept { return top_.is_full(); }
  [[nodiscard]] const Scored& last() const noexcept { return top_.last(); }

  /// Whether someone with this bound, no one before this nominee, may still get into the list.
  [[nodiscard]] bool can_reach(double bound, std::uint32_t nominee) const noexcept {
    if (bound < least_) return false;
    if (!top_.is_full()) return true;
    const auto last = static_cast<double>(top_.last().total);
    return bound > last || (bound == last && nominee < top_.last().nominee.value);
  }
  /// Whether a nominee with this bound may have what is asked of them.
  [[nodiscard]] bool is_wanted(double bound, std::uint32_t nominee) const {
    return least_of_ == nullptr || bound >= static_cast<double>((*least_of_)(NomineeIndex{nominee}));
  }

  /// Whether a nominee whose fit is not known need not be looked at in a further list: their contender waits, or no
  /// list can help them. Where two indices have nominees one of them says nothing about the other.
  [[nodiscard]] bool is_judged(std::uint32_t nominee) const noexcept {
    return is_one_index_ && memory_.judged.contains(nominee);
  }
  void judge(std::uint32_t nominee) {
    if (is_one_index_) memory_.judged.insert(nominee);
  }

  void add(const Contender& contender) { memory_.waiting.push_back(contender); }
  [[nodiscard]] std::size_t waiting() const noexcept { return memory_.waiting.size(); }
  /// Scores those who wait, until no other bound can reach the list.
  void score_waiting();
  /// The same once there are enough of them: a list that is not full wants some to compare others with.
  void score_when_enough(std::size_t enough = 64) {
    if (waiting() >= (top_.is_full() ? enough : limit_ + limit_ / 4)) score_waiting();
  }

  /// In order; leaves nothing behind.
  [[nodiscard]] std::vector<Scored> take() { return top_.take(); }

 private:
  static constexpr std::size_t group_size = 8;

  std::size_t take(std::array<Contender, group_size>& group);
  void fetch_records(std::span<const Contender> group) const noexcept;
  void score(std::span<Contender> group);
  void score(NomineeIndex nominee);
  [[nodiscard]] Millionths fit_of_record(NomineeIndex nominee) const;

  const Scorer& scorer_;
  const Scorer::State& request_;
  const PostingBound& bound_;
  Memory& memory_;
  std::size_t limit_;
  bool is_one_index_;
  Top top_;
  double least_;
  const LeastTotal* least_of_ = nullptr;
};

}  // namespace s2ss
