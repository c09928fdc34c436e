#include "model/parse_availability_runs.hpp"

#include <algorithm>

namespace s2ss::wording {

namespace {

bool goes_on(const std::vector<Run>& runs, const Run& next, bool in_list_style);
void append(Run& run, const Run& next);

}  // namespace

std::vector<Run> runs_of(const std::vector<Item>& items) {
  std::vector<Run> runs;
  Join gap = Join::tight;
  bool interrupted = false, after_refusal = false;
  for (const Item& item : items) {
    gap = std::max(gap, item.join);
    if (!item.is_slots()) {
      interrupted = true;
      after_refusal = after_refusal || item.is_refusing();
      continue;
    }
    const Run next{.kind = item.kind,
                   .join = gap,
                   .refused = item.refused,
                   .after_refusal = after_refusal,
                   .approved = item.approved,
                   .heads_list = item.heads_list,
                   .slots = item.slots,
                   .last_slots = item.slots,
                   .first = item.first,
                   .last_first = item.first,
                   .last = item.last};
    if (!interrupted && goes_on(runs, next, item.in_list_style)) {
      append(runs.back(), next);
    } else {
      runs.push_back(next);
    }
    gap = Join::tight;
    interrupted = after_refusal = false;
  }
  return runs;
}

namespace {

bool goes_on(const std::vector<Run>& runs, const Run& next, bool in_list_style) {
  if (runs.empty() || runs.back().kind != next.kind || runs.back().refused != next.refused) return false;
  switch (next.join) {
    case Join::tight:
    case Join::conjunction:
      return true;
    case Join::comma: {
      // "Tue pm, twilight": any twilight. "Tue P3, P5" stays on the Tuesday.
      const bool has_day = runs.size() > 1 && runs[runs.size() - 2].kind == ItemKind::day && runs.back().is_close();
      return next.kind != ItemKind::part || !has_day || in_list_style;
    }
    case Join::approved:
    case Join::stop:
      break;
  }
  return false;
}

void append(Run& run, const Run& next) {
  // "Any time after 3" is after 3.
  const bool narrows = next.join == Join::tight && (run.slots == Slots::all() || next.slots == Slots::all());
  run.but_last = run.slots;
  run.slots = narrows ? run.slots & next.slots : run.slots | next.slots;
  run.last_slots = next.slots;
  run.approved = next.approved;
  run.heads_list = next.heads_list;
  run.last_first = next.first;
  run.last = next.last;
  ++run.items;
}

}  // namespace
}  // namespace s2ss::wording
