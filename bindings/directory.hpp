#pragma once

#include <vector>

#include <pybind11/pybind11.h>

#include "s2ss/directory.hpp"

namespace s2ss::bindings {

/// The class behind Python's `Directory`. Its faults may speak of what the caller gave, such as rows of data frames,
/// where the library's own speak of the document made from it.
class DirectoryObject : public Directory {
 public:
  explicit DirectoryObject(Directory directory) : Directory(std::move(directory)), located_(Directory::faults()) {}
  DirectoryObject(Directory directory, std::vector<Fault> located)
      : Directory(std::move(directory)), located_(std::move(located)) {}

  [[nodiscard]] const std::vector<Fault>& located_faults() const noexcept { return located_; }

 private:
  std::vector<Fault> located_;
};

using DirectoryClass = pybind11::class_<DirectoryObject>;

// The steps of register_directory.
void add_directory_contents(DirectoryClass& bound, pybind11::module_& module);
void add_directory_documents(DirectoryClass& bound);
void add_directory_verbs(DirectoryClass& bound);
void add_directory_reasons(DirectoryClass& bound);

}  // namespace s2ss::bindings
