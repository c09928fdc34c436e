#include "allocation/explain_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/prose.hpp"
#include "core/text.hpp"
#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

using Assigned = std::vector<std::vector<NomineeIndex>>;

/// Why places stay empty, found by walking the residual graph: from a request to everybody it could have, from a limit
/// that is used up to the requests that use it, and so on. If the walk comes to somebody with a link to spare, the
/// place could be filled; otherwise the requests seen want more than all they can have.
class Residual {
 public:
  Residual(const Round& round, const Assigned& assigned, std::stop_token stop)
      : round_(round), assigned_(assigned), stop_(std::move(stop)), left_(round, assigned) {
    for (std::size_t row = 0; row < round.size(); ++row) {
      for (const NomineeIndex nominee : assigned[row]) {
        const SchoolIndex school = round.school_of(nominee);
        of_nominee_[nominee].push_back(row);
        of_school_[school].push_back({row, nominee});
        if (round.trust_of(school) != absent_index) of_trust_[round.trust_of(school)].push_back({row, nominee});
      }
    }
  }

  struct Walk {
    bool can_be_filled = false;
    std::set<std::size_t> rows;
    std::set<NomineeIndex> nominees;
  };

  [[nodiscard]] const std::vector<Scored>& pairs(std::size_t row) {
    const auto [found, is_new] = pairs_.try_emplace(row);
    std::vector<Scored>& pairs = found->second;
    if (is_new) round_.each_pair(row, [&](const Scored& pair) { pairs.push_back(pair); });
    return pairs;
  }

  /// The request's pairs at schools it has nobody of, or where the place to move is.
  [[nodiscard]] Walk from(std::size_t row) {
    Walk walk;
    walk.rows = {row};
    std::vector<std::pair<std::size_t, std::int64_t>> ahead{{row, none}};
    std::set<std::pair<std::size_t, std::int64_t>> seen(ahead.begin(), ahead.end());
    const auto add_holder = [&](std::size_t holder, NomineeIndex held) {
      if (round_.is_pinned(holder, held)) return;
      walk.rows.insert(holder);
      const std::pair<std::size_t, std::int64_t> next{holder, round_.school_of(held).value};
      if (seen.insert(next).second) ahead.push_back(next);
    };
    while (!ahead.empty()) {
      if (stop_.stop_requested()) throw Cancelled();
      const auto [at, school_given_up] = ahead.back();
      ahead.pop_back();
      for (const Scored& pair : pairs(at)) {
        const SchoolIndex school = round_.school_of(pair.nominee);
        if (has_of_school(at, school) && static_cast<std::int64_t>(school.value) != school_given_up) continue;
        if (!walk.nominees.insert(pair.nominee).second) continue;
        if (left_.has_one(pair.nominee)) {
          walk.can_be_filled = true;
          return walk;
        }
        // The innermost limit without a link left: whoever has one of it would have to move.
        if (!left_.nominee_has(pair.nominee)) {
          for (const std::size_t holder : of_nominee_[pair.nominee]) add_holder(holder, pair.nominee);
        } else if (!left_.school_has(school)) {
          for (const auto& [holder, held] : of_school_[school]) add_holder(holder, held);
        } else {
          for (const auto& [holder, held] : of_trust_[round_.trust_of(school)]) add_holder(holder, held);
        }
      }
    }
    return walk;
  }

 private:
  static constexpr std::int64_t none = -1;

  [[nodiscard]] bool has_of_school(std::size_t row, SchoolIndex school) const {
    return std::any_of(assigned_[row].begin(), assigned_[row].end(),
                       [&](NomineeIndex held) { return round_.school_of(held) == school; });
  }

  const Round& round_;
  const Assigned& assigned_;
  std::stop_token stop_;
  Remaining left_;
  std::map<NomineeIndex, std::vector<std::size_t>> of_nominee_;
  std::map<SchoolIndex, std::vector<std::pair<std::size_t, NomineeIndex>>> of_school_;
  std::map<std::uint32_t, std::vector<std::pair<std::size_t, NomineeIndex>>> of_trust_;
  std::map<std::size_t, std::vector<Scored>> pairs_;
};

