#include "s2ss/solve_assignment.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "array_argument.hpp"
#include "convert.hpp"
#include "long_work.hpp"
#include "register.hpp"

namespace s2ss::bindings {

namespace {

constexpr const char* result_doc = R"(A plan and the prices that prove it best.

Arrays share the result's memory and are read-only. `warm=` takes a result back for a similar problem.

Examples
--------
>>> import s2ss
>>> result = s2ss.solve_assignment([0, 2, 3], [0, 1, 0], [90, 80, 85], capacity=[1, 1])
>>> list(zip(result.row.tolist(), result.col.tolist()))
[(0, 1), (1, 0)]
>>> int(result.row_price.sum() + result.col_price.sum()) == result.objective
True
)";

constexpr const char* solve_doc = R"(Choose arcs of the greatest total score within every limit, exactly.

Rows are requests, columns are who could serve them. The arcs of row i are the positions `indptr[i]` to
`indptr[i + 1] - 1` of `indices` and `scores` (compressed sparse rows). An arc is chosen only if it helps the goal:
best_fit leaves arcs with a negative score unused unless they are pinned or a lower bound calls for them.

Parameters
----------
indptr : array of int, rows + 1
    Where each row's arcs begin, from 0, and the number of arcs last.
indices : array of int
    The column of each arc; no column twice in a row.
scores : array of int
    What each arc is worth, of any sign. Floats, NaN and infinity are refused: multiply and round.
capacity : int or array of int, >= 0
    How many arcs may be chosen into each column at most.
places : int or array of int, default 1
    How many arcs each row may have at most.
lower : int or array of int, default 0
    How many arcs must be chosen into each column at least.
spread : int or array of int, default 0
    What each further arc into a column costs: the second costs it once, the third twice ...
group : array of int, a list of such, or a list of pairs (group, group_capacity), optional
    The group of each column, or -1 for none. Several levels nest, inside out.
group_capacity : int, array of int, or a list of such, optional
    How many arcs may be chosen into all columns of each group at most; one int is for every group.
group_spread : int, array of int, or a list of such, default 0
    Likewise what each further arc into the columns of a group costs.
exclusive : array of int, optional
    The class of each column; a row may have at most one arc into a class.
pinned, forbidden : array of int, optional
    Positions of arcs that must, or must not, be chosen.
goal : {"best_fit", "most_served", "fairest"}, default "best_fit"
    Greatest total; most places filled, then greatest total; most places filled, then the lowest chosen score as high
    as possible, then greatest total.
threads : int, default 0
    0 takes as many as the machine has cores. The answer does not depend on it.
warm : AssignmentResult, optional
    The result of a similar problem with the same columns and groups: saves time in proportion to what is alike.
progress : bool or callable, default False
    True shows a bar on stderr; a callable is called with (done, all) from time to time.
seconds : float, optional
    After so long the best plan so far is returned, its `status` "cancelled"; it may miss lower bounds, and no plan
    beats it by more than its `gap`.

Returns
-------
AssignmentResult
    Its `status` is "infeasible" when the lower bounds cannot all be met.

Raises
------
InputError
    Names the argument and the position of what does not hold.
LimitError
    More than 2147483647 arcs, or scores so large that a sum could pass 2**62.

Examples
--------
>>> import s2ss
>>> scores = [90, 80, 85, 10]
>>> result = s2ss.solve_assignment([0, 2, 4], [0, 1, 0, 1], scores, capacity=[1, 1], lower=[1, 0])
>>> result.status, result.objective
('optimal', 165)
)";

/// As many columns as the arrays by column have, or as the indices speak of.
std::size_t column_count(const AssignmentProblem& problem) {
  if (problem.capacity.is_each()) return problem.capacity.each().size();
  if (problem.lower.is_each()) return problem.lower.each().size();
  if (problem.spread.is_each()) return problem.spread.each().size();
  if (!problem.groups.empty()) return problem.groups.front().group.size();
  if (!problem.exclusive.empty()) return problem.exclusive.size();
  if (problem.indices.empty()) return 0;
  return static_cast<std::size_t>(std::max<std::int64_t>(std::int64_t{std::ranges::max(problem.indices)} + 1, 0));
}

Goal goal_argument(const py::object& goal) {
  const std::optional<Goal> found = from_word<Goal>(text_argument(goal, "goal"));
  if (!found) refuse("goal", "best_fit, most_served or fairest");
  return *found;
}

