"""Runs the s2ss command as its users do: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

REQUEST = """{"id": "r1", "school": "900000", "needs": [{"topic": "history"}],
"from": "2026-09-07", "to": "2026-12-18"}"""
REGISTER = (
    '"URN","LA (code)","EstablishmentName","EstablishmentStatus (name)","PhaseOfEducation (name)",'
    '"TypeOfEstablishment (name)","StatutoryLowAge","StatutoryHighAge","Gender (name)",'
    '"ReligiousCharacter (name)","NumberOfPupils","PercentageFSM","Trusts (code)",'
    '"DistrictAdministrative (name)","Easting","Northing"\r\n'
    '"100001","888","Moor Lane High School","Open","Secondary","Community school","11","16",'
    '"Mixed","Does not apply","700","","","Preston","354000","429000"\r\n'
)


def s2ss(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command and give back what it wrote and its exit code."""
    return subprocess.run(
        command(arguments),
        cwd=folder,
        env=clean_environment() | environment,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        check=False,
    )


def command(arguments: Sequence[str | Path]) -> list[str]:
    """Put a command line together."""
    return [sys.executable, "-m", "s2ss", *map(str, arguments)]


def clean_environment() -> dict[str, str]:
    """Leave out what would change how text is shown."""
    mine = {"NO_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING", "LC_ALL"}
    return {key: value for key, value in os.environ.items() if key not in mine} | {
        "PYTHONUTF8": "1"
    }


@pytest.fixture(scope="module")
def command_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a directory d.json, requests rs.json and one request r.json."""
    made = tmp_path_factory.mktemp("cli")
    done = s2ss(
        *("synth", "--nominees", "120", "--seed", "7", "--out", "d.json"),
        *("--requests", "3", "--requests-out", "rs.json"),
        folder=made,
    )
    assert done.returncode == 0, done.stderr
    (made / "r.json").write_text(REQUEST, encoding="utf-8")
    return made
