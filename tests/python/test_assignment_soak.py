"""A thousand large rounds against OR-Tools; asked for with S2SS_SOAK=1 where it is installed."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

import s2ss

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

SOAK = os.environ.get("S2SS_SOAK") == "1"


@pytest.mark.skipif(not SOAK, reason="takes minutes: S2SS_SOAK=1 asks for it")
def test_a_thousand_large_rounds_are_worth_what_ortools_finds():
    pytest.importorskip("ortools")
    families = pytest.importorskip("peers.assignment_families")
    solvers = pytest.importorskip("peers.assignment_solvers")
    names = (*families.FAMILIES, *families.SPREADS)
    kind = random.Random(1)

    for seed in range(1000):
        family = names[seed % len(names)]
        rows, arcs = kind.randint(500, 3000), kind.choice((4, 16, 32))
        made = families.make_round(family, rows, arcs=arcs, seed=seed)
        expected = solvers.ortools_flow(made)()

        for threads in (1, 2):
            result = s2ss.solve_assignment(
                made.indptr, made.indices, made.scores, threads=threads, **made.arguments()
            )
            assert result.status == "optimal", (family, seed)
            assert result.objective == expected, (family, seed)
