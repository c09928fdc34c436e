"""What every subcommand shares: exit codes, messages, and options that mean the same everywhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

DONE, FOUND_WANTING, WRONG_USAGE, INPUT_ERROR, INTERRUPTED, GONE = 0, 1, 2, 3, 130, 141


class Commands(Protocol):
    """What subcommands are added to: argparse has no public name for it."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:  # noqa: A002
        """Add a subcommand."""


class SaysItself(Protocol):
    """Whatever its text describes; a fault's says where, what was expected and how to mend it."""

    def __str__(self) -> str: ...


def show_text(text: str) -> None:
    """Write a result for people to standard output."""
    print(text)


def show_json(text: str) -> None:
    """Write a result for machines to standard output: UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.rstrip("\n").encode() + b"\n")


def say(message: str) -> None:
    """Write a message to standard error."""
    print(f"s2ss: {message}", file=sys.stderr)


def say_faults(faults: Sequence[SaysItself], total: int) -> None:
    """Write faults to standard error, one per line."""
    for fault in faults:
        say(str(fault))
    if total > len(faults):
        say(f"... and {total - len(faults):,} more")


def count(text: str) -> int:
    """Read a whole number that is at least one."""
    number = whole_number(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 is expected")
    return number


def share(text: str) -> float:
    """Read a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("a number from 0 to 1 is expected")
    return number


def whole_number(text: str) -> int:
    """Read a whole number that is not negative and fits 64 bits."""
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 2**64):
        raise argparse.ArgumentTypeError("a whole number, not negative, is expected")
    return int(text)


def path(text: str) -> Path:
    """Read a path."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("a path is expected")
    return Path(text)
