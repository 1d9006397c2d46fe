"""The memory of an hour of minutes, typed by `benchmarks.clerk` in a process of its own.

Alone, with the growth of every ten minutes: python -m benchmarks.hour
What grows in Python, line by line:          python -m benchmarks.hour tracemalloc
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, table

if TYPE_CHECKING:
    from benchmarks.clerk import Sample

HOUSE = Path(__file__).resolve().parents[1]
MINUTES, WARM_MINUTES = 60, 5
MOST_MB, MOST_GROWN_MB = 200.0, 2.0


def figures() -> Iterator[Figure]:
    """Type for an hour in a process of its own; what it holds at its end, and what it grew after the first minutes."""
    command = [sys.executable, "-m", "benchmarks.hour", "samples"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    samples: list[Sample] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    warm, end = samples[WARM_MINUTES], samples[-1]
    yield Figure(
        name=f"memory after an hour of typing, {end['keys']:,.0f} keys",
        unit="MB",
        value=max(one["rss"] for one in samples),
        most=MOST_MB,
        promised=True,
    )
    yield Figure(
        name="memory grown between the 5th and the 60th minute",
        unit="MB",
        value=end["rss"] - warm["rss"],
        most=MOST_GROWN_MB,
        promised=True,
    )


def main(how: str = "", minutes: str = str(MINUTES)) -> None:
    """Print the samples, all or every tenth minute's; with `tracemalloc`, where memory was taken after the fifth."""
    if how == "tracemalloc":
        _traced(int(minutes))
        return
    last: Sample = {}
    for sample in _hour(int(minutes)):
        if how == "samples":
            print(json.dumps(sample), flush=True)
        elif sample["minute"] % 10 in (0, 5):
            grown = f"{sample['rss'] - last['rss']:+.1f}" if last else ""
            print(
                f"{sample['minute']:3.0f} min  {sample['rss']:6.1f} MB {grown:>6}  "
                f"{sample['python']:.0f} thousand blocks of Python's, {sample['qt']:.0f} of Qt's",
                flush=True,
            )
            last = sample


def _hour(minutes: int) -> Iterator[Sample]:
    """Begin as the program does: one heap, and none of PySide's own `import`, which keeps every source read."""
    from desktop import heap

    heap.share()
    import PySide6.QtWidgets  # noqa: F401 - it brings that `import` with it

    from desktop.app import import_plainly

    import_plainly()
    from benchmarks.clerk import hour

    return hour(minutes)


def _traced(minutes: int) -> None:
    import tracemalloc

    tracemalloc.start(8)
    first = None
    for sample in _hour(minutes):
        if sample["minute"] == WARM_MINUTES:
            first = tracemalloc.take_snapshot()
    assert first is not None
    for line in tracemalloc.take_snapshot().compare_to(first, "lineno")[:40]:
        print(line)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:] == ["figures"]:
        print(table(figures()))
    else:
        main(*sys.argv[1:])
