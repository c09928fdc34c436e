"""Adds up what the stages of ./dev test counted: prints `N passed, N failed, N skipped`.

A stage that wrote no JUnit report counts as one test. A stage that failed without a failing test
(it did not compile, say) counts as one failure.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main() -> None:
    passed = failed = skipped = 0
    for stage in sorted(Path(sys.argv[1]).iterdir()):
        total, bad, left_out = count_tests(stage)
        stage_failed = (stage / "status").read_text() != "passed"
        if total == 0 or (stage_failed and bad == 0):
            total += 1
            bad += stage_failed
        passed += total - bad - left_out
        failed += bad
        skipped += left_out
    print(f"{passed} passed, {failed} failed, {skipped} skipped")


def count_tests(stage: Path) -> tuple[int, int, int]:
    """How many tests the stage's reports hold: all, failed, skipped."""
    total = bad = left_out = 0
    for report in stage.glob("*.xml"):
        for case in ElementTree.parse(report).iter("testcase"):
            total += 1
            if case.find("failure") is not None or case.find("error") is not None:
                bad += 1
            elif case.find("skipped") is not None or case.get("status") == "notrun":
                left_out += 1
    return total, bad, left_out


if __name__ == "__main__":
    main()
