"""The solver of assignments on arrays: statuses, prices, refusals, arrays in and out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import s2ss

INDPTR = [0, 2, 4]
INDICES = [0, 1, 0, 1]
SCORES = [90, 80, 85, 10]


def test_a_minimum_does_not_cost_more_than_it_must() -> None:
    result = s2ss.solve_assignment(INDPTR, INDICES, SCORES, capacity=[1, 1], lower=[1, 0])
    assert result.objective == 165
    assert list(zip(result.row.tolist(), result.col.tolist(), strict=True)) == [(0, 1), (1, 0)]


def test_the_prices_sum_to_the_objective() -> None:
    result = s2ss.solve_assignment(INDPTR, INDICES, SCORES, capacity=[1, 1])
    assert result.row_price.sum() + result.col_price.sum() == result.objective


def test_an_arc_that_costs_is_chosen_only_where_places_must_be_filled() -> None:
    assert len(s2ss.solve_assignment([0, 1], [0], [-5], capacity=1)) == 0
    assert s2ss.solve_assignment([0, 1], [0], [-5], capacity=1, goal="most_served").objective == -5


def test_lower_bounds_that_cannot_be_met_are_named() -> None:
    result = s2ss.solve_assignment([0, 1], [0], [5], capacity=[1, 1], lower=[0, 1])
    assert result.status == "infeasible"
    assert result.conflict == {
        "columns": [1],
        "rows": [],
        "groups": [],
        "wanted": 1,
        "possible": 0,
    }


def test_a_forbidden_arc_stays_out_and_a_pinned_one_in() -> None:
    result = s2ss.solve_assignment(
        INDPTR, INDICES, SCORES, capacity=[1, 1], forbidden=[2], pinned=[3]
    )
    assert result.arc.tolist() == [0, 3]


def test_further_arcs_into_a_column_or_a_group_can_cost_more() -> None:
    arrays = {"indptr": [0, 2, 4], "indices": [0, 1, 0, 1], "scores": [90, 80, 85, 82]}
    assert s2ss.solve_assignment(**arrays, capacity=[2, 2]).objective == 175
    spread = s2ss.solve_assignment(**arrays, capacity=[2, 2], spread=4)
    assert (spread.objective, spread.col.tolist()) == (172, [0, 1])
    once = s2ss.solve_assignment(
        **arrays, capacity=[2, 2], group=[0, 0], group_capacity=2, group_spread=[90]
    )
    assert (once.objective, once.col.tolist()) == (90, [0])
    assert once.row_price.sum() + once.group_price[0][0] == once.objective
    nested = s2ss.solve_assignment(
        **arrays,
        capacity=[2, 2],
        group=[([0, 1], [2, 2]), ([0, 0], [2])],
        group_spread=[4, [1]],
    )
    assert nested.objective == 171


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ({"spread": -1}, "spread"),
        ({"spread": [0, 0, 0]}, "spread"),
        ({"group_spread": 1}, "group_spread"),
        ({"group": [0, 0], "group_capacity": 1, "group_spread": [-1]}, r"group_spread\[0\]"),
        ({"group": [([0, 0], [1])], "group_spread": [0, 0]}, "group_spread"),
    ],
)
def test_a_spread_that_fits_nothing_is_named(spread: dict[str, Any], expected: str) -> None:
    with pytest.raises(s2ss.InputError, match=expected):
        s2ss.solve_assignment(INDPTR, INDICES, SCORES, capacity=[1, 1], **spread)


def test_groups_limit_their_columns_together() -> None:
    result = s2ss.solve_assignment(
        INDPTR, INDICES, SCORES, capacity=[2, 2], group=[0, 0], group_capacity=[1]
    )
    assert result.objective == 90
    assert 85 <= result.group_price[0][0] <= 90


@pytest.mark.parametrize(
    "given",
    [
        {"group": [0, 0], "group_capacity": 1},
        {"group": [([0, 0], [1])]},
        {"group": [(np.array([0, 1]), 2), (np.array([0, 0]), 1)]},
        {"group": [[0, 1], [0, 0]], "group_capacity": [2, 1]},
    ],
)
def test_a_capacity_may_be_one_number_and_levels_may_be_pairs(given: dict[str, Any]) -> None:
    result = s2ss.solve_assignment(INDPTR, INDICES, SCORES, capacity=[2, 2], **given)
    assert (len(result), result.objective) == (1, 90)


def test_one_capacity_for_all_groups_needs_them_numbered_from_0() -> None:
    given: dict[str, Any] = {"group": [0, 2**31 - 1], "group_capacity": 1}
    with pytest.raises(s2ss.InputError, match="number the groups from 0"):
        s2ss.solve_assignment(INDPTR, INDICES, SCORES, capacity=[2, 2], **given)


def test_a_fraction_is_refused_by_its_place() -> None:
    scores = [float(score) for score in SCORES]
    scores[1] = float("nan")
    with pytest.raises(s2ss.InputError) as caught:
        s2ss.solve_assignment(INDPTR, INDICES, scores, capacity=[2, 2])
    assert caught.value.faults[0].field == "scores[1]"


def test_groups_of_several_levels_come_as_lists_of_lists_or_of_arrays() -> None:
    group, capacity = [[0, 0], [0, 0]], [[2], [1]]
    for kind in (list, np.array):
        result = s2ss.solve_assignment(
            INDPTR,
            INDICES,
            SCORES,
            capacity=2,
            group=[kind(level) for level in group],
            group_capacity=[kind(level) for level in capacity],
        )
        assert (len(result), result.objective) == (1, 90)


def test_a_problem_without_rows_is_solved_by_choosing_nothing() -> None:
    result = s2ss.solve_assignment([0], [], [], capacity=[])
    assert (result.status, result.objective, len(result)) == ("optimal", 0, 0)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"indptr": [0, 2]}, "indptr[1]"),
        ({"indptr": [1, 2, 4]}, "indptr[0]"),
        ({"indptr": [0, 3, 2, 4]}, "indptr[2]"),
        ({"indices": [0, 1, 0, 2]}, "indices[3]"),
        ({"indices": [0, 1, 1, 1]}, "indices[3]"),
        ({"scores": [1, 2, 3]}, "scores"),
        ({"scores": [1.0, 2.0, 3.0, float("nan")]}, "scores[3]"),
        ({"scores": [1.0, 2.5, 3.0, 4.0]}, "scores[1]"),
        ({"capacity": [1, -1]}, "capacity[1]"),
        ({"places": [1, -1]}, "places[1]"),
        ({"lower": [2, 0]}, "lower[0]"),
        ({"group": [0, 2], "group_capacity": [1, 1]}, "group[1]"),
        ({"group": [[0, 0], [0, 1]], "group_capacity": [[1], [1, 1]]}, "group[1][1]"),
        ({"pinned": [0, 1]}, "pinned[1]"),
        ({"pinned": [0], "forbidden": [0]}, "forbidden[0]"),
        ({"goal": "stable"}, "goal"),
    ],
)
def test_what_does_not_hold_is_named_with_its_position(
    changed: dict[str, object], named: str
) -> None:
    given = {"indptr": INDPTR, "indices": INDICES, "scores": SCORES, "capacity": [1, 1], **changed}
    with pytest.raises(s2ss.InputError) as caught:
        s2ss.solve_assignment(**given)  # type: ignore[arg-type]
    assert caught.value.faults[0].field == named


def test_scores_whose_sum_could_overflow_are_refused() -> None:
    with pytest.raises(s2ss.LimitError):
        s2ss.solve_assignment([0, 1, 2], [0, 1], [2**62, 2**62], capacity=[1, 1])


def test_a_result_starts_a_similar_problem() -> None:
    random = np.random.default_rng(5)
    indices = np.concatenate([random.choice(300, 10, replace=False) for _ in range(400)])
    indptr = np.arange(0, 4001, 10)
    scores = random.integers(0, 1000, 4000)
    first = s2ss.solve_assignment(indptr, indices, scores, capacity=1)
    scores[:40] = random.integers(0, 1000, 40)
    warm = s2ss.solve_assignment(indptr, indices, scores, capacity=1, warm=first)
    assert warm.objective == s2ss.solve_assignment(indptr, indices, scores, capacity=1).objective
