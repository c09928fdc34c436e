#include <regex>

#include <gtest/gtest.h>

#include "s2ss/io/json.hpp"

namespace s2ss {
namespace {

constexpr const char* marker = "Marker.Person@example.org";

const std::string whole_directory = R"({"as_of": "2026-09-01", "scheme": "secondary-support",
 "schools": [{"urn": "1", "name": "One", "phase": "Secondary", "status": "Open", "type": "t", "local_authority": "888",
   "district": "d", "trust": "t", "groups": ["g"], "religious_character": "r", "gender": "Mixed"}, {"urn": "2"}],
 "nominees": [{"id": "n1", "school": "1", "role": "senior_leader", "status": "listed",
   "expertise": [{"topic": "history", "aspects": ["subject-leadership"], "stages": ["key-stage-4"], "strength": "main"}, "music"],
   "modes": ["visit"], "slots": ["A:Tue-pm"], "away": [{"from": "2026-01-01", "to": "2026-01-02"}],
   "review_by": "2027-01-01", "contact": {"name": "x", "email": "y"}}],
 "links": [{"nominee": "n1", "supporting_school": "1", "requesting_school": "2", "date": "2026-01-01", "state": "completed", "request": "r"}],
 "conflicts": [{"nominee": "n1", "supporting_school": "1", "requesting_school": "2", "reason": "x", "expires": "2027-01-01"}],
 "calendars": [{"local_authority": "888", "terms": [{"from": "2026-09-01", "to": "2026-12-18"}], "inset_days": ["2026-09-01"], "first_week": "A"}],
 "successors": [{"old_urn": "9", "new_urn": "1"}]})";

/// Everything a reader of errors could see.
std::string all_words(const InputError& error) {
  std::string words = error.what();
  for (const Fault& fault : error.faults()) {
    words += fault.source + fault.pointer + fault.field + fault.expected + fault.mend + to_string(fault);
  }
  return words;
}

/// Every error that a text leads to, strict or lenient; empty for none.
std::string errors_of(const std::string& text) {
  std::string words;
  for (const Strictness strictness : {Strictness::strict, Strictness::lenient}) {
    try {
      const Directory directory = directory_from_json(text, Taxonomy::default_scheme(), strictness, "d.json");
      for (const Fault& fault : directory.faults()) words += to_string(fault);
    } catch (const InputError& error) {
      words += all_words(error);
    }
  }
  return words;
}

TEST(JsonPrivacy, NoErrorEverQuotesAValueOrAKeyOfTheInput) {
  ASSERT_EQ(errors_of(whole_directory), "");
  const std::regex text_or_key("\"[^\"]*\"");
  std::size_t faulty = 0;
  for (std::sregex_iterator found(whole_directory.begin(), whole_directory.end(), text_or_key), end; found != end;
       ++found) {
    const auto position = static_cast<std::size_t>(found->position());
    const auto length = static_cast<std::size_t>(found->length());
    const std::string planted = "\"" + std::string(marker) + "\"";
    // In place of a text; with broken syntax after it; broken inside; as the key of an object; doubled.
    for (const std::string& replacement :
         {planted, planted + " x", planted.substr(0, 12) + "\x01", planted.substr(0, planted.size() - 1),
          "{" + planted + ": 1}", "[" + planted + "," + planted + "]", std::string(marker)}) {
      std::string text = whole_directory;
      text.replace(position, length, replacement);
      const std::string words = errors_of(text);
      faulty += words.empty() ? 0 : 1;
      ASSERT_EQ(words.find("Marker"), std::string::npos) << words;
      ASSERT_EQ(words.find("example.org"), std::string::npos) << words;
    }
  }
  EXPECT_GT(faulty, 300u);
}

TEST(JsonPrivacy, NoErrorQuotesARequestsOwnWords) {
  const std::string text = std::string(R"({"id": "r", "school": "1", "needs": [")") + marker + R"("], "from": ")" +
                           marker + R"(", "to": 5, "text": ")" + marker + R"(", ")" + marker + "\": 1}";
  try {
    (void)from_json<Request>(text);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.total(), 3u);
    EXPECT_EQ(all_words(error).find("Marker"), std::string::npos);
  }
}

}  // namespace
}  // namespace s2ss
