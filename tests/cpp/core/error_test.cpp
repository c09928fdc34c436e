#include "s2ss/error.hpp"

#include <gmock/gmock.h>

#include "s2ss/fault_list.hpp"

namespace s2ss {
namespace {

using testing::HasSubstr;

TEST(Fault, SaysWhereWhatAndHowToMend) {
  const Fault fault{.source = "directory.json",
                    .line = 12,
                    .column = 7,
                    .pointer = "/nominees/3/school",
                    .field = "school",
                    .expected = "a URN",
                    .mend = "add the school"};
  EXPECT_EQ(to_string(fault), "directory.json:12:7 /nominees/3/school: expected a URN; add the school");
}

TEST(Fault, NamesTheFieldWhenNoPointerDoes) {
  EXPECT_EQ(to_string(Fault{.source = "nominees", .row = 4, .field = "school", .expected = "a URN"}),
            "nominees row 4 school: expected a URN");
}

TEST(InputError, ReadsAsOneLineForOneFault) {
  EXPECT_STREQ(InputError(Fault{.field = "limit", .expected = "1 or more"}).what(), "limit: expected 1 or more");
}

TEST(InputError, ListsAllFaultsUpToTheMostAndCountsTheRest) {
  FaultList list;
  for (int i = 0; i < 250; ++i) list.add({.pointer = "/" + std::to_string(i), .expected = "less"});
  try {
    list.throw_if_any();
    FAIL() << "should have thrown";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().size(), InputError::most_faults);
    EXPECT_EQ(error.total(), 250u);
    EXPECT_THAT(error.what(), HasSubstr("250 faults, of which the first 100"));
    EXPECT_THAT(error.what(), HasSubstr("/99: expected less"));
  }
}

TEST(FaultList, ThrowsNothingWhenNothingIsWrong) { EXPECT_NO_THROW(FaultList().throw_if_any()); }

TEST(LimitError, NamesItsLimit) {
  const LimitError error("JSON depth 64", "nested deeper than 64");
  EXPECT_EQ(error.limit(), "JSON depth 64");
}

}  // namespace
}  // namespace s2ss
