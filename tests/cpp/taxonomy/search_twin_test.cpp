#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "core/utf8.hpp"
#include "cpp/taxonomy/small_schemes.hpp"
#include "reference/effort.hpp"
#include "reference/random.hpp"
#include "reference/search_reference.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using reference::Random;

const Taxonomy& scheme() { return Taxonomy::default_scheme(); }

// Words that begin alike or are a slip apart, so that matches are many and ties frequent.
std::string random_word(Random& random) {
  static const std::vector<std::string> words{
      "art", "arts", "arto", "history", "histroy",    "historic",  "maths",       "mathematics", "mathematical", "math",
      "and", "KS3",  "KS",   "3",       "16",         "post",      "É",           "école",       "ecole",        "PE",
      "d",   "t",    "P.E.", "pupil's", "curriculum", "curricula", "development", "develop",     "coordinator",  "co"};
  std::string word = random.pick(words);
  if (random.chance(15)) std::swap(word[random.below(word.size())], word[random.below(word.size())]);
  if (random.chance(10)) word.insert(random.below(word.size() + 1), 1, "aehtz3"[random.below(6)]);
  if (random.chance(10) && word.size() > 1) word.erase(random.below(word.size()), 1);
  return find_invalid_utf8(word) == std::string::npos ? word : "ecole";
}

std::string random_text(Random& random, int most_words) {
  std::string text = random_word(random);
  for (int more = random.between(0, most_words - 1); more > 0; --more) {
    text += random.one_of<const char*>({" ", " ", " ", "-", " & ", "&", ".", "/", " - ", "'s "});
    text += random_word(random);
  }
  return text;
}

Taxonomy random_labels(Random& random) {
  const auto some = [&](int percent) {
    std::vector<std::string> labels;
    while (random.chance(percent)) labels.push_back(random_text(random, 3));
    return labels;
  };
  std::vector<Concept> concepts;
  for (int number = random.between(1, 25); number > 0; --number) {
    Concept made = topic("concept-" + std::to_string(number));
    made.pref_label = random_text(random, 4);
    made.alt_labels = some(45);
    made.hidden_labels = some(25);
    made.uncertain_labels = some(20);
    made.role_labels = some(20);
    for (int parents = random.between(0, 3); parents > 0 && !concepts.empty(); --parents) {
      const std::string& parent = random.pick(concepts).id;
      if (std::ranges::find(made.broader, parent) == made.broader.end()) made.broader.push_back(parent);
    }
    concepts.push_back(std::move(made));
  }
  random.shuffle(concepts);
  return scheme_of(concepts);
}

std::vector<std::string> labels_of(const Concept& each) {
  std::vector<std::string> labels{each.pref_label};
  for (const auto* list : {&each.alt_labels, &each.hidden_labels, &each.uncertain_labels, &each.role_labels}) {
    // Patterns such as "head of @subjects" are for messages.
    std::ranges::copy_if(*list, std::back_inserter(labels),
                         [](const std::string& label) { return label.find('@') == label.npos; });
  }
  return labels;
}

// Where the concept stands among those found, from 1; above the limit when it is not there.
std::size_t rank_of(const Concept& wanted, const std::string& input, std::size_t limit) {
  const auto found = scheme().search(input, limit);
  const auto place = std::ranges::find(found, wanted.id, &ConceptSuggestion::id);
  return static_cast<std::size_t>(place - found.begin()) + 1;
}

TEST(SearchTwin, FindsTheSameOnRandomSchemes) {
  Random random(41);
  std::size_t found_in_all = 0;
  for (int round = reference::effort(800, 25); round > 0; --round) {
    const Taxonomy taxonomy = random_labels(random);
    const reference::SearchReference twin(taxonomy);
    for (int inputs = 0; inputs < 12; ++inputs) {
      const std::string input = random_text(random, 3);
      const std::size_t limit = random.one_of<std::size_t>({0, 1, 2, 5, 10, 100});
      const auto found = taxonomy.search(input, limit);
      ASSERT_EQ(found, twin.search(input, limit)) << input;
      found_in_all += found.size();
    }
  }
  EXPECT_GT(found_in_all, 50U);
}

TEST(SearchTwin, FindsTheSameInTheDefaultScheme) {
  Random random(42);
  const reference::SearchReference twin(scheme());
  for (int round = reference::effort(400, 25); round > 0; --round) {
    std::string input = random.pick(labels_of(scheme().concepts()[random.below(scheme().size())]));
    input.resize(1 + random.below(input.size()));
    if (random.chance(50)) input[random.below(input.size())] = "aeinrst- "[random.below(9)];
    if (random.chance(30)) input.erase(random.below(input.size()), 1);
    ASSERT_EQ(scheme().search(input, 10), twin.search(input, 10)) << input;
  }
}

TEST(Search, FindsAConceptFirstByEachOfItsSafeLabels) {
  for (const Concept& each : scheme().concepts()) {
    EXPECT_EQ(rank_of(each, each.pref_label, 10), 1U) << each.pref_label;
    for (const auto* list : {&each.alt_labels, &each.hidden_labels}) {
      for (const std::string& label : *list) EXPECT_EQ(rank_of(each, label, 10), 1U) << label;
    }
  }
}

TEST(Search, FindsEveryConceptThatSharesAnUncertainLabel) {
  for (const Concept& each : scheme().concepts()) {
    for (const std::string& label : labels_of(each)) EXPECT_LE(rank_of(each, label, 10), 10U) << label;
  }
}

TEST(Search, FindsAConceptByThreeLettersOfItsPreferredLabelOrMore) {
  for (const Concept& each : scheme().concepts()) {
    for (std::size_t length = 3; length <= each.pref_label.size(); ++length) {
      const std::string input = each.pref_label.substr(0, length);
      EXPECT_LE(rank_of(each, input, 10), 10U) << input << " should find " << each.id;
    }
  }
}

TEST(Search, FindsAConceptByAnyLabelWithTwoLettersSwapped) {
  for (const Concept& each : scheme().concepts()) {
    for (const std::string& label : labels_of(each)) {
      const std::size_t space = std::min(label.find_first_of(" -,/'"), label.size());
      if (space < 5 || label.find_first_of("0123456789") < space) continue;
      std::string input = label;
      std::swap(input[space - 1], input[space - 2]);
      EXPECT_LE(rank_of(each, input, 10), 10U) << input << " should find " << each.id;
    }
  }
}

TEST(Search, BeginsALongerListAsAShorterOne) {
  for (const char* input : {"s", "lead", "histroy", "curriculum", "send", ""}) {
    const auto all = scheme().search(input, 1'000);
    for (std::size_t limit = 0; limit <= all.size(); ++limit) {
      const auto some = scheme().search(input, limit);
      EXPECT_EQ(some, std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit))) << input << limit;
    }
  }
}

}  // namespace
}  // namespace s2ss::testing
