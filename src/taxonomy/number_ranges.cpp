#include "taxonomy/number_ranges.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <string_view>

#include "taxonomy/word_forms.hpp"

namespace s2ss {

namespace {

/// "Year 7" as the words before the number, the letters that are written together with it, and the number.
struct Numbered {
  std::vector<std::string_view> words;
  std::string_view letters;
  int number = 0;
};

void add_year_groups(const Message& message, const LabelIndex& index, std::vector<Found>& mentions);
std::optional<Numbered> read_numbered(const Message& message, const Found& found);
std::optional<int> read_number(std::string_view digits);
bool joins(const Message& message, std::size_t position, bool& through);
std::optional<std::uint32_t> label_of(const LabelIndex& index, const Numbered& numbered, int number);

}  // namespace

void add_number_ranges(const Message& message, const LabelIndex& index, std::vector<Found>& mentions) {
  add_year_groups(message, index, mentions);
  std::vector<Found> added;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].beside != Found::nothing) continue;
    const std::optional<Numbered> numbered = read_numbered(message, mentions[m]);
    if (!numbered) continue;
    const std::size_t limit = m + 1 < mentions.size() ? mentions[m + 1].first : message.size();
    int from = numbered->number;
    std::size_t position = mentions[m].last;
    bool through = false;
    while (position + 1 < limit && joins(message, position, through)) {
      std::size_t number_at = position + 1;
      if (message.is(number_at, "and") && number_at + 1 < limit) ++number_at;
      const auto to = read_number(message.tokens[number_at].folded);
      if (!to || message.tokens[number_at].kind != text::TokenKind::number) break;
      bool any = false;
      for (int number = through ? from + 1 : *to; number <= *to && number < from + 14; ++number) {
        const auto label = label_of(index, *numbered, number);
        if (!label) continue;
        any = true;
        Found found;
        found.first = static_cast<std::uint32_t>(number_at);
        found.last = static_cast<std::uint32_t>(number_at + 1);
        found.labels = {*label};
        // Of "7-9" each key stage once.
        bool known = false;
        for (auto other = added.rbegin(); other != added.rend() && other->first == found.first; ++other) {
          known |= index.label(other->labels.front()).concept_index == index.label(*label).concept_index;
        }
        if (!known) added.push_back(std::move(found));
      }
      if (!any) break;
      from = *to;
      position = number_at + 1;
    }
  }
  if (added.empty()) return;
  mentions.insert(mentions.end(), added.begin(), added.end());
  std::ranges::stable_sort(mentions, {}, &Found::first);
}

namespace {

// "Year group(s): 10", "Which year? 8": the number stands apart from its word.
void add_year_groups(const Message& message, const LabelIndex& index, std::vector<Found>& mentions) {
  constexpr std::size_t longest_gap = 6;
  std::vector<Found> added;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.noise[i] || message.canonical[i].text != year_word) continue;
    std::size_t number_at = i + 1;
    while (number_at < message.size() && number_at < i + longest_gap &&
           (message.is(number_at, "group") || message.is(number_at, "groups") || message.is(number_at, "s") ||
            message.is_symbol(number_at, ':') || message.is_symbol(number_at, '?') ||
            message.is_symbol(number_at, '(') || message.is_symbol(number_at, ')'))) {
      ++number_at;
    }
    if (number_at == i + 1 || number_at >= message.size()) continue;
    const auto number = read_number(message.tokens[number_at].folded);
    const auto label = number ? label_of(index, {{year_word}, {}, 0}, *number) : std::nullopt;
    const auto after = std::ranges::upper_bound(mentions, number_at, {}, &Found::first);
    const bool known = after != mentions.begin() && std::prev(after)->last > number_at;
    if (!label || known) continue;
    Found found;
    found.first = static_cast<std::uint32_t>(number_at);
    found.last = found.first + 1;
    found.labels = {*label};
    added.push_back(std::move(found));
  }
  if (added.empty()) return;
  mentions.insert(mentions.end(), added.begin(), added.end());
  std::ranges::stable_sort(mentions, {}, &Found::first);
}

std::optional<Numbered> read_numbered(const Message& message, const Found& found) {
  const char final_character = message.canonical[found.last - 1].text.back();
  if (final_character < '0' || final_character > '9') return std::nullopt;
  Numbered numbered;
  for (std::uint32_t i = found.first; i < found.last; ++i) {
    if (message.tokens[i].kind == text::TokenKind::symbol) return std::nullopt;
    numbered.words.push_back(message.canonical[i].text);
  }
  const std::string_view last = numbered.words.back();
  numbered.words.pop_back();
  const std::size_t digits = last.find_last_not_of("0123456789") + 1;
  const auto number = read_number(last.substr(digits));
  if (!number) return std::nullopt;
  numbered.letters = last.substr(0, digits);
  if (numbered.words.empty() && numbered.letters.empty()) numbered.words = {year_word};
  numbered.number = *number;
  return numbered;
}

std::optional<int> read_number(std::string_view digits) {
  int number = 0;
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool joins(const Message& message, std::size_t position, bool& through) {
  through = message.is_symbol(position, '-') || message.is(position, "to") || message.is(position, "through") ||
            message.is(position, "till");
  return through || message.is_symbol(position, '/') || message.is_symbol(position, '&') ||
         message.is_symbol(position, '+') || message.is_symbol(position, ',') || message.is(position, "and") ||
         message.is(position, "or");
}

std::optional<std::uint32_t> label_of(const LabelIndex& index, const Numbered& numbered, int number) {
  const std::string last = std::string(numbered.letters).append(std::to_string(number));
  std::vector<std::string_view> words = numbered.words;
  words.push_back(last);
  return index.find(words);
}

}  // namespace
}  // namespace s2ss
