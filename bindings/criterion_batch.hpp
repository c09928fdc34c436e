#pragma once

#include <vector>

#include <pybind11/pybind11.h>

#include "s2ss/criterion.hpp"

/// What a criterion's function is called with, as Python sees it. Copies, because Python may keep them.
namespace s2ss::bindings {

struct ContextObject {
  explicit ContextObject(const CriterionContext& context)
      : directory(context.directory), request(context.request), requesting_school(context.requesting_school) {}

  Directory directory;
  Request request;
  SchoolIndex requesting_school;
};

struct CandidatesObject {
  Directory directory;
  std::vector<CriterionCandidate> rows;
};

/// A step of register_criterion.
void register_criterion_batch(pybind11::module_& module);

}  // namespace s2ss::bindings
