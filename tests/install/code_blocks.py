"""Takes the code blocks of one language out of a Markdown file.

As a program, `code_blocks.py LANGUAGE FILE FOLDER` writes them to FOLDER as example_1.LANGUAGE ...
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def code_blocks(text: str, language: str) -> list[str]:
    """The blocks fenced as `language`, in their order."""
    return re.findall(rf"^```{re.escape(language)}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def main() -> None:
    language, source, folder = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    blocks = code_blocks(Path(source).read_text(encoding="utf-8"), language)
    for number, block in enumerate(blocks, start=1):
        Path(folder, f"example_{number}.{language}").write_text(block, encoding="utf-8")


if __name__ == "__main__":
    main()
