#include "ranking/contest.hpp"

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

/// The better bound, then the id that comes first.
constexpr bool is_worse(const Contender& left, const Contender& right) noexcept {
  return left.bound != right.bound ? left.bound < right.bound : left.nominee > right.nominee;
}

}  // namespace

Contest::Contest(const Scorer& scorer, const PostingBound& bound, std::size_t limit, Memory& memory)
    : scorer_(scorer),
      request_(scorer.state()),
      bound_(bound),
      memory_(memory),
      limit_(limit),
      is_one_index_(request_.directory.state().unlisted_index == nullptr),
      top_(limit),
      least_(static_cast<double>(Total{request_.policy.min_score} * one)) {
  memory_.waiting.clear();
  memory_.met.clear();
  memory_.judged.clear();
}

void Contest::ask(Total least, const LeastTotal& least_of) {
  least_ = std::max(least_, static_cast<double>(least));
  least_of_ = &least_of;
}

// They are taken in small groups, so that the records of one arrive while those of another are looked at.
void Contest::score_waiting() {
  std::ranges::make_heap(memory_.waiting, is_worse);
  std::array<std::array<Contender, group_size>, 2> groups;
  std::size_t size = take(groups[0]);
  for (std::size_t round = 0; size > 0; ++round) {
    const auto group = std::span(groups[round % 2]).first(size);
    fetch_records(group);
    size = take(groups[(round + 1) % 2]);
    score(group);
  }
  memory_.waiting.clear();
}

/// Takes the next few that have not been met and asks for their records. Returns how many.
std::size_t Contest::take(std::array<Contender, group_size>& group) {
  std::vector<Contender>& waiting = memory_.waiting;
  std::size_t size = 0;
  while (size < group.size() && !waiting.empty() && can_reach(waiting.front().bound, waiting.front().nominee)) {
    std::ranges::pop_heap(waiting, is_worse);
    if (!memory_.met.contains(waiting.back().nominee)) {
      group[size++] = waiting.back();
      __builtin_prefetch(&request_.nominees[waiting.back().nominee]);
    }
    waiting.pop_back();
  }
  return size;
}

/// Asks for what their records lead to.
void Contest::fetch_records(std::span<const Contender> group) const noexcept {
  const DirectoryState& state = request_.directory.state();
  for (const Contender& each : group) {
    const NomineeRecord& nominee = request_.nominees[each.nominee];
    __builtin_prefetch(&state.school_records[nominee.school.value]);
    state.past_links.fetch(nominee.school);
    __builtin_prefetch(state.expertise_records.data() + nominee.expertise.begin);
    __builtin_prefetch(state.away_pool.data() + nominee.away.begin);
  }
}

void Contest::score(std::span<Contender> group) {
  bool some_unknown = false;
  for (Contender& each : group) {
    if (each.is_fit_known || !can_reach(each.bound, each.nominee)) continue;
    // What a nominee offers for all needs only their record tells.
    each.bound = std::min(each.bound, each.rest + bound_.with_fit(fit_of_record(NomineeIndex{each.nominee})));
    some_unknown = true;
  }
  if (some_unknown) {
    std::ranges::sort(group, [](const Contender& left, const Contender& right) { return is_worse(right, left); });
  }
  for (const Contender& each : group) {
    if (can_reach(each.bound, each.nominee) && memory_.met.insert(each.nominee)) score(NomineeIndex{each.nominee});
  }
}

void Contest::score(NomineeIndex nominee) {
  const PairScore score = scorer_.score(nominee);
  if (score.removed_by || !is_wanted(static_cast<double>(score.total), nominee.value)) return;
  top_.add({nominee, score.total, score.parts});
  if (top_.is_full()) least_ = std::max(least_, static_cast<double>(top_.last().total));
}

/// What all needs come to; negative for someone who is not near enough. The mean of someone who is may be 0: a need's
/// share may be as small.
Millionths Contest::fit_of_record(NomineeIndex nominee) const {
  const SubjectFit::Result fit = request_.subject_fit(request_.nominees[nominee.value]);
  return fit.best == 0 || fit.best < request_.subject_fit.minimum() || !fit.required_met ? -1 : fit.mean;
}

}  // namespace s2ss
