#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "scoring/facet_fit.hpp"

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

  SubjectFit(const Directory& directory, const Request& request, const Policy& policy);

  /// The topics near enough to some need to fit at all.
  [[nodiscard]] std::vector<ConceptIndex> reached_topics() const;
  /// O(needs x expertise).
  [[nodiscard]] Result operator()(const NomineeRecord& nominee) const;
  [[nodiscard]] std::vector<NeedEvidence> evidence(const NomineeRecord& nominee) const;

 private:
  struct PreparedNeed {
    ConceptIndex topic;
    std::vector<Millionths> similarity;  ///< By ConceptIndex.
    std::vector<NeededFacet> facets;
    std::vector<std::string> words;  ///< For the evidence only.
    Millionths share = 0;
    bool required = false;
    bool asks_for_leader = false;
  };

  [[nodiscard]] Millionths strength(const ExpertiseRecord& offered, const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths role(const PreparedNeed& need, const NomineeRecord& nominee) const;
  [[nodiscard]] Millionths fit(const PreparedNeed& need, const ExpertiseRecord& offered,
                               const NomineeRecord& nominee) const;
  [[nodiscard]] NeedEvidence evidence_of(const PreparedNeed& need, const NomineeRecord& nominee) const;

  Directory directory_;
  std::span<const ExpertiseRecord> expertise_;
  SimilarityFactors similarity_;
  StrengthFactors strength_;
  Millionths not_a_leader_;
  Millionths minimum_;
  FacetFit facet_fit_;
  std::vector<PreparedNeed> needs_;
  std::vector<std::uint8_t> reached_;  ///< By ConceptIndex: some need has a similarity to it.
};

}  // namespace s2ss
