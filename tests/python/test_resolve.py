"""From a school's message to a request: what was understood, and the words that led to it."""

import json
import threading

import pytest
import worlds

import s2ss

TAXONOMY = s2ss.Taxonomy.default()
MESSAGE = "Secondary MFL support and subject leadership"
WINDOW = {"id": "r1", "from_": "2026-09-07", "to": "2026-10-23"}


def test_a_message_becomes_needs_with_facets_and_words() -> None:
    found = TAXONOMY.resolve(MESSAGE)
    (need,) = found.needs
    assert (need.topic, need.aspects) == ("modern-foreign-languages", ["subject-leadership"])
    assert need.words == ["MFL", "subject leadership"]
    assert 0 < need.confidence <= 1
    assert (found.ask_back, found.unresolved, found.dismissed) == ([], [], [])


def test_every_mention_points_at_its_words_in_the_text() -> None:
    text = f"Chère équipe – {MESSAGE}, not history. Support with gizmos."
    found = TAXONOMY.resolve(text)
    phrases = [mention.words for need in found.needs for mention in need.mentions]
    phrases += [mention.words for mention in found.dismissed] + found.unresolved
    assert len(phrases) >= 3
    for phrase in phrases:
        assert text[phrase.character_begin : phrase.character_end] == phrase.text
        assert text.encode()[phrase.begin : phrase.end].decode() == phrase.text


def test_a_resolved_need_is_a_need_that_a_request_takes() -> None:
    found = TAXONOMY.resolve(MESSAGE)
    request = worlds.request(needs=found.needs)
    assert request.needs == found.needs
    assert [type(need) for need in request.needs] == [s2ss.Need]
    assert request.needs[0].words == found.needs[0].words
    mixed = worlds.request(needs=["history", *found.needs, {"topic": "art"}])
    assert [need.topic for need in mixed.needs] == ["history", "modern-foreign-languages", "art"]
    assert worlds.request().replace(needs=tuple(found.needs)).needs == found.needs
    assert type(found.needs[0].replace(required=True)) is s2ss.Need
    with pytest.raises(TypeError):
        s2ss.ResolvedNeed(topic="history")  # type: ignore[misc, arg-type]


def test_a_resolution_says_how_it_came_about() -> None:
    assert TAXONOMY.resolve("MFL, not history.").sentences() == [
        'Modern foreign languages: "MFL" means Modern foreign languages (a synonym of it).',
        '"history" was set aside: the message says that it is not wanted.',
    ]


def test_a_resolution_goes_through_json() -> None:
    found = TAXONOMY.resolve(MESSAGE)
    document = json.loads(json.dumps(found.to_dict()))
    assert s2ss.Resolution.from_dict(document) == found
    assert document["needs"][0]["confidence"] == found.needs[0].confidence


def test_an_authoritys_own_words_are_understood_and_the_scheme_stays_as_it_was() -> None:
    own = TAXONOMY.with_labels({"timetabling": ["Zeitplan"], "history": ("Zeitgeist",)})
    assert [need.topic for need in own.resolve("Zeitplan und Zeitgeist").needs] == [
        "timetabling",
        "history",
    ]
    assert TAXONOMY.resolve("Zeitplan und Zeitgeist").needs == []
    assert "Zeitplan" in own.concept("timetabling").alt_labels
    hidden = TAXONOMY.with_labels({"timetabling": ["Zeitplan"]}, kind="hidden")
    assert "Zeitplan" in hidden.concept("timetabling").hidden_labels


def test_every_wrong_label_is_told() -> None:
    with pytest.raises(s2ss.InputError) as refused:
        TAXONOMY.with_labels({"no-such-topic": ["a"], "history": [" "]})
    assert refused.value.total == 2
    for kind in ("preferred", "any"):
        with pytest.raises(s2ss.InputError):
            TAXONOMY.with_labels({"history": ["past"]}, kind=kind)


def test_a_message_becomes_a_request() -> None:
    request = s2ss.Request.from_text(
        "100002", MESSAGE, **WINDOW, sessions=3, availability="Tue pm, Teams", places=2
    )
    assert (request.id, request.school, request.text) == ("r1", "100002", MESSAGE)
    assert request.needs == TAXONOMY.resolve(MESSAGE).needs
    assert request.needs[0].words == ["MFL", "subject leadership"]
    assert (request.slots, request.modes) == (["Tue-pm"], ["online"])
    assert (request.sessions, request.places) == (3, 2)


def test_a_message_is_read_in_the_scheme_that_is_given() -> None:
    own = TAXONOMY.with_labels({"timetabling": ["Zeitplan"]})
    request = s2ss.Request.from_text("1", "Zeitplan support", **WINDOW, taxonomy=own)
    assert [need.topic for need in request.needs] == ["timetabling"]


def test_what_a_school_says_narrows_what_is_given() -> None:
    request = s2ss.Request.from_text(
        "1",
        MESSAGE,
        **WINDOW,
        slots=["Tue-am", "Tue-pm"],
        availability="Tuesdays and Wednesdays pm",
    )
    assert request.slots == ["Tue-pm"]
    with pytest.raises(s2ss.InputError, match="slots"):
        s2ss.Request.from_text("1", MESSAGE, **WINDOW, slots=["Mon-am"], availability="Tue pm")
    with pytest.raises(s2ss.InputError, match="modes"):
        s2ss.Request.from_text("1", MESSAGE, **WINDOW, modes=["phone"], availability="Teams")


def test_a_message_without_a_topic_is_refused_and_the_mend_says_what_to_ask() -> None:
    own = s2ss.Taxonomy.from_dict(
        {
            "id": "own",
            "concepts": [
                {"id": "art", "pref_label": "Art", "alt_labels": ["design"]},
                {"id": "technology", "pref_label": "Technology", "alt_labels": ["design"]},
            ],
        }
    )
    for text, mend in {
        "Thank you.": "what it would like help with",
        "Support with gizmos": "in other words",
        "Help with design": "which of the possible readings",
    }.items():
        with pytest.raises(s2ss.InputError, match=mend) as refused:
            s2ss.Request.from_text("1", text, **WINDOW, taxonomy=own)
        assert text not in str(refused.value)


def test_wrong_members_are_refused_as_those_of_a_request_are() -> None:
    with pytest.raises(s2ss.InputError, match="from"):
        s2ss.Request.from_text("1", MESSAGE, id="r1", from_="2026-10-23", to="2026-09-07")
    with pytest.raises(s2ss.InputError, match="id"):
        s2ss.Request.from_text("1", MESSAGE, from_="2026-09-07", to="2026-10-23")  # type: ignore[call-arg]


def test_words_are_said_beside_the_evidence_and_change_no_score() -> None:
    directory = worlds.directory()
    plain = directory.rank(worlds.request())[0]
    asked = directory.rank(worlds.request(needs=[s2ss.Need(topic="history", words=["hist dept"])]))
    assert asked[0].evidence.needs[0].words == ["hist dept"]
    assert asked[0].sentences()[0].startswith('History, asked for as "hist dept": offers exactly')
    assert (asked[0].score, asked[0].parts) == (plain.score, plain.parts)


def test_threads_that_resolve_first_at_the_same_time_understand_the_same() -> None:
    expected = TAXONOMY.resolve(MESSAGE)
    fresh = s2ss.Taxonomy.from_json(TAXONOMY.to_json())
    together = threading.Barrier(4)
    found: list[s2ss.Resolution] = []

    def resolve() -> None:
        together.wait()
        found.append(fresh.resolve(MESSAGE))

    threads = [threading.Thread(target=resolve) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
