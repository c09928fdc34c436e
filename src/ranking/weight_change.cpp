#include "ranking/weight_change.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace s2ss {

namespace {

constexpr std::size_t most_tries = 1'000;

/// How far two lines are apart at a weight in millionths, in millionths of their unit: at most 10^18 either way.
Total difference(const TotalLine& left, const TotalLine& right, Millionths weight) noexcept {
  return (left.at_zero - right.at_zero) * (one - weight) + (left.at_one - right.at_one) * weight;
}

/// One direction in which the weight moves away from where it is.
class Way {
 public:
  Way(const PartTable& table, std::size_t column, std::size_t row, std::size_t limit, int step)
      : table_(table),
        column_(column),
        row_(row),
        limit_(limit),
        step_(step),
        now_(table.columns[column].weight),
        last_(step > 0 ? one - now_ : now_),
        own_(line_of(table, column, row)) {}

  [[nodiscard]] std::optional<WeightChange> first() const {
    const std::vector<Passing> passings = all_passings();
    std::size_t before = row_;  // Rows stand in their order: so many stand before this one.
    std::size_t tries = 0;
    for (std::size_t next = 0; next <= passings.size();) {
      const Millionths from = next == 0 ? 1 : passings[next - 1].distance;
      const Millionths to = next == passings.size() ? last_ : passings[next].distance - 1;
      if (before < limit_) {
        if (auto found = try_all(from, to, tries)) return found;
        if (tries == most_tries) return std::nullopt;
      }
      if (next == passings.size()) break;
      const Millionths here = passings[next].distance;
      for (; next < passings.size() && passings[next].distance == here; ++next) {
        before = passings[next].comes_before ? before + 1 : before - 1;
      }
    }
    return std::nullopt;
  }

 private:
  /// Another row passes this one; `distance` is the first at which it has.
  struct Passing {
    Millionths distance = 0;
    bool comes_before = false;
  };

  [[nodiscard]] Millionths weight_at(Millionths distance) const noexcept { return now_ + step_ * distance; }

  [[nodiscard]] bool stands_before(const TotalLine& other, bool wins_ties, Millionths distance) const noexcept {
    const Total ahead = difference(other, own_, weight_at(distance));
    return ahead > 0 || (ahead == 0 && wins_ties);
  }

  [[nodiscard]] std::vector<Passing> all_passings() const {
    std::vector<Passing> passings;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (row == row_) continue;
      const TotalLine other = line_of(table_, column_, row);
      const bool wins_ties = table_.nominees[row] < table_.nominees[row_];
      const bool now = row < row_;
      if (last_ == 0 || stands_before(other, wins_ties, last_) == now) continue;
      Millionths still = 0, passed = last_;
      while (passed - still > 1) {
        const Millionths middle = still + (passed - still) / 2;
        (stands_before(other, wins_ties, middle) == now ? still : passed) = middle;
      }
      passings.push_back({passed, !now});
    }
    std::sort(passings.begin(), passings.end(),
              [](const Passing& left, const Passing& right) { return left.distance < right.distance; });
    return passings;
  }

  [[nodiscard]] std::optional<WeightChange> try_all(Millionths from, Millionths to, std::size_t& tries) const {
    const TotalLine least = least_line(table_, column_);
    for (Millionths distance = std::max(from, 1); distance <= to && tries < most_tries; ++distance) {
      const Millionths weight = weight_at(distance);
      if (difference(own_, least, weight) < 0) continue;
      ++tries;
      std::vector<Millionths> weights;
      for (const PartColumn& column : table_.columns) weights.push_back(column.weight);
      weights = with_weight(weights, column_, weight);
      const auto rank = rank_under(table_, row_, weights);
      if (rank && *rank <= limit_) return WeightChange{std::move(weights), weight, *rank};
    }
    return std::nullopt;
  }

  const PartTable& table_;
  std::size_t column_, row_, limit_;
  int step_;
  Millionths now_, last_;
  TotalLine own_;
};

}  // namespace

std::optional<WeightChange> nearest_weight(const PartTable& table, std::size_t column, std::size_t row,
                                           std::size_t limit) {
  const Millionths now = table.columns[column].weight;
  if (now == one) return std::nullopt;
  auto up = Way(table, column, row, limit, 1).first();
  auto down = Way(table, column, row, limit, -1).first();
  if (up && down) return up->weight - now <= now - down->weight ? up : down;
  return up ? up : down;
}

std::optional<std::size_t> rank_under(const PartTable& table, std::size_t row, const std::vector<Millionths>& weights) {
  const auto total = [&](std::size_t of) {
    Total sum = 0;
    for (std::size_t column = 0; column < weights.size(); ++column) {
      sum += Total{weights[column]} * table.columns[column].values[of];
    }
    return sum;
  };
  const Total own = total(row);
  if (own < Total{table.min_score} * one) return std::nullopt;
  std::size_t rank = 1;
  for (std::size_t other = 0; other < table.rows(); ++other) {
    const Total theirs = total(other);
    if (theirs > own || (theirs == own && table.nominees[other] < table.nominees[row])) ++rank;
  }
  return rank;
}

}  // namespace s2ss
