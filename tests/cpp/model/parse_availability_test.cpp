#include "s2ss/parse_availability.hpp"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/text.hpp"
#include "reference/effort.hpp"
#include "s2ss/error.hpp"

namespace s2ss {
namespace {

using testing::ElementsAre;

/// What somebody wrote, and the items, modes and phrases they mean; empty for nothing said, and nothing left over.
struct Example {
  const char* words;
  const char* slots;
  const char* modes = "";
  const char* unresolved = "";
};

std::vector<std::string> list(std::string_view words, char separator) {
  return words.empty() ? std::vector<std::string>{} : text::split(words, separator);
}

std::vector<std::string> words_of(Modes modes) {
  std::vector<std::string> words;
  for (const Mode mode : {Mode::visit, Mode::host, Mode::online, Mode::phone, Mode::resources}) {
    if (modes.contains(mode)) words.emplace_back(to_string(mode));
  }
  return words;
}

std::vector<std::string> texts_of(const std::vector<Phrase>& phrases) {
  std::vector<std::string> texts;
  for (const Phrase& phrase : phrases) texts.push_back(phrase.text);
  return texts;
}

void expect(const Example& example) {
  SCOPED_TRACE(example.words);
  const Availability found = parse_availability(example.words);
  const std::vector<std::string> slots = list(example.slots, ' ');
  EXPECT_EQ(to_items(found.slots), to_items(slots.empty() ? Slots::all() : Slots::parse(slots)));
  EXPECT_THAT(words_of(found.modes),
              testing::ElementsAreArray(*example.modes == 0 ? words_of(Modes::all()) : list(example.modes, ',')));
  EXPECT_EQ(found.says_slots, !slots.empty());
  EXPECT_EQ(found.says_modes, *example.modes != 0);
  EXPECT_THAT(texts_of(found.unresolved), testing::ElementsAreArray(list(example.unresolved, ';')));
}

void expect_all(const std::vector<Example>& examples) {
  for (const Example& example : examples) expect(example);
}

TEST(ParseAvailability, ReadsDaysByTheirLetters) {
  expect_all({{"M/W/F", "Mon-* Wed-* Fri-*"},
              {"T/Th", "Tue-* Thu-*"},
              {"Tu & Th pm", "Tue-pm Thu-pm"},
              {"m/w mornings", "Mon-am Wed-am"},
              {"MWF", "Mon-* Wed-* Fri-*"},
              {"TTh after school", "Tue-twilight Thu-twilight"},
              {"M/T/W/T/F", "*-*"},
              {"M-Th", "Mon-* Tue-* Wed-* Thu-*"},
              {"Mon/W/F", "Mon-* Wed-* Fri-*"},
              {"F am", "Fri-am"},
              {"W/F wk B", "B:Wed-* B:Fri-*"},
              {"not M/W", "Tue-* Thu-* Fri-*"}});
}

TEST(ParseAvailability, TakesLettersThatAreNoDaysForWhatTheyAre) {
  expect_all({{"F/T role", "", "", "F/T role"}, {"P/T, Tues", "Tue-*", "", "P/T"}, {"F", "", "", "F"}});
}

TEST(ParseAvailability, ReadsTimesAsTheyAreSpoken) {
  expect_all({{"half past 3", "*-twilight"},
              {"Tues half past three", "Tue-twilight"},
              {"half nine on Mondays", "Mon-am"},
              {"quarter past 9", "*-am"},
              {"quarter to 2", "*-pm"},
              {"half past 1 to quarter to 3", "*-pm"},
              {"until half past 3", "*-am *-pm"},
              {"Weds 4ish", "Wed-twilight"},
              {"3.30-4.30", "*-twilight"},
              {"straight after school, M/W", "Mon-twilight Wed-twilight"},
              {"half day a fortnight", "", "", "half day a fortnight"}});
}

TEST(ParseAvailability, TakesOneDayFromTheWholeWeek) {
  expect_all({{"any day but Fri", "Mon-* Tue-* Wed-* Thu-*"},
              {"everyday but Mon", "Tue-* Wed-* Thu-* Fri-*"},
              {"all week but Weds", "Mon-* Tue-* Thu-* Fri-*"},
              {"after school any day but Friday", "Mon-twilight Tue-twilight Wed-twilight Thu-twilight"}});
}

TEST(ParseAvailability, RefusesNothingThatWasApproved) {
  expect_all({{"Fridays are fine, Mondays no good", "Fri-*"}, {"Thurs ok, M/W difficult", "Thu-*"}});
}

TEST(ParseAvailability, ReadsWhatPeopleWrite) {
  expect_all({
      {"Tue pm wk A, not Mondays, twilight ok, Teams is fine",
       "A:Tue-pm Tue-twilight Wed-twilight Thu-twilight Fri-twilight", "online"},
      {"not Mondays", "Tue-* Wed-* Thu-* Fri-*"},
      {"twilight", "*-twilight"},
      {"Mon-Wed mornings", "Mon-am Tue-am Wed-am"},
      {"Mon/Wed/Fri", "Mon-* Wed-* Fri-*"},
      {"any day but Friday", "Mon-* Tue-* Wed-* Thu-*"},
      {"Mon am and Wed pm", "Mon-am Wed-pm"},
      {"Week A: Mon am, Tue pm; Week B: Thu all day", "A:Mon-am A:Tue-pm B:Thu-*"},
      {"Thu pm;After school;", "Thu-pm *-twilight"},
      {"2pm Weds", "Wed-pm"},
      {"10 till 12 on a Tuesday", "Tue-am"},
      {"P1-2 Tue, P5 Thu", "Tue-am Thu-pm"},
      {"period 4 Mon wk B", "B:Mon-pm"},
      {"B week Fridays", "B:Fri-*"},
      {"can't do Thursdays", "Mon-* Tue-* Wed-* Fri-*"},
      {"never on a Friday", "Mon-* Tue-* Wed-* Thu-*"},
      {"apart from Tuesdays I'm free", "Mon-* Wed-* Thu-* Fri-*"},
      {"Please come to us, any afternoon", "*-pm", "visit"},
      {"in person or on Zoom", "", "visit,online"},
      {"not online", "", "visit,host,phone,resources"},
      {"only by phone", "", "phone"},
      {"Google Meet or face to face", "", "visit,online"},
      {"free after May", "", "", "after May"},
      {"Tues/Weds after school, video call preferred", "Tue-twilight Wed-twilight", "online"},
      {"lunchtimes except Friday", "Mon-pm Tue-pm Wed-pm Thu-pm"},
      {"all day Tuesday, wk B only", "B:Tue-*"},
      {"Mon am, Tue am/pm, Wed twilight", "Mon-am Tue-am Tue-pm Wed-twilight"},
      {"end of the day on Thursdays", "Thu-twilight"},
      {"Usually Fri pm, sometimes Wed", "Fri-pm Wed-*", "", "sometimes"},
      {"not teaching Tue pm", "Tue-pm"},
      {"Tues pm not wk B", "A:Tue-pm"},
      {"phone or Teams, Mon - Thu, after school", "Mon-twilight Tue-twilight Wed-twilight Thu-twilight",
       "online,phone"},
      {"Mondays, Tuesdays and Fridays are difficult", "Wed-* Thu-*"},
      {"Tuesday", "Tue-*"},
      {"Happy to talk on the phone most days between 9 and 11", "*-am", "phone"},
      {"Week 1 Mon, Wed; week 2 Fri P4-5", "A:Mon-* A:Wed-* B:Fri-pm"},
      {"not Teams on Mondays", "", "", "not Teams on Mondays"},
      {"Wk A Tues P1-3 & wk B Thurs P4/P5", "A:Tue-am B:Thu-pm"},
      {"Year 11 exams in June so not June", "", "", "Year 11 exams in June so not June"},
      {"Mon p.m. week a", "A:Mon-pm"},
      {"after 2pm Fri", "Fri-pm Fri-twilight"},
  });
}

// Written before the grammar and kept from it until it was done.
TEST(ParseAvailability, ReadsWhatItWasNotBuiltOn) {
  expect_all({
      {"any Thurs P4/5", "Thu-pm"},
      {"half day a fortnight", "", "", "half day a fortnight"},
      {"Teams is fine", "", "online"},
      {"Tuesday to Thursday, after 3pm", "Tue-twilight Wed-twilight Thu-twilight"},
      {"Tue & Thu pm", "Tue-pm Thu-pm"},
      {"weekdays except Fri pm", "Mon-* Tue-* Wed-* Thu-* Fri-am Fri-twilight"},
      {"pm on Tuesdays, am on Thursdays", "Tue-pm Thu-am"},
      {"Week A Tue pm;Week B Fri am;", "A:Tue-pm B:Fri-am"},
      {"9-11am Mondays", "Mon-am"},
      {"Fridays 13:30", "Fri-pm"},
      {"from 3.30 any day", "*-twilight"},
      {"lessons 1 and 2 on Wednesdays", "Wed-am"},
      {"both weeks, Thursday a.m.", "Thu-am"},
      {"Tue pm alternate weeks", "Tue-pm", "", "alternate weeks"},
      {"avoid Monday mornings please", "Mon-pm Mon-twilight Tue-* Wed-* Thu-* Fri-*"},
      {"no Wednesdays or Fridays", "Mon-* Tue-* Thu-*"},
      {"Mondays are not possible, Tuesdays ok", "Tue-*"},
      {"we can come to you on Thursdays", "Thu-*", "host"},
      {"no Zoom, phone is best", "", "phone"},
      {"Teams only", "", "online"},
      {"share resources by e-mail", "", "resources"},
      {"HT3", "", "", "HT3"},
      {"Mon pm (wk 1) and Fri am (wk 2)", "A:Mon-pm B:Fri-am"},
      {"before school Mon or Tue", "Mon-am Tue-am"},
      {"I am free Monday mornings and Thursday afternoons", "Mon-am Thu-pm"},
      {"Not Mondays or Tuesdays, mornings preferred", "Wed-am Thu-am Fri-am"},
      {"Weds P3 & P6", "Wed-am Wed-twilight"},
      {"Every day 1.30-2.30", "*-pm"},
      {"I teach Mon-Wed", "Thu-* Fri-*"},
      {"Mornings, not Mondays", "Tue-am Wed-am Thu-am Fri-am"},
      {"Monday 12th October at 2pm", "*-pm", "", "Monday 12th October"},
      {"visit, host or online call", "", "visit,host,online"},
      {"Not available Mon am or Fri pm", "Mon-pm Mon-twilight Tue-* Wed-* Thu-* Fri-am Fri-twilight"},
      {"we don't mind, whenever suits", "*-*"},
      {"Tue pm, no Tuesdays", "Tue-pm", "", "no Tuesdays"},
      {"no visits please", "", "host,online,phone,resources"},
      {"Thursdays work best after school", "Thu-twilight"},
      {"Either Tue or Thu, pm or twilight", "Tue-pm Tue-twilight Thu-pm Thu-twilight"},
      {"All week but not Friday afternoon", "Mon-* Tue-* Wed-* Thu-* Fri-am Fri-twilight"},
      {"Mons and Weds, 8.30 till 10", "Mon-am Wed-am"},
      {"remote only, Tues twilight wks A and B", "Tue-twilight", "online"},
  });
}

TEST(ParseAvailability, GivesAPartOfTheDayToTheDaysBesideIt) {
  expect_all({
      {"twilight Mon, Tue pm", "Mon-twilight Tue-pm"},
      {"Mon, Tue, mornings", "Mon-am Tue-am"},
      {"Tue pm, twilight", "Tue-pm *-twilight"},
      {"Tue P3, P5, Thu P1", "Tue-am Tue-pm Thu-am"},
      {"Tues. pm, Wed. am", "Tue-pm Wed-am"},
      {"Mornings: Mon, Tue. Afternoons: Thu", "Mon-am Tue-am Thu-pm"},
      {"Mondays and twilights", "Mon-* *-twilight"},
      {"Mon to Wed, am only; Thu-Fri twilight", "Mon-am Tue-am Wed-am Thu-twilight Fri-twilight"},
  });
}

TEST(ParseAvailability, GivesAWeekToTheListItBeginsOrEnds) {
  expect_all({
      {"Tue pm and Thu am wk A", "A:Tue-pm A:Thu-am"},
      {"Week A Tue pm, Thu am Week B", "A:Tue-pm B:Thu-am"},
      {"Week A\nMon pm\nTue am\nWeek B\nThu pm", "A:Mon-pm A:Tue-am B:Thu-pm"},
      {"Tue pm. Week A only.", "A:Tue-pm"},
      {"Fri pm would be best but not week 2", "A:Fri-pm"},
      {"Tue pm (A), Thu am (B)", "A:Tue-pm B:Thu-am"},
      {"once a week", "", "", "once a week"},
      {"week 3", "", "", "week 3"},
  });
}

TEST(ParseAvailability, EndsARefusalWhereSomethingElseBegins) {
  expect_all({
      {"not Mondays, Tue pm best", "Tue-pm"},
      {"no Mon, Tue or Wed pm", "*-am *-twilight Thu-* Fri-*"},
      {"Mondays not pm, Tue pm", "Mon-am Mon-twilight Tue-pm"},
      {"Mondays no, Tuesdays yes", "Tue-*"},
      {"any day but Friday, Teams", "Mon-* Tue-* Wed-* Thu-*", "online"},
      {"any morning but Friday", "Mon-am Tue-am Wed-am Thu-am"},
      {"no meetings on Mondays please", "Tue-* Wed-* Thu-* Fri-*"},
      {"not sure about Mondays, Tuesdays ok", "Tue-*", "", "not sure about Mondays"},
  });
}

TEST(ParseAvailability, ReadsClockTimesAndLessons) {
  expect_all({
      {"Mon 9-11, Tue 2-3.30", "Mon-am Tue-pm"},
      {"Wednesday from 1.30 onwards", "Wed-pm Wed-twilight"},
      {"after period 3 on Mon", "Mon-pm Mon-twilight"},
      {"before P1 Tue", "Tue-am"},
      {"7-8pm Tuesdays", "Tue-twilight"},
      {"before 3 on Fridays", "Fri-am Fri-pm"},
      {"11.30-12.15 Thu", "Thu-am"},
      {"Years 9-11 on Monday", "Mon-*", "", "Years 9-11"},
      {"20 minutes, Tue 12.30", "Tue-pm", "", "20 minutes"},
  });
}

TEST(ParseAvailability, LeavesDatesAndAmountsUnresolved) {
  expect_all({
      {"Tue 14/10", "", "", "Tue 14/10"},
      {"after Wednesday", "", "", "after Wednesday"},
      {"every other Friday", "Fri-*", "", "every other"},
      {"one afternoon a fortnight", "*-pm", "", "one;fortnight"},
      {"two sessions before half term", "", "", "two sessions before half term"},
  });
}

TEST(ParseAvailability, KeepsWhatWasOfferedWhenARefusalWouldLeaveNothing) {
  expect_all({
      {"not Monday to Friday", "", "", "not Monday to Friday"},
      {"never in week A or B", "", "", "never in week A or B"},
      {"Teams, no Teams", "", "online", "no Teams"},
      {"no visits, hosting, online, phone or resources", "", "", "no visits;hosting;online;phone;resources"},
  });
}

TEST(ParseAvailability, NamesAnOfferOfWhichARefusalLeavesNothing) {
  expect_all(
      {{"Tue pm, Wed am, no Tuesdays", "Wed-am", "", "Tue pm"}, {"visit or phone, no visits", "", "phone", "visit"}});
}

TEST(ParseAvailability, AsksWhoseWordsTheyAreBeforeSayingWhoTravels) {
  for (const auto* words : {"you could come to us", "visit us", "at our school", "we can host"}) {
    EXPECT_EQ(parse_availability(words).modes, Modes{Mode::visit}) << words;
    EXPECT_EQ(parse_availability(words, Writer::nominee).modes, Modes{Mode::host}) << words;
  }
  for (const auto* words : {"I can come to you", "visit your school", "happy to travel", "could you host us"}) {
    EXPECT_EQ(parse_availability(words).modes, Modes{Mode::host}) << words;
    EXPECT_EQ(parse_availability(words, Writer::nominee).modes, Modes{Mode::visit}) << words;
  }
  for (const Writer writer : {Writer::requesting_school, Writer::nominee}) {
    EXPECT_EQ(parse_availability("visit", writer).modes, Modes{Mode::visit});
    EXPECT_EQ(parse_availability("host a visit", writer).modes, Modes{Mode::host});
  }
}

TEST(ParseAvailability, TakesBothWaysOfMeetingInPersonAway) {
  EXPECT_THAT(words_of(parse_availability("nothing face to face").modes), ElementsAre("online", "phone", "resources"));
}

TEST(ParseAvailability, PointsAtWordsInBytesAndCharacters) {
  const std::string words = "Après-midi, Tue";
  const std::vector<Phrase> unresolved = parse_availability(words).unresolved;
  ASSERT_EQ(unresolved.size(), 1u);
  EXPECT_EQ(unresolved[0], (Phrase{"Après-midi", 0, 11, 0, 10}));
}

TEST(ParseAvailability, SaysNothingOfAnEmptyText) { EXPECT_EQ(parse_availability(""), Availability{}); }

TEST(ParseAvailability, RefusesBytesThatAreNoTextWithTheirPlace) {
  try {
    (void)parse_availability("Tue pm\nwk \xFF");
    FAIL() << "should have refused";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1u);
    EXPECT_EQ(error.faults()[0].line, 2u);
    EXPECT_EQ(error.faults()[0].column, 4u);
  }
  EXPECT_THROW((void)parse_availability(std::string((16u << 20) + 1, ' ')), LimitError);
}

/// Words the grammar knows, and some it does not, for texts that reach every rule.
rc::Gen<std::string> wild_words() {
  static const std::vector<std::string> words{
      "Mon",     "Tuesdays", "Fri",  "any day", "am",   "pm",    "p.m.",  "twilight", "9-11am",
      "after 3", "P4/5",     "wk A", "Week",    "B",    "A",     "not",   "no",       "busy",
      "ok",      "fine",     "and",  "or",      ",",    ";",     "\n",    "-",        "/",
      ".",       "but",      "to",   "12",      "12th", "Teams", "visit", "phone",    "come to us",
      "x",       "after",    "(",    ")",       ":",    "only",  "é",     "except",   "3.30"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)),
                      [](const std::vector<std::string>& chosen) { return text::join(chosen, " "); });
}

