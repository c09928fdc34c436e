"""Tables, bars and wrapped text for a terminal, from the standard library alone."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from .words import plain

LEAST_WIDTH = 80
_COLOUR = re.compile(r"\x1b\[[0-9]+m")


@dataclass(frozen=True)
class Column:
    """How one column of a table is shown."""

    head: str
    right: bool = False
    flexible: bool = False
    """Gives way, shortened, when the table is wider than the terminal."""


@dataclass(frozen=True)
class Screen:
    """What the place we write to can show."""

    width: int = LEAST_WIDTH
    colour: bool = False
    unicode: bool = True

    @classmethod
    def of(cls, stream: TextIO) -> Screen:
        """Look at a stream: what is no terminal has 80 columns and no colour."""
        terminal = stream.isatty()
        width = shutil.get_terminal_size((LEAST_WIDTH, 24)).columns if terminal else LEAST_WIDTH
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(min(max(width, LEAST_WIDTH), 120), terminal and wanted, _shows_blocks(stream))

    def bold(self, text: str) -> str:
        """Set a heading off where that can be shown."""
        return self._styled("1", text)

    def quiet(self, text: str) -> str:
        """Set less important text back where that can be shown."""
        return self._styled("2", text)

    def part(self, position: int, cells: int = 1) -> str:
        """Draw a part of a score in its colour or, without colours, with a mark of its own."""
        marks = "█▓▒░" if self.unicode else "#=+-"
        mark = marks[0 if self.colour else position % len(marks)]
        return self._styled(("34", "36", "33", "35")[position % 4], mark * cells)

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


class Drawn(str):
    """Text that was drawn here, with its colours: it needs no cleaning and is never shortened."""

    __slots__ = ()


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: Screen) -> list[str]:
    """Lay out a table that fits the screen: one line for the heads, then one for each row."""
    cells = [[_clean(cell) for cell in row] for row in rows]
    widths = _widths(columns, cells, screen)
    heads = screen.bold(_line([column.head for column in columns], columns, widths, screen))
    return [heads, *(_line(row, columns, widths, screen) for row in cells)]


def wrapped(text: str, screen: Screen, lead: str = "") -> str:
    """Wrap a paragraph to the screen; further lines stand under the text of the first."""
    margin = " " * len(lead)
    return textwrap.fill(plain(text), screen.width, initial_indent=lead, subsequent_indent=margin)


def bar(
    weights: Mapping[str, float], parts: Mapping[str, float], screen: Screen, width: int
) -> Drawn:
    """Draw a score with a mark of its own for each part; the full score takes the whole width."""
    drawn, reached, filled = "", 0.0, 0
    for position, part in enumerate(weights):
        reached += weights[part] * parts[part]
        cells = round(reached * width) - filled
        filled += cells
        drawn += screen.part(position, cells)
    rest = ("·" if screen.unicode else ".") * (width - filled)
    return Drawn(drawn + screen.quiet(rest))


def bar_key(labels: Iterable[str], screen: Screen) -> str:
    """Say which mark stands for which part."""
    return "   ".join(f"{screen.part(i)} {label}" for i, label in enumerate(labels))


def shown_width(text: str) -> int:
    """Count the columns a text takes: wide characters two, combining marks none.

    >>> shown_width("Ysgol"), shown_width("学校")
    (5, 4)
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in _COLOUR.sub("", text)
    )


def shortened(text: str, width: int, mark: str = "…") -> str:
    """Cut a text to a width, and show that it was cut."""
    if shown_width(text) <= width:
        return text
    while text and shown_width(text) > width - len(mark):
        text = text[:-1]
    return text.rstrip() + mark


def _clean(cell: str) -> str:
    return cell if isinstance(cell, Drawn) else plain(cell)


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], screen: Screen) -> list[int]:
    widths = [
        max(shown_width(text) for text in [column.head, *(row[i] for row in cells)])
        for i, column in enumerate(columns)
    ]
    surplus = sum(widths) + 2 * (len(widths) - 1) - screen.width
    for i, column in enumerate(columns):
        if column.flexible and surplus > 0:
            given = min(surplus, max(widths[i] - 12, 0))
            widths[i] -= given
            surplus -= given
    return widths


def _line(
    cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int], screen: Screen
) -> str:
    padded = []
    for cell, column, width in zip(cells, columns, widths, strict=True):
        drawn = isinstance(cell, Drawn)
        text = cell if drawn else shortened(cell, width, "…" if screen.unicode else "...")
        space = " " * (width - shown_width(text))
        padded.append(space + text if column.right else text + space)
    return "  ".join(padded).rstrip()


def _shows_blocks(stream: TextIO) -> bool:
    try:
        "█▓▒░·…".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def standard_screen() -> Screen:
    """Look at standard output."""
    return Screen.of(sys.stdout)
