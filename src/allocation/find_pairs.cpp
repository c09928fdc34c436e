#include "allocation/find_pairs.hpp"

#include <algorithm>
#include <map>

#include "ranking/top.hpp"

namespace s2ss::allocation {

namespace {

/// What the prices ask of a request for a nominee, its own price and those of limits taken together.
std::int64_t asked(const Round& round, const Solved& solved, std::size_t row, NomineeIndex nominee) {
  const SchoolIndex school = round.school_of(nominee);
  const std::uint32_t trust = round.trust_of(school);
  return solved.request_price[row] + solved.nominee_price[nominee.value] + solved.school_price[school.value] +
         (trust == absent_index ? 0 : solved.trust_price[trust]);
}

}  // namespace

FoundPairs::FoundPairs(const Round& round, std::size_t first, const ParallelWatch& watch)
    : round_(round), pairs_(round.size()), is_complete_(round.size(), 1), most_left_out_(round.size(), 0) {
  for_each_parallel(round.size(), watch, [&](std::size_t row) {
    Top top(first);
    std::vector<Scored> pinned;
    std::size_t count = 0;
    round_.each_pair(row, [&](const Scored& pair) {
      ++count;
      if (round_.is_pinned(row, pair.nominee)) {
        pinned.push_back(pair);
      } else {
        top.add(pair);
      }
    });
    pairs_[row] = top.take();
    if (count > pairs_[row].size() + pinned.size()) {
      is_complete_[row] = 0;
      most_left_out_[row] = pairs_[row].back().total;
    }
    pairs_[row].insert(pairs_[row].end(), pinned.begin(), pinned.end());
    std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
  });
}

bool FoundPairs::add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch) {
  std::vector<std::size_t> rows;
  const std::int64_t beyond = solved.served_bonus + (round_.rules().announced.empty() ? 0 : round_.rules().keep);
  for (std::size_t row = 0; row < round_.size(); ++row) {
    // Without minima no price is below 0, so the request's own is the least that is asked.
    if (is_complete_[row] == 0 && most_left_out_[row] + beyond > solved.request_price[row]) rows.push_back(row);
  }
  std::vector<std::size_t> before;
  for (const std::size_t row : rows) before.push_back(pairs_[row].size());
  const ParallelWatch quietly{.threads = watch.threads, .progress = {}, .stop = watch.stop};
  for_each_parallel(rows.size(), quietly, [&](std::size_t k) { add_improving(rows[k], solved, solving); });
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (pairs_[rows[k]].size() > before[k]) return true;
  }
  return false;
}

void FoundPairs::add_improving(std::size_t row, const Solved& solved, const Solving& solving) {
  std::vector<NomineeIndex> known;
  std::map<SchoolIndex, std::int64_t> worth;  // of the request's best pair at each school, at the prices
  for (const Scored& pair : pairs_[row]) {
    known.push_back(pair.nominee);
    const std::int64_t left =
        pair_value(round_, row, pair, solving) + solved.served_bonus - asked(round_, solved, row, pair.nominee);
    std::int64_t& best = worth[round_.school_of(pair.nominee)];
    best = round_.is_pinned(row, pair.nominee) ? std::numeric_limits<std::int64_t>::max() : std::max(best, left);
  }
  std::sort(known.begin(), known.end());
  std::vector<Scored> added;
  round_.each_pair(row, [&](const Scored& pair) {
    if (round_.nominee_left(pair.nominee) == 0) return;
    if (std::binary_search(known.begin(), known.end(), pair.nominee)) return;
    const std::int64_t left =
        pair_value(round_, row, pair, solving) + solved.served_bonus - asked(round_, solved, row, pair.nominee);
    const auto found = worth.find(round_.school_of(pair.nominee));
    if (left > (found == worth.end() ? 0 : found->second)) added.push_back(pair);
  });
  pairs_[row].insert(pairs_[row].end(), added.begin(), added.end());
  std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
}

}  // namespace s2ss::allocation
