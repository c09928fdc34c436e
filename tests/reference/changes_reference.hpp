#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/stability_reference.hpp"
#include "reference/world.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/rule.hpp"
#include "s2ss/single_change.hpp"

namespace s2ss::reference {

/// Everything a decision rests on.
struct Whole {
  World world;
  Request request;
  Policy policy;
};

/// The slow twin of the smallest changes: every change docs/scores.md names is made to the rows, the request or the
/// policy, a new directory is built, and it is ranked.
class ChangesReference {
 public:
  ChangesReference(Whole whole, std::string nominee, std::size_t limit)
      : whole_(std::move(whole)), nominee_(std::move(nominee)), limit_(limit) {}

  /// `rules` are those that remove the nominee now.
  std::vector<SingleChange> all(const std::vector<Rule>& rules) {
    for (const Rule rule : {Rule::same_school, Rule::not_listed, Rule::review_overdue, Rule::school_closed,
                            Rule::avoided, Rule::same_trust, Rule::recently_linked, Rule::conflict}) {
      if (std::ranges::find(rules, rule) != rules.end()) return {};
    }
    const auto has = [&](Rule rule) { return std::ranges::find(rules, rule) != rules.end(); };
    slots();
    modes();
    distances();
    if (has(Rule::nominee_full)) nominee_links();
    if (has(Rule::school_full)) school_links();
    facets();
    required();
    if (rules == std::vector{Rule::below_min_score}) least_score();
    if (rules.empty() || rules == std::vector{Rule::below_min_score}) weight();
    std::ranges::sort(found_, [](const SingleChange& left, const SingleChange& right) {
      return std::tie(left.size, left.kind, left.side) < std::tie(right.size, right.kind, right.side);
    });
    return found_;
  }

  /// The rank, from 1, in the shortlist of everybody; nothing for whom a rule removes.
  static std::optional<std::size_t> rank_in(const Whole& whole, const std::string& nominee) {
    const Shortlist all = rank(build(whole.world), whole.request, whole.policy, {.limit = 1'000'000});
    for (std::size_t i = 0; i < all.candidates.size(); ++i) {
      if (all.candidates[i].nominee == nominee) return i + 1;
    }
    return std::nullopt;
  }

 private:
  Nominee& nominee(Whole& whole) { return *std::ranges::find(whole.world.nominees, nominee_, &Nominee::id); }

  /// Makes the change; keeps it when it is enough.
  template <typename Make>
  bool attempt(SingleChange change, const Make& make) {
    Whole changed = whole_;
    make(changed);
    const auto place = rank_in(changed, nominee_);
    if (!place || *place > limit_) return false;
    change.rank = *place;
    found_.push_back(change);
    return true;
  }

