"""What notebooks show: small tables, escaped, with nothing from outside and nobody's contact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import islice

from . import _core

COLOURS = {
    "subject_fit": "#2f6f9f",
    "availability": "#6aa84f",
    "diversity": "#c27b2c",
    "proximity": "#8e7cc3",
}
ROWS = 10
BAR_PIXELS = 160


def taxonomy_html(self: _core.Taxonomy) -> str:
    """Return the scheme's name and its top concepts."""
    tops = [concept for concept in self.concepts if not concept.broader]
    rows = [[concept.id, concept.pref_label, len(self.narrower(concept.id))] for concept in tops]
    title = f"{self.title or self.id}: {len(self)} concepts"
    return table(title, ["top concept", "label", "narrower"], map(escaped, rows))


def directory_html(self: _core.Directory) -> str:
    """Return how much there is of what."""
    rows = [
        ["schools", len(self.schools)],
        ["nominees", len(self.nominees)],
        ["links", len(self.links)],
        ["conflicts", len(self.conflicts)],
        ["calendars", len(self.calendars)],
        ["faults", len(self.faults)],
    ]
    title = f"Directory as of {self.as_of}, scheme {self.taxonomy.id}"
    return table(title, ["what", "number"], map(escaped, rows))


def shortlist_html(self: _core.Shortlist) -> str:
    """Return the candidates with their scores, and what removed the others."""
    rows = [
        [
            *escaped([rank, candidate.nominee, candidate.school_name, f"{candidate.score:.3f}"]),
            bar(candidate.parts, self.weights),
        ]
        for rank, candidate in enumerate(islice(self, ROWS), start=1)
    ]
    title = (
        f"Shortlist for request {self.request}: the first {len(rows)} of {len(self)}, "
        f"{self.eligible} eligible of {self.considered} considered"
    )
    removed = ", ".join(f"{rule} {number}" for rule, number in self.excluded.items())
    shown = table(title, ["rank", "nominee", "school", "score", "parts"], rows)
    return shown + legend() + (f"<p>Removed: {escape(removed)}</p>" if removed else "")


def explanation_html(self: _core.Explanation) -> str:
    """Return the sentences and the parts."""
    title = f"Nominee {self.nominee} for request {self.request}"
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.sentences())
    rows = [[*escaped([f"{self.score:.3f}"]), bar(self.parts, self.weights)]]
    return table(title, ["score", "parts"], rows) + legend() + f"<ul>{sentences}</ul>"


def rank_table_html(self: _core.RankTable) -> str:
    """Return the first rows."""
    columns = {name: list(values[:ROWS]) for name, values in self.columns().items()}
    rows = [
        [f"{value:.3f}" if isinstance(value, float) else value for value in row]
        for row in zip(*columns.values(), strict=True)
    ]
    title = f"{len(self)} rows for {len(self.requests)} requests"
    return table(title, list(columns), map(escaped, rows))


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; the cells are HTML already."""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<table><caption style="white-space:nowrap">{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def escaped(cells: Iterable[object]) -> list[str]:
    """Return the cells as text that is safe in HTML."""
    return [escape(str(cell)) for cell in cells]


def bar(parts: Mapping[str, float], weights: Mapping[str, float]) -> str:
    """Return a stacked bar: each part as wide as what it adds to the score."""
    pieces = "".join(
        f'<span title="{name} {parts[name]:.3f}" style="display:inline-block;height:0.8em;'
        f'width:{parts[name] * weights[name] * BAR_PIXELS:.0f}px;background:{colour}"></span>'
        for name, colour in COLOURS.items()
    )
    return (
        f'<span style="display:inline-block;width:{BAR_PIXELS}px;background:#eee">{pieces}</span>'
    )


def legend() -> str:
    """Return which colour is which part."""
    names = " ".join(
        f'<span style="color:{colour}">&#9632;</span> {escape(name.replace("_", " "))}'
        for name, colour in COLOURS.items()
    )
    return f"<p>{names}</p>"
