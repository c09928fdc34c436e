#include "s2ss/fixed_point.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace s2ss {
namespace {

TEST(FixedPoint, ProductsRoundHalfUp) {
  EXPECT_EQ(multiply(850'000, 850'000), 722'500);
  EXPECT_EQ(multiply(1, 500'000), 1);
  EXPECT_EQ(multiply(1, 499'999), 0);
  EXPECT_EQ(multiply(one, 123'456), 123'456);
}

TEST(FixedPoint, RatiosRoundHalfUp) {
  EXPECT_EQ(ratio(1, 3), 333'333);
  EXPECT_EQ(ratio(2, 3), 666'667);
  EXPECT_EQ(ratio(1, 2'000'000), 1);
  EXPECT_EQ(ratio(0, 7), 0);
  EXPECT_EQ(ratio(7, 7), one);
}

RC_GTEST_PROP(FixedPoint, ProductsAreMonotoneAndNeverExceedAFactor, ()) {
  const auto fraction = rc::gen::inRange<Millionths>(0, one + 1);
  const Millionths a = *fraction;
  const Millionths b = *fraction;
  const Millionths c = *fraction;
  RC_ASSERT(multiply(a, b) == multiply(b, a));
  RC_ASSERT(multiply(a, b) <= a);
  if (b <= c) RC_ASSERT(multiply(a, b) <= multiply(a, c));
}

}  // namespace
}  // namespace s2ss
