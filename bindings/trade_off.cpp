#include "s2ss/trade_off.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "long_work.hpp"
#include "plan.hpp"
#include "register.hpp"
#include "round_arguments.hpp"
#include "sequence.hpp"
#include "value.hpp"

namespace s2ss::bindings {

namespace {

/// A point with the plan as Python has it: that one remembers what it came from.
struct PointObject {
  py::object plan;
  double total = 0, diversity = 0;
  std::optional<double> worst_served;
};

}  // namespace

const char* const trade_off_doc = R"(The curve between the total and something else worth having.

Each point is a plan that no other plan beats in one without losing in the other, the greatest total first. It is a plan
like any other, with its own certificate.

Parameters
----------
requests : iterable of Request
policy : Policy, optional
against : {"diversity", "worst_served"}, default "diversity"
    The sum of the links' diversity parts; or, with as many places filled as can be, the lowest score of a link that is
    not pinned. Of the first, the points are those on the convex hull of all plans; of the second, all there are.
points : int, default 8
    How many to find at most, 2 or more. The widest gap is filled first.
goal : {"best_fit", "most_served"}, default "best_fit"
pinned, forbidden, minimum, capacity, spread, school_spread, min_score, threads, progress
    As for `allocate`.
alternates : int, default 0
    As for `allocate`.

Returns
-------
list of TradeOffPoint
    Empty when the minima cannot all be met.

Raises
------
InputError
    For what `allocate` refuses, fewer than 2 points, and goals a curve cannot have.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> curve = directory.trade_off(requests, points=4)
>>> curve[0].total > curve[-1].total and curve[0].diversity < curve[-1].diversity
True
>>> [point.plan.verify() for point in curve] == [[]] * len(curve)
True
)";

py::object trade_off_of(const py::object& directory, const py::object& requests, const py::object& policy,
                        const py::object& against, const py::object& points, const py::object& goal,
                        const py::object& pinned, const py::object& forbidden, const py::object& minimum,
                        const py::object& capacity, const py::object& spread, const py::object& school_spread,
                        const py::object& min_score, const py::object& alternates, const py::object& threads,
                        const py::object& progress) {
  const auto& of = argument<DirectoryObject>(directory, "self");
  const std::vector<Request> asked = arguments<Request>(requests, "requests");
  const Policy rules = policy_argument(policy);
  const std::optional<Against> axis = from_word<Against>(text_argument(against, "against"));
  if (!axis) refuse("against", "diversity or worst_served");
  const std::size_t most = count_argument(points, "points");
  AllocateOptions options{
      .rules = rules_argument(goal, pinned, forbidden, minimum, capacity, spread, school_spread, min_score),
      .alternates = count_argument(alternates, "alternates"),
      .threads = count_argument(threads, "threads")};
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    options.progress = note;
    options.stop = stop;
    return trade_off(of, asked, rules, *axis, most, options);
  };
  std::vector<TradeOffPoint> curve = watched(work, progress_argument(progress));
  const py::object known = py::cast(asked);
  py::list list;
  for (TradeOffPoint& point : curve) {
    PointObject made{.plan = py::none(), .total = point.plan.objective()};
    made.diversity = static_cast<double>(point.diversity) / static_cast<double>(one);
    if (point.worst_served) made.worst_served = total_to_fraction(*point.worst_served);
    made.plan = py::cast(std::move(point.plan));
    let_know(made.plan, directory, known, policy);
    list.append(py::cast(std::move(made)));
  }
  return list;
}

void register_trade_off(py::module_& module) {
  py::class_<PointObject> bound(module, "TradeOffPoint", R"(A plan on the curve of `Directory.trade_off`.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> point = directory.trade_off(requests, against="worst_served")[-1]
>>> point.worst_served == min(link.score for link in point.plan.assigned)
True
)");
  bound.def_readonly("plan", &PointObject::plan, "The plan.");
  bound.def_readonly("total", &PointObject::total, "The sum of the links' scores.");
  bound.def_readonly("diversity", &PointObject::diversity, "The sum of the links' diversity parts.");
  bound.def_readonly("worst_served", &PointObject::worst_served,
                     "The lowest score of a link that is not pinned; None without one.");
  bound.def("__repr__", [](const PointObject& self) {
    return describe("TradeOffPoint", {{"total", as_python(self.total)},
                                      {"diversity", as_python(self.diversity)},
                                      {"worst_served", py::cast(self.worst_served)}});
  });
}

}  // namespace s2ss::bindings
