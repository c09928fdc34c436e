"""Criteria of the user's own: functions over arrays of candidates."""

import _thread
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import s2ss

Function = Callable[[s2ss.CriterionContext, s2ss.CriterionCandidates], Any]


@pytest.fixture(scope="module")
def directory() -> s2ss.Directory:
    return s2ss.synthetic_directory(nominees=2000, seed=7)


@pytest.fixture(scope="module")
def requests(directory: s2ss.Directory) -> list[s2ss.Request]:
    requests = s2ss.synthetic_requests(directory, requests=40)
    return [request for request in requests if directory.rank(request).eligible > 20]


POLICY = s2ss.Policy(weights={"subject_fit": 3, "availability": 1, "zeal": 1})


def zeal(function: Function, bound: Any = None) -> list[s2ss.Criterion]:
    return [s2ss.Criterion("zeal", function, bound=bound)]


def by_index(_: s2ss.CriterionContext, candidates: s2ss.CriterionCandidates) -> Any:
    return (candidates.index * 7919 % 1000) / 1000


def test_a_criterion_is_one_more_part_wherever_parts_are_shown(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    criteria = zeal(by_index)
    shortlist = directory.rank(requests[0], policy=POLICY, criteria=criteria)
    first = shortlist[0]
    assert list(first.parts) == list(shortlist.weights) == list(POLICY.weights)
    assert list(first.parts)[-1] == "zeal"
    expected = sum(shortlist.weights[part] * value for part, value in first.parts.items())
    assert first.score == pytest.approx(expected, abs=1e-12)
    assert f"The criterion zeal gives {first.parts['zeal']:.0%}." == first.sentences()[-1]
    assert shortlist.to_dict()["candidates"][0]["parts"] == first.parts
    assert s2ss.Shortlist.from_json(shortlist.to_json()) == shortlist
    assert list(shortlist.to_pandas().columns)[-1] == "zeal"
    assert ">zeal" in shortlist._repr_html_() or " zeal " in shortlist._repr_html_()

    explanation = directory.explain(
        requests[0], shortlist[2].nominee, policy=POLICY, criteria=criteria
    )
    assert (explanation.rank, explanation.parts) == (3, shortlist[2].parts)
    assert explanation.eligible == shortlist.eligible
    assert s2ss.Explanation.from_dict(explanation.to_dict()) == explanation
    assert "zeal" in explanation._repr_html_()


def test_the_table_of_many_requests_has_a_column_for_it(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    one_by_one = [
        (found.nominee, found.score, found.parts["zeal"])
        for request in requests
        for found in directory.rank(request, policy=POLICY, limit=4, criteria=zeal(by_index))
    ]
    for threads in (1, 2, 8):
        columns = directory.rank_all(
            requests, policy=POLICY, limit=4, threads=threads, criteria=zeal(by_index)
        ).columns()
        shown = (columns[name].tolist() for name in ("nominee", "score", "zeal"))
        assert list(zip(*shown, strict=True)) == one_by_one


def test_the_columns_say_what_the_directory_says(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    seen: list[tuple[s2ss.CriterionContext, s2ss.CriterionCandidates]] = []

    def look(context: s2ss.CriterionContext, candidates: s2ss.CriterionCandidates) -> Any:
        seen.append((context, candidates))
        return np.zeros(len(candidates))

    shortlist = directory.rank(requests[0], policy=POLICY, limit=5000, criteria=zeal(look))
    context, candidates = seen[0]
    assert context.request == requests[0]
    assert context.directory == directory
    assert context.school == shortlist.school
    assert len(candidates) == shortlist.eligible == len(shortlist)
    found = {candidate.nominee: candidate for candidate in shortlist}
    for row, nominee in enumerate(candidates.nominee):
        candidate = found[nominee]
        assert directory.nominees[int(candidates.index[row])].id == nominee
        assert directory.schools[int(candidates.school_index[row])].urn == candidate.school
        assert candidates.school[row] == candidate.school
        assert candidates.sessions[row] == candidate.evidence.sessions
        distance = candidate.evidence.distance
        assert np.isnan(candidates.distance[row]) if distance is None else True
        assert distance is None or candidates.distance[row] == distance
        for part in ("subject_fit", "availability", "diversity", "proximity"):
            assert getattr(candidates, part)[row] == candidate.parts[part]


def test_a_bound_changes_the_work_and_not_the_answer(requests: list[s2ss.Request]) -> None:
    directory = s2ss.synthetic_directory(nominees=40_000, seed=7)
    asked: list[int] = []

    def small(context: s2ss.CriterionContext, candidates: s2ss.CriterionCandidates) -> Any:
        asked.append(len(candidates))
        return by_index(context, candidates) / 50

    for bound in (0.02, lambda _: 0.02):
        for request in requests[:3]:
            asked.clear()
            whole = directory.rank(request, policy=POLICY, criteria=zeal(small))
            assert sum(asked) == whole.eligible
            asked.clear()
            assert directory.rank(request, policy=POLICY, criteria=zeal(small, bound)) == whole
            assert sum(asked) < whole.eligible


@settings(max_examples=40, deadline=None)
@given(
    shares=st.lists(st.integers(0, 20), min_size=3, max_size=3),
    seed=st.integers(0, 10_000),
    min_score=st.sampled_from([0.0, 0.4, 0.7]),
    limit=st.sampled_from([1, 7, 400]),
    bounded=st.booleans(),
)
def test_ranking_equals_scoring_everyone_in_numpy(
    shares: list[int], seed: int, min_score: float, limit: int, bounded: bool
) -> None:
    directory = s2ss.synthetic_directory(nominees=400, seed=seed % 7)
    request = s2ss.synthetic_requests(directory, requests=1, seed=seed)[0]
    own = np.random.default_rng(seed).integers(0, 5, size=len(directory.nominees)) / 4
    weights = dict(zip(["subject_fit", "zeal", "calm"], [1 + shares[0], *shares[1:]], strict=True))
    policy = s2ss.Policy(weights=weights, min_score=min_score)
    bound = 1.0 if bounded else None
    criteria = [
        s2ss.Criterion("zeal", lambda _, candidates: own[candidates.index], bound=bound),
        s2ss.Criterion("calm", lambda _, candidates: 1 - candidates.proximity, bound=bound),
    ]
    shortlist = directory.rank(request, policy=policy, limit=limit, criteria=criteria)

    everyone = directory.rank(
        request, policy=s2ss.Policy(weights={"subject_fit": 1}), limit=len(directory.nominees)
    )
    millionths = {part: round(weight * 1e6) for part, weight in policy.weights.items()}
    position = {nominee.id: at for at, nominee in enumerate(directory.nominees)}

    def total(candidate: s2ss.Candidate) -> int:
        parts = candidate.parts | {
            "zeal": own[position[candidate.nominee]],
            "calm": 1 - candidate.parts["proximity"],
        }
        return sum(millionths[part] * round(value * 1e6) for part, value in parts.items())

    scored = [(-total(candidate), candidate.nominee) for candidate in everyone]
    kept = sorted(pair for pair in scored if -pair[0] >= round(min_score * 1e6) * 10**6)
    assert [found.nominee for found in shortlist] == [nominee for _, nominee in kept[:limit]]
    assert [round(found.score * 1e12) for found in shortlist] == [
        -score for score, _ in kept[:limit]
    ]
    assert shortlist.eligible == len(kept)
    assert shortlist.excluded["below_min_score"] == len(scored) - len(kept)


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (lambda n: np.full(n, np.nan), "position 0"),
        (lambda n: [0.5] * (n - 1) + [float("inf")], "position"),
        (lambda n: np.full(n, 1.0000001), "from 0 to 1"),
        (lambda n: np.full(n, -0.001), "from 0 to 1"),
        (lambda n: np.zeros(n + 1), "for each of the"),
        (lambda n: np.zeros((n, 1)), "one dimension"),
        (lambda _: 0.5, "one dimension"),
        (lambda _: None, "of numbers"),
        (lambda n: ["0.5"] * n, "of numbers"),
        (lambda n: np.full(n, 1j), "of numbers"),
        (lambda _: [[0.5], [0.5, 0.5]], "raised ValueError"),
    ],
)
def test_what_is_no_score_is_refused_by_the_criterions_name(
    directory: s2ss.Directory,
    requests: list[s2ss.Request],
    returned: Callable[[int], Any],
    said: str,
) -> None:
    criteria = zeal(lambda _, candidates: returned(len(candidates)))
    for call in (
        lambda: directory.rank(requests[0], policy=POLICY, criteria=criteria),
        lambda: directory.rank_all(requests, policy=POLICY, criteria=criteria),
        lambda: directory.explain(
            requests[0], directory.nominees[0].id, policy=POLICY, criteria=criteria
        ),
    ):
        with pytest.raises(s2ss.InputError, match="criterion zeal") as caught:
            call()
        assert said in str(caught.value)


def test_an_exception_of_the_function_is_the_cause_of_one_with_its_name(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    def fails(_: s2ss.CriterionContext, __: s2ss.CriterionCandidates) -> Any:
        raise LookupError("not in the table")

    for call in (
        lambda: directory.rank(requests[0], policy=POLICY, criteria=zeal(fails)),
        lambda: directory.rank_all(requests, policy=POLICY, criteria=zeal(fails)),
        lambda: directory.rank(requests[0], policy=POLICY, criteria=zeal(by_index, fails)),
    ):
        with pytest.raises(s2ss.InputError, match=r"criterion zeal: .*raised") as caught:
            call()
        assert caught.value.faults[0].field == "criterion zeal"
    directory.rank(requests[0], policy=POLICY, criteria=zeal(by_index))
    with pytest.raises(s2ss.InputError) as caught:
        directory.rank_all(requests, policy=POLICY, criteria=zeal(fails))
    assert isinstance(caught.value.__cause__, LookupError)
    assert "not in the table" not in str(caught.value)


def test_other_exits_pass_as_they_are(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    def leaves(_: s2ss.CriterionContext, __: s2ss.CriterionCandidates) -> Any:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        directory.rank(requests[0], policy=POLICY, criteria=zeal(leaves))
    with pytest.raises(SystemExit):
        directory.rank_all(requests, policy=POLICY, criteria=zeal(leaves))


@pytest.mark.parametrize("many", [False, True])
def test_ctrl_c_ends_a_function_that_never_comes_back(
    directory: s2ss.Directory, requests: list[s2ss.Request], many: bool
) -> None:
    def never(_: s2ss.CriterionContext, __: s2ss.CriterionCandidates) -> Any:
        while True:
            time.sleep(0.001)

    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    began = time.perf_counter()
    ask = directory.rank_all if many else directory.rank
    with pytest.raises(KeyboardInterrupt):
        ask(requests if many else requests[0], policy=POLICY, criteria=zeal(never))  # type: ignore[operator]
    timer.join()
    assert time.perf_counter() - began < 2


def test_functions_run_on_the_thread_that_called(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    threads = set()

    def note(context: s2ss.CriterionContext, candidates: s2ss.CriterionCandidates) -> Any:
        threads.add(threading.get_ident())
        # A function may ask the package itself.
        context.directory.rank_all([context.request], limit=1)
        return by_index(context, candidates)

    directory.rank_all(requests, policy=POLICY, threads=4, criteria=zeal(note))
    assert threads == {threading.get_ident()}
    other = threading.Thread(
        target=lambda: directory.rank_all(
            requests, policy=POLICY, threads=3, criteria=zeal(note), progress=lambda *_: None
        )
    )
    other.start()
    other.join(60)
    assert not other.is_alive()
    assert len(threads) == 2


def test_weights_and_criteria_belong_together(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    with pytest.raises(s2ss.InputError, match="a weight in the policy for the criterion zeal"):
        directory.rank(requests[0], criteria=zeal(by_index))
    for call in (
        lambda: directory.rank(requests[0], policy=POLICY),
        lambda: directory.rank_all(requests, policy=POLICY),
        lambda: directory.explain(requests[0], directory.nominees[0].id, policy=POLICY),
        lambda: s2ss.Scorer(directory, requests[0], policy=POLICY),
    ):
        with pytest.raises(s2ss.InputError, match="a criterion with the name zeal"):
            call()
    with pytest.raises(s2ss.InputError, match="once"):
        directory.rank(requests[0], policy=POLICY, criteria=zeal(by_index) * 2)
    with pytest.raises(s2ss.InputError, match="criteria"):
        directory.rank(requests[0], policy=POLICY, criteria=[by_index])  # type: ignore[list-item]


@pytest.mark.parametrize("name", ["score", "diversity", "diversty", "Zeal", "", "a b", "a" * 41, 3])
def test_names_that_would_be_mistaken_are_refused(name: Any) -> None:
    with pytest.raises(s2ss.InputError):
        s2ss.Criterion(name, by_index)
    if isinstance(name, str) and name != "diversity":
        with pytest.raises(s2ss.InputError) as caught:
            s2ss.Policy(weights={"subject_fit": 1, name: 1})
        assert caught.value.faults[0].pointer == "/weights"


@pytest.mark.parametrize("bound", [-0.1, 1.1, float("nan"), "1", True])
def test_a_bound_is_a_fraction(bound: Any) -> None:
    with pytest.raises(s2ss.InputError, match="criterion zeal"):
        s2ss.Criterion("zeal", by_index, bound=bound)
    with pytest.raises(s2ss.InputError, match="function"):
        s2ss.Criterion("zeal", 3)  # type: ignore[arg-type]


def test_a_score_above_its_bound_is_refused(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    with pytest.raises(s2ss.InputError, match=r"criterion zeal: .*or its bound"):
        directory.rank(
            requests[0],
            policy=POLICY,
            criteria=zeal(lambda _, candidates: np.full(len(candidates), 0.5), 0.4),
        )


def test_a_policy_with_criteria_is_a_plain_value() -> None:
    assert POLICY.weights == {
        "subject_fit": 0.6,
        "availability": 0.2,
        "diversity": 0.0,
        "proximity": 0.0,
        "zeal": 0.2,
    }
    assert s2ss.Policy.from_json(POLICY.to_json()) == POLICY
    assert json.loads(POLICY.to_json())["weights"] == POLICY.weights
    assert s2ss.Policy(weights={"subject_fit": 3, "availability": 1, "zest": 1}) != POLICY
    assert POLICY.replace(weights={"subject_fit": 1}).weights["subject_fit"] == 1.0
    assert "zeal" in repr(POLICY)
