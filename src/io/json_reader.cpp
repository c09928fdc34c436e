#include "io/json_reader.hpp"

#include "core/text.hpp"

namespace s2ss {

JsonReader::JsonReader(JsonText& text, const JsonForm& form, void* target, const JsonReadOptions& options)
    : text_(text), options_(options), root_{&form, target} {
  if (options_.note_places && form.members() != nullptr) report_.places.resize(form.members()->size());
}

bool JsonReader::null(std::size_t offset) {
  offset_ = offset;
  if (depth_ > 0 && !top().is_list && top().form != nullptr) {
    // A member that may be missing may be null as well.
    const JsonMember* const member = table_member(top());
    if (member != nullptr && member->presence != Presence::required) return true;
  }
  if (const JsonSlot slot = next_slot(); slot.form != nullptr) expected(slot.form->expected());
  return true;
}

bool JsonReader::flag(std::size_t offset, bool value) {
  offset_ = offset;
  const JsonSlot slot = next_slot();
  if (slot.form != nullptr) slot.form->read_flag(*this, slot.target, value);
  return true;
}

bool JsonReader::number(std::size_t offset, const JsonNumber& value) {
  offset_ = offset;
  const JsonSlot slot = next_slot();
  if (slot.form != nullptr) slot.form->read_number(*this, slot.target, value);
  return true;
}

bool JsonReader::text(std::size_t offset, std::string_view value) {
  offset_ = offset;
  const JsonSlot slot = next_slot();
  if (slot.form != nullptr) slot.form->read_text(*this, slot.target, value);
  return true;
}

bool JsonReader::begin(std::size_t offset, bool is_list) {
  offset_ = offset;
  if (depth_ == most_json_levels) refuse_depth();
  JsonSlot slot = next_slot();
  const bool fits = slot.form != nullptr && (is_list ? slot.form->is_list() : slot.form->members() != nullptr);
  if (slot.form != nullptr && !fits) expected(slot.form->expected());
  if (fits && is_list) slot.form->begin_list(slot.target);
  levels_[depth_++] = {.form = fits ? slot.form : nullptr,
                       .target = slot.target,
                       .begin = offset - 1,
                       .position = no_member,
                       .is_list = is_list};
  return true;
}

bool JsonReader::key(std::size_t offset, std::string_view name) {
  offset_ = offset;
  Level& level = top();
  if (level.form == nullptr) return true;
  const std::vector<JsonMember>& members = *level.form->members();
  // Most documents hold their members in the order of the table.
  std::size_t position = level.position + 1;
  if (position >= members.size() || members[position].name != name) {
    for (position = 0; position < members.size() && members[position].name != name;) ++position;
  }
  level.position = no_member;
  if (position == members.size()) {
    position = named_position(level, name);
    if (position == no_member) {
      unknown_key(*level.form, name);
      return true;
    }
  }
  const std::uint64_t bit = std::uint64_t{1} << position;
  if ((level.seen & bit) != 0) {
    add(depth_ - 1, text_.token_start(offset_), name_at(level, position), "each member once",
        "it stands more than once in this object: remove one of them");
    return true;
  }
  level.seen |= bit;
  level.position = position;
  return true;
}

const JsonMember* JsonReader::table_member(const Level& level) noexcept {
  const std::vector<JsonMember>& members = *level.form->members();
  return level.position < members.size() ? &members[level.position] : nullptr;
}

std::string_view JsonReader::name_at(const Level& level, std::size_t position) {
  const std::vector<JsonMember>& members = *level.form->members();
  if (position < members.size()) return members[position].name;
  return level.form->named_members()->name(level.target, position - members.size());
}

/// Where a member that the user named stands, counted on from the table's; it is added when it is not there yet.
std::size_t JsonReader::named_position(const Level& level, std::string_view name) {
  const JsonNamedMembers* const named = level.form->named_members();
  if (named == nullptr || !named->permits(name)) return no_member;
  const std::size_t count = named->count(level.target);
  std::size_t i = 0;
  while (i < count && named->name(level.target, i) != name) ++i;
  if (i == named->most) return no_member;
  if (i == count) named->add(level.target, name);
  return level.form->members()->size() + i;
}

bool JsonReader::end() {
  Level& level = top();
  if (level.form != nullptr && !level.is_list) {
    require_members(level);
    level.form->end_object(*this, level.target);
  }
  return --depth_ == 0;
}

void JsonReader::syntax_fault(std::size_t offset, StuckAt stuck_at) {
  Fault fault = text_.syntax_fault(offset, stuck_at);
  set_pointer(fault, depth_, {});
  // It belongs to no record: whoever drops faulty records must not take the rest for the whole.
  add(0, std::move(fault));
}

void JsonReader::expected(std::string what, std::string mend) {
  if (mend.empty()) mend = usual_mend();
  add(depth_, text_.token_start(offset_), {}, std::move(what), std::move(mend));
}

/// What can be done about the value being read, by where it stands.
std::string JsonReader::usual_mend() {
  if (depth_ == 0) return "put it in place of what stands there";
  const Level& level = top();
  if (level.is_list) return "correct this item or remove it";
  if (level.form == nullptr) return "correct it";
  const JsonMember* const member = table_member(level);
  const bool needed = member == nullptr || member->presence == Presence::required;
  return needed ? "correct it" : "correct it or leave the member out";
}

void JsonReader::expected_in(std::string_view member, std::string what, std::string mend) {
  add(depth_ - 1, top().begin, member, std::move(what), std::move(mend));
}

bool JsonReader::is_sound(std::string_view member) {
  const Level& level = top();
  std::size_t members = level.form->members()->size();
  if (const JsonNamedMembers* const named = level.form->named_members()) members += named->count(level.target);
  for (std::size_t i = 0; i < members; ++i) {
    if (name_at(level, i) == member) return ((level.faulty >> i) & 1) == 0;
  }
  return false;
}

/// Where the value that begins now goes. Counts the items of lists.
JsonSlot JsonReader::next_slot() {
  JsonSlot slot = root_;
  if (depth_ > 0) {
    Level& level = top();
    if (level.form == nullptr) return {};
    if (level.is_list) {
      ++level.position;
      note_place();
      slot = level.form->add_item(level.target);
    } else {
      if (level.position == no_member) return {};
      if (const JsonMember* const member = table_member(level)) {
        slot = {member->form, member->in(level.target)};
      } else {
        const JsonNamedMembers& named = *level.form->named_members();
        slot = {named.form, named.in(level.target, level.position - level.form->members()->size())};
      }
    }
  }
  return slot.form->open(*this, slot.target);
}

void JsonReader::note_place() {
  if (depth_ != 2 || report_.places.empty()) return;
  report_.places[levels_[0].position].push_back(text_.token_start(offset_));
}

void JsonReader::require_members(Level& level) {
  const std::vector<JsonMember>& members = *level.form->members();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].presence != Presence::required || ((level.seen >> i) & 1) != 0) continue;
    level.faulty |= std::uint64_t{1} << i;
    expected_in(members[i].name, members[i].form->expected(), "the member is missing: add it");
  }
}

