"""Rank with s2ss and with what else people would use, in turn on the same directories.

For directories of several sizes, requests are chosen of which about a thousandth, a hundredth and a
tenth of the nominees are in scope (they offer something near to what is asked). The peers are
given the parts of every pair and who is eligible, and only weigh and select; s2ss works all of that
out from the request. Prints medians, the 99th percentile of s2ss and ratios, and draws a chart.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib as mpl
import numpy as np
from peers.top_of_features import PARTS, ways

import s2ss

LIMIT = 10
SCOPES = {"0.1 %": 0.001, "1 %": 0.01, "10 %": 0.1}
TOLERANCE = 1e-5  # faiss computes in single precision
CHART = Path(__file__).parents[1] / "docs" / "images" / "rank.svg"
OUTSIDE = ["not_listed", "review_overdue", "school_closed", "no_subject_fit"]


@dataclass
class Times:
    """Seconds, by who was measured."""

    of: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def median(self, name: str) -> float:
        return statistics.median(self.of[name])


def main() -> None:
    """Measure every size and scope."""
    options = arguments()
    medians: dict[tuple[int, str], dict[str, float]] = {}
    for nominees in options.nominees:
        directory = s2ss.synthetic_directory(nominees=nominees, seed=options.seed)
        position = {nominee.id: i for i, nominee in enumerate(directory.nominees)}
        chosen = requests_by_scope(directory, options.requests, options.seed)
        for scope, requests in chosen.items():
            times = measure(directory, position, requests, options.runs)
            medians[nominees, scope] = {name: times.median(name) for name in times.of}
            report(nominees, scope, len(requests), times)
    draw(medians)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nominees", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--requests", type=int, default=5, help="of each scope")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def requests_by_scope(
    directory: s2ss.Directory, wanted: int, seed: int
) -> dict[str, list[s2ss.Request]]:
    """The requests whose scope comes nearest to each share, each within a factor of three."""
    offered, shares = [], []
    for request in s2ss.synthetic_requests(directory, requests=300, seed=seed):
        shortlist = directory.rank(request, limit=1)
        if shortlist.eligible < LIMIT:
            continue  # nothing to choose from
        offered.append(request)
        excluded = shortlist.excluded
        outside = sum(excluded.get(rule, 0) for rule in OUTSIDE)
        shares.append(max(1.0 - outside / len(directory.nominees), 1e-9))
    chosen = {}
    for scope, share in SCOPES.items():
        off = np.abs(np.log(np.array(shares) / share))
        nearest = [i for i in np.argsort(off, kind="stable")[:wanted] if off[i] < np.log(3)]
        if nearest:
            chosen[scope] = [offered[i] for i in nearest]
    return chosen


def measure(
    directory: s2ss.Directory, position: dict[str, int], requests: list[s2ss.Request], runs: int
) -> Times:
    """Rank each request each way, in turn; all must find the same scores."""
    times = Times()
    weights = np.array([s2ss.Policy().weights[part] for part in PARTS])
    for request in requests:
        features, eligible = pair_features(directory, position, request)
        candidates: dict[str, Callable[[], object]] = {
            "s2ss": lambda r=request: directory.rank(r, limit=LIMIT),
            **ways(features, eligible, weights, LIMIT),
        }
        scores = np.array([found.score for found in directory.rank(request, limit=LIMIT)])
        for name, way in candidates.items():
            if name == "s2ss":
                continue
            found = np.asarray(way())[: len(scores)]
            if found.shape != scores.shape or np.abs(found - scores).max(initial=0) > TOLERANCE:
                raise SystemExit(f"{name} finds {found}, s2ss {scores}")
        for _ in range(runs):
            for name, way in candidates.items():
                start = time.perf_counter()
                way()
                times.of[name].append(time.perf_counter() - start)
    return times


def pair_features(
    directory: s2ss.Directory, position: dict[str, int], request: s2ss.Request
) -> tuple[np.ndarray, np.ndarray]:
    """The four parts of every nominee, 0 for those whom a rule removes, and who is left."""
    size = len(directory.nominees)
    columns = directory.rank_all([request], limit=size).columns()
    rows = np.array([position[id_] for id_ in columns["nominee"]], dtype=np.int64)
    features = np.zeros((size, len(PARTS)))
    for i, part in enumerate(PARTS):
        features[rows, i] = columns[part]
    eligible = np.zeros(size, dtype=bool)
    eligible[rows] = True
    return features, eligible


def report(nominees: int, scope: str, requests: int, times: Times) -> None:
    """Print one size and scope."""
    ours = times.median("s2ss")
    tail = float(np.quantile(times.of["s2ss"], 0.99))
    print(f"{nominees:>9,} nominees, about {scope} in scope ({requests} requests)")
    print(f"  {'s2ss':13}{ours * 1e6:10.1f} us   p99 {tail * 1e6:.1f} us")
    for name in times.of:
        if name != "s2ss":
            median = times.median(name)
            print(f"  {name:13}{median * 1e6:10.1f} us   {median / ours:8.1f}x")


def draw(medians: dict[tuple[int, str], dict[str, float]]) -> None:
    """A bar for each peer and case, on a logarithmic scale, into docs/images."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "s2ss"
    from matplotlib import pyplot as plt

    names = list(next(iter(medians.values())))
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    width = 0.8 / len(names)
    for i, name in enumerate(names):
        heights = [values[name] * 1e6 for values in medians.values()]
        places = [case + i * width for case in range(len(medians))]
        axes.bar(places, heights, width, label=name, color="black" if name == "s2ss" else None)
    labels = [f"{nominees:,}\n{scope}" for nominees, scope in medians]
    axes.set_xticks([case + 0.4 - width / 2 for case in range(len(medians))], labels)
    axes.set_yscale("log")
    axes.set_ylabel("microseconds, median")
    axes.set_title("The best ten for one request, by nominees and share in scope")
    axes.legend(ncols=len(names), fontsize="small")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(CHART, metadata={"Date": None})
    print(f"chart: {CHART.relative_to(CHART.parents[2])}")


if __name__ == "__main__":
    main()
