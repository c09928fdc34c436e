#include "ranking/variety.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <queue>
#include <set>
#include <utility>
#include <vector>

#include "ranking/first_of.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

/// (1 - variety) x score - variety x likeness, in units of 1e-18: at most 10^18 either way.
using Worth = std::int64_t;

/// The schools, trusts and districts of those chosen so far.
class Chosen {
 public:
  Chosen(const Directory& directory, const LikenessFactors& factors)
      : schools_(directory.school_records()), factors_(factors) {}

  void add(SchoolIndex school) {
    const SchoolRecord& record = schools_[school.value];
    chosen_schools_.insert(school.value);
    if (record.trust != absent_index) trusts_.insert(record.trust);
    if (record.district != absent_index) districts_.insert(record.district);
    both_.insert({record.trust, record.district});
  }

  /// The greatest likeness of somebody of this school to one of those chosen.
  [[nodiscard]] Millionths likeness(SchoolIndex school) const {
    const SchoolRecord& record = schools_[school.value];
    const Millionths trust = record.trust == absent_index ? 0 : factors_.same_trust;
    const Millionths district = record.district == absent_index ? 0 : factors_.same_district;
    // Nobody is more alike than a colleague: whatever can be shared is shared.
    if (chosen_schools_.contains(school.value)) return std::min(factors_.same_school + trust + district, one);
    if (both_.contains({record.trust, record.district})) return std::min(trust + district, one);
    return std::max(trusts_.contains(record.trust) ? trust : 0, districts_.contains(record.district) ? district : 0);
  }

 private:
  std::span<const SchoolRecord> schools_;
  LikenessFactors factors_;
  std::set<std::uint32_t> chosen_schools_, trusts_, districts_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> both_;  ///< Trust and district of one school.
};

/// The candidates of one school, in the pure order.
struct Group {
  SchoolIndex school;
  std::vector<std::size_t> places;  ///< In the pure order of all.
  std::size_t taken = 0;
};

std::vector<Group> by_school(const Directory& directory, const std::vector<Scored>& in_order) {
  std::vector<std::pair<SchoolIndex, std::size_t>> keyed;
  keyed.reserve(in_order.size());
  for (std::size_t place = 0; place < in_order.size(); ++place) {
    keyed.emplace_back(directory.nominee_records()[in_order[place].nominee.value].school, place);
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<Group> groups;
  for (const auto& [school, place] : keyed) {
    if (groups.empty() || groups.back().school != school) groups.push_back({.school = school, .places = {}});
    groups.back().places.push_back(place);
  }
  return groups;
}

class Chooser {
 public:
  Chooser(const Directory& directory, const std::vector<Scored>& in_order, const Variety& variety)
      : in_order_(in_order),
        share_(variety.share),
        chosen_(directory, variety.likeness),
        groups_(by_school(directory, in_order)) {}

  /// Nothing when somebody behind `in_order` might have to be chosen; when it is everybody, nobody can.
  [[nodiscard]] std::optional<std::vector<Scored>> choose(std::size_t limit, bool is_everybody) {
    const Worth most_behind = is_everybody || in_order_.empty() ? 0 : worth(in_order_.back().total, 0);
    for (std::size_t i = 0; i < groups_.size(); ++i) offer(i);
    std::vector<Scored> first;
    while (first.size() < limit && !heap_.empty()) {
      const Offer best = heap_.top();
      heap_.pop();
      if (best.worth != worth(best.group)) {
        offer(best.group);  // It has become less since; whatever else waits is worth no more than it says.
        continue;
      }
      // Of equal worth, somebody behind would stand after it.
      if (!is_everybody && best.worth < most_behind) return std::nullopt;
      Group& group = groups_[best.group];
      first.push_back(in_order_[best.place]);
      chosen_.add(group.school);
      if (++group.taken < group.places.size()) offer(best.group);
    }
    return first;
  }

 private:
  struct Offer {
    Worth worth = 0;
    std::size_t place = 0;  ///< In the pure order, which settles equal worth.
    std::size_t group = 0;

    /// Comes up later.
    friend bool operator<(const Offer& left, const Offer& right) noexcept {
      return left.worth != right.worth ? left.worth < right.worth : left.place > right.place;
    }
  };

  [[nodiscard]] Worth worth(Total total, Millionths likeness) const noexcept {
    return Worth{one - share_} * total - Worth{share_} * likeness * one;
  }
  [[nodiscard]] Worth worth(std::size_t group) const {
    const Group& each = groups_[group];
    return worth(in_order_[each.places[each.taken]].total, chosen_.likeness(each.school));
  }
  void offer(std::size_t group) {
    heap_.push({.worth = worth(group), .place = groups_[group].places[groups_[group].taken], .group = group});
  }

  const std::vector<Scored>& in_order_;
  Millionths share_;
  Chosen chosen_;
  std::vector<Group> groups_;
  std::priority_queue<Offer> heap_;
};

}  // namespace

Millionths checked_variety(double variety) {
  if (variety >= 0.0 && variety <= 1.0) return static_cast<Millionths>(std::floor(variety * one + 0.5));
  throw InputError(Fault{.field = "variety",
                         .expected = "a number from 0 to 1",
                         .mend = "0 keeps the order by score; try 0.3 for schools that differ"});
}

std::vector<Scored> first_with_variety(const Scorer& scorer, std::size_t limit, const Variety& variety) {
  if (variety.share == 0) return first_of(scorer, limit);
  constexpr std::size_t least_looked_at = 64;
  constexpr std::size_t looked_at_for_each = 8;
  const std::size_t all = std::max<std::size_t>(scorer.directory().nominee_count(), 1);
  const std::size_t wanted = std::min(limit, all);
  for (std::size_t looked_at = std::min(wanted * looked_at_for_each + least_looked_at, all);; looked_at = all) {
    const std::vector<Scored> found = first_of(scorer, looked_at);
    const bool is_everybody = found.size() < looked_at || looked_at == all;
    auto chosen = Chooser(scorer.directory(), found, variety).choose(wanted, is_everybody);
    if (chosen) return std::move(*chosen);
  }
}

JudgedResult search_with_variety(const Scorer& scorer, const Criteria& criteria, Millionths min_score,
                                 std::size_t limit, const Variety& variety) {
  if (variety.share == 0) return search(scorer, criteria, min_score, limit);
  const std::size_t all = std::max<std::size_t>(scorer.directory().nominee_count(), 1);
  JudgedResult found = search(scorer, criteria, min_score, all);
  std::vector<Scored> in_order;
  std::vector<std::pair<NomineeIndex, std::size_t>> places;
  for (const Judged& judged : found.first) {
    places.emplace_back(judged.scored.nominee, in_order.size());
    in_order.push_back(judged.scored);
  }
  std::ranges::sort(places);
  std::vector<Judged> chosen;
  const auto first = Chooser(scorer.directory(), in_order, variety).choose(std::min(limit, all), true);
  for (const Scored& each : first.value()) {
    const auto place = std::ranges::lower_bound(places, each.nominee, {}, &std::pair<NomineeIndex, std::size_t>::first);
    chosen.push_back(found.first[place->second]);
  }
  found.first = std::move(chosen);
  return found;
}

}  // namespace s2ss
