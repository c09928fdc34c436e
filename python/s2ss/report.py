"""What the demo found, ready to be shown in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import Request, School
from .demo_round import RoundReport


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One ask in the school's own words, and the shortlist found for it."""

    title: str
    needs: Sequence[str]
    """The school's own words, and what they were taken to mean in the taxonomy's labels."""
    request: Request
    shortlist: Mapping[str, Any]
    """The shortlist in its JSON form."""
    reasons: Sequence[Sequence[str]]
    """For each candidate, why they are proposed."""

    @property
    def candidates(self) -> Sequence[Mapping[str, Any]]:
        """The candidates, best first."""
        found: Sequence[Mapping[str, Any]] = self.shortlist["candidates"]
        return found


@dataclass(frozen=True, kw_only=True)
class Report:
    """All asks of the demo over one directory."""

    answers: Sequence[Answer]
    round: RoundReport | None = None
    """Many schools at once; None where there are too few."""
    schools: Sequence[School]
    nominees: int
    as_of: str
    real_schools: bool

    @cached_property
    def school_by_urn(self) -> Mapping[str, School]:
        """The schools by their unique reference number."""
        return {school.urn: school for school in self.schools}

    def requester(self, answer: Answer) -> School:
        """Find the school that asks."""
        return self.school_by_urn[answer.request.school]

    @property
    def weights(self) -> Mapping[str, float]:
        """How much each part of a score counts."""
        weights: Mapping[str, float] = self.answers[0].shortlist["weights"]
        return weights
