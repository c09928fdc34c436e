"""The demo as one page that needs nothing else: no script, no font, no picture from outside."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from . import colours
from ._core import _atomic_write
from .markup import Markup, element
from .page_ask import ask_section
from .page_round import round_section
from .page_score import swatch, weight_bar
from .report import Report
from .words import PART_QUESTIONS, PARTS, counted, long_date

LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0 "
    "(schools: Get Information about Schools, Department for Education)."
)


def render(report: Report) -> str:
    """Write the page."""
    page = element("html", _head(), _body(report), lang="en-GB")
    return f"<!DOCTYPE html>\n{page}\n"


def write_page(path: Path, page: str) -> None:
    """Write the page in one step: a reader sees the old page or the new one."""
    _atomic_write(path, page)
    # It holds nothing personal and is made to be shown.
    path.chmod(0o644)


def _head() -> Markup:
    style = files("s2ss").joinpath("page.css").read_text(encoding="utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", "Who could help? Support between secondary schools"),
        # The one text that is not escaped, because it is the package's own.
        Markup(f"<style>\n{colours.as_css()}{style}</style>"),
    )


def _body(report: Report) -> Markup:
    return element(
        "body",
        element("a", "Skip to the requests", class_="skip", href="#requests"),
        element("header", _opening(report), class_="page-width opening"),
        element(
            "main",
            element("div", _at_a_glance(report), _how_to_read(report), class_="front"),
            element(
                "div",
                (ask_section(report, answer, n) for n, answer in enumerate(report.answers, 1)),
                id="requests",
            ),
            round_section(report.round) if report.round else None,
            class_="page-width",
        ),
        element("footer", _closing(report), class_="page-width"),
    )


def _opening(report: Report) -> list[Markup]:
    schools = (
        "real schools, which have neither asked for nor offered anything here"
        if report.real_schools
        else "invented schools"
    )
    return [
        element("p", "School-to-school support", class_="kicker"),
        element("h1", "Who could help?"),
        element(
            "p",
            "Five requests for support, and for each the colleagues at other schools who could "
            f"give it, out of {report.nominees:,} on the directory: where they work, what they "
            "offer, how near they are, and why they are suggested.",
            class_="lead",
        ),
        element(
            "p",
            element("strong", "This is a demonstration. "),
            f"All colleagues, their expertise and past links are invented; they are placed at "
            f"{schools}. The directory stands as of {long_date(report.as_of)}.",
            class_="notice",
        ),
    ]


def _at_a_glance(report: Report) -> Markup:
    heads = ("Request", "Asked by", "First suggestion", "Score", "Could help")
    return element(
        "section",
        element("h2", "At a glance", id="at-a-glance"),
        element(
            "table",
            _table_head(heads),
            element("tbody", (_glance_row(report, n) for n in range(len(report.answers)))),
            class_="glance",
        ),
        aria_labelledby="at-a-glance",
    )


def _table_head(heads: Iterable[str]) -> Markup:
    return element("thead", element("tr", (element("th", head, scope="col") for head in heads)))


def _glance_row(report: Report, position: int) -> Markup:
    answer = report.answers[position]
    first = answer.candidates[0] if answer.candidates else None
    link = element("a", answer.title, href=f"#ask-{position + 1}")
    eligible, considered = answer.shortlist["eligible"], answer.shortlist["considered"]
    cells = {
        "Asked by": report.requester(answer).name,
        "First suggestion": first["school_name"] if first else "Nobody yet",
        "Score": f"{100 * first['score']:.0f}" if first else "–",
        "Could help": f"{eligible:,} of {considered:,}",
    }
    return element(
        "tr",
        element("th", link, scope="row"),
        (
            element("td", element("span", f"{head}: ", class_="inline-head"), text)
            for head, text in cells.items()
        ),
    )


def _how_to_read(report: Report) -> Markup:
    weights = report.weights
    rows = (
        element(
            "tr",
            element("th", swatch(part), PARTS[part], scope="row"),
            element("td", f"{100 * weight:.0f}", class_="number"),
            element("td", PART_QUESTIONS[part]),
        )
        for part, weight in weights.items()
    )
    heads = ("Part", "Points", "The question it answers")
    return element(
        "section",
        element("h2", "How to read this", id="how-to-read"),
        element(
            "p",
            "A score is out of 100 points, shared out between four questions. It belongs to one "
            "request and one colleague together: it is not a mark for a person or for a school.",
        ),
        weight_bar(weights),
        element(
            "table",
            _table_head(heads),
            element("tbody", rows),
            class_="weights",
        ),
        element(
            "p",
            "Before anything is scored, firm rules leave out those who cannot help: who is too "
            "far away, has no time, or already supports enough schools. Beside each shortlist "
            "stands how many, and why. The list is a proposal: an adviser decides, and both "
            "schools have to agree.",
        ),
        aria_labelledby="how-to-read",
    )


def _closing(report: Report) -> list[Markup]:
    schools = counted(len(report.schools), "school")
    provenance = (
        f"The {schools} are real; nothing here says that any of them asked for or offered support. "
        + LICENCE
        if report.real_schools
        else f"The {schools} are invented too, and so are their names."
    )
    return [
        element("h2", "About this page"),
        element(
            "p",
            f"Every colleague, request and past link on this page is invented. {provenance} "
            "The page holds no personal data.",
        ),
        element(
            "p",
            "The same data always give the same shortlists: scores are worked out in whole "
            "numbers, and points are rounded only for showing. Made with s2ss.",
        ),
    ]
