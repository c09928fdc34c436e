#pragma once

#include <pybind11/pybind11.h>

/// One function per concept puts its classes and functions into the module; module.cpp calls them in an order in which
/// every class is known before it is used.
namespace s2ss::bindings {

namespace py = pybind11;

void register_errors(py::module_& module);
void register_file(py::module_& module);
void register_rules(py::module_& module);
void register_phrase(py::module_& module);
void register_concept_search(py::module_& module);
void register_taxonomy(py::module_& module);
void register_similarity(py::module_& module);
void register_school(py::module_& module);
void register_calendar(py::module_& module);
void register_parse_availability(py::module_& module);
void register_expertise(py::module_& module);
void register_nominee(py::module_& module);
void register_link(py::module_& module);
void register_resolution(py::module_& module);
void register_request(py::module_& module);
void register_policy(py::module_& module);
void register_criterion(py::module_& module);
void register_evidence(py::module_& module);
void register_shortlist(py::module_& module);
void register_single_change(py::module_& module);
void register_stability(py::module_& module);
void register_comparison(py::module_& module);
void register_metrics(py::module_& module);
void register_explanation(py::module_& module);
void register_rank_table(py::module_& module);
void register_plan(py::module_& module);
void register_trade_off(py::module_& module);
void register_directory(py::module_& module);
void register_live_directory(py::module_& module);
void register_scorer(py::module_& module);
void register_solve_assignment(py::module_& module);
void register_stable_matching(py::module_& module);
void register_gias(py::module_& module);
void register_synthetic(py::module_& module);

/// pybind11's own TypeError repeats the arguments of a call that fits no signature, and a document given to from_dict
/// may hold contacts. So every function gets a last overload that takes anything and says no more than its name.
void add_last_overloads(py::module_& module);

}  // namespace s2ss::bindings
