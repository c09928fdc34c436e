#include <algorithm>
#include <optional>
#include <utility>

#include "allocation/checked_round.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::verification {

namespace {

class Links {
 public:
  Links(CheckedRound& round, const Policy& policy, Findings& findings)
      : round_(round), policy_(policy), findings_(findings), rules_(round.plan.rules) {}

  void check() {
    const auto is_score = [](Total value) { return value >= 0 && value <= one_total; };
    const bool has_diversity = rules_.diversity >= 0 && rules_.diversity <= 1'000 * one_total;
    const bool has_costs = is_score(rules_.spread) && is_score(rules_.school_spread) && is_score(rules_.keep);
    findings_.require(has_costs && is_score(rules_.min_score) && has_diversity,
                      "The rules are none that a round can be decided under.");
    count_links_left();
    std::set<std::string> ids;
    for (const Request& request : round_.requests) {
      findings_.require(ids.insert(request.id).second, "Two requests have one id.");
    }
    for (const Pair& each : rules_.forbidden) forbidden_.insert(each);
    for (const Pair& each : rules_.announced) announced_.insert(each);
    for (const Pair& each : rules_.pinned) {
      pinned_.insert(each);
      if (const auto nominee = round_.directory.find_nominee(each.nominee)) ++round_.pins[nominee->value];
    }
    for (const AssignedLink& link : round_.plan.assigned) held_[{link.request, link.nominee}] = &link;
    for (const UnmetPlaces& each : round_.plan.unmet) unmet_[each.request] += each.places;
    findings_.require(held_.size() == round_.plan.assigned.size(), "A link stands in the plan twice.");
    const auto before = [](const AssignedLink& x, const AssignedLink& y) {
      return std::pair(x.request, x.nominee) < std::pair(y.request, y.nominee);
    };
    findings_.require(std::is_sorted(round_.plan.assigned.begin(), round_.plan.assigned.end(), before),
                      "The links do not stand in their order.");
    for (const Pair& pin : pinned_) findings_.require(held_.contains(pin), "A pinned link is missing.");
    for (std::uint32_t row = 0; row < round_.requests.size(); ++row) look_at(row);
    findings_.require(found_ == held_.size(), "A link is of no request, or a hard rule or a ban stands against it.");
    check_limits();
  }

 private:
  void count_links_left() {
    const Directory& directory = round_.directory;
    std::vector<std::int64_t> given;
    for (const SchoolRecord& school : directory.school_records()) {
      const bool has_own = school.release_limit != absent_number;
      const int limit = has_own ? school.release_limit : policy_.max_links_per_school.value_or(-1);
      round_.school_left.push_back(limit < 0 ? no_limit : std::max(0, limit - school.current_links));
      if (school.trust == absent_index) continue;
      given.resize(std::max<std::size_t>(given.size(), school.trust + std::size_t{1}), 0);
      given[school.trust] += school.current_links;
    }
    for (const std::int64_t links : given) {
      const auto limit = policy_.max_links_per_trust;
      round_.trust_left.push_back(limit ? std::max<std::int64_t>(0, *limit - links) : no_limit);
    }
    round_.trust_left.push_back(no_limit);
    for (const NomineeRecord& nominee : directory.nominee_records()) {
      round_.nominee_left.push_back(std::max(0, nominee.max_links - nominee.current_links));
    }
    round_.nominee_used.resize(round_.nominee_left.size());
    round_.school_used.resize(round_.school_left.size());
    round_.trust_used.resize(round_.trust_left.size());
    round_.minimum.resize(round_.nominee_left.size());
    round_.pins.resize(round_.nominee_left.size());
    is_given_.resize(round_.nominee_left.size());
    for (const Amount& each : rules_.capacity) {
      const auto nominee = directory.find_nominee(each.of);
      findings_.require(nominee && each.amount >= 0, "A capacity is of nobody, or below 0.");
      if (nominee) round_.nominee_left[nominee->value] = each.amount, is_given_[nominee->value] = 1;
    }
    for (const Amount& each : rules_.minimum) {
      const auto nominee = directory.find_nominee(each.of);
      findings_.require(nominee.has_value(), "A minimum is of nobody.");
      if (nominee) round_.minimum[nominee->value] = each.amount;
    }
  }

  /// Of pairs by their ids the nominees of one request, ascending.
  [[nodiscard]] std::vector<NomineeIndex> of_request(const std::set<Pair>& pairs, const std::string& id) const {
    std::vector<NomineeIndex> nominees;
    for (auto each = pairs.lower_bound({id, ""}); each != pairs.end() && each->request == id; ++each) {
      if (const auto nominee = round_.directory.find_nominee(each->nominee)) nominees.push_back(*nominee);
    }
    std::sort(nominees.begin(), nominees.end());
    return nominees;
  }

