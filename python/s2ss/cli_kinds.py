"""Recognises what a file holds, without reading more of it than that takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

ENOUGH = 1 << 20
"""Bytes looked at: what tells the kinds apart stands near the start."""


class Kind(Enum):
    """What a file may hold."""

    directory = "directory"
    taxonomy = "taxonomy"
    request = "request"
    requests = "requests"
    policy = "policy"
    gias = "gias"

    def __str__(self) -> str:
        return self.value


# Keys that only one kind of document has.
_TELLING_KEYS = {
    "nominees": Kind.directory,
    "schools": Kind.directory,
    "as_of": Kind.directory,
    "links": Kind.directory,
    "concepts": Kind.taxonomy,
    "needs": Kind.request,
    "weights": Kind.policy,
    "similarity": Kind.policy,
    "strength": Kind.policy,
    "facets": Kind.policy,
    "max_distance": Kind.policy,
    "min_subject_fit": Kind.policy,
}
_RESULT_KEYS = frozenset(
    {"candidates", "candidate", "considered", "eligible", "excluded", "ask_back", "dismissed"}
)
_TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"\s*(?P<colon>:)?|[\[\]{}]', re.DOTALL)


def kind_of(path: Path) -> Kind | None:
    """Recognise a file by its first keys or its header; None when it is none of ours.

    Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(ENOUGH).removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    text = start.lstrip()
    if text.startswith("["):
        return Kind.requests
    if text.startswith("{"):
        return _kind_of_document(set(_outer_keys(text)))
    header = text.partition("\n")[0]
    return Kind.gias if "URN" in re.split(r'[",;\t\r]+', header) else None


def _kind_of_document(keys: set[str]) -> Kind | None:
    if keys & _RESULT_KEYS:
        return None
    kinds = [kind for key, kind in _TELLING_KEYS.items() if key in keys]
    # A request, too, has a max_distance.
    return Kind.request if Kind.request in kinds else next(iter(kinds), None)


def _outer_keys(text: str) -> Iterator[str]:
    depth = 0
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        if first in "{[":
            depth += 1
        elif first in "}]":
            depth -= 1
        elif depth == 1 and token.group("colon"):
            yield token.group("text")
