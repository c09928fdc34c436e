"""One ask on the page: who asks, a map, the shortlist with reasons, and who was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .markup import Markup, element
from .page_map import shortlist_map
from .page_score import points, score_bar, score_parts
from .report import Answer, Report
from .words import MODES, ROLES, counted, in_words, kilometres, left_out, listed, long_date


def ask_section(report: Report, answer: Answer, number: int) -> Markup:
    """Write the section of one ask; `number` counts from 1."""
    return element(
        "section",
        element("header", _heading(report, answer, number), class_="ask-heading"),
        element(
            "div",
            shortlist_map(report, answer, number),
            _left_out(answer.shortlist),
            _candidates(report, answer),
            class_="columns",
        ),
        class_="ask",
        id=f"ask-{number}",
        aria_labelledby=f"ask-{number}-title",
    )


def _heading(report: Report, answer: Answer, number: int) -> list[Markup]:
    requester, request = report.requester(answer), answer.request
    facts = {
        "Understood": "; ".join(answer.needs),
        "When": f"{long_date(request.from_)} to {long_date(request.to)}, "
        f"{counted(request.sessions, 'session')}",
        "How": listed([in_words(mode, MODES) for mode in request.modes]),
    }
    where = f", {requester.district}" if requester.district else ""
    return [
        element("p", f"Request {number}", class_="kicker"),
        element("h2", f"“{answer.title}”", id=f"ask-{number}-title"),
        element("p", "Asked by ", element("strong", requester.name), where, class_="asked-by"),
        element(
            "dl",
            (element("div", element("dt", k), element("dd", v)) for k, v in facts.items()),
            class_="facts",
        ),
    ]


def _candidates(report: Report, answer: Answer) -> Markup:
    if not answer.candidates:
        return element(
            "p",
            "Nobody on the directory can help at present; beside this stands why.",
            class_="nobody",
        )
    pairs = zip(answer.candidates, answer.reasons, strict=True)
    return element(
        "ol",
        (
            _candidate(report, answer, rank, one, reasons)
            for rank, (one, reasons) in enumerate(pairs, 1)
        ),
        class_="shortlist",
    )


def _candidate(
    report: Report, answer: Answer, rank: int, one: Mapping[str, Any], reasons: Sequence[str]
) -> Markup:
    weights, parts = answer.shortlist["weights"], one["parts"]
    district = report.school_by_urn[one["school"]].district
    place = [district, _away(one["evidence"]), in_words(one["role"], ROLES), one["nominee"]]
    return element(
        "li",
        element(
            "div",
            element("span", str(rank), class_="rank"),
            element(
                "div",
                element("h3", one["school_name"]),
                element("p", " · ".join(filter(None, place)), class_="place"),
                class_="who",
            ),
            element(
                "p",
                str(sum(points(weights, parts).values())),
                element("small", " of 100"),
                class_="score",
            ),
            class_="candidate-heading",
        ),
        score_bar(weights, parts),
        score_parts(weights, parts),
        element("ul", (element("li", reason) for reason in reasons), class_="reasons"),
        class_="candidate",
    )


def _away(evidence: Mapping[str, Any]) -> str:
    distance = evidence.get("distance")
    return "distance not known" if distance is None else f"{kilometres(distance)} away"


def _left_out(shortlist: Mapping[str, Any]) -> Markup:
    considered, eligible = shortlist["considered"], shortlist["eligible"]
    return element(
        "div",
        element(
            "p",
            element("strong", f"{eligible:,} of {considered:,}"),
            f" colleagues could help; the best {len(shortlist['candidates'])} are shown. The "
            "others were left out, each under the first reason that applies:",
        ),
        element(
            "table",
            element(
                "thead",
                element(
                    "tr",
                    element("th", "Left out", scope="col", class_="number"),
                    element("th", "Why", scope="col"),
                ),
            ),
            element(
                "tbody",
                (
                    element(
                        "tr",
                        element("td", number, class_="number"),
                        element("td", reason),
                    )
                    for number, reason in left_out(shortlist["excluded"])
                ),
            ),
        ),
        class_="left-out",
    )
