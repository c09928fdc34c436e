"""The colours of the parts of a score, on the page and in notebooks alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle

PARTS: Mapping[str, str] = {
    "subject_fit": "#1f5582",
    "availability": "#1d7a6d",
    "diversity": "#a4580f",
    "proximity": "#7b4a8a",
}
"""Dark enough for text."""

OTHERS: tuple[str, ...] = ("#8c3b4a", "#5b6470", "#4f6b1f", "#2f5f8f", "#6b5212", "#6a4a3c")
"""For criteria of the user's own, in the order of their names; used again from the first on."""


def of_parts(parts: Iterable[str]) -> dict[str, str]:
    """Give each part its colour; those that are no built-in ones are criteria.

    >>> of_parts(["subject_fit", "zeal"])
    {'subject_fit': '#1f5582', 'zeal': '#8c3b4a'}
    """
    others = cycle(OTHERS)
    return {part: PARTS[part] if part in PARTS else next(others) for part in parts}


def as_css() -> str:
    """Make the colours known to a style sheet as variables with the names of the parts.

    >>> ":root { --subject_fit: #1f5582; --availability:" in as_css()
    True
    """
    named = " ".join(f"--{part}: {colour};" for part, colour in PARTS.items())
    return f":root {{ {named} }}\n"
