#include "s2ss/dimacs.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "allocation/round.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

using allocation::Round;
using allocation::unlimited;
__extension__ using Wide = __int128;

constexpr int source = 1, sink = 2;

std::string text_of(Wide number) {
  std::string digits;
  const bool is_negative = number < 0;
  do {
    const int digit = static_cast<int>(number % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    number /= 10;
  } while (number != 0);
  if (is_negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

void check(const Plan& plan) {
  const auto refuse = [](const char* field, const char* expected) {
    throw InputError(Fault{.pointer = "/" + std::string(field), .field = field, .expected = expected});
  };
  if (plan.status != PlanStatus::optimal) refuse("status", "a plan that is optimal");
  if (plan.rules.goal == Goal::stable) refuse("goal", "a goal other than stable: stable plans are no flow");
  if (plan.certificate.bounds.empty()) refuse("certificate", "a plan with its certificate");
}

/// Nodes and arcs in the order in which they are met.
class DimacsText {
 public:
  DimacsText(const Round& round, const Plan& plan)
      : round_(round), bound_(plan.certificate.bounds.front()), nominees_(round.nominees_left().size()) {}

  [[nodiscard]] std::string text() {
    std::int64_t places = 0;
    for (std::size_t row = 0; row < round_.size(); ++row) {
      places += round_.request(row).places;
      add_request(row);
    }
    add_arc(source, sink, 0, places, 0);
    const Wide worth = Wide{bound_.links} * bound_.served_bonus + bound_.bound;
    return "c A round of requests: node 1 gives every place, node 2 takes it.\nc The plan claims the least cost " +
           text_of(-worth) + ".\n" + comments_ + "p min " + std::to_string(nodes_) + " " + std::to_string(arc_count_) +
           "\nn 1 " + std::to_string(places) + "\nn 2 " + std::to_string(-places) + "\n" + arcs_;
  }

 private:
  int add_node(std::string_view what, std::string_view id) {
    comments_.append("c ").append(std::to_string(++nodes_)).append(" ").append(what).append(" ").append(id) += '\n';
    return nodes_;
  }

  void add_arc(int from, int to, std::int64_t least, std::int64_t most, Wide cost) {
    arcs_ += "a " + std::to_string(from) + " " + std::to_string(to) + " " + std::to_string(least) + " " +
             std::to_string(most) + " " + text_of(cost) + "\n";
    ++arc_count_;
  }

  /// One arc for all units or, where each costs more than the one before, one for each.
  void add_units(int from, int to, std::int64_t least, std::int64_t most, Wide spread) {
    if (spread == 0) return add_arc(from, to, least, most, 0);
    for (std::int64_t unit = 0; unit < most; ++unit) add_arc(from, to, unit < least ? 1 : 0, 1, spread * unit);
  }

  void add_request(std::size_t row) {
    const Request& request = round_.request(row);
    const int node = add_node("request", request.id);
    add_arc(source, node, 0, request.places, 0);
    std::map<SchoolIndex, int> slots;  // a request gets one nominee of a school
    round_.each_pair(row, [&](const Scored& pair) {
      const bool is_pinned = round_.is_pinned(row, pair.nominee);
      if (bound_.lowest && pair.total < *bound_.lowest && !is_pinned) return;
      if (round_.nominee_left(pair.nominee) == 0) return;
      const SchoolIndex school = round_.school_of(pair.nominee);
      int from = node;
      if (request.places > 1) {
        const auto [slot, is_new] = slots.try_emplace(school, 0);
        if (is_new) {
          slot->second = add_node("request at a school", round_.directory().school(school).urn);
          add_arc(node, slot->second, 0, 1, 0);
        }
        from = slot->second;
      }
      const RoundRules& rules = round_.rules();
      const Wide worth = Wide{pair.total} + bound_.served_bonus + rules.diversity / one * pair.parts.diversity +
                         (round_.is_announced(row, pair.nominee) ? rules.keep : 0);
      add_arc(from, nominee_node(pair.nominee), is_pinned ? 1 : 0, 1, -worth);
    });
  }

  int nominee_node(NomineeIndex nominee) {
    int& node = nominees_[nominee.value];
    if (node != 0) return node;
    node = add_node("nominee", round_.directory().nominee_id(nominee));
    const int next = school_node(round_.school_of(nominee));
    const std::int64_t left = std::min(round_.nominee_left(nominee), static_cast<std::int64_t>(round_.size()));
    add_units(node, next, round_.minimum(nominee), left, round_.rules().spread);
    return node;
  }

  int school_node(SchoolIndex school) {
    const std::uint32_t trust = round_.trust_of(school);
    const auto above = [&] { return trust == absent_index ? sink : trust_node(trust, school); };
    const std::int64_t spread = round_.rules().school_spread;
    const bool is_limited = round_.school_left(school) != unlimited;
    if (!is_limited && spread == 0) return above();
    const auto [node, is_new] = schools_.try_emplace(school.value, 0);
    if (!is_new) return node->second;
    node->second = add_node("school", round_.directory().school(school).urn);
    const int own = node->second;
    const auto most = static_cast<std::int64_t>(round_.size());  // one nominee of a school for a request
    add_units(own, above(), 0, is_limited ? std::min(round_.school_left(school), most) : most, spread);
    return own;
  }

  int trust_node(std::uint32_t trust, SchoolIndex school) {
    if (round_.trust_left(trust) == unlimited) return sink;
    const auto [node, is_new] = trusts_.try_emplace(trust, 0);
    if (is_new) {
      node->second = add_node("trust", round_.directory().school(school).trust);
      add_arc(node->second, sink, 0, round_.trust_left(trust), 0);
    }
    return node->second;
  }

  const Round& round_;
  const Bound& bound_;
  std::vector<int> nominees_;
  std::map<std::uint32_t, int> schools_, trusts_;
  int nodes_ = 2;
  std::size_t arc_count_ = 0;
  std::string comments_, arcs_;
};

}  // namespace

std::string to_dimacs(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                      const Plan& plan) {
  check(plan);
  const Round round(directory, requests, policy, plan.rules);
  return DimacsText(round, plan).text();
}

}  // namespace s2ss
