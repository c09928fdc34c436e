"""What notebooks show is small, escaped and complete in itself."""

import html.parser
import re
from typing import Any

import pytest
import worlds

import s2ss

NASTY = "<script>alert('&')</script>"
DIRECTORY = worlds.directory(
    supporting={"name": NASTY}, nominee={"id": NASTY}, links=[worlds.link(nominee=NASTY)]
)
REQUEST = worlds.request(id=NASTY)
SHOWN: list[Any] = [
    s2ss.Taxonomy.default(),
    DIRECTORY,
    DIRECTORY.rank(REQUEST),
    DIRECTORY.rank(REQUEST, policy=s2ss.Policy(min_score=1)),
    DIRECTORY.explain(REQUEST, NASTY),
    DIRECTORY.rank_all([REQUEST]),
    s2ss.Taxonomy.default().resolve(f"History support. Support with {NASTY} gadgets, not art."),
    DIRECTORY.rank(REQUEST.replace(needs=[s2ss.Need(topic="history", words=[NASTY])])),
]


class Balance(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("value", SHOWN, ids=lambda value: type(value).__name__)
def test_tables_are_balanced_escaped_and_without_outside_resources(value: Any) -> None:
    shown = value._repr_html_()
    balance = Balance()
    balance.feed(shown)
    assert balance.open == []
    assert "table" in balance.seen
    assert not balance.seen & {"script", "src", "href", "link", "img"}
    assert len(shown) < 20_000


def test_a_shortlist_shows_its_names_escaped_and_its_parts_as_bars() -> None:
    shown = DIRECTORY.rank(REQUEST)._repr_html_()
    assert "&lt;script&gt;" in shown
    assert len(re.findall(r"width:\d+px;background:#[0-9a-f]{6}", shown)) == 4


def test_a_shortlist_says_what_removed_the_others() -> None:
    assert "below_min_score 1" in SHOWN[3]._repr_html_()


def test_a_shortlist_shows_the_requesters_own_words_escaped() -> None:
    assert "History, asked for as &quot;&lt;script&gt;" in SHOWN[-1]._repr_html_()
    assert "asked for as" not in SHOWN[2]._repr_html_()


def test_a_resolution_shows_topics_with_the_words_that_led_to_them() -> None:
    found = s2ss.Taxonomy.default().resolve("MFL support and subject leadership, not history.")
    shown = found._repr_html_()
    for cell in ("Modern foreign languages", "Subject leadership", "1.00"):
        assert f"<td>{cell}</td>" in shown
    assert "&quot;MFL&quot; and &quot;subject leadership&quot;" in shown
    assert shown.count("<li>") == len(found.dismissed) == 1


def test_a_resolution_that_found_nothing_says_so() -> None:
    shown = s2ss.Taxonomy.default().resolve("Thank you.")._repr_html_()
    assert "Understood: 0 needs" in shown
    assert "Nothing in the message was understood" in shown


def test_an_explanation_shows_its_sentences() -> None:
    explanation = worlds.directory().explain(worlds.request(), "n1")
    shown = explanation._repr_html_()
    assert shown.count("<li>") == len(explanation.sentences())


def test_a_long_table_shows_its_head() -> None:
    directory = s2ss.synthetic_directory(nominees=300, seed=7)
    table = directory.rank_all(s2ss.synthetic_requests(directory, requests=20))
    assert len(table) > 20
    assert table._repr_html_().count("<tr>") == 11


def test_a_long_shortlist_says_how_much_of_it_is_shown() -> None:
    directory = s2ss.synthetic_directory(nominees=2000, seed=7)
    requests = s2ss.synthetic_requests(directory, requests=20)
    found = max((directory.rank(request, limit=30) for request in requests), key=len)
    assert len(found) > 10
    assert f"the first 10 of {len(found)}" in found._repr_html_()
