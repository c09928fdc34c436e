"""`s2ss validate`: recognises files, lists every fault, and says so to scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import REGISTER, REQUEST, s2ss

import s2ss as package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file of every kind."""
    directory = package.synthetic_directory(nominees=30, seed=1)
    directory.write_json(tmp_path / "directory.json")
    package.Taxonomy.default().write_json(tmp_path / "taxonomy.json")
    package.Policy().write_json(tmp_path / "policy.json")
    (tmp_path / "request.json").write_text(REQUEST, encoding="utf-8")
    (tmp_path / "requests.json").write_text(f"[{REQUEST}]", encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="cp1252")
    return tmp_path


KINDS = {
    "directory.json": "directory",
    "taxonomy.json": "taxonomy",
    "policy.json": "policy",
    "request.json": "request",
    "requests.json": "requests",
    "register.csv": "gias",
}


def test_good_files_of_every_kind_are_recognised_and_pass(folder: Path):
    done = s2ss("validate", *KINDS, folder=folder)
    found = json.loads(s2ss("validate", "--json", *KINDS, folder=folder).stdout)

    assert done.returncode == 0, done.stdout + done.stderr
    assert all(line.endswith("no faults") for line in done.stdout.splitlines())
    assert {file["file"]: file["kind"] for file in found["files"]} == KINDS


def test_every_fault_stands_on_its_own_line_with_its_place(folder: Path):
    document = json.loads(REQUEST) | {"from": "2026-02-30", "sessions": -1, "modes": ["carrier"]}
    (folder / "request.json").write_text(json.dumps(document, indent=1), encoding="utf-8")

    done = s2ss("validate", "request.json", folder=folder)

    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[-1] == "request.json: 3 faults"
    assert len(lines) == 4
    for pointer in ("/from", "/sessions", "/modes/0"):
        assert sum(f" {pointer}" in line for line in lines) == 1
    assert all(line.startswith("request.json:") for line in lines)
    assert "carrier" not in done.stdout


def test_json_carries_the_faults_for_machines(folder: Path):
    (folder / "policy.json").write_text('{"max_distance": -1}', encoding="utf-8")

    done = s2ss("validate", "--json", "policy.json", folder=folder)

    assert done.returncode == 1
    (found,) = json.loads(done.stdout)["files"]
    assert (found["kind"], found["total"]) == ("policy", 1)
    assert found["faults"][0]["pointer"] == "/max_distance"
    assert {"line", "expected"} <= found["faults"][0].keys()


def test_requests_are_checked_against_a_directory_when_one_is_named(folder: Path):
    document = json.loads(REQUEST) | {"school": "123456"}
    (folder / "request.json").write_text(json.dumps(document), encoding="utf-8")

    alone = s2ss("validate", "request.json", folder=folder)
    against = s2ss("validate", "request.json", "--directory", "directory.json", folder=folder)

    assert (alone.returncode, against.returncode) == (0, 1)
    assert "school" in against.stdout


def test_a_register_without_a_needed_column_says_which(folder: Path):
    text = REGISTER.replace('"EstablishmentName"', '"Naam"')
    (folder / "register.csv").write_text(text, encoding="cp1252")

    done = s2ss("validate", "register.csv", folder=folder)

    assert done.returncode == 1
    assert "EstablishmentName" in done.stdout


@pytest.mark.parametrize("name", ["directory.json", "policy.json", "letter.txt"])
def test_a_file_of_another_kind_given_as_a_register_has_one_fault(name: str, folder: Path):
    (folder / "letter.txt").write_text("Dear colleague,\nwe ask\n", encoding="utf-8")

    done = s2ss("validate", "--as", "gias", name, folder=folder)

    assert done.returncode == 1
    told, total = done.stdout.splitlines()
    assert "this is no file of the school register" in told
    assert total == f"{name}: 1 fault"


def test_what_cannot_be_looked_at_ends_with_3_and_the_rest_is_still_checked(folder: Path):
    (folder / "letter.txt").write_text("Dear colleague", encoding="utf-8")

    done = s2ss("validate", "none.json", "letter.txt", ".", "policy.json", folder=folder)

    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 4
    assert "policy.json: a policy, no faults" in done.stdout
    assert "Traceback" not in done.stderr


def test_what_was_understood_is_not_mistaken_for_a_request(folder: Path):
    package.Taxonomy.default().resolve("history, not art").write_json(folder / "resolution.json")

    done = s2ss("validate", "resolution.json", folder=folder)

    assert done.returncode == 3
    assert "not recognised" in done.stdout


def test_results_are_not_mistaken_for_input(folder: Path):
    directory = package.Directory.read_json(folder / "directory.json")
    request = package.Request.read_json(folder / "request.json")
    shortlist = directory.rank(request.replace(school=directory.schools[0].urn))
    shortlist.write_json(folder / "shortlist.json")

    done = s2ss("validate", "shortlist.json", folder=folder)

    assert done.returncode == 3
    assert "not recognised" in done.stdout


def test_the_kind_can_be_said(folder: Path):
    (folder / "policy.json").write_text("{}", encoding="utf-8")

    guessed = s2ss("validate", "policy.json", folder=folder)
    said = s2ss("validate", "policy.json", "--as", "policy", folder=folder)

    assert (guessed.returncode, said.returncode) == (3, 0)


@pytest.mark.parametrize(
    "content", [b"{", b'{"needs": [', b'{"needs": "\xff"}', b'{"needs": 1}\x00']
)
def test_a_broken_file_has_faults(content: bytes, folder: Path):
    (folder / "request.json").write_bytes(content)

    done = s2ss("validate", "request.json", "--as", "request", folder=folder)

    assert done.returncode == 1
    assert re.search(r"^request.json: [12] faults?$", done.stdout, re.M)
