"""Read a register of about 60 MB with pandas and with s2ss, in turn; print medians and ratio.

The file is grown from the invented rows beside this script.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import s2ss

COLUMNS = [
    "URN",
    "LA (code)",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentStatus (code)",
    "PhaseOfEducation (code)",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "Gender (name)",
    "ReligiousCharacter (name)",
    "NumberOfPupils",
    "PercentageFSM",
    "Trusts (code)",
    "DistrictAdministrative (name)",
    "Easting",
    "Northing",
]


class Times(NamedTuple):
    """Seconds by the clock, and of the processor, which other work on the machine disturbs less."""

    clock: float
    processor: float


def main() -> None:
    """Measure and print."""
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.csv"
        size = grow(register, options.rows)
        readers = {
            "pandas": lambda: times_of(lambda: read_with_pandas(register)),
            "s2ss": lambda: times_of(lambda: s2ss.read_gias(register, open_only=False)),
        }
        runs: dict[str, list[Times]] = {name: [] for name in readers}
        for reader in readers.values():
            reader()
        for _ in range(options.runs):
            for name, reader in readers.items():
                runs[name].append(reader())
    print(f"{size / 1e6:.1f} MB, {options.rows} rows, {len(COLUMNS)} columns")
    print(f"medians of {options.runs} runs in turn")
    medians = {
        name: Times(*map(statistics.median, zip(*times, strict=True)))
        for name, times in runs.items()
    }
    for name, median in medians.items():
        clock, processor = median.clock * 1e3, median.processor * 1e3
        print(f"{name:8} {clock:8.1f} ms, of the processor {processor:8.1f} ms")
    clock, processor = (
        slow / fast for slow, fast in zip(medians["pandas"], medians["s2ss"], strict=True)
    )
    print(f"s2ss is {clock:.1f} times as fast as pandas {pd.__version__}")
    print(f"by processor time {processor:.1f} times")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=7)
    return parser.parse_args()


def grow(register: Path, rows: int) -> int:
    """Write ``rows`` rows in Windows-1252, as the register has them, and return the bytes."""
    invented = (Path(__file__).parent / "gias_rows.csv").read_text("ascii")
    header, *samples = invented.replace("'", "’").splitlines()
    with register.open("w", encoding="cp1252", newline="") as file:
        file.write(header + "\r\n")
        for i in range(rows):
            file.write(samples[i % len(samples)].replace('"URN"', f'"{100_000 + i}"', 1) + "\r\n")
    return register.stat().st_size


def read_with_pandas(register: Path) -> pd.DataFrame:
    """Select the columns that a school is made of."""
    return pd.read_csv(register, usecols=COLUMNS, encoding="cp1252", dtype=str, engine="c")


def times_of(action: Callable[[], object]) -> Times:
    """Take the time of an action."""
    clock, processor = time.perf_counter(), time.process_time()
    action()
    return Times(time.perf_counter() - clock, time.process_time() - processor)


if __name__ == "__main__":
    main()
