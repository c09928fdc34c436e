"""The demo: the programme's five asks, ranked over a synthetic directory."""

from __future__ import annotations

from pathlib import Path

from . import (
    Directory,
    Fault,
    Need,
    School,
    Taxonomy,
    synthetic_directory,
)
from .cli_rank import left_out_text
from .cli_tables import Column, Screen, bar, bar_key, table, wrapped
from .demo_asks import ASKS, Ask, asking_schools
from .demo_round import RoundReport, decide_round
from .faults import refuse
from .real_schools import secondary_schools
from .report import Answer, Report
from .words import PARTS, counted, kilometres, listed, long_date, quoted

AS_OF = "2026-09-01"


def answer_asks(
    *, gias: Path | None = None, nominees: int | None = None, seed: int = 7, limit: int = 5
) -> Report:
    """Rank the five asks over a directory of invented colleagues.

    Parameters
    ----------
    gias : path, optional
        School register to take real schools from; without it schools are invented, too.
    nominees : int, optional
        How many colleagues to invent; by default 500, or five a school where that is more.
    seed : int
        Another seed, another directory.
    limit : int
        Candidates per ask at most.
    """
    schools = secondary_schools(gias) if gias else None
    if nominees is None:
        nominees = max(500, 5 * len(schools or []))
    directory = synthetic_directory(schools=schools, nominees=nominees, seed=seed, as_of=AS_OF)
    requesters = _requesters(directory, gias)
    return Report(
        answers=[
            _answer(directory, ask, number, school, limit)
            for number, (ask, school) in enumerate(zip(ASKS, requesters, strict=True), 1)
        ],
        round=decide_round(directory),
        schools=list(directory.schools),
        nominees=nominees,
        as_of=AS_OF,
        real_schools=gias is not None,
    )


def report_text(report: Report, screen: Screen) -> str:
    """Lay the answers out for a terminal."""
    return "\n\n".join(
        [
            f"Score, out of 1:  {bar_key(PARTS.values(), screen)}",
            *(_answer_text(report, n, screen) for n in range(len(report.answers))),
            *([_round_text(report.round, screen)] if report.round else []),
        ]
    )


def _requesters(directory: Directory, gias: Path | None) -> list[School]:
    try:
        return asking_schools(list(directory.schools), len(ASKS))
    except ValueError as error:
        refuse([Fault(source=str(gias or "schools"), expected=str(error))])


def _answer(directory: Directory, ask: Ask, number: int, school: School, limit: int) -> Answer:
    request = ask.request(number, school.urn, directory.taxonomy)
    shortlist = directory.rank(request, limit=limit)
    return Answer(
        title=ask.title,
        needs=[_understood(directory.taxonomy, need) for need in request.needs],
        request=request,
        shortlist=shortlist.to_dict(),
        reasons=[candidate.sentences() for candidate in shortlist],
    )


def _understood(taxonomy: Taxonomy, need: Need) -> str:
    topic = taxonomy.concept(need.topic).pref_label
    ids = [*need.aspects, *need.stages, *need.boards]
    facets = [taxonomy.concept(facet).pref_label for facet in ids]
    meant = f"{topic} with {listed(facets)}" if facets else topic
    return f"{quoted(need.words)} as {meant}"


def _answer_text(report: Report, position: int, screen: Screen) -> str:
    answer = report.answers[position]
    requester, request = report.requester(answer), answer.request
    place = f" ({requester.district})" if requester.district else ""
    when = f"{long_date(request.from_)} to {long_date(request.to)}"
    heading = [
        screen.bold(f"{position + 1}. {answer.title}"),
        wrapped(f"Asked by {requester.name}{place}", screen, "   "),
        wrapped(f"Understood: {'; '.join(answer.needs)}", screen, "   "),
        f"   {when}, {counted(request.sessions, 'session')}",
    ]
    paragraphs = ["\n".join(heading), left_out_text(answer.shortlist, screen)]
    if answer.candidates:
        paragraphs.insert(1, _candidates_text(answer, screen))
    return "\n\n".join(paragraphs)


def _round_text(decided: RoundReport, screen: Screen) -> str:
    wanted, plan = decided.first_choices, decided.plan
    alone = (
        f"Ranked one by one, the first suggestions come down to {counted(len(wanted), 'colleague')}"
        f", the most wanted {max(wanted.values(), default=0)} times, and "
        f"{counted(decided.beyond, 'request')} would go to somebody with no link left to give. "
        "Decided together:"
    )
    prices = [price.sentence for price in plan.prices[:1]]
    said = [*plan.sentences()[:2], *(f"{one.request}: {one.sentence}" for one in plan.unmet[:3])]
    return "\n\n".join(
        [
            screen.bold(f"A round: {counted(len(decided.requests), 'school')} in one fortnight"),
            wrapped(alone, screen),
            "\n".join(wrapped(one, screen, "- ") for one in [*said, *prices]),
        ]
    )


def _candidates_text(answer: Answer, screen: Screen) -> str:
    columns = [
        Column("#", right=True),
        Column("School", flexible=True),
        Column("Score", right=True),
        Column("Parts"),
        Column("Distance", right=True),
    ]
    rows = [
        [
            str(rank),
            one["school_name"],
            f"{one['score']:.3f}",
            bar(answer.shortlist["weights"], one["parts"], screen, 25),
            kilometres(one["evidence"].get("distance")),
        ]
        for rank, one in enumerate(answer.candidates, 1)
    ]
    heads, *lines = table(columns, rows, screen)
    # Needs and sessions; the page has the rest, and the distance stands in the table.
    most = len(answer.request.needs) + 1
    reasons = [wrapped(" ".join(said[:most]), screen, "   ") for said in answer.reasons]
    told = (f"{line}\n{screen.quiet(why)}" for line, why in zip(lines, reasons, strict=True))
    return "\n".join([heads, *told])
