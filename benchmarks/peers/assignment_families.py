"""Rounds of requests of several kinds, as the arrays of `s2ss.solve_assignment`, by seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

MOST = 1_000_000
"""Scores run from 0 to this."""

FAMILIES = ("loose", "skew", "tight", "tight-uniform", "uniform", "nested", "places")
"""What issue and peers are measured on; the first five are plain assignment with capacities."""

SPREADS = ("equal", "two-values", "powers", "heavy-tails", "negative")
"""Score distributions that a solver may trip over, on the pattern of `tight`."""


@dataclass
class Round:
    """The arrays of one problem."""

    family: str
    indptr: Ints
    indices: npt.NDArray[np.int32]
    scores: Ints
    capacity: Ints
    places: Ints
    group: list[npt.NDArray[np.int32]] = field(default_factory=list)
    group_capacity: list[Ints] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many requests there are."""
        return len(self.indptr) - 1

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments for `s2ss.solve_assignment`."""
        named: dict[str, Any] = {"capacity": self.capacity}
        if self.family == "places":
            named["places"] = self.places
        if self.group:
            named["group"] = self.group
            named["group_capacity"] = self.group_capacity
        return named


def make_round(family: str, rows: int, arcs: int = 32, seed: int = 1) -> Round:
    """Draw a round of `rows` requests with about `arcs` candidates each."""
    kind = np.random.default_rng([seed, rows, (*FAMILIES, *SPREADS).index(family)])
    is_tight = family in ("tight", "tight-uniform", *SPREADS)
    columns = max(rows // 2 if is_tight else 2 * rows, 1)
    indptr, indices = pattern(kind, family, rows, columns, arcs)
    scores = draw_scores(kind, family, indices, columns)
    capacity = kind.integers(1, 4, size=columns)
    places = kind.integers(1, 4, size=rows) if family == "places" else np.ones(rows, np.int64)
    made = Round(family, indptr, indices, scores, capacity, places)
    if family == "nested":
        school = (np.arange(columns) // 4).astype(np.int32)
        trust = (np.arange(columns) // 40).astype(np.int32)
        made.group = [school, trust]
        made.group_capacity = [
            kind.integers(1, 4, size=school[-1] + 1),
            kind.integers(3, 8, size=trust[-1] + 1),
        ]
    return made


def pattern(
    kind: np.random.Generator, family: str, rows: int, columns: int, arcs: int
) -> tuple[Ints, npt.NDArray[np.int32]]:
    """Who may help whom: within a topic, or anywhere for the uniform families."""
    if family in ("uniform", "tight-uniform"):
        first, size = np.zeros(rows, np.int64), np.full(rows, columns)
    else:
        topics = max(columns // 400, 1)
        if family in ("loose", "nested", "places"):
            chance = np.full(topics, 1 / topics)
        else:
            chance = 1 / np.arange(1, topics + 1) ** 0.5
            chance /= chance.sum()
        topic = kind.choice(topics, size=rows, p=chance)
        bounds = np.arange(topics + 1) * columns // topics
        first, size = bounds[topic], (bounds[1:] - bounds[:-1])[topic]
    drawn = first[:, None] + (kind.random((rows, arcs)) * size[:, None]).astype(np.int64)
    drawn.sort(axis=1)
    is_new = np.ones_like(drawn, dtype=bool)
    is_new[:, 1:] = drawn[:, 1:] != drawn[:, :-1]
    indptr = np.concatenate([[0], np.cumsum(is_new.sum(axis=1))])
    return indptr, drawn[is_new].astype(np.int32)


def draw_scores(
    kind: np.random.Generator, family: str, indices: npt.NDArray[np.int32], columns: int
) -> Ints:
    """What each pair is worth: chance, and except in the uniform families what the column is."""
    chance = kind.random(len(indices))
    if family == "equal":
        return np.full(len(indices), 7)
    if family == "two-values":
        return np.where(chance < 0.5, 1, MOST)
    if family == "powers":
        return 1 << (chance * 20).astype(np.int64)
    if family == "heavy-tails":
        return (1000 / (chance + 1e-3)).astype(np.int64)
    if family == "negative":
        return (chance * 2 * MOST).astype(np.int64) - MOST
    if family in ("uniform", "tight-uniform"):
        return (chance * MOST).astype(np.int64)
    quality = kind.random(columns)
    return ((0.5 * chance + 0.5 * quality[indices]) * MOST).astype(np.int64)
