"""A round of `assignment_families` as a minimum cost flow, for the peers that solve those."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from peers.assignment_families import Ints, Round


@dataclass
class FlowArcs:
    """Arcs by column, without the one past all that lets places stay empty."""

    tails: Ints
    heads: Ints
    capacities: Ints
    costs: Ints
    is_scored: npt.NDArray[np.bool_]
    """Which arcs are pairs of the round: every path from source to sink holds one."""
    source: int
    sink: int

    @property
    def nodes(self) -> int:
        """How many nodes there are, numbered from 0."""
        return int(max(self.heads.max(), self.tails.max(), self.sink)) + 1


def flow_arcs(made: Round) -> FlowArcs:
    """From the source by rows, columns and groups to the sink; only pairs that add to a total."""
    rows, columns = made.rows, len(made.capacity)
    source, sink = rows + columns, rows + columns + 1
    row = np.repeat(np.arange(rows), np.diff(made.indptr))
    used = made.scores > 0
    pairs = int(used.sum())
    arcs = [
        (np.full(rows, source), np.arange(rows), made.places, np.zeros(rows, np.int64)),
        (row[used], rows + made.indices[used], np.ones(pairs, np.int64), -made.scores[used]),
    ]
    below, limit, free = rows + np.arange(columns), made.capacity, sink + 1
    parents = np.arange(columns)
    for group, capacity in zip(made.group, made.group_capacity, strict=True):
        above = np.zeros(len(below), np.int64)
        above[parents] = free + group
        arcs.append((below, above, limit, np.zeros(len(below), np.int64)))
        below, limit, parents = free + np.arange(len(capacity)), capacity, group
        free += len(capacity)
    arcs.append((below, np.full(len(below), sink), limit, np.zeros(len(below), np.int64)))
    tails, heads, capacities, costs = (np.concatenate(column) for column in zip(*arcs, strict=True))
    is_scored = np.zeros(len(tails), bool)
    is_scored[rows : rows + pairs] = True
    return FlowArcs(tails, heads, capacities, costs, is_scored, source, sink)