AssignmentResult solve(const py::object& indptr, const py::object& indices, const py::object& scores,
                       const py::object& capacity, const py::object& places, const py::object& lower,
                       const py::object& spread, const py::object& group, const py::object& group_capacity,
                       const py::object& group_spread, const py::object& exclusive, const py::object& pinned,
                       const py::object& forbidden, const py::object& goal, const py::object& threads,
                       const py::object& warm, const py::object& progress, const py::object& seconds) {
  const ArrayArgument<std::int64_t> begins(indptr, "indptr"), values(scores, "scores");
  const ArrayArgument<std::int32_t> heads(indices, "indices");
  const AmountsArgument capacities(capacity, "capacity"), wanted(places, "places"), least(lower, "lower"),
      costs(spread, "spread");
  const GroupsArgument groups(group, group_capacity);
  const GroupSpreadArgument group_costs(group_spread, groups);
  ArrayArgument<std::int32_t> classes;
  ArrayArgument<std::int64_t> pins, bans;
  if (!exclusive.is_none()) classes = ArrayArgument<std::int32_t>(exclusive, "exclusive");
  if (!pinned.is_none()) pins = ArrayArgument<std::int64_t>(pinned, "pinned");
  if (!forbidden.is_none()) bans = ArrayArgument<std::int64_t>(forbidden, "forbidden");
  AssignmentProblem problem{.indptr = begins.span(), .indices = heads.span(), .scores = values.span()};
  problem.capacity = capacities.amounts();
  problem.places = wanted.amounts();
  problem.lower = least.amounts();
  problem.spread = costs.amounts();
  problem.groups = groups.groups();
  problem.group_spread = group_costs.levels();
  problem.exclusive = classes.span();
  problem.pinned = pins.span();
  problem.forbidden = bans.span();
  problem.columns = column_count(problem);
  AssignmentOptions options{.goal = goal_argument(goal), .threads = count_argument(threads, "threads")};
  if (!warm.is_none()) options.warm = &argument<AssignmentResult>(warm, "warm");
  const Timer timer(seconds_argument(seconds));
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    std::stop_source either;
    const auto stop_solving = [&either] { either.request_stop(); };
    const std::stop_callback when_stopped(stop, stop_solving), when_passed(timer.token(), stop_solving);
    options.progress = note;
    options.stop = either.get_token();
    return solve_assignment(problem, options);
  };
  return watched(work, progress_argument(progress));
}

py::object conflict_of(const AssignmentResult& result) {
  if (result.status != AssignmentStatus::infeasible) return py::none();
  py::list columns, rows, groups;
  for (const std::int32_t j : result.conflict.columns) columns.append(j);
  for (const std::int32_t i : result.conflict.rows) rows.append(i);
  for (const auto& [level, group] : result.conflict.groups) groups.append(py::make_tuple(level, group));
  py::dict dict;
  dict["columns"] = columns;
  dict["rows"] = rows;
  dict["groups"] = groups;
  dict["wanted"] = result.conflict.wanted;
  dict["possible"] = result.conflict.possible;
  return dict;
}

}  // namespace

void register_solve_assignment(py::module_& module) {
  py::class_<AssignmentResult> bound(module, "AssignmentResult", result_doc);
  bound.def_property_readonly(
      "status", [](const AssignmentResult& self) { return to_string(self.status); },
      "\"optimal\", \"infeasible\" (see `conflict`) or \"cancelled\" (see `gap`).");
  bound.def_readonly("objective", &AssignmentResult::objective,
                     "Sum of the chosen arcs' scores, less what `spread` costs.");
  array_member(bound, "row", &AssignmentResult::row, "The row of each chosen arc, ascending.");
  array_member(bound, "col", &AssignmentResult::col, "The column of each chosen arc, ascending within a row.");
  array_member(bound, "arc", &AssignmentResult::arc, "The position of each chosen arc in `indices`.");
  array_member(bound, "row_price", &AssignmentResult::row_price,
               "What one more place of each row would add; the dual values of the rows.");
  array_member(bound, "col_price", &AssignmentResult::col_price,
               "What one more of each column's capacity would add, before what `spread` asks for it; the dual values "
               "of the columns.");
  bound.def_property_readonly(
      "group_price",
      [](const py::object& self) {
        py::list levels;
        for (const auto& prices : py::cast<const AssignmentResult&>(self).group_price) {
          levels.append(array_over(prices, self));
        }
        return levels;
      },
      "What one more of each group's capacity would add, one array per level.");
  bound.def_readonly(
      "served_bonus", &AssignmentResult::served_bonus,
      "What each arc counts beyond its score, so that filling a place outweighs all scores; 0 for best_fit.");
  bound.def_readonly("gap", &AssignmentResult::gap, "When cancelled: no plan beats this one by more.");
  bound.def_property_readonly(
      "lowest_score",
      [](const AssignmentResult& self) -> py::object {
        return self.lowest_score ? py::object(py::int_(*self.lowest_score)) : py::none();
      },
      "For fairest: the lowest score of a chosen arc that is not pinned, or None.");
  bound.def_property_readonly(
      "conflict", &conflict_of,
      "When infeasible: a dict of the columns whose lower bounds stand against each other, the "
      "rows that could meet them, the groups they lie in, what is wanted and what is possible.");
  bound.def("__len__", [](const AssignmentResult& self) { return self.arc.size(); });
  bound.def("__repr__", [](const AssignmentResult& self) {
    return describe("AssignmentResult", {{"status", as_python(std::string(to_string(self.status)))},
                                         {"objective", py::int_(self.objective)},
                                         {"chosen", as_python(self.arc.size())}});
  });
  module.def("solve_assignment", &solve, py::arg("indptr"), py::arg("indices"), py::arg("scores"), py::kw_only(),
             py::arg("capacity"), py::arg("places") = 1, py::arg("lower") = 0, py::arg("spread") = 0,
             py::arg("group") = py::none(), py::arg("group_capacity") = py::none(), py::arg("group_spread") = 0,
             py::arg("exclusive") = py::none(), py::arg("pinned") = py::none(), py::arg("forbidden") = py::none(),
             py::arg("goal") = "best_fit", py::arg("threads") = 0, py::arg("warm") = py::none(),
             py::arg("progress") = false, py::arg("seconds") = py::none(), solve_doc);
}

}  // namespace s2ss::bindings
