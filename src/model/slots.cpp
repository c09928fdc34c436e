#include "s2ss/slots.hpp"

#include "s2ss/error.hpp"

namespace s2ss {

namespace {

constexpr std::array<std::string_view, 5> short_days{"Mon", "Tue", "Wed", "Thu", "Fri"};
constexpr std::array<std::string_view, 5> long_days{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};

/// A set of positions as bits; nothing when the word is none of `words`. `*` is all of them.
template <std::size_t n>
std::optional<unsigned> positions(std::string_view word, const std::array<std::string_view, n>& words) noexcept {
  if (word == "*") return (1u << n) - 1;
  for (std::size_t i = 0; i < n; ++i) {
    if (same_word(word, words[i])) return 1u << i;
  }
  return std::nullopt;
}

std::optional<unsigned> days(std::string_view word) noexcept {
  const auto found = positions(word, short_days);
  return found ? found : positions(word, long_days);
}

Slots rectangle(unsigned weeks, unsigned weekdays, unsigned periods) noexcept {
  Slots slots;
  for (unsigned week = 0; week < 2; ++week) {
    for (unsigned day = 0; day < 5; ++day) {
      for (unsigned period = 0; period < 3; ++period) {
        const bool wanted = (weeks >> week & 1u) && (weekdays >> day & 1u) && (periods >> period & 1u);
        if (wanted) slots.insert(Week(week), Weekday(day), Period(period));
      }
    }
  }
  return slots;
}

/// The items of the text form, the widest first: covering greedily with them gives the shortest readable list.
struct SlotItem {
  std::string text;
  Slots slots;
};

std::vector<SlotItem> all_items() {
  std::vector<SlotItem> items{{"*-*", Slots::all()}};
  const auto add = [&items](std::string_view prefix, unsigned weeks) {
    const std::string before(prefix);
    if (weeks != 3) items.push_back({before + "*-*", rectangle(weeks, 31, 7)});
    for (unsigned period = 0; period < 3; ++period) {
      const auto word = std::string(enumerator_words<Period>[period]);
      items.push_back({before + "*-" + word, rectangle(weeks, 31, 1u << period)});
    }
    for (unsigned day = 0; day < 5; ++day) {
      items.push_back({before + std::string(short_days[day]) + "-*", rectangle(weeks, 1u << day, 7)});
    }
    for (unsigned day = 0; day < 5; ++day) {
      for (unsigned period = 0; period < 3; ++period) {
        items.push_back({before + std::string(short_days[day]) + "-" + std::string(enumerator_words<Period>[period]),
                         rectangle(weeks, 1u << day, 1u << period)});
      }
    }
  };
  add("", 3);
  add("A:", 1);
  add("B:", 2);
  return items;
}

}  // namespace

std::optional<Slots> Slots::from_text(std::string_view item) noexcept {
  unsigned weeks = 3;
  if (const auto colon = item.find(':'); colon != std::string_view::npos) {
    const auto named = positions(item.substr(0, colon), enumerator_words<Week>);
    if (!named) return std::nullopt;
    weeks = *named;
    item.remove_prefix(colon + 1);
  }
  const auto dash = item.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto weekdays = days(item.substr(0, dash));
  const auto periods = positions(item.substr(dash + 1), enumerator_words<Period>);
  if (!weekdays || !periods) return std::nullopt;
  return rectangle(weeks, *weekdays, *periods);
}

Slots Slots::parse(const std::vector<std::string>& items) {
  Slots slots;
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (const auto one_item = from_text(items[i])) {
      slots = slots | *one_item;
    } else {
      faults.push_back({.pointer = "/slots/" + std::to_string(i),
                        .field = "slots",
                        .expected = "a slot such as A:Tue-pm, B:*-twilight or Thu-am",
                        .mend =
                            "write week (A: or B:, nothing for both), day (Mon to Fri or *), a hyphen, then am, pm, "
                            "twilight or *"});
    }
  }
  if (!faults.empty()) throw InputError(std::move(faults));
  return slots;
}

std::vector<std::string> to_items(Slots slots) {
  static const std::vector<SlotItem> items = all_items();
  std::vector<std::string> chosen;
  Slots covered;
  for (const SlotItem& item : items) {
    const bool fits = (item.slots & slots) == item.slots;
    const bool adds = (item.slots & covered) != item.slots;
    if (!fits || !adds) continue;
    chosen.push_back(item.text);
    covered = covered | item.slots;
  }
  return chosen;
}

}  // namespace s2ss