std::string places_text(std::int64_t places) { return text::counted(static_cast<std::size_t>(places), "place"); }

/// What a rule says of those it removes.
std::string_view they_clause(Rule rule) noexcept {
  switch (rule) {
    case Rule::same_school:
      return "they work at the school that asks";
    case Rule::not_listed:
      return "their entries are not listed";
    case Rule::review_overdue:
      return "their entries are due for review";
    case Rule::school_closed:
      return "their schools are not open";
    case Rule::avoided:
      return "the request asks to avoid them";
    case Rule::same_trust:
      return "they work in the same trust";
    case Rule::no_subject_fit:
      return "what they offer is not near enough";
    case Rule::required_need_unmet:
      return "they do not meet what is required";
    case Rule::no_common_mode:
      return "they share no way of working with the school";
    case Rule::no_common_slot:
      return "no session suits both sides";
    case Rule::too_far:
      return "they are too far away";
    case Rule::nominee_full:
      return "they have as many links as they offered";
    case Rule::school_full:
      return "their schools give as many links as they can";
    case Rule::recently_linked:
      return "the schools were linked too recently";
    case Rule::conflict:
      return "a declared conflict stands between";
    case Rule::below_min_score:
      return "the score is too low";
  }
  return "";
}

std::string nobody_sentence(const RuleCounts& removed, bool has_ban) {
  const auto most = std::max_element(removed.begin(), removed.end());
  if (*most == 0 && has_ban) return "Everybody who may help is ruled out for this request.";
  if (*most == 0) return "Nobody in the directory offers anything near what is asked for.";
  return "Nobody may help. Of those who offer something near, most are left out because " +
         std::string(they_clause(static_cast<Rule>(most - removed.begin()))) + " (" + std::to_string(*most) + ").";
}

std::string shortage_sentence(const Shortage& shortage) {
  const bool is_one = shortage.requests.size() == 1;
  const std::int64_t wait = shortage.places - shortage.links;
  std::string sentence = is_one ? "This request" : "These " + std::to_string(shortage.requests.size()) + " requests";
  if (shortage.places != static_cast<std::int64_t>(shortage.requests.size())) {
    sentence += ", with " + places_text(shortage.places) + ",";
  }
  sentence += " can only be met by ";
  if (shortage.nominees.size() == 1) {
    sentence += "one person, who has ";
  } else {
    sentence += "these " + std::to_string(shortage.nominees.size()) + " people, who have ";
  }
  return sentence + text::counted(static_cast<std::size_t>(shortage.links), "link") +
         (shortage.nominees.size() == 1 ? " for them: " : " between them: ") + std::to_string(wait) + " must wait.";
}

std::size_t schools_among(const Round& round, const std::vector<Scored>& pairs) {
  std::set<SchoolIndex> schools;
  for (const Scored& pair : pairs) schools.insert(round.school_of(pair.nominee));
  return schools.size();
}

Shortage shortage_of(const Round& round, const Assigned& assigned, const Residual::Walk& walk) {
  Shortage shortage;
  for (const std::size_t row : walk.rows) {
    shortage.requests.push_back(round.request(row).id);
    shortage.places += round.request(row).places;
    shortage.links += static_cast<std::int64_t>(assigned[row].size());
  }
  for (const NomineeIndex nominee : walk.nominees) {
    shortage.nominees.emplace_back(round.directory().nominee_id(nominee));
  }
  return shortage;
}

/// Walks that lead to the same people are one shortage: together, these requests lack even more.
std::vector<Residual::Walk> joined(std::vector<Residual::Walk> walks) {
  std::vector<Residual::Walk> all;
  for (Residual::Walk& walk : walks) {
    std::erase_if(all, [&](Residual::Walk& other) {
      const bool is_apart = std::none_of(other.nominees.begin(), other.nominees.end(),
                                         [&](NomineeIndex nominee) { return walk.nominees.contains(nominee); });
      if (is_apart) return false;
      walk.rows.merge(other.rows);
      walk.nominees.merge(other.nominees);
      return true;
    });
    all.push_back(std::move(walk));
  }
  std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) { return *x.rows.begin() < *y.rows.begin(); });
  return all;
}

