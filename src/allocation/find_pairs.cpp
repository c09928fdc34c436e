#include "allocation/find_pairs.hpp"

#include <algorithm>
#include <map>

#include "ranking/top.hpp"

namespace s2ss::allocation {

namespace {

/// Beyond so many, scoring everybody is no slower than finding the best.
constexpr std::size_t most_ranked = 4096;

/// What the prices ask of a request for a nominee, its own price and those of limits taken together.
std::int64_t asked(const Round& round, const Solved& solved, std::size_t row, NomineeIndex nominee) {
  const SchoolIndex school = round.school_of(nominee);
  const std::uint32_t trust = round.trust_of(school);
  return solved.request_price[row] + solved.nominee_price[nominee.value] + solved.school_price[school.value] +
         (trust == absent_index ? 0 : solved.trust_price[trust]);
}

}  // namespace

FoundPairs::FoundPairs(const Round& round, std::size_t first, const ParallelWatch& watch)
    : round_(round),
      pairs_(round.size()),
      last_(round.size()),
      further_(round.size()),
      looked_at_(round.size(), first) {
  for_each_parallel(round.size(), watch, [&](std::size_t row) {
    if (first == every_pair) {
      round_.each_pair(row, [&](const Scored& pair) { pairs_[row].push_back(pair); });
      std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
      return;
    }
    FirstPairs found = round_.first_pairs(row, first);
    pairs_[row] = std::move(found.pairs);
    last_[row] = found.last;
  });
}

const std::vector<Scored>* FoundPairs::all(std::size_t row) const noexcept {
  if (has_all(row)) return &pairs_[row];
  const bool has_looked_further = looked_at_[row] > first_pairs && !further_[row].last;
  return has_looked_further ? &further_[row].pairs : nullptr;
}

bool FoundPairs::add_improving(const Solved& solved, const Solving& solving, const ParallelWatch& watch) {
  std::vector<std::size_t> rows;
  const std::int64_t kept = round_.rules().announced.empty() ? 0 : round_.rules().keep;
  const std::int64_t beyond = solved.served_bonus + kept + round_.rules().diversity;
  for (std::size_t row = 0; row < round_.size(); ++row) {
    // Without minima no price is below 0, so the request's own is the least that is asked.
    if (last_[row] && last_[row]->total + beyond > solved.request_price[row]) rows.push_back(row);
  }
  std::vector<std::size_t> before;
  for (const std::size_t row : rows) before.push_back(pairs_[row].size());
  const ParallelWatch quietly{.threads = watch.threads, .progress = {}, .stop = watch.stop};
  for_each_parallel(rows.size(), quietly, [&](std::size_t k) { add_improving(rows[k], beyond, solved, solving); });
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (pairs_[rows[k]].size() > before[k]) return true;
  }
  return false;
}

/// Looks at all pairs of the request with at least this total, each time at many more, so that nobody is scored often.
void FoundPairs::look_further(std::size_t row, Total least) {
  FirstPairs& further = further_[row];
  while (looked_at_[row] == first_pairs || (further.last && further.last->total >= least)) {
    looked_at_[row] *= 8;
    if (looked_at_[row] > most_ranked) {
      further = {};
      round_.each_pair(row, [&](const Scored& pair) { further.pairs.push_back(pair); });
      std::sort(further.pairs.begin(), further.pairs.end(), stands_before);
    } else {
      further = round_.first_pairs(row, looked_at_[row]);
    }
  }
}

void FoundPairs::add_improving(std::size_t row, std::int64_t beyond, const Solved& solved, const Solving& solving) {
  const Total least = solved.request_price[row] - beyond + 1;
  look_further(row, least);
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
  for (const Scored& pair : further_[row].pairs) {
    if (pair.total < least) break;
    if (round_.nominee_left(pair.nominee) == 0) continue;
    if (std::binary_search(known.begin(), known.end(), pair.nominee)) continue;
    const std::int64_t left =
        pair_value(round_, row, pair, solving) + solved.served_bonus - asked(round_, solved, row, pair.nominee);
    const auto found = worth.find(round_.school_of(pair.nominee));
    if (left > (found == worth.end() ? 0 : found->second)) added.push_back(pair);
  }
  pairs_[row].insert(pairs_[row].end(), added.begin(), added.end());
  std::sort(pairs_[row].begin(), pairs_[row].end(), stands_before);
}

}  // namespace s2ss::allocation
