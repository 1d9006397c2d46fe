"""The memory of an hour of minutes, typed by `benchmarks.clerk` in a process of its own.

Alone, with the growth of every five minutes: python -m benchmarks.hour
What grows in Python, line by line:           python -m benchmarks.hour tracemalloc
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, table

if TYPE_CHECKING:
    from benchmarks.clerk import Sample

HOUSE = Path(__file__).resolve().parents[1]
MINUTES, WARM_MINUTES = 60, 5
MOST_MB, MOST_GROWN_MB = 200.0, 2.0


def figures() -> Iterator[Figure]:
    """Type for an hour in a process of its own; what it holds at its end, and what it grew after the first minutes.

    Beside the growth stands what two new windows differ by, one on the minutes as they were after the first minutes,
    one as they were in the end: what was typed is itself held in memory.
    """
    with tempfile.TemporaryDirectory() as name:
        samples = _run("samples", name)
        first, last = (_run("again", f"{name}/{minute}")[-1] for minute in (WARM_MINUTES, MINUTES))
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
        floor=max(last["rss"] - first["rss"], 0),
        floor_name="more in a new window",
        promised=True,
    )


def main(how: str = "", where: str = "") -> None:
    """Print the samples of every fifth minute; all of them, with copies kept in a folder (`samples`); that of a new
    window on such a copy (`again`); or where memory was taken after the fifth minute (`tracemalloc`)."""
    _begin()
    from benchmarks import clerk

    if how == "tracemalloc":
        _traced(clerk.hour(int(where or MINUTES)))
    elif how == "again":
        print(json.dumps(clerk.begun_again(Path(where), WARM_MINUTES)))
    elif how == "samples":
        for sample in clerk.hour(MINUTES, {n: Path(where) / str(n) for n in (WARM_MINUTES, MINUTES)}):
            print(json.dumps(sample), flush=True)
    else:
        _show(clerk.hour(int(where or MINUTES)))


def _run(*words: str) -> list[Sample]:
    command = [sys.executable, "-m", "benchmarks.hour", *words]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _begin() -> None:
    """Begin as the program does: one heap, and none of PySide's own `import`, which keeps every source it reads."""
    from desktop import heap

    heap.share()
    import PySide6.QtWidgets  # noqa: F401 - it brings that `import` with it

    from desktop.app import import_plainly

    import_plainly()


def _show(samples: Iterable[Sample]) -> None:
    last: Sample = {}
    for sample in samples:
        if sample["minute"] % 10 in (0, 5):
            grown = f"{sample['rss'] - last['rss']:+.1f}" if last else ""
            print(
                f"{sample['minute']:3.0f} min  {sample['rss']:6.1f} MB {grown:>6}  "
                f"{sample['python']:.0f} thousand blocks of Python's, {sample['qt']:.0f} objects of Qt's",
                flush=True,
            )
            last = sample


def _traced(samples: Iterable[Sample]) -> None:
    import tracemalloc

    tracemalloc.start(8)
    first = None
    for sample in samples:
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
