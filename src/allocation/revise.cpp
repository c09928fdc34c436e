#include "s2ss/revise.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "allocation/allocate_from.hpp"
#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss {

namespace {

using Ids = std::set<std::string>;

void add_fault(FaultList& faults, const char* field, std::size_t position, std::string expected) {
  faults.add({.pointer = "/" + std::string(field) + "/" + std::to_string(position),
              .field = field,
              .expected = std::move(expected),
              .mend = "look the ids up in the round"});
}

std::set<Pair> links_of(const Plan& plan) {
  std::set<Pair> links;
  for (const AssignedLink& link : plan.assigned) links.insert({link.request, link.nominee});
  return links;
}

/// The numbers of links, those given later in place of others of the same nominee.
std::vector<Amount> latest(const std::vector<Amount>& before, const std::vector<Amount>& after) {
  std::map<std::string, std::int64_t> amounts;
  for (const auto* each : {&before, &after}) {
    for (const Amount& one : *each) amounts[one.of] = one.amount;
  }
  std::vector<Amount> all;
  for (const auto& [of, amount] : amounts) all.push_back({of, amount});
  return all;
}

void check(const Directory& directory, const Ids& ids, const PlanChanges& changes) {
  FaultList faults;
  for (std::size_t k = 0; k < changes.declined.size(); ++k) {
    const Pair& link = changes.declined[k];
    if (!ids.contains(link.request) || !directory.find_nominee(link.nominee)) {
      add_fault(faults, "declined", k, "the ids of a request of the round and of a nominee of the directory");
    }
  }
  for (std::size_t k = 0; k < changes.withdrawn.size(); ++k) {
    if (!ids.contains(changes.withdrawn[k]) && !directory.find_nominee(changes.withdrawn[k])) {
      add_fault(faults, "withdrawn", k, "the id of a request of the round or of a nominee of the directory");
    }
  }
  faults.throw_if_any();
}

/// What the changes make of the rules: pins on what is gone fall away.
RoundRules rules_after(const Directory& directory, const Plan& plan, const PlanChanges& changes, const Ids& ids,
                       Total keep) {
  RoundRules rules = plan.rules;
  rules.forbidden.insert(rules.forbidden.end(), changes.declined.begin(), changes.declined.end());
  std::vector<Amount> capacity = changes.capacity;
  const Ids withdrawn(changes.withdrawn.begin(), changes.withdrawn.end());
  for (const std::string& id : withdrawn) {
    if (!ids.contains(id) && directory.find_nominee(id)) capacity.push_back({id, 0});
  }
  rules.capacity = latest(rules.capacity, capacity);
  std::erase_if(rules.minimum, [&](const Amount& each) { return withdrawn.contains(each.of); });
  const std::set<Pair> declined(changes.declined.begin(), changes.declined.end());
  std::erase_if(rules.pinned, [&](const Pair& pin) {
    return declined.contains(pin) || withdrawn.contains(pin.request) || withdrawn.contains(pin.nominee);
  });
  const std::set<Pair> links = links_of(plan);
  rules.announced.assign(links.begin(), links.end());
  // Among plans of equal worth, the one that moves least.
  rules.keep = rules.goal == Goal::stable ? keep : std::max<Total>(keep, 1);
  return rules;
}

/// Why links come and go.
class Reasons {
 public:
  explicit Reasons(const PlanChanges& changes)
      : declined_(changes.declined.begin(), changes.declined.end()),
        withdrawn_(changes.withdrawn.begin(), changes.withdrawn.end()) {
    for (const Request& each : changes.arrived) arrived_.insert(each.id);
    for (const Amount& each : changes.capacity) limited_.insert(each.of);
  }

  [[nodiscard]] MoveReason of(const Move& move) const {
    const Pair& link = move.link;
    if (move.is_new) return arrived_.contains(link.request) ? MoveReason::arrived : MoveReason::follows;
    if (declined_.contains(link)) return MoveReason::declined;
    if (withdrawn_.contains(link.request) || withdrawn_.contains(link.nominee)) return MoveReason::withdrawn;
    return limited_.contains(link.nominee) ? MoveReason::capacity : MoveReason::follows;
  }

 private:
  std::set<Pair> declined_;
  Ids withdrawn_, arrived_, limited_;
};

}  // namespace

PlanComparison compare(const Plan& earlier, const Plan& later) {
  const std::set<Pair> before = links_of(earlier), after = links_of(later);
  PlanComparison comparison;
  for (const Pair& link : before) {
    if (after.contains(link)) {
      ++comparison.kept;
    } else {
      comparison.moves.push_back({.link = link});
    }
  }
  for (const Pair& link : after) {
    if (!before.contains(link)) comparison.moves.push_back({.link = link, .is_new = true});
  }
  std::stable_sort(comparison.moves.begin(), comparison.moves.end(), [](const Move& x, const Move& y) {
    return std::pair(x.link.request, x.is_new) < std::pair(y.link.request, y.is_new);
  });
  comparison.total = later.total - earlier.total;
  comparison.filled = static_cast<std::int64_t>(after.size()) - static_cast<std::int64_t>(before.size());
  return comparison;
}

Revision revise(const Directory& directory, std::span<const Request> requests, const Policy& policy, const Plan& plan,
                const PlanChanges& changes, Total keep, const AllocateOptions& options) {
  Ids ids;
  for (const Request& request : requests) ids.insert(request.id);
  check(directory, ids, changes);
  Revision revision;
  const Ids gone(changes.withdrawn.begin(), changes.withdrawn.end());
  for (const Request& request : requests) {
    if (!gone.contains(request.id)) revision.requests.push_back(request);
  }
  revision.requests.insert(revision.requests.end(), changes.arrived.begin(), changes.arrived.end());

  AllocateOptions again = options;
  again.rules = rules_after(directory, plan, changes, ids, keep);
  revision.plan = allocation::allocate_from(&plan, directory, revision.requests, policy, again);
  revision.changes = compare(plan, revision.plan);
  const Reasons reasons(changes);
  for (Move& move : revision.changes.moves) move.reason = reasons.of(move);
  return revision;
}

}  // namespace s2ss
