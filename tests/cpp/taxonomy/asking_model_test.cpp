#include "taxonomy/asking_model.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "s2ss/taxonomy.hpp"

namespace s2ss {
namespace {

TEST(AskingModel, KnowsEachPieceOfEvidenceByItsName) {
  const AskingModel& model = AskingModel::embedded();
  for (AskingModel::Feature feature = 0; feature < model.features(); ++feature) {
    const std::string& name = model.name(feature);
    EXPECT_EQ(model.feature(name), feature) << name;
  }
  EXPECT_EQ(model.feature("no such evidence"), AskingModel::unknown);
}

TEST(AskingModel, HasAWeightForMostOfItsEvidence) {
  const AskingModel& model = AskingModel::embedded();
  std::size_t weighed = 0;
  for (AskingModel::Feature feature = 0; feature < model.features(); ++feature) {
    weighed += model.weight(feature) != 0 || model.narrowing_weight(feature) != 0;
  }
  EXPECT_GT(2 * weighed, model.features());
}

TEST(AskingModel, PutsAWordInAllItsGroups) {
  const AskingModel& model = AskingModel::embedded();
  const auto in_group = [&](std::string_view word, std::string_view group) {
    for (std::size_t i = 0; i < model.groups(); ++i) {
      if (model.group_name(i) == group) return (model.groups_of(model.word(word)) >> i & 1) != 0;
    }
    return false;
  };
  EXPECT_TRUE(in_group("share", "learn"));
  EXPECT_TRUE(in_group("share", "offer"));
  EXPECT_FALSE(in_group("share", "thanks"));
  EXPECT_EQ(model.groups_of(model.word("timetabling")), 0u);
}

TEST(AskingModel, WeighsAWordByWhereItStands) {
  const AskingModel& model = AskingModel::embedded();
  const AskingModel::WordId thanks = model.word("thanks");
  ASSERT_NE(thanks, AskingModel::other_word);
  EXPECT_NE(model.weight(thanks, AskingModel::Role::first), model.weight(thanks, AskingModel::Role::anywhere));
  EXPECT_EQ(model.word("qwertyuiop"), AskingModel::other_word);
  EXPECT_EQ(model.weight(AskingModel::other_word, AskingModel::Role::before), 0);
}

TEST(JudgeWhatIsAsked, SetsAsideTopicsOfNewsAndKeepsThoseOfAnAsk) {
  const Taxonomy& taxonomy = Taxonomy::default_scheme();
  const auto topics = [&](std::string_view text) { return taxonomy.resolve(text).needs.size(); };
  EXPECT_EQ(topics("Thanks for sending the timetabling booklet over, I have passed it on to our deputy."), 0u);
  EXPECT_EQ(topics("Thanks for last week. Could somebody advise us on timetabling?"), 1u);
}

}  // namespace
}  // namespace s2ss
