#include <pybind11/pybind11.h>

#include "register.hpp"
#include "s2ss/version.hpp"

PYBIND11_MODULE(_core, module) {
  using namespace s2ss::bindings;
  // Signatures stand in the stubs, where type checkers and editors read them.
  pybind11::options options;
  options.disable_function_signatures();

  module.doc() = "The compiled part of s2ss; everything public is found in `s2ss` itself.";
  module.attr("__version__") = s2ss::version();

  register_errors(module);
  register_file(module);
  register_rules(module);
  register_phrase(module);
  register_concept_search(module);
  register_taxonomy(module);
  register_school(module);
  register_calendar(module);
  register_parse_availability(module);
  register_expertise(module);
  register_nominee(module);
  register_link(module);
  register_resolution(module);
  register_request(module);
  register_policy(module);
  register_criterion(module);
  register_evidence(module);
  register_similarity(module);
  register_stability(module);
  register_shortlist(module);
  register_comparison(module);
  register_single_change(module);
  register_explanation(module);
  register_rank_table(module);
  register_metrics(module);
  register_plan(module);
  register_trade_off(module);
  register_directory(module);
  register_live_directory(module);
  register_scorer(module);
  register_solve_assignment(module);
  register_stable_matching(module);
  register_gias(module);
  register_synthetic(module);
  add_last_overloads(module);
}
