"""The commands of a round: a plan as a table, as JSON and as a file that can be checked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from command_line import command_folder, s2ss

import s2ss as package

folder = command_folder
INPUTS = ("--directory", "d.json", "--requests", "rs.json")


def allocate(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return s2ss("allocate", *INPUTS, *more, folder=folder)


@pytest.fixture(scope="module")
def plan_file(folder: Path) -> Path:
    done = allocate(folder, "--goal", "most_served", "--out", "plan.json")
    assert (done.returncode, done.stderr) == (0, "s2ss: wrote the plan to plan.json\n")
    return folder / "plan.json"


def test_a_plan_is_a_table_that_fits_80_columns_and_sentences(folder: Path) -> None:
    done = allocate(folder)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["Request", "Nominee", "School", "Score", "Could", "step", "in"]
    assert "filled, with a total of" in done.stdout


def test_a_plan_as_json_is_that_of_the_package(folder: Path) -> None:
    done = allocate(
        folder, "--json", "--spread", "0.1", "--school-spread", "0.05", "--alternates", "1"
    )
    directory = package.Directory.read_json(folder / "d.json")
    requests = package.read_requests(folder / "rs.json")

    document = json.loads(done.stdout)

    schema = package.json_schema()
    jsonschema.validate(document, {"$ref": "#/$defs/plan", "$defs": schema["$defs"]})
    assert (
        document
        == directory.allocate(requests, spread=0.1, school_spread=0.05, alternates=1).to_dict()
    )


def test_verify_finds_a_written_plan_sound(folder: Path, plan_file: Path) -> None:
    done = s2ss("verify", *INPUTS, "--plan", plan_file.name, folder=folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The plan is sound: ")


def test_verify_lists_what_is_wrong_and_ends_with_1(folder: Path, plan_file: Path) -> None:
    document = json.loads(plan_file.read_text(encoding="utf-8"))
    document["objective"] += 0.5
    (folder / "wrong.json").write_text(json.dumps(document), encoding="utf-8")

    done = s2ss("verify", *INPUTS, "--plan", "wrong.json", folder=folder)

    assert done.returncode == 1
    assert done.stdout == "- The total is not the sum of the links' scores.\n"


def test_verify_refuses_what_is_no_plan(folder: Path) -> None:
    done = s2ss("verify", *INPUTS, "--plan", "rs.json", folder=folder)

    assert (done.returncode, done.stdout) == (3, "")
    assert "rs.json" in done.stderr


def test_links_can_be_pinned_and_forbidden(folder: Path) -> None:
    first = json.loads(allocate(folder, "--json").stdout)["assigned"][0]
    link = f"{first['request']}:{first['nominee']}"

    banned = json.loads(allocate(folder, "--json", "--forbid", link).stdout)
    pinned = json.loads(allocate(folder, "--json", "--pin", link).stdout)
    both = allocate(folder, "--pin", link, "--forbid", link)

    pair = {"request": first["request"], "nominee": first["nominee"]}
    assert banned["rules"]["forbidden"] == [pair]
    assert first not in banned["assigned"]
    assert first in pinned["assigned"]
    assert (both.returncode, both.stdout) == (3, "")


def test_a_link_that_is_none_is_wrong_usage(folder: Path) -> None:
    done = allocate(folder, "--pin", "r1")

    assert done.returncode == 2
    assert "r1:n42" in done.stderr
