#include "model/rebuild.hpp"

#include <utility>

#include "s2ss/directory_builder.hpp"

namespace s2ss {

namespace {

void add_schools(DirectoryBuilder& builder, const Edits& edits) {
  for (const School& school : edits.base().schools()) {
    if (!edits.schools().contains(school.urn)) builder.add(school);
  }
  for (const auto& [urn, school] : edits.schools()) {
    if (school) builder.add(*school);
  }
}

void add_nominees(DirectoryBuilder& builder, const Edits& edits) {
  const Directory& base = edits.base();
  for (std::uint32_t i = 0; i < base.nominee_count(); ++i) {
    if (!edits.nominees().contains(base.nominee_id(NomineeIndex{i}))) builder.add(base.nominee(NomineeIndex{i}));
  }
  for (const auto& [id, nominee] : edits.nominees()) {
    if (nominee) builder.add(*nominee);
  }
}

void add_links(DirectoryBuilder& builder, const Edits& edits) {
  for (std::size_t i = 0; i < edits.base().link_count(); ++i) {
    Link link = edits.base().link(i);
    if (edits.erased().contains(link.nominee)) link.nominee.clear();
    if (const auto found = edits.link_states().find(i); found != edits.link_states().end()) link.state = found->second;
    builder.add(std::move(link));
  }
  for (const Link& link : edits.new_links()) builder.add(link);
}

void add_conflicts(DirectoryBuilder& builder, const Edits& edits) {
  if (edits.conflicts()) {
    for (const Conflict& conflict : *edits.conflicts()) builder.add(conflict);
  } else {
    for (const Conflict& conflict : edits.base().conflicts()) builder.add(conflict);
  }
}

}  // namespace

Directory rebuild(const Edits& edits) {
  const Directory& base = edits.base();
  DirectoryBuilder builder(base.taxonomy(), base.as_of());
  add_schools(builder, edits);
  add_nominees(builder, edits);
  add_links(builder, edits);
  add_conflicts(builder, edits);
  for (const Calendar& calendar : base.calendars()) builder.add(calendar);
  for (const auto& [old_urn, new_urn] : base.successors()) builder.add_successor(old_urn, new_urn);
  return builder.build();
}

}  // namespace s2ss
