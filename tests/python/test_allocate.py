"""A round of requests: plans, their proofs, what is left over, and what a change moves."""

from __future__ import annotations

import _thread
import itertools
import json
import os
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import worlds

import s2ss


def road(places: dict[str, int], *, links: dict[str, int] | None = None) -> s2ss.Directory:
    """Return schools along a road by their kilometre; a name with n is a nominee's home."""
    schools = [
        {"urn": name, "name": name, "easting": 300000 + 1000 * at, "northing": 400000}
        for name, at in places.items()
    ]
    nominees = [
        {
            "id": name,
            "school": name,
            "expertise": ["history"],
            "max_links": (links or {}).get(name, 1),
        }
        for name in places
        if name.startswith("n")
    ]
    return s2ss.Directory.from_dict(
        {"as_of": "2026-09-01", "schools": schools, "nominees": nominees}
    )


def asks(*names: str, **changes: Any) -> list[s2ss.Request]:
    """Return a request of each of the schools."""
    return [worlds.request(id=name, school=name, **changes) for name in names]


POLICY = s2ss.Policy(weights={"proximity": 1}, max_distance=100000)
DIRECTORY = road({"r1": 0, "r2": 10, "n1": 1, "n2": 30})
REQUESTS = asks("r1", "r2")


def pairs(plan: s2ss.Plan) -> list[tuple[str, str]]:
    return [(link.request, link.nominee) for link in plan.assigned]


@pytest.fixture(scope="module")
def county() -> s2ss.Directory:
    return s2ss.synthetic_directory(nominees=300, seed=7, as_of="2026-09-01")


@pytest.fixture(scope="module")
def requests(county: s2ss.Directory) -> list[s2ss.Request]:
    return s2ss.synthetic_requests(county, requests=60, seed=1)


def test_a_plan_gives_the_best_total_and_not_everybody_their_first() -> None:
    plan = DIRECTORY.allocate(REQUESTS, policy=POLICY)
    assert (plan.status, plan.places, plan.unmet) == ("optimal", 2, [])
    assert pairs(plan) == [("r1", "n1"), ("r2", "n2")]
    assert plan.objective == pytest.approx(0.99 + 0.80)
    assert plan.assigned[0].parts["proximity"] == 0.99
    assert plan.verify() == []


@pytest.mark.parametrize("goal", ["best_fit", "most_served", "fairest", "stable"])
def test_every_goal_gives_a_plan_that_verify_accepts(
    county: s2ss.Directory, requests: list[s2ss.Request], goal: str
) -> None:
    plan = county.allocate(requests, goal=goal)
    assert plan.rules.goal == goal
    assert plan.verify() == []
    assert len(plan.assigned) + sum(one.places for one in plan.unmet) == plan.places
    again = county.allocate(list(reversed(requests)), goal=goal, threads=3)
    assert again == plan


