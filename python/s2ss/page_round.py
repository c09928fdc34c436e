"""The round on the page: what ranking alone would do, the plan, and who waits and why."""

from __future__ import annotations

from .demo_round import RoundReport
from .markup import Markup, element
from .words import counted

MOST_WANTED = 6
SENTENCES = 3


def round_section(decided: RoundReport) -> Markup:
    """Write the section of the round."""
    return element(
        "section",
        element(
            "header",
            element("p", "A round of requests", class_="kicker"),
            element(
                "h2",
                f"{len(decided.requests)} schools ask in the same fortnight",
                id="round-title",
            ),
            class_="ask-heading",
        ),
        element(
            "div",
            element("div", _alone(decided), _wanted_table(decided)),
            element("div", _together(decided)),
            class_="round-columns",
        ),
        class_="round",
        id="round",
        aria_labelledby="round-title",
    )


def _alone(decided: RoundReport) -> list[Markup]:
    people, most = len(decided.first_choices), max(decided.first_choices.values(), default=0)
    return [
        element("h3", "Ranked one by one"),
        element(
            "p",
            f"The first suggestions come down to {counted(people, 'colleague')}, and the most "
            f"wanted would be asked {most} times. {counted(decided.beyond, 'request')} would be "
            "sent to somebody who has no link left to give.",
        ),
    ]


def _wanted_table(decided: RoundReport) -> Markup:
    wanted = sorted(decided.first_choices.items(), key=lambda item: (-item[1], item[0]))
    heads = ("Most wanted", "First choice of", "Can take", "Gets")
    rows = (
        element(
            "tr",
            element("th", nominee, scope="row"),
            element("td", str(number), class_="number"),
            element("td", str(decided.offered[nominee]), class_="number"),
            element("td", str(decided.given.get(nominee, 0)), class_="number"),
        )
        for nominee, number in wanted[:MOST_WANTED]
    )
    return element(
        "table",
        element("thead", element("tr", (element("th", head, scope="col") for head in heads))),
        element("tbody", rows),
        class_="wanted",
    )


def _together(decided: RoundReport) -> list[Markup]:
    plan = decided.plan
    filled, mean = len(plan.assigned), plan.objective / max(len(plan.assigned), 1)
    others = [f"{one.request}: {one.sentence}" for one in plan.unmet[:SENTENCES]]
    more = len(plan.unmet) - len(others)
    if more > 0:
        others.append(f"{counted(more, 'other request')} likewise.")
    proof = (
        "Checked by separate code, with the prices that prove it."
        if not decided.wrong
        else "It did not stand up to its check."
    )
    return [
        element("h3", "Decided together"),
        element(
            "p",
            f"{filled} of {counted(plan.places, 'place')} are filled, by "
            f"{counted(len(decided.given), 'colleague')}, nobody beyond what they offered, with "
            f"{100 * mean:.0f} points on average. No plan fills more places, and none that fills "
            f"as many is worth more. {proof}",
        ),
        element("h3", "Who waits, and why") if others else element("h3", "Nobody waits"),
        element("ul", (element("li", one) for one in others)) if others else Markup(""),
        element("h3", "Where one more colleague would help most"),
        element(
            "ul",
            (element("li", price.sentence) for price in plan.prices[:SENTENCES]),
        )
        if plan.prices
        else element("p", "Nobody's links are scarce."),
    ]
