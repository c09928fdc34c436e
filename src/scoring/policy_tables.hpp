#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/lazy_array.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/similarity.hpp"
#include "scoring/decay.hpp"

namespace s2ss {

/// How near every topic is to one that is needed.
struct TopicRow {
  std::vector<Millionths> similarity;  ///< By ConceptIndex.
  std::vector<ConceptIndex> reached;   ///< Those above 0, nearest first, then ascending.
};

/// What ranking needs of the directory and the policy, whoever asks: made once for a directory and kept with it.
class PolicyTables {
 public:
  PolicyTables(const Taxonomy& taxonomy, const SimilarityFactors& similarity, int half_life_days);

  /// The tables of a directory for a policy. Those of the first few policies are kept with the directory.
  [[nodiscard]] static std::shared_ptr<const PolicyTables> of(const Directory& directory, const Policy& policy);

  /// The row of a topic; kept for schemes of a common size, else made for the caller.
  [[nodiscard]] std::shared_ptr<const TopicRow> row(ConceptIndex topic) const;
  [[nodiscard]] const Decay& decay() const noexcept { return decay_; }
  [[nodiscard]] bool are_for(const SimilarityFactors& similarity, int half_life_days) const noexcept {
    return similarity_ == similarity && half_life_days_ == half_life_days;
  }

 private:
  [[nodiscard]] TopicRow make(ConceptIndex topic) const;

  Taxonomy taxonomy_;
  SimilarityFactors similarity_;
  int half_life_days_;
  Decay decay_;
  mutable LazyArray<TopicRow> rows_;
};

}  // namespace s2ss
