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
  Diversity(const Directory& directory, SchoolIndex requesting, const DiversityFactors& factors);

  /// O(log(past links of the requesting school)).
  [[nodiscard]] Millionths part(const NomineeRecord& nominee) const;
  /// Fills in what concerns the two schools: past links, two steps, trust, district, use.
  void explain(const NomineeRecord& nominee, Evidence& evidence) const;
  /// Days since the last past link between the requesting school and this one, 0 for one of today or later; a negative
  /// number when there is none.
  [[nodiscard]] int days_since_last_link(SchoolIndex supporting) const noexcept;

 private:
  /// What the past links with one school come to.
  struct History {
    SchoolIndex school;
    Millionths shared = 0;  ///< 1 minus the product over the links.
    int last_age = 0;       ///< Days.
  };

  [[nodiscard]] int age(const LinkRecord& link) const noexcept;
  [[nodiscard]] std::vector<History> histories() const;
  [[nodiscard]] const History* history(SchoolIndex supporting) const noexcept;
  [[nodiscard]] bool is_two_steps_away(SchoolIndex supporting) const noexcept;
  [[nodiscard]] bool same_trust(const SchoolRecord& supporting) const noexcept;
  [[nodiscard]] bool same_district(const SchoolRecord& supporting) const noexcept;
  [[nodiscard]] bool used_more_than_average(const NomineeRecord& nominee) const noexcept;

  Directory directory_;
  std::span<const SchoolRecord> schools_;
  SchoolIndex requesting_;
  DiversityFactors factors_;
  Decay decay_;
  std::vector<Neighbour> neighbours_;
  std::vector<History> histories_;      ///< Ascending by school.
  std::vector<SchoolIndex> two_steps_;  ///< Ascending.

  Use use_;  ///< The programme's, the requesting school left out.
};

}  // namespace s2ss
