#include "ranking/shortlist.hpp"

#include <memory>
#include <utility>

#include "core/lazy.hpp"
#include "ranking/search.hpp"

namespace s2ss {

namespace {

/// What a shortlist's deferred members read from.
class Pairs {
 public:
  Pairs(Scorer scorer, std::vector<Scored> first) : scorer_(std::move(scorer)), first_(std::move(first)) {}

  [[nodiscard]] const std::vector<Candidate>& candidates() const {
    return candidates_.get([this] {
      std::vector<Candidate> all;
      all.reserve(first_.size());
      for (const Scored& scored : first_) all.push_back(candidate_of(scorer_, scored));
      return all;
    });
  }
  [[nodiscard]] const SearchCounts& counts() const {
    return counts_.get([this] { return count(scorer_); });
  }

 private:
  Scorer scorer_;
  std::vector<Scored> first_;
  Lazy<std::vector<Candidate>> candidates_;
  Lazy<SearchCounts> counts_;
};

const std::vector<Candidate>& candidates_of(const Pairs& pairs) { return pairs.candidates(); }
const std::size_t& eligible_of(const Pairs& pairs) { return pairs.counts().eligible; }
const RuleCounts& excluded_of(const Pairs& pairs) { return pairs.counts().excluded; }

}  // namespace

Shortlist empty_shortlist(const Scorer& scorer, const Request& request, const Policy& policy) {
  const Directory& directory = scorer.directory();
  Shortlist shortlist;
  shortlist.request = request.id;
  shortlist.school = directory.school(scorer.requesting_school()).urn;
  shortlist.as_of = directory.as_of();
  shortlist.version = directory.version();
  shortlist.weights = policy.weights;
  shortlist.criterion_weights = policy.criterion_weights;
  shortlist.considered = directory.nominee_count();
  return shortlist;
}

Shortlist make_shortlist(const Request& request, const Policy& policy, Scorer scorer, std::vector<Scored> first) {
  Shortlist shortlist = empty_shortlist(scorer, request, policy);
  const std::shared_ptr<const Pairs> pairs = std::make_shared<const Pairs>(std::move(scorer), std::move(first));
  shortlist.candidates = Deferred<std::vector<Candidate>>::from<&candidates_of>(pairs);
  shortlist.eligible = Deferred<std::size_t>::from<&eligible_of>(pairs);
  shortlist.excluded = Deferred<RuleCounts>::from<&excluded_of>(pairs);
  return shortlist;
}

}  // namespace s2ss
