#include "s2ss/request_from_text.hpp"

#include <gmock/gmock.h>

#include "s2ss/error.hpp"

namespace s2ss {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Request asked(std::string text) {
  Request request;
  request.id = "r1";
  request.school = "100001";
  request.from = *Date::from_text("2026-09-07");
  request.to = *Date::from_text("2026-10-23");
  request.sessions = 3;
  request.text = std::move(text);
  return request;
}

/// What the refusal says; empty when there is none.
std::string refusal(const Request& request, const RequestFromTextOptions& options = {}) {
  try {
    (void)request_from_text(request, options);
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

TEST(RequestFromText, ReadsTheNeedsAndKeepsEverythingElse) {
  Request given = asked("Secondary MFL support and subject leadership");
  given.needs = {{.topic = "art"}};
  const RequestFromText made = request_from_text(given);
  ASSERT_EQ(made.request.needs.size(), 1u);
  EXPECT_EQ(made.request.needs[0].topic, "modern-foreign-languages");
  EXPECT_EQ(made.request.needs[0].words, (std::vector<std::string>{"MFL", "subject leadership"}));
  EXPECT_EQ(made.resolution, Taxonomy::default_scheme().resolve(given.text));
  given.needs = made.request.needs;
  EXPECT_EQ(made.request, given);
}

TEST(RequestFromText, NarrowsSlotsAndModesToWhatTheSchoolSays) {
  Request given = asked("history");
  given.slots = Slots::parse({"Tue-am", "Tue-pm"});
  const RequestFromText made = request_from_text(given, {.availability = "Tuesdays pm, Wednesdays pm, Teams"});
  EXPECT_EQ(made.request.slots, Slots::parse({"Tue-pm"}));
  EXPECT_EQ(made.request.modes, (Modes{Mode::online}));
  EXPECT_TRUE(made.availability.says_slots);
}

TEST(RequestFromText, RefusesAnAvailabilityThatLeavesNothing) {
  Request given = asked("history");
  given.slots = Slots::parse({"Mon-am"});
  given.modes = {Mode::phone};
  const std::string said = refusal(given, {.availability = "Tue pm, Teams"});
  EXPECT_THAT(said, HasSubstr("among the request's slots"));
  EXPECT_THAT(said, HasSubstr("among the request's modes"));
  EXPECT_THAT(said, Not(HasSubstr("Teams")));
}

TEST(RequestFromText, SaysWhatToAskTheSchoolWhenNoNeedIsUnderstoodAndRepeatsNoneOfItsWords) {
  TaxonomyBuilder builder;
  for (const char* id : {"art", "technology"}) {
    Concept each;
    each.id = id;
    each.pref_label = id;
    each.alt_labels = {"design"};
    builder.add(each);
  }
  const RequestFromTextOptions options{.taxonomy = builder.build(), .availability = {}};
  EXPECT_EQ(refusal(asked("Help with art"), options), "");
  EXPECT_THAT(refusal(asked("Help with design"), options), HasSubstr("which of the possible readings it means"));
  EXPECT_THAT(refusal(asked("Support with gizmos"), options), HasSubstr("in other words"));
  EXPECT_THAT(refusal(asked("Thank you."), options), HasSubstr("what it would like help with"));
  for (const char* text : {"Help with design", "Support with gizmos", "Thank you."}) {
    EXPECT_THAT(refusal(asked(text), options), Not(HasSubstr(text))) << text;
  }
}

TEST(RequestFromText, RefusesTextThatIsNoText) { EXPECT_THAT(refusal(asked("history \xff")), HasSubstr("UTF-8")); }

}  // namespace
}  // namespace s2ss
