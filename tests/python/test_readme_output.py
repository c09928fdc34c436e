"""The pages state what their Python examples print; they print just that."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import s2ss

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = [README, *(ROOT / "docs" / name for name in ("resolve.md", "criteria.md", "scale.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_examples_print_what_the_page_states(page: Path, tmp_path: Path):
    text = page.read_text(encoding="utf-8")
    shown = re.findall(r"^```python\n(.*?)^```\n+```text\n(.*?)^```$", text, re.M | re.S)
    assert shown, f"{page.name} shows no Python example with its output"
    examples = "\n".join(example for example, _ in shown)
    outputs = "".join(output for _, output in shown)

    finished = subprocess.run(
        [sys.executable, "-c", examples],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert finished.stdout == outputs


def test_the_shell_examples_run_as_written(tmp_path: Path):
    text = README.read_text(encoding="utf-8")
    examples = re.findall(r"^s2ss .+$", text, re.M)
    assert len(examples) == 10

    for example in examples:
        finished = s2ss(*shlex.split(example)[1:], folder=tmp_path)
        assert finished.returncode == 0, finished.stderr
