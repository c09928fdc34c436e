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
    const auto can_step_in = [&](NomineeIndex nominee) {
      return left.has_one(nominee) && std::none_of(assigned[row].begin(), assigned[row].end(), [&](NomineeIndex held) {
               return round.school_of(held) == round.school_of(nominee);
             });
    };
    std::vector<Scored> first;
    for (const Scored& pair : pairs.pairs()[row]) {
      if (first.size() == most || !pairs.has_all_before(row, pair)) break;
      if (can_step_in(pair.nominee)) first.push_back(pair);
    }
    if (first.size() < most && !pairs.has_all(row)) {
      // Somebody taken on again stands among the pairs found, and in no ranking.
      first = round.first_wanted(row, most, 0,
                                 [&](NomineeIndex nominee) { return can_step_in(nominee) ? Total{0} : 2 * one_total; });
      for (const Scored& pair : pairs.pairs()[row]) {
        const bool is_there =
            std::any_of(first.begin(), first.end(), [&](const Scored& each) { return each.nominee == pair.nominee; });
        if (!is_there && can_step_in(pair.nominee)) first.push_back(pair);
      }
      std::sort(first.begin(), first.end(), stands_before);
      if (first.size() > most) first.resize(most);
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
