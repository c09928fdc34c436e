"""The colours of the parts of a score, on the page and in notebooks alike."""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, str] = {
    "subject_fit": "#1f5582",
    "availability": "#1d7a6d",
    "diversity": "#a4580f",
    "proximity": "#7b4a8a",
}
"""Dark enough for text."""


def as_css() -> str:
    """Make the colours known to a style sheet as variables with the names of the parts.

    >>> ":root { --subject_fit: #1f5582; --availability:" in as_css()
    True
    """
    named = " ".join(f"--{part}: {colour};" for part, colour in PARTS.items())
    return f":root {{ {named} }}\n"
