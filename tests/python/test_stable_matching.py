"""`stable_matching` and `blocking_pairs` on arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import s2ss

TWO: dict[str, Any] = {"indptr": [0, 2, 4], "indices": [0, 1, 1, 0], "priority": [1, 2, 1, 2]}


def test_each_side_can_be_given_its_best():
    assert s2ss.stable_matching(**TWO).col.tolist() == [0, 1]
    assert s2ss.stable_matching(**TWO, proposer="columns").col.tolist() == [1, 0]


def test_arrays_of_the_right_type_are_not_copied_and_results_are_read_only():
    match = s2ss.stable_matching(
        np.array([0, 1], dtype=np.int64), np.array([0], dtype=np.int32), np.array([9])
    )
    assert match.row.dtype == np.int32
    assert match.arc.dtype == np.int64
    with pytest.raises(ValueError, match="read-only"):
        match.col[0] = 1


@pytest.mark.parametrize("kind", [list, tuple, np.array, lambda a: np.array(a, dtype=np.uint8)])
def test_any_whole_numbers_will_do(kind: Any):
    given = {name: kind(values) for name, values in TWO.items()}
    assert s2ss.stable_matching(**given) == s2ss.stable_matching(**TWO)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"priority": [1.0, 2.0, 1.5, 2.0]}, "priority[2]"),
        ({"priority": [1, 2, float("nan"), 2]}, "priority[2]"),
        ({"priority": ["a", "b", "c", "d"]}, "priority"),
        ({"priority": "abcd"}, "priority"),
        ({"priority": [True, False, True, True]}, "priority"),
        ({"priority": [[1, 2, 1, 2]]}, "priority"),
        ({"priority": [1, 2, 3]}, "priority"),
        ({"priority": [1, 2, 3, 2**70]}, "priority"),
        ({"indices": [0, 1, 1, 2**40]}, "indices[3]"),
        ({"indices": [0, 0, 1, 0]}, "indices"),
        ({"indptr": None}, "indptr"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": [1, -1]}, "capacity"),
        ({"capacity": [1]}, "indices"),
        ({"places": 1.5}, "places"),
        ({"group": [0, 0]}, "group_capacity"),
        ({"group": [[0, 0], [0, 1]], "group_capacity": [[1], [1, 1]]}, "group[1]"),
        ({"group": [[0, 0], [0, 1]], "group_capacity": [[1]]}, "group_capacity"),
        ({"proposer": "both"}, "proposer"),
    ],
)
def test_a_fault_names_the_argument(changes: dict[str, Any], name: str):
    with pytest.raises(s2ss.InputError) as raised:
        s2ss.stable_matching(**{**TWO, **changes})
    assert raised.value.faults[0].field == name


def test_nested_groups_are_a_list_inside_out():
    match = s2ss.stable_matching(
        [0, 1, 2, 3],
        [0, 1, 2],
        [1, 2, 3],
        group=[[0, 0, 1], [0, 0, 0]],
        group_capacity=[[1, 1], [1]],
    )
    assert match.row.tolist() == [2]


def test_no_pair_blocks_a_large_matching():
    random = np.random.default_rng(7)
    rows, columns, degree = 20_000, 3_000, 12
    first = random.integers(0, columns, size=(rows, 1))
    steps = random.permutation(columns - 1)[: degree - 1] + 1
    indices = np.hstack([first, (first + steps) % columns]).astype(np.int32).ravel()
    problem = {
        "indptr": np.arange(rows + 1, dtype=np.int64) * degree,
        "indices": indices,
        "priority": random.integers(0, 100, size=indices.size),
        "capacity": random.integers(0, 6, size=columns),
    }
    for proposer in ("rows", "columns"):
        match = s2ss.stable_matching(**problem, proposer=proposer)
        assert len(match) > 5_000
        assert s2ss.blocking_pairs(**problem, chosen=match.arc).size == 0
    assert s2ss.blocking_pairs(**problem, chosen=match.arc[1:]).size > 0
