#include "s2ss/verify.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "reference/effort.hpp"
#include "reference/round_on_a_line.hpp"
#include "reference/round_reference.hpp"
#include "s2ss/allocate.hpp"
#include "s2ss/error.hpp"

namespace s2ss::reference {
namespace {

using Sentences = std::vector<std::string>;

RoundOnALine two_and_one() {
  RoundOnALine round;
  round.add_request("r1", 100);
  round.add_request("r2", 105);
  round.add_nominee("n1", 102);
  round.add_nominee("n2", 150);
  return round;
}

Sentences verified(const RoundOnALine& round, const Plan& plan) {
  return verify(round.directory(), round.requests, round.policy, plan);
}

TEST(Verify, HasNothingToSayAboutThePlansOfAllocate) {
  const RoundOnALine round = two_and_one();
  EXPECT_EQ(verified(round, round.allocate()), Sentences{});
}

TEST(Verify, FindsALinkThatAHardRuleStandsAgainst) {
  RoundOnALine round = two_and_one();
  const Plan plan = round.allocate();
  round.requests[0].avoid_nominees = {plan.assigned[0].nominee};
  EXPECT_THAT(verified(round, plan),
              testing::Contains("A link is of no request, or a hard rule or a ban stands against it."));
}

TEST(Verify, FindsAScoreThatIsNotTheDirectorys) {
  const RoundOnALine round = two_and_one();
  Plan plan = round.allocate();
  plan.assigned[0].total += 1;
  plan.total += 1;
  EXPECT_EQ(verified(round, plan)[0], "A link's score, parts or school are not those of the directory.");
}

TEST(Verify, FindsANomineeWithTooManyLinks) {
  RoundOnALine round = two_and_one();
  round.world.nominees[0].max_links = 2;
  const Plan plan = round.allocate();
  round.world.nominees[0].max_links = 1;
  EXPECT_EQ(verified(round, plan), Sentences{"A nominee gets too many links."});
}

TEST(Verify, FindsAPlanThatAnotherOneBeats) {
  RoundOnALine round = two_and_one();
  round.rules.forbidden = {{"r1", "n1"}};
  Plan plan = round.allocate();
  plan.rules.forbidden.clear();
  EXPECT_EQ(verified(round, plan), Sentences{"The certificate does not prove that the plan is best."});
}

TEST(Verify, FindsAPairThatWouldRatherHaveEachOther) {
  RoundOnALine round = two_and_one();
  round.rules.goal = Goal::best_fit;
  round.requests[1].priority = 5;
  Plan plan = round.allocate();
  ASSERT_EQ(links_text(plan), "r1-n1 r2-n2");
  plan.rules.goal = Goal::stable;
  plan.certificate.bounds.clear();
  EXPECT_EQ(verified(round, plan), Sentences{"A request and a nominee would both rather have each other."});
}

TEST(Verify, BelievesNoPriceThatIsNotAllowed) {
  const RoundOnALine round = two_and_one();
  Plan plan = round.allocate();
  plan.certificate.bounds[0].schools.push_back({"100000", -1});
  EXPECT_EQ(verified(round, plan), Sentences{"The certificate does not prove that the plan is best."});
}

TEST(Verify, AddsUpWithoutOverflow) {
  const RoundOnALine round = two_and_one();
  Plan plan = round.allocate();
  for (Amount& each : plan.certificate.bounds[0].nominees) each.amount = std::numeric_limits<std::int64_t>::max();
  for (Amount& each : plan.certificate.bounds[0].requests) each.amount = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(verified(round, plan), Sentences{"The certificate does not prove that the plan is best."});
}

/// Another plan within every limit, told truly: whether it is accepted must follow from its worth alone.
void take_other_links(Random& random, const RoundReference& twin, Plan& plan) {
  std::vector<const RoundReference::Option*> options;
  for (const auto& row : twin.options()) {
    for (const auto& option : row) options.push_back(&option);
  }
  random.shuffle(options);
  RoundReference::Links links;
  const std::size_t most = static_cast<std::size_t>(random.between(0, static_cast<int>(options.size())));
  for (const auto* option : options) {
    links.push_back(option);
    if (links.size() > most || !twin.within_limits(links)) links.pop_back();
  }
  std::sort(links.begin(), links.end(), [](const auto* x, const auto* y) {
    return std::pair(x->request, x->nominee) < std::pair(y->request, y->nominee);
  });
  plan.assigned.clear();
  plan.unmet.clear();
  plan.alternates.clear();
  plan.total = 0;
  for (const auto* link : links) {
    const School& school = twin.directory().school(twin.directory().find_school(link->school).value());
    plan.assigned.push_back({link->request, link->nominee, link->school, school.name, link->total, link->parts});
    plan.total += link->total;
  }
}

void count_unmet(const RoundCase& given, Plan& plan) {
  for (const Request& request : given.requests) {
    const auto held = std::count_if(plan.assigned.begin(), plan.assigned.end(),
                                    [&](const AssignedLink& link) { return link.request == request.id; });
    if (held < request.places) plan.unmet.push_back({.request = request.id, .places = request.places - int(held)});
  }
}

Amount* some_price(Random& random, Plan& plan) {
  std::vector<Amount*> amounts;
  for (Bound& bound : plan.certificate.bounds) {
    for (auto* list : {&bound.requests, &bound.nominees, &bound.schools, &bound.trusts}) {
      for (Amount& each : *list) amounts.push_back(&each);
    }
  }
  return amounts.empty() ? nullptr : random.pick(amounts);
}

AssignedLink& some_link(Random& random, Plan& plan) {
  return plan.assigned[static_cast<std::size_t>(random.between(0, static_cast<int>(plan.assigned.size()) - 1))];
}

/// One lie about what the plan is; false where there is nothing to lie about.
bool tell_a_lie(Random& random, Plan& plan) {
  const auto has_links = !plan.assigned.empty();
  switch (random.between(0, 9)) {
    case 0:
      plan.total += random.one_of({-1, 1, 1'000'000});
      return true;
    case 1:
      plan.places += random.one_of({-1, 1});
      return true;
    case 2:
      if (has_links) some_link(random, plan).total += 1;
      return has_links;
    case 3:
      if (has_links) some_link(random, plan).parts.diversity -= 1;
      return has_links;
    case 4:
      if (has_links) some_link(random, plan).school += "0";
      return has_links;
    case 5:
      if (has_links) some_link(random, plan).nominee = "nobody";
      return has_links;
    case 6:
      if (has_links) plan.assigned.pop_back();
      return has_links;
    case 7:
      if (has_links) plan.assigned.push_back(random.pick(plan.assigned));
      return has_links;
    case 8:
      plan.status = PlanStatus::cancelled;
      return true;
    default:
      if (plan.certificate.bounds.empty()) return false;
      plan.certificate.bounds[0].bound += random.one_of({-1, 1});
      return true;
  }
}

/// Something about the proof. What is left may still prove the same.
void change_certificate(Random& random, Plan& plan) {
  if (plan.certificate.bounds.empty()) return;
  auto& bounds = plan.certificate.bounds;
  Bound& bound = bounds[static_cast<std::size_t>(random.between(0, static_cast<int>(bounds.size()) - 1))];
  Amount* const price = some_price(random, plan);
  switch (random.between(0, 6)) {
    case 0:
      bound.served_bonus += random.one_of<Total>({-1, 1, one_total});
      break;
    case 1:
      bound.lowest = bound.lowest ? std::nullopt : std::optional<Total>(random.between(0, 1'000'000) * 1'000'000LL);
      break;
    case 2:
      plan.certificate.bounds.pop_back();
      break;
    case 3:
      if (price != nullptr) price->amount = 0;
      break;
    case 4:
      bound.bound += random.one_of<Total>({-one_total, -1, 1});
      break;
    default:
      if (price != nullptr) price->amount += random.one_of<Total>({-one_total, -1'000'000, -1, 1, 1'000'000});
  }
}

TEST(VerifyTwin, AcceptsNoCorruptedPlan) {
  Random random(20261001);
  int lies = 0, others = 0, equal = 0;
  for (int round = 0; round < effort(420); ++round) {
    RoundCase given = random_round(random, 4, 5);
    given.rules.goal = random.one_of({Goal::best_fit, Goal::most_served, Goal::fairest});
    RoundReference twin(given);
    const Plan plan = allocate(twin.directory(), given.requests, given.policy, {.rules = given.rules});
    const auto best = twin.best();
    for (int k = 0; k < 12; ++k) {
      Plan lying = plan;
      if (!tell_a_lie(random, lying)) continue;
      ASSERT_NE(verify(twin.directory(), given.requests, given.policy, lying), Sentences{}) << "round " << round;
      ++lies;
    }
    for (int k = 0; k < 12; ++k) {
      Plan other = plan;
      if (random.chance(70)) {
        take_other_links(random, twin, other);
        count_unmet(given, other);
      }
      if (random.chance(60)) change_certificate(random, other);
      // Mended so that only a bound that holds can stand in the way.
      if (!other.certificate.bounds.empty() && random.chance(50)) {
        Bound& own = other.certificate.bounds.front();
        own.links = own.served_bonus > 0 ? static_cast<std::int64_t>(other.assigned.size()) : 0;
        own.bound = other.total;
      }
      ++others;
      if (!verify(twin.directory(), given.requests, given.policy, other).empty()) continue;
      ++equal;
      RoundReference::Links links;
      for (const AssignedLink& link : other.assigned) links.push_back(twin.option(link.request, link.nominee));
      ASSERT_EQ(twin.worth(links), best) << "round " << round;
    }
  }
  EXPECT_GT(lies, 0);
  EXPECT_GT(others - equal, 0);
  EXPECT_GT(equal, 0);
}

}  // namespace
}  // namespace s2ss::reference
