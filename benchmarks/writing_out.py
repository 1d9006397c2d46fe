"""How long the long meeting takes to become a Word file and a PDF, beside its bare words through the same library."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable, Iterator

from benchmarks.figures import Figure
from benchmarks.long_meeting import long_meeting
from db.records import Meeting
from desktop.minutes.compose import compose
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.markup import plain

ROUNDS = 5


def figures(rounds: int = ROUNDS) -> Iterator[Figure]:
    """Measure both formats, floor and export by turns."""
    meeting = long_meeting()
    for name, most, floor in (("Word", 1.0, _bare_word), ("PDF", None, _bare_pdf)):
        _seconds(lambda floor=floor: floor(meeting))  # type: ignore[misc]  # the library is imported
        floors, ours = [], []
        for _ in range(rounds):
            floors.append(_seconds(lambda floor=floor: floor(meeting)))  # type: ignore[misc]
            ours.append(_seconds(lambda name=name: _written(meeting, name)))  # type: ignore[misc]
        yield Figure(
            name=f"{name} export of the long meeting",
            unit="s",
            value=statistics.median(ours),
            most=most,
            floor=statistics.median(floors),
            floor_name="its bare words",
        )


def _seconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def _written(meeting: Meeting, name: str) -> bytes:
    form = format_for(".docx" if name == "Word" else ".pdf", "minutes")
    assert form is not None and form.render is not None
    return form.render(compose(meeting, built_in()[meeting.style]), silently)


def _bare_word(meeting: Meeting) -> None:
    from docx import Document

    file = Document()
    for _, note in meeting.every_note():
        file.add_paragraph(plain(note.text))
    file.save(io.BytesIO())


def _bare_pdf(meeting: Meeting) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    body = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(io.BytesIO()).build([Paragraph(plain(note.text), body) for _, note in meeting.every_note()])
