"""Every figure in one table, on the screen and in `benchmarks/RESULTS.md`: `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import PySide6

from benchmarks import METHOD, hour, paragraph, scale, startup, typing, writing_out
from benchmarks.figures import table
from benchmarks.torture import KEPT

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> int:
    """Measure, print and keep; the exit code is 1 where a goal is missed."""
    parts = (startup, typing, paragraph, writing_out, scale, hour)
    figures = [figure for part in parts for figure in part.figures()]
    load = os.getloadavg()[2]
    promised, besides = ([one for one in figures if one.promised is which] for which in (True, False))
    found = f"{table(promised)}\n\n## Besides\n\n{table(besides)}"
    print(found)
    machine = f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB, {platform.system()} {platform.machine()}"
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    where = os.environ.get("QT_QPA_PLATFORM", "the display")
    kills = KEPT.read_text(encoding="utf-8") if KEPT.exists() else ""
    made = f"{machine}; {versions}; drawn {where}; {load:.1f} programs at work at once."
    RESULTS.write_text(f"# Speed\n\n{made}\n\n{found}\n\n{kills}\n{METHOD}\n", encoding="utf-8")
    return 0 if all(figure.met for figure in figures) else 1


def _processor() -> str:
    said = Path("/proc/cpuinfo")
    lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


if __name__ == "__main__":
    sys.exit(main())
