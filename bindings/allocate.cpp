#include "s2ss/allocate.hpp"

#include <pybind11/stl.h>

#include "convert.hpp"
#include "long_work.hpp"
#include "plan.hpp"
#include "round_arguments.hpp"
#include "s2ss/dimacs.hpp"
#include "s2ss/revise.hpp"
#include "s2ss/verify.hpp"

namespace s2ss::bindings {

const char* const allocate_doc = R"(A round of requests competes for the same people: who should be linked with whom?

Exact: no plan over all pairs that the hard rules leave is better by the goal, and the plan carries the proof. A
nominee, a school and a trust get no more links than they have left; a request at most `places`, of different schools.
Threads are used; neither they nor the order of the requests change the answer. Ctrl-C is answered at once.

Parameters
----------
requests : iterable of Request
policy : Policy, optional
goal : {"best_fit", "most_served", "fairest", "stable"}, default "best_fit"
    Greatest total score; most places filled, then greatest total; most places filled, then the worst-served request as
    well served as possible, then total; no request and nominee would both rather have each other.
pinned, forbidden : iterable of (request id, nominee id), optional
    Links that must, or must not, be made.
minimum : dict of nominee id to int, optional
    Links nominees must get at least.
capacity : dict of nominee id to int, optional
    Links nominees can take in this round, in place of what the directory leaves them.
spread : float, default 0.0
    What each further link of the same nominee costs, from 0 to 1: the second costs it once, the third twice ...
school_spread : float, default 0.0
    Likewise what each further link of the same supporting school costs.
diversity : float, default 0.0
    What a full diversity part counts beyond its weight in the score, from 0 to 1000.
min_score : float, default 0.0
    Links that score less are not made, pinned ones apart.
alternates : int, default 3
    People to name for each request beside those it gets.
threads : int, default 0
    0 takes as many as the machine has cores.
progress : bool or callable, default False
    True shows a bar on stderr; a callable is called with (done, all) from time to time.
seconds : float, optional
    After so long no better plan is looked for: once everybody has been scored, the best so far is returned, its
    `status` "cancelled", and no plan is better by more than its `gap`. One that was proved best by then is "optimal".

Returns
-------
Plan
    Its `status` is "infeasible" when the minima cannot all be met.

Raises
------
InputError
    For requests, a policy or rules that do not hold: ids that are unknown or come twice, pins that a hard rule or a
    limit stands against, minima above what a nominee has left, a policy with criteria.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> plan = directory.allocate(requests)
>>> plan.verify()
[]
)";

namespace {

constexpr const char* verify_doc = R"(Checks the plan and its certificate, in code that shares nothing with the solver.

Every limit, every hard rule, every pin; that scores are the directory's; that the plan reaches what its certificate
proves no plan can pass (for stable: that no pair would rather have each other); that those named to step in could.

Parameters
----------
directory, requests, policy : optional
    What it came from. To be given for a plan that was read from a document.

Returns
-------
list of str
    What is wrong, in sentences; empty means the plan is best.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> plan = s2ss.Plan.from_dict(directory.allocate(requests).to_dict())
>>> plan.verify(directory=directory, requests=requests)
[]
)";

constexpr const char* revise_doc = R"(Decides the round again after a change.

Exact, as `allocate` is. The links of this plan count as announced, each worth `keep` to whoever would break it: with 0
that is 10^-12, so the best plan is found whatever moves, and among equals the one that moves least; the greater it is,
the more stays put. The new plan's `changes` tells what moved
and why. Its rules carry the bans, capacities and announcements, so that `verify` and the next `revise` need no more.

Parameters
----------
declined : iterable of (request id, nominee id), optional
    Links somebody turned down: they are forbidden from now on.
withdrawn : iterable of str, optional
    Ids of requests that were taken back, or of nominees who can take no links.
arrived : iterable of Request, optional
    Requests that came since.
capacity : dict of nominee id to int, optional
    Links nominees can take in this round from now on.
keep : float, default 0.0
    What keeping an announced link is worth, as a score from 0 to 1.
directory, requests, policy : optional
    What this plan came from. To be given for a plan that was read from a document.
alternates, threads, progress
    As for `allocate`.

Returns
-------
Plan
    With `changes`, a PlanComparison, and `requests`, those of the round now.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> requests = s2ss.synthetic_requests(directory, requests=12, seed=1)
>>> plan = directory.allocate(requests)
>>> lost = plan.assigned[0]
>>> later = plan.revise(declined=[(lost.request, lost.nominee)], keep=0.1)
>>> later.changes.moves[0].reason
'declined'
>>> later.verify()
[]
)";

constexpr const char* to_dimacs_doc = R"(The round as a minimum-cost flow in the DIMACS format, for any other solver.

All pairs that may be made under the plan's rules are in it, and in a comment the least cost the plan claims: that is
what another solver has to find. Comments say which node is which.

Parameters
----------
directory, requests, policy : optional
    What the plan came from. To be given for a plan that was read from a document.

Returns
-------
str

Raises
------
InputError
    For a plan that is not optimal, or stable: that is no flow.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> plan = directory.allocate(s2ss.synthetic_requests(directory, requests=12, seed=1))
>>> "p min" in plan.to_dimacs()
True
)";

constexpr const char* known_changes = "_changes";

