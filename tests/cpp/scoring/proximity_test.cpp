#include <gtest/gtest.h>

#include "reference/small_world.hpp"

namespace s2ss::reference {
namespace {

/// The supporting school lies 3 km east and 4 km north of the one that asks.
Situation three_four_five() {
  Situation situation = small_situation();
  situation.supporting().easting = 383'000;
  situation.supporting().northing = 434'000;
  situation.request.modes = {Mode::visit};
  return situation;
}

Millionths proximity_of(const Situation& situation) { return situation.parts().proximity; }

TEST(Proximity, FallsWithTheStraightLine) {
  Situation situation = three_four_five();
  situation.policy.max_distance = 10'000;
  EXPECT_EQ(situation.evidence().distance, 5'000);
  EXPECT_EQ(proximity_of(situation), 500'000);
  situation.policy.max_distance = 30'000;
  EXPECT_EQ(proximity_of(situation), 833'333);
}

TEST(Proximity, TakesTheSmallestOfTheThreeLimits) {
  Situation situation = three_four_five();
  situation.nominee().max_distance = 20'000;
  EXPECT_EQ(proximity_of(situation), 750'000);
  situation.request.max_distance = 10'000;
  EXPECT_EQ(proximity_of(situation), 500'000);
  situation.policy.max_distance = 8'000;
  EXPECT_EQ(proximity_of(situation), 375'000);
  EXPECT_EQ(situation.evidence().distance_limit, 8'000);
}

TEST(Proximity, IsNothingAtTheLimitAndBeyond) {
  Situation situation = three_four_five();
  situation.policy.max_distance = 5'001;
  EXPECT_EQ(proximity_of(situation), 200);
  situation.policy.max_distance = 5'000;
  EXPECT_EQ(proximity_of(situation), 0);
  situation.policy.max_distance = 100;
  EXPECT_EQ(proximity_of(situation), 0);
}

TEST(Proximity, IsOneAtTheDoorEvenWhenTheLimitIsNothing) {
  Situation situation = small_situation();
  situation.request.modes = {Mode::visit};
  EXPECT_EQ(proximity_of(situation), 1'000'000);
  situation.request.max_distance = 0;
  EXPECT_EQ(proximity_of(situation), 1'000'000);
}

TEST(Proximity, RoundsTheDistanceToTheNearestMetre) {
  Situation situation = small_situation();
  const auto distance_at = [&](int east, int north) {
    situation.supporting().easting = 380'000 + east;
    situation.supporting().northing = 430'000 + north;
    return situation.evidence().distance;
  };
  EXPECT_EQ(distance_at(1, 1), 1);  // 1.414
  EXPECT_EQ(distance_at(1, 2), 2);  // 2.236
  EXPECT_EQ(distance_at(2, 2), 3);  // 2.828
  EXPECT_EQ(distance_at(-5, 0), 5);
  EXPECT_EQ(distance_at(100, 10), 100);  // 100.4988
  EXPECT_EQ(distance_at(99, 10), 100);   // 99.5038
}

TEST(Proximity, IsOneWhenNobodyHasToTravel) {
  Situation situation = three_four_five();
  situation.policy.max_distance = 1;
  situation.request.modes = {Mode::online, Mode::phone, Mode::resources};
  EXPECT_EQ(proximity_of(situation), 1'000'000);
  EXPECT_TRUE(situation.evidence().no_travel_needed);
  situation.request.modes = {Mode::online, Mode::host};
  EXPECT_EQ(proximity_of(situation), 0);
}

TEST(Proximity, IsNeutralWhereAPositionIsUnknown) {
  Situation situation = three_four_five();
  situation.asking().easting.reset();
  situation.asking().northing.reset();
  EXPECT_EQ(proximity_of(situation), 500'000);
  EXPECT_FALSE(situation.evidence().distance.has_value());
  situation.policy.unknown_proximity = 123'456;
  EXPECT_EQ(proximity_of(situation), 123'456);
  situation.request.modes = {Mode::phone};
  EXPECT_EQ(proximity_of(situation), 1'000'000);
}

}  // namespace
}  // namespace s2ss::reference