void check_soundness(const std::string& words) {
  const Availability found = parse_availability(words);
  RC_ASSERT(!found.slots.empty());
  RC_ASSERT(!found.modes.empty());
  RC_ASSERT(found.says_slots || found.slots == Slots::all());
  RC_ASSERT(found.says_modes || found.modes == Modes::all());
  for (std::size_t i = 0; i < found.unresolved.size(); ++i) {
    const Phrase& phrase = found.unresolved[i];
    RC_ASSERT(phrase.begin < phrase.end);
    RC_ASSERT(words.substr(phrase.begin, phrase.end - phrase.begin) == phrase.text);
    if (i > 0) RC_ASSERT(found.unresolved[i - 1].begin <= phrase.begin);
  }
  RC_ASSERT(parse_availability(words) == found);
}

RC_GTEST_PROP(ParseAvailability, NeverGivesAnEmptySetOrAPlaceOutsideTheText, ()) { check_soundness(*wild_words()); }

RC_GTEST_PROP(ParseAvailability, TakesAnyBytesOrSaysWhereTheyAreNoText, (const std::string& bytes)) {
  try {
    check_soundness(bytes);
  } catch (const InputError& error) {
    RC_ASSERT(error.faults().at(0).line.has_value());
  }
}

RC_GTEST_PROP(ParseAvailability, ReadsEverySetOfSlotsBackFromItsItems, ()) {
  const Slots slots = Slots::from_bits(*rc::gen::inRange(1u, 1u << Slots::count));
  const Availability found = parse_availability(text::join(to_items(slots), "; "));
  RC_ASSERT(found.slots == slots);
  RC_ASSERT(found.unresolved.empty());
}

