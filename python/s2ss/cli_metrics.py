"""`s2ss metrics`."""

from __future__ import annotations

import argparse

from . import Metrics, Plan, Share
from .cli_inputs import add_taxonomy, load_directory, load_requests
from .cli_output import DONE, Commands, path, show_json, show_text
from .cli_tables import Column, Screen, standard_screen, table

SHARES = {
    "between_new_schools": "between schools never linked before",
    "across_trusts": "across trusts",
    "across_districts": "across districts",
    "nominees_never_proposed": "nominees never proposed",
    "schools_only_asking": "schools that only ask",
    "schools_only_giving": "schools that only give",
}
CONCENTRATION = {
    "gini": "concentration on few schools, 0 to 1 (Gini)",
    "top_tenth": "given by the tenth of the schools that gives most",
}
NOT_SHOWN = "not shown"


def add_command(commands: Commands) -> None:
    """Add `s2ss metrics`."""
    command = commands.add_parser(
        "metrics",
        help="what the links of a directory, or of a plan, come to",
        description="What do the links of this directory, or those of a plan, come to? Figures "
        "that rest on fewer than five are not shown.",
    )
    command.add_argument("--directory", type=path, required=True, metavar="FILE", help="JSON form")
    command.add_argument("--plan", type=path, metavar="FILE", help="what allocate --out wrote")
    command.add_argument(
        "--requests", type=path, metavar="FILE", help="JSON form: the requests of the plan"
    )
    add_taxonomy(command)
    command.add_argument("--json", action="store_true", help="the metrics in their JSON form")
    command.set_defaults(run=metrics)


def metrics(options: argparse.Namespace) -> int:
    """Print the metrics of a directory's links or of a plan's."""
    directory = load_directory(options)
    requests = load_requests(options.requests) if options.requests else None
    plan = Plan.read_json(options.plan) if options.plan else None
    found = directory.metrics(plan, requests=requests)
    if options.json:
        show_json(found.to_json())
    else:
        show_text(metrics_text(found, standard_screen()))
    return DONE


def metrics_text(found: Metrics, screen: Screen) -> str:
    """Lay out what was counted."""
    rows = [["links", f"{found.links:,}", "", ""]]
    rows += [[label, *_share(getattr(found, name))] for name, label in SHARES.items()]
    rows += [
        [label, "", "", _number(getattr(found, name))] for name, label in CONCENTRATION.items()
    ]
    columns = [
        Column("Figure", flexible=True),
        Column("Count", right=True),
        Column("Of", right=True),
        Column("Share", right=True),
    ]
    return "\n".join(table(columns, rows, screen))


def _share(share: Share) -> list[str]:
    if share.count is None:
        return [NOT_SHOWN, f"{share.of:,}", ""]
    return [f"{share.count:,}", f"{share.of:,}", _number(share.share)]


def _number(value: float | None) -> str:
    return NOT_SHOWN if value is None else f"{value:.2f}"
