#include "allocation/residual.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

/// A limit that is used up, by number: of a nominee, then of a school, then of a trust.
using Gate = std::uint32_t;
/// A request about to give up the link of that number or, past all links, one that has nothing to give up.
using State = std::uint32_t;

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

class ResidualSearch {
 public:
  ResidualSearch(const Round& round, const FoundPairs& found, const std::vector<std::vector<NomineeIndex>>& assigned,
                 const ParallelWatch& watch)
      : round_(round),
        found_(found),
        assigned_(assigned),
        watch_{.threads = watch.threads, .progress = {}, .stop = watch.stop},
        left_(round, assigned),
        schools_begin_(static_cast<Gate>(round.nominees_left().size())),
        trusts_begin_(schools_begin_ + static_cast<Gate>(round.schools_left().size())),
        gates_(trusts_begin_ + static_cast<Gate>(round.trusts_left().size())) {
    index_links();
  }

  std::vector<Lack> run(std::span<const std::size_t> rows) {
    seen_.assign(link_count() + round_.size(), unseen);
    is_open_.assign(gates_, 0);
    listed_.resize(round_.size());
    std::vector<State> ahead;
    for (const std::size_t row : rows) meet(source(row), ahead);
    while (!ahead.empty()) ahead = look_from(ahead);
    spread_what_can_be_filled();
    return lacks_of(rows);
  }

 private:
  enum Seen : std::uint8_t { unseen, wants, can_be_filled };

  void index_links() {
    first_link_.reserve(round_.size() + 1);
    for (std::size_t row = 0; row < round_.size(); ++row) {
      first_link_.push_back(static_cast<State>(row_of_link_.size()));
      row_of_link_.insert(row_of_link_.end(), assigned_[row].size(), static_cast<std::uint32_t>(row));
    }
    first_link_.push_back(static_cast<State>(row_of_link_.size()));
    first_through_.assign(gates_ + std::size_t{1}, 0);
    each_way([&](Gate gate, State) { ++first_through_[gate + std::size_t{1}]; });
    std::partial_sum(first_through_.begin(), first_through_.end(), first_through_.begin());
    through_.resize(first_through_.back());
    std::vector<std::uint32_t> next(first_through_.begin(), first_through_.end() - 1);
    each_way([&](Gate gate, State link) { through_[next[gate]++] = link; });
  }

  /// Calls `act` for each limit that each link takes a part of and could give back.
  template <typename Act>
  void each_way(const Act& act) const {
    for (State link = 0; link < link_count(); ++link) {
      if (!round_.is_pinned(row_of_link_[link], held(link))) each_gate(held(link), [&](Gate gate) { act(gate, link); });
    }
  }

  template <typename Act>
  void each_gate(NomineeIndex nominee, const Act& act) const {
    const SchoolIndex school = round_.school_of(nominee);
    act(Gate{nominee.value});
    act(schools_begin_ + school.value);
    if (round_.trust_of(school) != absent_index) act(trusts_begin_ + round_.trust_of(school));
  }

  /// The innermost limit without a link left: whoever has one of it would have to move.
  [[nodiscard]] Gate gate_of(NomineeIndex nominee) const {
    const SchoolIndex school = round_.school_of(nominee);
    if (!left_.nominee_has(nominee)) return nominee.value;
    if (!left_.school_has(school)) return schools_begin_ + school.value;
    return trusts_begin_ + round_.trust_of(school);
  }

  [[nodiscard]] State link_count() const { return static_cast<State>(row_of_link_.size()); }
  [[nodiscard]] State source(std::size_t row) const { return link_count() + static_cast<State>(row); }
  [[nodiscard]] std::uint32_t row_of(State state) const {
    return state < link_count() ? row_of_link_[state] : state - link_count();
  }
  [[nodiscard]] NomineeIndex held(State link) const {
    const std::uint32_t row = row_of_link_[link];
    return assigned_[row][link - first_link_[row]];
  }

