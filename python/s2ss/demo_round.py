"""The demo's round: many schools make the five asks in one fortnight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import Directory, Plan, Request, School
from .demo_asks import ASKS, asking_schools

SIZES = (40, 20, 10)
"""Schools that ask: as many as the authority has, of these."""


@dataclass(frozen=True, kw_only=True)
class RoundReport:
    """A round of requests, ranked one by one and decided together."""

    requests: Sequence[Request]
    first_choices: Mapping[str, int]
    """How many requests would go to a nominee if each were ranked alone, by nominee id."""
    offered: Mapping[str, int]
    """Links those nominees have left to give."""
    plan: Plan
    wrong: Sequence[str]
    """What `verify` found."""

    @property
    def beyond(self) -> int:
        """Requests that first choices could not take: more than the colleagues have links for."""
        return sum(
            max(number - self.offered[nominee], 0) for nominee, number in self.first_choices.items()
        )

    @property
    def given(self) -> Mapping[str, int]:
        """Links of the plan by nominee id."""
        return Counter(link.nominee for link in self.plan.assigned)


def decide_round(directory: Directory) -> RoundReport | None:
    """Let schools far apart make the asks in turn; None where there are too few schools."""
    schools = _asking(list(directory.schools))
    if not schools:
        return None
    requests = [
        ASKS[at % len(ASKS)]
        .request(at + 1, school.urn, directory.taxonomy)
        .replace(id=f"round-{at + 1:02}")
        for at, school in enumerate(schools)
    ]
    firsts = directory.rank_all(requests, limit=1).columns()["nominee"].tolist()
    plan = directory.allocate(requests, goal="most_served")
    held = Counter(
        link.nominee
        for link in directory.links
        if link.state in ("proposed", "introduced", "accepted")
    )
    return RoundReport(
        requests=requests,
        first_choices=Counter(firsts),
        offered={
            nominee.id: max(nominee.max_links - held[nominee.id], 0)
            for nominee in directory.nominees
        },
        plan=plan,
        wrong=plan.verify(),
    )


def _asking(schools: list[School]) -> list[School]:
    for number in SIZES:
        try:
            return asking_schools(schools, number)
        except ValueError:
            continue
    return []
