#include "ranking/posting_lists.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
using Kinds = std::array<double, posting_kinds>;

/// The links from which on a share of the programme's is above the average.
std::uint32_t more_than_average(std::int64_t links, std::int64_t givers) noexcept {
  if (givers <= 0) return never;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(links / givers + 1, never));
}

/// What a facet keeps, by the bits of a posting's facets. Bits may be shared: who has that of a concept which meets
/// what is asked may have another one.
FacetBounds facet_bounds(const FacetFit& fit, const NeededFacet& needed) {
  const auto factor = [&](FacetOutcome outcome) { return fit.factor(needed.facet, outcome); };
  const FacetOutcomes::Bits bits = fit.bits(needed);
  FacetBounds bounds{.all = FacetBits::all(needed.facet), .met = bits.met, .adjacent = bits.adjacent};
  bounds.blank_factor = factor(FacetOutcome::blank);
  bounds.other_factor = factor(FacetOutcome::other);
  bounds.adjacent_factor = std::max(factor(FacetOutcome::adjacent), bounds.other_factor);
  bounds.met_factor = std::max(factor(FacetOutcome::met), bounds.adjacent_factor);
  return bounds;
}

constexpr bool promises_less(const PostingList& left, const PostingList& right) noexcept {
  return std::pair(left.promise, right.topic) < std::pair(right.promise, left.topic);
}

double greatest(const Kinds& fits) noexcept { return *std::max_element(fits.begin(), fits.end()); }

std::uint32_t required_needs(const Scorer::State& request) noexcept {
  std::uint32_t required = 0;
  const auto needs = request.subject_fit.needs();
  for (std::size_t i = 0; i < needs.size(); ++i) required |= needs[i].required ? std::uint32_t{1} << i : 0;
  return required;
}

/// Whoever is proposed meets each required need: of one such need the lists are enough, best the one with the fewest
/// blocks. Without one all needs' lists are wanted.
std::uint32_t needs_searched(const Scorer::State& request, std::uint32_t required) {
  std::uint32_t searched = ~std::uint32_t{0};
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  const auto& first_block = request.directory.state().topic_index.first_block;
  const auto needs = request.subject_fit.needs();
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if ((required >> i & 1) == 0) continue;
    std::size_t blocks = 0;
    for (const ConceptIndex topic : needs[i].row->reached) {
      blocks += first_block[topic.value + 1] - first_block[topic.value];
    }
    if (blocks >= fewest) continue;
    searched = std::uint32_t{1} << i;
    fewest = blocks;
  }
  return searched;
}

/// Of the lists of a topic those of either index count.
template <typename Has>
bool some_index(const DirectoryState& state, const Has& has) {
  return has(state.topic_index) || (state.unlisted_index != nullptr && has(*state.unlisted_index));
}

/// A block has a kind when some posting has each of its marks: what it can have at most is the best of those kinds
/// whose marks are among them.
Kinds best_within(Kinds fits) noexcept {
  for (const std::size_t mark : {1U, 2U, 4U}) {
    for (std::size_t kind = 0; kind < posting_kinds; ++kind) {
      if ((kind & mark) != 0) fits[kind] = std::max(fits[kind], fits[kind & ~mark]);
    }
  }
  return fits;
}

/// The fit of an expertise in the topic, its facets left out, by strength and role; each times `weight`.
std::array<float, 4> plain_fits(const SubjectFit& fit, const SubjectFit::PreparedNeed& need, ConceptIndex topic,
                                double weight) {
  std::array<float, 4> fits{};
  for (std::size_t kind = 0; kind < fits.size(); ++kind) {
    const Millionths plain = fit.fit(need, topic, one, {.is_main = (kind & 1) != 0, .leads = (kind & 2) != 0});
    fits[kind] = static_cast<float>(plain * weight);
  }
  if (fit.max_main_topics() < static_cast<int>(posting::most_main_topics)) return fits;
  // Postings do not say how many more main topics there are: main ones may count as also.
  for (std::size_t kind = 1; kind < fits.size(); kind += 2) fits[kind] = std::max(fits[kind], fits[kind - 1]);
  return fits;
}

}  // namespace

