#include "date_pairs.hpp"

namespace s2ss::bindings {

void expand_date_pairs(const py::dict& arguments, const char* name) {
  if (!arguments.contains(name)) return;
  const py::object given = arguments[name];
  if (py::isinstance<py::str>(given) || py::isinstance<py::dict>(given) || !py::isinstance<py::iterable>(given)) return;
  py::list ranges;
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(given)) {
    const bool pair = (py::isinstance<py::tuple>(item) || py::isinstance<py::list>(item)) && py::len(item) == 2;
    if (!pair) {
      ranges.append(item);
      continue;
    }
    py::dict range;
    range["from"] = item[py::int_(0)];
    range["to"] = item[py::int_(1)];
    ranges.append(range);
  }
  arguments[name] = ranges;
}

}  // namespace s2ss::bindings
