"""Type-ahead: concepts for someone who has typed the beginning of a label."""

import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

import s2ss

TAXONOMY = s2ss.Taxonomy.default()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("geog", "geography"),
        ("mfl", "modern-foreign-languages"),
        ("pupil prem", "disadvantage-and-pupil-premium"),
        ("timtab", "timetabling"),
        ("d&t", "design-and-technology"),
        ("send", "special-educational-needs-and-disabilities"),
        ("histroy", "history"),
        ("curr dev", "curriculum-development"),
    ],
)
def test_what_schools_begin_to_type_is_found_first(typed: str, first: str) -> None:
    assert TAXONOMY.search(typed)[0].id == first


def test_a_suggestion_says_what_matched_and_where_the_concept_stands() -> None:
    (found,) = TAXONOMY.search("geog", limit=1)
    assert found.to_dict() == {
        "id": "geography",
        "pref_label": "Geography",
        "matched": "Geog",
        "label_kind": "alternative",
        "path": ["Subjects", "Humanities"],
    }
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert found == TAXONOMY.search("Geog", limit=1)[0]
    assert found != TAXONOMY.search("geography", limit=1)[0]
    assert repr(found) == "ConceptSuggestion(id='geography', matched='Geog')"


def test_no_misspelling_of_the_scheme_is_ever_shown() -> None:
    hidden = {label for concept in TAXONOMY.concepts for label in concept.hidden_labels}
    assert hidden
    for label in hidden:
        for found in TAXONOMY.search(label):
            assert found.matched not in hidden
            assert found.label_kind != "hidden" or found.matched == found.pref_label


def test_input_without_a_word_gives_the_top_concepts() -> None:
    tops = [concept.id for concept in TAXONOMY.concepts if not concept.broader]
    for typed in ("", "  ", "-"):
        assert [found.id for found in TAXONOMY.search(typed)] == tops
    assert TAXONOMY.search("", limit=0) == []


@given(typed=st.text(), limit=st.integers(min_value=0, max_value=300))
def test_any_text_finds_at_most_so_many_concepts_each_once(typed: str, limit: int) -> None:
    ids = [found.id for found in TAXONOMY.search(typed, limit=limit)]
    assert len(ids) == len(set(ids)) <= limit
    assert set(ids) <= {concept.id for concept in TAXONOMY.concepts}


@pytest.mark.parametrize(
    ("typed", "limit"),
    [("secret\ud800", 10), (b"secret", 10), (None, 10), ("secret", -1), ("secret", "secret")],
)
def test_a_wrong_argument_is_refused_without_being_quoted(typed: object, limit: object) -> None:
    with pytest.raises(s2ss.InputError) as refused:
        TAXONOMY.search(typed, limit=limit)  # type: ignore[arg-type]
    assert "secret" not in str(refused.value)


def test_threads_that_search_first_at_the_same_time_find_the_same() -> None:
    expected = TAXONOMY.search("curr")
    fresh = s2ss.Taxonomy.from_json(TAXONOMY.to_json())
    together = threading.Barrier(4)
    found: list[list[s2ss.ConceptSuggestion]] = []

    def search() -> None:
        together.wait()
        found.append(fresh.search("curr"))

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
