"""The demo: the same every time, five asks, and a page worth showing."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import s2ss
from page_reader import PageReader

import s2ss as package
from s2ss.cli_tables import Screen
from s2ss.demo import answer_asks, report_text
from s2ss.demo_asks import ASKS, asking_schools
from s2ss.page import render
from s2ss.report import Report


@pytest.fixture(scope="module")
def report() -> Report:
    return answer_asks()


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return render(report)


@pytest.fixture(scope="module")
def reader(page: str) -> PageReader:
    return PageReader(page)


def test_every_ask_finds_somebody(report: Report):
    assert [answer.title for answer in report.answers] == [ask.title for ask in ASKS]
    assert all(answer.candidates for answer in report.answers)


def test_the_needs_are_read_from_what_the_schools_wrote(report: Report):
    needs = [answer.request.needs for answer in report.answers]

    assert [[(need.topic, need.aspects) for need in asked] for asked in needs] == [
        [("computing", [])],
        [("history", [])],
        [("modern-foreign-languages", ["subject-leadership"])],
        [("design-and-technology", ["curriculum-development"])],
        [
            ("timetabling", []),
            ("disadvantage-and-pupil-premium", []),
            ("appraisal", []),
            ("curriculum-development", []),
        ],
    ]
    for asked, answer in zip(needs, report.answers, strict=True):
        assert answer.request.text == answer.title
        assert all(need.words for need in asked)
        assert all(words in answer.title for need in asked for words in need.words)


def test_the_schools_words_stand_beside_what_they_were_taken_to_mean(
    report: Report, reader: PageReader
):
    said = '"MFL" and "subject leadership" as Modern foreign languages with Subject leadership'
    shown = " ".join(report_text(report, Screen()).split())
    section = reader.named("section", class_="ask")[2]

    assert f"Understood: {said}" in shown
    assert said in section.text
    assert 'asked for as "MFL" and "subject leadership"' in shown
    assert 'asked for as "MFL" and "subject leadership"' in section.text


def test_the_asks_come_from_five_schools_and_districts(report: Report):
    schools = [report.requester(answer) for answer in report.answers]

    assert len({school.urn for school in schools}) == 5
    assert len({school.district for school in schools}) >= 4


def test_the_command_shows_tables_and_writes_the_page(page: str, report: Report, tmp_path: Path):
    done = s2ss("demo", "--out", "page.html", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert done.stdout.rstrip("\n") == report_text(report, Screen())
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr == "s2ss: the page is in page.html\n"


def test_the_terminal_shows_every_candidate_with_their_score(report: Report):
    shown = report_text(report, Screen(width=120))

    for answer in report.answers:
        assert answer.title in shown
        for one in answer.candidates:
            assert f"{one['score']:.3f}" in shown


def test_another_seed_draws_another_directory(report: Report):
    other = answer_asks(seed=8)

    assert [one.shortlist for one in other.answers] != [one.shortlist for one in report.answers]


def test_the_page_is_one_well_formed_document(reader: PageReader):
    assert reader.doctype == "DOCTYPE html"
    assert reader.named("html", lang="en-GB")
    assert len(reader.named("main")) == len(reader.named("h1")) == 1
    ids = [element.attributes["id"] for element in reader.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_what_the_page_refers_to_is_on_the_page(reader: PageReader):
    ids = {element.attributes.get("id") for element in reader.elements}

    for element in reader.elements:
        named = element.attributes.get("aria-labelledby", "").split()
        linked = [element.attributes["href"]] if "href" in element.attributes else []
        assert all(link.startswith("#") for link in linked)
        assert ids.issuperset([*named, *(link[1:] for link in linked)])


def test_the_page_needs_nothing_from_outside(page: str, reader: PageReader):
    names = {element.name for element in reader.elements}

    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not any(element.attributes.keys() & {"src", "srcset"} for element in reader.elements)
    for outside in ("http:", "https:", "//", "url(", "@import", "javascript:"):
        assert outside not in page


def test_the_page_has_a_section_for_each_ask(reader: PageReader, report: Report):
    sections = reader.named("section", class_="ask")

    assert len(sections) == len(report.answers)
    for section, answer in zip(sections, report.answers, strict=True):
        assert answer.title in section.text
        assert report.requester(answer).name in section.text
        for one, reasons in zip(answer.candidates, answer.reasons, strict=True):
            assert one["school_name"] in section.text
            assert all(reason in section.text for reason in reasons)


def test_everyone_left_out_is_counted(reader: PageReader, report: Report):
    for section, answer in zip(reader.named("section", class_="ask"), report.answers, strict=True):
        left_out = answer.shortlist["excluded"]
        assert answer.shortlist["eligible"] + sum(left_out.values()) == report.nominees
        assert all(f"{count:,}" in section.text for count in left_out.values())


def test_every_picture_says_what_it_shows(reader: PageReader):
    pictures = [one for one in reader.named("svg") if one.attributes.get("aria-hidden") != "true"]
    maps = [one for one in pictures if one.attributes["class"] == "map"]

    assert len(maps) == 5
    assert all(one.attributes["role"] == "img" and one.text.strip() for one in pictures)
    assert all(
        {"title", "desc"} <= {e.name for e in reader.elements if "svg" in e.inside} for _ in maps
    )


def test_every_table_has_heads(reader: PageReader):
    tables = reader.named("table")
    heads = reader.named("th")

    assert len(tables) == 8
    assert all(head.attributes["scope"] in {"col", "row"} for head in heads)
    assert len(reader.named("thead")) == len(tables)


def test_the_page_says_that_people_are_invented(reader: PageReader):
    (body,) = reader.named("body")

    assert "All colleagues, their expertise and past links are invented" in body.text
    assert "invented schools" in body.text
    assert "Open Government Licence" not in body.text


def test_asking_schools_lie_far_apart_in_the_preferred_authority():
    def school(urn: int, authority: str, east: int, status: str = "Open") -> package.School:
        return package.School(
            urn=str(urn), name="A", local_authority=authority, easting=east, northing=0,
            status=status,
        )  # fmt: skip

    home = [school(100000 + i, "888", 1000 * i) for i in range(11)]
    others = [school(200000 + i, "350", 90_000 + i) for i in range(30)]
    closed = [school(300000, "888", 500_000, "Closed")]

    chosen = asking_schools([*others, *closed, *home], 3)

    assert [school.urn for school in chosen] == ["100005", "100000", "100010"]


def test_too_few_schools_are_refused():
    with pytest.raises(ValueError, match="at least 5 open schools"):
        asking_schools([package.School(urn="100000", name="A", easting=1, northing=1)], 5)
