#include <cstdint>
#include <limits>

#include "io/json_forms.hpp"
#include "io/json_need.hpp"
#include "io/json_values.hpp"

namespace s2ss {

namespace {

const JsonForm& place() { return whole_number<0, std::numeric_limits<std::uint32_t>::max(), std::uint32_t>(); }

/// The members of a Mention, for it and for what is derived from it.
template <typename Object>
std::vector<JsonMember> mention_members() {
  return {
      json_member_of<Object, &Mention::words>("words", Presence::required),
      json_member_of<Object, &Mention::concept_id>("concept_id", Presence::required),
      json_member_of<Object, &Mention::pref_label>("pref_label", Presence::required),
      json_member_of<Object, &Mention::label>("label", Presence::required),
      json_member_of<Object, &Mention::kind>("kind", Presence::required, word<LabelKind>()),
      json_member_of<Object, &Mention::match>("match", Presence::required, word<LabelMatch>()),
  };
}

std::vector<JsonMember> and_also(std::vector<JsonMember> members, std::initializer_list<JsonMember> more) {
  members.insert(members.end(), more);
  return members;
}

}  // namespace

// A resolution is a result: every member of its own is written, and asked for when it is read.

template <>
const JsonForm& form_of<Phrase>() {
  static const JsonObjectForm<Phrase> form(
      "an object, words of a text and their place",
      {
          json_member<&Phrase::text>("text", Presence::required),
          json_member<&Phrase::begin>("begin", Presence::required, place()),
          json_member<&Phrase::end>("end", Presence::required, place()),
          json_member<&Phrase::character_begin>("character_begin", Presence::required, place()),
          json_member<&Phrase::character_end>("character_end", Presence::required, place()),
      });
  return form;
}

template <>
const JsonForm& form_of<Mention>() {
  static const JsonObjectForm<Mention> form("an object, words that mean a concept", mention_members<Mention>());
  return form;
}

template <>
const JsonForm& form_of<ResolvedNeed>() {
  static const JsonObjectForm<ResolvedNeed> form(
      "an object, a need and the words that led to it",
      and_also(need_members<ResolvedNeed>(),
               {
                   json_member<&ResolvedNeed::mentions>("mentions", Presence::required, list_of<Mention>()),
                   json_member<&ResolvedNeed::confidence>("confidence", Presence::required, fraction()),
               }));
  return form;
}

template <>
const JsonForm& form_of<DismissedMention>() {
  static const JsonObjectForm<DismissedMention> form(
      "an object, words that mean a concept and ask for nothing",
      and_also(mention_members<DismissedMention>(),
               {json_member<&DismissedMention::reason>("reason", Presence::required, word<Dismissal>())}));
  return form;
}

template <>
const JsonForm& form_of<Question>() {
  static const JsonObjectForm<Question> form("an object, words with several readings",
                                             {
                                                 json_member<&Question::words>("words", Presence::required),
                                                 json_member<&Question::readings>("readings", Presence::required),
                                                 json_member<&Question::labels>("labels", Presence::required),
                                             });
  return form;
}

template <>
const JsonForm& form_of<Resolution>() {
  static const JsonObjectForm<Resolution> form(
      "an object, what a message was understood to ask for",
      {
          json_member<&Resolution::needs>("needs", Presence::required, list_of<ResolvedNeed>()),
          json_member<&Resolution::unresolved>("unresolved", Presence::required, list_of<Phrase>()),
          json_member<&Resolution::ask_back>("ask_back", Presence::required, list_of<Question>()),
          json_member<&Resolution::dismissed>("dismissed", Presence::required, list_of<DismissedMention>()),
      });
  return form;
}

}  // namespace s2ss