  /// At a school the request has nobody of, or where the link stands that it gives up.
  [[nodiscard]] bool may_take(State state, NomineeIndex nominee) const {
    const std::vector<NomineeIndex>& has = assigned_[row_of(state)];
    if (has.empty() || (has.size() == 1 && state < link_count())) return true;
    const SchoolIndex school = round_.school_of(nominee);
    const auto stands_there = [&](NomineeIndex each) { return round_.school_of(each) == school; };
    return (state < link_count() && stands_there(held(state))) || std::none_of(has.begin(), has.end(), stands_there);
  }

  void meet(State state, std::vector<State>& ahead) {
    if (seen_[state] != unseen) return;
    seen_[state] = wants;
    met_.push_back(state);
    ahead.push_back(state);
  }

  /// Looks at everybody that each of these could have; returns those met for the first time.
  std::vector<State> look_from(const std::vector<State>& states) {
    std::vector<State> rest, next;
    for (const State state : states) {
      for (const Scored& pair : found_.pairs()[row_of(state)]) {
        if (!left_.has_one(pair.nominee) || !may_take(state, pair.nominee)) continue;
        seen_[state] = can_be_filled;
        break;
      }
      if (seen_[state] == wants) rest.push_back(state);
    }
    list_pairs(rest);
    for (std::size_t k = 0; k < rest.size(); ++k) {
      if (k % 1024 == 1023 && watch_.stop.stop_requested()) throw Cancelled();
      look_from(rest[k], next);
    }
    return next;
  }

  void look_from(State state, std::vector<State>& next) {
    const std::vector<NomineeIndex>& everybody = listed_[row_of(state)];
    const bool has_one = std::any_of(everybody.begin(), everybody.end(), [&](NomineeIndex nominee) {
      return left_.has_one(nominee) && may_take(state, nominee);
    });
    if (has_one) {
      seen_[state] = can_be_filled;
      return;
    }
    for (const NomineeIndex nominee : everybody) {
      if (!may_take(state, nominee)) continue;
      const Gate gate = gate_of(nominee);
      if (is_open_[gate] != 0) continue;
      is_open_[gate] = 1;
      for (const State link : links_through(gate)) meet(link, next);
    }
  }

  [[nodiscard]] std::span<const State> links_through(Gate gate) const {
    return {through_.data() + first_through_[gate], through_.data() + first_through_[gate + std::size_t{1}]};
  }

