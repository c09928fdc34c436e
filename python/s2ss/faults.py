"""Faults found on the Python side, told like the library's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from ._core import Fault, _raise_input_error


def refuse(faults: Sequence[Fault]) -> NoReturn:
    """Raise InputError with these faults."""
    _raise_input_error(list(faults), len(faults))
    raise AssertionError("faults always raise")


def moved(fault: Fault, source: str, pointer: str) -> Fault:
    """Say where in a file a fault stands that was found in one of its values."""
    facts = fault.to_dict() | {"source": source, "pointer": pointer + fault.pointer}
    return Fault.from_dict(facts)