void PostingLists::make(const Scorer::State& request) {
  lists_.clear();
  request_ = &request;
  need_count_ = request.subject_fit.needs().size();
  weight_ = request.policy.weights.subject_fit;
  describe(request);
  describe_facets(request);
  reached_.make(request);
  most_of_others_.clear();
  if (need_count_ > 2 && !reached_.topics().empty()) {
    for (std::size_t need = 0; need < need_count_; ++need) most_of_others_.push_back(reached_.most_from(0, need));
    std::ranges::sort(most_of_others_, std::greater<>{});
    most_of_others_.resize(need_count_ - 2);
  }
  less_.clear();
  add_lists(request);
}

std::optional<PostingList> PostingLists::next(double least) {
  while (!lists_.empty() || refill(least)) {
    std::ranges::pop_heap(lists_, promises_less);
    const PostingList list = lists_.back();
    lists_.pop_back();
    if (list.most >= least) return list;
  }
  return std::nullopt;
}

/// Puts the better ones of the others in order: most are never wanted.
bool PostingLists::refill(double least) {
  std::erase_if(less_, [&](const PostingList& list) { return list.most < least; });
  if (less_.empty()) return false;
  const double best = std::ranges::max(less_, {}, &PostingList::promise).promise;
  const auto better =
      std::partition(less_.begin(), less_.end(), [&](const PostingList& list) { return list.promise < best * 0.75; });
  lists_.assign(better, less_.end());
  less_.erase(better, less_.end());
  std::ranges::make_heap(lists_, promises_less);
  return true;
}

void PostingLists::describe(const Scorer::State& request) {
  const DirectoryState& state = request.directory.state();
  const SchoolRecord& school = state.school_records[request.requesting.value];
  const Weights& weights = request.policy.weights;
  const Use& use = request.diversity.use();
  bounds_ = PostingBounds{};
  bounds_.is_nowhere = school.easting == absent_number;
  if (!bounds_.is_nowhere) {
    bounds_.easting = school.easting;
    bounds_.northing = school.northing;
  }
  bounds_.limit = bounds_.is_nowhere ? 1e-3F : std::max(static_cast<float>(request.proximity.widest_limit()), 1e-3F);
  bounds_.least_proximity = request.proximity.no_travel_needed() ? one : 0;
  bounds_.unknown_proximity = request.proximity.unknown();
  bounds_.modes = request.request_modes.bits();
  bounds_.remote_modes = (request.request_modes & Modes::remote()).bits();
  bounds_.max_main_topics =
      static_cast<std::uint32_t>(std::min<int>(request.subject_fit.max_main_topics(), posting::most_main_topics));
  bounds_.nominee_links =
      more_than_average(use.links_of_nominees, use.nominees - state.topic_index.most_nominees_at_a_school);
  bounds_.school_links = more_than_average(use.links_of_schools, use.schools);
  bounds_.proximity_weight = weights.proximity;
  bounds_.rest = static_cast<double>((Total{weights.availability} + weights.diversity) * one);
  bounds_.proximity = static_cast<float>(weights.proximity);
  bounds_.availability = static_cast<float>(weights.availability);
  bounds_.diversity = static_cast<float>(weights.diversity);
  bounds_.spread = static_cast<float>(weights.diversity * to_fraction(request.policy.diversity.spread));
  describe_sessions(request);
}

void PostingLists::describe_sessions(const Scorer::State& request) {
  const CommonSessions::Dates dates = request.availability.dates();
  std::uint32_t fewest = never;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i] == 0) continue;
    bounds_.week |= 1U << i;
    fewest = std::min<std::uint32_t>(fewest, dates[i]);
    bounds_.most_dates = std::max<std::uint32_t>(bounds_.most_dates, dates[i]);
  }
  const auto asked = static_cast<std::uint32_t>(request.sessions_asked);
  bounds_.sessions = fewest >= asked ? 1 : asked;
}

