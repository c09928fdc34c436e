#include "synth/nominees.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "synth/names.hpp"
#include "synth/working_times.hpp"

namespace s2ss::synth {

namespace {

WeightedChoice staffing(std::span<const School> schools, std::uint64_t seed);
NomineeStatus choose_status(Random& random);
std::optional<Date> choose_review(Date as_of, Random& random);
std::optional<int> choose_distance(Random& random);

}  // namespace

NomineeMaker::NomineeMaker(const Taxonomy& taxonomy, std::span<const School> schools, Date as_of, std::size_t count,
                           std::uint64_t seed)
    : taxonomy_(taxonomy),
      schools_(schools),
      as_of_(as_of),
      count_(count),
      seed_(seed),
      topics_(Topics::supply(taxonomy, seed)),
      facets_(facet_concepts(taxonomy)),
      staffing_(staffing(schools, seed)) {}

Nominee NomineeMaker::make(std::size_t number) const {
  static constexpr std::array<std::uint32_t, 4> role_weights{38, 34, 20, 8};
  static constexpr std::array<std::uint32_t, 4> link_weights{50, 30, 15, 5};

  Random random(seed_, Stream::nominees, number);
  Nominee nominee;
  nominee.id = padded_id("n", number + 1, count_);
  nominee.school = schools_[school_of(number)].urn;
  nominee.role = static_cast<Role>(random.pick(role_weights));
  nominee.status = choose_status(random);
  nominee.expertise = choose_expertise(nominee.role, random);
  nominee.modes = choose_modes(random);
  nominee.slots = choose_slots(random);
  nominee.away = choose_away(as_of_, random);
  nominee.max_links = 1 + static_cast<int>(random.pick(link_weights));
  nominee.max_distance = choose_distance(random);
  nominee.review_by = choose_review(as_of_, random);
  return nominee;
}

std::size_t NomineeMaker::school_of(std::size_t number) const {
  Random random(seed_, Stream::staffing, number + 1);
  return staffing_.draw(random);
}

std::vector<Expertise> NomineeMaker::choose_expertise(Role role, Random& random) const {
  // Now and then someone calls more than six topics "main".
  static constexpr std::array<std::uint32_t, 6> count_weights{26, 30, 22, 13, 8, 1};
  const std::size_t drawn = 1 + random.pick(count_weights);
  const bool claims_much = drawn == count_weights.size();
  const std::size_t count = claims_much ? 8 : drawn;

  std::vector<ConceptIndex> topics{topics_.draw(role, random)};
  // A small scheme may not hold so many topics: the number of tries is limited.
  for (std::size_t tries = 0; topics.size() < count && tries < 3 * count; ++tries) {
    const ConceptIndex topic = topics_.draw_near(topics.front(), role, random);
    if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
  }
  std::vector<Expertise> expertise(topics.size());
  for (std::size_t i = 0; i < topics.size(); ++i) {
    expertise[i].topic = taxonomy_.at(topics[i]).id;
    expertise[i].strength = i == 0 || claims_much || random.chance(35) ? Strength::main : Strength::also;
    restrict_to_facets(expertise[i], role, random);
  }
  return expertise;
}

void NomineeMaker::restrict_to_facets(Expertise& expertise, Role role, Random& random) const {
  const bool teaches = role == Role::subject_teacher || role == Role::curriculum_leader;
  if (random.chance(is_leader(role) ? 22 : 8)) {
    const std::size_t count = random.chance(30) ? 2 : 1;
    expertise.aspects = some_of(facets_.aspects, count, random);
  }
  if (teaches && random.chance(35)) {
    const std::size_t count = random.chance(40) ? 2 : 1;
    expertise.stages = some_of(facets_.stages, count, random);
  }
  if (teaches && random.chance(12)) expertise.boards = some_of(facets_.boards, 1, random);
}

namespace {

// A few schools put many colleagues forward; few nominees are left at schools that are no longer open.
WeightedChoice staffing(std::span<const School> schools, std::uint64_t seed) {
  static constexpr std::array<std::uint32_t, 5> keenness{20, 50, 100, 200, 400};
  static constexpr std::array<std::uint32_t, 5> keenness_weights{25, 30, 25, 14, 6};
  Random random(seed, Stream::staffing);
  std::vector<std::uint32_t> weights;
  weights.reserve(schools.size());
  for (const School& school : schools) {
    const std::uint32_t weight = keenness[random.pick(keenness_weights)];
    weights.push_back(is_open(school.status) ? weight : weight / 20);
  }
  return WeightedChoice(weights);
}

NomineeStatus choose_status(Random& random) {
  static constexpr std::array<NomineeStatus, 5> statuses{NomineeStatus::listed, NomineeStatus::nominated,
                                                         NomineeStatus::confirmed, NomineeStatus::paused,
                                                         NomineeStatus::withdrawn};
  static constexpr std::array<std::uint32_t, 5> weights{91, 3, 2, 3, 1};
  return statuses[random.pick(weights)];
}

std::optional<Date> choose_review(Date as_of, Random& random) {
  if (random.chance(3)) return std::nullopt;
  if (random.chance(4)) return as_of - random.between(1, 120);
  return as_of + random.between(180, 540);
}

std::optional<int> choose_distance(Random& random) {
  if (random.chance(25)) return std::nullopt;
  return 1000 * random.between(5, 40);
}

}  // namespace

}  // namespace s2ss::synth
