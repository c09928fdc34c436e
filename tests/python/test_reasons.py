"""Variety, stability, single changes, comparisons and metrics, as Python sees them."""

from __future__ import annotations

import math
import pickle
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
import worlds
from hypothesis import given, settings
from hypothesis import strategies as st

import s2ss

SCHEMA: dict[str, Any] = s2ss.json_schema()
DIRECTORY = s2ss.synthetic_directory(nominees=400, seed=3, as_of="2026-09-01")
REQUESTS = [
    request
    for request in s2ss.synthetic_requests(DIRECTORY, requests=20, seed=3)
    if DIRECTORY.rank(request, limit=1).eligible > 3
]
REQUEST = REQUESTS[0]
LIST = DIRECTORY.rank(REQUEST, limit=1000)


def faults(form: str, document: Any) -> list[str]:
    """Return what a form of the schema finds wrong with a document."""
    validator = jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{form}", "$defs": SCHEMA["$defs"]}
    )
    return [error.message for error in validator.iter_errors(document)]


def reweighted(weights: dict[str, float], part: str, weight: Fraction) -> dict[str, Fraction]:
    """Return exact weights with one of them set and the others in proportion."""
    exact = {name: Fraction(str(value)) for name, value in weights.items()}
    scale = (1 - weight) / (1 - exact[part])
    return {name: weight if name == part else value * scale for name, value in exact.items()}


def first_under(weights: dict[str, Fraction]) -> str:
    """Return who stands first, worked out from the parts alone."""
    totals = [
        (-sum(weights[part] * Fraction(str(value)) for part, value in each.parts.items()), each)
        for each in LIST
    ]
    return min(totals, key=lambda row: (row[0], row[1].nominee.encode()))[1].nominee


def test_no_variety_is_the_order_by_score() -> None:
    assert DIRECTORY.rank(REQUEST, variety=0.0) == DIRECTORY.rank(REQUEST)
    assert DIRECTORY.rank(REQUEST).variety == 0.0


def test_variety_brings_in_schools_that_differ() -> None:
    for request in REQUESTS:
        pure = {each.school for each in DIRECTORY.rank(request)}
        varied = DIRECTORY.rank(request, variety=1.0)
        assert varied.variety == 1.0
        assert len({each.school for each in varied}) >= len(pure)
        assert varied[0] == DIRECTORY.rank(request, limit=1)[0]
        table = DIRECTORY.rank_all([request], variety=1.0).columns()
        assert table["nominee"].tolist() == [each.nominee for each in varied]


@pytest.mark.parametrize("variety", [-0.1, 1.1, math.nan, math.inf, "much", None])
def test_a_variety_that_is_no_share_is_refused(variety: Any) -> None:
    with pytest.raises(s2ss.InputError, match="variety"):
        DIRECTORY.rank(REQUEST, variety=variety)


@pytest.mark.parametrize("limit", [0, -1, 1.5, "ten"])
def test_a_limit_of_nothing_is_refused_everywhere(limit: Any) -> None:
    nominee = DIRECTORY.nominees[0].id
    for ask in (
        lambda: DIRECTORY.rank(REQUEST, limit=limit, variety=0.5),
        lambda: DIRECTORY.stability(REQUEST, limit=limit),
        lambda: DIRECTORY.explain(REQUEST, nominee, limit=limit),
        lambda: DIRECTORY.why_not(REQUEST, nominee, limit=limit),
    ):
        with pytest.raises(s2ss.InputError, match="limit"):
            ask()


def test_a_huge_limit_is_everybody() -> None:
    assert len(DIRECTORY.rank(REQUEST, limit=2**63, variety=0.3)) == LIST.eligible


def test_a_shortlist_says_how_stable_it_is() -> None:
    shortlist = DIRECTORY.rank(REQUEST, limit=5)
    stability = shortlist.stability()
    assert stability == DIRECTORY.stability(REQUEST, limit=5)
    assert stability.first == shortlist[0].nominee
    assert stability.eligible == shortlist.eligible
    assert [part.part for part in stability.parts] == list(shortlist.weights)
    assert all(part.first.contains(part.weight) for part in stability.parts)
    assert faults("stability", stability.to_dict()) == []
    assert s2ss.Stability.from_json(stability.to_json()) == stability
    assert stability.sentences()


@settings(deadline=None, max_examples=60)
@given(part=st.sampled_from(list(LIST.weights)), weight=st.fractions(0, 1, max_denominator=500))
def test_the_first_place_stays_exactly_inside_the_interval(part: str, weight: Fraction) -> None:
    shown = next(each for each in DIRECTORY.stability(REQUEST).parts if each.part == part)
    same = first_under(reweighted(LIST.weights, part, weight)) == LIST[0].nominee
    assert shown.first.contains(weight) == same


