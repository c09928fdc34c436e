#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "reference/random.hpp"
#include "reference/random_scheme.hpp"
#include "reference/world.hpp"
#include "s2ss/request.hpp"

namespace s2ss::reference {

inline Need random_need(Random& random, const World& world) {
  Need need;
  const Taxonomy& taxonomy = world.taxonomy;
  if (random.chance(85)) {
    const Nominee& nominee = random.pick(world.nominees);
    const std::string& near = random.pick(nominee.expertise).topic;
    need.topic = random_walk(random, taxonomy, near, random.one_of({0, 0, 0, 1, 1, 2}));
  } else {
    need.topic = taxonomy.concepts()[random.below(taxonomy.size())].id;
  }
  need.aspects = random_facets(random, taxonomy, Facet::aspect);
  if (taxonomy.find("subject-leadership") && random.chance(20)) need.aspects = {"subject-leadership"};
  need.stages = random_facets(random, taxonomy, Facet::stage);
  need.boards = random_facets(random, taxonomy, Facet::board);
  need.weight = random.one_of({1.0, 1.0, 1.0, 2.0, 0.1, 0.2, 0.3, 0.7, 1e-9, 1e9, 3.0, 1.0 / 3.0});
  need.required = random.chance(20);
  need.words = {"about " + need.topic};
  return need;
}

/// One day to a year; sometimes across Christmas, sometimes in the summer, once in a while for years.
inline DateRange random_window(Random& random, Date as_of) {
  const int length = random.one_of({1, 2, 5, 7, 14, 30, 60, 60, 120, 200, 366});
  Date from = as_of + random.between(-20, 200);
  if (random.chance(10)) from = Date::from_ymd(as_of.year(), 7, 15).value() + random.between(0, 40);
  if (random.chance(10)) from = Date::from_ymd(as_of.year(), 8, 24).value() + random.between(0, 14);
  if (random.chance(10)) from = Date::from_ymd(as_of.year(), 12, 15).value() + random.between(0, 20);
  if (random.next() % 1'000 == 0) return {from, from + 3'660};
  return {from, from + length - 1};
}

inline Request random_request(Random& random, const World& world) {
  Request request;
  request.id = "request-" + std::to_string(random.below(100'000));
  request.school = !world.successors.empty() && random.chance(8) ? random.pick(world.successors).first
                                                                 : random.pick(world.schools).urn;
  const int needs = random.one_of({1, 1, 1, 2, 2, 3, 5});
  for (int i = 0; i < needs; ++i) request.needs.push_back(random_need(random, world));
  const DateRange window = random_window(random, world.as_of);
  request.from = window.from;
  request.to = window.to;
  request.sessions = random.one_of({1, 1, 2, 3, 7, 40, 1'000});
  if (random.chance(50)) {
    const auto some = static_cast<std::uint32_t>(random.chance(30) ? random.next() & random.next() : random.next());
    request.slots = Slots::from_bits(some) | Slots::from_bits(1u << random.below(Slots::count));
  }
  switch (random.below(4)) {
    case 0:
      request.modes = {Mode::visit};
      break;
    case 1:
      request.modes = {Mode::online, Mode::phone};
      break;
    case 2:
      request.modes = random.one_of({Modes{Mode::host}, Modes{Mode::resources}, Modes{Mode::visit, Mode::online}});
  }
  if (random.chance(40)) request.max_distance = random.one_of({0, 5, 2'000, 15'000, 50'000, 2'000'000});
  request.places = random.between(1, 4);
  if (random.chance(15)) request.avoid_schools = {random.pick(world.schools).urn};
  if (random.chance(3) && !world.successors.empty()) {
    request.avoid_schools.push_back(random.pick(world.successors).first);
  }
  if (random.chance(10)) request.avoid_trusts = {random.one_of({"T1", "T2", "no such trust"})};
  if (random.chance(15)) request.avoid_nominees = {random.pick(world.nominees).id};
  request.priority = random.between(-3, 3);
  return request;
}

}  // namespace s2ss::reference
