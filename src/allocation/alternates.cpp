#include <algorithm>
#include <string>
#include <utility>

#include "allocation/explain_plan.hpp"
#include "allocation/remaining.hpp"
#include "ranking/top.hpp"

namespace s2ss::allocation {

void find_alternates(const Round& round, const FoundPairs& pairs,
                     const std::vector<std::vector<NomineeIndex>>& assigned, std::size_t most,
                     const ParallelWatch& watch, Plan& plan) {
  const Remaining left(round, assigned);
  std::vector<Alternates> found(round.size());
  const ParallelWatch quietly{.threads = watch.threads, .progress = {}, .stop = watch.stop};
  for_each_parallel(round.size(), quietly, [&](std::size_t row) {
    const auto can_step_in = [&](const Scored& pair) {
      const bool clashes = std::any_of(assigned[row].begin(), assigned[row].end(), [&](NomineeIndex held) {
        return round.school_of(held) == round.school_of(pair.nominee);
      });
      return !clashes && left.has_one(pair.nominee);
    };
    std::vector<Scored> first;
    for (const Scored& pair : pairs.pairs()[row]) {
      if (first.size() == most || !pairs.has_all_before(row, pair)) break;
      if (can_step_in(pair)) first.push_back(pair);
    }
    if (first.size() < most && !pairs.has_all(row)) {
      Top top(most);
      round.each_pair(row, [&](const Scored& pair) {
        if (can_step_in(pair)) top.add(pair);
      });
      first = top.take();
    }
    found[row].request = round.request(row).id;
    for (const Scored& pair : first) found[row].candidates.push_back(link_of(round, row, pair));
  });
  plan.alternates = std::move(found);
}

AssignedLink link_of(const Round& round, std::size_t row, const Scored& pair) {
  const School& school = round.directory().school(round.school_of(pair.nominee));
  return {.request = round.request(row).id,
          .nominee = std::string(round.directory().nominee_id(pair.nominee)),
          .school = school.urn,
          .school_name = school.name,
          .total = pair.total,
          .parts = pair.parts};
}

}  // namespace s2ss::allocation