def test_the_links_are_columns_and_a_sequence(
    county: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    plan = county.allocate(requests)
    columns = plan.assigned.columns()
    assert list(zip(columns["request"], columns["nominee"], strict=True)) == pairs(plan)
    assert sum(columns["score"]) == pytest.approx(plan.objective)
    frame = plan.assigned.to_pandas()
    assert list(frame.columns) == list(columns)
    assert plan.assigned[-1] in plan.assigned
    assert len(plan.assigned[:2]) == 2


def test_pins_bans_minima_and_capacities_are_kept() -> None:
    pinned = DIRECTORY.allocate(REQUESTS, policy=POLICY, pinned=[("r2", "n1")])
    assert pairs(pinned) == [("r1", "n2"), ("r2", "n1")]
    banned = DIRECTORY.allocate(REQUESTS, policy=POLICY, forbidden=[("r1", "n1"), ("r1", "n2")])
    assert pairs(banned) == [("r2", "n1")]
    assert banned.unmet[0].reason == "nobody_eligible"
    roomy = DIRECTORY.allocate(REQUESTS, policy=POLICY, capacity={"n1": 2}, minimum={"n1": 2})
    assert pairs(roomy) == [("r1", "n1"), ("r2", "n1")]
    assert (roomy.rules.capacity, roomy.rules.minimum) == ({"n1": 2}, {"n1": 2})
    for plan in (pinned, banned, roomy):
        assert plan.verify() == []


def test_minima_that_cannot_be_met_are_named() -> None:
    plan = DIRECTORY.allocate(asks("r1"), policy=POLICY, minimum={"n1": 1, "n2": 1})
    assert plan.status == "infeasible"
    assert plan.conflict is not None
    assert (plan.conflict.nominees, plan.conflict.wanted, plan.conflict.possible) == (
        ["n1", "n2"],
        2,
        1,
    )
    assert plan.verify() == ["The plan does not claim to be best."]


def test_a_shortage_says_who_competes_for_whom() -> None:
    directory = road({"r1": 0, "r2": 1, "r3": 2, "n1": 3}, links={"n1": 2})
    plan = directory.allocate(asks("r1", "r2", "r3"), policy=POLICY)
    assert [unmet.reason for unmet in plan.unmet] == ["shortage"]
    assert plan.unmet[0].sentence == (
        "These 3 requests can only be met by one person, who has 2 links for them: 1 must wait."
    )
    shortage = plan.shortages[0]
    assert (shortage.requests, shortage.nominees) == (["r1", "r2", "r3"], ["n1"])
    assert [(price.holder, price.of) for price in plan.prices] == [("nominee", "n1")]


def test_where_places_come_first_a_price_says_how_many_more_a_link_would_fill() -> None:
    directory = road({"r1": 0, "r2": 1, "n1": 3})
    plan = directory.allocate(asks("r1", "r2"), policy=POLICY, goal="most_served")
    assert [(price.of, price.places) for price in plan.prices] == [("n1", 1)]
    assert abs(plan.prices[0].price) <= 1


def test_alternates_have_links_to_spare() -> None:
    directory = road({"r1": 0, "r2": 10, "n1": 1, "n2": 30, "n3": 60})
    plan = directory.allocate(REQUESTS, policy=POLICY)
    assert {key: [one.nominee for one in found] for key, found in plan.alternates.items()} == {
        "r1": ["n3"],
        "r2": ["n3"],
    }
    assert directory.allocate(REQUESTS, policy=POLICY, alternates=0).alternates == {}


def test_a_decline_is_remembered_and_what_was_announced_can_be_kept() -> None:
    directory = road({"r1": 0, "r2": 10, "n1": 1, "n2": 11, "n3": 30})
    plan = directory.allocate(REQUESTS, policy=POLICY)
    assert pairs(plan) == [("r1", "n1"), ("r2", "n2")]
    later = plan.revise(declined=[("r1", "n1")], keep=0.2)
    assert pairs(later) == [("r1", "n3"), ("r2", "n2")]
    assert later.changes is not None
    assert [(move.nominee, move.is_new, move.reason) for move in later.changes.moves] == [
        ("n1", False, "declined"),
        ("n3", True, "follows"),
    ]
    assert later.changes.kept == 1
    assert later.rules.forbidden == [("r1", "n1")]
    assert later.verify() == []
    assert later.changes == plan.compare(later).from_dict(later.changes.to_dict())
    last = later.revise(withdrawn=["r2"], arrived=asks("r1", sessions=1)[:0])
    assert [request.id for request in last.requests or []] == ["r1"]
    assert last.verify() == []


def test_a_plan_from_a_file_is_verified_against_what_it_came_from(
    county: s2ss.Directory, requests: list[s2ss.Request], tmp_path: Path
) -> None:
    plan = county.allocate(requests, goal="fairest")
    plan.write_json(tmp_path / "plan.json")
    read = s2ss.Plan.read_json(tmp_path / "plan.json")
    assert read == plan
    assert (read.requests, read.changes) == (None, None)
    assert read.verify(directory=county, requests=requests) == []
    with pytest.raises(s2ss.InputError, match="directory"):
        read.verify()
    assert read.verify(directory=county, requests=requests[1:]) != []
    assert read.revise(directory=county, requests=requests).assigned[0] in plan.assigned


def test_a_plan_that_was_tampered_with_is_found_out(
    county: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    document = county.allocate(requests).to_dict()
    lost = document["assigned"].pop()
    document["objective"] -= lost["score"]
    document["unmet"].append(
        {"request": lost["request"], "places": 1, "reason": "shortage", "sentence": ""}
    )
    plan = s2ss.Plan.from_dict(document)
    assert plan.verify(directory=county, requests=requests) == [
        "The certificate does not prove that the plan is best."
    ]


def test_the_certificate_can_be_added_up_by_anybody(
    county: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    # Nobody pinned and no minima: places and links at their prices, and what the best pair of each
    # request at each school is worth beyond them. No plan can pass the sum; this one reaches it.
    plan = county.allocate([request.replace(places=1) for request in requests])
    bound = json.loads(plan.to_json())["certificate"]["bounds"][0]
    prices = {
        kind: Counter({one["of"]: one["amount"] for one in bound.get(kind, [])})
        for kind in ("requests", "nominees", "schools")
    }
    held = [link for link in county.links if link.state in ("proposed", "introduced", "accepted")]
    of_nominee = Counter(link.nominee for link in held)
    of_school = Counter(link.supporting_school for link in held)
    dual = sum(prices["requests"].values())
    for nominee in county.nominees:
        dual += prices["nominees"][nominee.id] * max(nominee.max_links - of_nominee[nominee.id], 0)
    for urn, price in prices["schools"].items():
        dual += price * max((county.school(urn).release_limit or 0) - of_school[urn], 0)
    worth: Counter[tuple[str, str]] = Counter()
    for request in requests:
        for one in county.rank(request, limit=1000):
            paid = prices["requests"][request.id] + prices["nominees"][one.nominee]
            left = round(one.score * 10**12) - paid - prices["schools"][one.school]
            key = (request.id, one.school)
            worth[key] = max(worth[key], left)
    dual += sum(worth.values())
    assert dual == bound["bound"] == round(plan.objective * 10**12)


def test_metrics_take_a_plan(county: s2ss.Directory, requests: list[s2ss.Request]) -> None:
    plan = county.allocate(requests)
    assert county.metrics(plan).links == len(plan.assigned)


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ({"goal": "best"}, "goal"),
        ({"pinned": ["r1"]}, "pinned[0]"),
        ({"pinned": [("r1", 7)]}, "pinned[0]"),
        ({"pinned": 7}, "pinned"),
        ({"minimum": [("n1", 1)]}, "minimum"),
        ({"minimum": {"n1": -1}}, "minimum"),
        ({"capacity": {"n9": 1}}, "capacity"),
        ({"capacity": {"n1": 1.5}}, "capacity"),
        ({"spread": float("nan")}, "spread"),
        ({"spread": 2}, "spread"),
        ({"school_spread": 2}, "school_spread"),
        ({"alternates": -1}, "alternates"),
        ({"goal": "stable", "spread": 0.1}, "goal"),
    ],
)
def test_what_does_not_hold_is_named(options: dict[str, Any], where: str) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        DIRECTORY.allocate(REQUESTS, policy=POLICY, **options)
    assert where.split("[")[0] in str(caught.value)


def test_requests_that_do_not_hold_are_named_by_their_position() -> None:
    with pytest.raises(s2ss.InputError) as caught:
        DIRECTORY.allocate([REQUESTS[0], REQUESTS[1].replace(school="999")])
    assert caught.value.faults[0].pointer.startswith("/1/")
    with pytest.raises(s2ss.InputError, match="id"):
        DIRECTORY.allocate([REQUESTS[0], REQUESTS[0]])


def test_changes_of_what_the_round_does_not_have_are_named() -> None:
    plan = DIRECTORY.allocate(REQUESTS, policy=POLICY)
    with pytest.raises(s2ss.InputError) as caught:
        plan.revise(declined=[("r9", "n1")], withdrawn=["x"])
    assert [fault.pointer for fault in caught.value.faults] == ["/declined/0", "/withdrawn/0"]


def test_progress_is_told_and_ctrl_c_answered() -> None:
    county = s2ss.synthetic_directory(nominees=4000, seed=3)
    requests = s2ss.synthetic_requests(county, requests=20000, seed=1)
    told: list[tuple[int, int]] = []
    county.allocate(requests[:200], progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (200, 200)

    def answer(after: float) -> float:
        pressed = 0.0

        def press() -> None:
            nonlocal pressed
            pressed = time.perf_counter()
            _thread.interrupt_main()

        timer = threading.Timer(after, press)
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            county.allocate(requests)
        answered = time.perf_counter() - pressed
        timer.join()
        return answered

    answers = [answer(after) for after in (0.05, 0.1, 0.2, 0.05)]
    # A tenth of a second is promised; where more wants to run than there are processors, everything
    # takes its share of them longer.
    share = max(1.0, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))
    assert min(answers) < 0.1 * share
    assert max(answers) < 1.0 * share


def test_a_plan_says_in_plain_words_what_it_comes_to() -> None:
    directory = road({"r1": 0, "r2": 1, "n1": 3})
    plan = directory.allocate(asks("r1", "r2"), policy=POLICY)
    assert plan.sentences() == [
        "1 of 2 places is filled, with a total of 0.980.",
        "No plan within the limits is worth more.",
        "r1 waits for 1 place. These 2 requests can only be met by one person, who has 1 link for "
        "them: 1 must wait.",
        plan.prices[0].sentence,
    ]
    assert plan.prices[0].sentence.startswith(
        "One more link from n1, or one more colleague like them for History within reach of "
    )
    html = plan._repr_html_()
    assert all(sentence in html for sentence in plan.sentences()[1:])
    infeasible = DIRECTORY.allocate(asks("r1"), policy=POLICY, minimum={"n1": 1, "n2": 1})
    assert infeasible.conflict is not None
    assert infeasible.sentences() == [infeasible.conflict.sentence]
    assert infeasible.conflict.sentence in infeasible._repr_html_()


def test_what_a_decline_moves_is_told_request_by_request() -> None:
    plan = DIRECTORY.allocate(REQUESTS, policy=POLICY, goal="most_served")
    later = plan.revise(declined=[("r2", "n2")])
    assert later.changes is not None
    said = later.changes.sentences()
    assert said[1:] == [
        "r1: n1 now helps r2 and it gets n2 instead, who no longer helps r2.",
        "r2: the link with n2 was turned down and it gets n1 instead, who no longer helps r1.",
    ]
    assert all(sentence in later.changes._repr_html_() for sentence in said)


def test_new_connections_can_be_priced_and_weak_links_left_out(
    county: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    plain = county.allocate(requests)
    priced = county.allocate(requests, diversity=0.5)
    strict = county.allocate(requests, min_score=0.8)

    def diversity(plan: s2ss.Plan) -> float:
        return float(sum(link.parts["diversity"] for link in plan.assigned))

    assert diversity(priced) > diversity(plain)
    assert min(link.score for link in strict.assigned) >= 0.8
    assert (priced.rules.diversity, strict.rules.min_score) == (0.5, 0.8)
    for plan in (priced, strict):
        assert plan.verify() == []
        assert s2ss.Plan.from_json(plan.to_json()) == plan


def test_a_curve_falls_in_one_as_it_rises_in_the_other(
    county: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    curve = county.trade_off(requests, points=5)
    fair = county.trade_off(requests, against="worst_served", points=5)
    assert 2 <= len(curve) <= 5
    for one, other in itertools.pairwise(curve):
        assert one.total > other.total
        assert one.diversity < other.diversity
    for one, other in itertools.pairwise(fair):
        assert one.total > other.total
        assert (one.worst_served or 0) < (other.worst_served or 0)
    assert all(point.plan.verify() == [] for point in [*curve, *fair])
    assert curve[0].total == curve[0].plan.objective
    fairest = county.allocate(requests, goal="fairest")
    assert fair[-1].worst_served == min(link.score for link in fairest.assigned)
    for wrong in ({"points": 1}, {"against": "price"}, {"goal": "stable"}):
        with pytest.raises(s2ss.InputError):
            county.trade_off(requests, **wrong)  # type: ignore[arg-type]


def test_another_solver_can_be_asked(county: s2ss.Directory, requests: list[s2ss.Request]) -> None:
    plan = county.allocate(requests)
    lines = plan.to_dimacs().splitlines()
    assert lines[1] == f"c The plan claims the least cost {-round(plan.objective * 10**12)}."
    _, _, nodes, arcs = next(line for line in lines if line.startswith("p ")).split()
    assert sum(line.startswith("a ") for line in lines) == int(arcs)
    assert max(int(line.split()[2]) for line in lines if line.startswith("a ")) <= int(nodes)
    with pytest.raises(s2ss.InputError, match="goal"):
        county.allocate(requests, goal="stable").to_dimacs()


def test_a_plan_asked_for_at_once_says_what_it_may_miss():
    best = DIRECTORY.allocate(REQUESTS, policy=POLICY)

    plan = DIRECTORY.allocate(REQUESTS, policy=POLICY, seconds=0)

    assert plan.status in ("cancelled", "optimal")
    assert plan.objective + plan.gap >= best.objective


def test_time_enough_changes_nothing():
    plan = DIRECTORY.allocate(REQUESTS, policy=POLICY, seconds=1000)

    assert plan.status == "optimal"
    assert plan.verify() == []


@pytest.mark.parametrize("seconds", [-1, float("nan"), "soon"])
def test_a_time_that_is_none_is_refused(seconds: Any):
    with pytest.raises(s2ss.InputError, match="seconds"):
        DIRECTORY.allocate(REQUESTS, policy=POLICY, seconds=seconds)


def test_an_assignment_stopped_after_a_time_bounds_what_it_misses():
    rows = 3000
    indptr = range(0, 16 * rows + 1, 16)
    indices = [(7 * row + 31 * k) % 1500 for row in range(rows) for k in range(16)]
    scores = [(7919 * a * a + 104729 * a) % 1000003 for a in range(16 * rows)]

    best = s2ss.solve_assignment(list(indptr), indices, scores, capacity=2)
    soon = s2ss.solve_assignment(list(indptr), indices, scores, capacity=2, seconds=0)

    assert soon.objective + soon.gap >= best.objective
