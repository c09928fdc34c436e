#include "model/parse_availability_groups.hpp"

#include <algorithm>
#include <cstddef>

#include "model/parse_availability_runs.hpp"

namespace s2ss::wording {

namespace {

/// How far a week reaches.
enum class WeekScope : std::uint8_t { heading, leading, trailing };

/// Runs of weeks, and between them the groups made of the other runs.
struct WeekPlace {
  std::size_t run = 0;
  std::size_t groups_before = 0;
  bool inside = false;  ///< Between the day and the part of one group: "Tue wk A pm".
  WeekScope scope = WeekScope::trailing;
};

class Grouper {
 public:
  explicit Grouper(std::vector<Run> runs) : runs_(std::move(runs)) {}

  [[nodiscard]] std::vector<Group> group();

 private:
  void pair_days_with_parts();
  std::size_t group_at(std::size_t place);
  [[nodiscard]] bool are_close(std::size_t place) const;
  [[nodiscard]] bool are_near(std::size_t place) const;
  void add(Slots slots, const Run& first, const Run& last, std::size_t run);
  void place_weeks();
  [[nodiscard]] WeekScope scope_of(const WeekPlace& week);
  void turn_refused(WeekPlace& week);
  void attach_weeks();
  std::size_t attach(std::size_t number, std::size_t claimed);
  void refuse_parts_where_they_stand();

