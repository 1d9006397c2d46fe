"""How long the minutes of 40 items and 23,000 words take in every format, the import of its library included."""

from __future__ import annotations

import subprocess
import sys

MOST_FOR_WORD = 1.0

EXPORT = """
import time
from benchmarks.long_meeting import long_meeting
from desktop.minutes.house_style import built_in
meeting, style = long_meeting(), built_in()["notes-table"]
began = time.perf_counter()
from desktop.minutes.compose import compose
from desktop.minutes.exports import format_for, silently
content = format_for({ending!r}, "minutes").render(compose(meeting, style), silently)
print(time.perf_counter() - began, len(content))
"""


def main() -> int:
    """Print seconds and sizes; the exit code is 1 where Word takes longer than a second."""
    word = 0.0
    for ending in (".docx", ".pdf", ".html", ".txt"):
        seconds, size = min(_run(ending) for _ in range(3))
        word = seconds if ending == ".docx" else word
        print(f"{ending:6} {seconds * 1000:6.0f} ms {size / 1000:7.0f} kB")
    print(f"Word in {word:.2f} s (at most {MOST_FOR_WORD})  {'ok' if word <= MOST_FOR_WORD else 'TOO SLOW'}")
    return 0 if word <= MOST_FOR_WORD else 1


def _run(ending: str) -> tuple[float, int]:
    command = [sys.executable, "-c", EXPORT.format(ending=ending)]
    seconds, size = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(size)


if __name__ == "__main__":
    sys.exit(main())
