#include "criterion.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include "convert.hpp"
#include "criterion_batch.hpp"
#include "register.hpp"
#include "s2ss/error.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* criterion_doc = R"(A part of the score of one's own: a function over arrays of candidates.

The policy has a weight for it under its name, beside those of the built-in parts; the criterion itself is given where
the policy is used: `directory.rank(request, policy=policy, criteria=[criterion])`.

Parameters
----------
name : str
    1 to 40 small letters, digits and underscores, a letter first; not a word of a shortlist such as 'score', and not
    within two letters of a built-in part, so that a slip of the pen in a policy is not taken for a criterion.
function : callable
    Called as `function(context, candidates)` with a CriterionContext and CriterionCandidates; returns one score from 0
    to 1 for each candidate, in their order: a NumPy array or whatever becomes one. Scores are rounded to millionths,
    half up. It is called with up to 65,536 candidates at a time, always on the thread that called the package. Each
    score must depend on its own candidate alone: which candidates are shown together, and in which order, is not fixed.
bound : float or callable, optional
    No score is greater: a number from 0 to 1, or a callable that takes the context and returns one. With it, whoever
    cannot reach the shortlist need not be scored; without it, every eligible nominee is. The shortlist is the same.

Raises
------
InputError
    For a name, function or bound that does not hold. What the function raises or returns in error becomes an InputError
    that names the criterion, with the function's own exception as its cause; KeyboardInterrupt passes as it is.

Examples
--------
>>> import numpy as np
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> def near_by_car(context, candidates):
...     return np.clip(1 - np.nan_to_num(candidates.distance, nan=15_000) / 30_000, 0, 1)
>>> near = s2ss.Criterion("near_by_car", near_by_car, bound=1.0)
>>> policy = s2ss.Policy(weights={"subject_fit": 3, "near_by_car": 1})
>>> shortlist = directory.rank(request, policy=policy, criteria=[near])
>>> shortlist.weights["near_by_car"]
0.25
>>> sorted(shortlist[0].parts)
['availability', 'diversity', 'near_by_car', 'proximity', 'subject_fit']
)";

[[noreturn]] void refuse_scores(const std::string& name, std::string expected) {
  refuse("criterion " + name, std::move(expected), "correct what the function returns");
}

/// Raises what a function raised as the cause of an InputError that names the criterion.
[[noreturn]] void raise_by_name(const std::string& name, py::error_already_set& raised) {
  if (!raised.matches(PyExc_Exception)) throw PythonRaised(std::current_exception());
  const auto type = py::cast<std::string>(raised.type().attr("__name__"));
  const InputError error(Fault{.field = "criterion " + name,
                               .expected = "a function that raises nothing, where it raised " + type,
                               .mend = "see the exception that caused this one"});
  const py::object type_of_error = py::module_::import("s2ss").attr("InputError");
  const py::object made = type_of_error(error.what());
  made.attr("faults") = py::cast(error.faults());
  made.attr("total") = error.total();
  made.attr("__cause__") = raised.value();
  PyErr_SetObject(type_of_error.ptr(), made.ptr());
  try {
    throw py::error_already_set();
  } catch (...) {
    throw PythonRaised(std::current_exception());
  }
}

/// Calls what belongs to a criterion.
template <typename Call>
py::object called(const std::string& name, const Call& call) {
  try {
    return call();
  } catch (py::error_already_set& raised) {
    raise_by_name(name, raised);
  }
}

/// What a function returned, as doubles.
py::array_t<double> scores_array(const std::string& name, const py::object& returned, std::size_t count) {
  const std::string expected = "one score from 0 to 1 for each of the " + std::to_string(count) +
                               " candidates it was called with, in an array of one dimension";
  const py::object array =
      called(name, [&]() -> py::object { return py::module_::import("numpy").attr("asarray")(returned); });
  const auto kind = py::cast<std::string>(array.attr("dtype").attr("kind"));
  if (kind.empty() || std::string_view("fiub").find(kind) == std::string_view::npos) {
    refuse_scores(name, expected + ", of numbers");
  }
  if (py::cast<py::array>(array).ndim() != 1 || static_cast<std::size_t>(py::len(array)) != count) {
    refuse_scores(name, expected);
  }
  return called(name, [&]() -> py::object { return array.attr("astype")("float64"); });
}

