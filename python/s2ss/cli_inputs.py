"""The inputs that several subcommands share, and the options that name them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from . import Directory, Fault, Policy, Request, Taxonomy, read_requests
from .cli_kinds import Kind, kind_of
from .cli_message import add_message, request_of_message
from .cli_output import path
from .faults import refuse


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the options that say what to decide on."""
    command.add_argument("--directory", type=path, required=True, metavar="FILE", help="JSON form")
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        "--request", type=path, metavar="FILE", help="JSON form: a request or a list"
    )
    asked.add_argument("--text", metavar="TEXT", help="what the school wrote, in place of a file")
    command.add_argument("--id", metavar="ID", help="which request, where the file holds several")
    command.add_argument(
        "--policy", type=path, metavar="FILE", help="JSON form; default: the programme's policy"
    )
    add_taxonomy(command)
    add_message(command)


def add_taxonomy(command: argparse.ArgumentParser) -> None:
    """Add the option that names a taxonomy of one's own."""
    command.add_argument(
        "--taxonomy", type=path, metavar="FILE", help="JSON form; default: the built-in one"
    )


def load_taxonomy(options: argparse.Namespace) -> Taxonomy:
    """Read the taxonomy."""
    return Taxonomy.read_json(options.taxonomy) if options.taxonomy else Taxonomy.default()


def load_directory(options: argparse.Namespace) -> Directory:
    """Read the directory."""
    return Directory.read_json(options.directory, taxonomy=load_taxonomy(options))


def load_policy(options: argparse.Namespace) -> Policy:
    """Read the policy."""
    return Policy.read_json(options.policy) if options.policy else Policy()


def load_requests(file: Path, kind: Kind | None = None) -> list[Request]:
    """Read the request, or the list of them, in a file."""
    if (kind or _kind_if_there(file)) is Kind.request:
        return [Request.read_json(file)]
    return read_requests(file)


def _kind_if_there(file: Path) -> Kind | None:
    try:
        return kind_of(file)
    except OSError:
        return None  # The reader tells best what is wrong with it.


def load_request(options: argparse.Namespace, taxonomy: Taxonomy) -> Request:
    """Read the request meant: the message, the only one of its file, or the one with the id."""
    if options.text is not None:
        return request_of_message(options, taxonomy)
    requests = load_requests(options.request)
    if options.id is not None:
        requests = [request for request in requests if request.id == options.id]
    if len(requests) != 1:
        _refuse_to_guess(options)
    return requests[0]


def _refuse_to_guess(options: argparse.Namespace) -> NoReturn:
    if options.id is None:
        expected, mend = "one request", "say which with --id"
    else:
        expected, mend = "one request with the id of --id", "look up the ids in the file"
    refuse([Fault(source=str(options.request), expected=expected, mend=mend)])
