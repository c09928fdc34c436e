#include "ranking/criteria_search.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace s2ss {

namespace {

/// Asking a criterion costs more than the nominees it is asked about, so the first question is not about a few.
constexpr std::size_t fewest_at_once = 256;
constexpr std::size_t growth = 4;

bool before(const Judged& left, const Judged& right) noexcept { return stands_before(left.scored, right.scored); }

/// Keeps the first `limit` of those who were judged.
class Kept {
 public:
  explicit Kept(std::size_t limit) : limit_(limit) {}

  void add(std::vector<Judged> judged) {
    std::ranges::move(judged, std::back_inserter(kept_));
    const auto end = kept_.begin() + static_cast<std::ptrdiff_t>(std::min(limit_, kept_.size()));
    std::ranges::partial_sort(kept_, end, before);
    kept_.erase(end, kept_.end());
  }

  /// Whether somebody with at most this total, whatever their id, stands behind all of them.
  [[nodiscard]] bool is_out_of_reach(Total most) const noexcept {
    return kept_.size() == limit_ && most < kept_.back().scored.total;
  }

  [[nodiscard]] std::vector<Judged> take() { return std::move(kept_); }

 private:
  std::size_t limit_;
  std::vector<Judged> kept_;
};

/// Removes those whose score is too low.
void apply_min_score(std::vector<Judged>& judged, Millionths min_score, JudgedResult& result) {
  const std::size_t low =
      std::erase_if(judged, [least = Total{min_score} * one](const Judged& each) { return each.scored.total < least; });
  result.eligible -= low;
  result.excluded[static_cast<std::size_t>(Rule::below_min_score)] += static_cast<std::uint32_t>(low);
}

}  // namespace

JudgedResult search(const Scorer& scorer, const Criteria& criteria, Millionths min_score, std::size_t limit) {
  const std::optional<Total> bound = min_score == 0 ? criteria.bound() : std::nullopt;
  const std::size_t everybody = std::max<std::size_t>(scorer.directory().nominee_count(), 1);
  std::size_t wanted = bound ? std::clamp(limit, std::min(fewest_at_once, everybody), everybody) : everybody;
  SearchResult found = search(scorer, wanted);
  JudgedResult result{.first = {}, .eligible = found.eligible, .excluded = found.excluded};
  Kept kept(limit);
  for (std::size_t done = 0;;) {
    // In batches, so that only those who are kept take up memory.
    while (done < found.first.size()) {
      if (bound && kept.is_out_of_reach(found.first[done].total + *bound)) break;
      const auto batch = std::span(found.first).subspan(done);
      std::vector<Judged> judged = judge(criteria, batch.first(std::min(batch.size(), Criterion::largest_batch)));
      done += judged.size();
      apply_min_score(judged, min_score, result);
      kept.add(std::move(judged));
    }
    const bool nobody_left = found.first.size() == found.eligible;
    if (nobody_left || kept.is_out_of_reach(found.first.back().total + *bound)) break;
    wanted = std::min(wanted * growth, everybody);
    found = search(scorer, wanted);
  }
  result.first = kept.take();
  return result;
}

std::vector<Judged> judge(const Criteria& criteria, std::span<const Scored> eligible) {
  std::vector<NomineeIndex> nominees;
  std::vector<Parts> parts;
  for (const Scored& scored : eligible) {
    nominees.push_back(scored.nominee);
    parts.push_back(scored.parts);
  }
  const std::vector<Millionths> values = criteria.scores(nominees, parts);
  std::vector<Judged> judged;
  judged.reserve(eligible.size());
  for (std::size_t i = 0; i < eligible.size(); ++i) {
    const auto own = std::span(values).subspan(i * criteria.size(), criteria.size());
    Scored scored = eligible[i];
    scored.total += criteria.total(own);
    judged.push_back({scored, {own.begin(), own.end()}});
  }
  return judged;
}

Candidate candidate_of(const Scorer& scorer, const Criteria& criteria, const Judged& judged) {
  Candidate candidate = candidate_of(scorer, judged.scored);
  candidate.criterion_parts = criteria.named(judged.values);
  return candidate;
}

}  // namespace s2ss
