#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reference/small_world.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/rank.hpp"

namespace s2ss::reference {
namespace {

using Change = std::function<void(Situation&)>;

/// A change after which one rule, and no other, removes the nominee; and a change as near as can be after which none
/// does.
struct RuleCase {
  const char* name;
  Rule rule;
  Change reach;
  Change neighbour;
};

void PrintTo(const RuleCase& each, std::ostream* out) { *out << each.name; }

void put_asking_school_away(Situation& situation, int metres) {
  situation.asking().easting = 380'000 + metres;
  situation.request.modes = {Mode::visit, Mode::host};
}

void add_link(Situation& situation, const char* date, LinkState state, const char* nominee = "") {
  situation.world.links.push_back(small_link(nominee, "100002", "100001", day(date), state));
}

void add_current_link(Situation& situation, const char* nominee) {
  situation.world.schools.push_back(small_school("100003"));
  situation.world.links.push_back(small_link(nominee, "100002", "100003", day("2026-08-01"), LinkState::proposed));
}

void add_conflict(Situation& situation, const char* nominee, const char* supporting, const char* expires) {
  situation.world.conflicts.push_back({nominee, supporting, "100001", "", Date::from_text(expires)});
}

const std::vector<RuleCase> rule_cases{
    {"OfTheAskingSchool", Rule::same_school, [](Situation& s) { s.nominee().school = "100001"; },
     [](Situation& s) { s.nominee().school = "100002"; }},
    {"Nominated", Rule::not_listed, [](Situation& s) { s.nominee().status = NomineeStatus::nominated; },
     [](Situation& s) { s.nominee().status = NomineeStatus::listed; }},
    {"Confirmed", Rule::not_listed, [](Situation& s) { s.nominee().status = NomineeStatus::confirmed; }, {}},
    {"Paused", Rule::not_listed, [](Situation& s) { s.nominee().status = NomineeStatus::paused; }, {}},
    {"Withdrawn", Rule::not_listed, [](Situation& s) { s.nominee().status = NomineeStatus::withdrawn; }, {}},
    {"ReviewDueYesterday", Rule::review_overdue, [](Situation& s) { s.nominee().review_by = day("2026-08-31"); },
     [](Situation& s) { s.nominee().review_by = day("2026-09-01"); }},
    {"ClosedSchool", Rule::school_closed, [](Situation& s) { s.supporting().status = SchoolStatus::closed; },
     [](Situation& s) { s.supporting().status = SchoolStatus::proposed_to_close; }},
    {"SchoolThatIsToOpen", Rule::school_closed,
     [](Situation& s) { s.supporting().status = SchoolStatus::proposed_to_open; },
     [](Situation& s) { s.asking().status = SchoolStatus::closed; }},
    {"AvoidedNominee", Rule::avoided,
     [](Situation& s) {
       s.request.avoid_nominees = {"someone", "n1"};
     },
     [](Situation& s) {
       s.request.avoid_nominees = {"N1", "n10"};
     }},
    {"AvoidedSchool", Rule::avoided, [](Situation& s) { s.request.avoid_schools = {"100002"}; },
     [](Situation& s) { s.request.avoid_schools = {"100001"}; }},
    {"AvoidedTrust", Rule::avoided,
     [](Situation& s) {
       s.supporting().trust = "T1";
       s.request.avoid_trusts = {"T1"};
     },
     [](Situation& s) {
       s.supporting().trust = "T2";
       s.request.avoid_trusts = {"T1"};
     }},
    {"SameTrust", Rule::same_trust,
     [](Situation& s) {
       s.asking().trust = s.supporting().trust = "T1";
       s.policy.exclude_same_trust = true;
     },
     [](Situation& s) { s.asking().trust = s.supporting().trust = "T1"; }},
    {"NoTrustIsNotTheSameTrust", Rule::same_trust,
     [](Situation& s) {
       s.asking().trust = s.supporting().trust = "T1";
       s.policy.exclude_same_trust = true;
     },
     [](Situation& s) { s.policy.exclude_same_trust = true; }},
    {"FitBelowTheMinimum", Rule::no_subject_fit,
     [](Situation& s) {
       s.expertise().topic = "geography";
       s.policy.min_subject_fit = 255'001;
     },
     [](Situation& s) {
       s.expertise().topic = "geography";
       s.policy.min_subject_fit = 255'000;
     }},
    {"NoFitAtAllThoughTheMinimumIsNothing", Rule::no_subject_fit,
     [](Situation& s) {
       s.expertise().topic = "french";
       s.policy.min_subject_fit = 0;
     },
     [](Situation& s) {
       s.request.needs.push_back(small_need("french"));
       s.expertise().topic = "french";
       s.policy.min_subject_fit = 0;
     }},
    {"RequiredNeedUnmet", Rule::required_need_unmet,
     [](Situation& s) {
       s.request.needs.push_back(small_need("geography"));
       s.request.needs[1].required = true;
       s.policy.min_subject_fit = 255'001;
     },
     [](Situation& s) {
       s.request.needs.push_back(small_need("geography"));
       s.request.needs[0].required = true;
       s.policy.min_subject_fit = 255'001;
     }},
    {"RequiredNeedUnmetThoughTheMinimumIsNothing", Rule::required_need_unmet,
     [](Situation& s) {
       s.request.needs.push_back(small_need("french"));
       s.request.needs[1].required = true;
       s.policy.min_subject_fit = 0;
     },
     [](Situation& s) {
       s.request.needs.push_back(small_need("geography"));
       s.request.needs[1].required = true;
       s.policy.min_subject_fit = 0;
     }},
    {"NoCommonMode", Rule::no_common_mode,
     [](Situation& s) {
       s.request.modes = {Mode::visit};
       s.nominee().modes = {Mode::host, Mode::online};
     },
     [](Situation& s) {
       s.request.modes = {Mode::visit, Mode::host};
       s.nominee().modes = {Mode::host, Mode::online};
     }},
    {"NoCommonSlot", Rule::no_common_slot,
     [](Situation& s) {
       s.request.slots = Slots::parse({"Mon-am"});
       s.nominee().slots = Slots::parse({"Mon-pm"});
     },
     [](Situation& s) {
       s.request.slots = Slots::parse({"Mon-am"});
       s.nominee().slots = Slots::parse({"B:Mon-am"});
     }},
    {"AMetreTooFar", Rule::too_far, [](Situation& s) { put_asking_school_away(s, 30'001); },
     [](Situation& s) { put_asking_school_away(s, 30'000); }},
    {"TooFarThoughNobodyTravelsByTheNomineesOtherModes", Rule::too_far,
     [](Situation& s) {
       put_asking_school_away(s, 30'001);
       s.nominee().modes = {Mode::visit, Mode::online};
     },
     [](Situation& s) {
       put_asking_school_away(s, 30'001);
       s.request.modes = {Mode::visit, Mode::online};
     }},
    {"TooFarOnlyWhereThePositionIsKnown", Rule::too_far, [](Situation& s) { put_asking_school_away(s, 30'001); },
     [](Situation& s) {
       put_asking_school_away(s, 30'001);
       s.supporting().easting.reset();
       s.supporting().northing.reset();
     }},
    {"FullNominee", Rule::nominee_full,
     [](Situation& s) {
       add_current_link(s, "n1");
       s.nominee().max_links = 1;
     },
     [](Situation& s) {
       add_current_link(s, "n1");
       s.nominee().max_links = 2;
     }},
    {"NomineeWithoutPlaces", Rule::nominee_full, [](Situation& s) { s.nominee().max_links = 0; },
     [](Situation& s) {
       add_current_link(s, "n1");
       s.world.links.front().state = LinkState::completed;
       s.nominee().max_links = 1;
     }},
    {"SchoolAtItsReleaseLimit", Rule::school_full,
     [](Situation& s) {
       add_current_link(s, "");
       s.supporting().release_limit = 1;
     },
     [](Situation& s) {
       add_current_link(s, "");
       s.supporting().release_limit = 2;
     }},
    {"SchoolAtThePolicysLimit", Rule::school_full, [](Situation& s) { s.policy.max_links_per_school = 0; },
     [](Situation& s) {
       s.supporting().release_limit = 1;
       s.policy.max_links_per_school = 0;
     }},
    {"LinkedThirtyDaysAgo", Rule::recently_linked,
     [](Situation& s) {
       add_link(s, "2026-08-02", LinkState::completed);
       s.policy.recently_linked_days = 30;
     },
     [](Situation& s) {
       add_link(s, "2026-08-01", LinkState::completed);
       s.policy.recently_linked_days = 30;
     }},
    {"LinkedTheOtherWay", Rule::recently_linked,
     [](Situation& s) {
       s.world.links = {small_link("", "100001", "100002", day("2026-09-10"))};
       s.policy.recently_linked_days = 1;
     },
     [](Situation& s) { s.world.links = {small_link("", "100001", "100002", day("2026-09-01"))}; }},
    {"DeclinedIsNotLinked", Rule::recently_linked,
     [](Situation& s) {
       add_link(s, "2026-09-01", LinkState::completed);
       s.policy.recently_linked_days = 1;
     },
     [](Situation& s) {
       add_link(s, "2026-09-01", LinkState::declined);
       s.policy.recently_linked_days = 1;
     }},
    {"ConflictOfTheNominee", Rule::conflict, [](Situation& s) { add_conflict(s, "n1", "", ""); },
     [](Situation& s) {
       s.world.nominees.push_back(small_nominee("n2", "100001", {small_expertise("history")}));
       s.world.schools.push_back(small_school("100003"));
       s.world.conflicts.push_back({"n1", "", "100003", "", {}});
     }},
    {"ConflictOfTheSchool", Rule::conflict, [](Situation& s) { add_conflict(s, "", "100002", "2026-09-01"); },
     [](Situation& s) { add_conflict(s, "", "100002", "2026-08-31"); }},
    {"ScoreBelowTheMinimum", Rule::below_min_score,
     [](Situation& s) {
       s.expertise().strength = Strength::also;  // 1 - 0.55 x 0.15 = 0.9175
       s.policy.min_score = 917'501;
     },
     [](Situation& s) {
       s.expertise().strength = Strength::also;
       s.policy.min_score = 917'500;
     }},
};

class EveryRule : public testing::TestWithParam<RuleCase> {};

TEST_P(EveryRule, IsReachedAloneAndNotByItsNeighbour) {
  Situation reached = small_situation();
  GetParam().reach(reached);
  EXPECT_EQ(reached.rules(), std::vector<Rule>{GetParam().rule});

  const Shortlist shortlist = rank(build(reached.world), reached.request, reached.policy);
  EXPECT_EQ(shortlist.excluded[static_cast<std::size_t>(GetParam().rule)], 1u);
  EXPECT_EQ(shortlist.considered, reached.world.nominees.size());

  if (!GetParam().neighbour) return;
  Situation neighbour = small_situation();
  GetParam().neighbour(neighbour);
  EXPECT_EQ(neighbour.rules(), std::vector<Rule>{});
}

INSTANTIATE_TEST_SUITE_P(Cases, EveryRule, testing::ValuesIn(rule_cases),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(Rules, EachHasACase) {
  for (std::size_t i = 0; i < rule_count; ++i) {
    bool found = false;
    for (const RuleCase& each : rule_cases) found = found || each.rule == static_cast<Rule>(i);
    EXPECT_TRUE(found) << to_string(static_cast<Rule>(i));
  }
}

TEST(Rules, RemoveNobodyFromTheSmallSituation) { EXPECT_EQ(small_situation().rules(), std::vector<Rule>{}); }

/// Every rule that can remove the same nominee together, with what lifts each; a nominee of the asking school has no
/// distance, past link or conflict, so `same_school` stands apart.
struct Lift {
  Rule rule;
  Change lift;
};

Situation removed_in_every_way() {
  Situation s = small_situation();
  s.nominee().status = NomineeStatus::paused;
  s.nominee().review_by = day("2026-08-31");
  s.supporting().status = SchoolStatus::closed;
  s.request.avoid_nominees = {"n1"};
  s.asking().trust = s.supporting().trust = "T1";
  s.policy.exclude_same_trust = true;
  s.expertise().topic = "french";
  s.need().required = true;
  s.nominee().modes = {Mode::visit};
  put_asking_school_away(s, 50'000);
  s.request.modes = {Mode::host};
  s.request.slots = Slots::parse({"Mon-am"});
  s.nominee().slots = Slots::parse({"Mon-pm"});
  s.nominee().max_links = 0;
  s.policy.max_links_per_school = 0;
  add_link(s, "2026-08-20", LinkState::completed);
  s.policy.recently_linked_days = 30;
  add_conflict(s, "n1", "", "");
  s.policy.min_score = 1'000'000;
  return s;
}

TEST(Rules, StandInTheirOrderAndTheFirstIsCounted) {
  const std::vector<Lift> lifts{
      {Rule::not_listed, [](Situation& s) { s.nominee().status = NomineeStatus::listed; }},
      {Rule::review_overdue, [](Situation& s) { s.nominee().review_by.reset(); }},
      {Rule::school_closed, [](Situation& s) { s.supporting().status = SchoolStatus::open; }},
      {Rule::avoided, [](Situation& s) { s.request.avoid_nominees.clear(); }},
      {Rule::same_trust, [](Situation& s) { s.policy.exclude_same_trust = false; }},
      {Rule::no_subject_fit, [](Situation& s) { s.request.needs.push_back(small_need("french")); }},
      {Rule::required_need_unmet, [](Situation& s) { s.need().required = false; }},
      {Rule::no_common_mode, [](Situation& s) { s.request.modes.insert(Mode::visit); }},
      {Rule::no_common_slot, [](Situation& s) { s.nominee().slots = Slots::all(); }},
      {Rule::too_far, [](Situation& s) { s.policy.max_distance = 50'000; }},
      {Rule::nominee_full, [](Situation& s) { s.nominee().max_links = 1; }},
      {Rule::school_full, [](Situation& s) { s.policy.max_links_per_school.reset(); }},
      {Rule::recently_linked, [](Situation& s) { s.policy.recently_linked_days = 0; }},
      {Rule::conflict, [](Situation& s) { s.world.conflicts.clear(); }},
      {Rule::below_min_score, [](Situation& s) { s.policy.min_score = 0; }},
  };
  Situation situation = removed_in_every_way();
  for (std::size_t i = 0; i < lifts.size(); ++i) {
    std::vector<Rule> left;
    for (std::size_t j = i; j < lifts.size(); ++j) left.push_back(lifts[j].rule);
    const Directory directory = build(situation.world);
    EXPECT_EQ(explain(directory, situation.request, "n1", situation.policy).rules, left);

    RuleCounts first{};
    first[static_cast<std::size_t>(lifts[i].rule)] = 1;
    EXPECT_EQ(rank(directory, situation.request, situation.policy).excluded, first) << to_string(lifts[i].rule);
    lifts[i].lift(situation);
  }
  EXPECT_EQ(rank(build(situation.world), situation.request, situation.policy).eligible, 1u);
}

TEST(Rules, CountANomineeOfTheAskingSchoolUnderThatFirst) {
  Situation situation = small_situation();
  situation.nominee().school = "100001";
  situation.nominee().status = NomineeStatus::withdrawn;
  situation.nominee().max_links = 0;
  EXPECT_EQ(situation.rules(), (std::vector<Rule>{Rule::same_school, Rule::not_listed, Rule::nominee_full}));
  RuleCounts first{};
  first[static_cast<std::size_t>(Rule::same_school)] = 1;
  EXPECT_EQ(rank(build(situation.world), situation.request, situation.policy).excluded, first);
}

}  // namespace
}  // namespace s2ss::reference
