#include "s2ss/io/file.hpp"

#include "convert.hpp"
#include "register.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* atomic_write_doc = "Replaces a file in one step; for what the package itself writes.";

void write(const py::object& given, const py::object& content) {
  const std::filesystem::path path = path_argument(given);
  const std::string text = text_argument(content, "content");
  released([&] { atomic_write(path, text); });
}

}  // namespace

void register_file(py::module_& module) {
  module.def("_atomic_write", &write, py::arg("path"), py::arg("content"), atomic_write_doc);
}

}  // namespace s2ss::bindings
