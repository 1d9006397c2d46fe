"""Every figure in one table, on the screen and in `benchmarks/RESULTS.md`: `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import PySide6

from benchmarks import METHOD, scale, startup, typing, writing_out
from benchmarks.figures import table

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> int:
    """Measure, print and keep; the exit code is 1 where a goal is missed."""
    figures = [*startup.figures(), *typing.figures(), *writing_out.figures(), *scale.figures()]
    found = table(figures)
    print(found)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    where = os.environ.get("QT_QPA_PLATFORM", "the display")
    RESULTS.write_text(f"# Speed\n\n{machine}; {versions}; drawn {where}.\n\n{found}\n\n{METHOD}\n", encoding="utf-8")
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
