#include "s2ss/parse_availability.hpp"

#include <algorithm>
#include <cstddef>

#include "core/tokens.hpp"
#include "model/parse_availability_groups.hpp"
#include "model/parse_availability_items.hpp"
#include "model/parse_availability_refusals.hpp"

namespace s2ss {

namespace {

using wording::Group;
using wording::Item;
using wording::ItemKind;
using wording::Join;

/// Tokens that belong together; `last` is the one after them.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// A set of slots or of modes that the text names.
template <typename Set>
struct Named {
  Set set;
  bool refused = false;
  Span span;
};

template <typename Set>
struct Settled {
  Set set = Set::all();
  bool says = false;
};

std::vector<Named<Slots>> named_slots(const std::vector<Item>& items);
std::vector<Named<Modes>> named_modes(const std::vector<Item>& items);
template <typename Set>
Settled<Set> settle(const std::vector<Named<Set>>& all_named, std::vector<Span>& contradictions);
void add_unknown(const std::vector<Item>& items, std::vector<Span>& spans);

Slots joined(Slots left, Slots right) { return left | right; }
Slots without(Slots from, Slots taken) { return Slots::from_bits(from.bits() & ~taken.bits()); }
Modes joined(Modes left, Modes right);
Modes without(Modes from, Modes taken);

}  // namespace

Availability parse_availability(std::string_view text, Writer writer) {
  const text::Tokens tokens(text, "availability");
  std::vector<Item> items = wording::cut_items(tokens, writer);
  wording::settle_refusals(items);

  std::vector<Span> spans;
  const auto slots = settle(named_slots(items), spans);
  const auto modes = settle(named_modes(items), spans);
  add_unknown(items, spans);
  std::sort(spans.begin(), spans.end(), [](const Span& left, const Span& right) { return left.first < right.first; });

  Availability result{slots.set, modes.set, slots.says, modes.says, {}};
  result.unresolved.reserve(spans.size());
  for (const Span& span : spans) {
    result.unresolved.push_back(text::phrase_of(text, tokens.stretch(span.first, span.last)));
  }
  return result;
}

namespace {

std::vector<Named<Slots>> named_slots(const std::vector<Item>& items) {
  std::vector<Named<Slots>> named;
  for (const Group& group : wording::group_slots(items)) {
    if (!group.slots.empty()) named.push_back({group.slots, group.refused, {group.first, group.last}});
  }
  return named;
}

std::vector<Named<Modes>> named_modes(const std::vector<Item>& items) {
  std::vector<Named<Modes>> named;
  for (const Item& item : items) {
    if (item.kind != ItemKind::mode) continue;
    named.push_back({item.refused ? item.refused_modes : item.modes, item.refused, {item.first, item.last}});
  }
  return named;
}

// What is named less what is refused. Refusals that would leave nothing are dropped as contradictions, else those named
// of which nothing is left are.
template <typename Set>
Settled<Set> settle(const std::vector<Named<Set>>& all_named, std::vector<Span>& contradictions) {
  Set offered, refused;
  for (const Named<Set>& named : all_named)
    (named.refused ? refused : offered) = joined(named.refused ? refused : offered, named.set);
  const bool names = !offered.empty();
  const Set base = names ? offered : Set::all();
  const Set left = without(base, refused);
  for (const Named<Set>& named : all_named) {
    const bool dropped = left.empty() ? named.refused : !named.refused && without(named.set, refused).empty();
    if (dropped) contradictions.push_back(named.span);
  }
  if (left.empty()) return {base, names};
  return {left, !all_named.empty()};
}

// Neighbours that were not understood are one phrase.
void add_unknown(const std::vector<Item>& items, std::vector<Span>& spans) {
  const Item* before = nullptr;
  for (const Item& item : items) {
    const bool unknown = item.kind == ItemKind::unknown;
    if (unknown && before != nullptr && before->kind == ItemKind::unknown && item.join <= Join::conjunction) {
      spans.back().last = item.last;
    } else if (unknown) {
      spans.push_back({item.first, item.last});
    }
    before = &item;
  }
}

Modes joined(Modes left, Modes right) {
  for (std::size_t mode = 0; mode < enumerator_words<Mode>.size(); ++mode) {
    if (right.contains(Mode(mode))) left.insert(Mode(mode));
  }
  return left;
}

Modes without(Modes from, Modes taken) {
  Modes left;
  for (std::size_t mode = 0; mode < enumerator_words<Mode>.size(); ++mode) {
    if (from.contains(Mode(mode)) && !taken.contains(Mode(mode))) left.insert(Mode(mode));
  }
  return left;
}

}  // namespace
}  // namespace s2ss
