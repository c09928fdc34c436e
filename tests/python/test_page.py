"""The page's parts, on reports made by hand: hostile names, missing positions, nobody found."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_reader import PageReader

import s2ss as package
from s2ss.map_frame import SIDE, Frame
from s2ss.map_labels import MARK, spread_marks
from s2ss.markup import element
from s2ss.page import render, write_page
from s2ss.page_score import points
from s2ss.report import Answer, Report
from s2ss.words import RULES

WEIGHTS = {"subject_fit": 0.55, "availability": 0.2, "diversity": 0.15, "proximity": 0.1}
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></title><b>",
    "&lt;b&gt; & &amp;",
    "Ysgol " + "é漢🏫" * 200,
    "\u202egnp\u202c.\x00\x1b[31m\ud800",
]


def school(urn: str, name: str, east: int | None = 350_000, district: str = "") -> package.School:
    north = None if east is None else 430_000
    return package.School(urn=urn, name=name, easting=east, northing=north, district=district)


def candidate(urn: str, name: str, **parts: float) -> dict[str, Any]:
    all_parts = dict.fromkeys(WEIGHTS, 0.5) | parts
    return {
        "nominee": "n1",
        "school": urn,
        "school_name": name,
        "role": "subject_teacher",
        "score": sum(WEIGHTS[part] * value for part, value in all_parts.items()),
        "parts": all_parts,
        "evidence": {"distance": 1000},
    }


def report(
    schools: list[package.School], candidates: list[dict[str, Any]], text: str = "Support",
    real: bool = False,
) -> Report:  # fmt: skip
    request = package.Request(
        id="r", school=schools[0].urn, needs=["history"], from_="2026-09-07", to="2026-10-23"
    )
    shortlist = {
        "weights": WEIGHTS,
        "considered": 9,
        "eligible": len(candidates),
        "excluded": {"too_far": 9 - len(candidates)},
        "candidates": candidates,
    }
    answer = Answer(
        title=text, needs=[text], request=request, shortlist=shortlist,
        reasons=[[text] for _ in candidates],
    )  # fmt: skip
    return Report(
        answers=[answer], schools=schools, nominees=9, as_of="2026-09-01", real_schools=real
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_and_nothing_else(name: str):
    schools = [
        school("100001", name.replace("\x00", "").replace("\ud800", ""), 350_000, "District"),
        school("100002", "Other", 351_000),
    ]
    plain = PageReader(render(report(schools, [candidate("100002", "Name")])))

    page = render(report(schools, [candidate("100002", name)], text=name))

    reader = PageReader(page)
    assert [one.name for one in reader.elements] == [one.name for one in plain.elements]
    assert [set(one.attributes) for one in reader.elements] == [
        set(one.attributes) for one in plain.elements
    ]
    assert not set(page) & set("\x00\x1b\u202e\u202c\ud800")
    assert page.encode("utf-8")


@given(st.text(), st.text())
def test_any_text_comes_back_from_an_element_as_it_was(text: str, value: str):
    shown = "".join(c for c in text if c.isprintable())
    held = "".join(c for c in value if c.isprintable())

    (read,) = PageReader(element("p", shown, title=held)).elements

    assert (read.text, read.attributes) == (shown, {"title": held})


@given(st.lists(st.integers(0, 1_000_000), min_size=4, max_size=4))
def test_whole_points_add_up_to_the_rounded_score(values: list[int]):
    parts = dict(zip(WEIGHTS, (value / 1e6 for value in values), strict=True))

    gained = points(WEIGHTS, parts)

    score = 100 * sum(WEIGHTS[part] * parts[part] for part in WEIGHTS)
    assert abs(sum(gained.values()) - score) <= 0.5 + 1e-6
    assert all(0 <= gained[part] <= round(100 * WEIGHTS[part]) for part in WEIGHTS)


def test_nobody_found_is_said_and_still_mapped():
    reader = PageReader(render(report([school("100001", "Asking")], [])))

    assert reader.named("p", class_="nobody")
    assert "Nobody yet" in reader.named("table", class_="glance")[0].text
    assert len(reader.named("svg", class_="map")) == 1


def test_a_school_without_a_position_is_left_off_the_map_and_said():
    schools = [school("100001", "Asking"), school("100002", "Lost", None)]

    reader = PageReader(render(report(schools, [candidate("100002", "Lost")])))

    assert "The position of 1 suggestion is not known." in reader.named("figcaption")[0].text
    assert not reader.named("circle", class_="mark")


def test_a_requester_without_a_position_gets_no_map():
    schools = [school("100001", "Asking", None), school("100002", "Found")]

    reader = PageReader(render(report(schools, [candidate("100002", "Found")])))

    assert not reader.named("svg", class_="map")
    assert len(reader.named("li", class_="candidate")) == 1


def test_real_schools_carry_the_attribution():
    reader = PageReader(render(report([school("100001", "A")], [], real=True)))
    (footer,) = reader.named("footer")

    licence = "Contains public sector information licensed under the Open Government Licence v3.0"
    assert licence in footer.text
    assert "have neither asked for nor offered anything" in reader.named("body")[0].text
    assert "Every colleague, request and past link on this page is invented." in footer.text


def test_every_rule_has_plain_words():
    assert list(RULES) == list(package.rules)


@given(st.lists(st.tuples(st.floats(0, SIDE), st.floats(0, SIDE)), max_size=10))
def test_marks_end_up_apart_and_inside(spots: list[tuple[float, float]]):
    home = (SIDE / 2, SIDE / 2)

    marks = spread_marks(home, spots)

    assert all(MARK <= x <= SIDE - MARK and MARK <= y <= SIDE - MARK for x, y in marks)
    assert all(
        math.dist(one, other) > 1.6 * MARK
        for one, other in itertools.combinations([home, *marks], 2)
    )


def test_the_frame_keeps_north_up_and_distances_true():
    frame = Frame.around([(350_000, 430_000), (370_000, 440_000)])

    west = frame.place((350_000, 430_000))
    east = frame.place((370_000, 440_000))

    assert west[0] < east[0]
    assert west[1] > east[1]
    assert math.isclose(math.dist(west, east), frame.length(math.dist((0, 0), (20_000, 10_000))))


def test_a_page_takes_the_place_of_an_older_one_and_may_be_read_by_all(tmp_path: Path):
    page = tmp_path / "page.html"
    for text in ("the old page", "the new page: é漢🏫\n"):
        write_page(page, text)
        assert page.read_bytes().decode() == text
        assert page.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [page]
