#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "scoring/facet_fit.hpp"
#include "scoring/policy_tables.hpp"

namespace s2ss {

inline constexpr std::size_t most_needs = 32;

/// How well what nominees offer meets the needs of one request.
class SubjectFit {
 public:
  struct Result {
    Millionths mean = 0;       ///< The part of the score.
    Millionths best = 0;       ///< The best fit of any need.
    bool required_met = true;  ///< Every required need fits well enough.
  };

  /// What of a fit depends on neither the expertise's facets nor the nominee's other expertise.
  struct Kind {
    bool is_main = false;  ///< As it counts.
    bool leads = false;
  };

  struct PreparedNeed {
    ConceptIndex topic;
    std::shared_ptr<const TopicRow> row;
    std::vector<NeededFacet> facets;
    std::vector<std::string> words;  ///< For the evidence only.
    Millionths share = 0;
    bool required = false;
    bool asks_for_leader = false;
  };

  SubjectFit(const Directory& directory, const Request& request, const Policy& policy, const PolicyTables& tables);

  /// The topics near enough to some need to fit at all.
  [[nodiscard]] std::vector<ConceptIndex> reached_topics() const;
  /// O(needs x expertise).
  [[nodiscard]] Result operator()(const NomineeRecord& nominee) const;
  [[nodiscard]] std::vector<NeedEvidence> evidence(const NomineeRecord& nominee) const;

  // For those who bound it.
  [[nodiscard]] std::span<const PreparedNeed> needs() const noexcept { return needs_; }
  [[nodiscard]] const FacetFit& facet_fit() const noexcept { return facet_fit_; }
  [[nodiscard]] int max_main_topics() const noexcept { return strength_.max_main_topics; }
  [[nodiscard]] Millionths minimum() const noexcept { return minimum_; }
  /// The fit of an expertise in a topic, given what its facets come to.
  [[nodiscard]] Millionths fit(const PreparedNeed& need, ConceptIndex topic, Millionths facets,
                               Kind kind) const noexcept {
    const Millionths strong =
        multiply(need.row->similarity[topic.value], kind.is_main ? strength_.main : strength_.also);
    return multiply(multiply(strong, facets), need.asks_for_leader && !kind.leads ? not_a_leader_ : one);
  }

 private:
  [[nodiscard]] Millionths strength(const ExpertiseRecord& offered, const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths role(const PreparedNeed& need, const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths fit(const PreparedNeed& need, const ExpertiseRecord& offered,
                               const NomineeRecord& nominee) const;
  [[nodiscard]] NeedEvidence evidence_of(const PreparedNeed& need, const NomineeRecord& nominee) const;

  const Taxonomy& taxonomy_;
  std::span<const ExpertiseRecord> expertise_;
  SimilarityFactors similarity_;
  StrengthFactors strength_;
  Millionths not_a_leader_;
  Millionths minimum_;
  FacetFit facet_fit_;
  std::vector<PreparedNeed> needs_;
};

}  // namespace s2ss
