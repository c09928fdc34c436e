#include "reasons.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "criterion.hpp"
#include "directory.hpp"
#include "metrics.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/why_not.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* explain_doc = R"(Why is this nominee here, or not here?

Parameters
----------
request : Request
nominee : str
    Nominee id.
policy : Policy, optional
limit : int, default 10
    Places on the shortlist.
changes : bool, default True
    Look for the single changes that would bring the nominee onto it; each is found by ranking anew. With criteria,
    none are looked for.
criteria : iterable of Criterion, optional
    Parts of one's own, each with its weight in the policy.

Returns
-------
Explanation

Raises
------
InputError
    For a nominee who is not in this directory, and for whatever `rank` refuses.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> explanation = directory.explain(request, directory.nominees[0].id)
>>> explanation.is_eligible == (explanation.rules == [])
True
)";

constexpr const char* why_not_doc = R"(Why is this nominee not on the shortlist, in sentences to read to a headteacher?

What rules them out, or who stands before them and what sets them apart from the last on the list, and what would be
enough to change it. Says so when they are on it. No personal data.

Parameters
----------
request : Request
nominee : str
    Nominee id.
policy : Policy, optional
limit : int, default 10
    Places on the shortlist.

Returns
-------
list of str

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> best = directory.rank(request, limit=1)[0]
>>> "is on the shortlist: number 1 of" in directory.why_not(request, best.nominee)[0]
True
)";

constexpr const char* compare_doc = R"(Why does one nominee stand above another, part by part?

Parameters
----------
request : Request
one_nominee, other_nominee : str
    Nominee ids.
policy : Policy, optional

Returns
-------
Comparison

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> first, second = directory.rank(request)[:2]
>>> comparison = directory.compare(request, second.nominee, first.nominee)
>>> comparison.above.nominee == first.nominee
True
)";

constexpr const char* stability_doc = R"(How far could each weight move before the ranking changes?

A weight moves from 0 to 1 while the others keep their proportions; the intervals are exact. All eligible nominees are
looked at, not only those on a shortlist.

Parameters
----------
request : Request
policy : Policy, optional
limit : int, default 10
    Places on the shortlist.

Returns
-------
Stability

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> stability = directory.stability(request)
>>> stability.first == directory.rank(request)[0].nominee
True
)";

constexpr const char* ranked_from = "_ranked_from";

Explanation explain_one(const DirectoryObject& self, const py::object& request, const py::object& nominee,
                        const py::object& policy, const py::object& limit, const py::object& changes,
                        const py::object& criteria) {
  const auto& asked = argument<Request>(request, "request");
  const std::string id = text_argument(nominee, "nominee");
  const Policy rules = policy_argument(policy);
  const CriteriaArgument own(criteria);
  const ExplainOptions options{
      .limit = count_argument(limit, "limit"), .changes = flag_argument(changes, "changes"), .criteria = own.get()};
  return released([&] { return explain(self, asked, id, rules, options); });
}

std::vector<std::string> why_not_one(const DirectoryObject& self, const py::object& request, const py::object& nominee,
                                     const py::object& policy, const py::object& limit) {
  const auto& asked = argument<Request>(request, "request");
  const std::string id = text_argument(nominee, "nominee");
  const Policy rules = policy_argument(policy);
  const ExplainOptions options{.limit = count_argument(limit, "limit")};
  return released([&] { return why_not(self, asked, id, rules, options); });
}

Comparison compare_two(const DirectoryObject& self, const py::object& request, const py::object& one_nominee,
                       const py::object& other_nominee, const py::object& policy) {
  const auto& asked = argument<Request>(request, "request");
  const std::string first = text_argument(one_nominee, "one_nominee");
  const std::string second = text_argument(other_nominee, "other_nominee");
  const Policy rules = policy_argument(policy);
  return released([&] { return compare(self, asked, first, second, rules); });
}

Stability stability_of(const DirectoryObject& self, const py::object& request, const py::object& policy,
                       const py::object& limit) {
  const auto& asked = argument<Request>(request, "request");
  const Policy rules = policy_argument(policy);
  const StabilityOptions options{.limit = count_argument(limit, "limit")};
  return released([&] { return stability(self, asked, rules, options); });
}

py::tuple remembered(const py::object& shortlist) {
  if (!py::hasattr(shortlist, ranked_from)) {
    refuse("shortlist", "one that `rank` made, not one read from a document",
           "ask the directory itself, with the request and the policy");
  }
  return shortlist.attr(ranked_from);
}

/// A nominee's id, or the candidate itself.
py::object id_of(const py::object& given) {
  return py::isinstance<Candidate>(given) ? as_python(argument<Candidate>(given, "candidate").nominee) : given;
}

}  // namespace

void remember(const py::object& shortlist, const py::object& directory, const py::object& request,
              const py::object& policy, const py::object& limit) {
  shortlist.attr(ranked_from) = py::make_tuple(directory, request, policy, limit);
}

Stability stability_of_shortlist(const py::object& shortlist) {
  const py::tuple call = remembered(shortlist);
  return stability_of(argument<DirectoryObject>(call[0], "directory"), call[1], call[2], call[3]);
}

Comparison compare_on_shortlist(const py::object& shortlist, const py::object& one_candidate,
                                const py::object& other_candidate) {
  const py::tuple call = remembered(shortlist);
  return compare_two(argument<DirectoryObject>(call[0], "directory"), call[1], id_of(one_candidate),
                     id_of(other_candidate), call[2]);
}

void add_directory_reasons(DirectoryClass& bound) {
  bound.def("explain", &explain_one, py::arg("request"), py::arg("nominee"), py::kw_only(),
            py::arg("policy") = py::none(), py::arg("limit") = 10, py::arg("changes") = true,
            py::arg("criteria") = py::none(), explain_doc);
  bound.def("why_not", &why_not_one, py::arg("request"), py::arg("nominee"), py::kw_only(),
            py::arg("policy") = py::none(), py::arg("limit") = 10, why_not_doc);
  bound.def("compare", &compare_two, py::arg("request"), py::arg("one_nominee"), py::arg("other_nominee"),
            py::kw_only(), py::arg("policy") = py::none(), compare_doc);
  bound.def("stability", &stability_of, py::arg("request"), py::kw_only(), py::arg("policy") = py::none(),
            py::arg("limit") = 10, stability_doc);
  bound.def("_metrics", &metrics_of, py::arg("of"), py::arg("suppress_below"), py::arg("names"));
}

}  // namespace s2ss::bindings
