#pragma once

#include <pybind11/pybind11.h>

#include "directory.hpp"
#include "s2ss/metrics.hpp"

namespace s2ss::bindings {

/// `Directory._metrics`: of the directory's own links for None, of a RankTable, or of a list of Links, of Shortlists or
/// of pairs (nominee id, URN of the requesting school).
[[nodiscard]] Metrics metrics_of(const DirectoryObject& directory, const pybind11::object& set,
                                 const pybind11::object& suppress_below, const pybind11::object& names);

}  // namespace s2ss::bindings
