"""The calls other programs are written against."""

import datetime
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import worlds

import s2ss

PARTS = ["subject_fit", "availability", "diversity", "proximity"]


@pytest.fixture(scope="module")
def directory() -> s2ss.Directory:
    return s2ss.synthetic_directory(nominees=300, seed=7, as_of="2026-09-01")


@pytest.fixture(scope="module")
def requests(directory: s2ss.Directory) -> list[s2ss.Request]:
    return s2ss.synthetic_requests(directory, requests=12, seed=1)


def test_the_default_taxonomy_has_concepts_with_labels(tmp_path: Path) -> None:
    taxonomy = s2ss.Taxonomy.default()
    assert taxonomy.concept("history").pref_label == "History"
    assert len(taxonomy.concepts) == len(taxonomy)
    assert [concept.id for concept in taxonomy.concepts][:2] == [
        concept.id for concept in taxonomy.concepts[:2]
    ]
    taxonomy.write_json(tmp_path / "taxonomy.json")
    assert s2ss.Taxonomy.read_json(tmp_path / "taxonomy.json") == taxonomy


def test_schools_of_the_register_become_a_directory(tmp_path: Path) -> None:
    schools = [
        s2ss.School(urn=str(100000 + i), name=f"School {i}", easting=350000 + i, northing=430000)
        for i in range(20)
    ]
    directory = s2ss.synthetic_directory(schools=schools, nominees=50, seed=7, as_of="2026-09-01")
    assert [school.urn for school in directory.schools] == [school.urn for school in schools]
    directory.write_json(tmp_path / "directory.json")
    assert s2ss.Directory.read_json(tmp_path / "directory.json") == directory


def test_a_request_reads_back_what_was_given() -> None:
    request = s2ss.Request(
        id="r1",
        school="119707",
        needs=["history"],
        from_="2026-09-07",
        to="2026-10-23",
        modes=["online", "visit"],
    )
    assert request.from_ == datetime.date(2026, 9, 7)
    assert request.to == datetime.date(2026, 10, 23)
    assert request.needs == [s2ss.Need(topic="history")]
    assert request.modes == ["visit", "online"]
    assert (request.sessions, request.places, request.priority) == (1, 1, 0)
    document = request.to_dict()
    assert (document["from"], document["to"]) == ("2026-09-07", "2026-10-23")


def test_a_policy_reads_back_its_weights_as_fractions() -> None:
    weights = {"subject_fit": 0.6, "availability": 0.2, "diversity": 0.2, "proximity": 0.0}
    assert s2ss.Policy(weights=weights).weights == weights
    assert s2ss.Policy().weights == dict(zip(PARTS, [0.55, 0.2, 0.15, 0.1], strict=True))
    factors = s2ss.Policy(similarity={"narrower": 0.8}).similarity
    assert (factors["narrower"], factors["broader"]) == (0.8, 0.6)


def test_a_shortlist_is_a_sequence_of_candidates(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    policy = s2ss.Policy(weights={"subject_fit": 3, "availability": 1, "diversity": 1})
    shortlist = next(
        found for request in requests if len(found := directory.rank(request, policy=policy)) > 2
    )
    first = shortlist[0]
    assert isinstance(first.nominee, str)
    assert 0 <= first.score <= 1
    assert list(first.parts) == PARTS
    expected = sum(shortlist.weights[part] * first.parts[part] for part in PARTS)
    assert first.score == pytest.approx(expected, abs=1e-12)
    assert first.evidence.to_dict() == shortlist.to_dict()["candidates"][0]["evidence"]
    assert [found.nominee for found in shortlist[:2]] == [found.nominee for found in shortlist][:2]
    assert shortlist[-1] == shortlist.candidates[-1]
    assert isinstance(shortlist.excluded, Counter)
    assert shortlist.eligible + sum(shortlist.excluded.values()) == shortlist.considered
    assert all(shortlist.excluded.values())
    assert shortlist.as_of == directory.as_of
    with pytest.raises(IndexError):
        shortlist[len(shortlist)]


def test_rank_all_gives_the_columns_of_every_shortlist(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    table = directory.rank_all(requests, limit=4)
    columns = table.columns()
    expected = [
        (request.id, rank, found.nominee, found.school, found.score, *found.parts.values())
        for request in requests
        for rank, found in enumerate(directory.rank(request, limit=4), start=1)
    ]
    assert list(columns) == ["request", "rank", "nominee", "school", "score", *PARTS]
    assert list(zip(*(values.tolist() for values in columns.values()), strict=True)) == expected
    assert table.requests == [request.id for request in requests]
    assert all(isinstance(values, np.ndarray) for values in columns.values())


def test_a_column_outlives_its_table(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    rank = directory.rank_all(requests, limit=3).columns()["rank"]
    assert rank.base is not None
    assert set(rank.tolist()) <= {1, 2, 3}
    with pytest.raises(ValueError, match="read-only"):
        rank[0] = 9


def test_an_explanation_agrees_with_the_shortlist(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    for request in requests:
        shortlist = directory.rank(request, limit=5)
        for rank, candidate in enumerate(shortlist, start=1):
            explanation = directory.explain(request, candidate.nominee)
            assert (explanation.rank, explanation.rules) == (rank, [])
            assert explanation.candidate == candidate
            assert explanation.score == candidate.score
            assert explanation.to_dict()["evidence"] == candidate.evidence.to_dict()
            assert explanation.sentences()


def test_similarity_gives_value_and_path() -> None:
    taxonomy = s2ss.Taxonomy.default()
    found = s2ss.similarity(taxonomy, "history", "humanities")
    assert found.value == 0.6
    assert [(step.step, step.to.label) for step in found.path] == [("broader", "Humanities")]
    stricter = s2ss.Policy(similarity={"broader": 0.5})
    assert s2ss.similarity(taxonomy, "history", "humanities", policy=stricter).value == 0.5


def test_a_directory_shows_what_it_holds() -> None:
    directory = worlds.directory(
        links=[worlds.link()],
        conflicts=[{"nominee": "n1", "requesting_school": "100003"}],
        calendars=[s2ss.Calendar(school="100001", terms=[("2026-09-02", "2026-10-23")])],
        successors=[{"old_urn": "99", "new_urn": "100002"}],
    )
    assert directory.as_of == datetime.date(2026, 9, 1)
    assert directory.taxonomy == s2ss.Taxonomy.default()
    assert directory.nominee("n1") == directory.nominees[0]
    assert directory.school("99").name == "Fell View"
    assert directory.links[0].date == datetime.date(2026, 8, 20)
    assert directory.conflicts[0].nominee == "n1"
    calendar = directory.calendar_of("100001")
    assert calendar is not None
    assert calendar.terms == directory.calendars[0].terms
    assert directory.calendar_of("100002") is None
    assert directory.successors == [("99", "100002")]
    assert directory.faults == []
    assert directory.memory_bytes > 0


def test_the_schema_and_the_version_are_there() -> None:
    assert s2ss.json_schema()["$defs"]
    assert s2ss.__version__.count(".") == 2
