"""One version, written in one place."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_version() -> str:
    found = re.search(r"project\(s2ss VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert found
    return found[1]


def test_the_changelog_opens_with_the_version_of_the_project():
    headings = re.findall(
        r"^## \[?v?([0-9.]+|Unreleased)", (ROOT / "CHANGELOG.md").read_text(), re.M
    )
    assert headings
    assert next(heading for heading in headings if heading != "Unreleased") == project_version()


def test_no_build_setting_ties_results_to_one_machine():
    settings = [
        *ROOT.glob("CMake*"),
        *ROOT.glob("cmake/*"),
        *ROOT.glob("*/CMakeLists.txt"),
        ROOT / "pyproject.toml",
    ]
    text = "\n".join(path.read_text() for path in settings)
    assert "-ffp-contract=off" in text
    for flag in ("-march=", "-ffast-math", "-Ofast", "-mtune="):
        assert flag not in text
