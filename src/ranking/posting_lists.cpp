#include "ranking/posting_lists.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/directory_state.hpp"

namespace s2ss {

namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
/// Others that are nearly as good as the best, half as good, and the rest are told apart.
constexpr std::array<double, 3> grades{0.8, 0.5, 0.0};

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

/// The best fit of an expertise in the topic, by the kind of its posting.
Kinds own_fits(const SubjectFit& fit, const SubjectFit::PreparedNeed& need, ConceptIndex topic) {
  Millionths open = one;
  Millionths restricted = one;
  for (const NeededFacet& facet : need.facets) {
    open = multiply(open, fit.facet_fit().factor(facet.facet, FacetOutcome::blank));
    restricted = multiply(restricted, fit.facet_fit().greatest_factor(facet.facet));
  }
  Kinds fits{};
  for (std::size_t kind = 0; kind < posting_kinds; ++kind) {
    // Most needs ask neither for a leader nor for a facet: then kinds are alike.
    if ((kind & 2) != 0 && !need.asks_for_leader) {
      fits[kind] = fits[kind & ~std::size_t{2}];
    } else if ((kind & 4) != 0 && need.facets.empty()) {
      fits[kind] = fits[kind & ~std::size_t{4}];
    } else {
      fits[kind] = fit.fit(need, topic, (kind & 4) != 0 ? restricted : open,
                           {.is_main = (kind & 1) != 0, .leads = (kind & 2) != 0});
    }
  }
  if (fit.max_main_topics() < static_cast<int>(posting::most_main_topics)) return fits;
  // Postings do not say how many more main topics there are: main ones may count as also.
  for (std::size_t kind = 1; kind < posting_kinds; kind += 2) fits[kind] = std::max(fits[kind], fits[kind - 1]);
  return fits;
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

double greatest(const Kinds& fits) noexcept { return *std::max_element(fits.begin(), fits.end()); }

float best_other(const NeedBounds& need) noexcept {
  return std::max({need.others[0].fit, need.others[1].fit, need.others[2].fit});
}

/// `fit` is `share` of the best that an expertise in any topic has.
void add_other(NeedBounds& need, ConceptIndex topic, float fit, double share) noexcept {
  if (fit <= 0) return;
  std::size_t grade = 0;
  while (share < grades[grade]) ++grade;
  need.others[grade].bits |= posting::topic_bit(topic);
  need.others[grade].fit = std::max(need.others[grade].fit, fit);
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
  // As above.
  for (std::size_t kind = 1; kind < fits.size(); kind += 2) fits[kind] = std::max(fits[kind], fits[kind - 1]);
  return fits;
}

}  // namespace

void PostingLists::make(const Scorer::State& request) {
  lists_.clear();
  needs_.clear();
  need_count_ = request.subject_fit.needs().size();
  describe(request);
  describe_facets(request);
  need_count_ == 1 ? add_for_one_need(request) : add_for_several_needs(request);
}

void PostingLists::describe(const Scorer::State& request) {
  const DirectoryState& state = request.directory.state();
  const SchoolRecord& school = state.school_records[request.requesting.value];
  const Weights& weights = request.policy.weights;
  const Use& use = request.diversity.use();
  common_ = PostingBounds{};
  common_.is_nowhere = school.easting == absent_number;
  if (!common_.is_nowhere) {
    common_.easting = school.easting;
    common_.northing = school.northing;
  }
  common_.limit = common_.is_nowhere ? 1e-3F : std::max(static_cast<float>(request.proximity.widest_limit()), 1e-3F);
  common_.least_proximity = request.proximity.no_travel_needed() ? one : 0;
  common_.unknown_proximity = request.proximity.unknown();
  common_.modes = request.request_modes.bits();
  common_.remote_modes = (request.request_modes & Modes::remote()).bits();
  common_.max_main_topics =
      static_cast<std::uint32_t>(std::min<int>(request.subject_fit.max_main_topics(), posting::most_main_topics));
  common_.nominee_links =
      more_than_average(use.links_of_nominees, use.nominees - state.topic_index.most_nominees_at_a_school);
  common_.school_links = more_than_average(use.links_of_schools, use.schools);
  common_.proximity_weight = weights.proximity;
  common_.rest = static_cast<double>((Total{weights.availability} + weights.diversity) * one);
  common_.proximity = static_cast<float>(weights.proximity);
  common_.availability = static_cast<float>(weights.availability);
  common_.diversity = static_cast<float>(weights.diversity);
  common_.spread = static_cast<float>(weights.diversity * to_fraction(request.policy.diversity.spread));
  describe_sessions(request);
}

void PostingLists::describe_sessions(const Scorer::State& request) {
  const CommonSessions::Dates dates = request.availability.dates();
  std::uint32_t fewest = never;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i] == 0) continue;
    common_.week |= 1U << i;
    fewest = std::min<std::uint32_t>(fewest, dates[i]);
    common_.most_dates = std::max<std::uint32_t>(common_.most_dates, dates[i]);
  }
  const auto asked = static_cast<std::uint32_t>(request.sessions_asked);
  common_.sessions = fewest >= asked ? 1 : asked;
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

