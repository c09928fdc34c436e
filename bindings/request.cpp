#include "s2ss/request.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "s2ss/request_from_text.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* request_doc = R"(One school's ask.

Parameters
----------
id : str
school : str
    URN of the requesting school.
needs : list of Need, dict or str
    At least one; text stands for a topic.
from_, to : date
    First and last day of the window in which the support should take place.
sessions : int, default 1
    Sessions wanted.
slots : list of str, optional
    When the school can meet, such as 'A:Tue-pm', 'B:*-twilight', 'Thu-am' (both weeks); any time by default.
modes : list of str, optional
    How it would like to be helped: 'visit', 'host', 'online', 'phone', 'resources'; all by default.
max_distance : int, optional
    Metres.
places : int, default 1
    Links wanted.
avoid_schools, avoid_trusts, avoid_nominees : list of str, optional
priority : int, default 0
    Larger is more urgent; used when requests compete.
text : str, optional
    The requester's own words: carried, never ranked on, never shown in a repr or an error.

Examples
--------
>>> import s2ss
>>> request = s2ss.Request(id="r1", school="100002", needs=["history"], from_="2026-09-07", to="2026-10-23",
...                        modes=["online", "visit"])
>>> request
Request(id='r1', school='100002', needs=['history'], from_='2026-09-07', to='2026-10-23', sessions=1)
>>> request.modes
['visit', 'online']
>>> request.to_dict()["from"]
'2026-09-07'
>>> request.replace(sessions=3).sessions
3
)";

constexpr const char* from_text_doc = R"(The request that a school's message makes: its needs are read from the text.

Each need carries the words that led to it. `Taxonomy.resolve` tells how the text is understood, and what to ask back.

Parameters
----------
school : str
    URN of the requesting school.
text : str
    As the school wrote it.
id, from_, to : str, date, date
    As for `Request`, like every other member but `needs`.
availability : str, optional
    When and how the school can meet, in its own words; it narrows `slots` and `modes`. See `parse_availability`.
taxonomy : Taxonomy, optional
    The scheme the directory uses; the built-in one by default.

Returns
-------
Request

Raises
------
InputError
    When the text asks for no topic that is understood, or an argument is not right. It says what to ask the school and
    repeats none of its words.

Examples
--------
>>> import s2ss
>>> request = s2ss.Request.from_text("100002", "Secondary MFL support and subject leadership", id="r1",
...                                  from_="2026-09-07", to="2026-10-23", availability="Tue pm, Teams")
>>> request.needs
[Need(topic='modern-foreign-languages', aspects=['subject-leadership'], weight=1.0)]
>>> request.needs[0].words
['MFL', 'subject leadership']
>>> request.slots, request.modes
(['Tue-pm'], ['online'])
)";

constexpr const char* read_requests_doc = R"(Reads a JSON file that holds a list of requests.

Parameters
----------
path : str or os.PathLike

Returns
-------
list of Request

Raises
------
InputError
    With every fault, its line, column and JSON pointer.

Examples
--------
>>> import pathlib, tempfile
>>> import s2ss
>>> request = s2ss.Request(id="r1", school="100002", needs=["history"], from_="2026-09-07", to="2026-10-23")
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "requests.json"
...     s2ss.write_requests(path, [request])
...     s2ss.read_requests(path) == [request]
True
)";

constexpr const char* write_requests_doc = R"(Writes requests to a JSON file in one step.

Parameters
----------
path : str or os.PathLike
requests : iterable of Request

Examples
--------
See `read_requests`.
)";

std::string repr(const Request& request) {
  std::vector<std::string> topics;
  for (const Need& need : request.needs) topics.push_back(need.topic);
  return describe("Request", {{"id", as_python(request.id)},
                              {"school", as_python(request.school)},
                              {"needs", as_python(topics)},
                              {"from_", as_python(to_string(request.from))},
                              {"to", as_python(to_string(request.to))},
                              {"sessions", as_python(request.sessions)}});
}

/// What is derived from a Need stands for the Need in it.
void plain_needs(const py::dict& arguments) {
  if (!arguments.contains("needs")) return;
  const py::object given = arguments["needs"];
  if (!py::isinstance<py::list>(given) && !py::isinstance<py::tuple>(given)) return;
  py::list needs;
  for (const py::handle need : given) {
    if (py::isinstance<Need>(need)) {
      needs.append(dict_from(argument<Need>(need, "needs")));
    } else {
      needs.append(need);
    }
  }
  arguments["needs"] = needs;
}

Request from_text(const py::object& school, const py::object& text, const py::kwargs& given) {
  RequestFromTextOptions options;
  const py::dict members = given.attr("copy")();
  const auto taken = [&](const char* name) -> py::object { return members.attr("pop")(name, py::none()); };
  if (const py::object scheme = taken("taxonomy"); !scheme.is_none()) {
    options.taxonomy = argument<Taxonomy>(scheme, "taxonomy");
  }
  options.availability = text_or_none(taken("availability"), "availability").value_or("");
  if (members.contains("needs")) refuse("needs", "no needs: they are read from the text");
  members["school"] = school;
  members["text"] = text;
  // The form of a request asks for a need; those of the text take its place.
  members["needs"] = py::make_tuple("");
  Request asked = from_object<Request>(document_of(members, nullptr), "Request");
  return released([&] { return request_from_text(std::move(asked), options).request; });
}

std::vector<Request> read_requests(const py::object& given) {
  const std::filesystem::path path = path_argument(given);
  return released([&] { return read_json<std::vector<Request>>(path); });
}

void write_requests(const py::object& given, const py::object& requests) {
  const std::filesystem::path path = path_argument(given);
  const std::vector<Request> values = arguments<Request>(requests, "requests");
  released([&] { write_json(path, values); });
}

void add_members(py::class_<Request>& bound) {
  member(bound, "id", &Request::id, "Id of the request.");
  member(bound, "school", &Request::school, "URN of the requesting school.");
  part(bound, "needs", &Request::needs, "What it asks for: a list of Need.");
  member(bound, "from_", &Request::from, "First day of the window.");
  member(bound, "to", &Request::to, "Last day of the window.");
  member(bound, "sessions", &Request::sessions, "Sessions wanted.");
  member(bound, "slots", &Request::slots, "When the school can meet, as the shortest list of items.");
  member(bound, "modes", &Request::modes, "How it would like to be helped.");
  member(bound, "max_distance", &Request::max_distance, "Metres, or None.");
  member(bound, "places", &Request::places, "Links wanted.");
  member(bound, "avoid_schools", &Request::avoid_schools, "URNs of schools not to be proposed.");
  member(bound, "avoid_trusts", &Request::avoid_trusts, "Ids of trusts not to be proposed.");
  member(bound, "avoid_nominees", &Request::avoid_nominees, "Ids of nominees not to be proposed.");
  member(bound, "priority", &Request::priority, "Larger is more urgent.");
  member(bound, "text", &Request::text, "The requester's own words; never shown by itself.");
}

}  // namespace

void register_request(py::module_& module) {
  py::class_<Request> bound = value_class<Request>(module, "Request", request_doc, &plain_needs);
  add_members(bound);
  bound.def_static("from_text", &from_text, py::arg("school"), py::arg("text"), from_text_doc);
  bound.def("__repr__", &repr);
  add_files(bound);
  module.def("read_requests", &read_requests, py::arg("path"), read_requests_doc);
  module.def("write_requests", &write_requests, py::arg("path"), py::arg("requests"), write_requests_doc);
}

}  // namespace s2ss::bindings
