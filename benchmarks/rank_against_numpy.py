"""Rank with NumPy over prepared arrays and with s2ss, in turn; print the medians and their ratio.

Both must find the same best ten. The library rounds every factor to a millionth and NumPy does not:
scores may differ by two millionths, and candidates that near to each other may change places.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import numpy as np
from peers.numpy_ranking import NumpyRanking, Ranking

import s2ss

LIMIT = 10
TOLERANCE = 2e-6


def main() -> None:
    """Check, measure and print."""
    options = arguments()
    directory = s2ss.synthetic_directory(nominees=options.nominees, seed=1)
    requests = s2ss.synthetic_requests(directory, requests=options.requests)
    policy = s2ss.Policy()
    prepared = NumpyRanking(directory, requests, policy)
    ids = [nominee.id for nominee in directory.nominees]
    for request in requests:
        check(
            request.id, directory.rank(request, limit=LIMIT + 5), prepared.rank(request, LIMIT), ids
        )
    print(f"the best {LIMIT} of {len(requests)} requests agree")

    times: dict[str, list[float]] = {"numpy": [], "s2ss": []}
    for _ in range(options.runs):
        for request in requests:
            times["numpy"].append(seconds(lambda r=request: prepared.rank(r, LIMIT)))
            times["s2ss"].append(seconds(lambda r=request: directory.rank(r, limit=LIMIT)))
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(
        f"{options.nominees} nominees, best {LIMIT}, "
        f"medians of {options.runs} x {len(requests)} rankings"
    )
    for name, median in medians.items():
        print(f"{name:6} {median * 1e3:8.2f} ms  fastest {min(times[name]) * 1e3:.2f} ms")
    print(
        f"s2ss is {medians['numpy'] / medians['s2ss']:.1f} times as fast as NumPy {np.__version__}"
    )


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nominees", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--runs", type=int, default=7)
    return parser.parse_args()


def check(request: str, shortlist: s2ss.Shortlist, ranking: Ranking, ids: list[str]) -> None:
    """Stop when the two disagree by more than rounding explains."""
    scores = np.array([candidate.score for candidate in shortlist[:LIMIT]])
    if (
        len(scores) != len(ranking.scores)
        or np.abs(scores - ranking.scores).max(initial=0) > TOLERANCE
    ):
        raise SystemExit(f"{request}: the scores differ: {scores} {ranking.scores}")
    known = {candidate.nominee: candidate.score for candidate in shortlist}
    for position, score in zip(ranking.nominees, ranking.scores, strict=True):
        # A tie at the last place may be broken either way.
        is_last = score <= scores[-1] + TOLERANCE
        if not is_last and abs(known.get(ids[position], -1) - score) > TOLERANCE:
            raise SystemExit(f"{request}: NumPy proposes {ids[position]}, s2ss does not")


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
