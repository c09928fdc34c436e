#include "rank_table.hpp"

#include <memory>

#include <pybind11/numpy.h>

#include "convert.hpp"
#include "long_work.hpp"
#include "register.hpp"

namespace s2ss::bindings {

const char* const rank_all_doc = R"(The shortlists of many requests, as columns.

Threads are used; the answer does not depend on how many. Ctrl-C is answered at once.

Parameters
----------
requests : iterable of Request
policy : Policy, optional
limit : int, default 10
    Candidates per request at most.
threads : int, default 0
    0 takes as many as the machine has cores.
progress : bool or callable, default False
    True shows a bar on stderr; a callable is called with (done, all) from time to time.

Returns
-------
RankTable

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> table = directory.rank_all(s2ss.synthetic_requests(directory, requests=5), limit=3)
>>> list(table.columns())[:5]
['request', 'rank', 'nominee', 'school', 'score']
)";

namespace {

constexpr const char* table_doc = R"(The shortlists of many requests as columns of one length.

Rows stand in the order of the requests and then of rank.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> table = directory.rank_all(s2ss.synthetic_requests(directory, requests=5), limit=3)
>>> columns = table.columns()
>>> len(columns["score"]) == len(table)
True
)";

constexpr const char* columns_doc = R"(The columns by name.

Returns
-------
dict of str to numpy.ndarray
    `request`, `nominee` and `school` hold text; `rank` is counted from 1 and shares the table's memory; `score`,
    `subject_fit`, `availability`, `diversity` and `proximity` are fractions.
)";

/// A read-only array over memory that `owner` keeps alive.
template <typename Item>
py::array view_of(const std::vector<Item>& items, const py::object& owner) {
  py::array_t<Item> view(static_cast<py::ssize_t>(items.size()), items.data(), owner);
  view.attr("setflags")(py::arg("write") = false);
  return view;
}

/// An array that takes over a vector.
template <typename Item>
py::array array_from(std::vector<Item> items) {
  auto owned = std::make_unique<std::vector<Item>>(std::move(items));
  const std::vector<Item>& kept = *owned;
  const py::capsule owner(owned.release(), [](void* pointer) { delete static_cast<std::vector<Item>*>(pointer); });
  return py::array_t<Item>(static_cast<py::ssize_t>(kept.size()), kept.data(), owner);
}

template <typename Row, typename Fraction>
py::array fractions(const std::vector<Row>& rows, const Fraction& fraction) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(fraction(row));
  return array_from(std::move(values));
}

/// Text by index; every text is made once, however many rows show it.
template <typename Row, typename Position, typename Text>
py::array texts(const std::vector<Row>& rows, std::size_t count, const Position& position, const Text& text) {
  std::vector<py::object> made(count);
  py::array column(py::dtype("O"), static_cast<py::ssize_t>(rows.size()));
  // NumPy filled the new array with null pointers, which stand for None.
  auto** const cells = static_cast<PyObject**>(column.mutable_data());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    py::object& shared = made[position(rows[i])];
    if (!shared) shared = as_python(text(rows[i]));
    Py_XDECREF(cells[i]);
    cells[i] = py::object(shared).release().ptr();
  }
  return column;
}

py::dict columns(const py::object& self) {
  const auto& table = *py::cast<const RankTable*>(self);
  const Directory& directory = table.directory;
  py::dict dict;
  dict["request"] = texts(
      table.request, table.requests.size(), [](std::uint32_t row) { return row; },
      [&](std::uint32_t row) -> std::string_view { return table.requests[row]; });
  dict["rank"] = view_of(table.rank, self);
  dict["nominee"] = texts(
      table.nominee, directory.nominee_count(), [](NomineeIndex index) { return index.value; },
      [&](NomineeIndex index) { return directory.nominee_id(index); });
  dict["school"] = texts(
      table.school, directory.schools().size(), [](SchoolIndex index) { return index.value; },
      [&](SchoolIndex index) -> std::string_view { return directory.school(index).urn; });
  dict["score"] = fractions(table.total, &total_to_fraction);
  dict["subject_fit"] = fractions(table.parts, [](const Parts& parts) { return to_fraction(parts.subject_fit); });
  dict["availability"] = fractions(table.parts, [](const Parts& parts) { return to_fraction(parts.availability); });
  dict["diversity"] = fractions(table.parts, [](const Parts& parts) { return to_fraction(parts.diversity); });
  dict["proximity"] = fractions(table.parts, [](const Parts& parts) { return to_fraction(parts.proximity); });
  return dict;
}

}  // namespace

RankTable rank_all_of(const DirectoryObject& directory, const py::object& requests, const py::object& policy,
                      const py::object& limit, const py::object& threads, const py::object& progress) {
  const std::vector<Request> asked = arguments<Request>(requests, "requests");
  const Policy rules = policy_argument(policy);
  RankAllOptions options{.limit = count_argument(limit, "limit"), .threads = count_argument(threads, "threads")};
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    options.progress = note;
    options.stop = stop;
    return rank_all(directory, asked, rules, options);
  };
  return watched(work, progress_argument(progress));
}

void register_rank_table(py::module_& module) {
  py::class_<RankTable> bound(module, "RankTable", table_doc);
  bound.def("__len__", &RankTable::size);
  member(bound, "requests", &RankTable::requests, "The requests' ids, in the order given.");
  bound.def_property_readonly(
      "version", [](const RankTable& self) { return py::int_(self.directory.version()); },
      "The version of the living directory it came from; 0 when it is not live.");
  bound.def("columns", &columns, columns_doc);
  bound.def("__repr__", [](const RankTable& self) {
    return describe("RankTable", {{"requests", as_python(self.requests.size())}, {"rows", as_python(self.size())}});
  });
}

}  // namespace s2ss::bindings
