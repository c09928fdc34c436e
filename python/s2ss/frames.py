"""Directories from data frames: every record goes through the library's own reader.

Faults come back with the frame, the row and the column they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import _core
from .columns import Layout, Record, day, number, ranges, records, text, texts

SCHOOLS = Layout(
    "schools",
    {
        **dict.fromkeys(("urn", "name", "phase", "status", "type"), text),
        **dict.fromkeys(("local_authority", "district", "trust"), text),
        "groups": texts,
        **dict.fromkeys(("religious_character", "gender"), text),
        **dict.fromkeys(("low_age", "high_age", "pupils", "disadvantage"), number),
        **dict.fromkeys(("easting", "northing", "release_limit"), number),
    },
    ["urn", "name"],
)
NOMINEES = Layout(
    "nominees",
    {
        **dict.fromkeys(("id", "school", "role", "status"), text),
        **dict.fromkeys(("expertise", "modes", "slots"), texts),
        "away": ranges,
        **dict.fromkeys(("max_links", "max_distance"), number),
        "review_by": day,
        **dict.fromkeys(("contact_name", "contact_email"), text),
    },
    ["id", "school"],
)
EXPERTISE = Layout(
    "expertise",
    {
        **dict.fromkeys(("nominee", "topic", "strength"), text),
        **dict.fromkeys(("aspects", "stages", "boards"), texts),
    },
    ["nominee", "topic"],
)
LINKS = Layout(
    "links",
    {
        **dict.fromkeys(("nominee", "supporting_school", "requesting_school"), text),
        "date": day,
        **dict.fromkeys(("state", "request"), text),
    },
    ["supporting_school", "requesting_school", "date"],
)
CONFLICTS = Layout(
    "conflicts",
    {
        **dict.fromkeys(("nominee", "supporting_school", "requesting_school", "reason"), text),
        "expires": day,
    },
    ["requesting_school"],
)


@dataclass
class Plan:
    """The document made from the frames, and the rows its parts came from."""

    document: Record
    faults: list[_core.Fault] = field(default_factory=list)
    # By nominee and position in their expertise: the row of the expertise frame.
    expertise_rows: dict[tuple[int, int], int] = field(default_factory=dict)


def from_frames(
    *,
    schools: Any,
    nominees: Any,
    as_of: Any,
    taxonomy: _core.Taxonomy | None = None,
    expertise: Any = None,
    links: Any = None,
    conflicts: Any = None,
    calendars: Iterable[Any] | None = None,
    successors: Iterable[tuple[str, str]] | None = None,
    strict: bool = True,
) -> _core.Directory:
    """Make a directory from data frames, dicts of columns, or lists of values.

    The columns are the members of `School`, `Nominee`, `Expertise`, `Link` and `Conflict`. Blank
    cells are absent. Lists are Python lists or text with semicolons; ranges of days are pairs of
    dates or text such as ``2026-10-01/2026-10-09``.

    Parameters
    ----------
    schools, nominees : data frame, dict of columns or list of values
    as_of : date
        The day the directory describes.
    taxonomy : Taxonomy, optional
        The built-in scheme by default.
    expertise : data frame or dict of columns, optional
        One row for each expertise: `nominee`, `topic`, `strength`, `aspects`, `stages`, `boards`.
    links, conflicts : data frame, dict of columns or list of values, optional
    calendars : list of Calendar or dict, optional
    successors : list of (str, str), optional
        Old and new URN, as `read_gias_successors` gives them.
    strict : bool, default True
        False drops faulty records and what refers to them; `faults` then says which and why.

    Returns
    -------
    Directory

    Raises
    ------
    InputError
        With every fault, its frame, row and column.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.Directory.from_frames(
    ...     as_of="2026-09-01",
    ...     schools={"urn": [100001, 100002], "name": ["Moor Lane", "Fell View"]},
    ...     nominees={"id": ["n1"], "school": [100001], "modes": ["online; visit"]},
    ...     expertise={"nominee": ["n1"], "topic": ["history"]})
    >>> directory.nominee("n1").modes
    ['visit', 'online']
    """
    plan = Plan({"as_of": as_of})
    plan.document["schools"] = records(SCHOOLS, schools, plan.faults)
    plan.document["nominees"] = with_contacts(records(NOMINEES, nominees, plan.faults))
    offered = records(EXPERTISE, expertise, plan.faults)
    plan.document["links"] = records(LINKS, links, plan.faults)
    plan.document["conflicts"] = records(CONFLICTS, conflicts, plan.faults)
    plan.document["calendars"] = list(calendars or [])
    plan.document["successors"] = [
        {"old_urn": text(old), "new_urn": text(new)} for old, new in successors or []
    ]
    if plan.faults:
        # Without its columns a frame has no records, and what refers to them would all be faulty.
        _core._raise_input_error(plan.faults, len(plan.faults))
    if offered:
        add_expertise(plan, offered)
    return build(plan, taxonomy, strict)


def with_contacts(nominees: list[Any]) -> list[Any]:
    """Move the two columns of contacts into one member."""
    for nominee in nominees:
        if isinstance(nominee, dict):
            names = (("name", "contact_name"), ("email", "contact_email"))
            contact = {short: nominee.pop(long) for short, long in names if long in nominee}
            if contact:
                nominee["contact"] = contact
    return nominees


def add_expertise(plan: Plan, offered: list[Any]) -> None:
    """Put each row of expertise into its nominee; a row without one is a fault."""
    nominees = plan.document["nominees"] = [as_record(item) for item in plan.document["nominees"]]
    positions: dict[Any, int] = {}
    for position, nominee in enumerate(nominees):
        positions.setdefault(nominee.get("id"), position)
    for row, given in enumerate(offered):
        entry = as_record(given)
        owner = positions.get(entry.pop("nominee", None))
        if owner is None:
            plan.faults.append(
                _core.Fault(
                    source=EXPERTISE.name,
                    row=row,
                    field="nominee",
                    expected="the id of a nominee in the frame of nominees",
                )
            )
            continue
        known = nominees[owner]["expertise"] = list(nominees[owner].get("expertise", []))
        plan.expertise_rows[owner, len(known)] = row
        known.append(entry)


def as_record(item: Any) -> Record:
    """Return a record to add to; what is none stays away, and the reader asks for what it lacks."""
    return dict(
        item.to_dict() if hasattr(item, "to_dict") else item if isinstance(item, dict) else {}
    )


def build(plan: Plan, taxonomy: _core.Taxonomy | None, strict: bool) -> _core.Directory:
    """Build the directory and let its faults speak of rows."""
    try:
        directory = _core.Directory.from_dict(plan.document, taxonomy=taxonomy, strict=strict)
    except _core.InputError as error:
        faults = plan.faults + [located(fault, plan) for fault in error.faults]
        _core._raise_input_error(faults, len(plan.faults) + error.total)
    if strict and plan.faults:
        _core._raise_input_error(plan.faults, len(plan.faults))
    return directory._with_faults(
        plan.faults + [located(fault, plan) for fault in directory.faults]
    )


def located(fault: _core.Fault, plan: Plan) -> _core.Fault:
    """Return the fault with frame, row and column in place of its JSON pointer."""
    found = re.match(r"/([a-z]+)/(\d+)(?:/(.*))?$", fault.pointer)
    if found is None:
        return fault
    frame, row, rest = found[1], int(found[2]), found[3] or ""
    inner = re.match(r"expertise/(\d+)(?:/(.*))?$", rest)
    if frame == "nominees" and inner and (row, int(inner[1])) in plan.expertise_rows:
        frame, row, rest = "expertise", plan.expertise_rows[row, int(inner[1])], inner[2] or ""
    column = rest.split("/")[0]
    if column == "contact":
        column = rest.replace("/", "_")
    return _core.Fault(
        source=frame, row=row, field=column, expected=fault.expected, mend=fault.mend
    )
