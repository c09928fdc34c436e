"""A map of one shortlist, drawn from eastings and northings alone."""

from __future__ import annotations

from collections.abc import Sequence

from .map_frame import SIDE, Frame, Point, is_inside, point_of
from .map_labels import MARK, Box, district_names, mark_box, name_box, spread_marks
from .markup import Markup, element, joined
from .report import Answer, Report
from .words import counted, kilometres


def shortlist_map(report: Report, answer: Answer, number: int) -> Markup | None:
    """Draw who asks and who is suggested; nothing where the school that asks has no position."""
    asking = point_of(report.requester(answer))
    suggested = _suggested(report, answer)
    if asking is None:
        return None
    frame = Frame.around([asking, *suggested.values()])
    home = frame.place(asking)
    spots = {rank: frame.place(point) for rank, point in suggested.items()}
    marks = dict(zip(spots, spread_marks(home, list(spots.values())), strict=True))
    ring = frame.round_distance(0.22)
    rings = _rings(home, frame, ring)
    taken = [mark_box(home), *map(mark_box, marks.values()), *(box for _, box in rings)]
    drawing = element(
        "svg",
        element("title", f"Map: {answer.title}", id=f"map-{number}-title"),
        element("desc", _description(report, answer), id=f"map-{number}-desc"),
        element("rect", class_="ground", width=SIDE, height=SIDE),
        _other_schools(report, frame),
        (drawn for drawn, _ in rings),
        _district_names(report, frame, taken),
        _ways(home, spots, marks),
        _home(home),
        (_mark(rank, mark) for rank, mark in marks.items()),
        _scale_bar(frame),
        class_="map",
        role="img",
        viewBox=f"0 0 {SIDE:.0f} {SIDE:.0f}",
        aria_labelledby=f"map-{number}-title map-{number}-desc",
    )
    return element("figure", drawing, _caption(answer, suggested, ring), class_="map-figure")


def _suggested(report: Report, answer: Answer) -> dict[int, Point]:
    points = (point_of(report.school_by_urn[one["school"]]) for one in answer.candidates)
    return {rank: point for rank, point in enumerate(points, 1) if point is not None}


def _description(report: Report, answer: Answer) -> str:
    suggested = "; ".join(
        f"{rank}. {one['school_name']}, {kilometres(one['evidence'].get('distance'))}"
        for rank, one in enumerate(answer.candidates, 1)
    )
    return (
        f"The school that asks, {report.requester(answer).name}, and those suggested: {suggested}."
    )


def _other_schools(report: Report, frame: Frame) -> Markup:
    points = (point_of(school) for school in report.schools)
    placed = [frame.place(point) for point in points if point is not None]
    # One path with round ends instead of a circle each: a tenth of the size.
    strokes = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in placed if is_inside((x, y), 2))
    return element("path", class_="schools", d=strokes)


def _rings(home: Point, frame: Frame, step: int) -> list[tuple[Markup, Box]]:
    rings = []
    for metres in range(step, 4 * step + 1, step):
        radius = frame.length(metres)
        circle = element("circle", class_="ring", cx=home[0], cy=home[1], r=radius)
        text, above = f"{metres // 1000} km", (home[0], home[1] - radius)
        label = element("text", text, class_="ring-label", x=above[0], y=above[1] + 4)
        shown = is_inside(above, 12)
        box = name_box(text, above) if shown else (0.0, 0.0, 0.0, 0.0)
        rings.append((joined([circle, label if shown else None]), box))
    return rings


def _district_names(report: Report, frame: Frame, taken: Sequence[Box]) -> Markup:
    named = district_names(report.schools, frame, [*taken, _SCALE_BOX])
    return joined(element("text", name, class_="district", x=x, y=y + 4) for name, (x, y) in named)


def _ways(home: Point, spots: dict[int, Point], marks: dict[int, Point]) -> Markup:
    def line(start: Point, end: Point, kind: str) -> Markup:
        return element("line", class_=kind, x1=start[0], y1=start[1], x2=end[0], y2=end[1])

    ways = [line(home, spot, "way") for spot in spots.values()]
    pins = [line(spots[rank], mark, "pin") for rank, mark in marks.items()]
    tips = [element("circle", class_="tip", cx=x, cy=y, r=3) for x, y in spots.values()]
    return joined([*ways, *pins, *tips])


def _home(home: Point) -> Markup:
    x, y = home
    return element("path", class_="home", d=f"M{x:.1f} {y - 12:.1f}l12 12l-12 12l-12 -12z")


def _mark(rank: int, middle: Point) -> Markup:
    x, y = middle
    return joined(
        [
            element("circle", class_="mark", cx=x, cy=y, r=MARK),
            element("text", str(rank), class_="mark-number", x=x, y=y + 4.7),
        ]
    )


_SCALE_BOX: Box = (0, SIDE - 34, SIDE / 3 + 20, SIDE)


def _scale_bar(frame: Frame) -> Markup:
    metres = frame.round_distance(0.3)
    end, low = 14 + frame.length(metres), SIDE - 14
    path = f"M14 {low - 5:.1f}v5H{end:.1f}v-5"
    return joined(
        [
            element("path", class_="scale", d=path),
            element("text", f"{metres // 1000} km", class_="scale-label", x=18, y=low - 5),
        ]
    )


def _caption(answer: Answer, suggested: dict[int, Point], ring: int) -> Markup:
    missing = len(answer.candidates) - len(suggested)
    unknown = f" The position of {counted(missing, 'suggestion')} is not known." if missing else ""
    return element(
        "figcaption",
        "The diamond is the school that asks; numbers are the suggestions in order; dots are other "
        f"schools. Rings are {ring // 1000} km apart, as the crow flies. North is up.{unknown}",
    )
