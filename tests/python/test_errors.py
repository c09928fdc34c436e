"""Bad input gives a typed error with its place, and never repeats what stood there."""

import math
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import worlds

import s2ss

# A value that must not come back, and numbers that would be recognised.
SECRET = "alice.example"

BAD_VALUES: list[tuple[str, Callable[[], object]]] = [
    ("/from", lambda: worlds.request(from_="2026-02-30")),
    ("/to", lambda: worlds.request(to=SECRET)),
    ("/needs", lambda: worlds.request(needs=[])),
    ("/needs/0/weight", lambda: worlds.request(needs=[{"topic": "history", "weight": math.nan}])),
    ("/needs/0/weight", lambda: s2ss.Request.from_dict({"needs": [{"weight": math.inf}]})),
    ("/modes", lambda: worlds.request(modes=[])),
    ("/modes/1", lambda: worlds.request(modes=["visit", SECRET])),
    ("/slots/0", lambda: worlds.request(slots=[SECRET])),
    ("/sessions", lambda: worlds.request(sessions=1.5)),
    ("/sessions", lambda: worlds.request(sessions=True)),
    ("/school", lambda: worlds.request(school=119707)),
    ("/max_distance", lambda: worlds.request(max_distance=-1)),
    ("/topic", lambda: s2ss.Need(required=True)),
    ("/weight", lambda: s2ss.Need(topic="history", weight=0)),
    ("/strength", lambda: s2ss.Expertise(topic="history", strength=SECRET)),
    ("/role", lambda: s2ss.Nominee(id="n", school="1", role=SECRET)),
    ("/status", lambda: s2ss.Nominee(id="n", school="1", status=SECRET)),
    ("/max_links", lambda: s2ss.Nominee(id="n", school="1", max_links=-1)),
    ("/away/0/to", lambda: s2ss.Nominee(id="n", school="1", away=[("2026-10-01", SECRET)])),
    ("/contact/email", lambda: s2ss.Nominee(id="n", school="1", contact={"email": 7})),
    ("/email", lambda: s2ss.Contact(email=7)),
    ("/state", lambda: s2ss.Link(supporting_school="1", requesting_school="2", state=SECRET)),
    ("/phase", lambda: s2ss.School(urn="1", name="M", phase=SECRET)),
    ("/first_week", lambda: s2ss.Calendar(first_week="C")),
    ("/weights", lambda: s2ss.Policy(weights=dict.fromkeys(["subject_fit", "diversity"], 0))),
    ("/weights/subject_fit", lambda: s2ss.Policy(weights={"subject_fit": math.nan})),
    ("/weights/subject_fit", lambda: s2ss.Policy(weights={"subject_fit": -1})),
    ("/min_score", lambda: s2ss.Policy(min_score=2)),
    ("/diversity/half_life_days", lambda: s2ss.Policy(diversity={"half_life_days": 0})),
    ("", lambda: worlds.request(colour=SECRET)),
    ("", lambda: s2ss.Request.from_dict(SECRET)),  # type: ignore[arg-type]
    ("/text", lambda: worlds.request(text="\ud800")),
    ("/text", lambda: worlds.request(text=object())),
]