void read_scores(const std::string& name, const py::object& returned, std::span<Millionths> scores) {
  const py::array_t<double> values = scores_array(name, returned, scores.size());
  const auto value = values.unchecked<1>();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::optional<Millionths> score = millionths_of(value(static_cast<py::ssize_t>(i)));
    if (!score) {
      refuse_scores(name, "scores from 0 to 1, where the one at position " + std::to_string(i) +
                              " of an array is less, more or no number");
    }
    scores[i] = *score;
  }
}

/// A bound is rounded up, so that no score it permits is above it.
Millionths bound_of(const std::string& name, py::handle given) {
  const double bound = number_argument(given, "criterion " + name);
  if (!(bound >= 0.0 && bound <= 1.0)) refuse("criterion " + name, "a bound from 0 to 1");
  return std::min(one, static_cast<Millionths>(std::ceil(bound * one)));
}

Criterion::Bound bound_for_library(const CriterionObject& object, CallingThread& calling) {
  if (object.bound.is_none()) return {};
  if (PyCallable_Check(object.bound.ptr()) == 0) return constant_bound(bound_of(object.name, object.bound));
  return [&object, &calling](const CriterionContext& context) {
    Millionths bound = 0;
    calling.run([&] {
      bound = bound_of(object.name, called(object.name, [&] { return object.bound(ContextObject(context)); }));
    });
    return bound;
  };
}

Criterion for_library(const CriterionObject& object, CallingThread& calling) {
  const auto scores = [&object, &calling](const CriterionContext& context,
                                          std::span<const CriterionCandidate> candidates,
                                          std::span<Millionths> written) {
    calling.run([&] {
      CandidatesObject rows{context.directory, {candidates.begin(), candidates.end()}};
      const py::object returned =
          called(object.name, [&] { return object.function(ContextObject(context), std::move(rows)); });
      read_scores(object.name, returned, written);
    });
  };
  return {.name = object.name, .scores = scores, .bound = bound_for_library(object, calling)};
}

CriterionObject make_criterion(const py::object& name, const py::object& function, const py::object& bound) {
  CriterionObject made{text_argument(name, "name"), function, bound};
  if (!is_criterion_name(made.name)) refuse("name", std::string(criterion_name_rule));
  if (PyCallable_Check(function.ptr()) == 0) refuse("function", "a callable that takes a context and candidates");
  if (!bound.is_none() && PyCallable_Check(bound.ptr()) == 0) static_cast<void>(bound_of(made.name, bound));
  return made;
}

/// Lets what Python raised out of the library as it was.
// By value: that is how pybind11 calls it.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
void translate_raised(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const PythonRaised& passed) {
    try {
      std::rethrow_exception(passed.raised());
    } catch (py::error_already_set& raised) {
      raised.restore();
    }
  }
}

}  // namespace

CriteriaArgument::CriteriaArgument(py::handle given) {
  if (given.is_none()) return;
  objects_ = arguments<CriterionObject>(given, "criteria");
  for (const CriterionObject& object : objects_) criteria_.push_back(for_library(object, calling_thread_));
}

void register_criterion(py::module_& module) {
  py::register_exception_translator(&translate_raised);
  register_criterion_batch(module);
  py::class_<CriterionObject> bound(module, "Criterion", criterion_doc);
  bound.def(py::init(&make_criterion), py::arg("name"), py::arg("function"), py::kw_only(),
            py::arg("bound") = py::none());
  bound.def(py::init([](const py::args&, const py::kwargs&) -> CriterionObject {
    throw py::type_error("Criterion() takes a name, a function and, by name, a bound");
  }));
  member(bound, "name", &CriterionObject::name, "The name it has in weights, parts, columns and sentences.");
  bound.def_property_readonly(
      "function", [](const CriterionObject& self) { return self.function; }, "The function as given.");
  bound.def_property_readonly(
      "bound", [](const CriterionObject& self) { return self.bound; }, "The bound as given, or None.");
  bound.def("__repr__", [](const CriterionObject& self) {
    return describe("Criterion", {{"name", as_python(self.name)}, {"bound", self.bound}});
  });
}

}  // namespace s2ss::bindings
