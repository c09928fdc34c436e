#include "scoring/criteria.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>

#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss {

namespace {

[[noreturn]] void refuse(const Criterion& criterion, std::string expected, std::string mend) {
  throw InputError(
      Fault{.field = "criterion " + criterion.name, .expected = std::move(expected), .mend = std::move(mend)});
}

/// Runs a part of a criterion and lets what it throws carry the criterion's name.
template <typename Call>
auto named_if_it_fails(const Criterion& criterion, const Call& call) {
  try {
    return call();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {
    std::throw_with_nested(InputError(Fault{.field = "criterion " + criterion.name,
                                            .expected = "a function that throws nothing",
                                            .mend = "see the exception nested in this one"}));
  }
}

std::string from_0_to(Millionths most) {
  return "scores from 0 to " + std::to_string(most) + " millionths, one for each candidate";
}

void check(const Criterion& criterion, std::optional<Millionths> bound, std::span<const Millionths> scores) {
  const Millionths most = bound.value_or(one);
  if (std::ranges::all_of(scores, [most](Millionths score) { return score >= 0 && score <= most; })) return;
  refuse(criterion, from_0_to(most), bound ? "correct the criterion or its bound" : "correct the criterion");
}

const CriterionValue* weight_of(const Policy& policy, const std::string& name) {
  const auto found = std::ranges::find(policy.criterion_weights, name, &CriterionValue::name);
  return found == policy.criterion_weights.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Millionths> millionths_of(double fraction) noexcept {
  if (!(fraction >= 0.0 && fraction <= 1.0)) return std::nullopt;
  return static_cast<Millionths>(std::floor(fraction * one + 0.5));
}

void validate(std::span<const Criterion> criteria, const Policy& policy) {
  FaultList faults;
  const auto add = [&faults](std::string field, std::string expected, std::string mend) {
    faults.add({.field = std::move(field), .expected = std::move(expected), .mend = std::move(mend)});
  };
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const Criterion& criterion = criteria[i];
    const std::string position = "criteria[" + std::to_string(i) + "]";
    if (!is_criterion_name(criterion.name)) {
      add(position, "the name of a criterion: " + std::string(criterion_name_rule), "rename it");
      continue;
    }
    const auto same = [&criterion](const Criterion& other) { return other.name == criterion.name; };
    if (std::ranges::count_if(criteria.first(i), same) > 0) {
      add(criterion.name, "each criterion once", "remove or rename one of the two");
    } else if (weight_of(policy, criterion.name) == nullptr) {
      add(criterion.name, "a weight in the policy for the criterion " + criterion.name,
          "give it one beside those of the parts, such as 0.1, or leave the criterion out");
    }
    if (!criterion.scores) add(criterion.name, "a function that scores candidates", "give the criterion one");
  }
  for (const CriterionValue& weight : policy.criterion_weights) {
    const auto same = [&weight](const Criterion& criterion) { return criterion.name == weight.name; };
    if (std::ranges::none_of(criteria, same)) {
      add("criteria", "a criterion with the name " + weight.name + ", for which the policy has a weight",
          "give the criterion where it is asked for, or take its weight out of the policy");
    }
  }
  faults.throw_if_any();
}

Criteria::Criteria(std::span<const Criterion> criteria, const Policy& policy, const Scorer& scorer,
                   const Request& request, std::stop_token stop)
    : context_{scorer.directory(), request, scorer.requesting_school()}, scorer_(scorer), stop_(std::move(stop)) {
  for (const CriterionValue& weight : policy.criterion_weights) {
    const Criterion& criterion = *std::ranges::find(criteria, weight.name, &Criterion::name);
    Weighted& weighted = criteria_.emplace_back(Weighted{.criterion = &criterion, .weight = weight.value, .bound = {}});
    if (!criterion.bound) {
      bound_.reset();
      continue;
    }
    const Millionths bound = named_if_it_fails(criterion, [&] { return criterion.bound(context_); });
    if (bound < 0 || bound > one) refuse(criterion, "a bound from 0 to 1", "correct the bound or leave it out");
    weighted.bound = bound;
    if (bound_) *bound_ += Total{weight.value} * bound;
  }
}

std::vector<Millionths> Criteria::scores(std::span<const NomineeIndex> nominees, std::span<const Parts> parts) const {
  std::vector<Millionths> all(nominees.size() * size());
  std::vector<CriterionCandidate> batch;
  for (std::size_t begin = 0; begin < nominees.size(); begin += batch.size()) {
    batch.clear();
    for (std::size_t i = begin; i < nominees.size() && batch.size() < Criterion::largest_batch; ++i) {
      const PairFacts facts = scorer_.facts(nominees[i]);
      batch.push_back({.nominee = nominees[i],
                       .school = context_.directory.nominee_records()[nominees[i].value].school,
                       .parts = parts[i],
                       .sessions = facts.sessions,
                       .distance = facts.distance.value_or(absent_number)});
    }
    score_batch(batch, std::span(all).subspan(begin * size(), batch.size() * size()));
  }
  return all;
}

void Criteria::score_batch(std::span<const CriterionCandidate> candidates, std::span<Millionths> all) const {
  std::vector<Millionths> scores;
  for (std::size_t i = 0; i < size(); ++i) {
    if (stop_.stop_requested()) throw Cancelled();
    const auto& [criterion, weight, bound] = criteria_[i];
    scores.assign(candidates.size(), -1);  // A score that is not written is out of range.
    named_if_it_fails(*criterion, [&, of = criterion] { of->scores(context_, candidates, scores); });
    check(*criterion, bound, scores);
    for (std::size_t j = 0; j < scores.size(); ++j) all[j * size() + i] = scores[j];
  }
}

Total Criteria::total(std::span<const Millionths> values) const noexcept {
  Total sum = 0;
  for (std::size_t i = 0; i < size(); ++i) sum += Total{criteria_[i].weight} * values[i];
  return sum;
}

std::vector<CriterionValue> Criteria::named(std::span<const Millionths> values) const {
  std::vector<CriterionValue> pairs;
  for (std::size_t i = 0; i < size(); ++i) pairs.push_back({criteria_[i].criterion->name, values[i]});
  return pairs;
}

}  // namespace s2ss
