#include "model/change_members.hpp"

namespace s2ss {

namespace {

using Kind = ChangeKind;

constexpr MemberUse required_if(bool read) noexcept { return read ? MemberUse::required : MemberUse::none; }

MemberUse id(Kind kind) {
  return required_if(kind == Kind::pause_nominee || kind == Kind::resume_nominee || kind == Kind::withdraw_nominee ||
                     kind == Kind::remove_nominee || kind == Kind::set_max_links || kind == Kind::remove_school ||
                     kind == Kind::set_release_limit);
}

MemberUse nominee(Kind kind) { return required_if(kind == Kind::add_nominee || kind == Kind::change_nominee); }
MemberUse school(Kind kind) { return required_if(kind == Kind::add_school || kind == Kind::change_school); }
MemberUse link(Kind kind) { return required_if(kind == Kind::add_link || kind == Kind::set_link_state); }
MemberUse conflict(Kind kind) { return required_if(kind == Kind::add_conflict || kind == Kind::remove_conflict); }
MemberUse max_links(Kind kind) { return required_if(kind == Kind::set_max_links); }
MemberUse release_limit(Kind kind) { return kind == Kind::set_release_limit ? MemberUse::optional : MemberUse::none; }

}  // namespace

const std::array<ChangeMember, 7>& change_members() {
  static constexpr std::array<ChangeMember, 7> members{{
      {"id", "a nominee's id or a school's URN", [](const Change& change) { return !change.id.empty(); }, &id},
      {"nominee", "a nominee", [](const Change& change) { return change.nominee.has_value(); }, &nominee},
      {"school", "a school", [](const Change& change) { return change.school.has_value(); }, &school},
      {"link", "a link", [](const Change& change) { return change.link.has_value(); }, &link},
      {"conflict", "a conflict", [](const Change& change) { return change.conflict.has_value(); }, &conflict},
      {"max_links", "a whole number, 0 or more", [](const Change& change) { return change.max_links.has_value(); },
       &max_links},
      {"release_limit", "a whole number, 0 or more",
       [](const Change& change) { return change.release_limit.has_value(); }, &release_limit},
  }};
  return members;
}

}  // namespace s2ss
