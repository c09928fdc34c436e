"""Reads tables of any make, column by column, into the records of a JSON document.

Nothing is judged here but the columns' names: what a cell should hold, the library's reader says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from . import _core

Record: TypeAlias = dict[str, Any]
Cell: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True)
class Layout:
    """The columns a table may have, each with how its cells are read, and those it must have."""

    name: str
    cells: Mapping[str, Cell]
    needed: Sequence[str]


def records(layout: Layout, given: Any, faults: list[_core.Fault]) -> list[Any]:
    """Return one record for each row; a table whose columns are wrong adds faults and gives none.

    A list of values, such as schools read from the register, is taken as it is.
    """
    if given is None:
        return []
    columns = columns_of(given)
    if columns is None:
        return listed(layout, given, faults)
    found = column_faults(layout, columns)
    faults.extend(found)
    if found:
        return []
    named = [(name, layout.cells[name], values) for name, values in columns]
    rows = len(columns[0][1]) if columns else 0
    return [
        {
            name: value
            for name, cell, values in named
            if (value := read(cell, values[row])) is not None
        }
        for row in range(rows)
    ]


def columns_of(given: Any) -> list[tuple[str, list[Any]]] | None:
    """Return the columns of a data frame or of a dict, or None for what has none."""
    names = given.columns if hasattr(given, "columns") else given
    if callable(names):
        given = names()
        names = given
    if not (hasattr(given, "columns") or isinstance(given, Mapping)):
        return None
    # By position where that is offered: two columns of one name are told apart.
    if hasattr(given, "iloc"):
        return [(str(name), values_of(given.iloc[:, at])) for at, name in enumerate(names)]
    return [(str(name), values_of(given[name])) for name in names]


def values_of(column: Any) -> list[Any]:
    """Return the values of a column as Python's own."""
    if getattr(getattr(column, "dtype", None), "kind", "") == "M":
        return [str(value) for value in column]
    return list(column.tolist() if hasattr(column, "tolist") else column)


def listed(layout: Layout, given: Any, faults: list[_core.Fault]) -> list[Any]:
    """Return the values of a list of them."""
    if isinstance(given, Iterable) and not isinstance(given, (str, bytes)):
        return list(given)
    faults.append(
        _core.Fault(
            source=layout.name,
            expected="a data frame, a dict of columns or a list of values",
        )
    )
    return []


def column_faults(
    layout: Layout, columns: Sequence[tuple[str, Sequence[Any]]]
) -> list[_core.Fault]:
    """Return what is wrong with the columns. A name that is not ours is never repeated."""
    known = ", ".join(layout.cells)
    faults = [
        _core.Fault(
            source=layout.name,
            expected=f"only the columns {known}",
            mend=f"rename or drop column {position}, counted from 1",
        )
        for position, (name, _) in enumerate(columns, start=1)
        if name not in layout.cells
    ]
    names = [name for name, _ in columns if name in layout.cells]
    faults += [
        _core.Fault(source=layout.name, field=name, expected="each column once", mend="drop one")
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    faults += [
        _core.Fault(source=layout.name, field=name, expected=f"a column {name}", mend="add it")
        for name in layout.needed
        if name not in names
    ]
    if len({len(values) for _, values in columns}) > 1:
        faults.append(_core.Fault(source=layout.name, expected="columns of one length"))
    return faults


def read(cell: Cell, value: Any) -> Any:
    """Return a cell's value, or None when it is blank: None, NaN, NaT, pandas' NA, empty text."""
    if isinstance(value, str):
        value = value.strip()
        return None if value in ("", "NaT") else cell(value)
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float) and value != value:
        return None
    return cell(value)


def text(value: Any) -> Any:
    """Read text; whole numbers, also those a blank cell turned into floats, become their digits."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def number(value: Any) -> Any:
    """Read a number, also one that stands as text."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}", value):
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}\.\d{1,15}", value):
        return float(value)
    return value


def day(value: Any) -> Any:
    """Read a date; midnight says nothing."""
    if isinstance(value, str):
        return re.sub(r"[T ]00:00:00(\.0+)?$", "", value)
    return value


def texts(value: Any) -> Any:
    """Read a list, or text with the items between semicolons."""
    if isinstance(value, str):
        return [item.strip() for item in value.split(";") if item.strip()]
    if isinstance(value, Iterable):
        return [text(item) for item in value]
    return value


def ranges(value: Any) -> Any:
    """Read pairs of dates, or text such as `2026-10-01/2026-10-09; 2026-11-02`."""
    if isinstance(value, str):
        value = [part.split("/") if "/" in part else [part, part] for part in texts(value)]
    if not isinstance(value, Iterable):
        return value
    return [as_range(item) for item in value]


def as_range(item: Any) -> Any:
    """Return a pair as the dict its JSON form is."""
    if isinstance(item, (list, tuple)) and len(item) == 2:
        first, last = (part.strip() if isinstance(part, str) else part for part in item)
        return {"from": first, "to": last}
    return item
