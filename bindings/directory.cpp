#include "directory.hpp"

#include "convert.hpp"
#include "criterion.hpp"
#include "plan.hpp"
#include "rank_table.hpp"
#include "reasons.hpp"
#include "register.hpp"
#include "s2ss/rank.hpp"
#include "s2ss/scorer.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* directory_doc = R"(The schools, listed nominees, taxonomy and past links, frozen at a date.

Immutable; any number of threads may read. Made by `Directory.from_frames`, `Directory.from_dict`,
`Directory.read_json` or `synthetic_directory`. Schools stand ascending by URN, nominees by id, links by date.

Examples
--------
>>> import s2ss
>>> directory = s2ss.Directory.from_dict({
...     "as_of": "2026-09-01",
...     "schools": [{"urn": "100001", "name": "Moor Lane"}, {"urn": "100002", "name": "Fell View"}],
...     "nominees": [{"id": "n1", "school": "100001", "expertise": [{"topic": "history"}]}]})
>>> directory
Directory(as_of='2026-09-01', schools=2, nominees=1, links=0)
>>> request = s2ss.Request(id="r1", school="100002", needs=["history"], from_="2026-09-07", to="2026-10-23")
>>> directory.rank(request)[0].nominee
'n1'
)";

constexpr const char* rank_doc = R"(Who could help with this one request, best first?

Exact: the same as scoring every nominee and sorting.

Parameters
----------
request : Request
policy : Policy, optional
limit : int, default 10
    How many candidates to return at most.
variety : float, default 0.0
    From 0, the order by score, to 1: how much a list whose schools, trusts and districts differ is worth. Each next
    candidate, of all who are eligible, is the one with the greatest (1 - variety) x score - variety x its greatest
    likeness to those before it (maximal marginal relevance, Carbonell and Goldstein 1998; `Policy.likeness`).
criteria : iterable of Criterion, optional
    Parts of one's own, each with its weight in the policy.

Returns
-------
Shortlist

Raises
------
InputError
    For a request, policy, limit or variety that does not hold; a weight without its criterion and a criterion without its weight;
    a criterion that raises or returns something else than scores.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> len(directory.rank(request, limit=3)) <= 3
True
)";

constexpr const char* validate_doc = R"(Checks a request against the directory: its school, topics, facets and limits.

Parameters
----------
request : Request

Raises
------
InputError
    With every fault.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> directory.validate(s2ss.synthetic_requests(directory, requests=1)[0])
)";

py::object rank_one(const py::object& self, const py::object& request, const py::object& policy,
                    const py::object& limit, const py::object& variety, const py::object& criteria) {
  const auto& asked = argument<Request>(request, "request");
  const Policy rules = policy_argument(policy);
  const CriteriaArgument own(criteria);
  const RankOptions options{
      .limit = count_argument(limit, "limit"), .criteria = own.get(), .variety = number_argument(variety, "variety")};
  const auto& directory = argument<DirectoryObject>(self, "self");
  py::object shortlist = py::cast(released([&] { return rank(directory, asked, rules, options); }));
  remember(shortlist, self, request, policy, limit);
  return shortlist;
}

void validate_request(const DirectoryObject& self, const py::object& request) {
  const auto& asked = argument<Request>(request, "request");
  released([&] { validate(asked, self, "Request"); });
}

}  // namespace

void add_directory_verbs(DirectoryClass& bound) {
  bound.def("rank", &rank_one, py::arg("request"), py::kw_only(), py::arg("policy") = py::none(), py::arg("limit") = 10,
            py::arg("variety") = 0.0, py::arg("criteria") = py::none(), rank_doc);
  bound.def("rank_all", &rank_all_of, py::arg("requests"), py::kw_only(), py::arg("policy") = py::none(),
            py::arg("limit") = 10, py::arg("variety") = 0.0, py::arg("threads") = 0, py::arg("progress") = false,
            py::arg("criteria") = py::none(), rank_all_doc);
  bound.def("allocate", &allocate_of, py::arg("requests"), py::kw_only(), py::arg("policy") = py::none(),
            py::arg("goal") = "best_fit", py::arg("pinned") = py::none(), py::arg("forbidden") = py::none(),
            py::arg("minimum") = py::none(), py::arg("capacity") = py::none(), py::arg("spread") = 0.0,
            py::arg("school_spread") = 0.0, py::arg("diversity") = 0.0, py::arg("min_score") = 0.0,
            py::arg("alternates") = 3, py::arg("threads") = 0, py::arg("progress") = false,
            py::arg("seconds") = py::none(), allocate_doc);
  bound.def("trade_off", &trade_off_of, py::arg("requests"), py::kw_only(), py::arg("policy") = py::none(),
            py::arg("against") = "diversity", py::arg("points") = 8, py::arg("goal") = "best_fit",
            py::arg("pinned") = py::none(), py::arg("forbidden") = py::none(), py::arg("minimum") = py::none(),
            py::arg("capacity") = py::none(), py::arg("spread") = 0.0, py::arg("school_spread") = 0.0,
            py::arg("min_score") = 0.0, py::arg("alternates") = 0, py::arg("threads") = 0, py::arg("progress") = false,
            trade_off_doc);
  bound.def("validate", &validate_request, py::arg("request"), validate_doc);
}

void register_directory(py::module_& module) {
  DirectoryClass bound(module, "Directory", directory_doc);
  add_directory_documents(bound);
  add_directory_contents(bound, module);
  add_directory_verbs(bound);
  add_directory_reasons(bound);
  bound.def("__repr__", [](const DirectoryObject& self) {
    return describe("Directory", {{"as_of", as_python(to_string(self.as_of()))},
                                  {"schools", as_python(self.schools().size())},
                                  {"nominees", as_python(self.nominee_count())},
                                  {"links", as_python(self.link_count())}});
  });
}

}  // namespace s2ss::bindings
