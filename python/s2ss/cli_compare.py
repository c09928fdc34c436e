"""`s2ss stability` and `s2ss compare`: how firm an order is, and what settles it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from . import Comparison
from .cli_inputs import add_inputs, load_policy
from .cli_output import DONE, Commands, count, show_json, show_text
from .cli_rank import load_inputs
from .cli_tables import Column, Screen, standard_screen, table, wrapped
from .words import PARTS


def add_stability(commands: Commands) -> None:
    """Add `s2ss stability`."""
    command = commands.add_parser(
        "stability",
        help="how far weights may change before the order of a shortlist does",
        description="How far may each weight change before the first place, or the whole order, "
        "of this request's shortlist does? And who is tied?",
    )
    add_inputs(command)
    command.add_argument("--limit", type=count, default=10, help="places on the shortlist (10)")
    command.add_argument("--json", action="store_true", help="the answer in its JSON form")
    command.set_defaults(run=stability)


def add_compare(commands: Commands) -> None:
    """Add `s2ss compare`."""
    command = commands.add_parser(
        "compare",
        help="why one nominee stands above another for a request",
        description="Why does one of these two nominees stand above the other for this request?",
    )
    add_inputs(command)
    command.add_argument("--nominee", required=True, metavar="ID", help="one nominee's id")
    command.add_argument("--other", required=True, metavar="ID", help="the other one's")
    command.add_argument("--json", action="store_true", help="the comparison in its JSON form")
    command.set_defaults(run=compare)


def stability(options: argparse.Namespace) -> int:
    """Print how stable a shortlist is."""
    directory, request = load_inputs(options)
    found = directory.stability(request, policy=load_policy(options), limit=options.limit)
    if options.json:
        show_json(found.to_json())
    else:
        show_text(listed(found.sentences(), standard_screen()))
    return DONE


def compare(options: argparse.Namespace) -> int:
    """Print what sets two nominees apart."""
    directory, request = load_inputs(options)
    found = directory.compare(request, options.nominee, options.other, policy=load_policy(options))
    if options.json:
        show_json(found.to_json())
    else:
        show_text(comparison_text(found, standard_screen()))
    return DONE


def comparison_text(found: Comparison, screen: Screen) -> str:
    """Lay out a comparison: the sentences, then the parts of both side by side."""
    above, below = found.above, found.below
    columns = [
        Column("Part"),
        Column(above.nominee, right=True, flexible=True),
        Column(below.nominee, right=True, flexible=True),
    ]
    rows = [
        [PARTS.get(part, part), f"{value:.3f}", f"{below.parts[part]:.3f}"]
        for part, value in above.parts.items()
    ]
    rows.append(["Score", f"{above.score:.3f}", f"{below.score:.3f}"])
    lines = "\n".join(table(columns, rows, screen))
    return "\n\n".join([listed(found.sentences(), screen), lines])


def listed(sentences: Sequence[str], screen: Screen) -> str:
    """Put sentences under each other."""
    return "\n".join(wrapped(sentence, screen, lead="- ") for sentence in sentences)
