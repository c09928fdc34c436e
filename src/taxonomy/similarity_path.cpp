#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>

#include "s2ss/similarity.hpp"

namespace s2ss {
namespace {

/// The end of a path: where it came to, by which step, and the path it prolongs.
struct PathEnd {
  PathStep last;
  Millionths value = one;
  std::size_t before = 0;
  bool at_need = false;
};

std::vector<PathStep> best_path(const Taxonomy& taxonomy, ConceptIndex need, ConceptIndex expertise, Millionths value,
                                const SimilarityFactors& factors);
std::vector<PathEnd> next_steps(const Taxonomy& taxonomy, const PathEnd& from, const SimilarityFactors& factors);
std::vector<PathStep> path_to(const PathEnd& end, const std::vector<PathEnd>& ends);

}  // namespace

Similarity similarity(const Taxonomy& taxonomy, ConceptIndex need, ConceptIndex expertise,
                      const SimilarityFactors& factors) {
  const Millionths value = similarities(taxonomy, need, factors)[expertise.value];
  if (value == 0 || need == expertise) return {value, {}};
  return {value, best_path(taxonomy, need, expertise, value, factors)};
}

namespace {

// Goes through the paths by length and, within a length, in the order of their concepts, so the first to arrive with
// the best value is the one to show. Of the paths that have come to the same concept, in the same direction and with
// the same value, only the first can be part of it. What has fallen below the best value can't be.
std::vector<PathStep> best_path(const Taxonomy& taxonomy, ConceptIndex need, ConceptIndex expertise, Millionths value,
                                const SimilarityFactors& factors) {
  std::vector<PathEnd> ends{{.last = {.to = need}, .at_need = true}};
  for (std::size_t layer = 0; layer < ends.size();) {
    const std::size_t layer_end = ends.size();
    std::set<std::tuple<ConceptIndex, bool, Millionths>> seen;
    for (; layer < layer_end; ++layer) {
      for (PathEnd next : next_steps(taxonomy, ends[layer], factors)) {
        next.before = layer;
        if (next.last.to == expertise && next.value == value) return path_to(next, ends);
        const bool climbing = next.last.step == Step::broader;
        if (next.value >= value && seen.emplace(next.last.to, climbing, next.value).second) {
          ends.push_back(next);
        }
      }
    }
  }
  assert(false && "a positive similarity has a path");
  return {};
}

std::vector<PathEnd> next_steps(const Taxonomy& taxonomy, const PathEnd& from, const SimilarityFactors& factors) {
  const ConceptIndex at = from.last.to;
  const bool climbing = !from.at_need && from.last.step == Step::broader;
  std::vector<PathEnd> next;
  const auto take = [&next](Step step, std::span<const ConceptIndex> targets, Millionths value) {
    for (const auto to : targets) next.push_back({.last = {step, to}, .value = value});
  };
  if (from.at_need || climbing) {
    take(Step::broader, taxonomy.broader(at), multiply(from.value, factors.broader));
  }
  if (from.at_need) take(Step::related, taxonomy.related(at), factors.related);
  if (from.at_need || !taxonomy.is_top(at)) {
    const Millionths turned = climbing ? multiply(from.value, factors.turn) : from.value;
    take(Step::narrower, taxonomy.narrower(at), multiply(turned, factors.narrower));
  }
  std::ranges::sort(next, {}, [](const PathEnd& end) { return end.last.to; });
  return next;
}

std::vector<PathStep> path_to(const PathEnd& end, const std::vector<PathEnd>& ends) {
  std::vector<PathStep> path;
  for (const PathEnd* at = &end; !at->at_need; at = &ends[at->before]) path.push_back(at->last);
  std::ranges::reverse(path);
  return path;
}

}  // namespace
}  // namespace s2ss
