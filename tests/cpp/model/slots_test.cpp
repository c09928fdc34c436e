#include "s2ss/slots.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "s2ss/error.hpp"

namespace s2ss {
namespace {

using testing::ElementsAre;

TEST(Slots, ReadsAHalfDayOfOneWeek) {
  const auto slots = Slots::from_text("A:Tue-pm");
  ASSERT_TRUE(slots);
  EXPECT_EQ(slots->size(), 1);
  EXPECT_TRUE(slots->contains(Week::a, Weekday::tuesday, Period::pm));
}

TEST(Slots, MeansBothWeeksWhenNoneIsNamed) {
  EXPECT_EQ(Slots::from_text("Thu-am")->size(), 2);
  EXPECT_EQ(Slots::from_text("B:*-twilight")->size(), 5);
  EXPECT_EQ(Slots::from_text("Mon-*")->size(), 6);
  EXPECT_EQ(Slots::from_text("*-*"), Slots::all());
}

TEST(Slots, DoesNotMindLetterCaseOrWholeDayNames) {
  EXPECT_EQ(Slots::from_text("a:tuesday-PM"), Slots::from_text("A:Tue-pm"));
}

TEST(Slots, RefusesWhatIsNoSlot) {
  for (const auto* text :
       {"", "Tue", "Sat-am", "C:Tue-pm", "Tue-night", "A:Tue", ":", "-", "A:-pm", "Tue-", "Tue_pm"}) {
    EXPECT_FALSE(Slots::from_text(text)) << text;
  }
}

TEST(Slots, PointsAtEveryItemThatIsWrong) {
  try {
    (void)Slots::parse({"Mon-am", "Someday-pm", "Fri-am", "A:Sun-am"});
    FAIL() << "should have refused";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 2u);
    EXPECT_EQ(error.faults()[0].pointer, "/slots/1");
    EXPECT_EQ(error.faults()[1].pointer, "/slots/3");
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("Someday")));
  }
}

TEST(Slots, WritesTheShortFormOfCommonSets) {
  EXPECT_THAT(to_items(Slots::all()), ElementsAre("*-*"));
  EXPECT_THAT(to_items(Slots()), ElementsAre());
  EXPECT_THAT(to_items(Slots::parse({"A:Tue-pm", "B:Tue-pm"})), ElementsAre("Tue-pm"));
  EXPECT_THAT(to_items(Slots::parse({"*-twilight", "A:Fri-am"})), ElementsAre("*-twilight", "A:Fri-am"));
}

TEST(Slots, HasNoPeriodsAtTheWeekend) {
  EXPECT_EQ(Slots::all().day_bits(Week::a, Weekday::saturday), 0u);
  EXPECT_EQ(Slots::all().day_bits(Week::b, Weekday::sunday), 0u);
  EXPECT_EQ(Slots::all().day_bits(Week::b, Weekday::friday), 7u);
}

RC_GTEST_PROP(Slots, EverySetReadsBackFromItsItems, ()) {
  const Slots slots = Slots::from_bits(*rc::gen::arbitrary<std::uint32_t>());
  RC_ASSERT(Slots::parse(to_items(slots)) == slots);
}

}  // namespace
}  // namespace s2ss
