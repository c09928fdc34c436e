"""`s2ss rank` and `s2ss explain`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from . import Directory, Request
from .cli_inputs import add_inputs, load_directory, load_policy, load_request
from .cli_message import check_message_options
from .cli_output import DONE, FOUND_WANTING, Commands, count, say, share, show_json, show_text
from .cli_resolve import resolution_text
from .cli_tables import Column, Screen, bar, standard_screen, table, wrapped
from .words import PARTS, ROLES, counted, in_words, kilometres, left_out, plain

SHORT_PARTS = {
    "subject_fit": "Fit",
    "availability": "Avail",
    "diversity": "New",
    "proximity": "Near",
}


def add_rank(commands: Commands) -> None:
    """Add `s2ss rank`."""
    command = commands.add_parser(
        "rank",
        help="who could help with one request, best first",
        description="Who could help with this request, best first? Ends with 1 for nobody.",
    )
    add_inputs(command)
    command.add_argument("--limit", type=count, default=10, help="candidates at most (10)")
    command.add_argument(
        "--variety",
        type=share,
        default=0.0,
        metavar="SHARE",
        help="what schools that differ are worth against the score, from 0 to 1 (0)",
    )
    command.add_argument("--json", action="store_true", help="the shortlist in its JSON form")
    command.set_defaults(run=rank)


def add_explain(commands: Commands) -> None:
    """Add `s2ss explain`."""
    command = commands.add_parser(
        "explain",
        help="why a nominee is, or is not, on the shortlist of a request",
        description="Why is this nominee on the shortlist of a request, or not?",
    )
    add_inputs(command)
    command.add_argument("--nominee", required=True, metavar="ID", help="the nominee's id")
    command.add_argument("--limit", type=count, default=10, help="places on the shortlist (10)")
    command.add_argument("--json", action="store_true", help="the explanation in its JSON form")
    command.set_defaults(run=explain)


def rank(options: argparse.Namespace) -> int:
    """Print a shortlist."""
    directory, request = load_inputs(options)
    shortlist = directory.rank(
        request, policy=load_policy(options), limit=options.limit, variety=options.variety
    )
    if options.json:
        show_json(shortlist.to_json())
    else:
        show_text(shortlist_text(shortlist.to_dict(), standard_screen()))
    return DONE if shortlist.eligible else FOUND_WANTING


def explain(options: argparse.Namespace) -> int:
    """Print an explanation."""
    directory, request = load_inputs(options)
    explanation = directory.explain(
        request, options.nominee, policy=load_policy(options), limit=options.limit
    )
    if options.json:
        show_json(explanation.to_json())
    else:
        screen = standard_screen()
        show_text(explanation_text(explanation.to_dict(), explanation.sentences(), screen))
    return DONE


def load_inputs(options: argparse.Namespace) -> tuple[Directory, Request]:
    """Read what to decide on; of a message, say first how it is understood, or that it is not."""
    check_message_options(options)
    directory = load_directory(options)
    if options.text is not None:
        resolution = directory.taxonomy.resolve(options.text)
        if options.json:
            for sentence in resolution.sentences():
                say(plain(sentence))
        else:
            show_text(resolution_text(resolution, standard_screen()) + "\n")
    return directory, load_request(options, directory.taxonomy)


def shortlist_text(shortlist: Mapping[str, Any], screen: Screen) -> str:
    """Lay out a shortlist and who was left out."""
    paragraphs = [candidates_table(shortlist, screen)] if shortlist["candidates"] else []
    return "\n\n".join([*paragraphs, left_out_text(shortlist, screen)])


def candidates_table(shortlist: Mapping[str, Any], screen: Screen) -> str:
    """Lay out the candidates with their parts."""
    columns = [
        Column("#", right=True),
        Column("School", flexible=True),
        Column("Nominee"),
        Column("Score", right=True),
        *(Column(short, right=True) for short in SHORT_PARTS.values()),
        Column("Distance", right=True),
    ]
    rows = [
        [
            str(position),
            one["school_name"],
            one["nominee"],
            f"{one['score']:.3f}",
            *(f"{one['parts'][part]:.2f}" for part in SHORT_PARTS),
            kilometres(one["evidence"].get("distance")),
        ]
        for position, one in enumerate(shortlist["candidates"], 1)
    ]
    return "\n".join(table(columns, rows, screen))


def left_out_text(shortlist: Mapping[str, Any], screen: Screen) -> str:
    """Say how many could help, and why the others were left out."""
    eligible, considered = shortlist["eligible"], shortlist["considered"]
    reasons = left_out(shortlist["excluded"])
    first = f"{eligible:,} of {counted(considered, 'nominee')} could help."
    if reasons:
        first += " Left out, each under the first rule that applies:"
    lines = [wrapped(reason, screen, f"{number:>8}  ") for number, reason in reasons]
    return "\n".join([first, *lines])


def explanation_text(explanation: Mapping[str, Any], sentences: list[str], screen: Screen) -> str:
    """Lay out an explanation: who, the parts, and the reasons in sentences."""
    parts, weights = explanation["parts"], explanation["weights"]
    role = in_words(explanation["role"], ROLES).lower()
    heading = f"{explanation['nominee']}, {role} at {explanation['school_name']}"
    columns = [
        Column("Part"),
        Column("Value", right=True),
        Column("Weight", right=True),
        Column("Counts", right=True),
    ]
    rows = [
        [PARTS[part], f"{value:.3f}", f"{weights[part]:.2f}", f"{value * weights[part]:.3f}"]
        for part, value in parts.items()
    ]
    score = f"Score {explanation['score']:.3f}  {bar(weights, parts, screen, 40)}"
    reasons = "\n".join(wrapped(sentence, screen, lead="- ") for sentence in sentences)
    lines = "\n".join(table(columns, rows, screen))
    return "\n\n".join([screen.bold(heading), reasons, score, lines])
