#include "s2ss/stability.hpp"

#include <algorithm>
#include <numeric>

#include "ranking/part_table.hpp"
#include "ranking/search.hpp"

namespace s2ss {

namespace {

// Products of two differences of totals: up to 4 x 10^24.
__extension__ using Wide = __int128;

/// -1, 0 or 1: how the first fraction stands to the second. Denominators are above 0.
int compare(const ExactWeight& left, const ExactWeight& right) noexcept {
  const Wide difference = Wide{left.numerator} * right.denominator - Wide{right.numerator} * left.denominator;
  return (difference > 0) - (difference < 0);
}

/// Narrowed by one condition after another, each of which holds for the weight as it is now.
class Narrowing {
 public:
  /// `above` has to stand before `below`; of equal totals it does when `wins_ties`.
  void keep(const TotalLine& above, const TotalLine& below, bool wins_ties) {
    const Total at_zero = above.at_zero - below.at_zero;
    const Total at_one = above.at_one - below.at_one;
    const auto fails = [wins_ties](Total difference) { return difference < 0 || (difference == 0 && !wins_ties); };
    if (fails(at_zero)) raise_low(crossing(at_zero, at_one), wins_ties);
    if (fails(at_one)) lower_high(crossing(at_zero, at_one), wins_ties);
  }

  void keep_only(const ExactWeight& weight) { interval_ = {weight, true, weight, true}; }

  [[nodiscard]] const WeightInterval& interval() const noexcept { return interval_; }

  /// Where two lines cross of which `at_zero` and `at_one` are the differences. They are not both 0: then nothing
  /// fails, because the condition holds now.
  [[nodiscard]] static ExactWeight crossing(Total at_zero, Total at_one) {
    const Total numerator = at_zero < 0 ? -at_zero : at_zero;
    const Total denominator = numerator + (at_one < 0 ? -at_one : at_one);
    const Total divisor = std::gcd(numerator, denominator);
    return {numerator / divisor, denominator / divisor};
  }

 private:
  void raise_low(const ExactWeight& weight, bool included) {
    const int order = compare(weight, interval_.low);
    if (order > 0) interval_.low = weight;
    if (order >= 0) interval_.low_included = included && (order > 0 || interval_.low_included);
  }
  void lower_high(const ExactWeight& weight, bool included) {
    const int order = compare(weight, interval_.high);
    if (order < 0) interval_.high = weight;
    if (order <= 0) interval_.high_included = included && (order < 0 || interval_.high_included);
  }

  WeightInterval interval_;
};

/// The rows of a table while one weight moves.
class Movement {
 public:
  Movement(const PartTable& table, std::size_t column, std::size_t limit)
      : table_(table), column_(column), least_(least_line(table, column)), limit_(limit) {}

  [[nodiscard]] PartStability stability(const Directory& directory) const {
    const PartColumn& moving = table_.columns[column_];
    PartStability result{.part = moving.part, .weight = moving.weight};
    if (moving.weight == one) {
      Narrowing fixed;
      fixed.keep_only({1, 1});
      result.first = result.shortlist = result.order = fixed.interval();
      return result;
    }
    result.first = same_first(1);
    result.shortlist = same_first(limit_);
    result.order = same_first(table_.rows() + 1);
    if (table_.eligible == 0) return result;
    const auto name = [&](const ExactWeight& end, bool is_low) {
      const auto row = first_beyond(end, is_low);
      return row < table_.rows() ? std::string(directory.nominee_id(table_.nominees[row])) : std::string();
    };
    if (result.first.low.numerator > 0 || !result.first.low_included) result.first_below = name(result.first.low, true);
    if (compare(result.first.high, {1, 1}) < 0 || !result.first.high_included) {
      result.first_above = name(result.first.high, false);
    }
    return result;
  }

 private:
  [[nodiscard]] TotalLine line(std::size_t row) const noexcept { return line_of(table_, column_, row); }
  [[nodiscard]] bool wins_ties(std::size_t above, std::size_t below) const noexcept {
    return table_.nominees[above] < table_.nominees[below];
  }

