#include "taxonomy/word_forms.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace s2ss {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr std::array<Replacement, 8> american_endings{{{"ization", "isation"},
                                                       {"izations", "isations"},
                                                       {"izing", "ising"},
                                                       {"ized", "ised"},
                                                       {"izes", "ises"},
                                                       {"ize", "ise"},
                                                       {"izer", "iser"},
                                                       {"avior", "aviour"}}};

// The shorter words that people write for longer ones.
constexpr std::array whole_words = std::to_array<Replacement>({{"yr", "year"},
                                                               {"yrs", "year"},
                                                               {"years", "year"},
                                                               {"program", "programme"},
                                                               {"programs", "programmes"},
                                                               {"programe", "programme"},
                                                               {"programes", "programmes"},
                                                               {"center", "centre"},
                                                               {"judgment", "judgement"},
                                                               {"practise", "practice"},
                                                               {"dept", "department"},
                                                               {"depts", "departments"},
                                                               {"mgmt", "management"},
                                                               {"mgr", "manager"},
                                                               {"mgrs", "managers"},
                                                               {"asst", "assistant"},
                                                               {"coord", "coordinator"},
                                                               {"lang", "language"},
                                                               {"langs", "languages"},
                                                               {"sci", "science"},
                                                               {"lvl", "level"},
                                                               {"lvls", "levels"},
                                                               {"dev", "development"},
                                                               {"ed", "education"},
                                                               {"stds", "standards"},
                                                               {"quals", "qualifications"},
                                                               {"prac", "practical"},
                                                               {"pracs", "practicals"},
                                                               {"req", "required"},
                                                               {"spec", "specification"},
                                                               {"specs", "specifications"}});

constexpr std::size_t longest_whole_word =
    std::ranges::max(whole_words, {}, [](const Replacement& word) { return word.first.size(); }).first.size();

constexpr std::array<std::string_view, 5> year_words{"years", "year", "yrs", "yr", "y"};

bool is_digits(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string canonical_spelling(std::string_view folded) {
  std::string spelt;
  return std::string(canonical_spelling(folded, spelt));
}

std::string_view canonical_spelling(const text::HashedWord& word, std::string& spelt) {
  static const text::WordTable whole = [] {
    text::WordTable table;
    for (std::uint32_t i = 0; i < whole_words.size(); ++i) table.add(whole_words[i].first, i);
    table.freeze();
    return table;
  }();
  const std::string_view folded = word.text;
  if (folded.size() <= longest_whole_word) {
    if (const auto found = whole.find(word); !found.empty()) return spelt = whole_words[found.front().value].second;
  }
  // "our year 7s"
  if (folded.size() > 1 && folded.ends_with('s') && is_digits(folded.substr(0, folded.size() - 1))) {
    return spelt = folded.substr(0, folded.size() - 1);
  }
  for (const std::string_view year : year_words) {
    if (!folded.starts_with(year)) continue;
    std::string_view number = folded.substr(year.size());
    if (number.ends_with('s')) number.remove_suffix(1);
    if (is_digits(number)) return (spelt = "y").append(number);
  }
  if (folded.find('z') == folded.npos && !folded.ends_with('r')) return folded;
  for (const auto& [from, to] : american_endings) {
    if (folded.size() > from.size() + 1 && folded.ends_with(from)) {
      return (spelt = folded.substr(0, folded.size() - from.size())).append(to);
    }
  }
  return folded;
}

std::string without_plural(std::string_view word) {
  const auto cut = [word](std::size_t letters) { return word.substr(0, word.size() - letters); };
  if (word.size() > 4 && word.ends_with("ies")) return std::string(cut(3)).append("y");
  if (word.size() > 4 &&
      (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") || word.ends_with("shes"))) {
    return std::string(cut(2));
  }
  if (word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
      !word.ends_with("is")) {
    return std::string(cut(1));
  }
  return std::string(word);
}

}  // namespace s2ss