def test_a_shortlist_from_a_document_says_what_to_ask_instead() -> None:
    for read in (s2ss.Shortlist.from_dict(LIST.to_dict()), pickle.loads(pickle.dumps(LIST))):
        assert read == LIST
        with pytest.raises(s2ss.InputError, match="ask the directory itself"):
            read.stability()


def test_changes_are_enough_when_they_are_made() -> None:
    made = 0
    for request in REQUESTS[:6]:
        for nominee in list(DIRECTORY.nominees)[:60]:
            explanation = DIRECTORY.explain(request, nominee.id, limit=3)
            for change in explanation.changes:
                assert change.rank <= 3
                assert change.sentence().startswith(f"They would be number {change.rank} if ")
                assert faults("single_change", change.to_dict()) == []
                if change.side != "request" or change.kind not in ("mode", "slot", "distance"):
                    continue
                if change.kind == "mode":
                    other = request.replace(modes=[*request.modes, change.mode])
                elif change.kind == "slot":
                    other = request.replace(slots=[*request.slots, change.slot])
                else:
                    other = request.replace(max_distance=change.distance)
                assert DIRECTORY.explain(other, nominee.id, changes=False).rank == change.rank
                made += 1
            assert not (explanation.is_on_the_list and explanation.changes)
            assert faults("explanation", explanation.to_dict()) == []
    assert made


def test_why_not_speaks_in_sentences_and_names_nobody() -> None:
    contact = {"name": "A. Teacher", "email": "teacher@school.example"}
    directory = worlds.directory(nominee={"contact": contact, "modes": ["phone"]})
    sentences = directory.why_not(worlds.request(modes=["online"]), "n1")
    assert sentences == [
        "The colleague at Moor Lane (n1) cannot be proposed for this request.",
        "The two sides share no way of working: one of them would have to widen the modes.",
        "But for that, it would be number 1 beside the 0 eligible nominees.",
        "Any one of these would be enough:",
        "They would be number 1 if the school that asks also accepted telephone.",
        "They would be number 1 if the colleague also offered online calls.",
    ]
    with pytest.raises(s2ss.InputError, match="nominee"):
        directory.why_not(worlds.request(), "nobody")


def test_two_are_compared_part_by_part() -> None:
    first, last = LIST[0], LIST[-1]
    comparison = LIST.compare(last, first.nominee)
    assert comparison == DIRECTORY.compare(REQUEST, first.nominee, last.nominee)
    assert (comparison.above, comparison.below) == (first, last)
    assert sum(part.counts for part in comparison.parts) == pytest.approx(first.score - last.score)
    assert comparison.difference == pytest.approx(first.score - last.score)
    assert comparison.sentences()[0].startswith(f"The colleague at {first.school_name} (")
    assert faults("comparison", comparison.to_dict()) == []
    assert s2ss.Comparison.from_dict(comparison.to_dict()) == comparison
    with pytest.raises(s2ss.InputError, match="other_nominee"):
        DIRECTORY.compare(REQUEST, first.nominee, first.nominee)


def test_every_kind_of_set_is_counted_alike() -> None:
    table = DIRECTORY.rank_all(REQUESTS, limit=3)
    lists = [DIRECTORY.rank(request, limit=3) for request in REQUESTS]
    pairs = [(each.nominee, found.school) for found in lists for each in found]
    schools = {request.id: request.school for request in REQUESTS}

    class Plan:
        assigned = table

    expected = DIRECTORY.metrics(table, names=True)
    assert expected.links == len(pairs)
    assert DIRECTORY.metrics(lists, names=True) == expected
    assert DIRECTORY.metrics(pairs, names=True) == expected
    assert DIRECTORY.metrics(Plan(), requests=REQUESTS, names=True) == expected
    columns = {
        "nominee": [nominee for nominee, _ in pairs],
        "requesting_school": [school for _, school in pairs],
    }
    assert DIRECTORY.metrics(columns, names=True) == expected
    assert DIRECTORY.metrics(lists[0]).links == len(lists[0])
    assert set(schools.values()) >= set(expected.only_asking)
    assert DIRECTORY.metrics(DIRECTORY.links) == DIRECTORY.metrics()
    assert faults("metrics", expected.to_dict()) == []
    assert s2ss.Metrics.from_json(expected.to_json()) == expected


def test_small_numbers_are_left_out_and_said_to_be() -> None:
    found = DIRECTORY.metrics([(DIRECTORY.nominees[0].id, DIRECTORY.schools[-1].urn)])
    assert "gini" in found.suppressed
    assert found.gini is None
    assert found.across_trusts.count is None
    assert found.never_proposed == []


@pytest.mark.parametrize("of", ["links", 5, [("nobody", "nowhere")], [1, 2], {"nominee": ["n"]}])
def test_what_cannot_be_counted_is_refused(of: Any) -> None:
    with pytest.raises(s2ss.InputError):
        DIRECTORY.metrics(of)
