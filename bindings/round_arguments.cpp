#include "round_arguments.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "convert.hpp"

namespace s2ss::bindings {

namespace {

constexpr const char* decided_from = "_decided_from";

Goal goal_of_round(const py::object& goal) {
  const std::optional<Goal> found = from_word<Goal>(text_argument(goal, "goal"));
  if (!found) refuse("goal", "best_fit, most_served, fairest or stable");
  return *found;
}

}  // namespace

Total score_argument(const py::object& given, const char* name) {
  const double score = number_argument(given, name);
  if (!(score >= 0 && score <= 1)) refuse(name, "a number from 0 to 1");
  return static_cast<Total>(std::llround(score * static_cast<double>(one_total)));
}

/// Counted in whole millionths.
Total diversity_argument(const py::object& given) {
  const double worth = number_argument(given, "diversity");
  if (!(worth >= 0 && worth <= 1000)) refuse("diversity", "a number from 0 to 1000");
  return static_cast<Total>(std::llround(worth * static_cast<double>(one))) * one;
}

std::vector<Pair> pairs_argument(const py::object& given, const std::string& name) {
  std::vector<Pair> pairs;
  if (given.is_none()) return pairs;
  if (!py::isinstance<py::iterable>(given)) refuse(name, "a list of pairs (request id, nominee id)");
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(given)) {
    const std::string where = name + "[" + std::to_string(pairs.size()) + "]";
    const bool is_pair = PySequence_Check(item.ptr()) != 0 && !py::isinstance<py::str>(item) && py::len(item) == 2;
    if (!is_pair) refuse(where, "a pair (request id, nominee id)");
    const auto pair = py::reinterpret_borrow<py::sequence>(item);
    pairs.push_back({text_argument(py::object(pair[0]), where), text_argument(py::object(pair[1]), where)});
  }
  return pairs;
}

std::vector<Amount> amounts_argument(const py::object& given, const std::string& name) {
  std::vector<Amount> amounts;
  if (given.is_none()) return amounts;
  if (!py::isinstance<py::dict>(given)) refuse(name, "a dict of nominee id to whole number");
  for (const auto& [id, amount] : py::reinterpret_borrow<py::dict>(given)) {
    const std::uint64_t links = count_argument(amount, name);
    if (links > 1'000'000'000) refuse(name, "whole numbers up to 1000000000");
    amounts.push_back({text_argument(id, name), static_cast<std::int64_t>(links)});
  }
  return amounts;
}

RoundRules rules_argument(const py::object& goal, const py::object& pinned, const py::object& forbidden,
                          const py::object& minimum, const py::object& capacity, const py::object& spread,
                          const py::object& school_spread, const py::object& min_score) {
  return {.goal = goal_of_round(goal),
          .pinned = pairs_argument(pinned, "pinned"),
          .forbidden = pairs_argument(forbidden, "forbidden"),
          .minimum = amounts_argument(minimum, "minimum"),
          .capacity = amounts_argument(capacity, "capacity"),
          .spread = score_argument(spread, "spread"),
          .school_spread = score_argument(school_spread, "school_spread"),
          .min_score = score_argument(min_score, "min_score")};
}

Origin::Origin(const py::object& plan, const py::object& given_directory, const py::object& given_requests,
               const py::object& given_policy) {
  if (py::hasattr(plan, decided_from)) {
    const py::tuple known = plan.attr(decided_from);
    directory = known[0], requests = known[1], policy = known[2];
  }
  if (!given_directory.is_none()) directory = given_directory;
  if (!given_requests.is_none()) requests = given_requests;
  if (!given_policy.is_none()) policy = given_policy;
  if (!directory) refuse("directory", "the directory the plan came from, as a plan read from a document knows none");
  if (!requests) refuse("requests", "the requests the plan came from, as a plan read from a document knows none");
  if (!policy) policy = py::none();
}

void let_know(const py::object& plan, const py::object& directory, const py::object& requests,
              const py::object& policy) {
  plan.attr(decided_from) = py::make_tuple(directory, requests, policy);
}

py::object requests_of(const py::object& plan) {
  if (!py::hasattr(plan, decided_from)) return py::none();
  return py::tuple(plan.attr(decided_from))[1];
}

}  // namespace s2ss::bindings
