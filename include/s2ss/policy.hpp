#pragma once

#include <optional>
#include <vector>

#include "s2ss/criterion_value.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/similarity.hpp"

namespace s2ss {

/// How strongly a nominee's own words about an expertise count.
struct StrengthFactors {
  Millionths main = 1'000'000;
  Millionths also = 850'000;
  int max_main_topics = 6;  ///< A nominee with more different main topics has none: all count as also.

  friend bool operator==(const StrengthFactors&, const StrengthFactors&) = default;
};

/// What each facet that a need names keeps of the fit. The factors of several facets multiply.
struct FacetFactors {
  Millionths met = 1'000'000;           ///< The same concept, or one broader or narrower (KS4 covers GCSE).
  Millionths blank = 950'000;           ///< The expertise is not restricted in this facet.
  Millionths adjacent_stage = 850'000;  ///< One rung away on the ladder KS3, KS4/GCSE, KS5/A level.
  Millionths other_stage = 700'000;
  Millionths other_aspect = 800'000;
  Millionths other_board = 800'000;

  friend bool operator==(const FacetFactors&, const FacetFactors&) = default;
};

/// What takes away from diversity, each as a share of the whole.
struct DiversityFactors {
  Millionths past_links = 500'000;     ///< At most, for what the two schools' past links share.
  Millionths link_strength = 500'000;  ///< What one link of today shares.
  int half_life_days = 365;            ///< A past link counts half after so many days, > 0, at most 36,500.
  Millionths two_steps = 100'000;      ///< Both schools were linked with the same third school.
  Millionths same_trust = 200'000;
  Millionths same_district = 0;  ///< Near is not usual; raise it where districts keep to themselves.
  Millionths spread = 200'000;   ///< The nominee or their school is used more than the rest of the programme.

  friend bool operator==(const DiversityFactors&, const DiversityFactors&) = default;
};

/// What makes two candidates of one shortlist alike, where variety is asked for. Those that apply are added up, to
/// 1,000,000 at most.
struct LikenessFactors {
  Millionths same_school = 1'000'000;
  Millionths same_trust = 500'000;
  Millionths same_district = 250'000;

  friend bool operator==(const LikenessFactors&, const LikenessFactors&) = default;
};

/// The weights, rules and limits a decision is made under. The defaults are the programme's own; every one can be set.
/// All factors lie in [0, 1,000,000].
struct Policy {
  Weights weights;
  SimilarityFactors similarity;
  StrengthFactors strength;
  FacetFactors facets;
  Millionths not_a_leader = 900'000;  ///< A need for subject leadership met by someone who does not lead.
  DiversityFactors diversity;
  LikenessFactors likeness;
  Millionths unknown_proximity = 500'000;  ///< Proximity where a school's coordinates are not known.

  int max_distance = 30'000;  ///< Metres, 0 to 10,000,000.
  Millionths min_subject_fit = 200'000;
  Millionths min_score = 0;
  bool exclude_same_trust = false;
  int recently_linked_days = 0;             ///< Schools linked within so many days are not linked again; 0 is off.
  std::optional<int> max_links_per_school;  ///< Links a school may give at one time, where it states no limit itself.

  /// Links the schools of a trust may give together at one time. Holds in `allocate` alone: `rank` does not ask it.
  std::optional<int> max_links_per_trust;

  /// How much each criterion of the user's own counts, names ascending. They and `weights` sum to 1,000,000
  /// (AllWeights::normalised makes both).
  std::vector<CriterionValue> criterion_weights;

  friend bool operator==(const Policy&, const Policy&) = default;
};

/// Throws InputError naming every factor outside its range, criteria whose names are not in order, and weights that do
/// not sum to 1,000,000.
void validate(const Policy& policy);

}  // namespace s2ss
