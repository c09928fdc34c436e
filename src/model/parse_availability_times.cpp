#include "model/parse_availability_times.hpp"

#include <algorithm>
#include <array>

#include "model/parse_availability_clock.hpp"
#include "model/parse_availability_lessons.hpp"

namespace s2ss::wording {

namespace {

using text::Tokens;

constexpr int noon = 12 * 60, end_of_school = 15 * 60;
constexpr int first_minute = 8 * 60, last_minute = 18 * 60;
constexpr int enough_minutes = 45;

std::optional<TimeRead> read_dotted_half(const Tokens& tokens, std::size_t first);
std::optional<TimeRead> read_clocks(const Tokens& tokens, const Opened& opened, bool follows_unknown);
bool says_onwards(const Tokens& tokens, std::size_t& last);
Slots parts_between(int begin, int end);

}  // namespace

std::optional<TimeRead> read_time(const Tokens& tokens, std::size_t first, bool follows_unknown) {
  const Opened opened = read_opening(tokens, first);
  if (opened.last == tokens.size()) return std::nullopt;
  if (auto lessons = read_lessons(tokens, opened)) return lessons;
  if (auto half = read_dotted_half(tokens, first)) return half;
  return read_clocks(tokens, opened, follows_unknown);
}

namespace {

// "a.m." and "p.m." by themselves.
std::optional<TimeRead> read_dotted_half(const Tokens& tokens, std::size_t first) {
  const bool afternoon = tokens[first].is("p");
  if ((!afternoon && !tokens[first].is("a")) || first + 2 >= tokens.size()) return std::nullopt;
  if (!tokens[first + 1].is_symbol('.') || !tokens[first + 2].is("m") || !touches(tokens, first + 2)) {
    return std::nullopt;
  }
  const bool closing_dot = first + 3 < tokens.size() && tokens[first + 3].is_symbol('.');
  return TimeRead{*Slots::from_text(afternoon ? "*-pm" : "*-am"), first + (closing_dot ? 4 : 3)};
}

std::optional<TimeRead> read_clocks(const Tokens& tokens, const Opened& opened, bool follows_unknown) {
  std::optional<Clock> begin = read_clock(tokens, opened.last);
  if (!begin) return std::nullopt;
  if (const auto second = after_range_sign(tokens, begin->last, opened.opening)) {
    const std::optional<Clock> end = read_clock(tokens, *second);
    const bool certain = begin->certain || (end && end->certain);
    if (end && (certain || !is_amount(tokens, end->last))) {
      // "7-8pm": the half stands once, for both.
      const bool lends = end->names_half && end->afternoon && !begin->names_half;
      if (lends && begin->minutes < noon && begin->minutes + noon < end->minutes) begin->minutes += noon;
      const bool sure = certain || opened.opening != Opening::none || !follows_unknown;
      if (!sure || begin->minutes >= end->minutes) return std::nullopt;
      return TimeRead{parts_between(begin->minutes, end->minutes), end->last};
    }
  }
  if (!begin->certain && is_amount(tokens, begin->last)) return std::nullopt;
  TimeRead read{{}, begin->last};
  const bool onwards = says_onwards(tokens, read.last);
  if (!begin->certain && !onwards && opened.opening == Opening::none) return std::nullopt;
  if (onwards || opened.opening == Opening::from) {
    read.slots = parts_between(begin->minutes, std::max(last_minute, begin->minutes + 60));
  } else if (opened.opening == Opening::until) {
    read.slots = parts_between(std::min(first_minute, begin->minutes - 60), begin->minutes);
  } else {
    read.slots = parts_between(begin->minutes, begin->minutes + 1);
  }
  return read;
}

bool says_onwards(const Tokens& tokens, std::size_t& last) {
  std::size_t token = last;
  if (token < tokens.size() && tokens[token].is("or")) ++token;
  if (token >= tokens.size()) return false;
  const bool onwards = tokens[token].is("onwards") || tokens[token].is("onward") || tokens[token].is("later");
  if (onwards) last = token + 1;
  return onwards;
}

Slots parts_between(int begin, int end) {
  static constexpr std::array<int, 4> borders{0, noon, end_of_school, 24 * 60};
  static const std::array<Slots, 3> parts{*Slots::from_text("*-am"), *Slots::from_text("*-pm"),
                                          *Slots::from_text("*-twilight")};
  Slots enough, longest;
  int most = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const int minutes = std::min(end, borders[part + 1]) - std::max(begin, borders[part]);
    if (minutes >= enough_minutes) enough = enough | parts[part];
    if (minutes > most) {
      most = minutes;
      longest = parts[part];
    }
  }
  return enough.empty() ? longest : enough;
}

}  // namespace
}  // namespace s2ss::wording
