#include "scoring/subject_fit.hpp"

#include <algorithm>
#include <optional>

#include "s2ss/similarity.hpp"
#include "scoring/shares.hpp"

namespace s2ss {

namespace {

constexpr std::string_view subject_leadership = "subject-leadership";

std::vector<Millionths> need_shares(const Request& request) {
  if (request.needs.size() == 1) return {one};
  std::vector<double> weights;
  for (const Need& need : request.needs) weights.push_back(need.weight);
  return shares(weights);
}

ConceptReference reference(const Taxonomy& taxonomy, ConceptIndex index) {
  return {taxonomy.at(index).id, taxonomy.at(index).pref_label};
}

}  // namespace

SubjectFit::SubjectFit(const Directory& directory, const Request& request, const Policy& policy,
                       const PolicyTables& tables)
    : taxonomy_(directory.taxonomy()),
      expertise_(directory.expertise_records()),
      similarity_(policy.similarity),
      strength_(policy.strength),
      not_a_leader_(policy.not_a_leader),
      minimum_(policy.min_subject_fit),
      facet_fit_(directory, policy.facets) {
  const auto share = need_shares(request);
  needs_.reserve(request.needs.size());
  for (std::size_t i = 0; i < request.needs.size(); ++i) {
    const Need& need = request.needs[i];
    PreparedNeed& prepared = needs_.emplace_back();
    prepared.topic = *taxonomy_.find(need.topic);
    prepared.row = tables.row(prepared.topic);
    prepared.facets = facet_fit_.needed(need, taxonomy_);
    prepared.words = need.words;
    prepared.share = share[i];
    prepared.required = need.required;
    prepared.asks_for_leader =
        std::find(need.aspects.begin(), need.aspects.end(), subject_leadership) != need.aspects.end();
  }
}

std::vector<ConceptIndex> SubjectFit::reached_topics() const {
  std::vector<ConceptIndex> topics;
  for (const PreparedNeed& need : needs_) {
    topics.insert(topics.end(), need.row->reached.begin(), need.row->reached.end());
  }
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

SubjectFit::Result SubjectFit::operator()(const NomineeRecord& nominee) const {
  Result result;
  Total sum = 0;
  for (const PreparedNeed& need : needs_) {
    Millionths best = 0;
    for (const ExpertiseRecord& offered : expertise_.subspan(nominee.expertise.begin, nominee.expertise.size())) {
      if (need.row->similarity[offered.topic.value] > best) best = std::max(best, fit(need, offered, nominee));
    }
    if (need.required && (best == 0 || best < minimum_)) result.required_met = false;
    sum += Total{need.share} * best;
    result.best = std::max(result.best, best);
  }
  result.mean = static_cast<Millionths>((sum + one / 2) / one);
  return result;
}

std::vector<NeedEvidence> SubjectFit::evidence(const NomineeRecord& nominee) const {
  std::vector<NeedEvidence> all;
  for (const PreparedNeed& need : needs_) all.push_back(evidence_of(need, nominee));
  return all;
}

Millionths SubjectFit::strength(const ExpertiseRecord& offered, const NomineeRecord& nominee) const {
  const bool main = offered.strength == Strength::main && nominee.main_topics <= strength_.max_main_topics;
  return main ? strength_.main : strength_.also;
}

Millionths SubjectFit::role(const PreparedNeed& need, const NomineeRecord& nominee) const {
  return need.asks_for_leader && !is_leader(nominee.role) ? not_a_leader_ : one;
}

Millionths SubjectFit::fit(const PreparedNeed& need, const ExpertiseRecord& offered,
                           const NomineeRecord& nominee) const {
  const Millionths similar = need.row->similarity[offered.topic.value];
  if (similar == 0) return 0;
  const Millionths strong = multiply(similar, strength(offered, nominee));
  return multiply(multiply(strong, facet_fit_(need.facets, offered)), role(need, nominee));
}

NeedEvidence SubjectFit::evidence_of(const PreparedNeed& need, const NomineeRecord& nominee) const {
  NeedEvidence found;
  found.need = reference(taxonomy_, need.topic);
  found.words = need.words;
  found.required = need.required;
  found.weight = need.share;

  const ExpertiseRecord* best = nullptr;
  for (const ExpertiseRecord& offered : expertise_.subspan(nominee.expertise.begin, nominee.expertise.size())) {
    const Millionths fits = fit(need, offered, nominee);
    if (fits <= found.fit) continue;
    best = &offered;
    found.fit = fits;
  }
  if (best == nullptr) return found;

  const Similarity similar = similarity(taxonomy_, need.topic, best->topic, similarity_);
  found.expertise = reference(taxonomy_, best->topic);
  found.similarity = similar.value;
  for (const PathStep& step : similar.path) found.path.push_back({step.step, reference(taxonomy_, step.to)});
  found.strength = best->strength == Strength::main && nominee.main_topics <= strength_.max_main_topics
                       ? Strength::main
                       : Strength::also;
  found.strength_factor = strength(*best, nominee);
  for (const NeededFacet& facet : need.facets) {
    const FacetOutcome outcome = facet_fit_.outcome(facet, *best);
    found.facets.push_back(
        {facet.facet, reference(taxonomy_, facet.asked), outcome, facet_fit_.factor(facet.facet, outcome)});
  }
  found.role_factor = role(need, nominee);
  return found;
}

}  // namespace s2ss
