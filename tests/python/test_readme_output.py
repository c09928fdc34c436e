"""The README states what its Python example prints; it prints just that."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from command_line import s2ss

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_python_example_prints_what_the_readme_states(tmp_path: Path):
    text = README.read_text(encoding="utf-8")
    stated = re.search(r"^```python\n(.*?)^```\n+```text\n(.*?)^```$", text, re.M | re.S)
    assert stated, "the README shows no Python example with its output"
    example, output = stated.groups()

    finished = subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert finished.stdout == output


def test_the_shell_examples_run_as_written(tmp_path: Path):
    text = README.read_text(encoding="utf-8")
    examples = re.findall(r"^s2ss .+$", text, re.M)
    assert len(examples) == 4

    for example in examples:
        finished = s2ss(*shlex.split(example)[1:], folder=tmp_path)
        assert finished.returncode == 0, finished.stderr
