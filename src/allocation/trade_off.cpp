#include "s2ss/trade_off.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "s2ss/error.hpp"

namespace s2ss {

namespace {

[[noreturn]] void refuse(const char* field, std::string expected) {
  throw InputError(Fault{.pointer = "/" + std::string(field), .field = field, .expected = std::move(expected)});
}

TradeOffPoint point_of(Plan plan) {
  TradeOffPoint point;
  const auto is_pinned = [&](const AssignedLink& link) {
    const auto& pins = plan.rules.pinned;
    return std::find(pins.begin(), pins.end(), Pair{link.request, link.nominee}) != pins.end();
  };
  for (const AssignedLink& link : plan.assigned) {
    point.diversity += link.parts.diversity;
    if (!is_pinned(link)) point.worst_served = std::min(point.worst_served.value_or(link.total), link.total);
  }
  point.plan = std::move(plan);
  return point;
}

class Curve {
 public:
  Curve(const Directory& directory, std::span<const Request> requests, const Policy& policy,
        const AllocateOptions& options)
      : directory_(directory), requests_(requests), policy_(policy), options_(options) {}

 protected:
  /// Nothing when there is no such plan, as where minima cannot be met.
  [[nodiscard]] std::optional<TradeOffPoint> solve(const RoundRules& rules) const {
    AllocateOptions options = options_;
    options.rules = rules;
    Plan plan = allocate(directory_, requests_, policy_, options);
    if (plan.status == PlanStatus::cancelled) throw Cancelled();
    if (plan.status == PlanStatus::infeasible) return std::nullopt;
    return point_of(std::move(plan));
  }
  [[nodiscard]] const RoundRules& rules() const noexcept { return options_.rules; }

 private:
  const Directory& directory_;
  std::span<const Request> requests_;
  const Policy& policy_;
  const AllocateOptions& options_;
};

/// The total, with what spread and keep make of it, against the sum of diversity: found by dividing the widest gap with
/// the slope between its ends (Aneja and Nair 1979), rounded to whole millionths.
class DiversityCurve : Curve {
 public:
  using Curve::Curve;

  std::vector<TradeOffPoint> find(std::size_t points) {
    auto most = std::optional<TradeOffPoint>();
    std::int64_t dearest = 1'000'000'000;
    while (true) {
      try {
        most = solve(dearest);
        break;
      } catch (const LimitError&) {
        if (dearest == 1) throw;
        dearest /= 10;
      }
    }
    auto least = solve(1);
    if (!most || !least) return {};
    add(*std::move(least));
    add(*std::move(most));
    while (found_.size() < points && divide(dearest)) {
    }
    std::vector<TradeOffPoint> curve;
    for (auto& [worth, point] : found_) curve.push_back(std::move(point));
    return curve;
  }

 private:
  /// The greatest total first: then diversity ascends.
  using Found = std::map<Total, TradeOffPoint, std::greater<>>;

  [[nodiscard]] std::optional<TradeOffPoint> solve(std::int64_t price) const {
    RoundRules priced = rules();
    priced.diversity = price * one;
    return Curve::solve(priced);
  }

  /// What a plan is worth but for the price of diversity.
  static Total worth_of(const TradeOffPoint& point) {
    return point.plan.certificate.bounds.front().bound - point.plan.rules.diversity / one * point.diversity;
  }

  bool add(TradeOffPoint point) {
    const Total worth = worth_of(point);
    return found_.emplace(worth, std::move(point)).second;
  }

  bool divide(std::int64_t dearest) {
    const auto width = [&](Found::const_iterator from, Found::const_iterator to) {
      return static_cast<double>(from->first - to->first) *
             static_cast<double>(to->second.diversity - from->second.diversity);
    };
    auto best = found_.cend();
    for (auto at = found_.cbegin(); std::next(at) != found_.cend(); ++at) {
      if (closed_.contains(at->first)) continue;
      if (best == found_.cend() || width(at, std::next(at)) > width(best, std::next(best))) best = at;
    }
    if (best == found_.cend()) return false;
    const auto next = std::next(best);
    const std::int64_t slope = (best->first - next->first) / (next->second.diversity - best->second.diversity);
    auto between = solve(std::clamp<std::int64_t>(slope, 1, dearest));
    if (!between || !add(*std::move(between))) closed_.insert(best->first);
    return true;
  }

