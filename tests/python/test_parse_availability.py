"""Words about when and how people can meet, as Python sees them."""

import doctest
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import s2ss

MODES = ["visit", "host", "online", "phone", "resources"]
WORDS = "Tue pm wk A, not Mondays, twilight ok, Teams is fine"
NAME = "Ada Marker"
PAGE = Path(__file__).resolve().parents[2] / "docs/availability_words.md"


def test_slots_and_modes_are_read_from_words() -> None:
    found = s2ss.parse_availability(WORDS)
    days = ["Tue-twilight", "Wed-twilight", "Thu-twilight", "Fri-twilight"]
    assert found.slots == [*days, "A:Tue-pm"]
    assert found.modes == ["online"]
    assert (found.says_slots, found.says_modes, found.unresolved) == (True, True, [])


def test_nothing_said_offers_everything() -> None:
    found = s2ss.parse_availability("")
    assert (found.slots, found.modes) == (["*-*"], MODES)
    assert (found.says_slots, found.says_modes) == (False, False)


def test_the_slots_and_modes_go_into_a_request() -> None:
    found = s2ss.parse_availability("Thurs P4/5, by phone")
    request = s2ss.Request(
        id="r1",
        school="100001",
        needs=["history"],
        from_="2026-09-07",
        to="2026-10-23",
        slots=found.slots,
        modes=found.modes,
    )
    assert (request.slots, request.modes) == (["Thu-pm"], ["phone"])


def test_the_writer_decides_who_travels() -> None:
    assert s2ss.parse_availability("we can come to you").modes == ["host"]
    assert s2ss.parse_availability("we can come to you", writer="nominee").modes == ["visit"]


def test_a_phrase_points_at_the_characters_python_counts() -> None:
    text = "Après-midi? Tue pm, HT3"
    found = s2ss.parse_availability(text)
    assert [phrase.text for phrase in found.unresolved] == ["Après-midi", "HT3"]
    for phrase in found.unresolved:
        assert text[phrase.character_begin : phrase.character_end] == phrase.text
        assert text.encode()[phrase.begin : phrase.end].decode() == phrase.text
    assert found.unresolved[1].to_dict() == {
        "text": "HT3",
        "begin": 21,
        "end": 24,
        "character_begin": 20,
        "character_end": 23,
    }


def test_a_dict_holds_all_that_was_found() -> None:
    found = s2ss.parse_availability("Fri am, ask " + NAME)
    assert found.to_dict() == {
        "slots": ["Fri-am"],
        "modes": MODES,
        "says_slots": True,
        "says_modes": False,
        "unresolved": [phrase.to_dict() for phrase in found.unresolved],
    }
    assert found.to_dict()["unresolved"][0]["text"] == "ask " + NAME


def test_no_repr_shows_the_words() -> None:
    found = s2ss.parse_availability("Fri am, ask " + NAME)
    assert repr(found).startswith("Availability(slots=['Fri-am']")
    assert repr(found.unresolved) == "[Phrase(character_begin=8, character_end=22)]"
    assert "Marker" not in repr(found) + str(found) + str(found.unresolved[0])


def test_equal_words_give_equal_values() -> None:
    assert s2ss.parse_availability(WORDS) == s2ss.parse_availability(WORDS)
    assert s2ss.parse_availability("x") != s2ss.parse_availability("y")
    assert s2ss.parse_availability("x y").unresolved == s2ss.parse_availability("x y").unresolved


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: s2ss.parse_availability(7), "text"),  # type: ignore[arg-type]
        (lambda: s2ss.parse_availability(NAME + "\ud800"), "text"),
        (lambda: s2ss.parse_availability("Tue", writer=NAME), "writer"),
    ],
)
def test_a_wrong_argument_is_named_and_not_repeated(call, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(s2ss.InputError) as caught:
        call()
    assert caught.value.faults[0].field == field
    assert "Marker" not in str(caught.value)


def test_a_text_above_the_limit_is_refused() -> None:
    with pytest.raises(s2ss.LimitError) as caught:
        s2ss.parse_availability("x" * (2**24 + 1))
    assert caught.value.limit == "text"


@given(st.text())
def test_any_text_gives_something_that_can_be_asked_for(text: str) -> None:
    found = s2ss.parse_availability(text)
    assert found.slots
    assert found.modes
    for phrase in found.unresolved:
        assert text[phrase.character_begin : phrase.character_end] == phrase.text


def test_the_example_of_the_page_gives_what_it_says() -> None:
    example = re.search(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    assert example
    test = doctest.DocTestParser().get_doctest(example[1], {}, PAGE.name, None, None)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