void PostingLists::add_for_one_need(const Scorer::State& request) {
  const SubjectFit& fit = request.subject_fit;
  const SubjectFit::PreparedNeed& need = fit.needs().front();
  const Millionths weight = request.policy.weights.subject_fit;
  for (const ConceptIndex topic : need.row->reached) {
    Kinds fits = own_fits(fit, need, topic);
    const double best = greatest(fits);
    if (best <= 0 || best < fit.minimum()) continue;
    PostingList& list = lists_.emplace_back();
    list.topic = topic;
    list.first_need = needs_.size();
    for (double& each : fits) each *= weight;
    list.best_of_block = best_within(fits);
    list.most = weight * best + common_.proximity_weight * one + common_.rest;
    needs_.push_back({.own = plain_fits(fit, need, topic, weight * 1e-6), .facets = facets_of_needs_.front()});
  }
}

void PostingLists::add_for_several_needs(const Scorer::State& request) {
  const SubjectFit& fit = request.subject_fit;
  reach(request);
  // From the last list to the first, so that each knows what the lists after it can add.
  needs_.resize(reached_.size() * need_count_);
  std::array<NeedBounds, most_needs> later{};
  std::array<double, most_needs> best{};
  for (std::size_t i = 0; i < need_count_; ++i) {
    later[i].facets = facets_of_needs_[i];
    best[i] = greatest(own_fits(fit, fit.needs()[i], fit.needs()[i].topic));
  }
  for (std::size_t at = reached_.size(); at-- > 0;) {
    const auto needs = std::span(needs_).subspan(at * need_count_, need_count_);
    for (std::size_t i = 0; i < need_count_; ++i) {
      const double weight = request.policy.weights.subject_fit * 1e-6 * to_fraction(fit.needs()[i].share);
      const ConceptIndex topic = reached_[at].topic;
      const double most_own = greatest(own_fits(fit, fit.needs()[i], topic));
      needs[i] = later[i];
      needs[i].own = plain_fits(fit, fit.needs()[i], topic, weight);
      needs[i].most_own = static_cast<float>(most_own * weight);
      add_other(later[i], topic, needs[i].most_own, most_own / best[i]);
    }
  }
  for (const Reached& reached : reached_) {
    if (!reached.is_searched) break;
    const std::size_t first = lists_.size() * need_count_;
    add(reached, std::span(needs_).subspan(first, need_count_));
    lists_.back().first_need = first;
  }
}

/// Every topic near some need; those to be searched in front, the most promising first.
void PostingLists::reach(const Scorer::State& request) {
  const SubjectFit& fit = request.subject_fit;
  const bool some_required =
      std::ranges::any_of(fit.needs(), [](const SubjectFit::PreparedNeed& need) { return need.required; });
  // Whoever is proposed meets each required need: of one such need the lists are enough, best the one with the fewest.
  const SubjectFit::PreparedNeed* required = nullptr;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  const auto& first_block = request.directory.state().topic_index.first_block;
  for (const SubjectFit::PreparedNeed& need : fit.needs()) {
    if (some_required && !need.required) continue;
    std::size_t blocks = 0;
    for (const ConceptIndex topic : need.row->reached) {
      blocks += first_block[topic.value + 1] - first_block[topic.value];
    }
    if (some_required && blocks < fewest) {
      required = &need;
      fewest = blocks;
    }
  }
  reached_.clear();
  for (const ConceptIndex topic : fit.reached_topics()) {
    Reached& reached = reached_.emplace_back();
    reached.topic = topic;
    for (const SubjectFit::PreparedNeed& need : fit.needs()) {
      const double best = greatest(own_fits(fit, need, topic));
      const bool counts = best > 0 && best >= fit.minimum();
      if (counts && (required == nullptr || required == &need)) reached.is_searched = true;
      reached.promise += need.share * best;
    }
  }
  std::ranges::sort(reached_, [](const Reached& left, const Reached& right) {
    if (left.is_searched != right.is_searched) return left.is_searched;
    return left.promise != right.promise ? left.promise > right.promise : left.topic < right.topic;
  });
}

void PostingLists::add(const Reached& reached, std::span<const NeedBounds> needs) {
  PostingList& list = lists_.emplace_back();
  list.topic = reached.topic;
  double sum = bound_slack;
  // A block may hold someone with another expertise in the topic, which may be of any kind.
  for (const NeedBounds& need : needs) sum += std::max(need.most_own, best_other(need));
  list.best_of_block.fill(std::ceil(sum * one));
  list.most = list.best_of_block.front() + common_.proximity_weight * one + common_.rest;
}

}  // namespace s2ss
