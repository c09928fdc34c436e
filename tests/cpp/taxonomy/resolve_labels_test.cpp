#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using ::testing::IsEmpty;

/// Labels that, alone, do not mean their concept, by "id: label", and why. A test fails when one does after all.
const std::map<std::string, std::string, std::less<>> exceptions{};

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

bool is_among_needs(const Resolution& resolution, const std::string& id) {
  return std::ranges::any_of(resolution.needs, [&](const ResolvedNeed& need) {
    const auto holds = [&](const std::vector<std::string>& ids) { return std::ranges::find(ids, id) != ids.end(); };
    return need.topic == id || holds(need.aspects) || holds(need.stages) || holds(need.boards);
  });
}

bool is_asked_back(const Resolution& resolution, const std::string& id) {
  return std::ranges::any_of(resolution.ask_back, [&](const Question& question) {
    return std::ranges::find(question.readings, id) != question.readings.end();
  });
}

/// The label as a text of its own: "@maths curriculum" becomes "Mathematics curriculum".
std::string as_text(const std::string& label) {
  const std::size_t at = label.find('@');
  if (at == label.npos) return label;
  const std::size_t end = std::min(label.find(' ', at), label.size());
  const Concept& named = scheme().at(index_of(scheme(), label.substr(at + 1, end - at - 1)));
  return label.substr(0, at) + named.pref_label + label.substr(end);
}

std::vector<std::string> safe_labels(const Concept& each) {
  std::vector<std::string> labels{each.pref_label};
  for (const auto* list : {&each.alt_labels, &each.hidden_labels})
    labels.insert(labels.end(), list->begin(), list->end());
  return labels;
}

/// The labels of these kinds that alone do not lead to their concept, as "id: label".
template <typename LabelsOf>
std::vector<std::string> missed(const LabelsOf& labels_of, bool may_be_asked_back) {
  std::vector<std::string> missed;
  for (const Concept& each : scheme().concepts()) {
    for (const std::string& label : labels_of(each)) {
      const Resolution resolution = scheme().resolve(as_text(label));
      const bool met = is_among_needs(resolution, each.id) || (may_be_asked_back && is_asked_back(resolution, each.id));
      if (!met) missed.push_back(each.id + ": " + label);
    }
  }
  return missed;
}

std::vector<std::string> without_exceptions(std::vector<std::string> labels) {
  std::erase_if(labels, [](const std::string& label) { return exceptions.contains(label); });
  return labels;
}

TEST(ResolveEveryLabel, LeadsToItsConcept) { EXPECT_THAT(without_exceptions(missed(safe_labels, true)), IsEmpty()); }

TEST(ResolveEveryLabel, IsAskedBackOrDecidedWhenItIsUncertain) {
  const auto labels_of = [](const Concept& each) { return each.uncertain_labels; };
  EXPECT_THAT(without_exceptions(missed(labels_of, true)), IsEmpty());
}

TEST(ResolveEveryLabel, LeadsToItsConceptWhenItIsARoleAlone) {
  const auto labels_of = [](const Concept& each) {
    std::vector<std::string> labels = each.role_labels;
    std::erase_if(labels, [](const std::string& label) { return label.find('@') != label.npos; });
    return labels;
  };
  EXPECT_THAT(without_exceptions(missed(labels_of, false)), IsEmpty());
}

TEST(ResolveEveryLabel, HasNoExceptionThatIsNoneAnyLonger) {
  std::set<std::string, std::less<>> all;
  for (const auto& list :
       {missed(safe_labels, true), missed([](const Concept& each) { return each.uncertain_labels; }, true),
        missed([](const Concept& each) { return each.role_labels; }, false)}) {
    all.insert(list.begin(), list.end());
  }
  for (const auto& [label, reason] : exceptions) {
    EXPECT_TRUE(all.contains(label)) << label << " means its concept, or is no label: take it off the list";
    EXPECT_FALSE(reason.empty()) << label;
  }
}

TEST(ResolveEveryLabel, IsMetInCapitalsWhenItIsAPreferredOne) {
  for (const Concept& each : scheme().concepts()) {
    std::string text = each.pref_label;
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const Resolution resolution = scheme().resolve(text);
    EXPECT_TRUE(is_among_needs(resolution, each.id) || is_asked_back(resolution, each.id)) << text;
  }
}

}  // namespace
}  // namespace s2ss::testing
