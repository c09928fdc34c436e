#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "reference/effort.hpp"
#include "reference/random_policy.hpp"
#include "reference/random_request.hpp"
#include "reference/random_world.hpp"
#include "reference/small_world.hpp"

namespace s2ss::reference {
namespace {

/// A random world that asks one random request, and one nominee of it.
struct Scene {
  explicit Scene(std::uint64_t seed) : random(seed) {
    world = random_world(random, random_scheme(random), random.between(2, 12));
    request = random_request(random, world);
    policy = random_policy(random);
    nominee = random.below(world.nominees.size());
  }

  [[nodiscard]] std::string urn_of_nominee() const { return todays_urn(world, world.nominees[nominee].school); }
  [[nodiscard]] std::string asking_urn() const { return todays_urn(world, request.school); }

  [[nodiscard]] Parts parts() const { return parts_of(world.nominees[nominee].id); }
  [[nodiscard]] Parts parts_of(const std::string& id) const {
    const Directory directory = build(world);
    return Scorer(directory, request, policy).parts(directory.find_nominee(id).value());
  }
  School& school(const std::string& urn) {
    return *std::find_if(world.schools.begin(), world.schools.end(), [&](const School& s) { return s.urn == urn; });
  }

  Random random;
  World world;
  Request request;
  Policy policy;
  std::size_t nominee = 0;
};

void for_many_scenes(const std::function<void(Scene&)>& check) {
  for (int seed = 0; seed < effort(2'000); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Scene scene(static_cast<std::uint64_t>(seed));
    check(scene);
    if (testing::Test::HasFailure()) return;
  }
}

/// How every concept of the default scheme fits one need: one nominee for each, nothing else in the way.
class DefaultScheme {
 public:
  DefaultScheme() : directory_(everyone()) {}

  [[nodiscard]] std::vector<Millionths> fits(ConceptIndex need) const {
    Request request = small_situation().request;
    request.needs = {small_need(taxonomy_.at(need).id)};
    const Scorer scorer(directory_, request);
    std::vector<Millionths> fits;
    for (const Concept& each : taxonomy_.concepts()) {
      fits.push_back(scorer.parts(directory_.find_nominee(each.id).value()).subject_fit);
    }
    return fits;
  }
  [[nodiscard]] const Taxonomy& taxonomy() const { return taxonomy_; }

 private:
  [[nodiscard]] Directory everyone() const {
    World world = small_situation().world;
    world.taxonomy = taxonomy_;
    world.nominees.clear();
    for (const Concept& each : taxonomy_.concepts()) {
      world.nominees.push_back(small_nominee(each.id, "100002", {small_expertise(each.id)}));
    }
    return build(world);
  }

  const Taxonomy& taxonomy_ = Taxonomy::default_scheme();
  Directory directory_;
};

bool contains(std::span<const ConceptIndex> list, ConceptIndex each) {
  return std::find(list.begin(), list.end(), each) != list.end();
}

enum class Kin { equal, narrower, broader, related, sibling, nothing };

/// The nearest of the one-step relations, and sibling for a shared parent that is no top concept.
Kin kin(const Taxonomy& taxonomy, ConceptIndex need, ConceptIndex other) {
  if (need == other) return Kin::equal;
  if (contains(taxonomy.narrower(need), other)) return Kin::narrower;
  if (contains(taxonomy.broader(need), other)) return Kin::broader;
  if (contains(taxonomy.related(need), other)) return Kin::related;
  for (const ConceptIndex parent : taxonomy.broader(need)) {
    if (!taxonomy.is_top(parent) && contains(taxonomy.narrower(parent), other)) return Kin::sibling;
  }
  return Kin::nothing;
}

TEST(SubjectFitProperty, PrefersEqualToNarrowerToBroaderToRelatedToSiblingToNothing) {
  const DefaultScheme scheme;
  const std::vector<Millionths> least{1'000'000, 850'000, 600'000, 500'000, 255'000, 0};
  std::vector<std::size_t> seen(6, 0);
  for (ConceptIndex need{0}; need.value < scheme.taxonomy().size(); ++need.value) {
    const std::vector<Millionths> fits = scheme.fits(need);
    for (ConceptIndex other{0}; other.value < fits.size(); ++other.value) {
      const auto degree = static_cast<std::size_t>(kin(scheme.taxonomy(), need, other));
      ++seen[degree];
      const Millionths fit = fits[other.value];
      ASSERT_GE(fit, least[degree]);
      // A second path may lift a concept above its kin's value, but never to the very topic or to a narrower one.
      ASSERT_LT(fit, degree == 0 ? 1'000'001 : degree == 1 ? 1'000'000 : 850'000);
    }
  }
  for (const std::size_t count : seen) EXPECT_GT(count, 0u);
}

TEST(SubjectFitProperty, FallsWithEveryFurtherStepDownOrUpTheScheme) {
  const DefaultScheme scheme;
  const Taxonomy& taxonomy = scheme.taxonomy();
  std::size_t chains = 0;
  for (ConceptIndex need{0}; need.value < taxonomy.size(); ++need.value) {
    const std::vector<Millionths> fits = scheme.fits(need);
    for (const ConceptIndex near : taxonomy.narrower(need)) {
      for (const ConceptIndex far : taxonomy.narrower(near)) {
        if (contains(taxonomy.narrower(need), far)) continue;
        ASSERT_LT(fits[far.value], fits[near.value]);
        ++chains;
      }
    }
    for (const ConceptIndex near : taxonomy.broader(need)) {
      for (const ConceptIndex far : taxonomy.broader(near)) {
        if (contains(taxonomy.broader(need), far)) continue;
        ASSERT_LT(fits[far.value], fits[near.value]);
        ++chains;
      }
    }
  }
  EXPECT_GT(chains, 0u);
}

TEST(AvailabilityProperty, NeverFallsWithMoreSlotsOnEitherSide) {
  for_many_scenes([](Scene& scene) {
    const Millionths before = scene.parts().availability;
    const Slots more = Slots::from_bits(static_cast<std::uint32_t>(scene.random.next()));
    Slots& slots = scene.random.chance(50) ? scene.request.slots : scene.world.nominees[scene.nominee].slots;
    slots = slots | more;
    EXPECT_GE(scene.parts().availability, before);
  });
}

TEST(AvailabilityProperty, NeverFallsWithALongerWindow) {
  for_many_scenes([](Scene& scene) {
    const Millionths before = scene.parts().availability;
    scene.request.from = scene.request.from - scene.random.between(0, 40);
    if (scene.request.to - scene.request.from < 3'000)
      scene.request.to = scene.request.to + scene.random.between(0, 40);
    if (scene.request.to - scene.request.from > 3'660) return;
    EXPECT_GE(scene.parts().availability, before);
  });
}

TEST(AvailabilityProperty, NeverFallsWithFewerDaysAwayOrFewerSessionsAsked) {
  for_many_scenes([](Scene& scene) {
    scene.world.nominees[scene.nominee].away.push_back({scene.request.from + 1, scene.request.from + 12});
    const Millionths before = scene.parts().availability;
    if (scene.random.chance(50)) {
      scene.world.nominees[scene.nominee].away.clear();
    } else {
      scene.request.sessions = scene.random.between(1, scene.request.sessions);
    }
    EXPECT_GE(scene.parts().availability, before);
  });
}

TEST(DiversityProperty, NeverRisesWithAPastLinkBetweenTheTwoSchools) {
  for_many_scenes([](Scene& scene) {
    const std::string supporting = scene.urn_of_nominee();
    const std::string asking = scene.asking_urn();
    if (supporting == asking) return;
    const Millionths before = scene.parts().diversity;
    Link link = small_link("", supporting, asking, scene.world.as_of - scene.random.between(-10, 2'000),
                           static_cast<LinkState>(scene.random.below(6)));
    if (scene.random.chance(60)) link.nominee = scene.world.nominees[scene.nominee].id;
    if (scene.random.chance(30)) {
      std::swap(link.supporting_school, link.requesting_school);
      link.nominee.clear();
    }
    scene.world.links.push_back(link);
    EXPECT_LE(scene.parts().diversity, before);
  });
}

TEST(ProximityProperty, NeverFallsWhenTheSupportingSchoolIsNearer) {
  for_many_scenes([](Scene& scene) {
    const std::string asking = scene.asking_urn();
    const std::string supporting = scene.urn_of_nominee();
    if (supporting == asking) return;
    const School from = scene.school(asking);
    School& nearer = scene.school(supporting);
    if (!from.easting || !nearer.easting) return;
    const Parts before = scene.parts();
    // Some way along the straight line, in whole metres towards the asking school.
    const int part = scene.random.between(0, 8);
    nearer.easting = *from.easting + (*nearer.easting - *from.easting) / 8 * part;
    nearer.northing = *from.northing + (*nearer.northing - *from.northing) / 8 * part;
    const Parts after = scene.parts();
    EXPECT_GE(after.proximity, before.proximity);
    EXPECT_GE(weighted_total(scene.policy.weights, after), weighted_total(scene.policy.weights, before));
  });
}

TEST(TotalProperty, NeverFallsWhenWeightMovesToTheCandidatesBestPart) {
  for_many_scenes([](Scene& scene) {
    const Parts parts = scene.parts();
    const Total before = weighted_total(scene.policy.weights, parts);
    Weights moved = scene.policy.weights;
    const Millionths best = std::max({parts.subject_fit, parts.availability, parts.diversity, parts.proximity});
    Millionths& to = best == parts.subject_fit    ? moved.subject_fit
                     : best == parts.availability ? moved.availability
                     : best == parts.diversity    ? moved.diversity
                                                  : moved.proximity;
    for (Millionths* const from : {&moved.subject_fit, &moved.availability, &moved.diversity, &moved.proximity}) {
      if (from == &to) continue;
      const Millionths some = *from / scene.random.between(1, 4);
      *from -= some;
      to += some;
    }
    EXPECT_GE(weighted_total(moved, parts), before);
    EXPECT_LE(weighted_total(moved, parts), one_total);
  });
}

TEST(PartsProperty, LieBetweenNothingAndOne) {
  for_many_scenes([](Scene& scene) {
    const Parts parts = scene.parts();
    for (const Millionths part : {parts.subject_fit, parts.availability, parts.diversity, parts.proximity}) {
      EXPECT_GE(part, 0);
      EXPECT_LE(part, one);
    }
  });
}

}  // namespace
}  // namespace s2ss::reference
