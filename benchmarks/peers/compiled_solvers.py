"""LEMON and Boost.Graph on a round of `assignment_families`, through `flow_solvers.cpp`."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np

from peers.assignment_families import Round
from peers.flow_arcs import flow_arcs

LIBRARY = Path(__file__).parents[2] / "build/release/benchmarks/libs2ss_flow_solvers.so"
NAMES = ("lemon simplex", "lemon scaling", "boost")


def is_built() -> bool:
    """Whether the library is there: it needs LEMON when the benchmarks are built."""
    return LIBRARY.exists()


def compiled_flow(made: Round, name: str) -> Callable[[], int]:
    """The round as a flow for one of `NAMES`."""
    library = ctypes.CDLL(str(LIBRARY))
    library.prepare_flow.restype = ctypes.c_void_p
    library.drop_flow.argtypes = library.solve_flow.argtypes = [ctypes.c_void_p]
    library.solve_flow.restype = ctypes.c_int64
    arcs = flow_arcs(made)
    total = int(made.places.sum())
    # Every path holds one arc with a score or the one past all: moving these moves all plans alike.
    most = int(made.scores.max(initial=0))
    moved = np.where(arcs.is_scored, most, 0)
    columns = [
        np.ascontiguousarray(column, dtype=np.int64)
        for column in (
            np.append(arcs.tails, arcs.source),
            np.append(arcs.heads, arcs.sink),
            np.append(arcs.capacities, total),
            np.append(arcs.costs + moved, most),
        )
    ]
    network = ctypes.c_void_p(
        library.prepare_flow(
            NAMES.index(name),
            *map(ctypes.c_int64, (arcs.nodes, len(columns[0]))),
            *(ctypes.c_void_p(column.ctypes.data) for column in columns),
            *map(ctypes.c_int64, (arcs.source, arcs.sink, total)),
        )
    )

    def solve() -> int:
        return total * most - int(library.solve_flow(network))

    weakref.finalize(solve, library.drop_flow, network)
    return solve
