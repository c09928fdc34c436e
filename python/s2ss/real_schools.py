"""The schools the programme serves, out of the school register."""

from __future__ import annotations

from pathlib import Path

from . import School, read_gias

SECONDARY = ("Secondary", "Middle deemed secondary", "All-through")


def secondary_schools(register: Path) -> list[School]:
    """Read the open schools with pupils of secondary age."""
    return list(read_gias(register, phases=SECONDARY))