void PostingLists::describe_facets(const Scorer::State& request) {
  const SubjectFit& fit = request.subject_fit;
  facets_.clear();
  for (const SubjectFit::PreparedNeed& need : fit.needs()) {
    for (const NeededFacet& facet : need.facets) facets_.push_back(facet_bounds(fit.facet_fit(), facet));
  }
  facets_of_needs_.clear();
  std::size_t first = 0;
  for (const SubjectFit::PreparedNeed& need : fit.needs()) {
    facets_of_needs_.push_back(std::span(facets_).subspan(first, need.facets.size()));
    first += need.facets.size();
  }
}

void PostingLists::add_lists(const Scorer::State& request) {
  const DirectoryState& state = request.directory.state();
  const SubjectFit& fit = request.subject_fit;
  const auto topics = static_cast<std::uint32_t>(reached_.topics().size());
  if (need_count_ == 1) {
    for (std::uint32_t at = 0; at < topics; ++at) {
      if (reached_.met_by(at) == 0) continue;
      const double best = greatest(best_fits(fit, fit.needs().front(), topic(at)));
      add({.kind = PostingList::Kind::topic, .topic = at}, weight_ * best, weight_ * best);
    }
    return;
  }
  const std::uint32_t required = required_needs(request);
  const std::uint32_t searched = needs_searched(request, required);
  // What topics can do whose lists are not searched counts in all those that are.
  std::array<float, most_needs> elsewhere{};
  for (std::uint32_t at = 0; at < topics; ++at) {
    if ((reached_.met_by(at) & searched) != 0) continue;
    for (std::size_t need = 0; need < need_count_; ++need) {
      elsewhere[need] = std::max(elsewhere[need], reached_.most(at, need));
    }
  }
  for (std::uint32_t at = 0; at < topics; ++at) {
    const std::size_t value = topic(at).value;
    const std::uint32_t met = reached_.met_by(at);
    const bool are_narrow =
        some_index(state, [&](const TopicIndex& index) { return index.first_block[value] < index.first_wide[value]; });
    const bool are_wide = some_index(
        state, [&](const TopicIndex& index) { return index.first_wide[value] < index.first_block[value + 1]; });
    float own = 0;
    float any = 0;
    for (std::size_t need = 0; need < need_count_; ++need) {
      own += reached_.most(at, need);
      any += std::max(reached_.most_from(at, need), elsewhere[need]);
    }
    if (are_narrow && met != 0 && (met & required) == required) {
      add({.kind = PostingList::Kind::narrow, .topic = at}, as_total(own), as_total(own));
    }
    if (are_wide && (met & searched) != 0) {
      add({.kind = PostingList::Kind::wide, .topic = at}, as_total(own), as_total(any));
    }
  }
  add_pairs(state);
}

void PostingLists::add_pairs(const DirectoryState& state) {
  const auto topics = static_cast<std::uint32_t>(reached_.topics().size());
  for (std::uint32_t first = 0; first < topics; ++first) {
    for (std::uint32_t second = first + 1; second < topics; ++second) {
      // Who offers both for one need alone has as much in the list of one of them.
      const std::uint32_t needs = reached_.needs_of(first) | reached_.needs_of(second);
      if ((needs & (needs - 1)) == 0) continue;
      const ConceptIndex lower = std::min(topic(first), topic(second));
      const ConceptIndex higher = std::max(topic(first), topic(second));
      if (!some_index(state, [&](const TopicIndex& index) { return index.pairs.may_hold(lower, higher); })) continue;
      float both = 0;
      float any = 0;
      for (std::size_t need = 0; need < need_count_; ++need) {
        const float own = std::max(reached_.most(first, need), reached_.most(second, need));
        both += own;
        any += std::max(own, reached_.most_from(0, need));
      }
      add({.kind = PostingList::Kind::pair, .topic = first, .other = second}, as_total(both),
          as_total(std::min(any, most_with_others(both))));
    }
  }
}

