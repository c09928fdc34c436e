#include "s2ss/metrics.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

#include "s2ss/fault_list.hpp"

namespace s2ss {

namespace {

/// A link as the figures see it.
struct Counted {
  std::uint32_t nominee = absent_index;  ///< Absent for somebody who has left.
  SchoolIndex supporting;
  SchoolIndex requesting;
  bool is_new = false;  ///< Between schools never linked before.
};

using TwoSchools = std::pair<SchoolIndex, SchoolIndex>;

TwoSchools unordered(SchoolIndex one_school, SchoolIndex other) { return std::minmax(one_school, other); }

/// The day two schools were first linked, whoever asked.
class FirstLinks {
 public:
  void add(SchoolIndex one_school, SchoolIndex other, Date date) {
    first_.emplace_back(unordered(one_school, other), date);
  }
  void finish() {
    std::ranges::sort(first_);
    const auto same = [](const auto& left, const auto& right) { return left.first == right.first; };
    first_.erase(std::unique(first_.begin(), first_.end(), same), first_.end());
  }
  [[nodiscard]] Date of(SchoolIndex one_school, SchoolIndex other) const {
    return std::ranges::lower_bound(first_, unordered(one_school, other), {}, &std::pair<TwoSchools, Date>::first)
        ->second;
  }

 private:
  std::vector<std::pair<TwoSchools, Date>> first_;
};

/// The figures of a set, step by step.
class Measure {
 public:
  Measure(const Directory& directory, std::vector<Counted> links, const MetricsOptions& options)
      : directory_(directory), links_(std::move(links)), options_(options) {
    std::erase_if(links_, [](const Counted& link) { return link.supporting == link.requesting; });
  }

  Metrics all() {
    metrics_.links = links_.size();
    pairings();
    concentration();
    nominees();
    schools();
    return std::move(metrics_);
  }

 private:
  [[nodiscard]] bool is_small(std::size_t number) const noexcept {
    return number > 0 && number < options_.suppress_below;
  }
  bool suppress(bool too_small, std::string_view name) {
    if (too_small) metrics_.suppressed.emplace_back(name);
    return too_small;
  }

  void set(Share Metrics::*member, std::string_view name, std::size_t count, std::size_t of) {
    Share& share = metrics_.*member;
    share.of = of;
    if (of == 0 || suppress(is_small(of) || is_small(count) || is_small(of - count), name)) return;
    share.count = count;
    share.share = ratio(static_cast<std::int64_t>(count), static_cast<std::int64_t>(of));
  }

  void pairings() {
    std::size_t fresh = 0, across_trusts = 0, across_districts = 0, known_districts = 0;
    for (const Counted& link : links_) {
      const SchoolRecord& supporting = directory_.school_records()[link.supporting.value];
      const SchoolRecord& requesting = directory_.school_records()[link.requesting.value];
      fresh += link.is_new ? 1 : 0;
      across_trusts += supporting.trust == absent_index || supporting.trust != requesting.trust ? 1 : 0;
      if (supporting.district == absent_index || requesting.district == absent_index) continue;
      ++known_districts;
      across_districts += supporting.district != requesting.district ? 1 : 0;
    }
    set(&Metrics::between_new_schools, "between_new_schools", fresh, links_.size());
    set(&Metrics::across_trusts, "across_trusts", across_trusts, links_.size());
    set(&Metrics::across_districts, "across_districts", across_districts, known_districts);
  }

  [[nodiscard]] bool in_good_standing(NomineeIndex nominee) const noexcept {
    return directory_.nominee_records()[nominee.value].standing == Standing::good;
  }

  /// Over the schools that could give: those with a nominee in good standing, and those that do give.
  void concentration() {
    std::vector<std::int64_t> given(directory_.schools().size());
    std::vector<bool> could(given.size());
    for (std::uint32_t i = 0; i < directory_.nominee_count(); ++i) {
      if (in_good_standing({i})) could[directory_.nominee_records()[i].school.value] = true;
    }
    for (const Counted& link : links_) {
      ++given[link.supporting.value];
      could[link.supporting.value] = true;
    }
    std::vector<std::int64_t> counts;
    for (std::size_t school = 0; school < given.size(); ++school) {
      if (could[school]) counts.push_back(given[school]);
    }
    if (links_.empty()) return;
    std::ranges::sort(counts);
    const auto schools = static_cast<std::int64_t>(counts.size());
    const auto links = static_cast<std::int64_t>(links_.size());
    std::int64_t spread = 0, most = 0;
    for (std::int64_t i = 0; i < schools; ++i) spread += (2 * i + 1 - schools) * counts[static_cast<std::size_t>(i)];
    const std::int64_t tenth = (schools + 9) / 10;
    for (std::int64_t i = schools - tenth; i < schools; ++i) most += counts[static_cast<std::size_t>(i)];
    const auto giving = static_cast<std::size_t>(std::ranges::count_if(counts, [](std::int64_t x) { return x > 0; }));
    if (!suppress(is_small(giving), "gini")) metrics_.gini = ratio(spread, schools * links);
    if (!suppress(is_small(giving) || is_small(static_cast<std::size_t>(tenth)), "top_tenth")) {
      metrics_.top_tenth = ratio(most, links);
    }
  }

  void nominees() {
    std::vector<bool> proposed(directory_.nominee_count());
    for (const Counted& link : links_) {
      if (link.nominee != absent_index) proposed[link.nominee] = true;
    }
    std::size_t never = 0, of = 0;
    for (std::uint32_t i = 0; i < proposed.size(); ++i) {
      if (!in_good_standing({i})) continue;
      ++of;
      if (proposed[i]) continue;
      ++never;
      if (options_.names) metrics_.never_proposed.emplace_back(directory_.nominee_id({i}));
    }
    set(&Metrics::nominees_never_proposed, "nominees_never_proposed", never, of);
  }

