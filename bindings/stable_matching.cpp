#include "s2ss/stable_matching.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "array_argument.hpp"
#include "convert.hpp"
#include "long_work.hpp"
#include "register.hpp"
#include "s2ss/enumerators.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* matching_doc = R"(A stable matching: the arcs held, as columns of one length, ascending.

Examples
--------
>>> import s2ss
>>> match = s2ss.stable_matching([0, 2, 4], [0, 1, 0, 1], [1, 5, 2, 3], capacity=1)
>>> match.row.tolist(), match.col.tolist()
([0, 1], [1, 0])
)";

constexpr const char* stable_doc = R"(A matching in which no row and column would both rather have each other.

Deferred acceptance (Gale and Shapley 1962) with capacities, and with groups of columns that have their own:
student-project allocation with lecturer capacities (Abraham, Irving and Manlove 2007), groups nested to any depth.
A row prefers its arcs in the order given; a column, and a group, prefers larger `priority`, then the smaller row, then
what the row prefers. A pair without an arc is acceptable to neither side.

Parameters
----------
indptr : array of int
    Where the arcs of each row begin; one more item than rows.
indices : array of int
    Of each arc its column, the row's most wanted first. No column twice in a row.
priority : array of int
    Of each arc how much the column wants it; any sign.
capacity : int or array of int, default 1
    Arcs a column may hold at most. A single number is for all columns that `indices` names.
places : int or array of int, default 1
    Arcs a row may hold at most.
group, group_capacity : array of int, or list of such, optional
    Of each column its group, or -1; and of each group the arcs it may hold at most. Lists are nested groups, inside out.
exclusive : array of int, optional
    Of each column its class: a row may hold at most one arc into the columns of a class.
proposer : {'rows', 'columns'}, default 'rows'
    Whose best stable matching is found.
threads : int, default 0
    0 takes as many as the machine has cores. The answer does not depend on it.

Returns
-------
StableMatching

Raises
------
InputError
    For arrays that do not fit together, naming the array and the position.

Examples
--------
Two students, two projects of one lecturer who takes one of them:

>>> import s2ss
>>> match = s2ss.stable_matching([0, 1, 2], [0, 1], [3, 7], group=[0, 0], group_capacity=[1])
>>> match.row.tolist(), match.col.tolist()
([1], [1])
)";

constexpr const char* blocking_doc = R"(The positions of arcs that block a matching, ascending.

An arc blocks when it is not chosen, although the row would rather hold it than what it has, or has a place to spare,
and so would the column and its groups. A stable matching has none.

Parameters
----------
indptr, indices, priority, capacity, places, group, group_capacity, exclusive
    As for `stable_matching`.
chosen : array of int
    Positions of the arcs held, in any order. Those that exceed a limit raise InputError.

Returns
-------
numpy.ndarray of int64

Examples
--------
>>> import s2ss
>>> problem = dict(indptr=[0, 2, 4], indices=[0, 1, 0, 1], priority=[1, 5, 2, 3])
>>> s2ss.blocking_pairs(**problem, chosen=[0, 3]).tolist()
[2]
>>> s2ss.blocking_pairs(**problem, chosen=s2ss.stable_matching(**problem).arc).tolist()
[]
)";

/// The arrays of a problem, kept alive.
class ProblemArgument {
 public:
  ProblemArgument(const py::object& indptr, const py::object& indices, const py::object& priority,
                  const py::object& capacity, const py::object& places, const py::object& group,
                  const py::object& group_capacity, const py::object& exclusive)
      : indptr_(indptr, "indptr"),
        indices_(indices, "indices"),
        priority_(priority, "priority"),
        capacity_(capacity, "capacity"),
        places_(places, "places"),
        groups_(group, group_capacity) {
    if (!exclusive.is_none()) exclusive_ = ArrayArgument<std::int32_t>(exclusive, "exclusive");
  }

  [[nodiscard]] StableProblem problem() const {
    StableProblem problem{.indptr = indptr_.span(), .indices = indices_.span(), .priority = priority_.span()};
    problem.places = places_.amounts();
    problem.capacity = capacity_.amounts();
    problem.groups = groups_.groups();
    problem.exclusive = exclusive_.span();
    problem.columns = columns(problem);
    return problem;
  }

