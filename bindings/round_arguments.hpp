#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include "s2ss/plan.hpp"

/// What the verbs of a round take, and what a plan remembers of them.
namespace s2ss::bindings {

namespace py = pybind11;

/// A fraction from 0 to 1.
[[nodiscard]] Total score_argument(const py::object& given, const char* name);
/// A number from 0 to 1000, counted in whole millionths.
[[nodiscard]] Total diversity_argument(const py::object& given);
[[nodiscard]] std::vector<Pair> pairs_argument(const py::object& given, const std::string& name);
[[nodiscard]] std::vector<Amount> amounts_argument(const py::object& given, const std::string& name);
[[nodiscard]] RoundRules rules_argument(const py::object& goal, const py::object& pinned, const py::object& forbidden,
                                        const py::object& minimum, const py::object& capacity, const py::object& spread,
                                        const py::object& school_spread, const py::object& min_score);

/// A directory, its requests and the policy: what a plan came from, or what was given in its place.
struct Origin {
  py::object directory;
  py::object requests;
  py::object policy;

  Origin(const py::object& plan, const py::object& given_directory, const py::object& given_requests,
         const py::object& given_policy);
};

/// Lets a plan remember what it came from.
void let_know(const py::object& plan, const py::object& directory, const py::object& requests,
              const py::object& policy);
/// The requests a plan came from, or None.
[[nodiscard]] py::object requests_of(const py::object& plan);

}  // namespace s2ss::bindings
