#pragma once

#include <cstdint>
#include <vector>

#include "core/tokens.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/parse_availability.hpp"
#include "s2ss/slots.hpp"

namespace s2ss::wording {

enum class ItemKind : std::uint8_t { day, part, week, mode, refusal, trouble, unknown };

/// How an item hangs together with the one before it, the closest first.
enum class Join : std::uint8_t {
  tight,        ///< Nothing but fillers between them.
  approved,     ///< "Tuesdays are fine after school": a word of approval.
  conjunction,  ///< "And", "or", a slash.
  comma,
  stop,  ///< The end of a sentence, a line, "but".
};

/// A part of a text that says one thing, or that was not understood.
struct Item {
  ItemKind kind = ItemKind::unknown;
  Join join = Join::stop;
  Slots slots;                 ///< Days, parts and weeks: the slots they allow, whatever else is said.
  Modes modes;                 ///< A mode: what is offered.
  Modes refused_modes;         ///< A mode: what goes when it is refused.
  bool in_list_style = false;  ///< Short enough to go on a list after a comma: "Tue P3, P5"; not "twilight".
  bool heads_list = false;     ///< A week above or before a list: "Week A:".
  bool approved = false;       ///< "Mondays ok".
  bool refused = false;        ///< Set by settle_refusals.
  std::uint32_t first = 0;     ///< Tokens; `last` is the one after them.
  std::uint32_t last = 0;

  [[nodiscard]] bool is_slots() const noexcept {
    return kind == ItemKind::day || kind == ItemKind::part || kind == ItemKind::week;
  }
  [[nodiscard]] bool is_content() const noexcept { return is_slots() || kind == ItemKind::mode; }
  [[nodiscard]] bool is_refusing() const noexcept { return kind == ItemKind::refusal || kind == ItemKind::trouble; }
  [[nodiscard]] bool is_close() const noexcept { return join <= Join::approved; }
};

/// Cuts a text into items; neighbouring words that are not understood become one. O(tokens).
[[nodiscard]] std::vector<Item> cut_items(const text::Tokens& tokens, Writer writer);

}  // namespace s2ss::wording
