#include "ranking/changes.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>

#include "ranking/search.hpp"
#include "ranking/weight_change.hpp"

namespace s2ss {

namespace {

constexpr int kilometre = 1'000;
constexpr int most_kilometres = 100;
constexpr int most_links_per_school = 1'000'000;  // as a policy may say
constexpr int unlimited = std::numeric_limits<int>::max();

/// Rules that speak of who the two sides are, or of a decision: no small change lifts them.
constexpr bool is_final(Rule rule) noexcept {
  switch (rule) {
    case Rule::same_school:
    case Rule::not_listed:
    case Rule::review_overdue:
    case Rule::school_closed:
    case Rule::avoided:
    case Rule::same_trust:
    case Rule::recently_linked:
    case Rule::conflict:
      return true;
    default:
      return false;
  }
}

class Finder {
 public:
  explicit Finder(const OffTheList& given)
      : given_(given),
        directory_(given.scorer.directory()),
        record_(directory_.nominee_records()[given.nominee.value]) {}

  std::vector<SingleChange> all() {
    if (std::ranges::any_of(given_.rules, is_final)) return {};
    slots();
    modes();
    distances();
    links();
    facets();
    required();
    least_score();
    weights();
    std::ranges::sort(found_, [](const SingleChange& left, const SingleChange& right) {
      return std::tie(left.size, left.kind, left.side) < std::tie(right.size, right.kind, right.side);
    });
    return std::move(found_);
  }

 private:
  using Rank = std::optional<std::size_t>;  ///< From 1; nothing when the nominee would not be on the list.

  void slots();
  void modes();
  void distances();
  void nominee_distance();
  void links();
  void school_link(const SchoolRecord& school);
  void facets();
  void required();
  void least_score();
  void weights();

  /// Puts the nominee, scored anew, among the others as they are.
  [[nodiscard]] Rank among_others(const PairScore& score) const {
    if (score.removed_by) return std::nullopt;
    const Scored own{given_.nominee, score.total, score.parts};
    const auto before = static_cast<std::size_t>(
        std::ranges::count_if(given_.ahead, [&](const Scored& other) { return stands_before(other, own); }));
    return before < given_.limit ? Rank(before + 1) : std::nullopt;
  }

  /// The rank of the nominee under another request and policy. `others_gain` says that nobody can lose by them: then
  /// who does not get onto the list of now does not get onto the new one.
  [[nodiscard]] Rank anew(const Request& request, const Policy& policy, bool others_gain = true) const {
    const Scorer scorer(directory_, request, policy);
    const PairScore own = scorer.score(given_.nominee);
    if (own.removed_by || (others_gain && !among_others(own))) return std::nullopt;
    const SearchResult result = search(scorer, given_.limit);
    const auto place = std::ranges::find(result.first, given_.nominee, &Scored::nominee);
    if (place == result.first.end()) return std::nullopt;
    return static_cast<std::size_t>(place - result.first.begin()) + 1;
  }
  [[nodiscard]] Rank anew(const Request& request) const { return anew(request, given_.policy); }

  bool add(SingleChange change, Rank rank) {
    if (!rank) return false;
    change.rank = *rank;
    found_.push_back(std::move(change));
    return true;
  }

  /// The least limit in whole kilometres above `now` and at most `most` (itself the last) under which the nominee is on
  /// the list, with the rank.
  template <typename Try>
  [[nodiscard]] static std::optional<std::pair<int, std::size_t>> least_distance(int now, int most,
                                                                                 const Try& rank_at) {
    for (int step = 1; step <= most_kilometres && now < most; ++step) {
      now = now / kilometre < most / kilometre ? (now / kilometre + 1) * kilometre : most;
      if (const Rank rank = rank_at(now)) return std::pair(now, *rank);
    }
    return std::nullopt;
  }

  void add_distance(ChangeSide side, int now, const std::optional<std::pair<int, std::size_t>>& found) {
    if (!found) return;
    add({.kind = SingleChangeKind::distance,
         .side = side,
         .distance = found->first,
         .size = ratio(found->first - now, found->first)},
        found->second);
  }

  [[nodiscard]] ConceptReference reference(const std::string& id) const {
    const Taxonomy& taxonomy = directory_.taxonomy();
    return {id, taxonomy.at(*taxonomy.find(id)).pref_label};
  }

