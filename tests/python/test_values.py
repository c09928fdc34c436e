"""What all values have alike: dicts, equality, replace, pickling, read-only members."""

import copy
import datetime
import pickle
from pathlib import Path
from typing import Any

import pytest
import worlds
from hypothesis import given
from hypothesis import strategies as st

import s2ss

DIRECTORY = worlds.directory(links=[worlds.link()], nominee={"expertise": ["humanities"]})
REQUEST = worlds.request(needs=[s2ss.Need(topic="history", stages=["gcse"])])
SHORTLIST = DIRECTORY.rank(REQUEST)
EXPLANATION = DIRECTORY.explain(REQUEST, "n1")
EVIDENCE = EXPLANATION.evidence

RESOLUTION = s2ss.Taxonomy.from_dict(
    {
        "id": "own",
        "concepts": [
            {"id": "art", "pref_label": "Art", "alt_labels": ["design"]},
            {"id": "technology", "pref_label": "Technology", "alt_labels": ["design"]},
            {"id": "gcse", "pref_label": "GCSE", "facet": "stage"},
        ],
    }
).resolve("Help with GCSE art, not technology; support with design; support with gadgets.")

ROUND = [REQUEST, REQUEST.replace(id="r2", needs=["history"])]
PLAN = DIRECTORY.allocate(ROUND, goal="most_served")
LATER = PLAN.revise(withdrawn=[PLAN.assigned[0].request])
CHANGES = LATER.changes
TORN = DIRECTORY.allocate(ROUND[:0], minimum={"n1": 1})

VALUES = [
    s2ss.Fault(source="schools", row=2, field="urn", expected="a URN"),
    s2ss.School(urn="100001", name="Moor Lane", disadvantage=12.5, groups=["SISG"]),
    s2ss.Calendar(local_authority="888", terms=[("2026-09-02", "2026-10-23")]),
    s2ss.Calendar.lancashire(),
    s2ss.Expertise(topic="history", aspects=["assessment"], strength="also"),
    s2ss.Need(topic="history", weight=2.5, required=True, words=["hist dept"]),
    s2ss.Contact(name="A. Teacher", email="teacher@school.example"),
    s2ss.Contact(),
    s2ss.Nominee(
        id="n1",
        school="100001",
        expertise=["history"],
        away=[("2026-10-01", datetime.date(2026, 10, 9))],
        review_by=datetime.date(2027, 1, 1),
        contact={"name": "A. Teacher"},
    ),
    s2ss.Link(supporting_school="1", requesting_school="2", date="2026-03-02", nominee="n1"),
    s2ss.Conflict(nominee="n1", requesting_school="2", expires="2026-12-31"),
    REQUEST,
    s2ss.Policy(weights={"subject_fit": 1}, max_links_per_school=3),
    SHORTLIST,
    SHORTLIST[0],
    EXPLANATION,
    EVIDENCE,
    EVIDENCE.needs[0],
    EVIDENCE.needs[0].need,
    EVIDENCE.needs[0].path[0],
    EVIDENCE.needs[0].facets[0],
    EVIDENCE.past_links[0],
    RESOLUTION,
    RESOLUTION.needs[0],
    RESOLUTION.needs[0].mentions[0],
    RESOLUTION.dismissed[0],
    RESOLUTION.ask_back[0],
    RESOLUTION.unresolved[0],
    s2ss.Taxonomy.default(),
    DIRECTORY,
    PLAN,
    PLAN.assigned[0],
    PLAN.unmet[0],
    PLAN.shortages[0],
    PLAN.prices[0],
    PLAN.rules,
    PLAN.certificate,
    PLAN.certificate.bounds[0],
    TORN.conflict,
    CHANGES,
    CHANGES.moves[0] if CHANGES else None,
]


def kind(value: Any) -> str:
    return type(value).__name__


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_comes_back_from_its_dict(value: Any) -> None:
    again = type(value).from_dict(value.to_dict())
    assert again == value
    assert again.to_dict() == value.to_dict()


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_survives_pickling_and_copying(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_is_neither_hashed_nor_equal_to_something_else(value: Any) -> None:
    assert value != "something else"
    assert type(value).__hash__ is None


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_members_are_read_only(value: Any) -> None:
    names = [
        name
        for name in dir(type(value))
        if isinstance(getattr(type(value), name), property) and not name.startswith("_")
    ]
    assert names
    for name in names:
        with pytest.raises(AttributeError):
            setattr(value, name, getattr(value, name))


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_repr_is_one_line_that_names_the_class(value: Any) -> None:
    shown = repr(value)
    assert shown.startswith(f"{kind(value)}(")
    assert "\n" not in shown


DOCUMENTS = [value for value in VALUES if hasattr(value, "write_json")]


@pytest.mark.parametrize("value", DOCUMENTS, ids=kind)
def test_a_document_written_and_read_is_written_again_alike(value: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", str(tmp_path / "second.json")
    value.write_json(first)
    again = type(value).read_json(first)
    again.write_json(second)
    assert again == value
    assert first.read_bytes() == Path(second).read_bytes()
    assert type(value).from_json(value.to_json()) == value


def test_a_contact_is_kept_by_to_dict_and_replace() -> None:
    nominee = s2ss.Nominee(id="n1", school="1", contact=s2ss.Contact(email="a@school.example"))
    assert nominee.replace(max_links=3).contact.email == "a@school.example"
    assert nominee.to_dict()["contact"] == {"email": "a@school.example"}


def test_replace_changes_what_is_named_and_makes_absent_what_is_none() -> None:
    request = REQUEST.replace(from_="2026-09-14", max_distance=5000)
    assert (request.from_, request.to) == (datetime.date(2026, 9, 14), REQUEST.to)
    assert request.replace(max_distance=None).max_distance is None
    assert REQUEST.max_distance is None


def test_constructors_take_keywords_only() -> None:
    with pytest.raises(TypeError, match="keyword"):
        s2ss.Request("r1")  # type: ignore[misc]
    with pytest.raises(TypeError, match="keyword"):
        s2ss.Fault("schools")  # type: ignore[misc]


def test_requests_are_read_and_written_as_a_list(tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    s2ss.write_requests(path, (REQUEST, REQUEST.replace(id="r2")))
    assert [request.id for request in s2ss.read_requests(path)] == ["r1", "r2"]


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
days = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
modes = st.lists(st.sampled_from(["visit", "host", "online", "phone", "resources"]), min_size=1)


@given(
    id=names,
    topics=st.lists(names, min_size=1, max_size=4),
    window=st.tuples(days, days).map(sorted),
    modes=modes,
    weight=st.floats(min_value=1e-6, max_value=1e6),
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
)
def test_a_request_of_any_content_comes_back_from_dict_and_json(
    id: str,  # noqa: A002
    topics: list[str],
    window: list[datetime.date],
    modes: list[str],
    weight: float,
    text: str,
) -> None:
    request = s2ss.Request(
        id=id,
        school="100001",
        needs=[s2ss.Need(topic=topic, weight=weight) for topic in topics],
        from_=window[0],
        to=window[1],
        modes=modes,
        text=text,
    )
    assert s2ss.Request.from_dict(request.to_dict()) == request
    assert s2ss.Request.from_json(request.to_json()) == request
    assert request.id == id
    assert request.needs[0].weight == weight
    assert set(request.modes) == set(modes)
    assert request.text == text


def test_every_concept_shows_itself_as_it_stands_in_its_taxonomy() -> None:
    taxonomy = s2ss.Taxonomy.default()
    shown = [concept.to_dict() for concept in taxonomy.concepts]
    assert shown == taxonomy.to_dict()["concepts"]
