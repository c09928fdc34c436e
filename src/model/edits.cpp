#include "model/edits.hpp"

#include <algorithm>
#include <utility>

#include "model/change_members.hpp"

namespace s2ss {

namespace {

constexpr std::string_view a_nominee = "the id of a nominee of the directory";
constexpr std::string_view known_school = "the URN of a school of the directory";
constexpr int most_released = 1'000'000;

NomineeStatus status_after(ChangeKind kind) noexcept {
  if (kind == ChangeKind::pause_nominee) return NomineeStatus::paused;
  return kind == ChangeKind::resume_nominee ? NomineeStatus::listed : NomineeStatus::withdrawn;
}

/// What a link is known by: all but its state.
bool is_same_link(const Link& left, const Link& right) {
  return left.nominee == right.nominee && left.supporting_school == right.supporting_school &&
         left.requesting_school == right.requesting_school && left.date == right.date && left.request == right.request;
}

}  // namespace

Edits::Edits(Directory base, std::span<const Change> changes) : base_(std::move(base)) {
  for (position_ = 0; position_ < changes.size(); ++position_) {
    const std::size_t faults = faults_.size();
    check_members(changes[position_]);
    if (faults_.size() == faults) apply(changes[position_]);
  }
  check_records();
  report();
}

void Edits::check_members(const Change& change) {
  for (const ChangeMember& member : change_members()) {
    const bool is_set = member.is_set(change);
    const MemberUse use = member.use(change.kind);
    const std::string kind(to_string(change.kind));
    if (use == MemberUse::required && !is_set) {
      fault(std::string(member.name), std::string(member.what), "add it: " + kind + " needs it");
    } else if (use == MemberUse::none && is_set) {
      fault(std::string(member.name), "no such member beside the kind " + kind, "leave it out, or correct the kind");
    }
  }
}

void Edits::apply(const Change& change) {
  switch (change.kind) {
    case Kind::add_nominee:
    case Kind::change_nominee:
      return put_nominee(*change.nominee, change.kind == Kind::add_nominee);
    case Kind::pause_nominee:
    case Kind::resume_nominee:
    case Kind::withdraw_nominee:
    case Kind::remove_nominee:
    case Kind::set_max_links:
      return apply_to_nominee(change);
    case Kind::add_school:
    case Kind::change_school:
      return put_school(*change.school, change.kind == Kind::add_school);
    case Kind::remove_school:
    case Kind::set_release_limit:
      return apply_to_school(change);
    case Kind::add_link:
      return add_link(*change.link);
    case Kind::set_link_state:
      return set_link_state(*change.link);
    case Kind::add_conflict:
      return add_conflict(*change.conflict);
    case Kind::remove_conflict:
      return remove_conflict(*change.conflict);
  }
}

void Edits::apply_to_nominee(const Change& change) {
  std::optional<Nominee> nominee = find_nominee(change.id);
  if (!nominee) return fault("id", std::string(a_nominee), "correct it, or add the nominee first");
  if (change.kind == Kind::remove_nominee) return remove_nominee(change.id);
  if (change.kind == Kind::set_max_links) {
    if (*change.max_links < 0) fault("max_links", "a whole number, 0 or more", "use 0 for none");
    nominee->max_links = *change.max_links;
  } else {
    nominee->status = status_after(change.kind);
  }
  nominees_[change.id] = std::move(nominee);
}

void Edits::apply_to_school(const Change& change) {
  std::optional<School> school = find_school(change.id);
  if (!school) return fault("id", std::string(known_school), "correct it, or add the school first");
  if (change.kind == Kind::remove_school) return remove_school(change.id);
  if (change.release_limit && (*change.release_limit < 0 || *change.release_limit > most_released)) {
    fault("release_limit", "a whole number from 0 to " + std::to_string(most_released), "correct it or leave it out");
  }
  school->release_limit = change.release_limit;
  schools_[change.id] = std::move(school);
}

void Edits::put_nominee(Nominee nominee, bool is_new) {
  if (nominee.id.empty()) {
    fault("nominee/id", "an id that is not empty", "give the nominee a stable id");
  } else if (is_new && has_nominee(nominee.id)) {
    fault("nominee/id", "an id that is not taken", "change the nominee instead, or give this one its own id");
  } else if (!is_new && !has_nominee(nominee.id)) {
    fault("nominee/id", std::string(a_nominee), "add the nominee instead, or correct the id");
  }
  auto urn = todays_urn(nominee.school);
  nominees_to_check_.push_back({position_, nominee, urn.has_value()});
  if (urn) nominee.school = *std::move(urn);
  std::string id = nominee.id;
  nominees_[std::move(id)] = std::move(nominee);
}

void Edits::put_school(School school, bool is_new) {
  if (school.urn.empty()) {
    fault("school/urn", "the school's unique reference number", "add it");
  } else if (is_new && has_school(school.urn)) {
    fault("school/urn", "a URN that is not taken", "change the school instead, or correct the URN");
  } else if (!is_new && !has_school(school.urn)) {
    fault("school/urn", std::string(known_school), "add the school instead, or correct the URN");
  }
  schools_to_check_.emplace_back(position_, school);
  std::string urn = school.urn;
  schools_[std::move(urn)] = std::move(school);
}

void Edits::remove_nominee(const std::string& id) {
  nominees_[id] = std::nullopt;
  erased_.insert(id);
  for (Link& link : new_links_) {
    if (link.nominee == id) link.nominee.clear();
  }
  // Without the person a conflict would speak of the whole school.
  const auto names_them = [&id](const Conflict& conflict) { return conflict.nominee == id; };
  if (!conflicts_ && std::none_of(base_.conflicts().begin(), base_.conflicts().end(), names_them)) return;
  if (!conflicts_) conflicts_.emplace(base_.conflicts().begin(), base_.conflicts().end());
  std::erase_if(*conflicts_, names_them);
}

void Edits::remove_school(const std::string& urn) {
  const std::string user = what_refers_to(urn);
  if (!user.empty()) {
    return fault("id", "a school that no " + user + " refers to",
                 "remove those first, or change the school's status to Closed");
  }
  schools_[urn] = std::nullopt;
}

void Edits::add_link(Link link) {
  const bool known = link.nominee.empty() || has_nominee(link.nominee);
  if (!known) fault("link/nominee", std::string(a_nominee), "correct it, or leave it empty when the person has left");
  if (!check_pair(link.supporting_school, link.requesting_school, "link/") || !known) return;
  link.supporting_school = *todays_urn(link.supporting_school);
  link.requesting_school = *todays_urn(link.requesting_school);
  new_links_.push_back(std::move(link));
}

void Edits::set_link_state(const Link& link) {
  if (!check_pair(link.supporting_school, link.requesting_school, "link/")) return;
  Link wanted = link;
  wanted.supporting_school = *todays_urn(link.supporting_school);
  wanted.requesting_school = *todays_urn(link.requesting_school);
  if (const auto position = find_base_link(wanted)) {
    link_states_[*position] = link.state;
    return;
  }
  const auto found = std::find_if(new_links_.begin(), new_links_.end(),
                                  [&wanted](const Link& held) { return is_same_link(held, wanted); });
  if (found == new_links_.end()) {
    return fault("link", "a link of the directory, with its nominee, schools, date and request",
                 "add the link first, or correct what it is known by");
  }
  found->state = link.state;
}

void Edits::add_conflict(const Conflict& conflict) {
  const std::size_t faults = faults_.size();
  if (!conflict.nominee.empty() && !has_nominee(conflict.nominee)) {
    fault("conflict/nominee", std::string(a_nominee), "correct it");
  }
  if (conflict.nominee.empty() && conflict.supporting_school.empty()) {
    fault("conflict/nominee", "a nominee, or a supporting school", "say whom the conflict concerns");
  } else if (!conflict.supporting_school.empty()) {
    static_cast<void>(check_pair(conflict.supporting_school, conflict.requesting_school, "conflict/"));
  } else if (!todays_urn(conflict.requesting_school)) {
    fault("conflict/requesting_school", std::string(known_school), "add the school or correct the URN");
  }
  if (faults_.size() > faults) return;
  if (!conflicts_) conflicts_.emplace(base_.conflicts().begin(), base_.conflicts().end());
  conflicts_->push_back(conflict);
}

void Edits::remove_conflict(const Conflict& conflict) {
  if (!conflicts_) conflicts_.emplace(base_.conflicts().begin(), base_.conflicts().end());
  const auto found = std::find(conflicts_->begin(), conflicts_->end(), conflict);
  if (found == conflicts_->end()) {
    return fault("conflict", "a conflict of the directory, in every member", "look it up in the directory's conflicts");
  }
  conflicts_->erase(found);
}

std::optional<Nominee> Edits::find_nominee(std::string_view id) const {
  if (const auto found = nominees_.find(id); found != nominees_.end()) return found->second;
  const auto index = base_.find_nominee(id);
  return index ? std::optional(base_.nominee(*index)) : std::nullopt;
}

bool Edits::has_nominee(std::string_view id) const {
  if (const auto found = nominees_.find(id); found != nominees_.end()) return found->second.has_value();
  return base_.find_nominee(id).has_value();
}

std::optional<School> Edits::find_school(std::string_view urn) const {
  if (const auto found = schools_.find(urn); found != schools_.end()) return found->second;
  const auto all = base_.schools();
  const auto found = std::lower_bound(all.begin(), all.end(), urn,
                                      [](const School& school, std::string_view key) { return school.urn < key; });
  return found != all.end() && found->urn == urn ? std::optional(*found) : std::nullopt;
}

bool Edits::has_school(std::string_view urn) const { return find_school(urn).has_value(); }

std::optional<std::string> Edits::todays_urn(std::string_view urn) const {
  const auto successors = base_.successors();
  const auto found = std::lower_bound(successors.begin(), successors.end(), urn,
                                      [](const auto& entry, std::string_view key) { return entry.first < key; });
  if (found != successors.end() && found->first == urn) urn = found->second;
  return has_school(urn) ? std::optional(std::string(urn)) : std::nullopt;
}

bool Edits::check_pair(const std::string& supporting, const std::string& requesting, const std::string& path) {
  const std::size_t faults = faults_.size();
  const auto supporting_urn = todays_urn(supporting);
  const auto requesting_urn = todays_urn(requesting);
  constexpr const char* mend = "add the school or correct the URN";
  if (!supporting_urn) fault(path + "supporting_school", std::string(known_school), mend);
  if (!requesting_urn) fault(path + "requesting_school", std::string(known_school), mend);
  // As given: a school and its successor may have been linked while both were open.
  if (supporting == requesting) {
    fault(path + "requesting_school", "a school other than the supporting one", "correct one of the two");
  }
  return faults_.size() == faults;
}

std::string Edits::what_refers_to(const std::string& urn) const {
  for (const auto& [id, nominee] : nominees_) {
    if (nominee && nominee->school == urn) return "nominee";
  }
  const auto links_it = [&](const auto& link) {
    return todays_urn(link.supporting_school) == urn || todays_urn(link.requesting_school) == urn;
  };
  if (std::any_of(new_links_.begin(), new_links_.end(), links_it)) return "link";
  const auto of_base = base_.conflicts();
  const bool in_conflict = conflicts_ ? std::any_of(conflicts_->begin(), conflicts_->end(), links_it)
                                      : std::any_of(of_base.begin(), of_base.end(), links_it);
  if (in_conflict) return "conflict";
  for (const auto& [old_urn, new_urn] : base_.successors()) {
    if (new_urn == urn) return "successor";
  }
  for (const Calendar& calendar : base_.calendars()) {
    if (!calendar.school.empty() && todays_urn(calendar.school) == urn) return "calendar";
  }
  const auto index = base_.find_school(urn);
  if (!index) return "";
  for (const NomineeIndex nominee : base_.nominees_at(*index)) {
    if (!nominees_.contains(base_.nominee_id(nominee))) return "nominee";
  }
  for (const LinkRecord& link : base_.link_records()) {
    if (link.supporting_school == *index || link.requesting_school == *index) return "link";
  }
  return "";
}

std::string Edits::nominee_of_link(std::size_t position) const {
  std::string id = base_.link(position).nominee;
  return erased_.contains(id) ? std::string() : id;
}

std::optional<std::size_t> Edits::find_base_link(const Link& link) const {
  const auto records = base_.link_records();
  auto record = std::lower_bound(records.begin(), records.end(), link.date,
                                 [](const LinkRecord& held, Date date) { return held.date < date; });
  for (; record != records.end() && record->date == link.date; ++record) {
    if (base_.school(record->supporting_school).urn != link.supporting_school) continue;
    const auto position = static_cast<std::size_t>(record - records.begin());
    Link held = base_.link(position);
    held.nominee = nominee_of_link(position);
    if (is_same_link(held, link)) return position;
  }
  return std::nullopt;
}

}  // namespace s2ss
