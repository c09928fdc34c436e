"""The README's Python examples run as written, one after the other, as a reader would type them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from code_blocks import code_blocks

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_python_examples_run_as_written(tmp_path: Path):
    examples = code_blocks(README.read_text(encoding="utf-8"), "python")
    assert examples, "the README shows no Python"
    script = tmp_path / "readme.py"
    script.write_text("\n".join(examples), encoding="utf-8")

    finished = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stderr


def test_the_readme_shows_a_whole_cpp_program():
    examples = code_blocks(README.read_text(encoding="utf-8"), "cpp")
    assert examples, "the README shows no C++"
    assert all("int main()" in example for example in examples)
