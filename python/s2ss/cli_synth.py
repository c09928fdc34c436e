"""`s2ss synth`."""

from __future__ import annotations

import argparse

from . import synthetic_directory, synthetic_requests, write_requests
from .cli_output import DONE, Commands, count, path, say, whole_number
from .real_schools import secondary_schools
from .words import counted


def add_command(commands: Commands) -> None:
    """Add `s2ss synth`."""
    command = commands.add_parser(
        "synth",
        help="write a synthetic directory",
        description="Writes a directory of invented nominees; the same options, the same bytes.",
    )
    command.add_argument("--nominees", type=count, default=500, help="how many (500)")
    command.add_argument("--seed", type=whole_number, default=7, help="another draw (7)")
    command.add_argument(
        "--gias",
        type=path,
        metavar="FILE",
        help="a school register, for real schools",
    )
    command.add_argument(
        "--as-of", default="2026-09-01", metavar="DATE", help="the directory's date (2026-09-01)"
    )
    command.add_argument(
        "--out", type=path, required=True, metavar="FILE", help="the directory, JSON form"
    )
    command.add_argument(
        "--requests", type=count, default=40, metavar="N", help="how many requests (40)"
    )
    command.add_argument(
        "--requests-out", type=path, metavar="FILE", help="write requests as well, JSON form"
    )
    command.set_defaults(run=synth)


def synth(options: argparse.Namespace) -> int:
    """Write the files."""
    directory = synthetic_directory(
        schools=secondary_schools(options.gias) if options.gias else None,
        nominees=options.nominees,
        seed=options.seed,
        as_of=options.as_of,
    )
    directory.write_json(options.out)
    nominees = counted(options.nominees, "nominee")
    schools = counted(len(directory.schools), "school")
    say(f"wrote {nominees} at {schools} to {options.out}")
    if options.requests_out:
        requests = synthetic_requests(directory, requests=options.requests, seed=options.seed)
        write_requests(options.requests_out, requests)
        say(f"wrote {counted(options.requests, 'request')} to {options.requests_out}")
    return DONE
