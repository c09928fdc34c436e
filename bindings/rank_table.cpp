#include "rank_table.hpp"

#include "arrays.hpp"
#include "convert.hpp"
#include "criterion.hpp"
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
variety : float, default 0.0
    As in `rank`.
threads : int, default 0
    0 takes as many as the machine has cores.
progress : bool or callable, default False
    True shows a bar on stderr; a callable is called with (done, all) from time to time.
criteria : iterable of Criterion, optional
    Parts of one's own, each with its weight in the policy.

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
    `subject_fit`, `availability`, `diversity`, `proximity` and the criteria, by their names, are fractions.
)";

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
  dict["score"] = numbers(table.total, &total_to_fraction);
  dict["subject_fit"] = numbers(table.parts, [](const Parts& parts) { return to_fraction(parts.subject_fit); });
  dict["availability"] = numbers(table.parts, [](const Parts& parts) { return to_fraction(parts.availability); });
  dict["diversity"] = numbers(table.parts, [](const Parts& parts) { return to_fraction(parts.diversity); });
  dict["proximity"] = numbers(table.parts, [](const Parts& parts) { return to_fraction(parts.proximity); });
  for (std::size_t i = 0; i < table.criteria.size(); ++i) {
    dict[as_python(table.criteria[i])] = numbers(table.criterion_parts[i], &to_fraction);
  }
  return dict;
}

}  // namespace

RankTable rank_all_of(const DirectoryObject& directory, const py::object& requests, const py::object& policy,
                      const py::object& limit, const py::object& variety, const py::object& threads,
                      const py::object& progress, const py::object& criteria) {
  const std::vector<Request> asked = arguments<Request>(requests, "requests");
  const Policy rules = policy_argument(policy);
  RankAllOptions options{.limit = count_argument(limit, "limit"),
                         .variety = number_argument(variety, "variety"),
                         .threads = count_argument(threads, "threads")};
  CriteriaArgument own(criteria);
  options.criteria = own.get();
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    options.progress = note;
    options.stop = stop;
    return rank_all(directory, asked, rules, options);
  };
  return watched(work, progress_argument(progress), &own.calling_thread());
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
