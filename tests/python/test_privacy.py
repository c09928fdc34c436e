"""Nothing personal is ever shown that was not asked for: not in a repr, a table or an error."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import worlds

import s2ss

NAME, EMAIL, TEXT, REASON = "Ada Marker", "marker@school.example", "Our marker ask", "A marker row"
WORDS = "the marker topic"
MARKERS = (NAME, EMAIL, TEXT, REASON)

NOMINEE = {"contact": {"name": NAME, "email": EMAIL}}
CONFLICT = {"nominee": "n1", "requesting_school": "100003", "reason": REASON}
DIRECTORY = worlds.directory(nominee=NOMINEE, conflicts=[CONFLICT], links=[worlds.link()])
REQUEST = worlds.request(text=TEXT)
WINDOW: dict[str, Any] = {"id": "r1", "from_": "2026-09-07", "to": "2026-10-23"}
# Each of the markers, put where it does not belong.
MISPLACED: list[dict[str, Any]] = [
    {"nominee": NOMINEE | {"id": ["n1"]}},
    {"nominee": NOMINEE | {"school": EMAIL}},
    {"nominee": NOMINEE | {"expertise": [{"topic": NAME}]}},
    {"nominee": NOMINEE | {"role": NAME}},
    {"nominee": NOMINEE | {NAME: EMAIL}},
    {"nominee": {"contact": {NAME: EMAIL}}},
    {"nominee": {"contact": NAME}},
    {"supporting": {"easting": EMAIL}},
    {"conflicts": [CONFLICT | {"expires": REASON}]},
    {"conflicts": [CONFLICT | {"nominee": NAME}]},
    {"links": [worlds.link(nominee=NAME, state=EMAIL)]},
    {"as_of": TEXT},
    {TEXT: NAME},
]


def shown() -> Iterator[str]:
    """Everything the package shows by itself of a world with the markers in it."""
    shortlist = DIRECTORY.rank(REQUEST)
    explanation = DIRECTORY.explain(REQUEST, "n1")
    values: list[Any] = [
        DIRECTORY,
        REQUEST,
        DIRECTORY.nominees,
        DIRECTORY.nominees[0],
        DIRECTORY.nominees[0].contact,
        DIRECTORY.conflicts,
        DIRECTORY.rank_all([REQUEST]),
        shortlist,
        *shortlist,
        shortlist[0].evidence,
        explanation,
        s2ss.Scorer(DIRECTORY, REQUEST),
        DIRECTORY.allocate([REQUEST]),
        *DIRECTORY.allocate([REQUEST]).assigned,
    ]
    for value in values:
        yield repr(value)
        yield str(value)
        if hasattr(value, "_repr_html_"):
            yield value._repr_html_()
        if hasattr(value, "sentences"):
            yield from value.sentences()
    yield str(shortlist.to_dict())
    yield str(explanation.to_dict())


def test_the_markers_are_carried() -> None:
    assert DIRECTORY.nominees[0].contact.name == NAME
    assert DIRECTORY.nominees[0].contact.email == EMAIL
    assert DIRECTORY.conflicts[0].reason == REASON
    assert REQUEST.text == TEXT


def test_nothing_shown_holds_a_marker() -> None:
    texts = list(shown())
    assert len(texts) > 30
    for text in texts:
        assert not any(marker in text for marker in MARKERS)


@pytest.mark.parametrize("changes", MISPLACED)
def test_no_error_holds_a_marker(changes: dict[str, Any]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        worlds.directory(**changes)
    error = caught.value
    texts = [str(error), repr(error), *(str(fault.to_dict()) for fault in error.faults)]
    # What Python prints for an uncaught error: the causes with it.
    texts += [str(error.__cause__), str(error.__context__)]
    for text in texts:
        assert not any(marker in text for marker in MARKERS)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": {"a": TEXT}},
        {"school": [TEXT]},
        {"needs": [TEXT, 1]},
        {"needs": [{TEXT: "history"}]},
        {"modes": TEXT},
        {"from_": TEXT},
        {TEXT: TEXT},
        {"priority": TEXT, "text": TEXT},
    ],
)
def test_no_error_of_a_request_holds_a_marker(changes: dict[str, Any]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        REQUEST.replace(**changes)
    assert TEXT not in str(caught.value) + repr(caught.value) + repr(caught.value.faults)


def test_words_of_a_need_are_in_no_repr_and_no_error() -> None:
    need = s2ss.Need(topic="history", words=[WORDS])
    request = worlds.request(needs=[need])
    candidate = DIRECTORY.rank(request)[0]
    assert candidate.evidence.needs[0].words == [WORDS]
    for value in (need, request, candidate, candidate.evidence, candidate.evidence.needs[0]):
        assert WORDS not in repr(value) + str(value)
    wrong: list[Any] = [WORDS, [1, WORDS], {WORDS: WORDS}]
    for words in wrong:
        with pytest.raises(s2ss.InputError) as caught:
            need.replace(words=words)
        assert WORDS not in str(caught.value)
    with pytest.raises(s2ss.InputError) as caught:
        DIRECTORY.rank(worlds.request(needs=[need.replace(topic="unknown")]))
    assert WORDS not in str(caught.value)


def test_a_resolution_shows_words_only_where_they_are_asked_for() -> None:
    taxonomy = s2ss.Taxonomy.default().with_labels(
        {"history": [WORDS, "marker two"], "music": ["marker two", "marker three"]}
    )
    found = taxonomy.resolve(
        f"Help with {WORDS}, not marker three. Help with marker two. Support with marker gizmos."
    )
    parts = [*found.needs, *found.ask_back, *found.dismissed, *found.unresolved]
    assert {type(part).__name__ for part in parts} == {
        *("ResolvedNeed", "Question", "DismissedMention", "Phrase")
    }
    for value in [found, *parts, *found.needs[0].mentions]:
        assert "marker" not in repr(value) + str(value)
    assert any(WORDS in said for said in found.sentences())
    assert WORDS in str(found.to_dict())


@pytest.mark.parametrize(
    "call",
    [
        lambda: s2ss.Request.from_text("100002", TEXT, **WINDOW),
        lambda: s2ss.Request.from_text("100002", TEXT, availability=EMAIL, modes=["fax"], **WINDOW),
        lambda: s2ss.Request.from_text("100002", TEXT + "\ud800", **WINDOW),
        lambda: s2ss.Request.from_text(TEXT, [TEXT], **WINDOW),
        lambda: s2ss.Request.from_text("100002", TEXT, needs=[TEXT], **WINDOW),
        lambda: s2ss.Request.from_text("100002", TEXT, taxonomy=TEXT, **WINDOW),
        lambda: s2ss.Request.from_text("100002", TEXT, **{TEXT: TEXT}, **WINDOW),
        lambda: s2ss.Taxonomy.default().resolve(TEXT + "\ud800"),
        lambda: s2ss.Taxonomy.default().with_labels({TEXT: [TEXT]}),
        lambda: s2ss.Taxonomy.default().with_labels({"history": TEXT}),
        lambda: s2ss.Taxonomy.default().with_labels({"history": [TEXT]}, kind=TEXT),
    ],
)
def test_no_error_about_a_message_holds_its_words(call: Callable[[], object]) -> None:
    with pytest.raises(s2ss.InputError) as caught:
        call()
    error = caught.value
    for text in [str(error), repr(error), *(str(fault.to_dict()) for fault in error.faults)]:
        assert not any(marker in text for marker in MARKERS)


def test_frames_of_nominees_leave_contacts_out_unless_asked() -> None:
    pytest.importorskip("pandas")
    assert NAME not in DIRECTORY.to_frames()["nominees"].to_string()
    assert NAME not in DIRECTORY.nominees.to_pandas().to_string()
    assert NAME in DIRECTORY.to_frames(contacts=True)["nominees"].to_string()


MISCALLS: list[Callable[[], object]] = [
    lambda: s2ss.Nominee.from_dict(NOMINEE, s2ss.Taxonomy.default()),  # type: ignore[call-arg]
    lambda: s2ss.Directory.from_dict(NOMINEE, s2ss.Taxonomy.default()),  # type: ignore[misc]
    lambda: s2ss.Directory.read_json(NAME, taxonmy=None),  # type: ignore[call-arg]
    lambda: DIRECTORY.rank(REQUEST, TEXT),  # type: ignore[misc]
    lambda: DIRECTORY.explain(REQUEST, NAME, TEXT),  # type: ignore[misc]
    lambda: DIRECTORY.nominee(name=NAME),  # type: ignore[call-arg]
    lambda: s2ss.read_gias(NAME, local_authority=[NAME]),  # type: ignore[call-arg]
    lambda: s2ss.write_requests([TEXT]),  # type: ignore[call-arg, arg-type]
    lambda: s2ss.Scorer(NAME),  # type: ignore[call-arg, arg-type]
    lambda: s2ss.Nominee(NAME),  # type: ignore[call-arg, misc]
    lambda: s2ss.Shortlist(NAME),
]


@pytest.mark.parametrize("call", MISCALLS)
def test_no_error_of_a_wrong_call_holds_a_marker(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert not any(marker in str(caught.value) for marker in MARKERS)