  std::vector<Run> runs_;
  std::vector<Run> plain_;               ///< Without the weeks; joins reach over these.
  std::vector<std::size_t> plain_runs_;  ///< Their places in `runs_`.
  std::vector<Group> groups_;
  std::vector<std::size_t> first_runs_;  ///< By group: its first plain run.
  std::vector<std::size_t> last_runs_;
  std::vector<Group> alone_;  ///< Weeks without days or parts.
  std::vector<WeekPlace> weeks_;
  bool leads_ = false;
};

Slots without(Slots from, Slots taken) { return Slots::from_bits(from.bits() & ~taken.bits()); }

}  // namespace

std::vector<Group> group_slots(const std::vector<Item>& items) { return Grouper(runs_of(items)).group(); }

namespace {

std::vector<Group> Grouper::group() {
  Join gap = Join::tight;
  for (std::size_t place = 0; place < runs_.size(); ++place) {
    gap = std::max(gap, runs_[place].join);
    if (runs_[place].kind == ItemKind::week) continue;
    plain_.push_back(runs_[place]);
    plain_.back().join = gap;
    plain_runs_.push_back(place);
    gap = Join::tight;
  }
  pair_days_with_parts();
  place_weeks();
  attach_weeks();
  refuse_parts_where_they_stand();
  groups_.insert(groups_.end(), alone_.begin(), alone_.end());
  std::sort(groups_.begin(), groups_.end(),
            [](const Group& left, const Group& right) { return left.first < right.first; });
  return std::move(groups_);
}

void Grouper::pair_days_with_parts() {
  for (std::size_t place = 0; place < plain_.size();) place = group_at(place);
}

// Makes the group that begins with this run, or two of them; the first run after it.
std::size_t Grouper::group_at(std::size_t place) {
  const Run& run = plain_[place];
  if (are_close(place)) {
    const Run& partner = plain_[place + 1];
    // "Twilight Mon, Tue pm": the days in the middle have a part on either side, and none of these has days of its own.
    const bool between = run.kind == ItemKind::part && are_close(place + 1) && !are_close(place + 2);
    if (!between) {
      add(run.slots & partner.slots, run, partner, place);
      last_runs_.back() = place + 1;
      return place + 2;
    }
    const Run& second = plain_[place + 2];
    if (partner.items == 1) {
      add((run.slots | second.slots) & partner.slots, run, second, place);
      last_runs_.back() = place + 2;
      return place + 3;
    }
    add(run.slots & partner.but_last, run, partner, place);
    groups_.back().last = partner.last_first;
    add(second.slots & partner.last_slots, partner, second, place + 1);
    groups_.back().first = partner.last_first;
    last_runs_.back() = place + 2;
    return place + 3;
  }
  if (are_near(place) && !are_close(place + 1)) {
    add(run.slots & plain_[place + 1].slots, run, plain_[place + 1], place);
    last_runs_.back() = place + 1;
    return place + 2;
  }
  add(run.slots, run, run, place);
  return place + 1;
}

// Whether this run and the next are a day and its part, side by side.
bool Grouper::are_close(std::size_t place) const {
  if (place + 1 >= plain_.size()) return false;
  const Run& next = plain_[place + 1];
  return plain_[place].kind != next.kind && plain_[place].refused == next.refused && next.is_close();
}

// The same over a comma.
bool Grouper::are_near(std::size_t place) const {
  if (place + 1 >= plain_.size()) return false;
  const Run& next = plain_[place + 1];
  return plain_[place].kind != next.kind && plain_[place].refused == next.refused && next.join == Join::comma &&
         !next.after_refusal && !next.approved;
}

void Grouper::add(Slots slots, const Run& first, const Run& last, std::size_t run) {
  groups_.push_back({slots, first.refused, first.first, last.last});
  first_runs_.push_back(run);
  last_runs_.push_back(run);
}

void Grouper::place_weeks() {
  std::size_t before = 0;
  for (std::size_t place = 0; place < runs_.size(); ++place) {
    if (runs_[place].kind != ItemKind::week) continue;
    while (before < groups_.size() && plain_runs_[first_runs_[before]] < place) ++before;
    const bool inside = before > 0 && plain_runs_[last_runs_[before - 1]] > place;
    WeekPlace week{place, before, inside};
    week.scope = scope_of(week);
    turn_refused(week);
    weeks_.push_back(week);
  }
}

WeekScope Grouper::scope_of(const WeekPlace& week) {
  const Run& run = runs_[week.run];
  const bool has_next = week.run + 1 < runs_.size();
  const bool starts = run.join == Join::stop;
  const bool close_left = run.join <= Join::approved;
  const bool close_right = has_next && runs_[week.run + 1].is_close();
  if (run.heads_list && starts) return WeekScope::heading;
  if (starts) leads_ = has_next && runs_[week.run + 1].join != Join::stop;
  if (week.inside) return WeekScope::trailing;
  const bool leading = starts ? leads_ : close_right && (!close_left || leads_);
  return leading ? WeekScope::leading : WeekScope::trailing;
}

// "Not week B" is week A, unless days or parts are refused with it.
void Grouper::turn_refused(WeekPlace& week) {
  Run& run = runs_[week.run];
  if (!run.refused) return;
  const bool with_next = week.run + 1 < runs_.size() && runs_[week.run + 1].refused && runs_[week.run + 1].is_close();
  const bool with_last = week.run > 0 && runs_[week.run - 1].refused && run.is_close();
  const Slots others = without(Slots::all(), run.slots);
  if (with_next || with_last || others.empty()) return;
  run.slots = others;
  run.refused = false;
}

void Grouper::attach_weeks() {
  std::size_t claimed = 0;
  for (std::size_t number = 0; number < weeks_.size(); ++number) claimed = std::max(claimed, attach(number, claimed));
}

// Restricts the groups the week reaches; groups before the returned one have their week.
std::size_t Grouper::attach(std::size_t number, std::size_t claimed) {
  const WeekPlace& week = weeks_[number];
  const Run& run = runs_[week.run];
  std::size_t first = week.groups_before, last = week.groups_before;
  if (week.scope == WeekScope::trailing) {
    const bool whole_text = run.join == Join::stop;  // "Tue pm. Week A only."
    while (first > claimed) {
      --first;
      if (!whole_text && plain_[first_runs_[first]].join == Join::stop) break;
    }
  } else {
    const bool has_next = number + 1 < weeks_.size();
    const std::size_t limit = has_next ? weeks_[number + 1].groups_before : groups_.size();
    while (last < limit) {
      const bool new_sentence = last > week.groups_before && plain_[first_runs_[last]].join == Join::stop;
      if (new_sentence && week.scope == WeekScope::leading) break;
      ++last;
    }
    // "Wk A Tue, Thu wk B": the last one has a week of its own.
    const bool shared = has_next && last == limit && last > first && weeks_[number + 1].scope == WeekScope::trailing &&
                        runs_[weeks_[number + 1].run].join != Join::stop;
    if (shared && last > first + 1) --last;
  }
  bool attached = false;
  for (std::size_t place = std::max(first, claimed); place < last; ++place) {
    if (groups_[place].refused != run.refused) continue;
    groups_[place].slots = groups_[place].slots & run.slots;
    attached = true;
  }
  if (!attached) alone_.push_back({run.slots, run.refused, run.first, run.last});
  return last;
}

// "Mondays not pm" speaks of the Mondays only.
void Grouper::refuse_parts_where_they_stand() {
  for (std::size_t place = 1; place < groups_.size(); ++place) {
    const Run& run = plain_[first_runs_[place]];
    const bool parts_only = run.kind == ItemKind::part && first_runs_[place] == last_runs_[place];
    Group& before = groups_[place - 1];
    const bool follows_days = plain_[first_runs_[place - 1]].kind == ItemKind::day && !before.refused;
    if (!groups_[place].refused || !parts_only || !follows_days || run.join > Join::approved) continue;
    const Slots rest = without(before.slots, groups_[place].slots);
    if (rest.empty()) continue;
    before.slots = rest;
    groups_[place].slots = Slots();
  }
}

}  // namespace
}  // namespace s2ss::wording