  void schools() {
    std::vector<bool> asks(directory_.schools().size()), gives(asks.size());
    for (const Counted& link : links_) {
      asks[link.requesting.value] = true;
      gives[link.supporting.value] = true;
    }
    std::size_t asking = 0, giving = 0, of = 0;
    for (std::uint32_t i = 0; i < asks.size(); ++i) {
      of += asks[i] || gives[i] ? 1 : 0;
      asking += asks[i] && !gives[i] ? 1 : 0;
      giving += gives[i] && !asks[i] ? 1 : 0;
      if (!options_.names || asks[i] == gives[i]) continue;
      (asks[i] ? metrics_.only_asking : metrics_.only_giving).push_back(directory_.schools()[i].urn);
    }
    set(&Metrics::schools_only_asking, "schools_only_asking", asking, of);
    set(&Metrics::schools_only_giving, "schools_only_giving", giving, of);
  }

  Directory directory_;
  std::vector<Counted> links_;
  MetricsOptions options_;
  Metrics metrics_;
};

struct Dated {
  Counted link;
  Date date;
};

/// Links that were made: one is new when no other between its two schools is older.
Metrics of_made(const Directory& directory, const std::vector<Dated>& made, const MetricsOptions& options) {
  FirstLinks first;
  for (const LinkRecord& each : directory.link_records()) {
    if (counts_as_history(each.state)) first.add(each.supporting_school, each.requesting_school, each.date);
  }
  for (const Dated& each : made) first.add(each.link.supporting, each.link.requesting, each.date);
  first.finish();
  std::vector<Counted> links;
  for (const Dated& each : made) {
    links.push_back(each.link);
    links.back().is_new = each.date <= first.of(each.link.supporting, each.link.requesting);
  }
  return Measure(directory, std::move(links), options).all();
}

/// Links that might be made: one is new when the graph of past links has none between its two schools.
Metrics of_proposed(const Directory& directory, std::vector<Counted> proposed, const MetricsOptions& options) {
  std::vector<std::size_t> order(proposed.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return proposed[i].requesting; });
  std::vector<Neighbour> neighbours;
  for (std::size_t at = 0; at < order.size(); ++at) {
    Counted& link = proposed[order[at]];
    if (at == 0 || link.requesting != proposed[order[at - 1]].requesting) {
      neighbours = directory.past_links().direct(link.requesting);
    }
    link.is_new = !std::ranges::binary_search(neighbours, link.supporting, {}, &Neighbour::school);
  }
  return Measure(directory, std::move(proposed), options).all();
}

void add_unknown(FaultList& faults, const std::string& pointer, std::string_view field, std::string_view what) {
  faults.add({.pointer = pointer + "/" + std::string(field),
              .field = std::string(field),
              .expected = std::string(what) + " of the directory",
              .mend = "count links with the directory they belong to"});
}

}  // namespace

Metrics metrics(const Directory& directory, const MetricsOptions& options) {
  std::vector<Dated> made;
  for (const LinkRecord& each : directory.link_records()) {
    if (!counts_as_history(each.state)) continue;
    made.push_back({{each.nominee, each.supporting_school, each.requesting_school}, each.date});
  }
  return of_made(directory, made, options);
}

Metrics metrics(const Directory& directory, std::span<const Link> links, const MetricsOptions& options) {
  FaultList faults;
  std::vector<Dated> made;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    if (!counts_as_history(link.state)) continue;
    const auto supporting = directory.find_school(link.supporting_school);
    const auto requesting = directory.find_school(link.requesting_school);
    const std::string pointer = "/" + std::to_string(i);
    if (!supporting) add_unknown(faults, pointer, "supporting_school", "the URN of a school");
    if (!requesting) add_unknown(faults, pointer, "requesting_school", "the URN of a school");
    if (!supporting || !requesting) continue;
    const auto nominee = directory.find_nominee(link.nominee);
    made.push_back({{nominee ? nominee->value : absent_index, *supporting, *requesting}, link.date});
  }
  faults.throw_if_any();
  return of_made(directory, made, options);
}

Metrics metrics(const Directory& directory, std::span<const ProposedLink> links, const MetricsOptions& options) {
  FaultList faults;
  std::vector<Counted> proposed;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto nominee = directory.find_nominee(links[i].nominee);
    const auto requesting = directory.find_school(links[i].requesting_school);
    const std::string pointer = "/" + std::to_string(i);
    if (!nominee) add_unknown(faults, pointer, "nominee", "the id of a nominee");
    if (!requesting) add_unknown(faults, pointer, "requesting_school", "the URN of a school");
    if (!nominee || !requesting) continue;
    proposed.push_back({nominee->value, directory.nominee_records()[nominee->value].school, *requesting});
  }
  faults.throw_if_any();
  return of_proposed(directory, std::move(proposed), options);
}

Metrics metrics(const Directory& directory, std::span<const Shortlist> shortlists, const MetricsOptions& options) {
  std::vector<ProposedLink> links;
  for (const Shortlist& shortlist : shortlists) {
    for (const Candidate& each : shortlist.candidates) links.push_back({each.nominee, shortlist.school});
  }
  return metrics(directory, links, options);
}

Metrics metrics(const RankTable& table, const MetricsOptions& options) {
  std::vector<Counted> proposed;
  for (std::size_t row = 0; row < table.size(); ++row) {
    proposed.push_back({table.nominee[row].value, table.school[row], table.requesting_schools[table.request[row]]});
  }
  return of_proposed(table.directory, std::move(proposed), options);
}

}  // namespace s2ss
