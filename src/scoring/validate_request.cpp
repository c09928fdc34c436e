#include <cmath>
#include <string>

#include "core/text.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/scorer.hpp"
#include "scoring/subject_fit.hpp"

namespace s2ss {

namespace {

constexpr int most_window_days = 3'660;
constexpr int most_sessions = 1'000;
constexpr int most_places = 1'000;

class Checker {
 public:
  Checker(const Directory& directory, const std::string& source) : directory_(directory), source_(source) {}

  void add(const std::string& pointer, const std::string& field, std::string expected, std::string mend) {
    faults_.add({.source = source_,
                 .pointer = "/" + pointer,
                 .field = field,
                 .expected = std::move(expected),
                 .mend = std::move(mend)});
  }

  void concept_id(const std::string& id, bool known, const std::string& pointer, const std::string& field,
                  std::string expected) {
    if (known) return;
    const auto near = directory_.taxonomy().suggest(id);
    add(pointer, field, std::move(expected),
        near.empty() ? "use an id of the taxonomy" : "did you mean " + text::join(near, ", ") + "?");
  }

  void facets(const std::vector<std::string>& ids, Facet facet, const std::string& pointer, const std::string& field) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      concept_id(ids[i], directory_.taxonomy().find_facet(ids[i], facet).has_value(),
                 pointer + "/" + field + "/" + std::to_string(i), field,
                 "the id of a concept whose facet is " + std::string(to_string(facet)));
    }
  }

  void need(const Need& need, const std::string& pointer) {
    concept_id(need.topic, directory_.taxonomy().find(need.topic).has_value(), pointer + "/topic", "topic",
               "the id of a concept of the taxonomy");
    facets(need.aspects, Facet::aspect, pointer, "aspects");
    facets(need.stages, Facet::stage, pointer, "stages");
    facets(need.boards, Facet::board, pointer, "boards");
    if (!std::isfinite(need.weight) || need.weight <= 0.0) {
      add(pointer + "/weight", "weight", "a finite number above 0", "leave it out to weigh all needs alike");
    }
  }

  void whole_number(const std::string& field, int value, int least, int most) {
    if (value >= least && value <= most) return;
    add(field, field, "a whole number from " + std::to_string(least) + " to " + std::to_string(most), "correct it");
  }

  void finish() const { faults_.throw_if_any(); }

 private:
  const Directory& directory_;
  const std::string& source_;
  FaultList faults_;
};

}  // namespace

void validate(const Request& request, const Directory& directory, const std::string& source) {
  Checker checker(directory, source);
  if (!directory.find_school(request.school)) {
    checker.add("school", "school", "the URN of a school of the directory", "add the school or correct the URN");
  }
  if (request.needs.empty()) {
    checker.add("needs", "needs", "at least one need", "say which topic the school asks about");
  }
  if (request.needs.size() > most_needs) {
    checker.add("needs", "needs", "at most " + std::to_string(most_needs) + " needs", "split the request");
  }
  for (std::size_t i = 0; i < request.needs.size(); ++i) checker.need(request.needs[i], "needs/" + std::to_string(i));
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
}

}  // namespace s2ss
