"""Data frames of directories and results; pandas is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from . import _core

if TYPE_CHECKING:
    import pandas as _pandas

SCHOOL_COLUMNS = [
    "urn",
    "name",
    "phase",
    "status",
    "type",
    "local_authority",
    "district",
    "trust",
    "groups",
    "religious_character",
    "gender",
    "low_age",
    "high_age",
    "pupils",
    "disadvantage",
    "easting",
    "northing",
    "release_limit",
]
LINK_COLUMNS = ["nominee", "supporting_school", "requesting_school", "date", "state", "request"]
CONFLICT_COLUMNS = ["nominee", "supporting_school", "requesting_school", "reason", "expires"]
NOMINEE_COLUMNS = [
    "id",
    "school",
    "role",
    "status",
    "modes",
    "slots",
    "away",
    "max_links",
    "max_distance",
    "review_by",
]
EXPERTISE_COLUMNS = ["nominee", "topic", "strength", "aspects", "stages", "boards"]


def load_pandas() -> ModuleType:
    """Import pandas, or say how to get it."""
    try:
        import pandas
    except ImportError as missing:
        raise ImportError(
            "to make data frames s2ss needs pandas: pip install s2ss[pandas]"
        ) from missing
    loaded: ModuleType = pandas
    return loaded


def directory_to_frames(
    self: _core.Directory, *, contacts: bool = False
) -> dict[str, _pandas.DataFrame]:
    """Return the data frames that `Directory.from_frames` takes.

    Parameters
    ----------
    contacts : bool, default False
        True adds the columns `contact_name` and `contact_email`.

    Returns
    -------
    dict of str to pandas.DataFrame
        `schools`, `nominees`, `expertise`, `links` and `conflicts`.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> frames = directory.to_frames()  # doctest: +SKIP
    """
    nominees = list(self.nominees)
    frame = nominee_frame(nominees)
    if contacts:
        frame["contact_name"] = [nominee.contact.name for nominee in nominees]
        frame["contact_email"] = [nominee.contact.email for nominee in nominees]
    expertise = [
        {"nominee": nominee.id, **members(entry, EXPERTISE_COLUMNS[1:])}
        for nominee in nominees
        for entry in nominee.expertise
    ]
    pd = load_pandas()
    return {
        "schools": value_frame(self.schools, SCHOOL_COLUMNS),
        "nominees": frame,
        "expertise": pd.DataFrame(expertise, columns=EXPERTISE_COLUMNS),
        "links": value_frame(self.links, LINK_COLUMNS),
        "conflicts": value_frame(self.conflicts, CONFLICT_COLUMNS),
    }


def members(value: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return some attributes of a value by name."""
    return {name: getattr(value, name) for name in names}


def value_frame(values: Iterable[Any], names: list[str]) -> _pandas.DataFrame:
    """Return a frame with one row for each value."""
    frame: _pandas.DataFrame = load_pandas().DataFrame(
        [members(value, names) for value in values], columns=names
    )
    return frame


def nominee_frame(nominees: Iterable[_core.Nominee]) -> _pandas.DataFrame:
    """Return a frame of nominees without contacts and expertise."""
    return value_frame(nominees, NOMINEE_COLUMNS)


def schools_to_pandas(self: Iterable[_core.School]) -> _pandas.DataFrame:
    """Return the schools as a data frame with one column for each member.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> frame = directory.schools.to_pandas()  # doctest: +SKIP
    """
    return value_frame(self, SCHOOL_COLUMNS)


def links_to_pandas(self: Iterable[_core.Link]) -> _pandas.DataFrame:
    """Return the links as a data frame with one column for each member.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> frame = directory.links.to_pandas()  # doctest: +SKIP
    """
    return value_frame(self, LINK_COLUMNS)


def nominees_to_pandas(self: Iterable[_core.Nominee]) -> _pandas.DataFrame:
    """Return the nominees as a data frame, contacts left out; `topics` lists their expertise.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> frame = directory.nominees.to_pandas()  # doctest: +SKIP
    """
    listed = list(self)
    frame = nominee_frame(listed)
    frame["topics"] = [[entry.topic for entry in nominee.expertise] for nominee in listed]
    return frame


def shortlist_to_pandas(self: _core.Shortlist) -> _pandas.DataFrame:
    """Return the candidates as a data frame: rank, nominee, school, score and the parts.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> request = s2ss.synthetic_requests(directory, requests=1)[0]
    >>> frame = directory.rank(request).to_pandas()  # doctest: +SKIP
    """
    names = ["rank", "nominee", "school", "school_name", "score", *self.weights]
    rows = [
        {
            "rank": rank,
            **members(candidate, ["nominee", "school", "school_name", "score"]),
            **candidate.parts,
        }
        for rank, candidate in enumerate(self, start=1)
    ]
    frame: _pandas.DataFrame = load_pandas().DataFrame(rows, columns=names)
    return frame


def table_to_pandas(self: _core.RankTable | _core.AssignedLinks) -> _pandas.DataFrame:
    """Return the columns as a data frame.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=20, seed=7)
    >>> table = directory.rank_all(s2ss.synthetic_requests(directory, requests=3))
    >>> frame = table.to_pandas()  # doctest: +SKIP
    """
    frame: _pandas.DataFrame = load_pandas().DataFrame(self.columns())
    return frame
