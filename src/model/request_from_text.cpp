#include "s2ss/request_from_text.hpp"

#include <string>
#include <utility>

#include "s2ss/error.hpp"
#include "s2ss/fault_list.hpp"

namespace s2ss {

namespace {

void read_needs(Request& request, const Resolution& resolution, FaultList& faults);
std::string what_to_ask(const Resolution& resolution);
void narrow(Request& request, const Availability& availability, FaultList& faults);

}  // namespace

RequestFromText request_from_text(Request asked, const RequestFromTextOptions& options) {
  RequestFromText made;
  made.resolution = options.taxonomy.resolve(asked.text);
  made.availability = parse_availability(options.availability, Writer::requesting_school);
  made.request = std::move(asked);
  FaultList faults;
  read_needs(made.request, made.resolution, faults);
  narrow(made.request, made.availability, faults);
  faults.throw_if_any();
  return made;
}

namespace {

void read_needs(Request& request, const Resolution& resolution, FaultList& faults) {
  request.needs.assign(resolution.needs.begin(), resolution.needs.end());
  if (!request.needs.empty()) return;
  faults.add({.pointer = "/text",
              .field = "text",
              .expected = "a message that asks for a topic of the scheme",
              .mend = what_to_ask(resolution)});
}

std::string what_to_ask(const Resolution& resolution) {
  if (!resolution.ask_back.empty()) return "ask the school which of the possible readings it means";
  if (!resolution.unresolved.empty()) return "ask the school to say it in other words, or add its words to the scheme";
  return "ask the school what it would like help with";
}

void narrow(Request& request, const Availability& availability, FaultList& faults) {
  request.slots = request.slots & availability.slots;
  request.modes = request.modes & availability.modes;
  const auto refuse = [&](std::string expected) {
    faults.add({.pointer = "/availability",
                .field = "availability",
                .expected = std::move(expected),
                .mend = "leave one of the two out, or ask the school which holds"});
  };
  if (request.slots.empty()) refuse("times that are among the request's slots");
  if (request.modes.empty()) refuse("ways of meeting that are among the request's modes");
}

}  // namespace
}  // namespace s2ss
