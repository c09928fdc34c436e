#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "s2ss/calendar.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/directory_builder.hpp"
#include "s2ss/link.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/request.hpp"
#include "s2ss/school.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::reference {

/// What a directory is built from, as plain rows: the twin reads these, the library its Directory.
struct World {
  Taxonomy taxonomy = Taxonomy::default_scheme();
  Date as_of;
  std::vector<School> schools;
  std::vector<Nominee> nominees;
  std::vector<Link> links;
  std::vector<Conflict> conflicts;
  std::vector<Calendar> calendars;
  std::vector<std::pair<std::string, std::string>> successors;
};

inline Directory build(const World& world, Strictness strictness = Strictness::strict) {
  DirectoryBuilder builder(world.taxonomy, world.as_of, "world");
  for (const School& school : world.schools) builder.add(school);
  for (const Nominee& nominee : world.nominees) builder.add(nominee);
  for (const Link& link : world.links) builder.add(link);
  for (const Conflict& conflict : world.conflicts) builder.add(conflict);
  for (const Calendar& calendar : world.calendars) builder.add(calendar);
  for (const auto& [old_urn, new_urn] : world.successors) builder.add_successor(old_urn, new_urn);
  return builder.build(strictness);
}

/// The URN a reference means today: that of the last successor.
inline std::string todays_urn(const World& world, std::string urn) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& [old_urn, new_urn] : world.successors) {
      if (old_urn != urn) continue;
      urn = new_urn;
      moved = true;
      break;
    }
  }
  return urn;
}

/// The same world with every reference to a school replaced by its successor's.
inline World with_todays_urns(World world) {
  const auto follow = [&](std::string& urn) { urn = todays_urn(world, urn); };
  for (Nominee& nominee : world.nominees) follow(nominee.school);
  for (Link& link : world.links) follow(link.supporting_school), follow(link.requesting_school);
  for (Conflict& conflict : world.conflicts) follow(conflict.supporting_school), follow(conflict.requesting_school);
  for (Calendar& calendar : world.calendars) follow(calendar.school);
  return world;
}

inline const School& school_of(const World& world, const std::string& urn) {
  for (const School& school : world.schools) {
    if (school.urn == urn) return school;
  }
  throw std::logic_error("a world names only schools it has");
}

inline Request with_todays_urns(const World& world, Request request) {
  request.school = todays_urn(world, request.school);
  for (std::string& urn : request.avoid_schools) urn = todays_urn(world, urn);
  return request;
}

}  // namespace s2ss::reference