  /// Everybody each of these requests could have, listed once.
  void list_pairs(const std::vector<State>& states) {
    std::vector<std::uint32_t> rows;
    for (const State state : states) {
      if (listed_[row_of(state)].empty()) rows.push_back(row_of(state));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for_each_parallel(rows.size(), watch_, [&](std::size_t k) {
      std::vector<NomineeIndex>& listed = listed_[rows[k]];
      if (const std::vector<Scored>* const all = found_.all(rows[k])) {
        for (const Scored& pair : *all) listed.push_back(pair.nominee);
      } else {
        round_.each_pair(rows[k], [&](const Scored& pair) { listed.push_back(pair.nominee); });
      }
    });
  }

  /// From those who can be given somebody back to whoever waits for a limit that they would give back.
  void spread_what_can_be_filled() {
    std::vector<std::uint32_t> first(gates_ + std::size_t{1}, 0);
    const auto each_want = [&](const auto& act) {
      for (const State state : met_) {
        if (seen_[state] != wants) continue;
        for (const NomineeIndex nominee : listed_[row_of(state)]) {
          if (may_take(state, nominee)) act(gate_of(nominee), state);
        }
      }
    };
    std::vector<State> ahead;
    for (const State state : met_) {
      if (seen_[state] == can_be_filled) ahead.push_back(state);
    }
    if (ahead.empty()) return;
    each_want([&](Gate gate, State) { ++first[gate + std::size_t{1}]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<State> wanting(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    each_want([&](Gate gate, State state) { wanting[next[gate]++] = state; });
    while (!ahead.empty()) {
      const State state = ahead.back();
      ahead.pop_back();
      if (state >= link_count()) continue;  // nothing to give back
      each_gate(held(state), [&](Gate gate) {
        if (is_open_[gate] == 0) return;
        is_open_[gate] = 0;
        for (std::uint32_t k = first[gate]; k < first[gate + std::size_t{1}]; ++k) {
          if (seen_[wanting[k]] == can_be_filled) continue;
          seen_[wanting[k]] = can_be_filled;
          ahead.push_back(wanting[k]);
        }
      });
    }
  }

  /// What those that stay without lead to, joined where they meet.
  std::vector<Lack> lacks_of(std::span<const std::size_t> rows) {
    joined_to_.resize(round_.size());
    std::iota(joined_to_.begin(), joined_to_.end(), 0U);
    std::vector<std::uint32_t> first_wish(schools_begin_, nothing);  // of each nominee: the first request met
    std::vector<NomineeIndex> wanted;
    std::vector<std::uint8_t> is_passed(gates_, 0), is_reached(seen_.size(), 0), is_in(round_.size(), 0);
    std::vector<State> ahead;
    const auto reach = [&](State state) {
      if (is_reached[state] != 0) return;
      is_reached[state] = 1;
      is_in[row_of(state)] = 1;
      ahead.push_back(state);
    };
    for (const std::size_t row : rows) {
      if (seen_[source(row)] == wants) reach(source(row));
    }
    while (!ahead.empty()) {
      const State state = ahead.back();
      ahead.pop_back();
      const std::uint32_t row = row_of(state);
      for (const NomineeIndex nominee : listed_[row]) {
        if (!may_take(state, nominee)) continue;
        if (first_wish[nominee.value] == nothing) {
          first_wish[nominee.value] = row;
          wanted.push_back(nominee);
        }
        join(first_wish[nominee.value], row);
        const Gate gate = gate_of(nominee);
        const std::span<const State> links = links_through(gate);
        if (!links.empty()) join(row_of(links.front()), row);
        if (is_passed[gate] != 0) continue;
        is_passed[gate] = 1;
        for (const State link : links) {
          join(row_of(link), row);
          reach(link);
        }
      }
    }
    std::vector<Lack> lacks;
    std::vector<std::uint32_t> number(round_.size(), nothing);
    for (std::uint32_t row = 0; row < round_.size(); ++row) {
      if (is_in[row] == 0) continue;
      std::uint32_t& at = number[root_of(row)];
      if (at == nothing) {
        at = static_cast<std::uint32_t>(lacks.size());
        lacks.emplace_back();
      }
      lacks[at].rows.push_back(row);
    }
    std::sort(wanted.begin(), wanted.end());
    for (const NomineeIndex nominee : wanted) {
      lacks[number[root_of(first_wish[nominee.value])]].nominees.push_back(nominee);
    }
    return lacks;
  }

  std::uint32_t root_of(std::uint32_t row) {
    while (joined_to_[row] != row) row = joined_to_[row] = joined_to_[joined_to_[row]];
    return row;
  }
  void join(std::uint32_t left, std::uint32_t right) { joined_to_[root_of(left)] = root_of(right); }

  const Round& round_;
  const FoundPairs& found_;
  const std::vector<std::vector<NomineeIndex>>& assigned_;
  ParallelWatch watch_;
  Remaining left_;
  Gate schools_begin_, trusts_begin_, gates_;
  std::vector<State> first_link_;  ///< Of each request, and one past the last.
  std::vector<std::uint32_t> row_of_link_;
  std::vector<std::uint32_t> first_through_;  ///< Of each gate, and one past the last: where its links begin
  std::vector<State> through_;                ///< in here.
  std::vector<Seen> seen_;                    ///< Of each state.
  std::vector<State> met_;
  std::vector<std::uint8_t> is_open_;              ///< Of each gate: its links were met.
  std::vector<std::vector<NomineeIndex>> listed_;  ///< Of each request that was looked from: everybody it could have.
  std::vector<std::uint32_t> joined_to_;           ///< Of each request, up to a root.
};

}  // namespace

std::vector<Lack> find_lacks(const Round& round, const FoundPairs& found,
                             const std::vector<std::vector<NomineeIndex>>& assigned, std::span<const std::size_t> rows,
                             const ParallelWatch& watch) {
  return ResidualSearch(round, found, assigned, watch).run(rows);
}

}  // namespace s2ss::allocation
