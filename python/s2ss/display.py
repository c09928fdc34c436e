"""What notebooks show: small tables, escaped, with nothing from outside and nobody's contact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from . import _core, colours
from .markup import Markup, element, joined
from .words import counted, listed, quoted

ROWS = 10
BAR_PIXELS = 160


def taxonomy_html(self: _core.Taxonomy) -> str:
    """Return the scheme's name and its top concepts."""
    tops = [concept for concept in self.concepts if not concept.broader]
    rows = [[concept.id, concept.pref_label, len(self.narrower(concept.id))] for concept in tops]
    title = f"{self.title or self.id}: {len(self)} concepts"
    return table(title, ["top concept", "label", "narrower"], rows)


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
    return table(title, ["what", "number"], rows)


def shortlist_html(self: _core.Shortlist) -> str:
    """Return the candidates with their scores, and what removed the others."""
    rows = [
        [
            rank,
            candidate.nominee,
            candidate.school_name,
            f"{candidate.score:.3f}",
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
    return joined(
        [
            shown,
            legend(self.weights),
            asked_for(self),
            element("p", f"Removed: {removed}") if removed else None,
        ]
    )


def asked_for(shortlist: _core.Shortlist) -> Markup | None:
    """Return the needs beside the requester's own words, where they are known."""
    needs = shortlist[0].evidence.needs if len(shortlist) else []
    said = [f"{need.need.label}, asked for as {quoted(need.words)}" for need in needs if need.words]
    return element("p", "; ".join(said)) if said else None


def explanation_html(self: _core.Explanation) -> str:
    """Return the sentences and the parts."""
    title = f"Nominee {self.nominee} for request {self.request}"
    rows = [[f"{self.score:.3f}", bar(self.parts, self.weights)]]
    sentences = element("ul", (element("li", sentence) for sentence in self.sentences()))
    return joined([table(title, ["score", "parts"], rows), legend(self.weights), sentences])


def resolution_html(self: _core.Resolution) -> str:
    """Return the needs with the words that led to them, and what else there is to say."""
    rows = [
        [*need_labels(need), quoted(need.words), f"{need.confidence:.2f}"] for need in self.needs
    ]
    title = f"Understood: {counted(len(self.needs), 'need')}"
    if self.ask_back:
        title += f", {counted(len(self.ask_back), 'question')} to ask back"
    shown = table(title, ["topic", "facets", "words", "confidence"], rows)
    # The sentences about the needs come first, and say what the table shows.
    others = self.sentences()[len(self.needs) :]
    return joined(
        [shown, element("ul", (element("li", said) for said in others)) if others else None]
    )


def need_labels(need: _core.ResolvedNeed) -> tuple[str, str]:
    """Return the labels of a need's topic and of its facets."""
    labels = {mention.concept_id: mention.pref_label for mention in need.mentions}
    facets = [*need.aspects, *need.stages, *need.boards]
    return labels.get(need.topic, need.topic), listed(
        [labels.get(facet, facet) for facet in facets]
    )


def rank_table_html(self: _core.RankTable) -> str:
    """Return the first rows."""
    columns = {name: list(values[:ROWS]) for name, values in self.columns().items()}
    rows = [
        [f"{value:.3f}" if isinstance(value, float) else value for value in row]
        for row in zip(*columns.values(), strict=True)
    ]
    title = f"{len(self)} rows for {len(self.requests)} requests"
    return table(title, list(columns), rows)


def plan_html(self: _core.Plan) -> str:
    """Return the first links, why places stay empty, and where one more link would add most."""
    links = self.assigned
    rows = [
        [link.request, link.nominee, link.school_name, f"{link.score:.3f}"]
        for link in islice(links, ROWS)
    ]
    title = (
        f"Plan, {self.rules.goal.replace('_', ' ')}, {self.status}: {len(links)} of "
        f"{counted(self.places, 'place')} filled, total {self.objective:.3f}; "
        f"the first {len(rows)}"
    )
    shown = table(title, ["request", "nominee", "school", "score"], rows) if rows else None
    said = self.sentences()
    # Where there are links, the caption says what comes first.
    rest = said[1:] if rows else said
    return joined([shown, element("ul", (element("li", one) for one in rest)) if rest else None])


def comparison_html(self: _core.PlanComparison) -> str:
    """Return what stays, and what moves and why."""
    return element("ul", (element("li", said) for said in self.sentences()))


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    """Return a table; whatever is not text is shown as its text."""
    return element(
        "table",
        element("caption", title, style="white-space:nowrap"),
        element("thead", element("tr", (element("th", head) for head in heads))),
        element("tbody", (element("tr", map(cell, row)) for row in rows)),
    )


def cell(content: object) -> Markup:
    """Return one cell of a table."""
    return element("td", content if isinstance(content, str) else str(content))


def bar(parts: Mapping[str, float], weights: Mapping[str, float]) -> Markup:
    """Return a stacked bar: each part as wide as what it adds to the score."""
    pieces = (
        element(
            "span",
            title=f"{part} {parts[part]:.3f}",
            style="display:inline-block;height:0.8em;"
            f"width:{parts[part] * weights[part] * BAR_PIXELS:.0f}px;background:{colour}",
        )
        for part, colour in colours.of_parts(parts).items()
    )
    track = f"display:inline-block;width:{BAR_PIXELS}px;background:#eee"
    return element("span", pieces, style=track)


def legend(parts: Iterable[str]) -> Markup:
    """Return which colour is which part."""
    names = (
        (element("span", "■", style=f"color:{colour}"), f" {part.replace('_', ' ')} ")
        for part, colour in colours.of_parts(parts).items()
    )
    return element("p", names)