/// Fills in the shortages, and which of them each place waits for.
void tell_shortages(const Round& round, const Assigned& assigned, std::vector<Residual::Walk> walks, Plan& plan) {
  std::map<std::string, std::size_t> witness_of;
  for (const Residual::Walk& walk : joined(std::move(walks))) {
    for (const std::size_t row : walk.rows) witness_of.emplace(round.request(row).id, plan.shortages.size());
    plan.shortages.push_back(shortage_of(round, assigned, walk));
  }
  for (UnmetPlaces& unmet : plan.unmet) {
    if (unmet.reason != Unmet::shortage) continue;
    unmet.witness = witness_of.at(unmet.request);
    unmet.sentence = shortage_sentence(plan.shortages[*unmet.witness]);
  }
}

}  // namespace

Remaining::Remaining(const Round& round, const Assigned& assigned)
    : round_(round), nominees_(round.nominees_left()), schools_(round.schools_left()), trusts_(round.trusts_left()) {
  for (const auto& nominees : assigned) {
    for (const NomineeIndex nominee : nominees) {
      --nominees_[nominee.value];
      const SchoolIndex school = round.school_of(nominee);
      --schools_[school.value];
      if (round.trust_of(school) != absent_index) --trusts_[round.trust_of(school)];
    }
  }
}

bool Remaining::has_one(NomineeIndex nominee) const noexcept {
  const SchoolIndex school = round_.school_of(nominee);
  const std::uint32_t trust = round_.trust_of(school);
  const bool trust_has = trust == absent_index || round_.trust_left(trust) == unlimited || trusts_[trust] > 0;
  return nominee_has(nominee) && school_has(school) && trust_has;
}

void explain_unmet(const Round& round, const Assigned& assigned, const std::stop_token& stop, Plan& plan) {
  Residual residual(round, assigned, stop);
  std::vector<Residual::Walk> walks;
  std::set<std::size_t> seen;  // whoever a walk has seen lacks the same people
  for (std::size_t row = 0; row < round.size(); ++row) {
    const int empty = round.request(row).places - static_cast<int>(assigned[row].size());
    if (empty == 0) continue;
    UnmetPlaces unmet{.request = round.request(row).id, .places = empty};
    const std::vector<Scored>& pairs = residual.pairs(row);
    const std::size_t schools = schools_among(round, pairs);
    if (pairs.empty()) {
      unmet.reason = Unmet::nobody_eligible;
      unmet.sentence = nobody_sentence(round.removed(row), round.has_ban(row));
    } else if (schools == assigned[row].size()) {
      unmet.reason = Unmet::too_few_schools;
      unmet.sentence = "Only " + text::counted(schools, "school") + (schools == 1 ? " has" : " have") +
                       " somebody who may help, and a request gets one person of a school.";
    } else if (plan.rules.goal == Goal::stable) {
      unmet.reason = Unmet::others_preferred;
      unmet.sentence = "Everybody who may help holds links that stand before this request.";
    } else if (seen.contains(row)) {
      unmet.reason = Unmet::shortage;
    } else if (Residual::Walk walk = residual.from(row); walk.can_be_filled) {
      unmet.reason = Unmet::total_would_fall;
      unmet.sentence = "The place could be filled, but the links moved for it would lose more than it adds.";
    } else {
      unmet.reason = Unmet::shortage;
      seen.insert(walk.rows.begin(), walk.rows.end());
      walks.push_back(std::move(walk));
    }
    plan.unmet.push_back(unmet);
  }
  tell_shortages(round, assigned, std::move(walks), plan);
}

void find_alternates(const Round& round, const FoundPairs& pairs, const Assigned& assigned, std::size_t most,
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
