#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/scorer.hpp"
#include "scoring/check_request.hpp"
#include "scoring/subject_fit.hpp"

namespace s2ss {

namespace {

constexpr int most_window_days = 3'660;
constexpr int most_sessions = 1'000;
constexpr int most_places = 1'000;

class RequestChecker {
 public:
  RequestChecker(const Directory& directory, const std::string& source) : directory_(directory), source_(source) {}

  void add(const std::string& pointer, const std::string& field, std::string expected, std::string mend) {
    faults_.add({.source = source_,
                 .pointer = "/" + pointer,
                 .field = field,
                 .expected = std::move(expected),
                 .mend = std::move(mend)});
  }

  void unknown_concept(const std::string& id, const std::string& pointer, const std::string& field,
                       std::string expected) {
    const auto near = directory_.taxonomy().suggest(id);
    add(pointer, field, std::move(expected),
        near.empty() ? "use an id of the taxonomy" : "did you mean " + text::join(near, ", ") + "?");
  }

  void facets(const std::vector<std::string>& ids, Facet facet, std::size_t need, const char* field) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (directory_.taxonomy().find_facet(ids[i], facet)) continue;
      unknown_concept(ids[i], pointer(need) + "/" + field + "/" + std::to_string(i), std::string(field),
                      "the id of a concept whose facet is " + std::string(to_string(facet)));
    }
  }

  // Pointers are put together for faults alone: this runs before every ranking.
  void need(const Need& need, std::size_t position) {
    if (!directory_.taxonomy().find(need.topic)) {
      unknown_concept(need.topic, pointer(position) + "/topic", "topic", "the id of a concept of the taxonomy");
    }
    facets(need.aspects, Facet::aspect, position, "aspects");
    facets(need.stages, Facet::stage, position, "stages");
    facets(need.boards, Facet::board, position, "boards");
    if (!std::isfinite(need.weight) || need.weight <= 0.0) {
      add(pointer(position) + "/weight", "weight", "a finite number above 0", "leave it out to weigh all needs alike");
    }
  }

  void whole_number(std::string_view name, int value, int least, int most) {
    if (value >= least && value <= most) return;
    const std::string field(name);
    add(field, field, "a whole number from " + std::to_string(least) + " to " + std::to_string(most), "correct it");
  }

  void finish() const { faults_.throw_if_any(); }

 private:
  [[nodiscard]] static std::string pointer(std::size_t need) { return "needs/" + std::to_string(need); }

  const Directory& directory_;
  const std::string& source_;
  FaultList faults_;
};

}  // namespace

void validate(const Request& request, const Directory& directory, const std::string& source) {
  static_cast<void>(check_request(request, directory, source));
}

SchoolIndex check_request(const Request& request, const Directory& directory, const std::string& source) {
  RequestChecker checker(directory, source);
  const std::optional<SchoolIndex> school = directory.find_school(request.school);
  if (!school) {
    checker.add("school", "school", "the URN of a school of the directory", "add the school or correct the URN");
  }
  if (request.needs.empty()) {
    checker.add("needs", "needs", "at least one need", "say which topic the school asks about");
  }
  if (request.needs.size() > most_needs) {
    checker.add("needs", "needs", "at most " + std::to_string(most_needs) + " needs", "split the request");
  }
  for (std::size_t i = 0; i < request.needs.size(); ++i) checker.need(request.needs[i], i);
  if (request.to < request.from) checker.add("to", "to", "a day not before `from`", "swap or correct the two");
  if (request.to - request.from > most_window_days) {
    checker.add("to", "to", "a window of at most " + std::to_string(most_window_days) + " days", "shorten it");
  }
  checker.whole_number("sessions", request.sessions, 1, most_sessions);
  checker.whole_number("places", request.places, 1, most_places);
  if (request.modes.empty()) checker.add("modes", "modes", "at least one mode", "leave it out to accept every mode");
  if (request.max_distance && *request.max_distance < 0) {
    checker.add("max_distance", "max_distance", "metres, 0 or more", "correct it or leave it out");
  }
  checker.finish();
  return *school;
}

}  // namespace s2ss
