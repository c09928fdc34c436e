#include <gtest/gtest.h>

#include "reference/small_world.hpp"

namespace s2ss::reference {
namespace {

Millionths diversity_of(const Situation& situation) { return situation.parts().diversity; }

/// The small situation with a third and a fourth school; nobody works there.
Situation four_schools() {
  Situation situation = small_situation();
  situation.world.schools.push_back(small_school("100003"));
  situation.world.schools.push_back(small_school("100004"));
  return situation;
}

Link completed(const std::string& supporting, const std::string& requesting, int days_ago) {
  return small_link("", supporting, requesting, day("2026-09-01") - days_ago);
}

TEST(Diversity, IsOneWhereNothingIsShared) { EXPECT_EQ(diversity_of(small_situation()), 1'000'000); }

TEST(Diversity, FallsByAQuarterForALinkOfToday) {
  Situation situation = small_situation();
  situation.world.links = {completed("100002", "100001", 0)};
  EXPECT_EQ(diversity_of(situation), 750'000);  // 1 - 0.5 x (1 - 0.5)
}

TEST(Diversity, CountsALinkInEitherDirection) {
  Situation situation = small_situation();
  situation.world.links = {completed("100001", "100002", 0)};
  EXPECT_EQ(diversity_of(situation), 750'000);
  EXPECT_EQ(situation.evidence().past_links.front().direction, LinkDirection::gave);
}

TEST(Diversity, CombinesTwoPastLinksWithTheOlderWorthHalf) {
  Situation situation = small_situation();
  situation.world.links = {completed("100002", "100001", 0), completed("100001", "100002", 365)};
  // (1 - 0.5 x 0.5) x (1 - 0.5) = 0.375; 1 - 0.5 x 0.625
  EXPECT_EQ(diversity_of(situation), 687'500);
  const std::vector<LinkEvidence> shown = situation.evidence().past_links;
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0].decay, 500'000) << "the oldest first";
  EXPECT_EQ(shown[1].decay, 1'000'000);
}

TEST(Diversity, DecaysByTheDay) {
  Situation situation = small_situation();
  const auto decay_after = [&](int days) {
    situation.world.links = {completed("100002", "100001", days)};
    return situation.evidence().past_links.front().decay;
  };
  EXPECT_EQ(decay_after(1), 998'103);   // 2^(-1/365) = 0.99810277...
  EXPECT_EQ(decay_after(73), 870'551);  // 2^(-1/5) = 0.87055056...
  EXPECT_EQ(decay_after(730), 250'000);
  EXPECT_EQ(decay_after(3'650), 977);  // 2^-10 = 0.0009765625
  EXPECT_EQ(decay_after(7'665), 0);    // 2^-21 = 0.00000047...
  EXPECT_EQ(decay_after(7'300), 1);    // 2^-20 = 0.00000095...
}

TEST(Diversity, CountsALinkDatedAfterAsOfAsOfToday) {
  Situation situation = small_situation();
  situation.world.links = {completed("100002", "100001", -30)};
  EXPECT_EQ(diversity_of(situation), 750'000);
}

TEST(Diversity, LeavesDeclinedAndCancelledLinksOut) {
  Situation situation = small_situation();
  for (const LinkState state : {LinkState::declined, LinkState::cancelled}) {
    situation.world.links = {small_link("", "100002", "100001", day("2026-08-01"), state)};
    EXPECT_EQ(diversity_of(situation), 1'000'000);
  }
  for (const LinkState state :
       {LinkState::proposed, LinkState::introduced, LinkState::accepted, LinkState::completed}) {
    situation.world.links = {small_link("", "100002", "100001", day("2026-09-01"), state)};
    EXPECT_EQ(diversity_of(situation), 750'000);
  }
}

TEST(Diversity, FallsByATenthWhenBothWereLinkedWithTheSameThirdSchool) {
  Situation situation = four_schools();
  situation.world.links = {completed("100003", "100001", 900), completed("100002", "100003", 900)};
  EXPECT_EQ(diversity_of(situation), 900'000);
  EXPECT_TRUE(situation.evidence().two_steps);

  situation.world.links[1] = completed("100002", "100004", 900);
  EXPECT_EQ(diversity_of(situation), 1'000'000) << "different third schools";

  situation.world.links = {completed("100003", "100001", 900), completed("100002", "100003", 900),
                           completed("100001", "100002", 0)};
  EXPECT_EQ(diversity_of(situation), 650'000) << "also when they are linked themselves";
}

TEST(Diversity, FallsByAFifthInsideATrustAndNotAtAllInsideADistrict) {
  Situation situation = small_situation();
  situation.asking().trust = situation.supporting().trust = "T1";
  EXPECT_EQ(diversity_of(situation), 800'000);
  situation.asking().district = situation.supporting().district = "Pendle";
  EXPECT_EQ(diversity_of(situation), 800'000);
  situation.policy.diversity.same_district = 50'000;
  EXPECT_EQ(diversity_of(situation), 750'000);
  situation.supporting().trust = "T2";
  EXPECT_EQ(diversity_of(situation), 950'000);
  situation.asking().trust = situation.supporting().trust = "";
  situation.asking().district = situation.supporting().district = "";
  EXPECT_EQ(diversity_of(situation), 1'000'000) << "no trust and no district are not shared";
}

/// Two further schools with a nominee each, besides the one of the pair.
Situation programme() {
  Situation situation = four_schools();
  situation.world.nominees.push_back(small_nominee("n3", "100003", {small_expertise("history")}));
  situation.world.nominees.push_back(small_nominee("n4", "100004", {small_expertise("history")}));
  situation.world.schools.push_back(small_school("100005"));
  return situation;
}

TEST(Diversity, FallsByAFifthForANomineeUsedMoreThanTheRestOfTheProgramme) {
  Situation situation = programme();
  const Date past = day("2020-01-01");
  const Link given = small_link("n1", "100002", "100005", past);
  const Link by_n3 = small_link("n3", "100003", "100005", past);
  const Link by_n4 = small_link("n4", "100004", "100005", past);

  situation.world.links = {given};
  EXPECT_EQ(diversity_of(situation), 800'000) << "one link against an average of none";
  situation.world.links = {given, by_n3};
  EXPECT_EQ(diversity_of(situation), 800'000) << "one link against an average of a half";
  situation.world.links = {given, by_n3, by_n4};
  EXPECT_EQ(diversity_of(situation), 1'000'000) << "one link is the average";
  situation.world.links = {given, by_n3, by_n3};
  EXPECT_EQ(diversity_of(situation), 1'000'000);
}

TEST(Diversity, CountsTheUseOfTheSchoolAsWell) {
  Situation situation = programme();
  situation.world.links = {small_link("", "100002", "100005", day("2020-01-01"))};
  EXPECT_EQ(diversity_of(situation), 800'000) << "the nominee gave no link, the school one";
  EXPECT_TRUE(situation.evidence().used_more_than_average);
}

TEST(Diversity, LeavesTheTwoSchoolsOutOfTheAverage) {
  Situation situation = programme();
  // What colleagues at the asking school gave would raise the average above one.
  situation.world.nominees.push_back(small_nominee("n2", "100001", {small_expertise("history")}));
  const Date past = day("2020-01-01");
  situation.world.links = {small_link("n1", "100002", "100005", past)};
  for (int i = 0; i < 9; ++i) situation.world.links.push_back(small_link("n2", "100001", "100004", past));
  EXPECT_EQ(diversity_of(situation), 800'000);
}

TEST(Diversity, KnowsNoSpreadWithoutARestOfTheProgramme) {
  Situation situation = four_schools();
  situation.world.links = {small_link("n1", "100002", "100003", day("2020-01-01"))};
  EXPECT_EQ(diversity_of(situation), 1'000'000);
}

TEST(Diversity, IsNeverBelowNothing) {
  Situation situation = small_situation();
  situation.asking().trust = situation.supporting().trust = "T1";
  situation.policy.diversity.same_trust = 1'000'000;
  situation.policy.diversity.past_links = 1'000'000;
  situation.world.links = {completed("100002", "100001", 0)};
  EXPECT_EQ(diversity_of(situation), 0);
}

}  // namespace
}  // namespace s2ss::reference
