#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/policy.hpp"
#include "scoring/decay.hpp"

namespace s2ss {

/// How far pairings with one requesting school connect schools that do not usually link.
class Diversity {
 public:
  /// `decay` must outlive it.
  Diversity(const Directory& directory, SchoolIndex requesting, const DiversityFactors& factors, const Decay& decay);

  /// O(past links of the two schools).
  [[nodiscard]] Millionths part(const NomineeRecord& nominee) const;
  /// Fills in what concerns the two schools: past links, two steps, trust, district, use.
  void explain(const NomineeRecord& nominee, Evidence& evidence) const;
  /// Days since the last past link between the requesting school and this one, 0 for one of today or later; a negative
  /// number when there is none.
  [[nodiscard]] int days_since_last_link(SchoolIndex supporting) const noexcept;
  [[nodiscard]] const DiversityFactors& factors() const noexcept { return factors_; }
  /// The programme's use, the requesting school left out.
  [[nodiscard]] const Use& use() const noexcept { return use_; }

 private:
  [[nodiscard]] int age(const LinkRecord& link) const noexcept;
  [[nodiscard]] std::span<const Neighbour> links_with(SchoolIndex supporting) const noexcept;
  /// What these links, all with one school, come to: one minus the product over them.
  [[nodiscard]] Millionths shared(std::span<const Neighbour> links) const noexcept;
  [[nodiscard]] bool is_two_steps_away(SchoolIndex supporting) const noexcept;
  [[nodiscard]] bool same_trust(const SchoolRecord& supporting) const noexcept;
  [[nodiscard]] bool same_district(const SchoolRecord& supporting) const noexcept;
  [[nodiscard]] bool used_more_than_average(const NomineeRecord& nominee) const noexcept;

  const PastLinks& past_links_;
  std::span<const LinkRecord> links_;
  std::span<const SchoolRecord> schools_;
  Date today_;
  SchoolIndex requesting_;
  DiversityFactors factors_;
  const Decay& decay_;
  std::vector<Neighbour> neighbours_;  ///< Ascending by school, then oldest first.

  Use use_;  ///< The programme's, the requesting school left out.
};

}  // namespace s2ss
