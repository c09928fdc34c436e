"""The command: exit codes, what goes to which stream, and tables that people can read."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import jsonschema
import pytest
from command_line import REQUEST, clean_environment, command, command_folder, s2ss

import s2ss as package
from s2ss import cli, cli_rank

folder = command_folder
COMMANDS = [
    *("demo", "resolve", "rank", "explain", "stability", "compare"),
    *("allocate", "verify", "metrics", "validate", "synth"),
]
MESSAGE = "Secondary MFL support and subject leadership, not art"


def rank(folder: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inputs = ("rank", "--directory", "d.json", "--request", "r.json")
    return s2ss(*inputs, *more, folder=folder, **environment)


def check(document: object, form: str) -> None:
    schema = package.json_schema()
    jsonschema.validate(document, {"$ref": f"#/$defs/{form}", "$defs": schema["$defs"]})


def test_synth_writes_to_its_files_and_speaks_on_standard_error(tmp_path: Path):
    done = s2ss("synth", "--nominees", "20", "--out", "d.json", folder=tmp_path)

    assert (done.returncode, done.stdout) == (0, "")
    assert "20 nominees" in done.stderr
    assert len(package.Directory.read_json(tmp_path / "d.json").nominees) == 20


def test_synth_gives_the_same_bytes_for_the_same_options(folder: Path, tmp_path: Path):
    options = ("synth", "--nominees", "120", "--seed", "7", "--out", "again.json")

    s2ss(*options, folder=tmp_path)

    assert (tmp_path / "again.json").read_bytes() == (folder / "d.json").read_bytes()


def test_rank_prints_a_table_that_fits_80_columns(folder: Path):
    done = rank(folder)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == [
        *("#", "School", "Nominee", "Score", "Fit", "Avail", "New", "Near", "Distance"),
    ]
    assert lines[1].split()[0] == "1"
    assert "could help" in done.stdout


def test_rank_as_json_is_the_shortlist_of_the_package(folder: Path):
    done = rank(folder, "--json", "--limit", "4")
    directory = package.Directory.read_json(folder / "d.json")
    request = package.Request.read_json(folder / "r.json")

    document = json.loads(done.stdout)

    check(document, "shortlist")
    assert document == directory.rank(request, limit=4).to_dict()
    assert done.stderr == ""


def test_rank_follows_the_policy_it_is_given(folder: Path, tmp_path: Path):
    policy = tmp_path / "p.json"
    package.Policy(weights={"proximity": 1.0}).write_json(policy)

    document = json.loads(rank(folder, "--json", "--policy", str(policy)).stdout)

    assert document["weights"]["proximity"] == 1.0


def test_rank_takes_one_of_several_requests(folder: Path):
    requests = package.read_requests(folder / "rs.json")
    inputs = ("rank", "--directory", "d.json", "--request", "rs.json", "--json")

    document = json.loads(s2ss(*inputs, "--id", requests[1].id, folder=folder).stdout)
    unsaid = s2ss(*inputs, folder=folder)

    assert document["request"] == requests[1].id
    assert unsaid.returncode == 3
    assert "--id" in unsaid.stderr


def test_rank_ends_with_1_when_nobody_is_eligible(folder: Path, tmp_path: Path):
    policy = tmp_path / "p.json"
    package.Policy(min_score=1.0).write_json(policy)

    done = rank(folder, "--policy", str(policy))

    assert done.returncode == 1
    assert done.stdout.startswith("0 of 120 nominees could help")


def rank_message(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    inputs = ("rank", "--directory", "d.json", "--text", MESSAGE, "--school", "900000")
    return s2ss(*inputs, "--from", "2026-09-07", "--to", "2026-12-18", *more, folder=folder)


def test_rank_says_first_how_a_message_was_understood(folder: Path):
    done = rank_message(folder)

    assert done.returncode == 0, done.stderr
    understood, rest = done.stdout.split("\n\n", 1)
    assert understood.startswith("- Modern foreign languages with Subject leadership: ")
    assert '"art" (Art and design) was set aside: ' in " ".join(understood.split())
    assert "could help" in rest
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_rank_of_a_message_as_json_is_the_shortlist_of_its_request(folder: Path):
    done = rank_message(
        folder, "--json", "--sessions", "2", "--modes", "visit,online", "--availability", "pm only"
    )
    directory = package.Directory.read_json(folder / "d.json")
    request = package.Request.from_text(
        "900000", MESSAGE, id="request", from_="2026-09-07", to="2026-12-18", sessions=2,
        modes=["visit", "online"], availability="pm only",
    )  # fmt: skip

    assert json.loads(done.stdout) == directory.rank(request).to_dict()
    assert done.stderr.startswith("s2ss: Modern foreign languages with Subject leadership")


def test_a_message_that_is_not_understood_is_said_to_be_so_and_ends_with_3(folder: Path):
    done = rank_message(folder, "--text", "Zebedee thanks you")

    assert done.returncode == 3
    assert done.stdout.startswith("- Nothing in the message was understood")
    assert "ask the school" in done.stderr
    assert "Zebedee" not in done.stderr


def test_explain_takes_a_message_too(folder: Path):
    first = json.loads(rank_message(folder, "--json").stdout)["candidates"][0]["nominee"]
    inputs = ("explain", "--directory", "d.json", "--text", MESSAGE, "--school", "900000")

    done = s2ss(
        *inputs, "--from", "2026-09-07", "--to", "2026-12-18", "--nominee", first, folder=folder
    )

    assert done.returncode == 0, done.stderr
    assert 'asked for as "MFL" and "subject leadership"' in " ".join(done.stdout.split())


def test_resolve_says_what_was_understood_set_aside_and_not_understood():
    done = s2ss("resolve", "MFL, not art.", "Support with gizmos.")

    assert (done.returncode, done.stderr) == (0, "")
    assert " ".join(done.stdout.split()) == (
        '- Modern foreign languages: "MFL" means Modern foreign languages (a synonym of it). '
        '- "art" (Art and design) was set aside: the message says that it is not wanted. '
        '- "gizmos" was not understood.'
    )
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_resolve_reads_standard_input_and_writes_json():
    done = subprocess.run(
        command(("resolve", "-", "--json")),
        env=clean_environment(),
        input=MESSAGE.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )

    document = json.loads(done.stdout)
    check(document, "resolution")
    assert document == package.Taxonomy.default().resolve(MESSAGE).to_dict()


def test_resolve_uses_the_taxonomy_it_is_given_and_ends_with_0_when_it_asks_back(tmp_path: Path):
    own = package.Taxonomy.from_dict(
        {
            "id": "own",
            "concepts": [
                {"id": "art", "pref_label": "Art", "alt_labels": ["design"]},
                {"id": "technology", "pref_label": "Technology", "alt_labels": ["design"]},
            ],
        }
    )
    own.write_json(tmp_path / "own.json")

    asked = s2ss("resolve", "Help with design", "--taxonomy", "own.json", folder=tmp_path)
    nothing = s2ss("resolve", "Help with history", "--taxonomy", "own.json", folder=tmp_path)

    assert asked.returncode == 0
    assert 'does "design" mean Art or Technology?' in " ".join(asked.stdout.split())
    assert nothing.returncode == 1


def test_explain_tells_the_reasons_of_a_candidate(folder: Path):
    first = json.loads(rank(folder, "--json").stdout)["candidates"][0]["nominee"]
    inputs = ("explain", "--directory", "d.json", "--request", "r.json", "--nominee", first)

    told = s2ss(*inputs, folder=folder)
    document = json.loads(s2ss(*inputs, "--json", folder=folder).stdout)

    assert told.returncode == 0, told.stderr
    assert "- History: " in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 80
    check(document, "explanation")
    assert (document["nominee"], document["rank"]) == (first, 1)


@pytest.mark.parametrize("named", COMMANDS)
def test_every_command_has_help(named: str):
    done = s2ss(named, "--help")

    assert done.returncode == 0
    assert f"usage: s2ss {named}" in done.stdout


def test_help_states_the_exit_codes():
    told = s2ss("--help").stdout

    assert all(f"\n  {code} " in told for code in (0, 1, 2, 3, 130, 141))


def test_a_reader_that_goes_away_is_no_error_to_shout_about(folder: Path):
    inputs = ("rank", "--directory", "d.json", "--request", "r.json", "--json", "--limit", "100")
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        command(inputs),
        cwd=folder,
        env=clean_environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)

    assert done.returncode == 141
    assert done.stderr == b""


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_rank, "load_directory", interrupted)

    assert cli.main(["rank", "--directory", "d.json", "--request", "r.json"]) == 130
    assert capsys.readouterr().err == "s2ss: interrupted\n"


def test_an_output_that_knows_no_blocks_gets_plain_signs(folder: Path):
    first = json.loads(rank(folder, "--json").stdout)["candidates"][0]["nominee"]

    done = s2ss(
        *("explain", "--directory", "d.json", "--request", "r.json", "--nominee", first),
        folder=folder,
        PYTHONIOENCODING="ascii",
    )

    assert done.returncode == 0
    assert "###" in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize(("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_that_want_it(
    setting: dict[str, str], coloured: bool, folder: Path
):
    inputs = ("rank", "--directory", "d.json", "--request", "r.json")
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine offers no terminals, as in a bare chroot")

    done = subprocess.run(
        command(inputs),
        cwd=folder,
        env=clean_environment() | {"TERM": "xterm"} | setting,
        stdout=theirs,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16)
    os.close(ours)

    assert done.returncode == 0
    assert (b"\x1b[" in shown) is coloured


def test_no_contact_and_no_text_is_ever_shown(folder: Path, tmp_path: Path):
    document = json.loads((folder / "d.json").read_text(encoding="utf-8"))
    for nominee in document["nominees"]:
        nominee["contact"] = {"name": "Zebedee Quux", "email": "zq@example.org"}
    request = json.loads(REQUEST) | {"text": "Zebedee told us"}
    (tmp_path / "d.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "r.json").write_text(json.dumps(request), encoding="utf-8")
    nominee = document["nominees"][0]["id"]

    shown = [
        rank(tmp_path),
        rank(tmp_path, "--json"),
        s2ss(
            *("explain", "--directory", "d.json", "--request", "r.json", "--nominee", nominee),
            folder=tmp_path,
        ),
        s2ss("validate", "d.json", "r.json", folder=tmp_path),
    ]

    assert all(done.returncode == 0 for done in shown)
    assert not any("Zebedee" in done.stdout + done.stderr for done in shown)
