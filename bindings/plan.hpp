#pragma once

#include <pybind11/pybind11.h>

#include "directory.hpp"
#include "s2ss/plan.hpp"

namespace s2ss::bindings {

/// `Directory.allocate` as Python calls it.
[[nodiscard]] pybind11::object allocate_of(const pybind11::object& directory, const pybind11::object& requests,
                                           const pybind11::object& policy, const pybind11::object& goal,
                                           const pybind11::object& pinned, const pybind11::object& forbidden,
                                           const pybind11::object& minimum, const pybind11::object& capacity,
                                           const pybind11::object& spread, const pybind11::object& school_spread,
                                           const pybind11::object& diversity, const pybind11::object& min_score,
                                           const pybind11::object& alternates, const pybind11::object& threads,
                                           const pybind11::object& progress, const pybind11::object& seconds);
extern const char* const allocate_doc;

/// `Directory.trade_off` as Python calls it.
[[nodiscard]] pybind11::object trade_off_of(const pybind11::object& directory, const pybind11::object& requests,
                                            const pybind11::object& policy, const pybind11::object& against,
                                            const pybind11::object& points, const pybind11::object& goal,
                                            const pybind11::object& pinned, const pybind11::object& forbidden,
                                            const pybind11::object& minimum, const pybind11::object& capacity,
                                            const pybind11::object& spread, const pybind11::object& school_spread,
                                            const pybind11::object& min_score, const pybind11::object& alternates,
                                            const pybind11::object& threads, const pybind11::object& progress);
extern const char* const trade_off_doc;

using PlanClass = pybind11::class_<Plan>;

// The steps of register_plan.
void add_plan_members(PlanClass& bound);
void add_plan_verbs(PlanClass& bound);
void register_plan_parts(pybind11::module_& module);
void register_plan_certificate(pybind11::module_& module);

}  // namespace s2ss::bindings