std::vector<std::string> verify_plan(const py::object& self, const py::object& directory, const py::object& requests,
                                     const py::object& policy) {
  const Origin origin(self, directory, requests, policy);
  const auto& plan = argument<Plan>(self, "self");
  const auto& of = argument<DirectoryObject>(origin.directory, "directory");
  const std::vector<Request> asked = arguments<Request>(origin.requests, "requests");
  const Policy rules = policy_argument(origin.policy);
  return released([&] { return verify(of, asked, rules, plan); });
}

py::object revise_plan(const py::object& self, const py::object& declined, const py::object& withdrawn,
                       const py::object& arrived, const py::object& capacity, const py::object& keep,
                       const py::object& directory, const py::object& requests, const py::object& policy,
                       const py::object& alternates, const py::object& threads, const py::object& progress) {
  const Origin origin(self, directory, requests, policy);
  const auto& plan = argument<Plan>(self, "self");
  const auto& of = argument<DirectoryObject>(origin.directory, "directory");
  const std::vector<Request> asked = arguments<Request>(origin.requests, "requests");
  const Policy rules = policy_argument(origin.policy);
  PlanChanges changes{.declined = pairs_argument(declined, "declined"),
                      .capacity = amounts_argument(capacity, "capacity")};
  if (!withdrawn.is_none()) changes.withdrawn = texts_argument(withdrawn, "withdrawn");
  if (!arrived.is_none()) changes.arrived = arguments<Request>(arrived, "arrived");
  const Total worth = score_argument(keep, "keep");
  AllocateOptions options{.alternates = count_argument(alternates, "alternates"),
                          .threads = count_argument(threads, "threads")};
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    options.progress = note;
    options.stop = stop;
    return revise(of, asked, rules, plan, changes, worth, options);
  };
  Revision revision = watched(work, progress_argument(progress));
  py::object later = py::cast(std::move(revision.plan));
  const py::object now = py::cast(std::move(revision.requests));
  let_know(later, origin.directory, now, origin.policy);
  later.attr(known_changes) = py::cast(std::move(revision.changes));
  return later;
}

std::string plan_as_dimacs(const py::object& self, const py::object& directory, const py::object& requests,
                           const py::object& policy) {
  const Origin origin(self, directory, requests, policy);
  const auto& plan = argument<Plan>(self, "self");
  const auto& of = argument<DirectoryObject>(origin.directory, "directory");
  const std::vector<Request> asked = arguments<Request>(origin.requests, "requests");
  const Policy rules = policy_argument(origin.policy);
  return released([&] { return to_dimacs(of, asked, rules, plan); });
}

}  // namespace

py::object allocate_of(const py::object& directory, const py::object& requests, const py::object& policy,
                       const py::object& goal, const py::object& pinned, const py::object& forbidden,
                       const py::object& minimum, const py::object& capacity, const py::object& spread,
                       const py::object& school_spread, const py::object& diversity, const py::object& min_score,
                       const py::object& alternates, const py::object& threads, const py::object& progress,
                       const py::object& seconds) {
  const auto& of = argument<DirectoryObject>(directory, "self");
  const std::vector<Request> asked = arguments<Request>(requests, "requests");
  const Policy rules = policy_argument(policy);
  AllocateOptions options{
      .rules = rules_argument(goal, pinned, forbidden, minimum, capacity, spread, school_spread, min_score),
      .alternates = count_argument(alternates, "alternates"),
      .threads = count_argument(threads, "threads")};
  options.rules.diversity = diversity_argument(diversity);
  const Timer timer(seconds_argument(seconds));
  options.enough = timer.token();
  const auto work = [&](const Progress& note, const std::stop_token& stop) {
    options.progress = note;
    options.stop = stop;
    return allocate(of, asked, rules, options);
  };
  py::object plan = py::cast(watched(work, progress_argument(progress)));
  let_know(plan, directory, py::cast(asked), policy);
  return plan;
}

void add_plan_verbs(PlanClass& bound) {
  bound.def("to_dimacs", &plan_as_dimacs, py::kw_only(), py::arg("directory") = py::none(),
            py::arg("requests") = py::none(), py::arg("policy") = py::none(), to_dimacs_doc);
  bound.def_property_readonly(
      "requests", [](const py::object& self) -> py::object { return requests_of(self); },
      "The requests it was decided for, as a list; None for a plan read from a document.");
  bound.def_property_readonly(
      "changes", [](const py::object& self) { return py::getattr(self, known_changes, py::none()); },
      "How it differs from the plan it revises: a PlanComparison. None for a plan that revises none.");
  bound.def("verify", &verify_plan, py::kw_only(), py::arg("directory") = py::none(), py::arg("requests") = py::none(),
            py::arg("policy") = py::none(), verify_doc);
  bound.def("revise", &revise_plan, py::kw_only(), py::arg("declined") = py::none(), py::arg("withdrawn") = py::none(),
            py::arg("arrived") = py::none(), py::arg("capacity") = py::none(), py::arg("keep") = 0.0,
            py::arg("directory") = py::none(), py::arg("requests") = py::none(), py::arg("policy") = py::none(),
            py::arg("alternates") = 3, py::arg("threads") = 0, py::arg("progress") = false, revise_doc);
}

}  // namespace s2ss::bindings
