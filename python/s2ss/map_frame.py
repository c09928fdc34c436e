"""From the national grid to a square picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import School

Point = tuple[float, float]

SIDE = 440.0
"""Length of the picture's sides in its own units."""


@dataclass(frozen=True)
class Frame:
    """A square of the grid: its south-west corner and how many metres it spans."""

    west: float
    south: float
    span: float

    @classmethod
    def around(cls, points: Sequence[Point], least_span: float = 14_000) -> Frame:
        """Frame the points with a margin that leaves room for markers."""
        eastings, northings = zip(*points, strict=True)
        widest = max(max(eastings) - min(eastings), max(northings) - min(northings))
        span = max(1.3 * widest, least_span)
        return cls(_middle(eastings) - span / 2, _middle(northings) - span / 2, span)

    def place(self, point: Point) -> Point:
        """Say where a point of the grid stands in the picture; north is up."""
        scale = SIDE / self.span
        return (point[0] - self.west) * scale, SIDE - (point[1] - self.south) * scale

    def length(self, metres: float) -> float:
        """Say how long a distance is in the picture."""
        return metres * SIDE / self.span

    def round_distance(self, share: float) -> int:
        """Choose the longest of 1, 2, 5, 10 ... km that takes at most this share of a side."""
        steps = [step * power for power in (1_000, 10_000, 100_000) for step in (1, 2, 5)]
        return max((step for step in steps if step <= share * self.span), default=steps[0])


def point_of(school: School) -> Point | None:
    """Give a school's position on the grid, where it is known."""
    if school.easting is None or school.northing is None:
        return None
    return float(school.easting), float(school.northing)


def is_inside(point: Point, margin: float = 0) -> bool:
    """Say whether a point of the picture lies inside it."""
    return all(margin <= value <= SIDE - margin for value in point)


def _middle(values: Iterable[float]) -> float:
    values = list(values)
    return (min(values) + max(values)) / 2
