"""Reads a page with the standard parser and remembers what tests ask about."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# HTML's own void elements; inside svg our pages close elements themselves.
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    """One element of a page."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    """Its text with that of the elements inside it."""
    inside: list[str] = field(default_factory=list)
    """Names of the elements around it, outermost first."""


class PageReader(HTMLParser):
    """Takes a page apart, and fails where an element is not closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.doctype = ""
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert not self._open, f"not closed: {[element.name for element in self._open]}"

    def named(self, name: str, **attributes: str) -> list[Element]:
        """Find elements by name and attributes."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.name == name and wanted.items() <= element.attributes.items()
        ]

    def handle_decl(self, decl: str) -> None:
        """Remember the document type."""
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        keys = [key for key, _ in attrs]
        assert len(keys) == len(set(keys)), f"an attribute of {tag} comes twice"
        element = Element(tag, {key: value or "" for key, value in attrs})
        element.inside = [outer.name for outer in self._open]
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close an element."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].name == tag, f"</{tag}> closes {self._open[-1].name}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Give text to all elements around it."""
        for element in self._open:
            element.text += data
