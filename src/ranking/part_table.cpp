#include "ranking/part_table.hpp"

#include <algorithm>

#include "ranking/top.hpp"
#include "s2ss/error.hpp"
#include "s2ss/stability.hpp"
#include "scoring/shares.hpp"

namespace s2ss {

PartTable part_table(const Directory& directory, const Request& request, const Policy& policy) {
  Policy without_least = policy;
  without_least.min_score = 0;
  validate(policy);
  const Scorer scorer(directory, request, without_least);
  std::vector<Scored> rows;
  for (const NomineeIndex nominee : scorer.scope()) {
    const PairScore score = scorer.score(nominee);
    if (!score.removed_by) rows.push_back({nominee, score.total, score.parts});
  }
  std::sort(rows.begin(), rows.end(), stands_before);

  PartTable table;
  table.min_score = policy.min_score;
  const auto column = [&](Part part, Millionths weight, Millionths Parts::*value) {
    PartColumn& added = table.columns.emplace_back(PartColumn{std::string(to_string(part)), weight, {}});
    added.values.reserve(rows.size());
    for (const Scored& row : rows) added.values.push_back(row.parts.*value);
  };
  column(Part::subject_fit, policy.weights.subject_fit, &Parts::subject_fit);
  column(Part::availability, policy.weights.availability, &Parts::availability);
  column(Part::diversity, policy.weights.diversity, &Parts::diversity);
  column(Part::proximity, policy.weights.proximity, &Parts::proximity);
  for (const Scored& row : rows) {
    table.nominees.push_back(row.nominee);
    table.totals.push_back(row.total);
    if (row.total >= Total{policy.min_score} * one) ++table.eligible;
  }
  return table;
}

TotalLine line_of(const PartTable& table, std::size_t column, std::size_t row) noexcept {
  const PartColumn& moving = table.columns[column];
  const Total own = moving.values[row];
  return {.at_zero = table.totals[row] - moving.weight * own, .at_one = (one - moving.weight) * own};
}

TotalLine least_line(const PartTable& table, std::size_t column) noexcept {
  const Total least = Total{one - table.columns[column].weight} * table.min_score;
  return {.at_zero = least, .at_one = least};
}

std::vector<Millionths> with_weight(const std::vector<Millionths>& weights, std::size_t part, Millionths weight) {
  const Total rest = one - weights[part];
  std::vector<double> fractions;  // whole numbers of at most 10^12, so exact
  for (std::size_t i = 0; i < weights.size(); ++i) {
    fractions.push_back(static_cast<double>(i == part ? rest * weight : Total{weights[i]} * (one - weight)));
  }
  return shares(fractions);
}

Weights with_weight(const Weights& weights, Part part, Millionths weight) {
  const std::vector<Millionths> now{weights.subject_fit, weights.availability, weights.diversity, weights.proximity};
  const auto position = static_cast<std::size_t>(part);
  if (weight < 0 || weight > one) {
    throw InputError(Fault{.field = "weight", .expected = "a fraction from 0 to 1", .mend = "correct it"});
  }
  if (now[position] == weight) return weights;
  if (now[position] == one) {
    throw InputError(Fault{.field = "weight",
                           .expected = "a part that leaves some weight to others",
                           .mend = "say which part takes the weight over"});
  }
  const std::vector<Millionths> parts = with_weight(now, position, weight);
  return {.subject_fit = parts[0], .availability = parts[1], .diversity = parts[2], .proximity = parts[3]};
}

}  // namespace s2ss