void JsonReader::refuse_depth() {
  Fault fault;
  text_.locate(fault, offset_ - 1);
  fault.expected = "at most " + std::to_string(most_json_levels) + " levels of brackets";
  fault.mend = "no document of ours is nested like this: check what wrote it";
  throw LimitError("JSON depth " + std::to_string(most_json_levels), to_string(fault));
}

/// The key itself may hold anything, so only our own words are quoted.
void JsonReader::unknown_key(const JsonForm& form, std::string_view name) {
  constexpr std::size_t near = 2;
  std::string known;
  std::string mend = "remove the member or correct its name";
  std::size_t least = near + 1;
  for (const JsonMember& member : *form.members()) {
    known += known.empty() ? "" : ", ";
    known += member.name;
    if (name.size() > member.name.size() + near || member.name.size() > name.size() + near) continue;
    const std::size_t distance = text::edit_distance(name, member.name);
    if (distance >= least) continue;
    least = distance;
    mend = "did you mean `" + std::string(member.name) + "`?";
  }
  if (const JsonNamedMembers* const named = form.named_members()) {
    known += " and up to " + std::to_string(named->most) + " criteria by their names: " + std::string(named->rule);
  }
  const std::size_t kept = report_.faults.size();
  add(depth_ - 1, text_.token_start(offset_), {}, "only the members " + known, std::move(mend));
  // It points to the object, whose other members may have faults of their own.
  if (report_.faults.size() > kept) report_.faults.back().hides_others = false;
}

void JsonReader::add(std::size_t levels, std::size_t place, std::string_view member, std::string what,
                     std::string mend) {
  Fault fault;
  fault.expected = std::move(what);
  fault.mend = std::move(mend);
  text_.locate(fault, place);
  set_pointer(fault, levels, member);
  add(levels, std::move(fault));
}

void JsonReader::add(std::size_t levels, Fault fault) {
  ++report_.total;
  for (std::size_t i = 0; i < levels; ++i) {
    if (!levels_[i].is_list && levels_[i].position != no_member) {
      levels_[i].faulty |= std::uint64_t{1} << levels_[i].position;
    }
  }
  if (!options_.keep_all_faults && report_.faults.size() >= InputError::most_faults) return;
  JsonFault& added = report_.faults.emplace_back();
  added.fault = std::move(fault);
  if (levels >= 2 && !levels_[0].is_list && levels_[1].is_list) {
    added.list = levels_[0].position;
    added.record = levels_[1].position;
  }
}

/// Pointer (RFC 6901) and field. Our names, and those of criteria, hold neither `/` nor `~`, so nothing needs escaping.
void JsonReader::set_pointer(Fault& fault, std::size_t levels, std::string_view member) const {
  const auto step = [&fault](std::string_view name) {
    fault.pointer += '/';
    fault.pointer += name;
    fault.field = name;
  };
  for (std::size_t i = 0; i < levels; ++i) {
    const Level& level = levels_[i];
    if (level.form == nullptr || level.position == no_member) break;
    if (level.is_list) {
      fault.pointer += '/' + std::to_string(level.position);
    } else {
      step(name_at(level, level.position));
    }
  }
  if (!member.empty()) step(member);
}

}  // namespace s2ss
