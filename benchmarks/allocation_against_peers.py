"""Solve rounds with s2ss and with what else people would use, in turn on the same arrays.

Takes every family and spread of scores of `peers.assignment_families` in several sizes. All that
finish must find the same total. Prints medians, ratios and memory, the geometric mean over the
plain families, and draws a chart. Solving only: drawing the round and bringing it into each
solver's form are left out.

`--sizes 1000000 --peers` measures s2ss alone; `--stable` adds deferred acceptance.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import numpy as np
from peers.assignment_families import FAMILIES, SPREADS, Round, make_round
from peers.assignment_solvers import ways

import s2ss

PLAIN = FAMILIES[:5]
CHART = Path(__file__).parents[1] / "docs" / "images" / "allocate.svg"
Medians = dict[str, float]


def main() -> None:
    """Measure every size and family."""
    options = arguments()
    medians: dict[tuple[int, str], Medians] = {}
    for rows in options.sizes:
        for family in options.families:
            found = measure(make_round(family, rows, seed=options.seed), options)
            medians[rows, family] = found
            report(rows, family, found)
        summarise(rows, medians)
    if options.stable:
        stable(options)
    if options.chart:
        draw(medians)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--families", nargs="+", default=[*FAMILIES, *SPREADS])
    parser.add_argument("--peers", nargs="*", help="only these; none measures s2ss alone")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--patience", type=float, default=3.0, help="seconds after which a peer runs once only"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stable", action="store_true", help="stable matching as well")
    parser.add_argument("--chart", action="store_true", help="draw docs/images/allocate.svg")
    return parser.parse_args()


def ours(made: Round, threads: int) -> Callable[[], int]:
    """s2ss on so many threads."""
    named = made.arguments()
    return lambda: int(
        s2ss.solve_assignment(
            made.indptr, made.indices, made.scores, threads=threads, **named
        ).objective
    )


def measure(made: Round, options: argparse.Namespace) -> Medians:
    """Median seconds of everybody who can hold the round, run in turn."""
    solvers = {
        f"s2ss, {threads} thread{'s' * (threads > 1)}": ours(made, threads)
        for threads in options.threads
    }
    for name, prepare in ways(made).items():
        if options.peers is None or name in options.peers:
            solvers[name] = prepare()
    times: dict[str, list[float]] = defaultdict(list)
    objectives: dict[str, int] = {}
    for _ in range(options.runs):
        for name, solve in solvers.items():
            if times[name] and times[name][0] > options.patience:
                continue
            gc.collect()
            start = time.perf_counter()
            objectives[name] = solve()
            times[name].append(time.perf_counter() - start)
    if len(set(objectives.values())) != 1:
        raise SystemExit(f"{made.family}: {objectives}")
    return {name: statistics.median(taken) for name, taken in times.items()}


def is_ours(name: str) -> bool:
    """Whether a column is s2ss."""
    return name.startswith("s2ss")


def ratio(found: Medians, name: str) -> float | None:
    """How many times longer the best peer takes."""
    peers = [taken for other, taken in found.items() if not is_ours(other)]
    return min(peers) / found[name] if peers else None


def report(rows: int, family: str, found: Medians) -> None:
    """Print one size and family."""
    shown = []
    for name, taken in found.items():
        of = ratio(found, name) if is_ours(name) else None
        shown.append(f"{name} {taken * 1e3:.1f} ms" + (f" ({of:.1f}x)" if of else ""))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows:>9,} {family:13} " + "; ".join(shown) + f"; process at most {most:.0f} MB",
        flush=True,
    )


def summarise(rows: int, medians: dict[tuple[int, str], Medians]) -> None:
    """The geometric mean of the ratios over the plain families, and the worst of all."""
    of_size = {family: found for (size, family), found in medians.items() if size == rows}
    for name in filter(is_ours, next(iter(of_size.values()))):
        ratios = {family: ratio(found, name) for family, found in of_size.items()}
        known = {family: of for family, of in ratios.items() if of is not None}
        if not known:
            continue
        plain = [of for family, of in known.items() if family in PLAIN]
        mean = f"geometric mean {statistics.geometric_mean(plain):.1f}x, " if plain else ""
        worst = min(known, key=lambda family: known[family])
        print(f"{rows:>9,} {name}: {mean}worst {worst} {known[worst]:.1f}x", flush=True)


def stable(options: argparse.Namespace) -> None:
    """Deferred acceptance at 100,000 x 20,000 x 32, and against `matching` at 1,000 x 200."""
    from matching.games import HospitalResident

    kind = np.random.default_rng(options.seed)
    for rows, columns in ((1_000, 200), (100_000, 20_000)):
        wanted = np.argsort(kind.random((rows, min(columns, 32) * 2)), axis=1)[:, :32]
        indices = ((wanted + kind.integers(0, columns, (rows, 1))) % columns).astype(np.int32)
        indptr = np.arange(rows + 1) * indices.shape[1]
        priority = kind.permutation(indices.size)
        capacity = np.full(columns, 5)
        taken = []
        for _ in range(options.runs):
            start = time.perf_counter()
            match = s2ss.stable_matching(indptr, indices.ravel(), priority, capacity=capacity)
            taken.append(time.perf_counter() - start)
        shown = f"{rows:>9,} stable        s2ss {statistics.median(taken) * 1e3:.2f} ms"
        if rows <= 1_000:
            residents = {i: indices[i].tolist() for i in range(rows)}
            by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for arc, column in enumerate(indices.ravel().tolist()):
                by_column[column].append((-int(priority[arc]), arc // indices.shape[1]))
            hospitals = {j: [row for _, row in sorted(rows_)] for j, rows_ in by_column.items()}
            game = HospitalResident.create_from_dictionaries(
                residents, hospitals, {j: int(capacity[j]) for j in hospitals}
            )
            start = time.perf_counter()
            solution = game.solve(optimal="resident")
            theirs = time.perf_counter() - start
            pairs = {
                (one.name, hospital.name) for hospital, held in solution.items() for one in held
            }
            if pairs != set(zip(match.row.tolist(), match.col.tolist(), strict=True)):
                raise SystemExit("matching finds another stable matching")
            shown += f"; matching {theirs * 1e3:.0f} ms ({theirs / statistics.median(taken):.0f}x)"
        print(shown)


def draw(medians: dict[tuple[int, str], Medians]) -> None:
    """A bar for each family: how many times longer the best peer takes, by size."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "s2ss"
    from matplotlib import pyplot as plt

    sizes = sorted({rows for rows, _ in medians})
    families = list(dict.fromkeys(family for _, family in medians))
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    width = 0.8 / len(sizes)
    for i, rows in enumerate(sizes):
        heights = []
        for family in families:
            found = medians[rows, family]
            of = [ratio(found, name) for name in found if is_ours(name)]
            heights.append(max((one for one in of if one is not None), default=0.0))
        places = [case + i * width for case in range(len(families))]
        axes.bar(places, heights, width, label=f"{rows:,} requests")
    axes.axhline(1, color="black", linewidth=0.8)
    axes.set_xticks(
        [case + 0.4 - width / 2 for case in range(len(families))], families, rotation=30, ha="right"
    )
    axes.set_ylabel("best peer's time / s2ss")
    axes.set_title("A round of requests, solved exactly: times faster than the best peer")
    axes.legend(ncols=len(sizes), fontsize="small")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(CHART, metadata={"Date": None})
    print(f"chart: {CHART.relative_to(CHART.parents[2])}")


if __name__ == "__main__":
    main()
