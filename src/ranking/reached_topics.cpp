#include "ranking/reached_topics.hpp"

#include <algorithm>
#include <numeric>

namespace s2ss {

namespace {

/// Topics that are nearly as good as the best, half as good, and the rest are told apart.
constexpr std::array<float, 3> grade_shares{0.8F, 0.5F, 0.0F};

}  // namespace

std::array<double, posting_kinds> best_fits(const SubjectFit& fit, const SubjectFit::PreparedNeed& need,
                                            ConceptIndex topic) {
  std::array<double, posting_kinds> fits{};
  if (need.row->similarity[topic.value] == 0) return fits;
  Millionths open = one;
  Millionths restricted = one;
  for (const NeededFacet& facet : need.facets) {
    open = multiply(open, fit.facet_fit().factor(facet.facet, FacetOutcome::blank));
    restricted = multiply(restricted, fit.facet_fit().greatest_factor(facet.facet));
  }
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

void ReachedTopics::make(const Scorer::State& request) {
  const SubjectFit& fit = request.subject_fit;
  needs_ = fit.needs().size();
  weights_.clear();
  for (const SubjectFit::PreparedNeed& need : fit.needs()) {
    weights_.push_back(request.policy.weights.subject_fit * 1e-6 * to_fraction(need.share));
  }
  topics_ = fit.reached_topics();
  fits_.resize(topics_.size() * needs_);
  most_.assign(topics_.size() * needs_, 0);
  needs_of_.assign(topics_.size(), 0);
  met_by_.assign(topics_.size(), 0);
  for (std::size_t topic = 0; topic < topics_.size(); ++topic) {
    for (std::size_t i = 0; i < needs_; ++i) {
      const SubjectFit::PreparedNeed& need = fit.needs()[i];
      Kinds& fits = fits_[topic * needs_ + i];
      fits.fill(0);
      if (need.row->similarity[topics_[topic].value] == 0) continue;
      const std::array<double, posting_kinds> best = best_fits(fit, need, topics_[topic]);
      const double most = *std::max_element(best.begin(), best.end());
      for (std::size_t kind = 0; kind < posting_kinds; ++kind)
        fits[kind] = static_cast<float>(best[kind] * weights_[i]);
      most_[topic * needs_ + i] = *std::max_element(fits.begin(), fits.end());
      needs_of_[topic] |= std::uint32_t{1} << i;
      if (most > 0 && most >= fit.minimum()) met_by_[topic] |= std::uint32_t{1} << i;
    }
  }
  // The postings of one need's topics tell all that their nominees come to: nothing else is asked of these topics.
  if (needs_ == 1) return;
  sort();
  most_from_ = most_;
  for (std::size_t at = most_from_.size(); at-- > needs_;) {
    most_from_[at - needs_] = std::max(most_from_[at - needs_], most_from_[at]);
  }
  grades_.assign(needs_, {});
  for (std::size_t topic = 0; topic < topics_.size(); ++topic) add_to_grades(topic);
}

void ReachedTopics::sort() {
  std::vector<std::size_t> order(topics_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto promise = [&](std::size_t topic) {
    return std::accumulate(most_.begin() + static_cast<std::ptrdiff_t>(topic * needs_),
                           most_.begin() + static_cast<std::ptrdiff_t>((topic + 1) * needs_), 0.0F);
  };
  std::vector<float> promises(topics_.size());
  for (std::size_t topic = 0; topic < topics_.size(); ++topic) promises[topic] = promise(topic);
  std::ranges::stable_sort(order,
                           [&](std::size_t left, std::size_t right) { return promises[left] > promises[right]; });
  const auto reorder = [&](auto& values, std::size_t each) {
    auto sorted = values;
    for (std::size_t to = 0; to < order.size(); ++to) {
      for (std::size_t i = 0; i < each; ++i) sorted[to * each + i] = values[order[to] * each + i];
    }
    values = std::move(sorted);
  };
  reorder(topics_, 1);
  reorder(fits_, needs_);
  reorder(most_, needs_);
  reorder(needs_of_, 1);
  reorder(met_by_, 1);
}

void ReachedTopics::add_to_grades(std::size_t topic) {
  for (std::size_t need = 0; need < needs_; ++need) {
    const float fit = most(topic, need);
    if (fit <= 0) continue;
    std::size_t grade = 0;
    while (fit < grade_shares[grade] * most_from(0, need)) ++grade;
    grades_[need][grade].bits |= topic_bit(topics_[topic]);
    grades_[need][grade].fit = std::max(grades_[need][grade].fit, fit);
  }
}

}  // namespace s2ss
