#include "metrics.hpp"

#include <pybind11/stl.h>

#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* metrics_example = R"(

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=400, seed=7)
>>> metrics = directory.metrics()
)";

std::vector<ProposedLink> proposed_links(const py::object& pairs) {
  std::vector<ProposedLink> links;
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(pairs)) {
    const std::string place = "of[" + std::to_string(links.size()) + "]";
    if (py::isinstance<py::str>(item) || PySequence_Check(item.ptr()) == 0 || py::len(item) != 2) {
      refuse(place, "a Link, a Shortlist, or a pair of a nominee id and the URN of the requesting school");
    }
    const auto pair = py::reinterpret_borrow<py::sequence>(item);
    links.push_back({text_argument(pair[0], place + "[0]"), text_argument(pair[1], place + "[1]")});
  }
  return links;
}

bool starts_with_a(const py::object& items, const py::handle& type) {
  for (const py::handle item : py::reinterpret_borrow<py::iterable>(items)) return py::isinstance(item, type);
  return false;
}

py::object optional_share(const std::optional<Millionths>& value) {
  return value ? as_python(to_fraction(*value)) : py::none();
}

void register_share(py::module_& module) {
  static const std::string doc = std::string("So many of so many.") + metrics_example +
                                 ">>> metrics.between_new_schools.of == metrics.links\nTrue\n";
  py::class_<Share> bound = result_class<Share>(module, "Share", doc.c_str());
  member(bound, "of", &Share::of, "Of how many.");
  member(bound, "count", &Share::count, "How many, or None where small numbers could point at somebody.");
  bound.def_property_readonly(
      "share", [](const Share& self) { return optional_share(self.share); }, "The same as a fraction, or None.");
  bound.def("__repr__", [](const Share& self) {
    return describe("Share", {{"of", as_python(self.of)}, {"count", as_python(self.count)}});
  });
}

}  // namespace

Metrics metrics_of(const DirectoryObject& directory, const py::object& set, const py::object& suppress_below,
                   const py::object& names) {
  const MetricsOptions options{.suppress_below = count_argument(suppress_below, "suppress_below"),
                               .names = flag_argument(names, "names")};
  if (set.is_none()) return released([&] { return metrics(directory, options); });
  if (py::isinstance<RankTable>(set)) {
    const auto& table = argument<RankTable>(set, "of");
    return released([&] { return metrics(table, options); });
  }
  if (!py::isinstance<py::iterable>(set) || py::isinstance<py::str>(set)) {
    refuse("of", "links, shortlists, a RankTable, a plan, or pairs of nominee id and URN");
  }
  if (starts_with_a(set, py::type::of<Link>())) {
    const auto links = arguments<Link>(set, "of");
    return released([&] { return metrics(directory, links, options); });
  }
  if (starts_with_a(set, py::type::of<Shortlist>())) {
    const auto shortlists = arguments<Shortlist>(set, "of");
    return released([&] { return metrics(directory, shortlists, options); });
  }
  const auto links = proposed_links(set);
  return released([&] { return metrics(directory, links, options); });
}

void register_metrics(py::module_& module) {
  register_share(module);
  static const std::string doc =
      std::string(
          "What a set of links comes to for a programme that wants to connect schools that do not usually "
          "link.\n\nThe figures speak of the set as a whole, never of a person or a school; what rests on small "
          "numbers is left\nout and named in `suppressed`.") +
      metrics_example + ">>> metrics.links > 0\nTrue\n";
  py::class_<Metrics> bound = result_class<Metrics>(module, "Metrics", doc.c_str());
  member(bound, "links", &Metrics::links, "Links in the set.");
  part(bound, "between_new_schools", &Metrics::between_new_schools, "Links between schools never linked before.");
  part(bound, "across_trusts", &Metrics::across_trusts, "Links whose schools do not belong to one trust.");
  part(bound, "across_districts", &Metrics::across_districts,
       "Links between two districts, of those whose districts are both known.");
  bound.def_property_readonly(
      "gini", [](const Metrics& self) { return optional_share(self.gini); },
      "Gini coefficient of support over schools: 0 is even, near 1 is all from one; or None.");
  bound.def_property_readonly(
      "top_tenth", [](const Metrics& self) { return optional_share(self.top_tenth); },
      "Share of the links that the tenth of schools that give most gives, or None.");
  part(bound, "nominees_never_proposed", &Metrics::nominees_never_proposed, "Of the nominees in good standing.");
  part(bound, "schools_only_asking", &Metrics::schools_only_asking, "Of the schools that take part.");
  part(bound, "schools_only_giving", &Metrics::schools_only_giving, "Of the schools that take part.");
  member(bound, "suppressed", &Metrics::suppressed, "The names of what was left out because of small numbers.");
  member(bound, "never_proposed", &Metrics::never_proposed, "Nominee ids; only with names=True.");
  member(bound, "only_asking", &Metrics::only_asking, "URNs; only with names=True.");
  member(bound, "only_giving", &Metrics::only_giving, "URNs; only with names=True.");
  bound.def("__repr__", [](const Metrics& self) {
    return describe("Metrics", {{"links", as_python(self.links)}, {"suppressed", as_python(self.suppressed)}});
  });
  add_files(bound);
}

}  // namespace s2ss::bindings
