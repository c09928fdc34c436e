"""Learn which mentions of a message are asked for; writes src/taxonomy/asking_weights.tsv.

    cmake --build --preset release --target s2ss_asking_evidence
    python benchmarks/learn/learn_asking.py build/release/benchmarks/s2ss_asking_evidence

A logistic regression with a quadratic penalty over the evidence that the resolver itself collects
(asking_evidence.cpp). It is learnt from the labelled requests of development and from
marked_messages.txt, where what is asked for stands between asterisks. The report gives how often
it is right on messages it was learnt from, on messages left out of the learning (cross-validated
by message), and on the validation files, from which nothing is learnt: the first says nothing, the
others are what unseen messages will meet. The weights are hundredths.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "taxonomy" / "asking_weights.tsv"
REQUESTS = ROOT / "benchmarks" / "requests"
LEARNT_FROM = ("development", "development_more", "development_later", "marked")
HELD_OUT = ("validation", "validation_later")
# Evidence of fewer messages says more of them than of asking.
LEAST_MESSAGES = 4
PENALTY = 12.0
FOLDS = 6
# An invented topic is worse than one that is asked back or missed.
THRESHOLD = 0.4
# Marked messages come in pairs that hardly differ, and far more of them ask for nothing than in
# ordinary weeks.
MARKED_COUNTS = 0.5


@dataclass
class Message:
    """A text and what is asked for in it: labels and words to ask back, or stretches of bytes."""

    text: str
    labels: frozenset[str] = frozenset()
    ask_back: tuple[str, ...] = ()
    stretches: tuple[tuple[int, int], ...] = ()
    marked: bool = False

    def asks(self, concepts: list[str], begin: int, end: int) -> bool:
        """Whether the mention of any of these concepts at these bytes is asked for."""
        if any(first < end and begin < last for first, last in self.stretches):
            return True
        if self.labels.intersection(concepts):
            return True
        said = self.text.encode()[begin:end].decode().lower()
        return any(said in ask.lower() or ask.lower() in said for ask in self.ask_back)


@dataclass
class Example:
    """A mention, its evidence by name, and whether it is asked for."""

    message: int
    evidence: dict[str, int]
    asked: bool
    counts: float


def read_messages(file: str) -> list[Message]:
    """The messages of one file."""
    if file == "marked":
        lines = (Path(__file__).parent / "marked_messages.txt").read_text("utf-8").splitlines()
        return [read_marked(line) for line in lines if line]
    items: list[dict[str, Any]] = json.loads((REQUESTS / f"{file}.json").read_text("utf-8"))
    return [
        Message(item["text"], frozenset(item["labels"]), tuple(item["ask_back"])) for item in items
    ]


def read_marked(line: str) -> Message:
    """What stands between two asterisks is asked for."""
    text, stretches = b"", []
    for number, part in enumerate(line.split("*")):
        begin = len(text)
        text += part.encode()
        if number % 2:
            stretches.append((begin, len(text)))
    return Message(text.decode(), stretches=tuple(stretches), marked=True)


def read_examples(program: str, messages: list[Message]) -> list[Example]:
    """The mentions of all messages whose evidence is weighed."""
    texts = b"".join(message.text.encode() + b"\0" for message in messages)
    output = subprocess.run([program], input=texts, capture_output=True, check=True).stdout.decode()
    examples: list[Example] = []
    number = 0
    for line in output.split("\n")[:-1]:
        if not line:
            number += 1
            continue
        concepts, place, weighed, *pieces = line.split("\t")
        if weighed == "0":
            continue
        begin, end = map(int, place.split())
        evidence = {}
        for piece in pieces:
            name, amount = piece.rsplit("=", 1)
            evidence[name] = int(amount)
        asked = messages[number].asks(concepts.split(), begin, end)
        counts = MARKED_COUNTS if messages[number].marked else 1.0
        examples.append(Example(number, evidence, asked, counts))
    assert number == len(messages), (number, len(messages))
    return examples


def names_of(examples: list[Example]) -> list[str]:
    """The evidence to learn weights for; the first is always there and is not penalised."""
    messages: defaultdict[str, set[int]] = defaultdict(set)
    for example in examples:
        for name in example.evidence:
            messages[name].add(example.message)
    often = sorted(name for name, where in messages.items() if len(where) >= LEAST_MESSAGES)
    return ["always", *(name for name in often if name != "always")]


def matrix_of(examples: list[Example], names: list[str]) -> np.ndarray:
    """One row for each mention."""
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, amount in example.evidence.items():
            if name in column:
                matrix[row, column[name]] = amount
    return matrix


def fit(matrix: np.ndarray, asked: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Newton's method."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (counts * (chance - asked)) + penalty * weights
        curvature = (matrix.T * (counts * chance * (1 - chance))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def report(name: str, judged: np.ndarray, asked: np.ndarray) -> None:
    """How often a judgement is right, and the mean logarithm of its chance."""
    says_yes = judged > THRESHOLD
    loss = np.log1p(np.exp(-np.where(asked > 0, judged, -judged))).mean()
    print(
        f"{name:16} right {np.mean(says_yes == (asked > 0)):.3f} of {len(asked)} mentions; "
        f"{np.sum(says_yes & (asked == 0))} invented, {np.sum(~says_yes & (asked > 0))} missed; "
        f"log loss {loss:.3f}"
    )


def main() -> None:
    """Learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="s2ss_asking_evidence")
    program = parser.parse_args().program
    examples = read_examples(program, [m for file in LEARNT_FROM for m in read_messages(file)])
    held_out = read_examples(program, [m for file in HELD_OUT for m in read_messages(file)])
    names = names_of(examples)
    matrix = matrix_of(examples, names)
    asked = np.array([example.asked for example in examples], dtype=float)
    counts = np.array([example.counts for example in examples])
    fold = np.array([example.message % FOLDS for example in examples])
    judged = np.zeros(len(examples))
    for number in range(FOLDS):
        learnt_from = fold != number
        weights = fit(matrix[learnt_from], asked[learnt_from], counts[learnt_from])
        judged[fold == number] = matrix[fold == number] @ weights
    weights = fit(matrix, asked, counts)
    print(f"{len(names)} kinds of evidence")
    report("learnt from", matrix @ weights, asked)
    report("cross-validated", judged, asked)
    report(
        "validation",
        matrix_of(held_out, names) @ weights,
        np.array([example.asked for example in held_out], dtype=float),
    )
    weights[0] -= THRESHOLD
    lines = ["feature\tweight"]
    for name, weight in zip(names, np.rint(100 * weights).astype(int), strict=True):
        if abs(weight) >= 2:
            lines.append(f"{name}\t{weight}")
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} weights written to {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
