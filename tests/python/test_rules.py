"""Every rule's enumerator is reached from Python, in a world where it alone removes the nominee."""

from dataclasses import dataclass, field
from typing import Any

import pytest
import worlds

import s2ss


@dataclass(frozen=True)
class Case:
    rule: str
    world: dict[str, Any] = field(default_factory=dict)
    request: dict[str, Any] = field(default_factory=dict)
    policy: dict[str, Any] = field(default_factory=dict)


CASES = [
    Case("same_school", world={"nominee": {"school": "100002"}}),
    Case("not_listed", world={"nominee": {"status": "paused"}}),
    Case("review_overdue", world={"nominee": {"review_by": "2026-08-31"}}),
    Case("school_closed", world={"supporting": {"status": "Closed"}}),
    Case("avoided", request={"avoid_nominees": ["n1"]}),
    Case(
        "same_trust",
        world={"supporting": {"trust": "t1"}, "requesting": {"trust": "t1"}},
        policy={"exclude_same_trust": True},
    ),
    Case("no_subject_fit", world={"nominee": {"expertise": ["physics"]}}),
    Case(
        "required_need_unmet",
        request={"needs": ["history", s2ss.Need(topic="physics", required=True)]},
    ),
    Case("no_common_mode", world={"nominee": {"modes": ["phone"]}}, request={"modes": ["online"]}),
    Case(
        "no_common_slot",
        world={"nominee": {"slots": ["Mon-am"]}},
        request={"slots": ["Tue-am"]},
    ),
    Case("too_far", world={"supporting": {"northing": 480000}}, request={"modes": ["visit"]}),
    Case(
        "nominee_full",
        world={"links": [worlds.link(requesting_school="100003", state="proposed")]},
    ),
    Case("school_full", world={"supporting": {"release_limit": 0}}),
    Case(
        "recently_linked",
        world={"links": [worlds.link()]},
        policy={"recently_linked_days": 30},
    ),
    Case(
        "conflict",
        world={"conflicts": [{"nominee": "n1", "requesting_school": "100002"}]},
    ),
    Case("below_min_score", policy={"min_score": 1.0}),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_world_in_which_one_rule_alone_removes_the_nominee(case: Case) -> None:
    directory = worlds.directory(**case.world)
    request = worlds.request(**case.request)
    policy = s2ss.Policy(**case.policy)

    shortlist = directory.rank(request, policy=policy)
    explanation = directory.explain(request, "n1", policy=policy)

    assert shortlist.excluded == {case.rule: 1}
    assert len(shortlist) == shortlist.eligible == 0
    assert case.rule in explanation.rules
    assert explanation.rules[0] == case.rule
    assert not explanation.is_eligible
    assert s2ss.Scorer(directory, request, policy=policy).removed_by("n1") == case.rule


def test_the_cases_are_all_the_rules_in_their_order() -> None:
    assert [case.rule for case in CASES] == s2ss.rules
    assert len(s2ss.rules) == 16


def test_without_changes_no_rule_removes_the_nominee() -> None:
    shortlist = worlds.directory().rank(worlds.request())
    assert [candidate.nominee for candidate in shortlist] == ["n1"]
    assert shortlist.excluded == {}


@pytest.mark.parametrize("rule", s2ss.rules)
def test_every_rule_has_a_meaning_in_words(rule: str) -> None:
    meaning = s2ss.rule_meaning(rule)
    assert meaning.strip()
    assert "_" not in meaning


def test_a_word_that_is_no_rule_is_refused() -> None:
    with pytest.raises(s2ss.InputError, match="rule"):
        s2ss.rule_meaning("too_young")


def test_excluded_stands_in_the_order_of_the_rules() -> None:
    directory = s2ss.synthetic_directory(nominees=300, seed=3)
    for request in s2ss.synthetic_requests(directory, requests=5):
        found = list(directory.rank(request).excluded)
        assert found == [rule for rule in s2ss.rules if rule in found]
