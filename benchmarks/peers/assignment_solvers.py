"""Ways to solve a round of `assignment_families` with what else people would use.

Each peer is given its own form of the problem beforehand; what `solve` returns takes only the
solving itself. All of them maximise the total score; a peer that cannot hold a family or size is
left out of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import networkx as nx
import numpy as np
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from peers.assignment_families import Round
from peers.compiled_solvers import NAMES, compiled_flow, is_built
from peers.flow_arcs import flow_arcs

Solve = Callable[[], int]
"""Solves once and returns the objective."""

LARGEST = {"scipy sparse": 10_000, "scipy dense": 1_000, "networkx": 1_000, "boost": 1_000}
"""Rows up to which a peer is tried: beyond them it takes minutes or all memory."""


def ways(made: Round) -> dict[str, Callable[[], Solve]]:
    """What each peer that can hold the round needs to prepare it."""
    found: dict[str, Callable[[], Solve]] = {"ortools": lambda: ortools_flow(made)}
    is_plain = not made.group and made.family != "places"
    if is_plain:
        found["scipy sparse"] = lambda: scipy_sparse(made)
        found["scipy dense"] = lambda: scipy_dense(made)
    found["networkx"] = lambda: networkx_flow(made)
    if is_built():
        found |= {name: partial(compiled_flow, made, name) for name in NAMES}
    return {name: way for name, way in found.items() if made.rows <= LARGEST.get(name, made.rows)}


def ortools_flow(made: Round) -> Solve:
    """OR-Tools' cost-scaling push-relabel; as much flow as pays, by an arc past all others."""
    arcs = flow_arcs(made)
    total = int(made.places.sum())
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.append(arcs.tails, arcs.source),
        np.append(arcs.heads, arcs.sink),
        np.append(arcs.capacities, total),
        np.append(arcs.costs, 0),
    )
    flow.set_node_supply(arcs.source, total)
    flow.set_node_supply(arcs.sink, -total)

    def solve() -> int:
        if flow.solve() != flow.OPTIMAL:
            raise SystemExit("ortools did not finish")
        return -flow.optimal_cost()

    return solve


def scipy_sparse(made: Round) -> Solve:
    """LAPJVsp: one column for each unit of capacity, and one for each row that stays without."""
    first = np.concatenate([[0], np.cumsum(made.capacity)])
    units = made.capacity[made.indices]
    row = np.repeat(np.repeat(np.arange(made.rows), np.diff(made.indptr)), units)
    within = np.arange(len(row)) - np.repeat(np.cumsum(units) - units, units)
    column = np.repeat(first[made.indices], units) + within
    score = np.repeat(made.scores, units)
    used = score > 0
    rows = np.arange(made.rows)
    most = int(made.scores.max(initial=0)) + 1
    data = np.concatenate([score[used], np.zeros(made.rows, np.int64)])
    shape = (made.rows, int(first[-1]) + made.rows)
    # Explicit zeros do not count as arcs: all costs are moved above 0.
    costs = csr_matrix(
        (
            (most - data).astype(np.float64),
            (
                np.concatenate([row[used], rows]),
                np.concatenate([column[used], int(first[-1]) + rows]),
            ),
        ),
        shape=shape,
    )

    def solve() -> int:
        chosen = min_weight_full_bipartite_matching(costs)
        return made.rows * most - int(costs[chosen].sum())

    return solve


def scipy_dense(made: Round) -> Solve:
    """The dense matrix with one column for each unit of capacity; 0 where there is no arc."""
    first = np.concatenate([[0], np.cumsum(made.capacity)])
    matrix = np.zeros((made.rows, int(first[-1])))
    row = np.repeat(np.arange(made.rows), np.diff(made.indptr))
    for unit in range(int(made.capacity.max(initial=0))):
        has = made.capacity[made.indices] > unit
        matrix[row[has], first[made.indices[has]] + unit] = np.maximum(made.scores[has], 0)

    def solve() -> int:
        chosen = linear_sum_assignment(matrix, maximize=True)
        return int(matrix[chosen].sum())

    return solve


def networkx_flow(made: Round) -> Solve:
    """Network simplex in Python."""
    arcs = flow_arcs(made)
    total = int(made.places.sum())
    graph = nx.DiGraph()
    graph.add_node(arcs.source, demand=-total)
    graph.add_node(arcs.sink, demand=total)
    graph.add_edge(arcs.source, arcs.sink, capacity=total, weight=0)
    columns = (arcs.tails, arcs.heads, arcs.capacities, arcs.costs)
    for tail, head, capacity, cost in zip(*(column.tolist() for column in columns), strict=True):
        graph.add_edge(tail, head, capacity=capacity, weight=cost)

    def solve() -> int:
        cost, _ = nx.network_simplex(graph)
        return -int(cost)

    return solve
