#include "scoring/diversity.hpp"

#include <algorithm>

#include "core/with_key.hpp"

namespace s2ss {

Diversity::Diversity(const Directory& directory, SchoolIndex requesting, const DiversityFactors& factors,
                     const Decay& decay)
    : past_links_(directory.past_links()),
      links_(directory.link_records()),
      schools_(directory.school_records()),
      today_(directory.as_of()),
      requesting_(requesting),
      factors_(factors),
      decay_(decay),
      neighbours_(past_links_.direct(requesting)),
      use_(directory.use()) {
  use_ -= schools_[requesting.value];
}

Millionths Diversity::part(const NomineeRecord& nominee) const {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  Millionths left = one;
  // Who is two steps away shares a neighbour: a school without links has none.
  if (!neighbours_.empty()) {
    if (const auto links = links_with(nominee.school); !links.empty()) {
      left -= multiply(factors_.past_links, shared(links));
    }
    if (is_two_steps_away(nominee.school)) left -= factors_.two_steps;
  }
  if (same_trust(supporting)) left -= factors_.same_trust;
  if (same_district(supporting)) left -= factors_.same_district;
  if (used_more_than_average(nominee)) left -= factors_.spread;
  return std::max(left, 0);
}

void Diversity::explain(const NomineeRecord& nominee, Evidence& evidence) const {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  for (const Neighbour& neighbour : links_with(nominee.school)) {
    const LinkRecord& link = links_[neighbour.link];
    const bool received = link.requesting_school == requesting_;
    evidence.past_links.push_back({.date = link.date,
                                   .state = link.state,
                                   .direction = received ? LinkDirection::received : LinkDirection::gave,
                                   .decay = decay_(age(link))});
  }
  evidence.two_steps = is_two_steps_away(nominee.school);
  evidence.same_trust = same_trust(supporting);
  evidence.same_district = same_district(supporting);
  evidence.used_more_than_average = used_more_than_average(nominee);
}

int Diversity::days_since_last_link(SchoolIndex supporting) const noexcept {
  const auto links = links_with(supporting);
  return links.empty() ? -1 : age(links_[links.back().link]);
}

int Diversity::age(const LinkRecord& link) const noexcept { return std::max(today_ - link.date, 0); }

std::span<const Neighbour> Diversity::links_with(SchoolIndex supporting) const noexcept {
  return with_key(neighbours_, supporting, &Neighbour::school);
}

Millionths Diversity::shared(std::span<const Neighbour> links) const noexcept {
  // Links stand by date: the oldest comes first.
  Millionths not_shared = one;
  for (const Neighbour& neighbour : links) {
    not_shared = multiply(not_shared, one - multiply(factors_.link_strength, decay_(age(links_[neighbour.link]))));
  }
  return one - not_shared;
}

bool Diversity::is_two_steps_away(SchoolIndex supporting) const noexcept {
  return past_links_.is_two_steps_away(requesting_, supporting);
}

bool Diversity::same_trust(const SchoolRecord& supporting) const noexcept {
  const std::uint32_t trust = schools_[requesting_.value].trust;
  return trust != absent_index && trust == supporting.trust;
}

bool Diversity::same_district(const SchoolRecord& supporting) const noexcept {
  const std::uint32_t district = schools_[requesting_.value].district;
  return district != absent_index && district == supporting.district;
}

bool Diversity::used_more_than_average(const NomineeRecord& nominee) const noexcept {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  // The supporting school is left out too: a link between the two schools must not change what they are compared with.
  Use rest = use_;
  if (nominee.school != requesting_) rest -= supporting;
  return nominee.links_given * rest.nominees > rest.links_of_nominees ||
         supporting.links_given * rest.schools > rest.links_of_schools;
}

}  // namespace s2ss