void PostingLists::add(PostingList list, double promise, double fit) {
  list.promise = promise;
  list.fit = fit;
  list.most = fit + bounds_.proximity_weight * one + bounds_.rest;
  less_.push_back(list);
}

const PostingBounds& PostingLists::bounds(const PostingList& list) {
  const SubjectFit& fit = request_->subject_fit;
  needs_.clear();
  bounds_.fit = 0;
  bounds_.fit_of_pair = nullptr;
  if (list.kind == PostingList::Kind::pair) {
    set_fit_of_pair(list);
    bounds_.fit_of_pair = fit_of_pair_.data();
    bounds_.best_of_block.fill(0);
  } else if (list.kind == PostingList::Kind::wide) {
    bounds_.fit = static_cast<float>(list.fit * 1e-6);
    bounds_.best_of_block.fill(list.fit);
  } else {
    Kinds fits{};
    for (std::size_t i = 0; i < need_count_; ++i) {
      if ((reached_.needs_of(list.topic) >> i & 1) == 0) continue;
      const SubjectFit::PreparedNeed& need = fit.needs()[i];
      const double weight = weight_ * 1e-6 * to_fraction(need.share);
      needs_.push_back(
          {.own = plain_fits(fit, need, topic(list.topic), weight), .facets = facets_of_needs_[i], .need = i});
      for (std::size_t kind = 0; kind < posting_kinds; ++kind) fits[kind] += reached_.fits(list.topic, i)[kind];
    }
    for (double& each : fits) each = as_total(static_cast<float>(each));
    if (need_count_ == 1) {
      fits = best_fits(fit, fit.needs().front(), topic(list.topic));
      for (double& each : fits) each *= weight_;
    }
    bounds_.best_of_block = best_within(fits);
  }
  bounds_.needs = needs_;
  return bounds_;
}

void PostingLists::set_fit_of_pair(const PostingList& list) {
  using namespace pair_posting;
  const bool is_lower_first = topic(list.topic) < topic(list.other);
  const std::uint32_t lower = is_lower_first ? list.topic : list.other;
  const std::uint32_t higher = is_lower_first ? list.other : list.topic;
  const bool may_count_less = bounds_.max_main_topics >= pair_posting::most_main_topics;
  const auto fit = [&](std::uint32_t at, std::size_t need, bool is_main, bool leads_others, bool restricted) {
    const ReachedTopics::Kinds& fits = reached_.fits(at, need);
    const std::size_t kind = (leads_others ? 2U : 0U) | (restricted ? 4U : 0U);
    const float as_also = fits[kind];
    if (!is_main) return as_also;
    // The greatest number of main topics that a posting can tell may stand for more.
    return may_count_less ? std::max(as_also, fits[kind | 1]) : fits[kind | 1];
  };
  for (std::uint32_t kind = 0; kind < kinds; ++kind) {
    const bool leads_others = (kind & leads) != 0;
    float both = 0;
    float any = 0;
    for (std::size_t need = 0; need < need_count_; ++need) {
      const float of_lower =
          fit(lower, need, (kind & lower_is_main) != 0, leads_others, (kind & lower_is_restricted) != 0);
      const float of_higher =
          fit(higher, need, (kind & higher_is_main) != 0, leads_others, (kind & higher_is_restricted) != 0);
      both += std::max(of_lower, of_higher);
      any += std::max({of_lower, of_higher, reached_.most_from(0, need)});
    }
    // Any two of a nominee's topics do no more than these two: of three all do half as much again, of four twice as
    // much.
    const float most = std::min(any, most_with_others(both));
    fit_of_pair_[kind] = both;
    fit_of_pair_[kind | has_odd_topics_of_kind] = std::min(most, both * 1.5F);
    fit_of_pair_[kind | has_four_topics_of_kind] = std::min(most, both * 2);
    fit_of_pair_[kind | has_odd_topics_of_kind | has_four_topics_of_kind] = most;
  }
}

}  // namespace s2ss
