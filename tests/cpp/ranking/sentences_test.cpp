#include "s2ss/sentences.hpp"

#include <gtest/gtest.h>

namespace s2ss {
namespace {

NeedEvidence history() {
  NeedEvidence need;
  need.need = {"history", "History"};
  need.expertise = need.need;
  need.fit = one;
  return need;
}

std::string first_sentence(const NeedEvidence& need) {
  Candidate candidate;
  candidate.evidence.needs = {need};
  return sentences(candidate).front();
}

TEST(Sentences, SayTheRequestersOwnWordsBesideTheLabel) {
  NeedEvidence need = history();
  need.words = {"hist dept"};
  EXPECT_EQ(first_sentence(need),
            "History, asked for as \"hist dept\": offers exactly this, as a main strength (fit 100%).");
  need.words = {"hist dept", "year 9", "Tudors"};
  EXPECT_TRUE(first_sentence(need).starts_with("History, asked for as \"hist dept\", \"year 9\" and \"Tudors\": "));
}

TEST(Sentences, SayTheWordsAlsoWhenNothingComesNear) {
  NeedEvidence need = history();
  need.expertise.reset();
  need.words = {"hist dept"};
  EXPECT_EQ(first_sentence(need), "History, asked for as \"hist dept\": nothing offered comes near it.");
}

TEST(Sentences, DoNotSayTheSameTwiceWhenTheWordsAreTheLabels) {
  NeedEvidence need = history();
  const std::string without_words = first_sentence(need);
  for (const char* label : {"History", "history", "HISTORY"}) {
    need.words = {label};
    EXPECT_EQ(first_sentence(need), without_words);
  }
  need.facets = {{Facet::stage, {"gcse", "GCSE"}, FacetOutcome::met, one}};
  need.words = {"history", "gcse"};
  EXPECT_TRUE(first_sentence(need).starts_with("History: "));
  need.words = {"history", "year 11"};
  EXPECT_TRUE(first_sentence(need).starts_with("History, asked for as \"history\" and \"year 11\": "));
}

}  // namespace
}  // namespace s2ss
