#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "reference/random.hpp"
#include "reference/random_calendars.hpp"
#include "reference/random_scheme.hpp"
#include "reference/world.hpp"

namespace s2ss::reference {

/// Makes one world from a seed: the same on every machine, which is why no two random numbers are drawn in one
/// argument list (their order would be the compiler's). Extremes, duplicates, ties and empty fields are frequent.
class WorldMaker {
 public:
  WorldMaker(Random& random, Taxonomy taxonomy, int nominees) : random_(random), nominees_(nominees) {
    world_.taxonomy = std::move(taxonomy);
  }

  World make() {
    const int year = random_.one_of({2019, 2020, 2023, 2024, 2025, 2026, 2027});
    world_.as_of = Date::from_ymd(year, 1, 1).value() + random_.between(0, 364);
    add_schools();
    add_calendars();
    choose_topics();
    for (int i = 0; i < nominees_; ++i) add_nominee(i);
    add_links();
    add_conflicts();
    random_.shuffle(world_.schools);
    random_.shuffle(world_.nominees);
    random_.shuffle(world_.links);
    random_.shuffle(world_.conflicts);
    random_.shuffle(world_.calendars);
    return std::move(world_);
  }

 private:
  void add_schools() {
    const int count = nominees_ > 200 ? nominees_ / 4 : random_.between(1, std::max(2, nominees_ / 2));
    const int spread = random_.one_of({0, 5, 3'000, 30'000, 60'000, 700'000});
    for (int i = 0; i < count; ++i) {
      School school;
      school.urn = std::to_string(100'000 + i * 7);
      school.name = "School " + std::to_string(i);
      if (random_.chance(10)) {
        school.status =
            random_.one_of({SchoolStatus::closed, SchoolStatus::proposed_to_close, SchoolStatus::proposed_to_open});
      }
      school.local_authority = random_.one_of({"888", "889", "890", ""});
      school.district = random_.one_of({"", "Burnley", "Pendle", "Hyndburn"});
      school.trust = random_.one_of({"", "", "T1", "T2", "T3"});
      if (random_.chance(85)) {
        school.easting = 350'000 + random_.between(-spread, spread);
        school.northing = 430'000 + random_.between(-spread, spread);
      }
      if (random_.chance(20)) school.release_limit = random_.between(0, 4);
      world_.schools.push_back(school);
      if (random_.chance(8)) {
        const std::string old_urn = std::to_string(800'000 + i);
        world_.successors.emplace_back(old_urn, school.urn);
        if (random_.chance(40)) world_.successors.emplace_back(std::to_string(900'000 + i), old_urn);
      }
    }
  }

  /// A school's URN; sometimes that of a predecessor.
  std::string some_school() {
    if (!world_.successors.empty() && random_.chance(8)) return random_.pick(world_.successors).first;
    return random_.pick(world_.schools).urn;
  }

  void add_calendars() {
    for (const char* authority : {"888", "889"}) {
      if (random_.chance(30)) continue;
      Calendar calendar = random_calendar(random_, world_.as_of);
      calendar.local_authority = authority;
      world_.calendars.push_back(calendar);
    }
    for (const School& school : world_.schools) {
      if (!random_.chance(nominees_ > 200 ? 2 : 15)) continue;
      const bool authority_known = std::any_of(
          world_.calendars.begin(), world_.calendars.end(),
          [&](const Calendar& each) { return each.school.empty() && each.local_authority == school.local_authority; });
      Calendar calendar =
          authority_known ? random_override(random_, world_.as_of) : random_calendar(random_, world_.as_of);
      calendar.local_authority = school.local_authority;
      calendar.school = school.urn;
      world_.calendars.push_back(calendar);
    }
  }

  void choose_topics() {
    const auto concepts = world_.taxonomy.concepts();
    const int seeds = random_.between(1, 6);
    for (int i = 0; i < seeds; ++i) {
      const std::string seed = concepts[random_.below(concepts.size())].id;
      for (int j = 0; j < 5; ++j) topics_.push_back(random_walk(random_, world_.taxonomy, seed, random_.between(0, 3)));
    }
  }

  Expertise some_expertise() {
    Expertise expertise;
    expertise.topic = random_.pick(topics_);
    expertise.aspects = random_facets(random_, world_.taxonomy, Facet::aspect);
    expertise.stages = random_facets(random_, world_.taxonomy, Facet::stage);
    expertise.boards = random_facets(random_, world_.taxonomy, Facet::board);
    expertise.strength = random_.one_of({Strength::main, Strength::also});
    return expertise;
  }

  void add_nominee(int number) {
    Nominee nominee;
    // Ids whose order differs between bytes, numbers and languages.
    nominee.id = random_.one_of({"n", "N", "n-", "\xC3\xA9", "z"}) + std::to_string(number);
    nominee.school = some_school();
    nominee.role = static_cast<Role>(random_.below(4));
    if (random_.chance(12)) nominee.status = static_cast<NomineeStatus>(random_.below(5));
    const int expertise = random_.chance(10) ? random_.between(7, 14) : random_.between(1, 4);
    for (int i = 0; i < expertise; ++i) nominee.expertise.push_back(some_expertise());
    if (random_.chance(8)) nominee.expertise.push_back(nominee.expertise.front());
    if (random_.chance(50)) nominee.modes = some_modes();
    if (random_.chance(70)) nominee.slots = some_slots();
    const int away = random_.one_of({0, 0, 0, 1, 2, 5});
    for (int i = 0; i < away; ++i) nominee.away.push_back(random_range(random_, world_.as_of - 40, 300, 60));
    nominee.max_links = random_.one_of({0, 1, 1, 2, 3, 1'000});
    if (random_.chance(40)) nominee.max_distance = random_.one_of({0, 1, 5, 1'000, 10'000, 40'000, 1'000'000});
    if (random_.chance(50)) nominee.review_by = world_.as_of + random_.one_of({-400, -1, 0, 1, 30, 400, 400});
    world_.nominees.push_back(nominee);
    if (random_.chance(15)) {  // Somebody who differs in the id alone: a tie.
      nominee.id = "twin-of-" + nominee.id;
      world_.nominees.push_back(nominee);
    }
  }

  Modes some_modes() {
    Modes modes;
    for (const Mode mode : {Mode::visit, Mode::host, Mode::online, Mode::phone, Mode::resources}) {
      if (random_.chance(40)) modes.insert(mode);
    }
    return modes.empty() ? Modes{Mode::visit} : modes;
  }

  Slots some_slots() {
    const auto few = static_cast<std::uint32_t>(random_.next() & random_.next() & random_.next());
    const auto half = static_cast<std::uint32_t>(random_.next());
    const std::uint32_t at_least_one = 1u << random_.below(Slots::count);
    return Slots::from_bits((random_.chance(50) ? few : half) | at_least_one);
  }

  void add_links() {
    const int count = random_.one_of({0, 1, 2, static_cast<int>(world_.nominees.size())});
    for (int i = 0; i < count; ++i) {
      const Nominee& nominee = random_.pick(world_.nominees);
      Link link;
      link.nominee = random_.chance(15) ? "" : nominee.id;
      link.supporting_school = link.nominee.empty() || random_.chance(5) ? some_school() : nominee.school;
      link.requesting_school = some_school();
      link.date = world_.as_of + random_.one_of({0, -1, -364, -365, -366, -730, 20, -random_.between(0, 3'000)});
      link.state = static_cast<LinkState>(random_.below(6));
      if (random_.chance(30)) link.request = "r" + std::to_string(i);
      if (todays_urn(world_, link.supporting_school) == todays_urn(world_, link.requesting_school)) continue;
      world_.links.push_back(link);
      if (random_.chance(10)) world_.links.push_back(link);
    }
  }

  void add_conflicts() {
    const int count = random_.one_of({0, 0, 1, 3, 8});
    for (int i = 0; i < count; ++i) {
      const Nominee& nominee = random_.pick(world_.nominees);
      Conflict conflict;
      if (random_.chance(60)) conflict.nominee = nominee.id;
      if (conflict.nominee.empty() || random_.chance(50)) conflict.supporting_school = nominee.school;
      conflict.requesting_school = some_school();
      conflict.reason = "a reason";
      if (random_.chance(60)) conflict.expires = world_.as_of + random_.one_of({-300, -1, 0, 1, 300});
      if (todays_urn(world_, nominee.school) == todays_urn(world_, conflict.requesting_school)) continue;
      world_.conflicts.push_back(conflict);
    }
  }

  Random& random_;
  int nominees_;
  std::vector<std::string> topics_;
  World world_;
};

inline World random_world(Random& random, const Taxonomy& taxonomy, int nominees) {
  return WorldMaker(random, taxonomy, nominees).make();
}

}  // namespace s2ss::reference
