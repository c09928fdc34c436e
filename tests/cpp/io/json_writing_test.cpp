#include <gtest/gtest.h>

#include "s2ss/io/json.hpp"

namespace s2ss {
namespace {

Request small_request() {
  Request request;
  request.id = "r1";
  request.school = "119707";
  request.needs = {{.topic = "history", .aspects = {}, .stages = {}, .boards = {}}};
  request.from = Date::parse("2026-09-07");
  request.to = Date::parse("2026-10-23");
  return request;
}

TEST(JsonWriting, PutsMembersAndRecordsOnLinesAndTheRestInOne) {
  EXPECT_EQ(to_json(small_request()), R"({
  "id": "r1",
  "school": "119707",
  "needs": [
    {"topic": "history"}
  ],
  "from": "2026-09-07",
  "to": "2026-10-23",
  "sessions": 1,
  "slots": ["*-*"],
  "modes": ["visit", "host", "online", "phone", "resources"],
  "places": 1
}
)");
  EXPECT_EQ(to_json(std::vector<Request>{}), "[]\n");
}

TEST(JsonWriting, WritesFractionsExactly) {
  Policy policy;
  policy.min_score = 1;
  policy.min_subject_fit = 123'450;
  const std::string text = to_json(policy);
  EXPECT_NE(text.find(R"("min_score": 0.000001,)"), std::string::npos);
  EXPECT_NE(text.find(R"("min_subject_fit": 0.12345,)"), std::string::npos);
  EXPECT_NE(text.find(R"("subject_fit": 0.55,)"), std::string::npos);
  EXPECT_NE(text.find(R"("main": 1.0,)"), std::string::npos);
  EXPECT_NE(text.find(R"("same_district": 0.0,)"), std::string::npos);
}

TEST(JsonWriting, EscapesWhatJsonReservesAndKeepsTheRestOfUtf8) {
  Request request = small_request();
  request.text = "\"\\/\b\x1f\x7f\n\u00e9\U0001d11e";
  EXPECT_NE(to_json(request).find("\"text\": \"\\\"\\\\/\\u0008\\u001f\x7f\\n\u00e9\U0001d11e\""), std::string::npos);
}

TEST(JsonWriting, ReplacesBytesThatAreNoUtf8) {
  Request request = small_request();
  request.text =
      "a\xff\xc3"
      "b\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80\xe2\x82";
  const Request read = from_json<Request>(to_json(request));
  const std::string bad = "\xEF\xBF\xBD";
  EXPECT_EQ(read.text, "a" + bad + bad + "b" + bad + bad + bad + bad + bad + bad + bad + bad + bad + bad + bad);
}

TEST(JsonWriting, LeavesOutWhatIsDefaultUnlessReadersLookForIt) {
  EXPECT_EQ(to_json(Nominee{}).find("away"), std::string::npos);
  EXPECT_EQ(to_json(Nominee{}).find("contact"), std::string::npos);
  EXPECT_NE(to_json(Nominee{}).find(R"("status": "listed")"), std::string::npos);
}

}  // namespace
}  // namespace s2ss
