"""Directories from data frames: what counts as blank, how lists are written, where faults stand."""

import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
import worlds

import s2ss

SCHOOLS = {
    "urn": [100001, 100002],
    "name": ["Moor Lane", "Fell View"],
    "easting": [354000.0, np.nan],
    "northing": [429000.0, np.nan],
    "trust": ["", None],
}
NOMINEES = {
    "id": ["n1", "n2"],
    "school": [100001.0, 100002.0],
    "modes": ["online; visit", ["phone"]],
    "slots": ["A:Tue-pm; B:*-twilight", None],
    "away": ["2026-10-01/2026-10-09; 2026-11-02", np.nan],
    "max_links": [2.0, np.nan],
    "review_by": [pd.Timestamp("2027-01-01"), pd.NaT],
    "contact_email": ["a@school.example", ""],
}
EXPERTISE = {
    "nominee": ["n2", "n1", "n1"],
    "topic": ["physics", "history", "humanities"],
    "stages": ["gcse", "", None],
    "strength": ["main", "also", np.nan],
}
LINKS = {
    "nominee": ["n1"],
    "supporting_school": [100001],
    "requesting_school": [100002],
    "date": [datetime.date(2026, 3, 2)],
}


def build(**changes: Any) -> s2ss.Directory:
    given: dict[str, Any] = {
        "schools": SCHOOLS,
        "nominees": NOMINEES,
        "expertise": EXPERTISE,
        "links": LINKS,
        "as_of": "2026-09-01",
    }
    return s2ss.Directory.from_frames(**(given | changes))


def faults_of(**changes: Any) -> list[tuple[str, int | None, str]]:
    with pytest.raises(s2ss.InputError) as caught:
        build(**changes)
    return [(fault.source, fault.row, fault.field) for fault in caught.value.faults]


@pytest.mark.parametrize("frame", [dict, pd.DataFrame])
def test_dicts_of_columns_and_data_frames_say_the_same(frame: Any) -> None:
    directory = build(
        schools=frame(SCHOOLS),
        nominees=frame(NOMINEES),
        expertise=frame(EXPERTISE),
        links=frame(LINKS),
        as_of=pd.Timestamp("2026-09-01"),
    )
    first, second = directory.nominees
    assert [school.urn for school in directory.schools] == ["100001", "100002"]
    assert (directory.schools[0].easting, directory.schools[1].easting) == (354000, None)
    assert first.modes == ["visit", "online"]
    assert second.modes == ["phone"]
    assert first.slots == ["A:Tue-pm", "B:*-twilight"]
    assert first.away[1] == (datetime.date(2026, 11, 2), datetime.date(2026, 11, 2))
    assert (first.max_links, second.max_links) == (2, 1)
    assert (first.review_by, second.review_by) == (datetime.date(2027, 1, 1), None)
    assert first.contact.email == "a@school.example"
    assert not second.contact
    assert {entry.topic: entry.strength for entry in first.expertise} == {
        "history": "also",
        "humanities": "main",
    }
    assert second.expertise[0].stages == ["gcse"]
    assert directory.links[0].date == datetime.date(2026, 3, 2)


def test_values_are_taken_as_they_are() -> None:
    directory = worlds.directory(links=[worlds.link()])
    again = s2ss.Directory.from_frames(
        schools=directory.schools,
        nominees=list(directory.nominees),
        links=directory.links,
        as_of=directory.as_of,
    )
    assert again == directory


def test_a_fault_names_frame_row_and_column() -> None:
    assert faults_of(nominees=NOMINEES | {"school": [100001, 999999]}, links=None) == [
        ("nominees", 1, "school")
    ]
    assert faults_of(nominees=NOMINEES | {"max_links": [1.5, 1]}, links=None) == [
        ("nominees", 0, "max_links")
    ]
    assert ("links", 0, "date") in faults_of(links=LINKS | {"date": ["2026-02-30"]})


def test_a_fault_of_an_expertise_names_the_row_of_its_own_frame() -> None:
    topics = EXPERTISE | {"topic": ["physics", "history", "unheard-of"]}
    assert faults_of(expertise=topics, links=None) == [("expertise", 2, "topic")]
    owners = EXPERTISE | {"nominee": ["n2", "n3", "n1"]}
    assert faults_of(expertise=owners) == [("expertise", 1, "nominee")]


def test_unknown_columns_are_refused_without_their_names() -> None:
    with pytest.raises(s2ss.InputError) as caught:
        build(schools=SCHOOLS | {"head@school.example": [1, 2]})
    (fault,) = caught.value.faults
    assert fault.source == "schools"
    assert "urn, name" in fault.expected
    assert "column 6" in fault.mend
    assert "head@" not in str(caught.value)


def test_missing_columns_columns_twice_and_ragged_columns_are_faults() -> None:
    assert faults_of(schools={"urn": [1]}) == [("schools", None, "name")]
    twice = pd.DataFrame([[1, "a", "b"]], columns=["urn", "name", "name"])
    assert faults_of(schools=twice) == [("schools", None, "name")]
    assert faults_of(schools={"urn": [1, 2], "name": ["a"]}) == [("schools", None, "")]
    assert faults_of(schools=7) == [("schools", None, "")]


def test_a_lenient_build_keeps_its_faults_in_rows() -> None:
    directory = build(
        nominees=NOMINEES | {"school": [100001, 999999]},
        expertise=EXPERTISE | {"nominee": ["n1", "n1", "n7"], "topic": ["history"] * 3},
        strict=False,
    )
    places = {(fault.source, fault.row, fault.field) for fault in directory.faults}
    assert [nominee.id for nominee in directory.nominees] == ["n1"]
    assert {("expertise", 2, "nominee"), ("nominees", 1, "school")} <= places


def test_dates_in_numpy_columns_and_with_a_time_of_day() -> None:
    days = np.array(["2026-03-02"], dtype="datetime64[ns]")
    assert build(links=LINKS | {"date": days}).links[0].date == datetime.date(2026, 3, 2)
    noon = [pd.Timestamp("2026-03-02 12:00")]
    assert faults_of(links=LINKS | {"date": noon}) == [("links", 0, "date")]


def test_frames_made_from_a_directory_make_it_again() -> None:
    directory = s2ss.synthetic_directory(nominees=60, seed=5)
    again = s2ss.Directory.from_frames(
        **directory.to_frames(contacts=True),
        calendars=directory.calendars,
        successors=directory.successors,
        as_of=directory.as_of,
    )
    assert again == directory


def test_results_become_data_frames() -> None:
    directory = s2ss.synthetic_directory(nominees=100, seed=5)
    requests = s2ss.synthetic_requests(directory, requests=4)
    ranked = directory.rank_all(requests).to_pandas()
    shortlist = directory.rank(requests[0])
    rows = ranked[ranked["request"] == requests[0].id]
    assert rows["score"].tolist() == shortlist.to_pandas()["score"].tolist()
    assert len(directory.schools.to_pandas()) == len(directory.schools)
    assert directory.nominees.to_pandas()["id"].tolist() == [n.id for n in directory.nominees]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ImportError, match=r"s2ss\[pandas\]"):
        worlds.directory().schools.to_pandas()