  void slots() {
    const Slots theirs = nominee(whole_).slots, ours = whole_.request.slots;
    for (const ChangeSide side : {ChangeSide::nominee, ChangeSide::request}) {
      for (int bit = 0; bit < Slots::count; ++bit) {
        const Slots slot = Slots::from_bits(1u << bit);
        const bool asks = !(slot & ours).empty(), offers = !(slot & theirs).empty();
        if (side == ChangeSide::nominee ? (!asks || offers) : (!offers || asks)) continue;
        const bool enough =
            attempt({.kind = SingleChangeKind::slot, .side = side, .slot = to_items(slot)[0], .size = 33'333},
                    [&](Whole& whole) {
                      Slots& slots = side == ChangeSide::nominee ? nominee(whole).slots : whole.request.slots;
                      slots = slots | slot;
                    });
        if (enough) break;
      }
    }
  }

  void modes() {
    for (const ChangeSide side : {ChangeSide::nominee, ChangeSide::request}) {
      for (const Mode mode : {Mode::visit, Mode::host, Mode::online, Mode::phone, Mode::resources}) {
        const bool asks = whole_.request.modes.contains(mode), offers = nominee(whole_).modes.contains(mode);
        if (side == ChangeSide::nominee ? (!asks || offers) : (!offers || asks)) continue;
        const bool enough =
            attempt({.kind = SingleChangeKind::mode, .side = side, .mode = mode, .size = 200'000}, [&](Whole& whole) {
              (side == ChangeSide::nominee ? nominee(whole).modes : whole.request.modes).insert(mode);
            });
        if (enough) break;
      }
    }
  }

  void distances() {
    constexpr int none = std::numeric_limits<int>::max();
    const int theirs = nominee(whole_).max_distance.value_or(none);
    const int ours = whole_.request.max_distance.value_or(none);
    const int policys = whole_.policy.max_distance;
    const auto widen = [&](ChangeSide side, int now, int most, const auto& set) {
      if (now >= most) return;
      int limit = now;
      for (int step = 0; step < 100 && limit < most; ++step) {
        limit = std::min((limit / 1'000 + 1) * 1'000, most);
        const SingleChange change{
            .kind = SingleChangeKind::distance, .side = side, .distance = limit, .size = ratio(limit - now, limit)};
        if (attempt(change, [&](Whole& whole) { set(whole, limit); })) return;
      }
    };
    widen(ChangeSide::nominee, theirs, std::min(ours, policys),
          [&](Whole& whole, int limit) { nominee(whole).max_distance = limit; });
    widen(ChangeSide::request, ours, std::min(theirs, policys),
          [&](Whole& whole, int limit) { whole.request.max_distance = limit; });
    widen(ChangeSide::policy, policys, std::min({theirs, ours, 10'000'000}),
          [&](Whole& whole, int limit) { whole.policy.max_distance = limit; });
  }

  void nominee_links() {
    const int links = nominee(whole_).max_links + 1;
    attempt({.kind = SingleChangeKind::links, .side = ChangeSide::nominee, .links = links, .size = ratio(1, links)},
            [&](Whole& whole) { nominee(whole).max_links = links; });
  }

  void school_links() {
    const std::string urn = nominee(whole_).school;
    const std::optional<int> limit = school_of(whole_.world, urn).release_limit;
    const int links = limit ? *limit + 1 : *whole_.policy.max_links_per_school + 1;
    attempt({.kind = SingleChangeKind::links,
             .side = limit ? ChangeSide::school : ChangeSide::policy,
             .links = links,
             .size = ratio(1, links)},
            [&](Whole& whole) {
              if (!limit) whole.policy.max_links_per_school = links;
              for (School& school : whole.world.schools) {
                if (limit && school.urn == urn) school.release_limit = links;
              }
            });
  }

  [[nodiscard]] ConceptReference reference(const std::string& id) const {
    const Taxonomy& taxonomy = whole_.world.taxonomy;
    return {id, taxonomy.at(*taxonomy.find(id)).pref_label};
  }

  void facets() {
    std::size_t count = 0;
    for (const Need& need : whole_.request.needs)
      count += need.aspects.size() + need.stages.size() + need.boards.size();
    for (std::size_t i = 0; i < whole_.request.needs.size(); ++i) {
      for (const auto list : {&Need::aspects, &Need::stages, &Need::boards}) {
        for (std::size_t at = 0; at < (whole_.request.needs[i].*list).size(); ++at) {
          const SingleChange change{.kind = SingleChangeKind::facet,
                                    .side = ChangeSide::request,
                                    .need = reference(whole_.request.needs[i].topic),
                                    .facet = reference((whole_.request.needs[i].*list)[at]),
                                    .size = ratio(1, static_cast<std::int64_t>(count))};
          const bool enough = attempt(change, [&](Whole& whole) {
            auto& facets = whole.request.needs[i].*list;
            facets.erase(facets.begin() + static_cast<std::ptrdiff_t>(at));
          });
          if (enough) return;
        }
      }
    }
  }

  void required() {
    const std::size_t count = whole_.request.needs.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!whole_.request.needs[i].required) continue;
      const SingleChange change{.kind = SingleChangeKind::required,
                                .side = ChangeSide::request,
                                .need = reference(whole_.request.needs[i].topic),
                                .size = ratio(1, static_cast<std::int64_t>(count))};
      if (attempt(change, [&](Whole& whole) { whole.request.needs[i].required = false; })) return;
    }
  }

  /// The parts of everybody no other rule removes, in order.
  [[nodiscard]] Shortlist without_least() const {
    Policy policy = whole_.policy;
    policy.min_score = 0;
    return rank(build(whole_.world), whole_.request, policy, {.limit = 1'000'000});
  }

  void least_score() {
    Total own = 0;
    for (const Candidate& each : without_least().candidates) {
      if (each.nominee == nominee_) own = each.total;
    }
    const auto least = static_cast<Millionths>(own / one);
    attempt({.kind = SingleChangeKind::min_score,
             .side = ChangeSide::policy,
             .min_score = least,
             .size = whole_.policy.min_score - least},
            [&](Whole& whole) { whole.policy.min_score = least; });
  }

  /// Millionth by millionth outwards; the larger of two as near, the earlier part of two as small.
  void weight() {
    const Shortlist everybody = without_least();
    std::optional<SingleChange> best;
    for (std::size_t part = 0; part < 4; ++part) {
      const Millionths now = four(whole_.policy.weights)[part];
      if (now == one) continue;
      const MovedWeights exact(everybody, whole_.policy.min_score);
      std::size_t tries_up = 0, tries_down = 0;
      for (Millionths distance = 1; distance <= one && (!best || distance < best->size); ++distance) {
        bool done = false;
        for (const int step : {1, -1}) {
          const Millionths weight = now + step * distance;
          std::size_t& tries = step > 0 ? tries_up : tries_down;
          if (weight < 0 || weight > one || tries == 1'000 || !exact.has_within(nominee_, limit_, part, weight))
            continue;
          ++tries;
          Whole changed = whole_;
          changed.policy.weights = with_weight(whole_.policy.weights, static_cast<Part>(part), weight);
          const auto place = exact.place_under(nominee_, four(changed.policy.weights));
          if (!place || *place > limit_) continue;
          best = {.kind = SingleChangeKind::weight,
                  .side = ChangeSide::policy,
                  .part = std::string(enumerator_words<Part>[part]),
                  .weight = weight,
                  .size = distance,
                  .rank = rank_in(changed, nominee_).value_or(0)};
          done = true;
          break;
        }
        if (done) break;
      }
    }
    if (best) found_.push_back(*best);
  }

  Whole whole_;
  std::string nominee_;
  std::size_t limit_;
  std::vector<SingleChange> found_;
};

}  // namespace s2ss::reference
