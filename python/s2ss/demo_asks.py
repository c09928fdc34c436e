"""The programme's five asks, and the schools that make them in the demo."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import Request, School, Taxonomy

PREFERRED_AUTHORITY = "888"
"""Lancashire's code in the school register."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What a school wrote, and when and how it can be helped."""

    title: str
    window: tuple[str, str] = ("2026-09-14", "2026-12-11")
    sessions: int = 6
    modes: Sequence[str] = ("visit", "host")
    slots: Sequence[str] = field(default=("*-pm", "*-twilight"))

    def request(self, number: int, school: str, taxonomy: Taxonomy) -> Request:
        """Put the ask as a school's request; what it needs is read from the title."""
        return Request.from_text(
            school,
            self.title,
            id=f"ask-{number}",
            from_=self.window[0],
            to=self.window[1],
            sessions=self.sessions,
            modes=self.modes,
            slots=self.slots,
            taxonomy=taxonomy,
        )


ASKS: Sequence[Ask] = (
    Ask(title="Secondary Computing support"),
    Ask(
        title="Secondary History support",
        window=("2026-09-07", "2026-10-23"),
        sessions=4,
    ),
    Ask(title="Secondary MFL support and subject leadership"),
    Ask(
        title="Curriculum development for secondary DT",
        window=("2026-11-02", "2026-12-18"),
        sessions=4,
    ),
    Ask(
        title="Timetable/PP/Appraisal and Curriculum",
        modes=("online", "phone"),
        slots=("*-*",),
    ),
)


def asking_schools(schools: Sequence[School], number: int) -> list[School]:
    """Choose schools far apart: the most central, then always the farthest from those chosen.

    They are Lancashire's where it is among the schools, else of the authority with most schools.
    Raises ValueError when there are not enough open schools with a position.
    """
    placed = [school for school in schools if school.is_open and school.easting is not None]
    authorities = Counter(school.local_authority for school in placed)
    large = {code for code, members in authorities.items() if members >= number}
    if large:
        by_size = sorted(large, key=lambda code: (-authorities[code], code))
        home = PREFERRED_AUTHORITY if PREFERRED_AUTHORITY in large else by_size[0]
        placed = [school for school in placed if school.local_authority == home]
    if len(placed) < number:
        raise ValueError(f"at least {number} open schools with a position")
    placed.sort(key=lambda school: school.urn)
    chosen = [min(placed, key=lambda school: _distance_sum(school, placed))]
    while len(chosen) < number:
        chosen.append(max(placed, key=lambda school: min(_distance(school, c) for c in chosen)))
    return chosen


def _distance_sum(school: School, others: Sequence[School]) -> float:
    return sum(_distance(school, other) for other in others)


def _distance(one: School, other: School) -> float:
    # Only schools with a position come here.
    east = (one.easting or 0) - (other.easting or 0)
    north = (one.northing or 0) - (other.northing or 0)
    return math.hypot(east, north)
