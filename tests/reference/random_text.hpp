#pragma once

#include <rapidcheck.h>
#include <string>
#include <vector>

namespace s2ss::reference {

/// Pieces that make messages hard to read: words of schemes and of English, abbreviations, marks, dashes, blanks of
/// every kind, letters beyond ASCII.
inline const std::vector<std::string>& text_pieces() {
  static const std::vector<std::string> pieces{
      "maths",  "history",  "Science", "physics",   "geog",       "KS3",     "Y7",         "9",       "10",
      "GCSE",   "IT",       "PD",      "SEND",      "curriculum", "head",    "marking",    "histroy", "time",
      "table",  "new",      "not",     "no",        "don't",      "from",    "to",         "OCR",     "AQA",
      "need",   "support",  "with",    "and",       "or",         "we",      "our",        "the",     "a",
      "is",     "fine",     "since",   "thanks",    "Regards",    "Hi",      "Mrs",        "French",  "P.E.",
      "D&T",    "School",   "must",    "essential", "ideally",    "invoice", "assessment", "subject", "leadership",
      "Role:",  "Subject:", "of",      "in",        "mainly",     "it",      " ",          " ",       " ",
      " ",      " ",        " ",       " ",         " ",          "\n",      "\n\n",       ",",       ", ",
      ".",      ". ",       "-",       " - ",       "/",          "&",       "+",          "(",       ")",
      ":",      ";",        "?",       "!",         "'",          "'s",      "\"",         "@",       "*",
      "\t",     "\r\n",     "\r",      "é",         "É",          "e\u0301", "\u0301",     "\u200B",  "\u00A0",
      "\u2019", "\u201C",   "\u2013",  "\u2022",    "\u2028",     "Ж",       "школа",      "学校",    "😀",
      "\u0085", "\x7F"};
  return pieces;
}

/// Texts in UTF-8, mostly of words.
inline rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(text_pieces())),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& piece : pieces) text += piece;
                        return text;
                      });
}

/// Any bytes, half of them within a text.
inline rc::Gen<std::string> any_bytes() {
  return rc::gen::map(rc::gen::pair(any_text(), rc::gen::container<std::string>(rc::gen::arbitrary<char>())),
                      [](const std::pair<std::string, std::string>& both) {
                        std::string bytes = both.first;
                        return bytes.insert(bytes.size() / 2, both.second);
                      });
}

}  // namespace s2ss::reference
