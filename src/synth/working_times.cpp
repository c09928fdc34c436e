#include "synth/working_times.hpp"

#include <array>
#include <cstdint>

namespace s2ss::synth {

namespace {

void add_sessions(Slots& slots, int count, bool twilight, Random& random);

}  // namespace

Modes choose_modes(Random& random) {
  static constexpr std::array<Mode, 5> modes{Mode::online, Mode::visit, Mode::host, Mode::phone, Mode::resources};
  static constexpr std::array<std::uint32_t, 5> percent{85, 58, 48, 40, 45};
  Modes chosen;
  for (std::size_t i = 0; i < modes.size(); ++i) {
    if (random.chance(percent[i])) chosen.insert(modes[i]);
  }
  return chosen.empty() ? Modes{Mode::online} : chosen;
}

Slots choose_slots(Random& random) {
  static constexpr std::array<std::uint32_t, 5> half_day_weights{8, 30, 32, 20, 10};
  static constexpr std::array<std::uint32_t, 4> twilight_weights{35, 35, 20, 10};
  if (random.chance(4)) return Slots::all();
  Slots slots;
  const int half_days = static_cast<int>(random.pick(half_day_weights));
  const int twilights = static_cast<int>(random.pick(twilight_weights));
  add_sessions(slots, half_days, false, random);
  add_sessions(slots, slots.empty() && twilights == 0 ? 1 : twilights, true, random);
  return slots;
}

std::vector<DateRange> choose_away(Date as_of, Random& random) {
  static constexpr std::array<std::uint32_t, 3> count_weights{85, 12, 3};
  const std::size_t count = random.pick(count_weights);
  std::vector<DateRange> away;
  Date earliest = as_of;
  for (std::size_t i = 0; i < count; ++i) {
    const Date from = earliest + random.between(1, 150);
    const Date to = from + random.between(2, 30);
    away.push_back({from, to});
    earliest = to;
  }
  return away;
}

namespace {

void add_sessions(Slots& slots, int count, bool twilight, Random& random) {
  for (int i = 0; i < count; ++i) {
    const auto day = static_cast<Weekday>(random.below(5));
    const Period half = random.chance(40) ? Period::am : Period::pm;
    const Period period = twilight ? Period::twilight : half;
    const std::uint32_t weeks = random.below(10);  // Six of ten in both weeks, two in each week alone.
    if (weeks < 8) slots.insert(Week::a, day, period);
    if (weeks < 6 || weeks >= 8) slots.insert(Week::b, day, period);
  }
}

}  // namespace

}  // namespace s2ss::synth
