#include "allocation/round.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss::allocation {

namespace {

Fault fault_at(const std::string& pointer, std::string field, std::string expected, std::string mend) {
  return {.pointer = pointer, .field = std::move(field), .expected = std::move(expected), .mend = std::move(mend)};
}

/// All requests first: a fault in the last one should not cost the work on the others.
void check_requests(const Directory& directory, std::span<const Request> requests, const Policy& policy) {
  validate(policy);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    try {
      validate(requests[i], directory);
    } catch (const InputError& error) {
      std::vector<Fault> faults = error.faults();
      for (Fault& fault : faults) fault.pointer = "/" + std::to_string(i) + fault.pointer;
      throw InputError(std::move(faults), error.total());
    }
  }
}

void check_costs(const RoundRules& rules) {
  FaultList faults;
  const auto check = [&](const char* field, Total value) {
    if (value < 0 || value > one_total) {
      faults.add(fault_at("/" + std::string(field), field, "a score from 0 to 1", "correct it"));
    }
  };
  check("spread", rules.spread);
  check("school_spread", rules.school_spread);
  check("keep", rules.keep);
  check("min_score", rules.min_score);
  if (rules.diversity < 0 || rules.diversity > 1'000 * one_total || rules.diversity % one != 0) {
    faults.add(fault_at("/diversity", "diversity", "whole millionths of a score, from 0 to 1000", "correct it"));
  }
  const bool has_more = !rules.pinned.empty() || !rules.minimum.empty() || rules.spread > 0 ||
                        rules.school_spread > 0 || rules.keep > 0 || rules.diversity > 0;
  if (rules.goal == Goal::stable && has_more) {
    faults.add(fault_at("/goal", "goal",
                        "a goal other than stable where there are pins, minima, spread, keep or diversity",
                        "a stable plan follows from the wishes of both sides alone"));
  }
  faults.throw_if_any();
}

}  // namespace

Round::Round(const Directory& directory, std::span<const Request> requests, const Policy& policy,
             const RoundRules& rules)
    : directory_(directory), requests_(requests), policy_(policy), rules_(rules) {
  check_requests(directory, requests, policy);
  check_costs(rules);
  sort_requests();
  count_links_left();
  look_up_rules();
  check_pins();
}

void Round::sort_requests() {
  order_.resize(requests_.size());
  std::iota(order_.begin(), order_.end(), 0);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t x, std::uint32_t y) { return requests_[x].id < requests_[y].id; });
  for (std::size_t i = 1; i < order_.size(); ++i) {
    if (requests_[order_[i]].id != requests_[order_[i - 1]].id) continue;
    const std::string pointer = "/" + std::to_string(std::max(order_[i], order_[i - 1])) + "/id";
    throw InputError(fault_at(pointer, "id", "an id that no other request of the round has", "give each its own"));
  }
}

void Round::count_links_left() {
  std::vector<std::int64_t> given;
  for (const NomineeRecord& nominee : directory_.nominee_records()) {
    nominee_left_.push_back(std::max(0, nominee.max_links - nominee.current_links));
  }
  for (const SchoolRecord& school : directory_.school_records()) {
    const int limit =
        school.release_limit != absent_number ? school.release_limit : policy_.max_links_per_school.value_or(-1);
    school_left_.push_back(limit < 0 ? unlimited : std::max(0, limit - school.current_links));
    if (school.trust == absent_index) continue;
    if (given.size() <= school.trust) given.resize(school.trust + std::size_t{1}, 0);
    given[school.trust] += school.current_links;
  }
  for (const std::int64_t links : given) {
    trust_left_.push_back(policy_.max_links_per_trust ? std::max<std::int64_t>(0, *policy_.max_links_per_trust - links)
                                                      : unlimited);
  }
}

void Round::look_up_rules() {
  FaultList faults;
  const auto amounts = [&](const std::vector<Amount>& given, const char* field) {
    std::vector<std::pair<NomineeIndex, std::int64_t>> found;
    for (std::size_t k = 0; k < given.size(); ++k) {
      const std::string pointer = "/" + std::string(field) + "/" + std::to_string(k);
      const auto nominee = directory_.find_nominee(given[k].of);
      if (!nominee) {
        faults.add(fault_at(pointer, field, "the id of a nominee of the directory", "look the id up"));
      } else if (given[k].amount < 0 || given[k].amount > 1'000'000'000) {
        faults.add(fault_at(pointer, field, "a whole number from 0 to 1000000000", "correct it"));
      } else {
        found.emplace_back(*nominee, given[k].amount);
      }
    }
    std::sort(found.begin(), found.end());
    for (std::size_t k = 1; k < found.size(); ++k) {
      if (found[k].first == found[k - 1].first) {
        faults.add(fault_at("/" + std::string(field), field, "each nominee once", "keep one of the two"));
      }
    }
    return found;
  };
  capacity_ = amounts(rules_.capacity, "capacity");
  minimum_ = amounts(rules_.minimum, "minimum");
  faults.throw_if_any();
  for (const auto& [nominee, links] : capacity_) {
    if (nominee_left(nominee) == 0 && links > 0) reopened_.push_back(nominee);
    nominee_left_[nominee.value] = links;
  }
  for (const auto& [nominee, links] : minimum_) {
    if (links <= nominee_left(nominee)) continue;
    throw InputError(fault_at("/minimum", "minimum", "no more links than the nominee has left", "lower the minimum"));
  }
  pinned_ = known(rules_.pinned, "pinned", true);
  for (const auto& [row, nominee] : pinned_) pinned_nominees_.push_back(nominee);
  std::sort(pinned_nominees_.begin(), pinned_nominees_.end());
  forbidden_ = known(rules_.forbidden, "forbidden", false);
  announced_ = known(rules_.announced, "announced", false);
}

