"""`s2ss validate`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import Directory, Error, Fault, InputError, Policy, Request, Taxonomy, read_gias
from .cli_inputs import add_taxonomy, load_directory, load_requests, load_taxonomy
from .cli_kinds import Kind, kind_of
from .cli_output import DONE, FOUND_WANTING, INPUT_ERROR, Commands, path, show_json, show_text
from .faults import moved, refuse
from .words import counted

Options = argparse.Namespace


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found in one file."""

    file: Path
    kind: Kind | None
    held: str = ""
    """What it holds, when it can be read."""
    faults: Sequence[Fault] = ()
    total: int = 0
    trouble: str = ""
    """Why it could not be looked at."""

    @property
    def code(self) -> int:
        """The exit code this file alone would give."""
        return INPUT_ERROR if self.trouble else FOUND_WANTING if self.total else DONE


def add_command(commands: Commands) -> None:
    """Add `s2ss validate`."""
    command = commands.add_parser(
        "validate",
        help="check files and list every fault",
        description="Checks directories, taxonomies, requests and policies (JSON) and school "
        "registers (GIAS, CSV). Lists every fault, one per line, with its place. Ends with 1 when "
        "there are any.",
    )
    command.add_argument("files", nargs="+", type=path, metavar="FILE")
    command.add_argument(
        "--as", dest="kind", type=Kind, choices=list(Kind), help="what they are; default: looked up"
    )
    command.add_argument(
        "--directory", type=path, metavar="FILE", help="check requests against this directory, too"
    )
    add_taxonomy(command)
    command.add_argument("--json", action="store_true", help="what was found, as JSON")
    command.set_defaults(run=validate)


def validate(options: Options) -> int:
    """Check the files, one after another."""
    findings = [_check(file, options) for file in options.files]
    if options.json:
        found = {"files": [_document(finding) for finding in findings]}
        show_json(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            show_text(_text(finding))
    return max(finding.code for finding in findings)


def _check(file: Path, options: Options) -> Finding:
    kind = options.kind
    try:
        kind = kind or kind_of(file)
        if kind is None:
            return Finding(file=file, kind=None, trouble=_UNKNOWN)
        return Finding(file=file, kind=kind, held=_READERS[kind](file, options))
    except InputError as error:
        return Finding(file=file, kind=kind, faults=error.faults, total=error.total)
    except OSError as error:
        return Finding(file=file, kind=kind, trouble=error.strerror or "cannot be read")
    except Error as error:
        return Finding(file=file, kind=kind, trouble=str(error))


_UNKNOWN = (
    "not recognised as a directory, taxonomy, request, policy or school register; --as says which"
)


def _read_directory(file: Path, options: Options) -> str:
    directory = Directory.read_json(file, taxonomy=load_taxonomy(options))
    schools = counted(len(directory.schools), "school")
    return f"{schools}, {counted(len(directory.nominees), 'nominee')}"


def _read_taxonomy(file: Path, _: Options) -> str:
    return counted(len(Taxonomy.read_json(file)), "concept")


def _read_request(file: Path, options: Options) -> str:
    requests = load_requests(file, Kind.request)
    _check_against(options, requests, file, "")
    return "a request"


def _read_requests(file: Path, options: Options) -> str:
    requests = load_requests(file, Kind.requests)
    _check_against(options, requests, file, "/{}")
    return counted(len(requests), "request")


def _check_against(options: Options, requests: Sequence[Request], file: Path, pointer: str) -> None:
    if not options.directory:
        return
    directory = load_directory(options)
    faults: list[Fault] = []
    for position, request in enumerate(requests):
        try:
            directory.validate(request)
        except InputError as error:
            place = pointer.format(position)
            faults += [moved(fault, str(file), place) for fault in error.faults]
    if faults:
        refuse(faults)


def _read_policy(file: Path, _: Options) -> str:
    Policy.read_json(file)
    return "a policy"


def _read_register(file: Path, _: Options) -> str:
    return counted(len(read_gias(file, open_only=False)), "school")


_READERS: Mapping[Kind, Callable[[Path, Options], str]] = {
    Kind.directory: _read_directory,
    Kind.taxonomy: _read_taxonomy,
    Kind.request: _read_request,
    Kind.requests: _read_requests,
    Kind.policy: _read_policy,
    Kind.gias: _read_register,
}


def _text(finding: Finding) -> str:
    if finding.trouble:
        return f"{finding.file}: {finding.trouble}"
    if not finding.total:
        return f"{finding.file}: {finding.held}, no faults"
    lines = [str(fault) for fault in finding.faults]
    if finding.total > len(lines):
        lines.append(f"... and {finding.total - len(lines):,} more")
    return "\n".join([*lines, f"{finding.file}: {counted(finding.total, 'fault')}"])


def _document(finding: Finding) -> dict[str, Any]:
    return {
        "file": str(finding.file),
        "kind": finding.kind.value if finding.kind else None,
        "total": finding.total,
        "faults": [fault.to_dict() for fault in finding.faults],
        "trouble": finding.trouble or None,
    }
