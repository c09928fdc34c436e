#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/similarity.hpp"

namespace s2ss::reference {

/// The best way from a need to one concept.
struct BestWay {
  std::int64_t millionths = 0;
  std::vector<std::string> concepts;  ///< Those stepped to, by id.
};

/// The slow twin of `similarities` and `similarity`: walks every permitted path, one after the other.
class SimilarityReference {
 public:
  SimilarityReference(std::span<const Concept> concepts, const SimilarityFactors& factors) : factors_(factors) {
    for (const Concept& each : concepts) {
      for (const std::string& wider : each.broader) {
        broader_[each.id].push_back(wider);
        narrower_[wider].push_back(each.id);
      }
      related_[each.id] = each.related;
    }
  }

  /// Every concept that some permitted path reaches with at least the minimum.
  std::map<std::string, BestWay> from(const std::string& need) {
    best_.clear();
    arrive(need, {}, 1'000'000);
    for (const auto& child : narrower_[need]) walk_down(child, {}, times(1'000'000, factors_.narrower));
    for (const auto& parent : broader_[need]) walk_up(parent, {}, times(1'000'000, factors_.broader));
    for (const auto& other : related_[need]) walk_down(other, {}, times(1'000'000, factors_.related));
    return best_;
  }

 private:
  using Way = std::vector<std::string>;

  static std::int64_t times(std::int64_t value, std::int64_t factor) { return (value * factor + 500'000) / 1'000'000; }

  bool is_top(const std::string& at) { return broader_[at].empty(); }

  void walk_down(const std::string& at, Way way, std::int64_t value) {
    way.push_back(at);
    arrive(at, way, value);
    if (is_top(at)) return;
    for (const auto& child : narrower_[at]) walk_down(child, way, times(value, factors_.narrower));
  }

  void walk_up(const std::string& at, Way way, std::int64_t value) {
    way.push_back(at);
    arrive(at, way, value);
    if (is_top(at)) return;
    for (const auto& parent : broader_[at]) walk_up(parent, way, times(value, factors_.broader));
    const std::int64_t turned = times(value, factors_.turn);
    for (const auto& child : narrower_[at]) walk_down(child, way, times(turned, factors_.narrower));
  }

  void arrive(const std::string& at, const Way& way, std::int64_t value) {
    if (value < factors_.minimum || value == 0) return;
    BestWay& best = best_[at];
    const bool better = value != best.millionths             ? value > best.millionths
                        : way.size() != best.concepts.size() ? way.size() < best.concepts.size()
                                                             : way < best.concepts;
    if (better) best = {value, way};
  }

  SimilarityFactors factors_;
  std::map<std::string, std::vector<std::string>> broader_, narrower_, related_;
  std::map<std::string, BestWay> best_;
};

}  // namespace s2ss::reference
