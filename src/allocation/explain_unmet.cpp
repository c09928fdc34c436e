#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allocation/explain_plan.hpp"
#include "allocation/residual.hpp"
#include "core/prose.hpp"
#include "core/text.hpp"

namespace s2ss::allocation {

namespace {

using Assigned = std::vector<std::vector<NomineeIndex>>;

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

/// Whether somebody the request could have works at a school it has nobody of.
bool has_another_school(const Round& round, const std::vector<Scored>& pairs, const std::vector<NomineeIndex>& held) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const Scored& pair) {
    return std::none_of(held.begin(), held.end(),
                        [&](NomineeIndex each) { return round.school_of(each) == round.school_of(pair.nominee); });
  });
}

/// The reasons that concern the request alone; `shortage` where there is none.
UnmetPlaces reason_by_itself(const Round& round, const FoundPairs& found, const Assigned& assigned, std::size_t row) {
  const std::vector<NomineeIndex>& held = assigned[row];
  UnmetPlaces unmet{.request = round.request(row).id,
                    .places = round.request(row).places - static_cast<int>(held.size())};
  if (has_another_school(round, found.pairs()[row], held)) return unmet;
  std::vector<Scored> pairs;
  const std::vector<Scored>* all = found.all(row);
  if (all == nullptr) {
    round.each_pair(row, [&](const Scored& pair) { pairs.push_back(pair); });
    all = &pairs;
  }
  if (all->empty()) {
    unmet.reason = Unmet::nobody_eligible;
    unmet.sentence = nobody_sentence(round.removed(row), round.has_ban(row));
  } else if (!has_another_school(round, *all, held)) {
    unmet.reason = Unmet::too_few_schools;
    unmet.sentence = "Only " + text::counted(held.size(), "school") + (held.size() == 1 ? " has" : " have") +
                     " somebody who may help, and a request gets one person of a school.";
  }
  return unmet;
}

Shortage shortage_of(const Round& round, const Assigned& assigned, const Lack& lack) {
  Shortage shortage;
  for (const std::size_t row : lack.rows) {
    shortage.requests.push_back(round.request(row).id);
    shortage.places += round.request(row).places;
    shortage.links += static_cast<std::int64_t>(assigned[row].size());
  }
  for (const NomineeIndex nominee : lack.nominees) {
    shortage.nominees.emplace_back(round.directory().nominee_id(nominee));
  }
  return shortage;
}

}  // namespace

void explain_unmet(const Round& round, const FoundPairs& found, const Assigned& assigned, const ParallelWatch& watch,
                   Plan& plan) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < round.size(); ++row) {
    if (round.request(row).places > static_cast<int>(assigned[row].size())) rows.push_back(row);
  }
  const ParallelWatch quietly{.threads = watch.threads, .progress = {}, .stop = watch.stop};
  plan.unmet.resize(rows.size());
  for_each_parallel(rows.size(), quietly,
                    [&](std::size_t k) { plan.unmet[k] = reason_by_itself(round, found, assigned, rows[k]); });

  std::vector<std::size_t> competing;  // positions in `rows`
  for (std::size_t k = 0; k < rows.size(); ++k) {
    UnmetPlaces& unmet = plan.unmet[k];
    if (unmet.reason != Unmet::shortage) continue;
    if (plan.rules.goal == Goal::stable) {
      unmet.reason = Unmet::others_preferred;
      unmet.sentence = "Everybody who may help holds links that stand before this request.";
      continue;
    }
    unmet.reason = Unmet::total_would_fall;
    unmet.sentence = "The place could be filled, but the links moved for it would lose more than it adds.";
    competing.push_back(rows[k]);
  }
  if (competing.empty()) return;
  for (const Lack& lack : find_lacks(round, found, assigned, competing, watch)) {
    const Shortage shortage = shortage_of(round, assigned, lack);
    const std::string sentence = shortage_sentence(shortage);
    for (const std::size_t row : lack.rows) {
      const auto at = std::lower_bound(rows.begin(), rows.end(), row);
      if (at == rows.end() || *at != row) continue;
      UnmetPlaces& unmet = plan.unmet[static_cast<std::size_t>(at - rows.begin())];
      if (unmet.reason != Unmet::total_would_fall) continue;
      unmet.reason = Unmet::shortage;
      unmet.sentence = sentence;
      unmet.witness = plan.shortages.size();
    }
    plan.shortages.push_back(shortage);
  }
}

}  // namespace s2ss::allocation
