"""Ranking on Apache Spark: many requests against one directory, on many machines.

`ranker` gives a function for `DataFrame.mapInArrow` and `DataFrame.mapInPandas`. It travels to the
workers with the directory as compact bytes; each worker process builds the directory once and keeps
it for whatever it is sent later. PySpark is imported by those who call it, not here.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from . import _core, faults

schema = (
    "request string, rank int, nominee string, school string, score double, subject_fit double, "
    "availability double, diversity double, proximity double, version long"
)
"""The rows that come out, one a candidate, as Spark writes a schema: those of `Directory.rank_all`
with the directory's version."""

# A worker process serves many tasks: it builds a directory once. A job has one, seldom two.
_MOST_DIRECTORIES = 2
_directories: OrderedDict[str, _core.Directory] = OrderedDict()
_lock = threading.Lock()


def ranker(
    directory: _core.Directory,
    *,
    limit: int = 10,
    policy: _core.Policy | None = None,
    column: str = "request",
) -> Ranker:
    """Return a function that ranks the requests of a data frame, for `mapInArrow` or `mapInPandas`.

    The data frame's column `column` holds requests as JSON text, one a row (`Request.to_json`); the
    rows that come out keep to `schema`, in the order of the requests and then of rank. A request
    that does not hold fails the task with an InputError that names its fields, as does a worker
    whose s2ss cannot read the bytes of this one. Contact data does not travel.

    Parameters
    ----------
    directory : Directory
    limit : int, default 10
        Candidates per request at most.
    policy : Policy, optional
    column : str, default 'request'

    Returns
    -------
    Ranker

    Examples
    --------
    >>> import pickle
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
    >>> rank = pickle.loads(pickle.dumps(s2ss.spark.ranker(directory, limit=3)))
    >>> rank
    Ranker(limit=3, column='request')

    With a Spark session at hand::

        rows = [(request.to_json(),) for request in asked]
        requests = session.createDataFrame(rows, "request string")
        requests.mapInArrow(rank, s2ss.spark.schema)
    """
    if not isinstance(limit, int) or limit < 1:
        fault = _core.Fault(
            field="limit",
            expected="a whole number, 1 or more",
            mend="say how many candidates to return at most",
        )
        faults.refuse([fault])
    return Ranker(directory.to_bytes(), limit, policy or _core.Policy(), column)


class Ranker:
    """What `ranker` returns: called by Spark with the batches of one partition."""

    def __init__(self, data: bytes, limit: int, policy: _core.Policy, column: str) -> None:
        self._data = data
        self._digest = hashlib.sha256(data).hexdigest()
        self._limit = limit
        self._policy = policy
        self._column = column

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Rank the requests of Arrow record batches or of pandas data frames, each as it came."""
        directory = _directory(self._digest, self._data)
        for batch in batches:
            if hasattr(batch, "to_pylist"):
                yield self._to_arrow(self._rank(directory, self._arrow_texts(batch)))
            else:
                yield self._to_pandas(self._rank(directory, self._pandas_texts(batch)))

    def __repr__(self) -> str:
        return f"Ranker(limit={self._limit}, column={self._column!r})"

    def __getstate__(self) -> dict[str, Any]:
        policy = self._policy.to_json()
        return {
            "version": _core.__version__,
            "data": self._data,
            "digest": self._digest,
            "limit": self._limit,
            "policy": policy,
            "column": self._column,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        if state.get("version") != _core.__version__:
            fault = _core.Fault(
                source="s2ss.spark",
                field="version",
                expected=f"a ranker made by s2ss {_core.__version__}, the one on this worker",
                mend="install the same version of s2ss on the driver and on every worker",
            )
            faults.refuse([fault])
        self._data = state["data"]
        self._digest = state["digest"]
        self._limit = state["limit"]
        self._policy = _core.Policy.from_json(state["policy"])
        self._column = state["column"]

    def _arrow_texts(self, batch: Any) -> list[Any]:
        if self._column not in batch.schema.names:
            self._refuse_column()
        texts: list[Any] = batch.column(self._column).to_pylist()
        return texts

    def _pandas_texts(self, frame: Any) -> list[Any]:
        if self._column not in frame.columns:
            self._refuse_column()
        return list(frame[self._column])

    def _refuse_column(self) -> NoReturn:
        fault = _core.Fault(
            source="s2ss.spark",
            field="column",
            expected=f"a data frame with the column {self._column!r}, requests as JSON text",
            mend="name the column that holds them: ranker(directory, column=...)",
        )
        faults.refuse([fault])

    def _rank(self, directory: _core.Directory, texts: list[Any]) -> dict[str, Any]:
        asked = [_core.Request.from_json(text) for text in texts]
        # Spark runs a worker for each core: one thread is this one's share.
        table = directory.rank_all(asked, policy=self._policy, limit=self._limit, threads=1)
        columns = table.columns()
        columns["rank"] = columns["rank"].astype("int32")
        return columns | {"version": [table.version] * len(table)}

    @staticmethod
    def _to_arrow(columns: dict[str, Any]) -> Any:
        import pyarrow

        types = {"string": pyarrow.string(), "int": pyarrow.int32(), "long": pyarrow.int64()}
        fields = [field.split() for field in schema.split(", ")]
        arrays = [
            pyarrow.array(columns[name], types.get(kind, pyarrow.float64()))
            for name, kind in fields
        ]
        return pyarrow.RecordBatch.from_arrays(arrays, names=[name for name, _ in fields])

    @staticmethod
    def _to_pandas(columns: dict[str, Any]) -> Any:
        import pandas

        return pandas.DataFrame(
            {field.split()[0]: columns[field.split()[0]] for field in schema.split(", ")}
        )


def _directory(digest: str, data: bytes) -> _core.Directory:
    """Return the directory of these bytes, built once in this process."""
    with _lock:
        if digest not in _directories:
            _directories[digest] = _core.Directory.from_bytes(data)
        _directories.move_to_end(digest)
        while len(_directories) > _MOST_DIRECTORIES:
            _directories.popitem(last=False)
        return _directories[digest]
