"""`s2ss demo`."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path

from .cli_output import DONE, Commands, count, path, say, show_text, whole_number
from .cli_tables import standard_screen
from .demo import answer_asks, report_text
from .page import render, write_page

DEFAULT_PAGE = Path("s2ss-demo.html")


def add_command(commands: Commands) -> None:
    """Add `s2ss demo`."""
    command = commands.add_parser(
        "demo",
        help="five worked requests: tables here, and a page to show",
        description="Ranks the programme's five asks over a directory of invented colleagues, "
        "shows the shortlists here and writes them as one page.",
    )
    command.add_argument(
        "--gias",
        type=path,
        metavar="FILE",
        help="a school register, for real schools",
    )
    command.add_argument(
        "--nominees", type=count, metavar="N", help="colleagues to invent (500, or five a school)"
    )
    command.add_argument("--seed", type=whole_number, default=7, help="another draw (7)")
    command.add_argument("--limit", type=count, default=5, help="suggestions per request (5)")
    command.add_argument(
        "--out", type=path, default=DEFAULT_PAGE, metavar="PAGE", help=f"({DEFAULT_PAGE})"
    )
    command.add_argument("--open", action="store_true", help="open the page in a browser")
    command.set_defaults(run=demo)


def demo(options: argparse.Namespace) -> int:
    """Show the shortlists and write the page."""
    report = answer_asks(
        gias=options.gias, nominees=options.nominees, seed=options.seed, limit=options.limit
    )
    write_page(options.out, render(report))
    show_text(report_text(report, standard_screen()))
    say(f"the page is in {options.out}")
    if options.open:
        webbrowser.open(options.out.resolve().as_uri())
    return DONE
