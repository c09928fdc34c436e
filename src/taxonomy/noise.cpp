#include "taxonomy/noise.hpp"

#include <algorithm>
#include <array>

#include "taxonomy/message.hpp"
#include "taxonomy/names.hpp"

namespace s2ss {

namespace {

constexpr std::size_t longest_greeting = 7;
constexpr std::size_t longest_signature_line = 12;
constexpr std::size_t longest_look = 60;

void mark_addresses(Message& message);
void mark_header_lines(Message& message);
void mark_form_fields(Message& message);
void mark_greetings(Message& message);
void mark_last_lines(Message& message);
std::size_t name_line_begin(const Message& message, std::size_t end);
void mark_last_name(Message& message);
void mark_signatures(Message& message);

std::size_t greeting_end(const Message& message, std::size_t begin);
bool says_farewell(const Message& message, std::size_t begin);
std::size_t line_end(const Message& message, std::size_t begin);
bool asks(const Message& message, std::size_t begin, std::size_t end);

}  // namespace

void mark_noise(Message& message) {
  mark_addresses(message);
  mark_header_lines(message);
  mark_form_fields(message);
  mark_greetings(message);
  mark_signatures(message);
  mark_last_lines(message);
  mark_last_name(message);
  if (!message.shouting) mark_names(message);
  // Nothing else was said: then it is what the message is about.
  if (std::ranges::find(message.noise, 0) == message.noise.end()) std::ranges::fill(message.noise, 0);
}

namespace {

// Runs without blanks that hold an at sign or begin like a web address.
void mark_addresses(Message& message) {
  for (std::size_t begin = 0; begin < message.size();) {
    if (message.is_symbol(begin, '\n')) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    const auto tells_address = [&](std::size_t i) {
      return message.is_symbol(i, '@') || message.is(i, "http") || message.is(i, "https") || message.is(i, "www");
    };
    bool address = tells_address(begin);
    while (end < message.size() && !message.tokens[end].after_blank && !message.is_symbol(end, '\n')) {
      address |= tells_address(end);
      ++end;
    }
    if (address) message.leave_out(begin, end);
    begin = end;
  }
}

// Lines of a pasted e-mail. What follows "Subject:" and "Re:" is the writer's own title, and counts.
void mark_header_lines(Message& message) {
  static constexpr std::array<std::string_view, 8> whole{"from", "to", "sent", "date", "cc", "bcc", "tel", "mobile"};
  static constexpr std::array<std::string_view, 6> word_only{"subject", "re", "fw", "fwd", "title", "query"};
  for (std::size_t i = 0; i + 1 < message.size(); ++i) {
    const bool line_start =
        i == 0 || message.is_symbol(i - 1, '\n') || message.begins_sentence(i) || message.noise[i - 1];
    if (!line_start || !message.is_symbol(i + 1, ':')) continue;
    const auto is_one_of = [&](const auto& words) {
      return std::ranges::find(words, message.tokens[i].folded) != words.end();
    };
    if (is_one_of(word_only)) message.leave_out(i, i + 2);
    if (!is_one_of(whole)) continue;
    const std::size_t end = line_end(message, i);
    message.leave_out(i, end);
    i = end - 1;
  }
}

// "Role: assistant head", "2) School: ...": who is asking, not what for.
void mark_form_fields(Message& message) {
  static constexpr std::array<std::string_view, 14> of_people{"role",    "name",      "school", "position", "job",
                                                              "contact", "telephone", "tel",    "email",    "e-mail",
                                                              "urn",     "caller",    "author", "phone"};
  constexpr std::size_t longest_key = 5;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (i > 0 && !message.is_symbol(i - 1, '\n')) continue;
    bool of_person = false;
    for (std::size_t j = i; j < std::min(message.size(), i + longest_key) && !message.is_symbol(j, '\n'); ++j) {
      of_person |= std::ranges::find(of_people, message.tokens[j].folded) != of_people.end();
      if (!message.is_symbol(j, ':')) continue;
      if (of_person) message.leave_out(i, std::min(line_end(message, i), message.sentence_end(i)));
      break;
    }
  }
}

// A message of several lines that ends with lines of names and titles only.
void mark_last_lines(Message& message) {
  if (message.shouting) return;
  std::size_t first = message.size();
  std::size_t end = message.size();
  while (end > 0) {
    if (message.is_symbol(end - 1, '\n') || message.noise[end - 1]) {
      --end;
      continue;
    }
    const std::size_t begin = name_line_begin(message, end);
    if (begin == end || begin < 2) break;
    if (!message.is_word(begin - 2) || message.noise[begin - 2]) first = begin;
    end = begin;
  }
  message.leave_out(first, message.size());
}

// Where a short line begins that holds only capitalised words; its end when it is none.
std::size_t name_line_begin(const Message& message, std::size_t end) {
  constexpr std::size_t longest_line = 9;
  std::size_t begin = end;
  while (begin > 0 && !message.is_symbol(begin - 1, '\n')) {
    --begin;
    const text::Token& token = message.tokens[begin];
    const bool fits = token.kind != text::TokenKind::word || token.capitalised ||
                      is_connector_in_name(message, begin) || token.is("for") || token.is("in");
    if (!fits || end - begin > longest_line) return end;
  }
  return begin;
}

// "... really well? Emma, AHT Personal Development": a last sentence of capitalised words that begins with a name.
void mark_last_name(Message& message) {
  constexpr std::size_t longest = 12, shortest_signed = 10;
  std::size_t end = message.size();
  while (end > 0 && (message.noise[end - 1] || message.tokens[end - 1].kind == text::TokenKind::symbol)) --end;
  // "A level art. Fieldwork." is no letter that someone signs.
  if (end <= shortest_signed || message.shouting) return;
  const std::size_t begin = message.sentence_begin(end - 1);
  if (begin == 0 || end - begin > longest || message.classes[begin].known()) return;
  const bool name_alone = end - begin <= 2;
  if (!message.is_symbol(begin + 1, ',') && !name_alone) return;
  for (std::size_t i = begin; i < end; ++i) {
    const text::Token& token = message.tokens[i];
    if (token.kind != text::TokenKind::symbol && !token.capitalised && !is_connector_in_name(message, i)) return;
  }
  message.leave_out(begin, end);
}

void mark_greetings(Message& message) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.noise[i] || !message.is(i, WordClass::greeting)) continue;
    // "HI: a lad with two hearing aids".
    if (message.tokens[i].capitals && !message.shouting &&
        (message.is_symbol(i + 1, ':') || message.is_symbol(i + 1, '-'))) {
      continue;
    }
    if (!message.begins_sentence(i) && !(i > 0 && message.noise[i - 1])) continue;
    message.leave_out(i, greeting_end(message, i));
  }
}

