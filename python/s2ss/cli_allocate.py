"""`s2ss allocate` and `s2ss verify`."""

from __future__ import annotations

import argparse

from . import Directory, Plan, Request
from .cli_inputs import add_taxonomy, load_directory, load_policy, load_requests
from .cli_output import (
    DONE,
    FOUND_WANTING,
    Commands,
    path,
    say,
    share,
    show_json,
    show_text,
    whole_number,
)
from .cli_tables import Column, Screen, standard_screen, table, wrapped
from .words import counted

GOALS = ("best_fit", "most_served", "fairest", "stable")


def add_allocate(commands: Commands) -> None:
    """Add `s2ss allocate`."""
    command = commands.add_parser(
        "allocate",
        help="who should be linked with whom in a round of requests",
        description="Decides a round of requests together: the best plan within everyone's "
        "limits, with its proof. Ends with 1 when pins or minima leave no plan.",
    )
    _add_round(command)
    command.add_argument(
        "--goal", choices=GOALS, default="best_fit", help="what to be best at (best_fit)"
    )
    for name, verb in (("pin", "must"), ("forbid", "must not")):
        command.add_argument(
            f"--{name}",
            type=_link,
            action="append",
            metavar="REQUEST:NOMINEE",
            help=f"a link that {verb} be made; may be repeated",
        )
    for name, giver in (("spread", "nominee"), ("school-spread", "supporting school")):
        command.add_argument(
            f"--{name}",
            type=share,
            default=0.0,
            metavar="SCORE",
            help=f"what each further link of one {giver} costs, from 0 to 1 (0)",
        )
    command.add_argument(
        "--alternates", type=whole_number, default=3, metavar="N", help="who could step in (3)"
    )
    command.add_argument("--out", type=path, metavar="FILE", help="write the plan, JSON form")
    command.add_argument("--json", action="store_true", help="the plan in its JSON form")
    command.set_defaults(run=allocate)


def add_verify(commands: Commands) -> None:
    """Add `s2ss verify`."""
    command = commands.add_parser(
        "verify",
        help="check a plan and its proof",
        description="Checks a plan against the directory, the requests and the policy it came "
        "from: every limit and rule, and the proof that no plan is better. Ends with 1 when "
        "something is wrong.",
    )
    _add_round(command)
    command.add_argument(
        "--plan", type=path, required=True, metavar="FILE", help="what allocate --out wrote"
    )
    command.set_defaults(run=verify)


def _add_round(command: argparse.ArgumentParser) -> None:
    command.add_argument("--directory", type=path, required=True, metavar="FILE", help="JSON form")
    command.add_argument(
        "--requests", type=path, required=True, metavar="FILE", help="JSON form: a list"
    )
    command.add_argument(
        "--policy", type=path, metavar="FILE", help="JSON form; default: the programme's policy"
    )
    add_taxonomy(command)


def _link(text: str) -> tuple[str, str]:
    request, colon, nominee = text.partition(":")
    if not (request and colon and nominee):
        raise argparse.ArgumentTypeError("a request's and a nominee's id are expected: r1:n42")
    return request, nominee


def allocate(options: argparse.Namespace) -> int:
    """Print a plan, and write it where that is asked for."""
    directory, requests = load_round(options)
    plan = directory.allocate(
        requests,
        policy=load_policy(options),
        goal=options.goal,
        pinned=options.pin,
        forbidden=options.forbid,
        spread=options.spread,
        school_spread=options.school_spread,
        alternates=options.alternates,
    )
    if options.json:
        show_json(plan.to_json())
    else:
        show_text(plan_text(plan, standard_screen()))
    if options.out:
        plan.write_json(options.out)
        say(f"wrote the plan to {options.out}")
    return DONE if plan.status == "optimal" else FOUND_WANTING


def verify(options: argparse.Namespace) -> int:
    """Print what is wrong with a plan, or that nothing is."""
    directory, requests = load_round(options)
    plan = Plan.read_json(options.plan)
    wrong = plan.verify(directory=directory, requests=requests, policy=load_policy(options))
    screen = standard_screen()
    if wrong:
        show_text("\n".join(wrapped(sentence, screen, lead="- ") for sentence in wrong))
        return FOUND_WANTING
    links = counted(len(plan.assigned), "link")
    show_text(
        wrapped(
            f"The plan is sound: {links}, every limit and rule kept, and no plan is better "
            f"by the goal {plan.rules.goal}.",
            screen,
        )
    )
    return DONE


def load_round(options: argparse.Namespace) -> tuple[Directory, list[Request]]:
    """Read what to decide on."""
    return load_directory(options), load_requests(options.requests)


def plan_text(plan: Plan, screen: Screen) -> str:
    """Lay out a plan: the links, who could step in, and what there is to say."""
    sentences = "\n".join(wrapped(sentence, screen, lead="- ") for sentence in plan.sentences())
    return "\n\n".join(([links_table(plan, screen)] if len(plan.assigned) else []) + [sentences])


def links_table(plan: Plan, screen: Screen) -> str:
    """Lay out the links by request."""
    columns = [
        Column("Request"),
        Column("Nominee"),
        Column("School", flexible=True),
        Column("Score", right=True),
        Column("Could step in", flexible=True),
    ]
    named: set[str] = set()
    rows = []
    for link in plan.assigned:
        # Of a request with several links, once.
        others = [] if link.request in named else plan.alternates.get(link.request, [])
        named.add(link.request)
        rows.append(
            [
                link.request,
                link.nominee,
                link.school_name,
                f"{link.score:.3f}",
                ", ".join(other.nominee for other in others),
            ]
        )
    return "\n".join(table(columns, rows, screen))
