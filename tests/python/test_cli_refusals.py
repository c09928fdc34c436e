"""The command with wrong usage and bad files: an exit code, a message, never a traceback."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command_line import REGISTER, command, command_folder, s2ss

folder = command_folder


def test_explain_refuses_an_unknown_nominee_without_quoting_it(folder: Path):
    inputs = ("explain", "--directory", "d.json", "--request", "r.json", "--nominee", "Ann Bell")

    done = s2ss(*inputs, folder=folder)

    assert done.returncode == 3
    assert "Ann" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("rnak",),
        ("rank",),
        ("rank", "--directory", "d.json", "--request", "r.json", "--limit", "0"),
        ("rank", "--directory", "d.json", "--request", "r.json", "--text", "history"),
        ("rank", "--directory", "d.json", "--request", "r.json", "--school", "900000"),
        ("rank", "--directory", "d.json", "--text", "history", "--school", "900000"),
        ("resolve",),
        ("synth", "--out", "x.json", "--nominees", "-3"),
        ("validate",),
        ("validate", "x.json", "--as", "novel"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], folder: Path):
    done = s2ss(*arguments, folder=folder)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage: s2ss" in done.stderr


@pytest.mark.parametrize("missing", ["--directory", "--request", "--policy"])
def test_a_missing_file_ends_with_3_and_is_named(missing: str, folder: Path):
    options = {"--directory": "d.json", "--request": "r.json"} | {missing: "none.json"}

    done = s2ss("rank", *(word for pair in options.items() for word in pair), folder=folder)

    assert done.returncode == 3
    assert "none.json" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"{",
        b"[" * 100_000,
        b'{"id": "r1", "id": "r2"}',
        b'{"id": "\xff\xfe"}',
        b'{"needs": 3}',
        b"just words",
    ],
)
def test_a_bad_file_ends_with_3_and_without_a_traceback(
    content: bytes, folder: Path, tmp_path: Path
):
    (tmp_path / "bad.json").write_bytes(content)

    done = s2ss("rank", "--directory", "d.json", "--request", tmp_path / "bad.json", folder=folder)

    assert done.returncode == 3
    assert "bad.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_bytes_that_are_no_text_end_with_3():
    done = subprocess.run(
        command(("resolve", "-")),
        input=b"history \xff",
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 3
    assert done.stdout == b""
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_folder_in_place_of_a_file_ends_with_3(folder: Path):
    done = s2ss("rank", "--directory", ".", "--request", "r.json", folder=folder)

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_ends_with_3(tmp_path: Path):
    done = s2ss("synth", "--nominees", "5", "--out", tmp_path / "no" / "d.json")

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_page_that_cannot_be_written_is_named_and_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "page.html").mkdir()

    nowhere = s2ss("demo", "--nominees", "20", "--out", "no/page.html", folder=tmp_path)
    folder_there = s2ss("demo", "--nominees", "20", "--out", "page.html", folder=tmp_path)

    assert (nowhere.returncode, folder_there.returncode) == (3, 3)
    assert nowhere.stderr.startswith("s2ss: no/page.html: cannot be written: its folder")
    assert folder_there.stderr.startswith("s2ss: page.html: cannot be written: this is a folder")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_register_with_too_few_schools_for_the_demo_is_refused(tmp_path: Path):
    (tmp_path / "few.csv").write_text(REGISTER, encoding="cp1252")

    done = s2ss("demo", "--gias", "few.csv", folder=tmp_path)

    assert done.returncode == 3
    assert done.stderr == "s2ss: few.csv: expected at least 5 open schools with a position\n"