  const OffTheList& given_;
  Directory directory_;
  NomineeRecord record_;
  std::vector<SingleChange> found_;
};

void Finder::slots() {
  constexpr Millionths size = ratio(1, Slots::count);
  const auto each = [&](ChangeSide side, Slots missing, const std::function<Rank(Slots)>& rank_with) {
    for (int bit = 0; bit < Slots::count; ++bit) {
      const Slots slot = Slots::from_bits(1u << bit) & missing;
      if (slot.empty()) continue;
      if (add({.kind = SingleChangeKind::slot, .side = side, .slot = to_items(slot).front(), .size = size},
              rank_with(slot))) {
        return;
      }
    }
  };
  const auto without = [](Slots all, Slots some) { return Slots::from_bits(all.bits() & ~some.bits()); };
  each(ChangeSide::nominee, without(given_.request.slots, record_.slots), [&](Slots slot) {
    NomineeRecord changed = record_;
    changed.slots = changed.slots | slot;
    return among_others(given_.scorer.score(given_.nominee, changed));
  });
  each(ChangeSide::request, without(record_.slots, given_.request.slots), [&](Slots slot) {
    Request changed = given_.request;
    changed.slots = changed.slots | slot;
    return anew(changed);
  });
}

void Finder::modes() {
  constexpr auto count = static_cast<int>(enumerator_words<Mode>.size());
  constexpr Millionths size = ratio(1, count);
  const auto each = [&](ChangeSide side, Modes has, Modes other, const std::function<Rank(Mode)>& rank_with) {
    for (int i = 0; i < count; ++i) {
      const auto mode = static_cast<Mode>(i);
      if (has.contains(mode) || !other.contains(mode)) continue;
      if (add({.kind = SingleChangeKind::mode, .side = side, .mode = mode, .size = size}, rank_with(mode))) return;
    }
  };
  each(ChangeSide::nominee, record_.modes, given_.request.modes, [&](Mode mode) {
    NomineeRecord changed = record_;
    changed.modes.insert(mode);
    return among_others(given_.scorer.score(given_.nominee, changed));
  });
  each(ChangeSide::request, given_.request.modes, record_.modes, [&](Mode mode) {
    Request changed = given_.request;
    changed.modes.insert(mode);
    // A request that needed no travel may need it now: others can lose.
    return anew(changed, given_.policy, false);
  });
}

void Finder::distances() {
  const int of_nominee = record_.max_distance == absent_number ? unlimited : record_.max_distance;
  const int of_request = given_.request.max_distance.value_or(unlimited);
  const int of_policy = given_.policy.max_distance;
  const auto binds = [](int one_limit, int other, int third) { return one_limit < std::min(other, third); };
  if (binds(of_nominee, of_request, of_policy)) {
    const auto found = least_distance(of_nominee, std::min(of_request, of_policy), [&](int limit) {
      NomineeRecord changed = record_;
      changed.max_distance = limit;
      return among_others(given_.scorer.score(given_.nominee, changed));
    });
    add_distance(ChangeSide::nominee, of_nominee, found);
  } else if (binds(of_request, of_nominee, of_policy)) {
    const auto found = least_distance(of_request, std::min(of_nominee, of_policy), [&](int limit) {
      Request changed = given_.request;
      changed.max_distance = limit;
      return anew(changed);
    });
    add_distance(ChangeSide::request, of_request, found);
  } else if (binds(of_policy, of_nominee, of_request)) {
    constexpr int most_metres = 10'000'000;
    const auto found = least_distance(of_policy, std::min({of_nominee, of_request, most_metres}), [&](int limit) {
      Policy changed = given_.policy;
      changed.max_distance = limit;
      return anew(given_.request, changed);
    });
    add_distance(ChangeSide::policy, of_policy, found);
  }
}

void Finder::links() {
  const auto has = [&](Rule rule) { return std::ranges::find(given_.rules, rule) != given_.rules.end(); };
  const SchoolRecord& school = directory_.school_records()[record_.school.value];
  if (has(Rule::nominee_full)) {
    NomineeRecord changed = record_;
    ++changed.max_links;
    add({.kind = SingleChangeKind::links,
         .side = ChangeSide::nominee,
         .links = changed.max_links,
         .size = ratio(1, changed.max_links)},
        among_others(given_.scorer.score(given_.nominee, changed)));
  }
  if (!has(Rule::school_full)) return;
  if (school.release_limit != absent_number) {
    school_link(school);
  } else {
    Policy changed = given_.policy;
    const int links = *changed.max_links_per_school + 1;
    if (links > most_links_per_school) return;
    changed.max_links_per_school = links;
    add({.kind = SingleChangeKind::links, .side = ChangeSide::policy, .links = links, .size = ratio(1, links)},
        anew(given_.request, changed));
  }
}

/// One more link of the school would let in its other colleagues as well.
void Finder::school_link(const SchoolRecord& school) {
  const int links = school.release_limit + 1;
  if (given_.rules.size() > 1 || school.current_links >= links) return;
  const Scorer& scorer = given_.scorer;
  const auto let_in = [&](NomineeIndex nominee) {
    const Parts parts = scorer.parts(nominee);
    return Scored{nominee, scorer.total(parts), parts};
  };
  const Scored own = let_in(given_.nominee);
  Rank rank = among_others({.removed_by = std::nullopt, .parts = own.parts, .total = own.total});
  if (!rank) return;
  for (const NomineeIndex colleague : directory_.nominees_at(record_.school)) {
    const bool comes_in = colleague != given_.nominee && scorer.rules(colleague) == given_.rules;
    if (comes_in && stands_before(let_in(colleague), own)) ++*rank;
  }
  if (*rank > given_.limit) return;
  add({.kind = SingleChangeKind::links, .side = ChangeSide::school, .links = links, .size = ratio(1, links)}, rank);
}

void Finder::facets() {
  std::size_t count = 0;
  for (const Need& need : given_.request.needs) count += need.aspects.size() + need.stages.size() + need.boards.size();
  for (std::size_t i = 0; i < given_.request.needs.size(); ++i) {
    for (const auto list : {&Need::aspects, &Need::stages, &Need::boards}) {
      for (std::size_t at = 0; at < (given_.request.needs[i].*list).size(); ++at) {
        Request changed = given_.request;
        std::vector<std::string>& facets = changed.needs[i].*list;
        const std::string dropped = facets[at];
        facets.erase(facets.begin() + static_cast<std::ptrdiff_t>(at));
        const SingleChange change{.kind = SingleChangeKind::facet,
                                  .side = ChangeSide::request,
                                  .need = reference(changed.needs[i].topic),
                                  .facet = reference(dropped),
                                  .size = ratio(1, static_cast<std::int64_t>(count))};
        if (add(change, anew(changed))) return;
      }
    }
  }
}

void Finder::required() {
  for (std::size_t i = 0; i < given_.request.needs.size(); ++i) {
    if (!given_.request.needs[i].required) continue;
    Request changed = given_.request;
    changed.needs[i].required = false;
    const SingleChange change{.kind = SingleChangeKind::required,
                              .side = ChangeSide::request,
                              .need = reference(changed.needs[i].topic),
                              .size = ratio(1, static_cast<std::int64_t>(changed.needs.size()))};
    if (add(change, anew(changed))) return;
  }
}

void Finder::least_score() {
  if (given_.rules != std::vector{Rule::below_min_score}) return;
  const Total own = given_.scorer.total(given_.scorer.parts(given_.nominee));
  Policy changed = given_.policy;
  changed.min_score = static_cast<Millionths>(own / one);
  add({.kind = SingleChangeKind::min_score,
       .side = ChangeSide::policy,
       .min_score = changed.min_score,
       .size = given_.policy.min_score - changed.min_score},
      anew(given_.request, changed));
}

void Finder::weights() {
  const bool may_help = given_.rules.empty() || given_.rules == std::vector{Rule::below_min_score};
  if (!may_help) return;
  const PartTable table = part_table(directory_, given_.request, given_.policy);
  const auto row = static_cast<std::size_t>(std::ranges::find(table.nominees, given_.nominee) - table.nominees.begin());
  std::optional<SingleChange> best;
  Policy policy = given_.policy;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto found = nearest_weight(table, column, row, given_.limit);
    if (!found) continue;
    const Millionths now = table.columns[column].weight;
    const Millionths size = found->weight > now ? found->weight - now : now - found->weight;
    if (best && best->size <= size) continue;
    best = {.kind = SingleChangeKind::weight,
            .side = ChangeSide::policy,
            .part = table.columns[column].part,
            .weight = found->weight,
            .size = size,
            .rank = found->rank};
    policy.weights = {found->weights[0], found->weights[1], found->weights[2], found->weights[3]};
  }
  if (best) add(*best, anew(given_.request, policy, false));
}

}  // namespace

std::vector<SingleChange> changes_onto_the_list(const OffTheList& nominee) { return Finder(nominee).all(); }

}  // namespace s2ss
