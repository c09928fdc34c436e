#include "s2ss/why_not.hpp"

#include <utility>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"
#include "s2ss/compare.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/sentences.hpp"

namespace s2ss {

namespace {

std::string number_of(const Explanation& explanation) {
  return "number " + std::to_string(explanation.rank) + " of " +
         text::counted(explanation.eligible, "eligible nominee");
}

void append_changes(const Explanation& explanation, std::vector<std::string>& all) {
  if (explanation.changes.empty()) {
    all.emplace_back("No single small change on either side would be enough.");
    return;
  }
  all.emplace_back(explanation.changes.size() == 1 ? "One change would be enough:"
                                                   : "Any one of these would be enough:");
  for (const SingleChange& change : explanation.changes) all.push_back(sentence(change));
}

}  // namespace

std::vector<std::string> why_not(const Directory& directory, const Request& request, std::string_view nominee,
                                 const Policy& policy, const ExplainOptions& options) {
  const Explanation explanation = explain(directory, request, nominee, policy, options);
  const std::string who = capitalised(colleague(explanation.candidate));
  std::vector<std::string> all;
  if (explanation.is_on_the_list()) return {who + " is on the shortlist: " + number_of(explanation) + "."};
  if (explanation.is_eligible()) {
    all.push_back(who + " could help, but others come first: " + number_of(explanation) + ", and the shortlist has " +
                  text::counted(explanation.limit, "place") + ".");
    const Shortlist list = rank(directory, request, policy, {.limit = options.limit});
    const auto& last = list.candidates.back();
    all.push_back("Number " + std::to_string(list.candidates.size()) + ", the last on it, is " + colleague(last) + ".");
    for (std::string& each : sentences(compare(directory, request, last.nominee, nominee, policy))) {
      all.push_back(std::move(each));
    }
  } else {
    all.push_back(who + " cannot be proposed for this request.");
    for (const Rule rule : explanation.rules) all.emplace_back(meaning(rule));
    all.push_back("But for that, it would be number " + std::to_string(explanation.rank) + " beside the " +
                  text::counted(explanation.eligible, "eligible nominee") + ".");
  }
  if (options.changes) append_changes(explanation, all);
  return all;
}

}  // namespace s2ss