RC_GTEST_PROP(ParseAvailability, ReadsOneSlotInManySpellings, ()) {
  const auto day = *rc::gen::inRange<std::size_t>(0, 5);
  const auto part = *rc::gen::inRange<std::size_t>(0, 3);
  const auto week = *rc::gen::inRange<std::size_t>(0, 2);
  static const std::array<std::vector<std::string>, 5> days{{{"Mon", "Mondays", "MONDAY"},
                                                             {"Tue", "Tues", "tuesday"},
                                                             {"Wed", "Weds.", "Wednesdays"},
                                                             {"Thu", "Thurs", "thursdays"},
                                                             {"Fri", "Friday's", "any Friday"}}};
  static const std::array<std::vector<std::string>, 3> parts{{{"am", "mornings", "P2", "9.30-11", "a.m."},
                                                              {"pm", "afternoon", "P4/5", "13:30"},
                                                              {"twilight", "after school", "from 4pm"}}};
  static const std::array<std::vector<std::string>, 2> weeks{
      {{"wk A", "(week 1)", "A week"}, {"Week B", "wkb", "wk 2"}}};
  const std::string d = *rc::gen::elementOf(days[day]), p = *rc::gen::elementOf(parts[part]),
                    w = *rc::gen::elementOf(weeks[week]);
  const std::string words = *rc::gen::element(d + " " + p + " " + w, w + " " + d + " " + p, w + ": " + p + " on " + d,
                                              p + " " + d + ", " + w, "I can do " + p + " on " + d + " in " + w);
  RC_LOG() << words;
  RC_ASSERT(parse_availability(words).slots == Slots().insert(Week(week), Weekday(day), Period(part)));
}

RC_GTEST_PROP(ParseAvailability, TakesARefusedItemAwayFromEverything, ()) {
  const std::string item = *rc::gen::element<std::string>("Mon-am", "A:Tue-pm", "*-twilight", "B:Fri-*", "Wed-*");
  const Slots refused = *Slots::from_text(item);
  RC_ASSERT(parse_availability("not " + item).slots == Slots::from_bits(~refused.bits()));
}

TEST(ParseAvailability, TakesTimeInProportionToTheText) {
  const auto most_bytes = static_cast<std::size_t>(reference::effort(8)) << 17;
  for (const std::string word :
       {"Mon ",    "Mon,",         "not ", "Mon no ", "not x Mon ", "wk A ",         "A/",       "A ",
        "P1,",     "9-",           "1:",   "x;",      "/",          "no Teams Mon ", "Mon and ", "after ",
        "Mon to ", "any day but ", "\n",   "busy ",   "Mon 1 ",     "a.m."}) {
    std::string words;
    while (words.size() < most_bytes) words += word;
    const auto start = std::chrono::steady_clock::now();
    (void)parse_availability(words);
    // What is quadratic takes minutes; a fraction of a second is usual without sanitizers.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << word;
  }
}

}  // namespace
}  // namespace s2ss
