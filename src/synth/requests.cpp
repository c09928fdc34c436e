#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "s2ss/error.hpp"
#include "s2ss/synthetic_directory.hpp"
#include "synth/names.hpp"
#include "synth/neighbourhood.hpp"
#include "synth/random.hpp"
#include "synth/topics.hpp"
#include "synth/working_times.hpp"

namespace s2ss {

namespace {

using synth::FacetConcepts;
using synth::Neighbourhood;
using synth::Random;
using synth::Topics;
using synth::WeightedChoice;

constexpr std::size_t most_requests = 10'000'000;

void check(const SyntheticRequestOptions& options);
WeightedChoice asking_schools(const Directory& directory, std::uint64_t seed);
std::vector<Need> choose_needs(const Taxonomy& taxonomy, const Topics& topics, const FacetConcepts& facets,
                               Random& random);
void choose_window(Request& request, Date as_of, Random& random);
void choose_limits(Request& request, Random& random);
void choose_whom_to_avoid(Request& request, const Directory& directory, const Neighbourhood& neighbourhood,
                          std::size_t school, Random& random);
std::string in_words(const Taxonomy& taxonomy, const std::vector<Need>& needs);

}  // namespace

std::vector<Request> synthetic_requests(const Directory& directory, const SyntheticRequestOptions& options) {
  check(options);
  const Taxonomy& taxonomy = directory.taxonomy();
  const Topics topics = Topics::demand(taxonomy, options.seed);
  const FacetConcepts facets = synth::facet_concepts(taxonomy);
  const WeightedChoice asking = asking_schools(directory, options.seed);
  const Neighbourhood neighbourhood(directory.schools());
  std::vector<Request> requests(options.requests);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Random random(options.seed, synth::Stream::requests, i + 1);
    Request& request = requests[i];
    const std::size_t school = asking.draw(random);
    request.id = synth::padded_id("r", i + 1, requests.size());
    request.school = directory.schools()[school].urn;
    request.needs = choose_needs(taxonomy, topics, facets, random);
    choose_window(request, directory.as_of(), random);
    choose_limits(request, random);
    choose_whom_to_avoid(request, directory, neighbourhood, school, random);
    request.text = in_words(taxonomy, request.needs);
  }
  return requests;
}

namespace {

InputError refusal(std::string field, std::string expected) {
  Fault fault;
  fault.source = "synthetic requests";
  fault.field = std::move(field);
  fault.expected = std::move(expected);
  return InputError(std::move(fault));
}

void check(const SyntheticRequestOptions& options) {
  if (options.requests > most_requests) throw refusal("requests", "at most 10,000,000 requests");
}

// A few schools ask often; schools that are not open do not ask.
WeightedChoice asking_schools(const Directory& directory, std::uint64_t seed) {
  static constexpr std::array<std::uint32_t, 4> eagerness{1, 2, 4, 10};
  static constexpr std::array<std::uint32_t, 4> eagerness_weights{40, 35, 18, 7};
  Random random(seed, synth::Stream::requests);
  std::vector<std::uint32_t> weights;
  weights.reserve(directory.schools().size());
  for (const School& school : directory.schools()) {
    const std::uint32_t weight = eagerness[random.pick(eagerness_weights)];
    weights.push_back(is_open(school.status) ? weight : 0);
  }
  WeightedChoice schools(weights);
  if (schools.empty()) throw refusal("directory", "at least one open school");
  return schools;
}

void choose_facets(Need& need, const FacetConcepts& facets, Random& random) {
  if (random.chance(28)) need.aspects = synth::some_of(facets.aspects, 1, random);
  if (random.chance(25)) need.stages = synth::some_of(facets.stages, 1, random);
  if (random.chance(6)) need.boards = synth::some_of(facets.boards, 1, random);
}

std::vector<Need> choose_needs(const Taxonomy& taxonomy, const Topics& topics, const FacetConcepts& facets,
                               Random& random) {
  static constexpr std::array<std::uint32_t, 3> count_weights{58, 30, 12};
  static constexpr std::array<double, 3> weights{1.0, 2.0, 0.5};
  static constexpr std::array<std::uint32_t, 3> weight_weights{80, 12, 8};
  const std::size_t count = 1 + random.pick(count_weights);
  std::vector<Need> needs;
  for (std::size_t tries = 0; needs.size() < count && tries < 3 * count; ++tries) {
    Need need;
    need.topic = taxonomy.at(topics.draw(Role::subject_teacher, random)).id;
    const auto same = [&](const Need& other) { return other.topic == need.topic; };
    if (std::any_of(needs.begin(), needs.end(), same)) continue;
    choose_facets(need, facets, random);
    need.weight = weights[random.pick(weight_weights)];
    need.required = random.chance(12);
    needs.push_back(std::move(need));
  }
  return needs;
}

void choose_window(Request& request, Date as_of, Random& random) {
  Date from = as_of + random.between(7, 240);
  // Nobody asks for support in the summer holidays.
  if (from.month() == 7 || from.month() == 8) from = from + 62;
  request.from = from;
  request.to = from + 7 * random.between(2, 8) - 1;
}

void choose_limits(Request& request, Random& random) {
  static constexpr std::array<std::uint32_t, 6> session_weights{25, 25, 22, 12, 6, 10};
  static constexpr std::array<std::uint32_t, 3> place_weights{84, 13, 3};
  static constexpr std::array<std::uint32_t, 4> priority_weights{70, 18, 8, 4};
  request.sessions = 1 + static_cast<int>(random.pick(session_weights));
  // Most schools would find the time; the others name a few half-days and twilights.
  request.slots = synth::choose_slots(random);
  request.slots = random.chance(40) ? Slots::all() : request.slots | synth::choose_slots(random);
  request.modes = random.chance(35) ? Modes::all() : synth::choose_modes(random);
  if (random.chance(30)) request.max_distance = 1000 * random.between(5, 40);
  request.places = 1 + static_cast<int>(random.pick(place_weights));
  request.priority = static_cast<int>(random.pick(priority_weights));
}

void choose_whom_to_avoid(Request& request, const Directory& directory, const Neighbourhood& neighbourhood,
                          std::size_t school, Random& random) {
  const std::span<const School> schools = directory.schools();
  if (random.chance(7)) {
    if (const auto near = neighbourhood.near(school, random)) request.avoid_schools = {schools[*near].urn};
  }
  if (random.chance(4)) {
    const School& other = random.one_of(schools);
    if (!other.trust.empty()) request.avoid_trusts = {other.trust};
  }
  if (random.chance(2) && directory.nominee_count() > 0) {
    const NomineeIndex nominee{random.below(static_cast<std::uint32_t>(directory.nominee_count()))};
    request.avoid_nominees = {std::string(directory.nominee_id(nominee))};
  }
}

std::string in_words(const Taxonomy& taxonomy, const std::vector<Need>& needs) {
  std::string text;
  for (const Need& need : needs) {
    if (const auto topic = taxonomy.find(need.topic)) {
      text.append(text.empty() ? "" : "; ").append(taxonomy.at(*topic).pref_label);
    }
  }
  return text;
}

}  // namespace

}  // namespace s2ss