  /// Where the first `count` of those eligible stay who they are, in their order; with more than there are, nobody
  /// else may become eligible.
  [[nodiscard]] WeightInterval same_first(std::size_t count) const {
    Narrowing narrowing;
    const std::size_t kept = std::min(count, table_.eligible);
    for (std::size_t row = 0; row + 1 < kept; ++row) {
      narrowing.keep(line(row), line(row + 1), wins_ties(row, row + 1));
    }
    if (kept > 0) narrowing.keep(line(kept - 1), least_, true);
    for (std::size_t row = kept; row < table_.rows(); ++row) {
      if (kept < count) {
        narrowing.keep(least_, line(row), false);
      } else {
        narrowing.keep(line(kept - 1), line(row), wins_ties(kept - 1, row));
      }
    }
    return narrowing.interval();
  }

  /// Who stands first just beyond one end of the interval of the first place; at 0 and 1, at the end itself. Those who
  /// are level with the first there can be it, when they score enough. Returns the number of rows for nobody.
  [[nodiscard]] std::size_t first_beyond(const ExactWeight& end, bool is_low) const {
    const bool is_last = is_low ? end.numerator == 0 : end.numerator == end.denominator;
    const auto ahead = [&](const TotalLine& left, const TotalLine& right) {
      return is_last ? 0 : (is_low ? right.slope() - left.slope() : left.slope() - right.slope());
    };
    std::size_t best = table_.rows();
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (level(line(row), line(0), end) != 0) continue;
      const int over = level(line(row), least_, end);
      if (over < 0 || (over == 0 && ahead(line(row), least_) < 0)) continue;
      const bool better = best == table_.rows() || ahead(line(row), line(best)) > 0 ||
                          (ahead(line(row), line(best)) == 0 && wins_ties(row, best));
      if (better) best = row;
    }
    return best;
  }

  /// -1, 0 or 1: how one line stands to another at a weight.
  [[nodiscard]] static int level(const TotalLine& left, const TotalLine& right, const ExactWeight& weight) noexcept {
    const Wide difference = Wide{left.at_zero - right.at_zero} * (weight.denominator - weight.numerator) +
                            Wide{left.at_one - right.at_one} * weight.numerator;
    return (difference > 0) - (difference < 0);
  }

  const PartTable& table_;
  std::size_t column_;
  TotalLine least_;
  std::size_t limit_;
};

Tie tie_of(const Directory& directory, const PartTable& table, std::size_t begin, std::size_t end) {
  Tie tie{.rank = begin + 1, .total = table.totals[begin], .nominees = {}, .always = true};
  for (std::size_t row = begin; row < end; ++row) {
    tie.nominees.emplace_back(directory.nominee_id(table.nominees[row]));
    for (const PartColumn& column : table.columns) {
      tie.always = tie.always && column.values[row] == column.values[begin];
    }
  }
  return tie;
}

void add_ties(const Directory& directory, const PartTable& table, Stability& result) {
  for (std::size_t begin = 0, end = 0; begin < table.eligible; begin = end) {
    for (end = begin; end < table.eligible && table.totals[end] == table.totals[begin];) ++end;
    if (end - begin < 2) continue;
    result.tied += end - begin;
    if (begin < result.limit) result.ties.push_back(tie_of(directory, table, begin, end));
  }
}

}  // namespace

bool WeightInterval::contains(const ExactWeight& weight) const noexcept {
  const int above_low = compare(weight, low);
  const int below_high = compare(high, weight);
  return (above_low > 0 || (above_low == 0 && low_included)) && (below_high > 0 || (below_high == 0 && high_included));
}

Stability stability(const Directory& directory, const Request& request, const Policy& policy,
                    const StabilityOptions& options) {
  check_limit(options.limit);
  const PartTable table = part_table(directory, request, policy);
  Stability result{.request = request.id, .eligible = table.eligible, .limit = options.limit};
  if (table.eligible > 0) result.first = directory.nominee_id(table.nominees.front());
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    result.parts.push_back(Movement(table, column, options.limit).stability(directory));
  }
  add_ties(directory, table, result);
  return result;
}

}  // namespace s2ss
