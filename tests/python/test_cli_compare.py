"""`s2ss stability`, `s2ss compare` and `s2ss metrics`: what they print is what the library says."""

from __future__ import annotations

from pathlib import Path

from command_line import command_folder, s2ss

import s2ss as package

folder = command_folder
INPUTS = ("--directory", "d.json", "--request", "r.json")


def loaded(folder: Path) -> tuple[package.Directory, package.Request]:
    return package.Directory.read_json(folder / "d.json"), package.Request.read_json(
        folder / "r.json"
    )


def words_of(text: str) -> str:
    return " ".join(text.replace("\n- ", "\n").removeprefix("- ").split())


def test_stability_prints_the_sentences_of_the_library(folder: Path):
    directory, request = loaded(folder)

    done = s2ss("stability", *INPUTS, "--limit", "4", folder=folder)

    assert done.returncode == 0, done.stderr
    expected = directory.stability(request, limit=4).sentences()
    assert words_of(done.stdout) == " ".join(" ".join(expected).split())


def test_stability_as_json_is_the_librarys(folder: Path):
    directory, request = loaded(folder)

    done = s2ss("stability", *INPUTS, "--json", folder=folder)

    assert package.Stability.from_json(done.stdout) == directory.stability(request)


def test_compare_says_why_one_stands_above_the_other(folder: Path):
    directory, request = loaded(folder)
    first, second = (found.nominee for found in directory.rank(request, limit=2))

    done = s2ss("compare", *INPUTS, "--nominee", second, "--other", first, folder=folder)

    assert done.returncode == 0, done.stderr
    comparison = directory.compare(request, second, first)
    reasons, parts = done.stdout.split("\n\n")
    assert words_of(reasons) == " ".join(" ".join(comparison.sentences()).split())
    lines = parts.splitlines()
    assert lines[0].split() == ["Part", first, second]
    assert lines[-1].split() == [
        "Score",
        f"{comparison.above.score:.3f}",
        f"{comparison.below.score:.3f}",
    ]


def test_compare_as_json_is_the_librarys(folder: Path):
    directory, request = loaded(folder)
    first, second = (found.nominee for found in directory.rank(request, limit=2))

    done = s2ss("compare", *INPUTS, "--nominee", first, "--other", second, "--json", folder=folder)

    assert package.Comparison.from_json(done.stdout) == directory.compare(request, first, second)


def test_compare_refuses_a_nominee_nobody_knows(folder: Path):
    done = s2ss("compare", *INPUTS, "--nominee", "n1", "--other", "nobody", folder=folder)

    assert (done.returncode, done.stdout) == (3, "")
    assert "nominee" in done.stderr


def test_metrics_counts_the_links_of_the_directory(folder: Path):
    directory, _ = loaded(folder)

    done = s2ss("metrics", "--directory", "d.json", folder=folder)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    found = directory.metrics()
    assert lines[1].split() == ["links", f"{found.links:,}"]
    never = next(line.split() for line in lines if line.startswith("nominees never proposed"))
    share = found.nominees_never_proposed
    assert never[3:] == [f"{share.count:,}", f"{share.of:,}", f"{share.share:.2f}"]


def test_metrics_counts_the_links_of_a_plan(folder: Path, tmp_path: Path):
    directory, _ = loaded(folder)
    plan = directory.allocate(package.read_requests(folder / "rs.json"))
    plan.write_json(tmp_path / "plan.json")

    done = s2ss(
        *("metrics", "--directory", "d.json", "--plan", str(tmp_path / "plan.json")),
        *("--requests", "rs.json", "--json"),
        folder=folder,
    )

    assert done.returncode == 0, done.stderr
    requests = package.read_requests(folder / "rs.json")
    assert package.Metrics.from_json(done.stdout) == directory.metrics(plan, requests=requests)
    assert package.Metrics.from_json(done.stdout).links == len(plan.assigned)
