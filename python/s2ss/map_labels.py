"""Keeps the marks and names of a map from covering each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from . import School
from .map_frame import SIDE, Frame, Point, is_inside, point_of

Box = tuple[float, float, float, float]

MARK = 11.5
"""Radius of a numbered mark."""


def spread_marks(fixed: Point, points: Sequence[Point]) -> list[Point]:
    """Push marks apart until none covers another, or the fixed one, and all lie in the picture.

    Deterministic, and a hundred rounds are ample for a shortlist.
    """
    marks = [_kept(x, y) for x, y in points]
    for _ in range(100):
        moved = False
        for i, mark in enumerate(marks):
            for j, other in enumerate([fixed, *marks[:i]]):
                push = _push(mark, other, turn=i)
                if push is None:
                    continue
                moved = True
                # The fixed mark does not give way; two others share the push.
                share = 1.0 if j == 0 else 0.5
                mark = _kept(mark[0] + share * push[0], mark[1] + share * push[1])
                if j > 0:
                    marks[j - 1] = _kept(other[0] - 0.5 * push[0], other[1] - 0.5 * push[1])
            marks[i] = mark
        if not moved:
            break
    return marks


def district_names(
    schools: Sequence[School], frame: Frame, taken: Sequence[Box], most: int = 12
) -> list[tuple[str, Point]]:
    """Choose districts to name, those with most schools first, and free room for each name."""
    members: dict[str, list[Point]] = {}
    for school in schools:
        point = point_of(school)
        if point is not None and school.district and is_inside(frame.place(point)):
            members.setdefault(school.district, []).append(frame.place(point))
    boxes, chosen = list(taken), []
    for name, points in sorted(members.items(), key=_most_schools_first):
        # One or two schools may be a slip of the register.
        place = _free_room(name, _centre(points), boxes) if len(points) >= 3 else None
        if place is not None:
            boxes.append(name_box(name, place))
            chosen.append((name, place))
        if len(chosen) == most:
            break
    return chosen


def name_box(name: str, middle: Point, letter: float = 7.0, height: float = 13) -> Box:
    """Estimate the room a name takes."""
    half = letter * len(name) / 2
    return middle[0] - half, middle[1] - height / 2, middle[0] + half, middle[1] + height / 2


def mark_box(middle: Point) -> Box:
    """Give the room a numbered mark takes."""
    return middle[0] - MARK, middle[1] - MARK, middle[0] + MARK, middle[1] + MARK


def _most_schools_first(district: tuple[str, list[Point]]) -> tuple[int, str]:
    return -len(district[1]), district[0]


def _free_room(name: str, middle: Point, boxes: Sequence[Box]) -> Point | None:
    for down in (0, -14, 14, -28, 28):
        box = name_box(name, (middle[0], middle[1] + down))
        inside = is_inside(box[:2], 4) and is_inside(box[2:], 4)
        if inside and not any(_overlap(box, other) for other in boxes):
            return middle[0], middle[1] + down
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _push(mark: Point, other: Point, turn: int) -> Point | None:
    apart = math.dist(mark, other)
    wanted = 2 * MARK + 1.5
    if apart >= wanted - 0.01:
        return None
    if apart < 0.01:
        angle = 2.4 * (turn + 1)
        return wanted * math.cos(angle), wanted * math.sin(angle)
    missing = (wanted - apart) / apart
    return (mark[0] - other[0]) * missing, (mark[1] - other[1]) * missing


def _kept(x: float, y: float) -> Point:
    low, high = MARK + 2, SIDE - MARK - 2
    return min(max(x, low), high), min(max(y, low), high)


def _centre(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
