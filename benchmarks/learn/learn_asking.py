"""Learn which mentions of a message are asked for; writes src/taxonomy/asking_weights.tsv.

    cmake --build --preset release --target s2ss_asking_evidence
    python benchmarks/learn/learn_asking.py build/release/benchmarks/s2ss_asking_evidence

A logistic regression with a quadratic penalty over the evidence that the resolver itself collects
(asking_evidence.cpp) and over words that stand in several messages. Cross-validation by message
says how good it is; the weights are then learnt from all of development, rounded to hundredths.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "taxonomy" / "asking_weights.tsv"
LEARNT_FROM = ("development", "development_more")
# A word that stands in fewer messages says more of them than of asking.
LEAST_MESSAGES = 8
PENALTY = 6.0
FOLDS = 8
# An invented topic is worse than one that is asked back or missed.
THRESHOLD = 0.4


@dataclass
class Example:
    """A mention, its evidence by name, and whether it is asked for."""

    message: int
    concept: str
    evidence: dict[str, float]
    asked: bool


def read_examples(program: str, items: list[dict[str, Any]]) -> tuple[list[Example], Counter[str]]:
    """The mentions of all messages, and in how many messages each word stands."""
    texts = b"".join(item["text"].encode() + b"\0" for item in items)
    output = subprocess.run([program], input=texts, capture_output=True, check=True).stdout.decode()
    head, *messages = output.split("\n\n")
    names = head.split("\n")
    examples: list[Example] = []
    messages_of: Counter[str] = Counter()
    for number, (item, block) in enumerate(zip(items, messages, strict=False)):
        lines = block.strip("\n").split("\n")
        words = set(lines[0].split()[1:])
        messages_of.update(words)
        for line in lines[1:]:
            concepts, place, pieces = (part.split() for part in line.split("|"))
            evidence = {f"word {word}": 1.0 for word in words}
            for piece in pieces:
                feature, amount = piece.split(":")
                if not names[int(feature)].startswith("word "):
                    evidence[names[int(feature)]] = float(amount)
            asked = any(concept in item["labels"] for concept in concepts)
            begin, end = map(int, place)
            said = item["text"].encode()[begin:end].decode().lower()
            asked |= any(said in ask.lower() or ask.lower() in said for ask in item["ask_back"])
            examples.append(Example(number, concepts[0], evidence, asked))
    return examples, messages_of


def fit(matrix: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Newton's method; the first column stands for what is always so and is not penalised."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (chance - asked) + penalty * weights
        curvature = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def main() -> None:
    """Learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="s2ss_asking_evidence")
    program = parser.parse_args().program
    items = [
        item
        for file in LEARNT_FROM
        for item in json.loads((ROOT / "benchmarks/requests" / f"{file}.json").read_text("utf-8"))
    ]
    examples, messages_of = read_examples(program, items)
    often = Counter(name for example in examples for name in example.evidence)
    names = sorted(
        name
        for name in often
        if name != "always"
        and (
            messages_of[name.removeprefix("word ")] >= LEAST_MESSAGES
            if name.startswith("word ")
            else often[name] >= LEAST_MESSAGES
        )
    )
    names.insert(0, "always")
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, amount in example.evidence.items():
            if name in column:
                matrix[row, column[name]] = amount
    asked = np.array([example.asked for example in examples], dtype=float)
    fold = np.array([example.message % FOLDS for example in examples])
    judged = np.zeros(len(examples))
    for number in range(FOLDS):
        weights = fit(matrix[fold != number], asked[fold != number])
        judged[fold == number] = matrix[fold == number] @ weights
    right = (judged > THRESHOLD) == (asked > 0)
    grammar = matrix[:, column["not set aside"]] == (asked > 0)
    print(f"{len(examples)} mentions, {len(names)} kinds of evidence")
    print(f"right by the grammar alone {grammar.mean():.3f}, cross-validated {right.mean():.3f}")
    weights = fit(matrix, asked)
    weights[0] -= THRESHOLD
    lines = ["feature\tweight"]
    for name, weight in zip(names, np.rint(100 * weights).astype(int), strict=True):
        if abs(weight) >= 5:
            lines.append(f"{name}\t{weight}")
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} weights written to {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
