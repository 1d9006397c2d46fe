"""How long minutes of 60 and of 600 pages take to become a Word file and a PDF, and how much memory.

Alone: python -m benchmarks.writing_out
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from benchmarks import docxtpl_minutes
from benchmarks.figures import Figure, table
from benchmarks.long_meeting import long_meeting
from db.records import Item, Meeting
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.document import Document
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.markup import plain

HOUSE = Path(__file__).resolve().parents[1]
WORDS = 11_500
ROUNDS, LONG_ROUNDS, TIMES = 5, 3, 10
GOALS = {"Word": 1.0, "PDF": 1.5}
LINEAR, MEMORY = 1.3, 300.0
CHILD = """
import sys; sys.path.insert(0, {house!r})
from benchmarks.writing_out import peak
peak({name!r})
"""


@cache
def meeting(times: int = 1) -> Meeting:
    """Return a meeting whose minutes have 60 pages and 200 actions, or as many times as much."""
    made = long_meeting(items=50 * times, words=WORDS * times, actions=200 * times)
    return replace(made, items=tuple(_kept(item, at) for at, item in enumerate(made.items, 1)))


def _kept(item: Item, at: int) -> Item:
    """Return an item as it comes from a database: it and its actions have ids, which links and numbers go by."""
    notes = tuple(
        replace(note, action=replace(note.action, id=note.id)) if note.action else note for note in item.notes
    )
    return replace(item, id=at, notes=notes)


def figures(rounds: int = ROUNDS) -> Iterator[Figure]:
    """Measure both formats: beside a floor by turns, ten times as long, and in a process of its own for its memory."""
    template = docxtpl_minutes.template(_composed())
    floors: dict[str, tuple[str, Callable[[], object]]] = {
        "Word": ("docxtpl", lambda: docxtpl_minutes.written(_composed(), template)),
        "PDF": ("its bare words", _bare_pdf),
    }
    for name, (floor_name, floor) in floors.items():
        ours, floor_time = _by_turns(lambda name=name: _written(name), floor, rounds)  # type: ignore[misc]
        yield Figure(
            name=f"{name}, 60 pages with 200 actions",
            unit="s",
            value=ours,
            most=GOALS[name],
            floor=floor_time,
            floor_name=floor_name,
            promised=name == "Word",
        )
    for name in floors:
        long, short = _by_turns(
            lambda name=name: _written(name, TIMES),  # type: ignore[misc]
            lambda name=name: [_written(name) for _ in range(TIMES)],  # type: ignore[misc]
            min(rounds, LONG_ROUNDS),
            time.process_time,
        )
        yield Figure(
            name=f"{name}, 600 pages with 2,000 actions, CPU",
            unit="s",
            value=long,
            most=LINEAR,
            floor=short,
            floor_name="ten times 60 pages",
            of_floor=True,
        )
    for name in floors:
        yield Figure(name=f"{name}, 600 pages: memory at its peak", unit="MB", value=_memory(name), most=MEMORY)


def _by_turns(
    ours: Callable[[], object],
    floor: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Return the medians of both in seconds, after one of each that imports what they need."""
    for deed in (floor, ours):
        deed()
    times = [(_seconds(floor, clock), _seconds(ours, clock)) for _ in range(rounds)]
    return statistics.median(each[1] for each in times), statistics.median(each[0] for each in times)


def _seconds(deed: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    deed()
    return clock() - began


def _composed(times: int = 1) -> Document:
    return compose(meeting(times), built_in()[meeting(times).style])


def _written(name: str, times: int = 1) -> bytes:
    form = format_for(".docx" if name == "Word" else ".pdf", "minutes")
    assert form is not None and form.render is not None
    return form.render(_composed(times), silently)


def _bare_pdf() -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    body = getSampleStyleSheet()["BodyText"]
    words = [Paragraph(plain(note.text), body) for _, note in meeting().every_note()]
    SimpleDocTemplate(io.BytesIO()).build(words)


def _memory(name: str) -> float:
    """Return the most memory that a process takes which does nothing but compose and write, in MB."""
    child = [sys.executable, "-c", CHILD.format(house=str(HOUSE), name=name)]
    return float(subprocess.run(child, capture_output=True, text=True, check=True).stdout)


def peak(name: str) -> None:
    """Write 600 pages, and say the peak of this process in MB; what `getrusage` gives is its parent's, where larger."""
    _written(name, TIMES)
    said = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(said.partition("VmHWM:")[2].split()[0]) / 1024)


if __name__ == "__main__":
    print(table(figures()))
