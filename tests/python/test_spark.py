"""Ranking on a real, local Apache Spark: one session for all tests."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import pytest
import worlds

import s2ss
from s2ss import spark

pyspark = pytest.importorskip("pyspark.sql")

# What PySpark says of the pandas beside it; and it leaves sockets for the collector to close.
pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

COLUMNS = [field.split()[0] for field in spark.schema.split(", ")]


@pytest.fixture(scope="module")
def directory() -> s2ss.Directory:
    return s2ss.LiveDirectory(s2ss.synthetic_directory(nominees=300, seed=7)).snapshot()


@pytest.fixture(scope="module")
def requests(directory: s2ss.Directory) -> list[s2ss.Request]:
    return s2ss.synthetic_requests(directory, requests=30, seed=7)


@pytest.fixture(scope="module")
def expected(directory: s2ss.Directory, requests: list[s2ss.Request]) -> list[tuple[Any, ...]]:
    columns = directory.rank_all(requests, limit=4).columns()
    rows = zip(*(columns[name].tolist() for name in COLUMNS[:-1]), strict=True)
    return sorted((*row, directory.version) for row in rows)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("spark")
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    found = (
        pyspark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(folder))
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    found.sparkContext.setLogLevel("OFF")
    yield found
    found.stop()


def frame(session: Any, requests: list[s2ss.Request]) -> Any:
    rows = [(request.to_json(),) for request in requests]
    return session.createDataFrame(rows, "request string").repartition(3)


def rows_of(frame: Any) -> list[tuple[Any, ...]]:
    return sorted(tuple(row) for row in frame.collect())


def test_spark_ranks_as_rank_all_does(
    session: Any,
    directory: s2ss.Directory,
    requests: list[s2ss.Request],
    expected: list[tuple[Any, ...]],
):
    asked = frame(session, requests)
    ranker = spark.ranker(directory, limit=4)
    in_arrow = asked.mapInArrow(ranker, spark.schema)
    assert in_arrow.columns == COLUMNS
    assert rows_of(in_arrow) == expected
    assert rows_of(asked.mapInPandas(ranker, spark.schema)) == expected


def test_a_worker_builds_the_directory_once(
    session: Any, directory: s2ss.Directory, requests: list[s2ss.Request]
):
    ranker = spark.ranker(directory)

    def builds(batches: Iterator[Any]) -> Iterator[Any]:
        first = spark._directory(ranker._digest, ranker._data)
        for _ in ranker(batches):
            pass
        again = pickle.loads(pickle.dumps(ranker))
        same = spark._directory(again._digest, again._data) is first
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array([same])], names=["same"])

    found = frame(session, requests).mapInArrow(builds, "same boolean").collect()
    assert found
    assert all(row.same for row in found)


def test_a_request_that_does_not_hold_fails_the_task_and_says_where(
    session: Any, directory: s2ss.Directory
):
    asked = frame(session, [worlds.request(school="999999")])
    with pytest.raises(Exception, match="the URN of a school of the directory"):
        asked.mapInArrow(spark.ranker(directory), spark.schema).collect()


def test_a_worker_that_receives_a_newer_format_refuses_clearly(
    session: Any, directory: s2ss.Directory, requests: list[s2ss.Request]
):
    newer = bytearray(directory.to_bytes())
    newer[8] += 1
    ranker = spark.Ranker(bytes(newer), 10, s2ss.Policy(), "request")
    with pytest.raises(Exception, match="format 1 of a directory's bytes; these are of 2"):
        frame(session, requests).mapInArrow(ranker, spark.schema).collect()


def test_a_ranker_of_another_s2ss_is_refused(directory: s2ss.Directory):
    ranker = spark.ranker(directory)
    state = ranker.__getstate__() | {"version": "99.0.0"}
    with pytest.raises(s2ss.InputError, match=r"a ranker made by s2ss"):
        ranker.__setstate__(state)


def test_contacts_do_not_travel():
    directory = worlds.directory(nominee={"contact": {"name": "Ann Other"}})
    assert b"Ann Other" not in pickle.dumps(spark.ranker(directory))


def test_a_frame_without_the_column_is_refused(directory: s2ss.Directory):
    ranker = spark.ranker(directory, column="ask")
    with pytest.raises(s2ss.InputError, match="the column 'ask'"):
        list(ranker([pandas.DataFrame({"request": []})]))
    batch = pyarrow.RecordBatch.from_arrays([pyarrow.array(["x"])], names=["request"])
    with pytest.raises(s2ss.InputError, match="the column 'ask'"):
        list(ranker([batch]))


@pytest.mark.parametrize("limit", [0, -1, 2.5, "3", None])
def test_a_limit_that_does_not_hold_is_refused_on_the_driver(directory: s2ss.Directory, limit: Any):
    with pytest.raises(s2ss.InputError):
        spark.ranker(directory, limit=limit)


def test_the_directory_is_not_kept_for_ever():
    for version in range(5):
        data = s2ss.Directory.from_dict(worlds.world(as_of=f"2026-09-0{version + 1}")).to_bytes()
        spark._directory(str(version), data)
    assert len(spark._directories) == spark._MOST_DIRECTORIES


def test_the_package_imports_no_spark(tmp_path: Path):
    del tmp_path
    source = Path(spark.__file__).read_text(encoding="utf-8")
    assert "import pyspark" not in source
