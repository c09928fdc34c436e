#include "scoring/diversity.hpp"

#include <algorithm>

namespace s2ss {

Diversity::Diversity(const Directory& directory, SchoolIndex requesting, const DiversityFactors& factors)
    : directory_(directory),
      schools_(directory_.school_records()),
      requesting_(requesting),
      factors_(factors),
      decay_(factors.half_life_days),
      neighbours_(directory.past_links().direct(requesting)),
      histories_(histories()),
      two_steps_(directory.past_links().two_steps(requesting)),
      use_(directory.use()) {
  use_ -= schools_[requesting.value];
}

Millionths Diversity::part(const NomineeRecord& nominee) const {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  Millionths left = one;
  if (const History* past = history(nominee.school)) left -= multiply(factors_.past_links, past->shared);
  if (is_two_steps_away(nominee.school)) left -= factors_.two_steps;
  if (same_trust(supporting)) left -= factors_.same_trust;
  if (same_district(supporting)) left -= factors_.same_district;
  if (used_more_than_average(nominee)) left -= factors_.spread;
  return std::max(left, 0);
}

void Diversity::explain(const NomineeRecord& nominee, Evidence& evidence) const {
  const SchoolRecord& supporting = schools_[nominee.school.value];
  for (const Neighbour& neighbour : neighbours_) {
    if (neighbour.school != nominee.school) continue;
    const LinkRecord& link = directory_.link_records()[neighbour.link];
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
  const History* past = history(supporting);
  return past == nullptr ? -1 : past->last_age;
}

int Diversity::age(const LinkRecord& link) const noexcept { return std::max(directory_.as_of() - link.date, 0); }

std::vector<Diversity::History> Diversity::histories() const {
  std::vector<History> all;
  // Neighbours stand by school and then by link, and links by date: the oldest link of a school comes first.
  for (auto first = neighbours_.begin(); first != neighbours_.end();) {
    History past{.school = first->school};
    Millionths not_shared = one;
    for (; first != neighbours_.end() && first->school == past.school; ++first) {
      past.last_age = age(directory_.link_records()[first->link]);
      not_shared = multiply(not_shared, one - multiply(factors_.link_strength, decay_(past.last_age)));
    }
    past.shared = one - not_shared;
    all.push_back(past);
  }
  return all;
}

const Diversity::History* Diversity::history(SchoolIndex supporting) const noexcept {
  const auto found = std::lower_bound(histories_.begin(), histories_.end(), supporting,
                                      [](const History& past, SchoolIndex school) { return past.school < school; });
  return found != histories_.end() && found->school == supporting ? &*found : nullptr;
}

bool Diversity::is_two_steps_away(SchoolIndex supporting) const noexcept {
  return std::binary_search(two_steps_.begin(), two_steps_.end(), supporting);
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