/// What the ids name. A pin must name a request of the round and a nominee; a ban or an announcement of what is gone
/// means nothing.
Round::Known Round::known(const std::vector<Pair>& pairs, const char* field, bool strictly) const {
  FaultList faults;
  Known found;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto row = std::lower_bound(order_.begin(), order_.end(), pairs[k].request,
                                      [&](std::uint32_t at, const std::string& id) { return requests_[at].id < id; });
    const bool is_request = row != order_.end() && requests_[*row].id == pairs[k].request;
    const auto nominee = directory_.find_nominee(pairs[k].nominee);
    if (is_request && nominee) {
      found.emplace_back(static_cast<std::uint32_t>(row - order_.begin()), *nominee);
    } else if (strictly) {
      faults.add(fault_at("/" + std::string(field) + "/" + std::to_string(k), field,
                          "the ids of a request of the round and of a nominee of the directory", "look them up"));
    }
  }
  faults.throw_if_any();
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Round::check_pins() const {
  FaultList faults;
  const auto add = [&](std::string expected, std::string mend) {
    faults.add(fault_at("/pinned", "pinned", std::move(expected), std::move(mend)));
  };
  std::vector<std::int64_t> of_nominee(nominee_left_.size(), 0), of_school(school_left_.size(), 0);
  std::vector<std::int64_t> of_trust(trust_left_.size(), 0);
  std::vector<SchoolIndex> schools;  // of the pins of one request, ascending
  std::optional<Scorer> scorer;
  for (std::size_t k = 0; k < pinned_.size(); ++k) {
    const auto [row, nominee] = pinned_[k];
    if (k == 0 || pinned_[k - 1].first != row) {
      scorer.emplace(directory_, request(row), policy_);
      schools.clear();
      for (std::size_t i = k; i < pinned_.size() && pinned_[i].first == row; ++i) {
        schools.push_back(school_of(pinned_[i].second));
      }
      std::sort(schools.begin(), schools.end());
    }
    if (std::binary_search(forbidden_.begin(), forbidden_.end(), pinned_[k])) {
      add("no pair that is forbidden as well", "drop one of the two");
    } else if (!pair(*scorer, row, nominee)) {
      const std::vector<Rule> rules = scorer->rules(nominee);
      add("no pair that a hard rule removes", "the first that removes the pair at position " + std::to_string(k) +
                                                  ", by request and nominee, is " +
                                                  std::string(to_string(rules.front())));
    }
    const SchoolIndex school = school_of(nominee);
    const auto there = std::equal_range(schools.begin(), schools.end(), school);
    if (there.second - there.first > 1) add("at most one nominee of a school for a request", "unpin one");
    if (static_cast<std::int64_t>(schools.size()) > request(row).places) {
      add("no more pins for a request than it has places", "unpin some");
    }
    if (++of_nominee[nominee.value] > nominee_left(nominee)) {
      add("no more pins of a nominee than links left", "unpin some");
    }
    if (++of_school[school.value] > school_left(school) && school_left(school) != unlimited) {
      add("no more pins of a school than links left", "unpin some");
    }
    const std::uint32_t trust = trust_of(school);
    if (trust == absent_index) continue;
    if (++of_trust[trust] > trust_left(trust) && trust_left(trust) != unlimited) {
      add("no more pins of a trust than links left", "unpin some");
    }
  }
  faults.throw_if_any();
}

std::int64_t Round::minimum(NomineeIndex nominee) const noexcept {
  const auto found = std::lower_bound(minimum_.begin(), minimum_.end(), std::pair{nominee, std::int64_t{0}});
  return found != minimum_.end() && found->first == nominee ? found->second : 0;
}

bool Round::is_pinned(std::size_t row, NomineeIndex nominee) const noexcept {
  return std::binary_search(pinned_.begin(), pinned_.end(), std::pair{static_cast<std::uint32_t>(row), nominee});
}

