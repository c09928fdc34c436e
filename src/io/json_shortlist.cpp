#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "io/json_weights.hpp"

namespace s2ss {

namespace {

/// A row for a deferred member. The place of its value is the same for reading and for writing.
template <auto member, typename Value>
JsonMember deferred_member(std::string_view name, const JsonForm& form) {
  return {name, Presence::required, &form, [](void* shortlist) -> void* {
            return const_cast<Value*>(&(static_cast<Shortlist*>(shortlist)->*member).get());
          }};
}

template <std::size_t rule>
JsonMember rule_count_member() {
  return {enumerator_words<Rule>[rule], Presence::optional,
          &whole_number<0, std::numeric_limits<std::uint32_t>::max(), std::uint32_t>(),
          [](void* counts) -> void* { return &(*static_cast<RuleCounts*>(counts))[rule]; },
          [](const void* counts) { return (*static_cast<const RuleCounts*>(counts))[rule] == 0; }};
}

template <std::size_t... rules>
std::vector<JsonMember> rule_count_members(std::index_sequence<rules...> /*all*/) {
  return {rule_count_member<rules>()...};
}

Candidate& itself(Candidate& candidate) { return candidate; }
Candidate& explained(Explanation& explanation) { return explanation.candidate; }

}  // namespace

template <>
const JsonForm& form_of<Candidate>() {
  static const JsonObjectForm<Candidate> form(
      "an object, a candidate", {
                                    json_member<&Candidate::nominee>("nominee", Presence::required),
                                    json_member<&Candidate::school>("school", Presence::required),
                                    json_member<&Candidate::school_name>("school_name", Presence::required),
                                    json_member<&Candidate::role>("role", Presence::required, word<Role>()),
                                    json_member<&Candidate::total>("score", Presence::required, score_fraction()),
                                    parts_member<Candidate, itself>(),
                                    json_member<&Candidate::evidence>("evidence", Presence::required),
                                });
  return form;
}

template <>
const JsonForm& form_of<RuleCounts>() {
  static const JsonObjectForm<RuleCounts> form("an object, how many nominees each rule removed",
                                               rule_count_members(std::make_index_sequence<rule_count>()));
  return form;
}

template <>
const JsonForm& form_of<Shortlist>() {
  static const JsonObjectForm<Shortlist> form(
      "an object, a shortlist",
      {
          json_member<&Shortlist::request>("request", Presence::required),
          json_member<&Shortlist::school>("school", Presence::required),
          json_member<&Shortlist::as_of>("as_of", Presence::required),
          json_member<&Shortlist::version>("version", Presence::optional, version_number()),
          weights_member<Shortlist>(Presence::required),
          json_member<&Shortlist::considered>("considered", Presence::required, count()),
          deferred_member<&Shortlist::eligible, std::size_t>("eligible", count()),
          deferred_member<&Shortlist::excluded, RuleCounts>("excluded", form_of<RuleCounts>()),
          json_member<&Shortlist::variety>("variety", Presence::optional, fraction()),
          deferred_member<&Shortlist::candidates, std::vector<Candidate>>("candidates", list_of<Candidate>()),
      });
  return form;
}

template <>
const JsonForm& form_of<Explanation>() {
  static const JsonListForm<Rule> rules(word<Rule>());
  // The candidate's members stand flat beside the explanation's own.
  constexpr auto candidate = &Explanation::candidate;
  static const JsonObjectForm<Explanation> form(
      "an object, an explanation",
      {
          json_member<&Explanation::request>("request", Presence::required),
          json_member<candidate, &Candidate::nominee>("nominee", Presence::required),
          json_member<candidate, &Candidate::school>("school", Presence::required),
          json_member<candidate, &Candidate::school_name>("school_name", Presence::required),
          json_member<candidate, &Candidate::role>("role", Presence::required, word<Role>()),
          json_member<&Explanation::rules>("rules", Presence::required, rules),
          json_member<&Explanation::rank>("rank", Presence::required, count()),
          json_member<&Explanation::eligible>("eligible", Presence::required, count()),
          json_member<&Explanation::version>("version", Presence::optional, version_number()),
          json_member<&Explanation::limit>("limit", Presence::always, count()),
          json_member<&Explanation::changes>("changes", Presence::optional, list_of<SingleChange>()),
          json_member<candidate, &Candidate::total>("score", Presence::required, score_fraction()),
          parts_member<Explanation, explained>(),
          weights_member<Explanation>(Presence::required),
          json_member<candidate, &Candidate::evidence>("evidence", Presence::required),
      });
  return form;
}

}  // namespace s2ss
