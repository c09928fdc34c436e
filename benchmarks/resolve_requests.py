"""Resolve the labelled requests of `benchmarks/requests` and report how often s2ss is right.

Strict and micro-averaged: the labels of a message are all topics, aspects, stages and boards it
asks for, and each counts. The development half was learned from; the test half is looked at only
here. With --errors, every wrong message of the development half is shown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import s2ss

REQUESTS = Path(__file__).parent / "requests"
TAXONOMY = s2ss.Taxonomy.default()
# Learnt from; looked at often, and nothing learnt from it; looked at only to report.
PARTS = {
    "development": ("development", "development_more", "development_later"),
    "validation": ("validation", "validation_later"),
    "test": ("test",),
}


@dataclass
class Tally:
    """Counts over the messages of one half."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    exact: int = 0
    messages: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    of_kind: Counter[str] = field(default_factory=Counter)
    invented: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def labels_of(resolution: s2ss.Resolution) -> set[str]:
    """Topics and facets together."""
    return {
        label
        for need in resolution.needs
        for label in (need.topic, *need.aspects, *need.stages, *need.boards)
    }


def judge(item: dict[str, Any], tally: Tally) -> s2ss.Resolution:
    """Resolve one message and count what came out."""
    resolution = TAXONOMY.resolve(item["text"])
    found, wanted = labels_of(resolution), set(item["labels"])
    tally.messages += 1
    tally.found += len(found)
    tally.wanted += len(wanted)
    tally.right += len(found & wanted)
    tally.exact += found == wanted
    kind = "ambiguous" if item["ask_back"] else "clear"
    tally.of_kind[kind] += 1
    tally.asked[kind] += bool(resolution.ask_back)
    if not wanted and not item["ask_back"]:
        tally.of_kind["none"] += 1
        tally.invented += bool(found)
    for label in found - wanted:
        tally.errors[kind_of_extra(label, wanted, item)] += 1
    for label in wanted - found:
        tally.errors[kind_of_missing(label, resolution)] += 1
    if item["ask_back"] and not resolution.ask_back:
        tally.errors["ambiguous words not asked back"] += 1
    if not item["ask_back"] and resolution.ask_back:
        tally.errors["asked back though clear"] += 1
    return resolution


def kind_of_extra(label: str, wanted: set[str], item: dict[str, Any]) -> str:
    """Name the kind of a label that should not be there."""
    if any(
        TAXONOMY.is_broader(label, other) or TAXONOMY.is_broader(other, label) for other in wanted
    ):
        return "extra: wider or narrower than what is asked"
    if item["ask_back"]:
        return "extra: in an ambiguous message"
    if not wanted:
        return "extra: in a message without topic"
    return "extra: mentioned, not asked for"


def kind_of_missing(label: str, resolution: s2ss.Resolution) -> str:
    """Name the kind of a label that should be there."""
    for mention in resolution.dismissed:
        if mention.concept_id == label:
            return f"missing: set aside as {mention.reason}"
    if any(label in question.readings for question in resolution.ask_back):
        return "missing: asked back instead"
    return "missing: no words of the scheme"


def report(name: str, tally: Tally) -> None:
    """Print one half's figures."""
    clear, ambiguous = tally.of_kind["clear"], tally.of_kind["ambiguous"]
    print(f"{name}: {tally.messages} messages, {tally.wanted} labels")
    print(f"  precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}")
    print(f"  every label right in {tally.exact} of {tally.messages} messages")
    print(
        f"  asked back: {tally.asked['ambiguous']} of {ambiguous} ambiguous, "
        f"{tally.asked['clear']} of {clear} clear"
    )
    print(
        f"  topics invented in {tally.invented} of {tally.of_kind['none']} messages without topic"
    )
    for kind, count in sorted(tally.errors.items(), key=lambda row: (-row[1], row[0])):
        print(f"  {count:4}  {kind}")


def main() -> None:
    """Report on both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="show the wrong messages of development"
    )
    parser.add_argument("--only", choices=PARTS, help="report on this part alone")
    options = parser.parse_args()
    for part in [options.only] if options.only else PARTS:
        tally = Tally()
        for item in messages_of(part):
            resolution = judge(item, tally)
            if options.errors and part == "development":
                show_if_wrong(item, resolution)
        report(part, tally)


def messages_of(part: str) -> list[dict[str, Any]]:
    """The messages of the files of one part."""
    return [
        item
        for file in PARTS[part]
        for item in json.loads((REQUESTS / f"{file}.json").read_text(encoding="utf-8"))
    ]


def show_if_wrong(item: dict[str, Any], resolution: s2ss.Resolution) -> None:
    """Print a message whose labels or questions are not as they should be."""
    found, wanted = labels_of(resolution), set(item["labels"])
    if found == wanted and bool(resolution.ask_back) == bool(item["ask_back"]):
        return
    print(f"{item['id']}: extra {sorted(found - wanted)}, missing {sorted(wanted - found)}")
    if resolution.ask_back or item["ask_back"]:
        print(f"    asked {[q.words.text for q in resolution.ask_back]} for {item['ask_back']}")
    if resolution.dismissed:
        print(f"    dismissed {[(m.concept_id, m.reason) for m in resolution.dismissed]}")
    print(f"    {item['text']!r}")


if __name__ == "__main__":
    main()
