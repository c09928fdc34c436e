"""The best of many candidates whose parts are known, the ways an analyst would find them.

Each way is given, before the clock starts, one row a nominee with the four parts of their score
for the request and whether any rule removes them: what s2ss has to work out. All that is timed is
weighing the parts and finding the best, so the peers are shown at their fastest.
"""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import faiss
import numpy as np
import pandas as pd
from sklearn.neighbors import NearestNeighbors

PARTS = ["subject_fit", "availability", "diversity", "proximity"]

Way = Callable[[], np.ndarray]


def ways(
    features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int
) -> dict[str, Way]:
    """By peer: a function that returns the scores of the best `limit`, descending.

    `features` has one row of four parts a nominee, `eligible` says whom no rule removes.
    """
    return {
        "NumPy": numpy_way(features, eligible, weights, limit),
        "pandas": pandas_way(features, eligible, weights, limit),
        "DuckDB": duckdb_way(features, eligible, weights, limit),
        "scikit-learn": sklearn_way(features, eligible, weights, limit),
        "faiss": faiss_way(features, eligible, weights, limit),
    }


def numpy_way(features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int) -> Way:
    """Weigh all, mask, partition."""

    def best() -> np.ndarray:
        score = (features @ weights)[eligible]
        if len(score) > limit:
            score = score[np.argpartition(score, -limit)[-limit:]]
        return descending(score)

    return best


def pandas_way(features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int) -> Way:
    """Filter, weigh, nlargest."""
    frame = pd.DataFrame(features, columns=PARTS).assign(eligible=eligible)

    def best() -> np.ndarray:
        rows = frame[frame["eligible"]]
        return rows[PARTS].mul(weights).sum(axis=1).nlargest(limit).to_numpy()

    return best


def duckdb_way(features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int) -> Way:
    """A query over a table in memory."""
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    frame = pd.DataFrame(features, columns=PARTS).assign(eligible=eligible)
    connection.execute("CREATE TABLE candidates AS SELECT * FROM frame")
    score = " + ".join(f"{weight} * {part}" for weight, part in zip(weights, PARTS, strict=True))
    query = f"SELECT {score} AS score FROM candidates WHERE eligible ORDER BY score DESC"

    def best() -> np.ndarray:
        return connection.execute(f"{query} LIMIT {limit}").fetchnumpy()["score"]

    assert len(frame) == len(features)
    return best


def sklearn_way(features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int) -> Way:
    """Brute-force neighbours of a point so far out along the weights that the order is theirs."""
    rows = np.where(eligible[:, None], features, 0.0)
    search = NearestNeighbors(n_neighbors=limit, algorithm="brute", n_jobs=1).fit(rows)
    far_out = (weights / np.linalg.norm(weights) * 1e4)[None, :]

    def best() -> np.ndarray:
        positions = search.kneighbors(far_out, return_distance=False)[0]
        return descending(rows[positions] @ weights)

    return best


def faiss_way(features: np.ndarray, eligible: np.ndarray, weights: np.ndarray, limit: int) -> Way:
    """A flat index of inner products; who is not eligible has nothing to add up."""
    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(features.shape[1])
    rows = np.where(eligible[:, None], features, 0.0)
    index.add(np.ascontiguousarray(rows, dtype=np.float32))
    query = np.ascontiguousarray(weights[None, :], dtype=np.float32)

    def best() -> np.ndarray:
        return index.search(query, limit)[0][0]

    return best


def descending(scores: np.ndarray) -> np.ndarray:
    """The scores of whoever is eligible, best first."""
    return -np.sort(-scores[scores >= 0])
