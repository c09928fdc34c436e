"""Everything of a directory that ranking with NumPy can prepare before it sees a request.

Nominees who can never be proposed are dropped, similarities and facet factors stand in tables,
school days stand by calendar, week and weekday.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

import s2ss

MODES = ["visit", "host", "online", "phone", "resources"]
REMOTE = 0b11100
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]
PERIODS = ["am", "pm", "twilight"]
HISTORY = {"proposed", "introduced", "accepted", "completed"}
CURRENT = {"proposed", "introduced", "accepted"}
LADDER = ["key-stage-3", "key-stage-4", "key-stage-5"]
FAR = 1 << 30


class NumpyArrays:
    """The prepared arrays of one directory."""

    def __init__(
        self, directory: s2ss.Directory, requests: list[s2ss.Request], policy: s2ss.Policy
    ) -> None:
        self.policy = policy
        self.as_of = directory.as_of
        self._prepare_schools(directory)
        nominees = list(directory.nominees)
        self._prepare_links(directory, nominees)
        self._prepare_nominees(nominees)
        self._prepare_expertise(nominees, directory.taxonomy, requests)
        self._prepare_calendars(directory)

    def _prepare_schools(self, directory: s2ss.Directory) -> None:
        schools = list(directory.schools)
        self.school_position = {school.urn: i for i, school in enumerate(schools)}
        self.easting = np.array([school.easting for school in schools], dtype=float)
        self.northing = np.array([school.northing for school in schools], dtype=float)
        self.open = np.array(
            [school.status in ("Open", "Open, but proposed to close") for school in schools]
        )
        self.release_limit = np.array(
            [FAR if s.release_limit is None else s.release_limit for s in schools]
        )
        self.trust_number = numbers(school.trust for school in schools)
        self.trust = np.array([self.trust_number.get(school.trust, -1) for school in schools])
        districts = numbers(school.district for school in schools)
        self.district = np.array([districts.get(school.district, -1) for school in schools])

    def _prepare_links(self, directory: s2ss.Directory, nominees: list[s2ss.Nominee]) -> None:
        self.nominee_position = {nominee.id: i for i, nominee in enumerate(nominees)}
        self.linked: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.given_by_school = np.zeros(len(self.easting), dtype=np.int64)
        self.current_by_school = np.zeros(len(self.easting), dtype=np.int64)
        self.given = np.zeros(len(nominees), dtype=np.int64)
        self.current = np.zeros(len(nominees), dtype=np.int64)
        for link in directory.links:
            nominee = self.nominee_position[link.nominee]
            giver = self.school_position[link.supporting_school]
            taker = self.school_position[link.requesting_school]
            if link.state in HISTORY:
                age = (self.as_of - link.date).days
                self.linked[giver].append((taker, age))
                self.linked[taker].append((giver, age))
                self.given_by_school[giver] += 1
                self.given[nominee] += 1
            if link.state in CURRENT:
                self.current_by_school[giver] += 1
                self.current[nominee] += 1

    def _prepare_nominees(self, nominees: list[s2ss.Nominee]) -> None:
        school = np.array([self.school_position[nominee.school] for nominee in nominees])
        self.nominees_of = np.bincount(school, minlength=len(self.easting))
        can_ever_help = self.open[school] & (
            self.current_by_school[school] < self.release_limit[school]
        )
        can_ever_help &= np.array([n.status == "listed" for n in nominees])
        can_ever_help &= np.array(
            [n.review_by is None or n.review_by >= self.as_of for n in nominees]
        )
        can_ever_help &= self.current < np.array([n.max_links for n in nominees])
        self.position = np.flatnonzero(can_ever_help)
        kept = [nominees[i] for i in self.position]
        self.school = school[self.position]
        self.given = self.given[self.position]
        self.modes = np.array([mode_bits(n.modes) for n in kept], dtype=np.uint8)
        bits = np.array([slot_bits(n.slots) for n in kept])
        self.slot_matrix = ((bits[:, None] >> np.arange(30)) & 1).astype(np.float32)
        self.max_distance = np.array(
            [FAR if n.max_distance is None else n.max_distance for n in kept]
        )
        away = [(i, *span) for i, nominee in enumerate(kept) for span in nominee.away]
        self.away_nominee = np.array([i for i, _, _ in away], dtype=np.int64)
        self.away_from = np.array(
            [(begin - self.as_of).days for _, begin, _ in away], dtype=np.int64
        )
        self.away_to = np.array([(end - self.as_of).days for _, _, end in away], dtype=np.int64)

    def _prepare_expertise(
        self, nominees: list[s2ss.Nominee], taxonomy: s2ss.Taxonomy, requests: list[s2ss.Request]
    ) -> None:
        ids = [entry.id for entry in taxonomy.concepts]
        number = {id_: i for i, id_ in enumerate(ids)}
        needs = [need for request in requests for need in request.needs]
        self.similarity = {
            topic: np.array(
                [s2ss.similarity(taxonomy, topic, other, policy=self.policy).value for other in ids]
            )
            for topic in {need.topic for need in needs}
        }
        offered, strengths, leads, first = [], [], [], []
        for position in self.position:
            nominee = nominees[position]
            first.append(len(offered))
            main = {entry.topic for entry in nominee.expertise if entry.strength == "main"}
            too_many = len(main) > self.policy.strength["max_main_topics"]
            for entry in nominee.expertise:
                offered.append(entry)
                strengths.append("also" if too_many else entry.strength)
                leads.append(nominee.role in ("curriculum_leader", "senior_leader"))
        self.first_expertise = np.array(first)
        self.topic = np.array([number[entry.topic] for entry in offered])
        self.strength = np.array([self.policy.strength[strength] for strength in strengths])
        self.role_factor = np.where(leads, 1.0, self.policy.not_a_leader)
        self.facet_factor: dict[str, np.ndarray] = {}
        for kind in ("aspects", "stages", "boards"):
            named = [tuple(getattr(entry, kind)) for entry in offered]
            for asked in {concept for need in needs for concept in getattr(need, kind)}:
                known = {
                    has: facet_factor(taxonomy, self.policy, kind, asked, has) for has in set(named)
                }
                self.facet_factor[asked] = np.array([known[has] for has in named])

    def _prepare_calendars(self, directory: s2ss.Directory) -> None:
        last = self.as_of + datetime.timedelta(days=370)
        rows: dict[str, int] = {}
        school_days = []
        self.calendar = np.zeros(len(self.easting), dtype=np.int64)
        for urn, position in self.school_position.items():
            calendar = directory.calendar_of(urn)
            key = calendar.school or calendar.local_authority
            if key not in rows:
                rows[key] = len(rows)
                days = np.zeros((10, 371), dtype=np.float32)  # (week, weekday) x day
                for date, week in calendar.school_days(from_=self.as_of, to=last).items():
                    days[(week == "B") * 5 + date.weekday(), (date - self.as_of).days] = 1
                school_days.append(days)
            self.calendar[position] = rows[key]
        self.school_days = np.array(school_days)


def facet_factor(
    taxonomy: s2ss.Taxonomy, policy: s2ss.Policy, kind: str, asked: str, has: tuple[str, ...]
) -> float:
    """What one facet that a need names keeps of the fit."""
    factors = policy.facets
    if not has:
        return factors["blank"]
    if any(
        h == asked or taxonomy.is_broader(h, asked) or taxonomy.is_broader(asked, h) for h in has
    ):
        return factors["met"]
    if kind == "stages":
        apart = [abs(rung(taxonomy, asked) - rung(taxonomy, h)) for h in has]
        return factors["adjacent_stage"] if 1 in apart else factors["other_stage"]
    return factors["other_aspect" if kind == "aspects" else "other_board"]


def rung(taxonomy: s2ss.Taxonomy, stage: str) -> int:
    """Where a stage stands on the ladder of key stages; two stages off it are never adjacent."""
    for i, key_stage in enumerate(LADDER):
        if stage == key_stage or taxonomy.is_broader(key_stage, stage):
            return i
    return -9


def numbers(values: Iterable[str]) -> dict[str, int]:
    """Number the different values; the empty one has none."""
    return {value: i for i, value in enumerate(sorted(set(values) - {""}))}


def mode_bits(modes: list[str]) -> int:
    """A bit for each mode."""
    return sum(1 << MODES.index(mode) for mode in modes)


def slot_bits(items: list[str]) -> int:
    """A bit for each half-day and twilight of two weeks."""
    bits = 0
    for item in items:
        week, _, rest = item.rpartition(":")
        day, _, period = rest.partition("-")
        for w in [week] if week else ["A", "B"]:
            for d in DAYS if day == "*" else [day]:
                for p in PERIODS if period == "*" else [period]:
                    bits |= 1 << ("AB".index(w) * 15 + DAYS.index(d) * 3 + PERIODS.index(p))
    return bits
