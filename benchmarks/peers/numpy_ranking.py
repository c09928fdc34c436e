"""The scoring of one request with NumPy over prepared arrays.

Written as a competent analyst would: a request costs a few passes over all expertise, and the
dearer parts only for nominees whose subject fits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

import s2ss

from .numpy_arrays import FAR, REMOTE, NumpyArrays, mode_bits, slot_bits


@dataclass
class Ranking:
    """Positions of nominees, best first, and their scores."""

    nominees: np.ndarray
    scores: np.ndarray


class NumpyRanking(NumpyArrays):
    """Ranks over the prepared arrays of one directory."""

    def rank(self, request: s2ss.Request, limit: int = 10) -> Ranking:
        """Score every nominee that no rule removes and return the best."""
        home = self.school_position[request.school]
        fit, eligible = self._subject_fit(request.needs)
        modes = mode_bits(request.modes)
        eligible &= (self.modes & modes) != 0
        eligible &= self.school != home
        for urn in request.avoid_schools:
            eligible &= self.school != self.school_position[urn]
        for id_ in request.avoid_nominees:
            eligible &= self.position != self.nominee_position[id_]
        chosen = np.flatnonzero(eligible)
        for trust in request.avoid_trusts:
            chosen = chosen[self.trust[self.school[chosen]] != self.trust_number.get(trust, -2)]

        sessions = self._sessions(request, home, chosen)
        proximity, too_far = self._proximity(request, home, chosen, modes)
        kept = (sessions > 0) & ~too_far
        chosen, sessions, proximity = chosen[kept], sessions[kept], proximity[kept]
        weights = self.policy.weights
        score = (
            weights["subject_fit"] * fit[chosen]
            + weights["availability"] * np.minimum(1.0, sessions / request.sessions)
            + weights["diversity"] * self._diversity(home, chosen)
            + weights["proximity"] * proximity
        )
        return best(score, chosen, limit, self.position)

    def _subject_fit(self, needs: list[s2ss.Need]) -> tuple[np.ndarray, np.ndarray]:
        least = self.policy.min_subject_fit
        share = sum(need.weight for need in needs)
        mean = np.zeros(len(self.school))
        greatest = np.zeros(len(self.school))
        required_met = np.ones(len(self.school), dtype=bool)
        for need in needs:
            pair = self.similarity[need.topic][self.topic] * self.strength
            for asked in (*need.aspects, *need.stages, *need.boards):
                pair *= self.facet_factor[asked]
            if "subject-leadership" in need.aspects:
                pair *= self.role_factor
            fit = np.maximum.reduceat(pair, self.first_expertise)
            mean += need.weight / share * fit
            np.maximum(greatest, fit, out=greatest)
            if need.required:
                required_met &= fit >= least - 1e-9
        return mean, (greatest >= least - 1e-9) & required_met

    def _sessions(self, request: s2ss.Request, home: int, chosen: np.ndarray) -> np.ndarray:
        window = slice((request.from_ - self.as_of).days, (request.to - self.as_of).days + 1)
        wanted = self._wanted(request, home, window)
        counts = (self.school_days[:, :, window] @ wanted).reshape(-1, 30)
        calendar = self.calendar[self.school[chosen]]
        sessions = np.einsum("ij,ij->i", counts[calendar], self.slot_matrix[chosen])
        return sessions - self._sessions_away(chosen, window, wanted)

    def _wanted(self, request: s2ss.Request, home: int, window: slice) -> np.ndarray:
        """The periods the requesting school can meet, by day of the window."""
        asked = slot_bits(request.slots)
        by_day = np.array([(asked >> slot) & 1 for slot in range(30)], dtype=np.float32).reshape(
            10, 3
        )
        return self.school_days[self.calendar[home]][:, window].T @ by_day

    def _sessions_away(self, chosen: np.ndarray, window: slice, wanted: np.ndarray) -> np.ndarray:
        is_chosen = np.zeros(len(self.school), dtype=bool)
        is_chosen[chosen] = True
        spans = np.flatnonzero(
            (self.away_from < window.stop)
            & (self.away_to >= window.start)
            & is_chosen[self.away_nominee]
        )
        nominee = self.away_nominee[spans]
        day = np.arange(window.start, window.stop)
        away = (day >= self.away_from[spans, None]) & (day <= self.away_to[spans, None])
        open_days = (
            self.school_days[self.calendar[self.school[nominee]]][:, :, window] * away[:, None, :]
        )
        lost = np.einsum(
            "ij,ij->i", (open_days @ wanted).reshape(-1, 30), self.slot_matrix[nominee]
        )
        return np.bincount(nominee, weights=lost, minlength=len(self.school))[chosen]

    def _proximity(
        self, request: s2ss.Request, home: int, chosen: np.ndarray, modes: int
    ) -> tuple[np.ndarray, np.ndarray]:
        widest = min(
            request.max_distance if request.max_distance is not None else FAR,
            self.policy.max_distance,
        )
        limit = np.minimum(self.max_distance[chosen], widest)
        by_school = np.rint(
            np.hypot(self.easting - self.easting[home], self.northing - self.northing[home])
        )
        distance = by_school[self.school[chosen]]
        too_far = (distance > limit) & ((self.modes[chosen] & modes & REMOTE) == 0)
        if modes & ~REMOTE == 0:
            return np.ones(len(chosen)), too_far
        near = np.where(
            distance == 0, 1.0, np.clip((limit - distance) / np.maximum(limit, 1), 0.0, 1.0)
        )
        return near, too_far

    def _diversity(self, home: int, chosen: np.ndarray) -> np.ndarray:
        factors = self.policy.diversity
        by_school = np.ones(len(self.easting))
        not_shared: dict[int, float] = defaultdict(lambda: 1.0)
        for other, age in self.linked[home]:
            not_shared[other] *= 1 - factors["link_strength"] * 0.5 ** (
                age / factors["half_life_days"]
            )
        for other, product in not_shared.items():
            by_school[other] -= factors["past_links"] * (1 - product)
        two_steps = {far for near, _ in self.linked[home] for far, _ in self.linked[near]} - {home}
        by_school[list(two_steps)] -= factors["two_steps"]
        if self.trust[home] >= 0:
            by_school[self.trust == self.trust[home]] -= factors["same_trust"]
        by_school[self.district == self.district[home]] -= factors["same_district"]

        school = self.school[chosen]
        nominees = self.nominees_of.sum() - self.nominees_of[home] - self.nominees_of
        links = self.given_by_school.sum() - self.given_by_school[home] - self.given_by_school
        schools = (
            np.count_nonzero(self.nominees_of)
            - bool(self.nominees_of[home])
            - (self.nominees_of > 0)
        )
        used = self.given[chosen] * nominees[school] > links[school]
        used |= (self.given_by_school * schools > links)[school]
        return np.maximum(by_school[school] - factors["spread"] * used, 0.0)


def best(score: np.ndarray, chosen: np.ndarray, limit: int, position: np.ndarray) -> Ranking:
    """The `limit` greatest, then by nominee."""
    if len(score) > limit:
        top = np.argpartition(-score, limit)[:limit]
        score, chosen = score[top], chosen[top]
    order = np.lexsort((chosen, -score))
    return Ranking(position[chosen[order]], score[order])
