#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "s2ss/enumerators.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {

/// A need as a test writes it: "history[curriculum-development,gcse,aqa]", aspects before stages before boards.
inline std::string in_words(const Need& need) {
  std::string facets;
  for (const auto* list : {&need.aspects, &need.stages, &need.boards}) {
    for (const std::string& id : *list) facets += (facets.empty() ? "" : ",") + id;
  }
  return facets.empty() ? need.topic : need.topic + "[" + facets + "]";
}

inline std::vector<std::string> asked(const Taxonomy& taxonomy, std::string_view text) {
  std::vector<std::string> result;
  for (const ResolvedNeed& need : taxonomy.resolve(text).needs) result.push_back(in_words(need));
  return result;
}

/// What was set aside: "behaviour-and-culture: denied".
inline std::vector<std::string> dismissed(const Taxonomy& taxonomy, std::string_view text) {
  std::vector<std::string> result;
  for (const DismissedMention& mention : taxonomy.resolve(text).dismissed) {
    result.push_back(mention.concept_id + ": " + std::string(to_string(mention.reason)));
  }
  return result;
}

/// What is asked back: "PA: appraisal attendance".
inline std::vector<std::string> asked_back(const Taxonomy& taxonomy, std::string_view text) {
  std::vector<std::string> result;
  for (const Question& question : taxonomy.resolve(text).ask_back) {
    result.push_back(question.words.text + ":");
    for (const std::string& reading : question.readings) result.back() += " " + reading;
  }
  return result;
}

inline std::vector<std::string> unresolved(const Taxonomy& taxonomy, std::string_view text) {
  std::vector<std::string> result;
  for (const Phrase& phrase : taxonomy.resolve(text).unresolved) result.push_back(phrase.text);
  return result;
}

}  // namespace s2ss::testing
