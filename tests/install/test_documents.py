"""The Python examples of the documents run as written, each document's one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from code_blocks import code_blocks

DOCUMENTS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["live.md", "plans.md"])
def test_the_python_examples_run_as_written(name: str, tmp_path: Path):
    examples = code_blocks((DOCUMENTS / name).read_text(encoding="utf-8"), "python")
    assert examples, "the document shows no Python"
    script = tmp_path / "example.py"
    script.write_text("\n".join(examples), encoding="utf-8")

    finished = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stderr