 private:
  /// As many as whatever says something of each column; else as many as the arcs name.
  [[nodiscard]] static std::size_t columns(const StableProblem& problem) {
    if (problem.capacity.is_each()) return problem.capacity.each().size();
    if (!problem.groups.empty()) return problem.groups.front().group.size();
    if (!problem.exclusive.empty()) return problem.exclusive.size();
    std::int32_t most = -1;
    for (const std::int32_t column : problem.indices) most = std::max(most, column);
    return static_cast<std::size_t>(std::int64_t{most} + 1);
  }

  ArrayArgument<std::int64_t> indptr_;
  ArrayArgument<std::int32_t> indices_;
  ArrayArgument<std::int64_t> priority_;
  AmountsArgument capacity_, places_;
  GroupsArgument groups_;
  ArrayArgument<std::int32_t> exclusive_;
};

Proposer proposer_argument(const py::object& given) {
  const auto proposer = from_word<Proposer>(text_argument(given, "proposer"));
  if (!proposer) refuse("proposer", "'rows' or 'columns'");
  return *proposer;
}

StableMatching match(const py::object& indptr, const py::object& indices, const py::object& priority,
                     const py::object& capacity, const py::object& places, const py::object& group,
                     const py::object& group_capacity, const py::object& exclusive, const py::object& proposer,
                     const py::object& threads) {
  const ProblemArgument arrays(indptr, indices, priority, capacity, places, group, group_capacity, exclusive);
  const StableProblem problem = arrays.problem();
  StableOptions options{.proposer = proposer_argument(proposer), .threads = count_argument(threads, "threads")};
  // Smaller ones are done before a watching thread would have started.
  constexpr std::size_t worth_watching = 100'000;
  if (problem.indices.size() < worth_watching) return released([&] { return stable_matching(problem, options); });
  const auto work = [&](const Progress& /*note*/, const std::stop_token& stop) {
    options.stop = stop;
    return stable_matching(problem, options);
  };
  return watched(work, Progress{});
}

py::array blocking(const py::object& indptr, const py::object& indices, const py::object& priority,
                   const py::object& chosen, const py::object& capacity, const py::object& places,
                   const py::object& group, const py::object& group_capacity, const py::object& exclusive) {
  const ProblemArgument arrays(indptr, indices, priority, capacity, places, group, group_capacity, exclusive);
  const ArrayArgument<std::int64_t> held(chosen, "chosen");
  const StableProblem problem = arrays.problem();
  const std::vector<std::int64_t> found = released([&] { return blocking_pairs(problem, held.span()); });
  return py::array_t<std::int64_t>(static_cast<py::ssize_t>(found.size()), found.data());
}

}  // namespace

void register_stable_matching(py::module_& module) {
  py::class_<StableMatching> bound(module, "StableMatching", matching_doc);
  array_member(bound, "row", &StableMatching::row, "Of each arc held its row: int32.");
  array_member(bound, "col", &StableMatching::col, "Of each arc held its column: int32.");
  array_member(bound, "arc", &StableMatching::arc, "Of each arc held its position in `indices`: int64.");
  bound.def("__len__", [](const StableMatching& self) { return self.arc.size(); });
  bound.def("__repr__", [](const StableMatching& self) {
    return describe("StableMatching", {{"arcs", as_python(self.arc.size())}});
  });
  add_equality(bound);

  const py::none none;
  module.def("stable_matching", &match, py::arg("indptr"), py::arg("indices"), py::arg("priority"), py::kw_only(),
             py::arg("capacity") = 1, py::arg("places") = 1, py::arg("group") = none, py::arg("group_capacity") = none,
             py::arg("exclusive") = none, py::arg("proposer") = "rows", py::arg("threads") = 0, stable_doc);
  module.def("blocking_pairs", &blocking, py::arg("indptr"), py::arg("indices"), py::arg("priority"), py::kw_only(),
             py::arg("chosen"), py::arg("capacity") = 1, py::arg("places") = 1, py::arg("group") = none,
             py::arg("group_capacity") = none, py::arg("exclusive") = none, blocking_doc);
}

}  // namespace s2ss::bindings
