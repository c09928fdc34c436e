"""The one place where what is written in Python becomes part of the compiled classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import _core, display, frames, measures, to_frames

METHODS: list[tuple[type, str, Callable[..., Any]]] = [
    (_core.Directory, "to_frames", to_frames.directory_to_frames),
    (_core.Directory, "metrics", measures.directory_metrics),
    (_core.GiasSchools, "to_pandas", to_frames.schools_to_pandas),
    (_core.Schools, "to_pandas", to_frames.schools_to_pandas),
    (_core.Nominees, "to_pandas", to_frames.nominees_to_pandas),
    (_core.Links, "to_pandas", to_frames.links_to_pandas),
    (_core.Shortlist, "to_pandas", to_frames.shortlist_to_pandas),
    (_core.RankTable, "to_pandas", to_frames.table_to_pandas),
    (_core.AssignedLinks, "to_pandas", to_frames.table_to_pandas),
    (_core.Taxonomy, "_repr_html_", display.taxonomy_html),
    (_core.Directory, "_repr_html_", display.directory_html),
    (_core.Shortlist, "_repr_html_", display.shortlist_html),
    (_core.Explanation, "_repr_html_", display.explanation_html),
    (_core.RankTable, "_repr_html_", display.rank_table_html),
    (_core.Resolution, "_repr_html_", display.resolution_html),
    (_core.Plan, "_repr_html_", display.plan_html),
    (_core.PlanComparison, "_repr_html_", display.comparison_html),
]


SEQUENCES: list[type] = [
    _core.AssignedLinks,
    _core.Concepts,
    _core.GiasSchools,
    _core.Links,
    _core.Nominees,
    _core.Schools,
    _core.Shortlist,
]
MIXINS = ["__contains__", "__reversed__", "count", "index"]


def attach() -> None:
    """Add the methods; they answer to the names people call them by."""
    for owner, name, function in METHODS:
        setattr(owner, name, function)
    # A constructor of another kind: called on the class, and given no instance.
    setattr(_core.Directory, "from_frames", staticmethod(frames.from_frames))  # noqa: B010
    for owner in SEQUENCES:
        # The compiled part has length and items; what follows from them is the standard library's.
        for name in MIXINS:
            setattr(owner, name, getattr(Sequence, name))
        Sequence.register(owner)
    for name in dir(_core):
        member = getattr(_core, name)
        if isinstance(member, type):
            # Where the class is found, by people and by pickle.
            member.__module__ = "s2ss"
