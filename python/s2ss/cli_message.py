"""A request that is a school's message on the command line."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from . import Request, Taxonomy
from .cli_output import count
from .words import listed

_NEEDED = ("school", "from", "to")
_OTHERS = ("sessions", "modes", "max_distance", "availability")


def add_message(command: argparse.ArgumentParser) -> None:
    """Add the options that say the rest of a request beside --text."""
    group = command.add_argument_group("with --text")
    group.add_argument("--school", metavar="URN", help="the school that asks")
    group.add_argument("--from", metavar="DATE", help="first day for the support")
    group.add_argument("--to", metavar="DATE", help="last day for the support")
    group.add_argument("--sessions", type=count, metavar="N", help="sessions wanted (1)")
    group.add_argument(
        "--modes", metavar="MODE,...", help="of visit, host, online, phone, resources; default: all"
    )
    group.add_argument("--max-distance", type=count, metavar="METRES", help="furthest travel")
    group.add_argument(
        "--availability", metavar="TEXT", help='when and how the school can meet: "Tue pm, Teams"'
    )
    command.set_defaults(usage_error=command.error)


def check_message_options(options: argparse.Namespace) -> None:
    """End with wrong usage where a message lacks one of its options, or a file is given some."""
    given = [name for name in (*_NEEDED, *_OTHERS) if getattr(options, name) is not None]
    missing = [name for name in _NEEDED if name not in given]
    if options.text is None and given:
        _refuse(options, f"{_option(given[0])} goes with --text, not with --request")
    if options.text is not None and missing:
        _refuse(options, f"--text needs {listed([_option(name) for name in missing])}")


def request_of_message(options: argparse.Namespace, taxonomy: Taxonomy) -> Request:
    """Make the request of the message and the options beside it."""
    members: dict[str, Any] = {name: getattr(options, name) for name in _OTHERS}
    if options.modes is not None:
        members["modes"] = options.modes.split(",")
    return Request.from_text(
        options.school,
        options.text,
        id=options.id or "request",
        from_=getattr(options, "from"),
        to=options.to,
        taxonomy=taxonomy,
        **members,
    )


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _refuse(options: argparse.Namespace, message: str) -> NoReturn:
    options.usage_error(message)
    raise AssertionError("wrong usage ends the command")
