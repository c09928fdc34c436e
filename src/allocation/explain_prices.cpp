#include "allocation/explain_prices.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/prose.hpp"
#include "ranking/clauses.hpp"

namespace s2ss::allocation {

namespace {

/// Which requests hold links of each owner of a price, or would take one: rows by position.
struct Competing {
  std::vector<std::vector<std::size_t>> nominees, schools, trusts;
};

/// A pair that counts no less than all prices ask for it is one the request holds, or is as well off with.
Competing competing(const Round& round, const Pairs& pairs, const Solved& solved, const Solving& solving) {
  Competing found;
  found.nominees.resize(solved.nominee_price.size());
  found.schools.resize(solved.school_price.size());
  found.trusts.resize(solved.trust_price.size());
  const auto add = [](std::vector<std::size_t>& rows, std::size_t row) {
    if (rows.empty() || rows.back() != row) rows.push_back(row);
  };
  for (std::size_t row = 0; row < pairs.size(); ++row) {
    for (const Scored& pair : pairs[row]) {
      const SchoolIndex school = round.school_of(pair.nominee);
      const std::uint32_t trust = round.trust_of(school);
      const std::int64_t of_nominee = solved.nominee_price[pair.nominee.value];
      const std::int64_t of_school = solved.school_price[school.value];
      const std::int64_t of_trust = trust == absent_index ? 0 : solved.trust_price[trust];
      if (of_nominee <= 0 && of_school <= 0 && of_trust <= 0) continue;
      if (solving.lowest && pair.total < *solving.lowest && !round.is_pinned(row, pair.nominee)) continue;
      const std::int64_t value = pair_value(round, row, pair, solving) + solved.served_bonus;
      if (value < solved.request_price[row] + of_nominee + of_school + of_trust) continue;
      if (of_nominee > 0) add(found.nominees[pair.nominee.value], row);
      if (of_school > 0) add(found.schools[school.value], row);
      if (of_trust > 0) add(found.trusts[trust], row);
    }
  }
  return found;
}

/// "r03, r11 and 4 others".
std::string some_of(const std::vector<std::string>& requests) {
  constexpr std::size_t most = 4;
  if (requests.size() <= most) return text::listed(requests);
  std::vector<std::string> some(requests.begin(), requests.begin() + most - 1);
  some.push_back(std::to_string(requests.size() - some.size()) + " others");
  return text::listed(some);
}

/// The topics these requests ask for, each once.
std::string topics_of(const Round& round, const std::vector<std::size_t>& rows) {
  std::set<std::string> topics;
  for (const std::size_t row : rows) {
    for (const Need& need : round.request(row).needs) topics.insert(need.topic);
  }
  if (topics.size() > 3) return std::to_string(topics.size()) + " topics";
  std::vector<std::string> labels;
  const Taxonomy& taxonomy = round.directory().taxonomy();
  for (const std::string& id : topics) {
    const auto index = taxonomy.find(id);
    labels.push_back(index ? taxonomy.at(*index).pref_label : id);
  }
  return text::listed(labels);
}

std::string gain(const LinkPrice& price) {
  if (price.places == 0) return "would add up to " + thousandths(price.price) + " to the total";
  const std::string filled = "would fill " + text::counted(static_cast<std::size_t>(price.places), "more place");
  if (price.price == 0) return filled;
  return filled + " and " + (price.price > 0 ? "add " : "take ") + thousandths(price.price) +
         (price.price > 0 ? " to the total" : " off the total");
}

std::string price_sentence(const Round& round, const LinkPrice& price, const std::vector<std::size_t>& rows) {
  const std::string from = price.holder == Holder::nominee  ? price.of
                           : price.holder == Holder::school ? "the school " + price.of
                                                            : "the trust " + price.of;
  std::string sentence = "One more link from " + from;
  if (rows.empty()) return sentence + " " + gain(price) + ".";
  return sentence + ", or one more colleague like " + (price.holder == Holder::nominee ? "them" : "theirs") + " for " +
         topics_of(round, rows) + " within reach of " + some_of(price.requests) + ", " + gain(price) + ".";
}

}  // namespace

void explain_prices(const Round& round, const Pairs& pairs, const Solved& solved, const Solving& solving, Plan& plan) {
  const Competing rows = competing(round, pairs, solved, solving);
  const Directory& directory = round.directory();
  std::map<std::string_view, std::int64_t> of_nominee, of_school;
  for (const AssignedLink& link : plan.assigned) ++of_nominee[link.nominee], ++of_school[link.school];
  // What spread asks for one link more is no gain. Where there are links left, the price is no more than that.
  const auto spread_cost = [&](const Amount& each, Holder holder) {
    if (holder == Holder::nominee) return round.rules().spread * of_nominee[each.of];
    return holder == Holder::school ? round.rules().school_spread * of_school[each.of] : 0;
  };
  const auto add = [&](Holder holder, const std::vector<Amount>& amounts, const auto& rows_of) {
    const auto first = static_cast<std::ptrdiff_t>(plan.prices.size());
    for (const Amount& each : amounts) {
      const std::int64_t amount = each.amount - spread_cost(each, holder);
      if (amount <= 0) continue;
      // What a place counts beyond totals is no part of a total, and more than twice all of them.
      const Total bonus = solved.served_bonus;
      const std::int64_t places = bonus > 0 ? (amount + bonus / 2) / bonus : 0;
      LinkPrice price{.holder = holder, .of = each.of, .price = amount - places * bonus, .places = places};
      const std::vector<std::size_t>& competing_rows = rows_of(each.of);
      for (const std::size_t row : competing_rows) price.requests.push_back(round.request(row).id);
      price.sentence = price_sentence(round, price, competing_rows);
      plan.prices.push_back(std::move(price));
    }
    std::stable_sort(plan.prices.begin() + first, plan.prices.end(), [](const LinkPrice& x, const LinkPrice& y) {
      return std::pair(x.places, x.price) > std::pair(y.places, y.price);
    });
  };
  const Bound& bound = plan.certificate.bounds.front();
  add(Holder::nominee, bound.nominees, [&](const std::string& id) -> const std::vector<std::size_t>& {
    return rows.nominees[directory.find_nominee(id)->value];
  });
  add(Holder::school, bound.schools, [&](const std::string& urn) -> const std::vector<std::size_t>& {
    return rows.schools[directory.find_school(urn)->value];
  });
  add(Holder::trust, bound.trusts,
      [&](const std::string& id) -> const std::vector<std::size_t>& { return rows.trusts[*directory.find_trust(id)]; });
}

}  // namespace s2ss::allocation
