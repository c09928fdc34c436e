#include "s2ss/live_directory.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "directory.hpp"
#include "document.hpp"
#include "register.hpp"
#include "s2ss/io/json.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* change_doc = R"(One change of a living directory.

Parameters
----------
kind : str
    'add_nominee', 'change_nominee' (both with `nominee`); 'pause_nominee', 'resume_nominee',
    'withdraw_nominee', 'remove_nominee' (with `id`); 'set_max_links' (with `id` and `max_links`);
    'add_school', 'change_school' (with `school`); 'remove_school' (with `id`, a URN);
    'set_release_limit' (with `id`, a URN, and `release_limit`, or without to leave it to the
    policy); 'add_link', 'set_link_state' (with `link`; the link that agrees in all but its state
    gets that state); 'add_conflict', 'remove_conflict' (with `conflict`).
id : str, optional
nominee : Nominee, optional
school : School, optional
link : Link, optional
conflict : Conflict, optional
max_links : int, optional
release_limit : int, optional

Removing a nominee removes the entry, its contact and its conflicts; links that named them stay
and name nobody.

Examples
--------
>>> import s2ss
>>> s2ss.Change(kind="pause_nominee", id="n42")
Change(kind='pause_nominee', id='n42')
)";

constexpr const char* batch_doc = R"(Changes that were made together, and the version they made.

Examples
--------
>>> import s2ss
>>> live = s2ss.LiveDirectory(s2ss.synthetic_directory(nominees=20, seed=7))
>>> first = live.snapshot().nominees[0].id
>>> live.apply([s2ss.Change(kind="pause_nominee", id=first)])
2
>>> live.changes_since(1)
[ChangeBatch(version=2, changes=1)]
)";

constexpr const char* live_doc = R"(A directory that changes while it is read.

It holds the current `Directory` and applies batches of changes, each as a new version: all of a
batch or, when anything in it is wrong, nothing. `snapshot()` gives an ordinary, immutable
directory that says which version it is, as does every answer computed from it. Readers never wait
for a version to be made; writers wait for each other. Any thread may call anything.

Parameters
----------
directory : Directory
    The first version: its own, or 1 for one that is not live.
history : int, default 1000
    How many of the last batches `changes_since` can tell.

Examples
--------
>>> import s2ss
>>> live = s2ss.LiveDirectory(s2ss.synthetic_directory(nominees=200, seed=7))
>>> before = live.snapshot()
>>> request = s2ss.synthetic_requests(before, requests=1)[0]
>>> best = before.rank(request, limit=1)[0].nominee
>>> live.apply([s2ss.Change(kind="withdraw_nominee", id=best)])
2
>>> after = live.snapshot().rank(request, limit=1)
>>> after.version, after[0].nominee == best, before.rank(request, limit=1)[0].nominee == best
(2, False, True)
)";

constexpr const char* apply_doc = R"(Applies changes together and publishes the result as the next version.

Parameters
----------
changes : list of Change or dict
    Applied in their order, each to what the ones before it left. None at all makes no version.

Returns
-------
int
    The version.

Raises
------
InputError
    With every fault, pointers such as `/changes/3/nominee/school`; nothing has changed then.
)";

constexpr const char* since_doc = R"(The batches applied after a version, oldest first.

Applied to that version in their order they give the current one. Contact data is left out.

Parameters
----------
version : int

Returns
-------
list of ChangeBatch

Raises
------
LimitError
    When they are no longer known (`limit` is 'history'): take a new snapshot.
InputError
    For a version there has not been yet.
)";

std::vector<Change> changes_argument(const py::object& given) {
  const std::string document = text_of(py::dict(py::arg("changes") = given), "changes");
  return reading_object([&] { return from_json<ChangeBatch>(document, "changes"); }).changes;
}

std::uint64_t apply_changes(LiveDirectory& self, const py::object& given) {
  const std::vector<Change> changes = changes_argument(given);
  return released([&] { return self.apply(changes); });
}

std::vector<ChangeBatch> changes_since(const LiveDirectory& self, const py::object& version) {
  const std::uint64_t since = count_argument(version, "version");
  return released([&] { return self.changes_since(since); });
}

void register_change(py::module_& module) {
  py::class_<Change> bound = value_class<Change>(module, "Change", change_doc);
  member(bound, "kind", &Change::kind, "What it does.");
  member(bound, "id", &Change::id, "Nominee id, or URN of a school; may be empty.");
  part(bound, "nominee", &Change::nominee, "The nominee to add or change, or None.");
  part(bound, "school", &Change::school, "The school to add or change, or None.");
  part(bound, "link", &Change::link, "The link to add, or with its new state, or None.");
  part(bound, "conflict", &Change::conflict, "The conflict to add or remove, or None.");
  member(bound, "max_links", &Change::max_links, "Links at one time, or None.");
  member(bound, "release_limit", &Change::release_limit, "Links a school's staff may give at one time, or None.");
  bound.def("__repr__", [](const Change& self) {
    return describe("Change", {{"kind", as_python(self.kind)}, {"id", as_python(self.id)}});
  });
  add_files(bound);
}

void register_change_batch(py::module_& module) {
  py::class_<ChangeBatch> bound = value_class<ChangeBatch>(module, "ChangeBatch", batch_doc);
  bound.def_property_readonly(
      "version", [](const ChangeBatch& self) { return py::int_(self.version); },
      "The version it made; 0 for one that has not been applied.");
  part(bound, "changes", &ChangeBatch::changes, "The changes, a list in their order.");
  bound.def("__repr__", [](const ChangeBatch& self) {
    return describe("ChangeBatch", {{"version", as_python(static_cast<std::size_t>(self.version))},
                                    {"changes", as_python(self.changes.size())}});
  });
  add_files(bound);
}

}  // namespace

void register_live_directory(py::module_& module) {
  register_change(module);
  register_change_batch(module);
  py::class_<LiveDirectory> bound(module, "LiveDirectory", live_doc);
  bound.def(py::init([](const py::object& directory, const py::object& history) {
              const auto& first = argument<DirectoryObject>(directory, "directory");
              const LiveOptions options{.history = count_argument(history, "history")};
              return LiveDirectory(first, options);
            }),
            py::arg("directory"), py::kw_only(), py::arg("history") = 1'000);
  bound.def(
      "snapshot", [](const LiveDirectory& self) { return DirectoryObject(self.snapshot()); },
      "The current version, a Directory.");
  bound.def_property_readonly(
      "version", [](const LiveDirectory& self) { return py::int_(self.version()); }, "The current version's number.");
  bound.def("apply", &apply_changes, py::arg("changes"), apply_doc);
  bound.def("changes_since", &changes_since, py::arg("version"), since_doc);
  bound.def("__repr__", [](const LiveDirectory& self) {
    const Directory now = self.snapshot();
    return describe("LiveDirectory", {{"version", as_python(static_cast<std::size_t>(now.version()))},
                                      {"nominees", as_python(now.nominee_count())}});
  });
}

}  // namespace s2ss::bindings