// The greeting word, and the names and politeness after it up to a comma, a dash or the end of the line.
std::size_t greeting_end(const Message& message, std::size_t begin) {
  std::size_t end = begin + 1;
  if (message.is(begin, "good")) {
    if (!message.is(end, WordClass::greeting)) return begin;
    ++end;
  }
  // "Morning registration" greets nobody.
  const bool part_of_day =
      message.is(begin, "morning") || message.is(begin, "afternoon") || message.is(begin, "evening");
  if (part_of_day && message.is_word(end) && !message.tokens[end].capitalised && !message.is(end, "all") &&
      !message.is(end, "both") && !message.is(end, "team")) {
    return begin;
  }
  const std::size_t limit = std::min(begin + longest_greeting, message.size());
  while (end < limit) {
    const text::Token& token = message.tokens[end];
    if (token.is_symbol(',') || token.is_symbol('\n') || token.is_symbol('!') || token.is_symbol('-')) return end + 1;
    const bool addressed = message.is(end, "all") || message.is(end, "there") || message.is(end, "team") ||
                           message.is(end, "both") || message.is(end, "everyone") || message.is(end, "colleagues") ||
                           message.is(end, "colleague") || message.is(end, "and") || message.is(end, WordClass::title);
    const bool name = token.kind == text::TokenKind::word && token.capitalised && !token.capitals &&
                      !message.classes[end].is_function_word();
    if (!addressed && !name) break;
    ++end;
  }
  // "Hi Geography support please": only what was certain.
  return end == limit || message.all_small ? begin + 1 : end;
}

void mark_signatures(Message& message) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message.noise[i] || !says_farewell(message, i)) continue;
    std::size_t end = line_end(message, i);
    message.leave_out(i, end);
    // Short lines that ask for nothing belong to it.
    while (end < message.size()) {
      const std::size_t next = line_end(message, end);
      if (next - end > longest_signature_line || asks(message, end, next)) break;
      message.leave_out(end, next);
      end = next;
    }
    i = end - 1;
  }
}

bool says_farewell(const Message& message, std::size_t begin) {
  if (!message.is(begin, WordClass::farewell)) return false;
  const bool starts = message.begins_sentence(begin) ||
                      (begin > 0 && (message.is_symbol(begin - 1, '\n') || message.is_symbol(begin - 1, ',')));
  if (!starts) return false;
  std::size_t end = begin;
  while (end < message.size() && message.is(end, WordClass::farewell)) ++end;
  const bool only_kind = end == begin + 1 && (message.is(begin, "kind") || message.is(begin, "best") ||
                                              message.is(begin, "warm") || message.is(begin, "many"));
  if (only_kind && !message.is_symbol(end, ',') && !message.is_symbol(end, '\n')) return false;
  if (message.reads(end, "in advance") || message.reads(end, "again") || message.reads(end, "so much") ||
      message.reads(end, "very much")) {
    end += message.is(end, "again") ? 1 : 2;
  }
  if (end >= message.size() || message.is_symbol(end, ',') || message.is_symbol(end, '\n') ||
      message.is_symbol(end, '.') || message.is_symbol(end, '!') || message.is_symbol(end, '-')) {
    // "Thanks, we need ...": the same sentence goes on with an ask.
    return !asks(message, std::min(end + 1, message.size()), line_end(message, begin));
  }
  const text::Token& next = message.tokens[end];
  return next.kind == text::TokenKind::word && next.capitalised && !message.classes[end].known() &&
         line_end(message, begin) - begin <= longest_signature_line && !asks(message, end, line_end(message, begin));
}

std::size_t line_end(const Message& message, std::size_t begin) {
  return begin < message.size() ? message.line_limits[begin] : message.size();
}

bool asks(const Message& message, std::size_t begin, std::size_t end) {
  bool pronoun = false;
  for (std::size_t i = begin; i < std::min(end, begin + longest_look); ++i) {
    if (message.is(i, "we") || message.is(i, "i") || message.is(i, "our") || message.is(i, "could") ||
        message.is(i, "can") || message.is(i, "you")) {
      pronoun = true;
    }
    if (pronoun && message.is(i, WordClass::asking)) return true;
  }
  return false;
}

}  // namespace
}  // namespace s2ss
