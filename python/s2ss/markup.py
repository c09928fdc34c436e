"""How HTML is written: elements whose text and attributes are always escaped.

This is the only place that turns values into HTML. Text becomes `Markup` by `element` alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypeAlias

from .words import plain

VOID = frozenset({"br", "circle", "line", "link", "meta", "path", "rect"})


class Markup(str):
    """HTML that was put together by `element` and needs no escaping."""

    __slots__ = ()


Child: TypeAlias = str | Iterable["Child"] | None


def element(name: str, /, *children: Child, **attributes: str | float | None) -> Markup:
    """Write one element.

    Children that are plain text are escaped, `Markup` stands as it is, iterables are written one
    after another and None is left out. An attribute that is None is left out; `class_` is written
    `class`, and an underscore inside a name becomes a hyphen.
    """
    written = "".join(
        f' {_attribute_name(key)}="{escape(_attribute_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Child) -> Markup:
    """Write children one after another, without an element of their own."""
    if children is None:
        return Markup("")
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return Markup(escape(children))
    return Markup("".join(joined(child) for child in children))


def escape(text: str) -> str:
    """Make any text safe inside an element and inside a quoted attribute."""
    return html.escape(plain(text), quote=True)


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute_value(value: str | float) -> str:
    # Short numbers keep the maps small; a tenth of a unit cannot be seen.
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