  Found found_;
  std::set<Total> closed_;  ///< Where no plan lies between this one and the next.
};

/// The total against the lowest score: a plan among links of at least some score has the greatest total there is with
/// such a lowest one.
class WorstServedCurve : Curve {
 public:
  using Curve::Curve;

  std::vector<TradeOffPoint> find(std::size_t points) {
    auto first = solve(rules().min_score);
    if (!first) return {};
    filled_ = first->plan.assigned.size();
    if (!first->worst_served) return {*std::move(first)};
    add(*std::move(first));
    RoundRules fair = rules();
    fair.goal = Goal::fairest;
    const Total fairest = *Curve::solve(fair)->worst_served;
    if (const auto last = solve(fairest)) add(*last);
    while (found_.size() < points && divide()) {
    }
    std::vector<TradeOffPoint> curve;
    for (auto& [lowest, point] : found_) curve.push_back(std::move(point));
    return curve;
  }

 private:
  /// Nothing when fewer places are filled, as where nobody can score that much.
  [[nodiscard]] std::optional<TradeOffPoint> solve(Total least) const {
    if (least > one_total) return std::nullopt;
    RoundRules rules = Curve::rules();
    rules.goal = Goal::most_served;
    rules.min_score = least;
    auto point = Curve::solve(rules);
    return point && point->plan.assigned.size() == filled_.value_or(point->plan.assigned.size()) ? point : std::nullopt;
  }

  static Total worth_of(const TradeOffPoint& point) { return point.plan.certificate.bounds.front().bound; }

  /// Of plans that are worth the same, the one that serves the worst-served best: the plan after it, with a higher
  /// lowest score, is worth less. Tells whether it is a new one.
  bool add(TradeOffPoint point) {
    while (true) {
      const auto after = found_.upper_bound(*point.worst_served);
      if (after != found_.end() && worth_of(after->second) == worth_of(point)) return false;
      auto higher = solve(*point.worst_served + 1);
      if (!higher || worth_of(*higher) < worth_of(point)) break;
      point = *std::move(higher);
    }
    const Total lowest = *point.worst_served;
    return found_.emplace(lowest, std::move(point)).second;
  }

  bool divide() {
    using At = std::map<Total, TradeOffPoint>::const_iterator;
    const auto width = [&](At from) {
      const At to = std::next(from);
      return static_cast<double>(worth_of(from->second) - worth_of(to->second)) *
             static_cast<double>(to->first - from->first);
    };
    At best = found_.cend();
    for (At at = found_.cbegin(); std::next(at) != found_.cend(); ++at) {
      if (!closed_.contains(at->first) && (best == found_.cend() || width(at) > width(best))) best = at;
    }
    if (best == found_.cend()) return false;
    // The middle first; where that leads to the next one, whatever there is stands just above.
    const Total from = best->first, to = std::next(best)->first;
    for (const Total least : {from + (to - from) / 2, from + 1}) {
      auto between = solve(least);
      if (between && add(*std::move(between))) return true;
    }
    closed_.insert(from);
    return true;
  }

  std::optional<std::size_t> filled_;
  std::map<Total, TradeOffPoint> found_;  ///< By the lowest score.
  std::set<Total> closed_;                ///< Where no plan lies between this one and the next.
};

}  // namespace

std::vector<TradeOffPoint> trade_off(const Directory& directory, std::span<const Request> requests,
                                     const Policy& policy, Against against, std::size_t points,
                                     const AllocateOptions& options) {
  if (points < 2) refuse("points", "2 or more");
  if (options.rules.goal != Goal::best_fit && options.rules.goal != Goal::most_served) {
    refuse("goal", "best_fit or most_served");
  }
  if (against == Against::worst_served) return WorstServedCurve(directory, requests, policy, options).find(points);
  if (options.rules.diversity != 0) refuse("diversity", "0, as the curve sets it");
  return DiversityCurve(directory, requests, policy, options).find(points);
}

}  // namespace s2ss