@pytest.mark.parametrize(("pointer", "make"), BAD_VALUES)
def test_a_wrong_value_is_refused_at_its_place(pointer: str, make: Callable[[], object]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        make()
    faults = caught.value.faults
    assert pointer in [fault.pointer for fault in faults]
    assert caught.value.total == len(faults)
    assert all(fault.expected for fault in faults)
    assert all(fault.line is None and fault.column is None for fault in faults)
    assert SECRET not in str(caught.value) + repr(caught.value) + repr(faults)


DIRECTORY = worlds.directory()
REQUEST = worlds.request()

BAD_ARGUMENTS: list[tuple[str, Callable[[], object]]] = [
    ("request", lambda: DIRECTORY.rank(SECRET)),  # type: ignore[arg-type]
    ("policy", lambda: DIRECTORY.rank(REQUEST, policy=SECRET)),  # type: ignore[arg-type]
    ("limit", lambda: DIRECTORY.rank(REQUEST, limit=0)),
    ("limit", lambda: DIRECTORY.rank(REQUEST, limit=-1)),
    ("limit", lambda: DIRECTORY.rank(REQUEST, limit=2.5)),  # type: ignore[arg-type]
    ("nominee", lambda: DIRECTORY.explain(REQUEST, SECRET)),
    ("requests", lambda: DIRECTORY.rank_all(7)),  # type: ignore[arg-type]
    ("requests[1]", lambda: DIRECTORY.rank_all([REQUEST, SECRET])),  # type: ignore[list-item]
    ("progress", lambda: DIRECTORY.rank_all([], progress=SECRET)),  # type: ignore[arg-type]
    ("id", lambda: DIRECTORY.nominee(SECRET)),
    ("urn", lambda: DIRECTORY.school(SECRET)),
    ("nominee", lambda: s2ss.Scorer(DIRECTORY, REQUEST).parts(SECRET)),
    ("id", lambda: s2ss.Taxonomy.default().concept(SECRET)),
    ("need", lambda: s2ss.similarity(s2ss.Taxonomy.default(), SECRET, "history")),
    ("path", lambda: s2ss.Request.read_json(7)),  # type: ignore[arg-type]
    ("strict", lambda: s2ss.Directory.from_dict({}, strict=SECRET)),  # type: ignore[arg-type]
    ("phases", lambda: s2ss.read_gias("register.csv", phases=[SECRET])),
    ("open_only", lambda: s2ss.read_gias("register.csv", open_only=1)),  # type: ignore[arg-type]
    ("schools[0]", lambda: s2ss.synthetic_directory(schools=[SECRET])),  # type: ignore[list-item]
    ("as_of", lambda: s2ss.synthetic_directory(as_of=SECRET)),
    ("seed", lambda: s2ss.synthetic_directory(seed=-1)),
    ("to", lambda: s2ss.weekdays(from_="2026-09-02", to="2026-09-01")),
]


@pytest.mark.parametrize(("name", "call"), BAD_ARGUMENTS)
def test_a_wrong_argument_is_named(name: str, call: Callable[[], object]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        call()
    assert name in {fault.field for fault in caught.value.faults}
    assert SECRET not in str(caught.value)


BAD_WORLDS: list[tuple[str, dict[str, Any]]] = [
    ("/nominees/0/school", {"nominee": {"school": SECRET}}),
    ("/nominees/0/expertise/0/topic", {"nominee": {"expertise": [{"topic": SECRET}]}}),
    ("/nominees/0/away/0/to", {"nominee": {"away": [{"from": "2026-10-02", "to": "2026-10-01"}]}}),
    ("/schools/0/northing", {"supporting": {"northing": None}}),
    ("/links/0/requesting_school", {"links": [worlds.link(requesting_school=SECRET)]}),
    ("/conflicts/0/nominee", {"conflicts": [{"nominee": SECRET, "requesting_school": "100002"}]}),
    ("/as_of", {"as_of": "2026-13-01"}),
]


@pytest.mark.parametrize(("pointer", "changes"), BAD_WORLDS)
def test_a_directory_that_does_not_hold_says_where(pointer: str, changes: dict[str, Any]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        worlds.directory(**changes)
    assert any(fault.pointer.startswith(pointer.rsplit("/", 1)[0]) for fault in caught.value.faults)
    assert SECRET not in str(caught.value)


def test_a_lenient_reading_drops_what_is_faulty_and_says_so() -> None:
    document = worlds.world(nominee={"school": "999999"})
    directory = s2ss.Directory.from_dict(document, strict=False)
    assert len(directory.nominees) == 0
    assert [fault.pointer for fault in directory.faults] == ["/nominees/0/school"]
    assert pickle.loads(pickle.dumps(directory)).faults == directory.faults


def test_files_that_cannot_be_read_are_input_errors(tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.touch()
    for path in (tmp_path / "missing.json", tmp_path, empty):
        with pytest.raises(s2ss.InputError):
            s2ss.Directory.read_json(path)


def test_a_file_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_text('{\n  "id": "r1",\n  "school": 7\n}')
    with pytest.raises(s2ss.InputError) as caught:
        s2ss.Request.read_json(path)
    fault = next(fault for fault in caught.value.faults if fault.field == "school")
    assert (fault.line, fault.pointer) == (3, "/school")


def test_faults_beyond_a_hundred_are_counted() -> None:
    nominees = [{"id": f"n{i}", "school": "999"} for i in range(250)]
    with pytest.raises(s2ss.InputError) as caught:
        s2ss.Directory.from_dict(worlds.world(nominees=nominees))
    assert (len(caught.value.faults), caught.value.total) == (100, 250)


def test_nesting_in_a_circle_ends_in_a_limit_error() -> None:
    circle: list[Any] = []
    circle.append(circle)
    with pytest.raises(s2ss.LimitError) as caught:
        worlds.request(needs=circle)
    assert caught.value.limit


def test_one_tree_of_exceptions() -> None:
    assert issubclass(s2ss.InputError, (s2ss.Error, ValueError))
    assert issubclass(s2ss.InputError, ValueError)
    assert issubclass(s2ss.LimitError, s2ss.Error)
    assert issubclass(s2ss.Cancelled, s2ss.Error)
    assert s2ss.InputError("made by hand").faults == []


def test_an_input_error_survives_pickling() -> None:
    with pytest.raises(s2ss.InputError) as caught:
        worlds.request(sessions=0.5)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.faults, again.total) == (
        str(caught.value),
        caught.value.faults,
        caught.value.total,
    )
