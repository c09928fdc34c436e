#pragma once

#include <pybind11/pybind11.h>

#include "directory.hpp"
#include "s2ss/rank_all.hpp"

namespace s2ss::bindings {

/// `Directory.rank_all` as Python calls it.
[[nodiscard]] RankTable rank_all_of(const DirectoryObject& directory, const pybind11::object& requests,
                                    const pybind11::object& policy, const pybind11::object& limit,
                                    const pybind11::object& variety, const pybind11::object& threads,
                                    const pybind11::object& progress, const pybind11::object& criteria);

extern const char* const rank_all_doc;

}  // namespace s2ss::bindings