bool Round::has_ban(std::size_t row) const noexcept {
  const std::pair from{static_cast<std::uint32_t>(row), NomineeIndex{0}};
  const auto ban = std::lower_bound(forbidden_.begin(), forbidden_.end(), from);
  return ban != forbidden_.end() && ban->first == row;
}

std::int64_t Round::pins_of(NomineeIndex nominee) const noexcept {
  const auto [first, last] = std::equal_range(pinned_nominees_.begin(), pinned_nominees_.end(), nominee);
  return last - first;
}

bool Round::is_announced(std::size_t row, NomineeIndex nominee) const noexcept {
  return !announced_.empty() &&
         std::binary_search(announced_.begin(), announced_.end(), std::pair{static_cast<std::uint32_t>(row), nominee});
}

std::optional<Scored> Round::pair(const Scorer& scorer, std::size_t row, NomineeIndex nominee) const {
  PairScore score = scorer.score(nominee);
  // A capacity given for the round takes the place of the directory's, also where that is used up.
  if (score.removed_by == Rule::nominee_full && nominee_left(nominee) > 0 &&
      scorer.rules(nominee) == std::vector{Rule::nominee_full}) {
    const Parts parts = scorer.parts(nominee);
    score = {.removed_by = std::nullopt, .parts = parts, .total = scorer.total(parts)};
  }
  if (score.removed_by) return std::nullopt;
  const Scored scored{nominee, score.total, score.parts};
  return may_be_made(row, scored) ? std::optional(scored) : std::nullopt;
}

bool Round::may_be_made(std::size_t row, const Scored& pair) const {
  if (pair.total < rules_.min_score && !is_pinned(row, pair.nominee)) return false;
  return forbidden_.empty() || !std::binary_search(forbidden_.begin(), forbidden_.end(),
                                                   std::pair{static_cast<std::uint32_t>(row), pair.nominee});
}

FirstPairs Round::first_pairs(std::size_t row, std::size_t most) const {
  const Scorer scorer(directory_, request(row), policy_);
  FirstPairs found;
  std::vector<Scored> first = first_of(scorer, most);
  if (first.size() == most && first.back().total >= rules_.min_score) found.last = first.back();
  for (const Scored& each : first) {
    if (may_be_made(row, each)) found.pairs.push_back(each);
  }
  const auto add = [&](NomineeIndex nominee) {
    const auto is_there = std::any_of(found.pairs.begin(), found.pairs.end(),
                                      [&](const Scored& each) { return each.nominee == nominee; });
    const auto scored = is_there ? std::nullopt : pair(scorer, row, nominee);
    if (scored) found.pairs.push_back(*scored);
  };
  // No ranking has those whom a capacity given for the round takes on again; pins and announcements may stand anywhere.
  for (const NomineeIndex nominee : reopened_) add(nominee);
  for (const Known* known : {&pinned_, &announced_}) {
    const std::pair from{static_cast<std::uint32_t>(row), NomineeIndex{0}};
    auto each = std::lower_bound(known->begin(), known->end(), from);
    for (; each != known->end() && each->first == row; ++each) add(each->second);
  }
  std::sort(found.pairs.begin(), found.pairs.end(), stands_before);
  return found;
}

std::vector<Scored> Round::first_wanted(std::size_t row, std::size_t most, Total least,
                                        const LeastTotal& least_of) const {
  const Scorer scorer(directory_, request(row), policy_);
  const std::pair from{static_cast<std::uint32_t>(row), NomineeIndex{0}};
  const auto bans = std::lower_bound(forbidden_.begin(), forbidden_.end(), from);
  std::size_t banned = 0;
  for (auto ban = bans; ban != forbidden_.end() && ban->first == row; ++ban) ++banned;
  std::vector<Scored> found = first_of_wanted(scorer, most + banned, std::max(least, rules_.min_score), least_of);
  std::erase_if(found, [&](const Scored& pair) { return !may_be_made(row, pair); });
  if (found.size() > most) found.resize(most);
  return found;
}

void Round::each_pair(std::size_t row, const std::function<void(const Scored&)>& found) const {
  const Scorer scorer(directory_, request(row), policy_);
  for (const NomineeIndex nominee : scorer.scope()) {
    if (const auto scored = pair(scorer, row, nominee)) found(*scored);
  }
}

RuleCounts Round::removed(std::size_t row) const {
  const Scorer scorer(directory_, request(row), policy_);
  RuleCounts counts{};
  for (const NomineeIndex nominee : scorer.scope()) {
    const PairScore score = scorer.score(nominee);
    const bool is_too_low = !score.removed_by && score.total < rules_.min_score;
    const auto rule = is_too_low ? std::optional(Rule::below_min_score) : score.removed_by;
    if (rule) ++counts[static_cast<std::size_t>(*rule)];
  }
  return counts;
}

}  // namespace s2ss::allocation
