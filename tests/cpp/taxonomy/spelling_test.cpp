#include "taxonomy/spelling.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "core/tokens.hpp"
#include "reference/effort.hpp"
#include "reference/random.hpp"
#include "reference/spelling_reference.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {
namespace {

using reference::Random;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using NumberedWords = std::vector<std::pair<std::string_view, std::uint32_t>>;

NumberedWords numbered(const std::vector<std::string>& words) {
  NumberedWords result;
  for (const std::string& word : words) result.emplace_back(word, static_cast<std::uint32_t>(result.size()));
  return result;
}

std::string random_word(Random& random) {
  const int letters = random.one_of({2, 3, 26});
  std::string word;
  for (int length = random.one_of({random.between(1, 10), random.between(4, 9), random.between(20, 28)}); length > 0;
       --length) {
    word += static_cast<char>('a' + random.between(0, letters - 1));
  }
  return word;
}

std::string misspell(Random& random, std::string word) {
  for (int slips = random.between(0, 3); slips > 0; --slips) {
    const std::size_t place = random.below(word.size());
    const char letter = static_cast<char>('a' + random.between(0, 3));
    switch (random.between(0, 3)) {
      case 0:
        word[place] = letter;
        break;
      case 1:
        word.insert(place, 1, letter);
        break;
      case 2:
        if (word.size() > 1) word.erase(place, 1);
        break;
      default:
        std::swap(word[place], word[random.below(2) == 0 || place == 0 ? place : place - 1]);
    }
  }
  return word;
}

TEST(Spelling, MendsOneSlipInAShortWordAndTwoInALongOne) {
  const std::vector<std::string> words{"drama", "history", "mathematics"};
  const Spelling spelling(numbered(words));
  for (const char* slip : {"drana", "drma", "dramma", "darma", "rdama"}) {
    EXPECT_EQ(spelling.nearest(slip).size(), std::string(slip).size() < 5 ? 0U : 1U) << slip;
  }
  EXPECT_THAT(spelling.nearest("histroy"), ElementsAre(1));
  EXPECT_THAT(spelling.nearest("hitsroy"), IsEmpty());
  EXPECT_THAT(spelling.nearest("mahtmeatics"), ElementsAre(2));
  EXPECT_THAT(spelling.nearest("mahtmeatisc"), IsEmpty());
}

TEST(Spelling, KeepsToTheFirstLetterUnlessItIsSwapped) {
  const std::vector<std::string> words{"marking"};
  const Spelling spelling(numbered(words));
  EXPECT_THAT(spelling.nearest("parking"), IsEmpty());
  EXPECT_THAT(spelling.nearest("amrking"), ElementsAre(0));
}

TEST(Spelling, GivesAllWordsThatAreEquallyNear) {
  const std::vector<std::string> words{"cover", "covet", "coven", "covers"};
  EXPECT_THAT(Spelling(numbered(words)).nearest("covex"), ElementsAre(0, 1, 2));
  EXPECT_THAT(Spelling(numbered(words)).nearest("covet"), ElementsAre(1));
}

TEST(Spelling, MendsNothingWithoutWords) {
  EXPECT_THAT(Spelling().nearest("history"), IsEmpty());
  EXPECT_THAT(Spelling(NumberedWords{}).nearest("history"), IsEmpty());
}

TEST(Spelling, MendsWhatItsTwinMendsAmongRandomWords) {
  Random random(61);
  std::size_t mended = 0;
  for (int round = reference::effort(300); round > 0; --round) {
    std::vector<std::string> words;
    for (int count = random.between(1, 40); count > 0; --count) words.push_back(random_word(random));
    const Spelling spelling(numbered(words));
    const reference::SpellingReference twin(numbered(words));
    for (int asked = 0; asked < 40; ++asked) {
      const std::string word = random.chance(80) ? misspell(random, random.pick(words)) : random_word(random);
      const auto found = spelling.nearest(word);
      ASSERT_EQ(found, twin.nearest(word)) << word;
      mended += found.size();
    }
  }
  EXPECT_GT(mended, 30U);
}

TEST(Spelling, MendsWhatItsTwinMendsAmongTheWordsOfTheDefaultScheme) {
  std::vector<std::string> words;
  for (const Concept& each : Taxonomy::default_scheme().concepts()) {
    for (const text::Token& token : text::Tokens(each.pref_label)) words.emplace_back(token.folded);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const Spelling spelling(numbered(words));
  const reference::SpellingReference twin(numbered(words));
  Random random(62);
  for (int round = reference::effort(3'000); round > 0; --round) {
    const std::string word = misspell(random, random.pick(words));
    ASSERT_EQ(spelling.nearest(word), twin.nearest(word)) << word;
  }
}

}  // namespace
}  // namespace s2ss::testing
