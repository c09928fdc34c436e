#include "s2ss/calendar.hpp"

#include "date_pairs.hpp"
#include "register.hpp"
#include "value.hpp"

namespace s2ss::bindings {
namespace {

constexpr const char* calendar_doc = R"(The school days of an authority, or of one school where it differs.

A day is a school day when it is a weekday inside a term and not in a holiday, an INSET day or a blackout. Weeks
alternate A, B, A ...; a week without a single term-time weekday outside the holidays does not advance the count, which
starts afresh each 1 September.

Parameters
----------
local_authority : str, optional
    Code of the authority it holds for.
school : str, optional
    URN when it holds for one school only; its empty lists are taken over from the authority's calendar.
terms, holidays, blackouts : list of (date, date), optional
    First and last day of each; dates are `datetime.date` or text of the form YYYY-MM-DD.
inset_days : list of date, optional
first_week : str, default 'A'
    The letter of the first school week after 1 September.

Examples
--------
>>> import s2ss
>>> calendar = s2ss.Calendar(local_authority="888", terms=[("2026-09-02", "2026-10-23")])
>>> calendar.terms
[(datetime.date(2026, 9, 2), datetime.date(2026, 10, 23))]
>>> calendar.school_days(from_="2026-09-04", to="2026-09-07")
{datetime.date(2026, 9, 4): 'A', datetime.date(2026, 9, 7): 'B'}
)";

constexpr const char* school_days_doc = R"(The school days of a window, each with its week letter.

Parameters
----------
from_, to : date
    First and last day of the window.

Returns
-------
dict of datetime.date to str
)";

constexpr const char* weekdays_doc = R"(The weekdays of a window with their week letters, where no calendar is known.

Weeks alternate from the Monday on or before 1 September, which begins a week A.

Parameters
----------
from_, to : date
    First and last day of the window.

Returns
-------
dict of datetime.date to str

Examples
--------
>>> import s2ss
>>> s2ss.weekdays(from_="2026-09-04", to="2026-09-07")
{datetime.date(2026, 9, 4): 'A', datetime.date(2026, 9, 7): 'B'}
)";

void arrange(const py::dict& arguments) {
  for (const char* name : {"terms", "holidays", "blackouts"}) expand_date_pairs(arguments, name);
}

DateRange window_of(const py::object& from, const py::object& to) {
  const DateRange window{date_argument(from, "from_"), date_argument(to, "to")};
  if (window.to < window.from) refuse("to", "a day that is not before from_");
  if (window.to - window.from > 3660) refuse("to", "a day at most 3,660 days after from_");
  return window;
}

py::object lettered(DateRange window, const std::vector<std::optional<Week>>& letters) {
  py::dict days;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i]) days[as_python(window.from + static_cast<std::int32_t>(i))] = as_python(*letters[i]);
  }
  return days;
}

}  // namespace

void register_calendar(py::module_& module) {
  py::class_<Calendar> bound = value_class<Calendar>(module, "Calendar", calendar_doc, &arrange);
  member(bound, "local_authority", &Calendar::local_authority, "Code of the authority it holds for.");
  member(bound, "school", &Calendar::school, "URN when it holds for one school only; otherwise empty.");
  member(bound, "terms", &Calendar::terms, "First and last day of each term.");
  member(bound, "holidays", &Calendar::holidays, "Half-terms and bank holidays inside the terms.");
  member(bound, "inset_days", &Calendar::inset_days, "In-service training days.");
  member(bound, "blackouts", &Calendar::blackouts, "Days on which no support takes place.");
  member(bound, "first_week", &Calendar::first_week, "Letter of the first school week: 'A' or 'B'.");
  bound.def_static(
      "lancashire", &lancashire_calendar,
      "Lancashire's pattern for 2025/26 and 2026/27, an example: the authority's own list is what counts.");
  bound.def(
      "overlay",
      [](const Calendar& self, const py::object& school) {
        return overlay(self, argument<Calendar>(school, "school"));
      },
      py::arg("school"), "This authority's calendar as it holds for a school with a calendar of its own.");
  bound.def(
      "school_days",
      [](const Calendar& self, const py::object& from, const py::object& to) {
        const DateRange window = window_of(from, to);
        return lettered(window, school_days(self, window));
      },
      py::kw_only(), py::arg("from_"), py::arg("to"), school_days_doc);
  bound.def("__repr__", [](const Calendar& self) {
    return describe("Calendar", {{"local_authority", as_python(self.local_authority)},
                                 {"school", as_python(self.school)},
                                 {"terms", as_python(self.terms.size())}});
  });
  add_files(bound);
  module.def(
      "weekdays",
      [](const py::object& from, const py::object& to) {
        const DateRange window = window_of(from, to);
        return lettered(window, weekdays(window));
      },
      py::kw_only(), py::arg("from_"), py::arg("to"), weekdays_doc);
}

}  // namespace s2ss::bindings
