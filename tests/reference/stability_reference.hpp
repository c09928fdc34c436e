#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "s2ss/parts.hpp"
#include "s2ss/shortlist.hpp"
#include "s2ss/stability.hpp"

namespace s2ss::reference {

__extension__ using VeryWide = __int128;

inline std::array<Millionths, 4> four(const Parts& parts) {
  return {parts.subject_fit, parts.availability, parts.diversity, parts.proximity};
}
inline std::array<Millionths, 4> four(const Weights& weights) {
  return {weights.subject_fit, weights.availability, weights.diversity, weights.proximity};
}

/// The slow twin of stability: whoever no rule but below_min_score removes, put in order anew at any weight of one
/// part.
class MovedWeights {
 public:
  /// `all` is a shortlist of everybody, with the policy's weights and no least score.
  MovedWeights(const Shortlist& all, Millionths min_score) : all_(all.candidates), min_score_(min_score) {
    weights_ = four(all.weights);
  }

  /// The ids of those eligible in their order, with the weight of a part at a fraction and the others in proportion.
  /// Everything is multiplied by denominator x (1 - the weight now), so that it is whole.
  [[nodiscard]] std::vector<std::string> order(std::size_t part, const ExactWeight& weight) const {
    struct Row {
      VeryWide total;
      std::string id;
    };
    const VeryWide rest = one - weights_[part];
    std::vector<Row> rows;
    for (const Candidate& each : all_) {
      const auto values = four(each.parts);
      VeryWide total = rest * weight.numerator * values[part];
      for (std::size_t other = 0; other < 4; ++other) {
        if (other == part) continue;
        total += VeryWide{weight.denominator - weight.numerator} * weights_[other] * values[other];
      }
      if (total >= rest * weight.denominator * min_score_) rows.push_back({total, each.nominee});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
      return left.total != right.total ? left.total > right.total : left.id < right.id;
    });
    std::vector<std::string> ids;
    for (const Row& row : rows) ids.push_back(row.id);
    return ids;
  }

  /// Whether a nominee is eligible and one of the first `limit` with the weight of a part at so many millionths.
  [[nodiscard]] bool has_within(const std::string& nominee, std::size_t limit, std::size_t part,
                                Millionths weight) const {
    const std::int64_t rest = one - weights_[part];
    const auto total = [&](const Candidate& each) {
      const auto values = four(each.parts);
      std::int64_t others = each.total - std::int64_t{weights_[part]} * values[part];
      return (one - weight) * others + weight * rest * values[part];  // at most 10^18
    };
    return place(nominee, total, rest * one * min_score_).value_or(limit + 1) <= limit;
  }

  /// The place of a nominee under any weights; nothing for one who does not reach the least score.
  [[nodiscard]] std::optional<std::size_t> place_under(const std::string& nominee,
                                                       const std::array<Millionths, 4>& weights) const {
    const auto total = [&](const Candidate& each) {
      const auto values = four(each.parts);
      std::int64_t sum = 0;
      for (std::size_t part = 0; part < 4; ++part) sum += std::int64_t{weights[part]} * values[part];
      return sum;
    };
    return place(nominee, total, std::int64_t{one} * min_score_);
  }

 private:
  template <typename TotalOf>
  [[nodiscard]] std::optional<std::size_t> place(const std::string& nominee, const TotalOf& total,
                                                 std::int64_t least) const {
    const auto own = std::ranges::find(all_, nominee, &Candidate::nominee);
    if (own == all_.end()) return std::nullopt;
    const std::int64_t own_total = total(*own);
    if (own_total < least) return std::nullopt;
    std::size_t before = 0;
    for (const Candidate& each : all_) {
      const std::int64_t other = total(each);
      if (other > own_total || (other == own_total && each.nominee < nominee)) ++before;
    }
    return before + 1;
  }

  std::vector<Candidate> all_;
  std::array<Millionths, 4> weights_{};
  Millionths min_score_;
};

}  // namespace s2ss::reference
