#include "model/parse_availability_items.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "model/parse_availability_days.hpp"
#include "model/parse_availability_letters.hpp"
#include "model/parse_availability_times.hpp"
#include "model/parse_availability_weeks.hpp"
#include "model/parse_availability_words.hpp"

namespace s2ss::wording {

namespace {

using text::Token;
using text::TokenKind;
using text::Tokens;

class Cutter {
 public:
  Cutter(const Tokens& tokens, Writer writer) : tokens_(tokens), writer_(writer) {}

  [[nodiscard]] std::vector<Item> cut();

 private:
  void read();
  void read_symbol();
  void read_dot();
  void read_word(const Word& word);
  void read_days();
  void read_mode(const Word& word);
  void read_unknown(const Word& word);
  [[nodiscard]] bool follows_day() const;
  [[nodiscard]] bool excepts_days(const Word& contrast) const;
  [[nodiscard]] bool is_verb_am() const;
  void add(ItemKind kind, std::size_t last, Slots slots = {});
  void separate(Join join) { join_ = std::max(join_, join); }

  const Tokens& tokens_;
  Writer writer_;
  std::vector<Item> items_;
  std::size_t place_ = 0;
  Join join_ = Join::stop;
  std::optional<std::size_t> opening_;  ///< A word such as "after" whose time has not come.
};

}  // namespace

std::vector<Item> cut_items(const Tokens& tokens, Writer writer) { return Cutter(tokens, writer).cut(); }

namespace {

std::vector<Item> Cutter::cut() {
  while (place_ < tokens_.size()) read();
  return std::move(items_);
}

void Cutter::read() {
  const bool follows_unknown =
      !items_.empty() && items_.back().kind == ItemKind::unknown && items_.back().last == place_;
  if (const auto weeks = read_weeks(tokens_, place_, follows_unknown)) {
    add(ItemKind::week, weeks->last, weeks->slots);
    items_.back().heads_list = weeks->heads_list;
    return;
  }
  if (const auto time = read_time(tokens_, place_, follows_unknown)) {
    add(ItemKind::part, time->last, time->slots);
    items_.back().in_list_style = true;
    return;
  }
  if (tokens_[place_].kind == TokenKind::symbol) return read_symbol();
  if (const auto days = day_letters_at(tokens_, place_, follows_day()))
    return add(ItemKind::day, days->last, days->slots);
  const Word word = word_at(tokens_, place_);
  if (word.meaning == Meaning::none) return read_unknown(word);
  read_word(word);
}

void Cutter::read_symbol() {
  const Token& token = tokens_[place_];
  const char symbol = token.folded.front();
  switch (symbol) {
    case '.':
      return read_dot();
    case ',':
      separate(Join::comma);
      break;
    case '/':
    case '&':
    case '+':
    case '|':
      separate(Join::conjunction);
      break;
    case '-': {
      const bool set_apart = token.after_blank && place_ + 1 < tokens_.size() && tokens_[place_ + 1].after_blank;
      if (set_apart) separate(Join::comma);
      break;
    }
    case ';':
    case '\n':
    case '!':
    case '?':
      separate(Join::stop);
      break;
    default:
      break;
  }
  if (join_ != Join::tight) opening_.reset();
  ++place_;
}

// A full stop, or the dot of "Tues. pm".
void Cutter::read_dot() {
  const bool shortens = !items_.empty() && items_.back().last == place_ && items_.back().kind == ItemKind::day;
  bool goes_on = false;
  if (shortens && place_ + 1 < tokens_.size()) {
    const Token& next = tokens_[place_ + 1];
    const Meaning meaning = word_at(tokens_, place_ + 1).meaning;
    goes_on = (next.kind == TokenKind::word && !next.capitalised) || meaning == Meaning::part_in_letters ||
              meaning == Meaning::week || read_time(tokens_, place_ + 1, false) || next.is_symbol(',') ||
              next.is_symbol('-') || next.is_symbol('/');
  }
  if (!goes_on) {
    separate(Join::stop);
    opening_.reset();
  }
  ++place_;
}

void Cutter::read_word(const Word& word) {
  switch (word.meaning) {
    case Meaning::day:
      return read_days();
    case Meaning::part_in_letters:
      if (is_verb_am()) break;
      add(ItemKind::part, word.last, word.slots);
      items_.back().in_list_style = true;
      return;
    case Meaning::part:
      return add(ItemKind::part, word.last, word.slots);
    case Meaning::weeks:
      return add(ItemKind::week, word.last, word.slots);
    case Meaning::mode:
    case Meaning::writer_travels:
    case Meaning::writer_hosts:
      return read_mode(word);
    case Meaning::refusal:
      return add(ItemKind::refusal, word.last);
    case Meaning::trouble:
      return add(ItemKind::trouble, word.last);
    case Meaning::approval:
      if (!items_.empty() && join_ <= Join::approved) items_.back().approved = true;
      separate(Join::approved);
      break;
    case Meaning::conjunction:
      separate(Join::conjunction);
      break;
    case Meaning::contrast:
      if (excepts_days(word)) return add(ItemKind::refusal, word.last);
      separate(Join::stop);
      break;
    case Meaning::time_opening:
      opening_ = place_;
      break;
    case Meaning::range:
    case Meaning::filler:
      break;
    case Meaning::none:
    case Meaning::week:
    case Meaning::lesson:
    case Meaning::noon:
      return read_unknown(word);
  }
  place_ = word.last;
}

// "After Wednesday" and "Monday 12th" are about one week.
void Cutter::read_days() {
  const DaysRead days = days_at(tokens_, place_);
  const bool once = opening_ || days.is_date;
  add(once ? ItemKind::unknown : ItemKind::day, days.last, days.slots);
}

// A visit is the nominee coming to the school that asks.
void Cutter::read_mode(const Word& word) {
  add(ItemKind::mode, word.last);
  Item& item = items_.back();
  item.modes = word.modes;
  item.refused_modes = word.refused_modes;
  if (word.meaning == Meaning::mode) return;
  const bool writer_travels = word.meaning == Meaning::writer_travels;
  const bool visits = writer_travels == (writer_ == Writer::nominee);
  item.modes = item.refused_modes = {visits ? Mode::visit : Mode::host};
}

void Cutter::read_unknown(const Word& word) {
  // "May I ..." is no month.
  const Token& token = tokens_[place_];
  if (token.is("may") && !token.capitalised) {
    ++place_;
    return;
  }
  add(ItemKind::unknown, std::max(place_ + 1, word.last));
}

// "Mon/W": only a mark stands between.
bool Cutter::follows_day() const {
  if (items_.empty() || items_.back().kind != ItemKind::day || items_.back().last + 1 != place_) return false;
  const Token& between = tokens_[place_ - 1];
  return between.is_symbol('/') || between.is_symbol('&') || between.is_symbol('+') || between.is_symbol(',');
}

// "Any morning but Friday", "all week but Weds".
bool Cutter::excepts_days(const Word& contrast) const {
  if (items_.empty() || items_.back().last != place_) return false;
  const bool all_days = items_.back().kind == ItemKind::day && items_.back().slots == Slots::all();
  if (all_days) return contrast.last < tokens_.size() && word_at(tokens_, contrast.last).meaning == Meaning::day;
  if (items_.back().first == 0) return false;
  const Token& before = tokens_[items_.back().first - 1];
  const bool takes_all = before.is("any") || before.is("every") || before.is("all") || before.is("each");
  return takes_all && items_.back().kind == ItemKind::part && contrast.last < tokens_.size() &&
         word_at(tokens_, contrast.last).meaning == Meaning::day;
}

// "Am free on Tuesdays" without the "I".
bool Cutter::is_verb_am() const {
  static constexpr std::array<std::string_view, 6> complements{"free",  "available", "able",
                                                               "happy", "flexible",  "willing"};
  if (!items_.empty() && join_ <= Join::conjunction) return false;
  const std::size_t next = place_ + 1;
  return next < tokens_.size() &&
         std::find(complements.begin(), complements.end(), tokens_[next].folded) != complements.end();
}

void Cutter::add(ItemKind kind, std::size_t last, Slots slots) {
  std::size_t first = place_;
  if (kind == ItemKind::unknown && opening_) first = *opening_;
  opening_.reset();
  place_ = last;
  const bool goes_on =
      kind == ItemKind::unknown && join_ == Join::tight && !items_.empty() && items_.back().kind == ItemKind::unknown;
  if (goes_on) {
    items_.back().last = static_cast<std::uint32_t>(last);
    return;
  }
  items_.push_back({.kind = kind,
                    .join = items_.empty() ? Join::stop : join_,
                    .slots = slots,
                    .first = static_cast<std::uint32_t>(first),
                    .last = static_cast<std::uint32_t>(last)});
  join_ = Join::tight;
}

}  // namespace
}  // namespace s2ss::wording