  /// Every pair of a request, and whether the plan tells the truth about those it holds.
  void look_at(std::uint32_t row) {
    const Request& request = round_.requests[row];
    const Scorer scorer(round_.directory, request, policy_);
    const std::vector<NomineeIndex> forbidden = of_request(forbidden_, request.id);
    const std::vector<NomineeIndex> pinned = of_request(pinned_, request.id);
    const std::vector<NomineeIndex> announced = of_request(announced_, request.id);
    std::map<NomineeIndex, const AssignedLink*> links;
    for (auto each = held_.lower_bound({request.id, ""}); each != held_.end() && each->first.request == request.id;
         ++each) {
      if (const auto nominee = round_.directory.find_nominee(each->first.nominee)) links[*nominee] = each->second;
    }
    const auto is_among = [](const std::vector<NomineeIndex>& nominees, NomineeIndex nominee) {
      return std::binary_search(nominees.begin(), nominees.end(), nominee);
    };
    const auto nowhere = static_cast<std::uint32_t>(round_.trust_left.size() - 1);
    std::set<SchoolIndex> schools;
    std::int64_t held = 0;
    for (const NomineeIndex nominee : scorer.scope()) {
      if (!is_eligible(scorer, nominee) || is_among(forbidden, nominee)) continue;
      const SchoolIndex at = round_.directory.nominee_records()[nominee.value].school;
      const std::uint32_t trust = round_.directory.school_records()[at.value].trust;
      const Parts parts = scorer.parts(nominee);
      const Total total = scorer.total(parts);
      const bool is_pinned = is_among(pinned, nominee);
      if (total < rules_.min_score && !is_pinned) continue;
      const auto link = links.find(nominee);
      round_.pairs.push_back({.request = row,
                              .nominee = nominee,
                              .school = at,
                              .trust = trust == absent_index ? nowhere : trust,
                              .total = total,
                              .diversity = parts.diversity,
                              .is_held = link != links.end(),
                              .is_pinned = is_pinned,
                              .is_announced = is_among(announced, nominee)});
      if (link == links.end()) continue;
      ++found_, ++held;
      const School& school = round_.directory.school(at);
      findings_.require(link->second->parts == parts && link->second->total == total &&
                            link->second->school == school.urn && link->second->school_name == school.name,
                        "A link's score, parts or school are not those of the directory.");
      findings_.require(schools.insert(at).second, "A request gets two nominees of one school.");
    }
    findings_.require(held <= request.places, "A request gets more links than it has places.");
    const auto unmet = unmet_.find(request.id);
    findings_.require((unmet == unmet_.end() ? 0 : unmet->second) == request.places - held,
                      "Unmet places are not those the links leave.");
  }

  /// A capacity that was given stands in place of the directory's.
  [[nodiscard]] bool is_eligible(const Scorer& scorer, NomineeIndex nominee) const {
    const auto first = scorer.score(nominee).removed_by;
    if (!first) return true;
    if (is_given_[nominee.value] == 0 || round_.nominee_left[nominee.value] == 0) return false;
    return scorer.rules(nominee) == std::vector{Rule::nominee_full};
  }

  void check_limits() {
    Wide total = 0, places = 0;
    for (const CheckedPair& pair : round_.pairs) {
      if (!pair.is_held) continue;
      total += pair.total;
      ++round_.nominee_used[pair.nominee.value];
      ++round_.school_used[pair.school.value];
      ++round_.trust_used[pair.trust];
    }
    for (const Request& request : round_.requests) places += request.places;
    Wide unmet = 0;
    for (const UnmetPlaces& each : round_.plan.unmet) unmet += each.places;
    findings_.require(unmet == places - static_cast<Wide>(held_.size()), "Unmet places are not those the links leave.");
    findings_.require(total == round_.plan.total, "The total is not the sum of the links' scores.");
    findings_.require(places == round_.plan.places, "The places are not those the requests ask for.");
    const auto within = [](const std::vector<std::int64_t>& used, const std::vector<std::int64_t>& left) {
      return std::equal(used.begin(), used.end(), left.begin(),
                        [](std::int64_t one, std::int64_t limit) { return limit == no_limit || one <= limit; });
    };
    findings_.require(within(round_.nominee_used, round_.nominee_left), "A nominee gets too many links.");
    findings_.require(within(round_.school_used, round_.school_left), "A school gives too many links.");
    findings_.require(within(round_.trust_used, round_.trust_left), "A trust gives too many links.");
    findings_.require(std::equal(round_.minimum.begin(), round_.minimum.end(), round_.nominee_used.begin(),
                                 [](std::int64_t least, std::int64_t used) { return used >= least; }),
                      "A nominee's minimum is not met.");
  }

  CheckedRound& round_;
  const Policy& policy_;
  Findings& findings_;
  const RoundRules& rules_;
  std::set<Pair> forbidden_, announced_, pinned_;
  std::map<Pair, const AssignedLink*> held_;
  std::map<std::string, std::int64_t> unmet_;  ///< Of each request: places the plan says stay empty.
  std::vector<char> is_given_;
  std::size_t found_ = 0;
};

}  // namespace

CheckedRound check_links(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                         const Plan& plan, Findings& findings) {
  CheckedRound round{.directory = directory, .requests = requests, .plan = plan};
  Links(round, policy, findings).check();
  return round;
}

}  // namespace s2ss::verification
