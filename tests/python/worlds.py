"""Worlds small enough to solve by hand, for the tests of the package."""

from __future__ import annotations

import copy
from typing import Any

import s2ss

# Two schools a kilometre apart; the nominee of the first meets the need of the second to the full.
WORLD: dict[str, Any] = {
    "as_of": "2026-09-01",
    "schools": [
        {"urn": "100001", "name": "Moor Lane", "easting": 354000, "northing": 429000},
        {"urn": "100002", "name": "Fell View", "easting": 355000, "northing": 429000},
        {"urn": "100003", "name": "Bay Road", "easting": 356000, "northing": 429000},
    ],
    "nominees": [{"id": "n1", "school": "100001", "expertise": [{"topic": "history"}]}],
}
ASK: dict[str, Any] = {
    "id": "r1",
    "school": "100002",
    "needs": ["history"],
    "from_": "2026-09-07",
    "to": "2026-10-23",
}


def world(
    *,
    supporting: dict[str, Any] | None = None,
    requesting: dict[str, Any] | None = None,
    nominee: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return the small world as a document, with changes to its two schools and its nominee."""
    document = copy.deepcopy(WORLD)
    document["schools"][0] |= supporting or {}
    document["schools"][1] |= requesting or {}
    document["nominees"][0] |= nominee or {}
    return document | more


def directory(**changes: Any) -> s2ss.Directory:
    """Return the small world as a directory."""
    return s2ss.Directory.from_dict(world(**changes))


def request(**changes: Any) -> s2ss.Request:
    """Return the request of the small world."""
    return s2ss.Request(**(ASK | changes))


def link(**changes: Any) -> dict[str, Any]:
    """Return a link from the supporting school to the requesting one."""
    return {
        "nominee": "n1",
        "supporting_school": "100001",
        "requesting_school": "100002",
        "date": "2026-08-20",
        "state": "completed",
    } | changes
