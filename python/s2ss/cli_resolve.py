"""`s2ss resolve`, and how a message was understood."""

from __future__ import annotations

import argparse
import sys

from . import Resolution
from .cli_inputs import add_taxonomy, load_taxonomy
from .cli_output import DONE, FOUND_WANTING, Commands, show_json, show_text
from .cli_tables import Screen, standard_screen, wrapped


def add_command(commands: Commands) -> None:
    """Add `s2ss resolve`."""
    command = commands.add_parser(
        "resolve",
        help="what a school's message asks for",
        description="What does this message ask for? Says which words were understood as which "
        "topic, what was set aside, what to ask the school, and what was not understood. Ends "
        "with 1 when it finds neither a topic nor anything to ask.",
    )
    command.add_argument(
        "text", nargs="+", metavar="TEXT", help="the message; - reads it from standard input"
    )
    add_taxonomy(command)
    command.add_argument("--json", action="store_true", help="the resolution in its JSON form")
    command.set_defaults(run=resolve)


def resolve(options: argparse.Namespace) -> int:
    """Print how a message is understood."""
    resolution = load_taxonomy(options).resolve(message(options.text))
    if options.json:
        show_json(resolution.to_json())
    else:
        show_text(resolution_text(resolution, standard_screen()))
    return DONE if resolution.needs or resolution.ask_back else FOUND_WANTING


def message(words: list[str]) -> str:
    """Put the message together; a lone hyphen stands for what comes in."""
    if words == ["-"]:
        # Bytes that are no UTF-8 are refused with the others' words, not Python's.
        return sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
    return " ".join(words)


def resolution_text(resolution: Resolution, screen: Screen) -> str:
    """Lay out how a message was understood, a sentence for each thing found."""
    return "\n".join(wrapped(said, screen, lead="- ") for said in resolution.sentences())
