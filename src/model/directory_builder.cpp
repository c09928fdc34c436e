#include "s2ss/directory_builder.hpp"

#include <array>

#include "model/assembly.hpp"

namespace s2ss {

DirectoryBuilder::DirectoryBuilder(Taxonomy taxonomy, Date as_of, std::string source)
    : taxonomy_(std::move(taxonomy)), as_of_(as_of), source_(std::move(source)) {}

DirectoryBuilder& DirectoryBuilder::add(School school) {
  schools_.push_back(std::move(school));
  return *this;
}

DirectoryBuilder& DirectoryBuilder::add(Nominee nominee) {
  nominees_.push_back(std::move(nominee));
  return *this;
}

DirectoryBuilder& DirectoryBuilder::add(Link link) {
  links_.push_back(std::move(link));
  return *this;
}

DirectoryBuilder& DirectoryBuilder::add(Conflict conflict) {
  conflicts_.push_back(std::move(conflict));
  return *this;
}

DirectoryBuilder& DirectoryBuilder::add(Calendar calendar) {
  calendars_.push_back(std::move(calendar));
  return *this;
}

DirectoryBuilder& DirectoryBuilder::add_successor(std::string old_urn, std::string new_urn) {
  successors_.emplace_back(std::move(old_urn), std::move(new_urn));
  return *this;
}

std::size_t DirectoryBuilder::count(RecordKind kind) const noexcept {
  switch (kind) {
    case RecordKind::schools:
      return schools_.size();
    case RecordKind::nominees:
      return nominees_.size();
    case RecordKind::links:
      return links_.size();
    case RecordKind::conflicts:
      return conflicts_.size();
    case RecordKind::calendars:
      return calendars_.size();
    case RecordKind::successors:
      return successors_.size();
  }
  return 0;
}

DirectoryBuilder& DirectoryBuilder::reject_last(RecordKind kind, Fault fault) {
  rejections_.push_back({kind, count(kind) - 1, std::move(fault)});
  return *this;
}

Directory DirectoryBuilder::build(Strictness strictness) {
  std::vector<assembly::Faults> faults;
  for (std::size_t kind = 0; kind < enumerator_words<RecordKind>.size(); ++kind) {
    faults.emplace_back(RecordKind(kind), source_, count(RecordKind(kind)));
  }
  const auto of = [&faults](RecordKind kind) -> assembly::Faults& { return faults[static_cast<std::size_t>(kind)]; };
  for (Rejection& rejection : rejections_) of(rejection.kind).add(rejection.position, std::move(rejection.fault));

  // The directory looks up in the state that the steps below fill: each may refer to what stands before it.
  const auto state = std::make_shared<DirectoryState>(DirectoryState{.taxonomy = taxonomy_, .as_of = as_of_});
  const Directory directory(state);
  assembly::add_successors(*state, std::move(successors_), of(RecordKind::successors));
  assembly::add_schools(*state, std::move(schools_), of(RecordKind::schools));
  assembly::add_calendars(*state, directory, std::move(calendars_), of(RecordKind::calendars));
  assembly::add_nominees(*state, directory, std::move(nominees_), of(RecordKind::nominees));
  assembly::add_links(*state, directory, std::move(links_), of(RecordKind::links));
  assembly::add_conflicts(*state, directory, std::move(conflicts_), of(RecordKind::conflicts));
  state->topic_index = make_topic_index(*state);
  *this = DirectoryBuilder(std::move(taxonomy_), as_of_, std::move(source_));

  for (assembly::Faults& kind : faults) kind.move_to(state->faults);
  if (strictness == Strictness::strict && !state->faults.empty()) throw InputError(std::move(state->faults));
  return directory;
}

}  // namespace s2ss
