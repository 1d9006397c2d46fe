"""Minutes and action tables written out behind the window: composed, rendered and put in place whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from db.records import Meeting
from desktop import garbage
from desktop.copies_out import Copy
from desktop.export_report import Report
from desktop.letterheads import Read, put_in
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.document import Document
from desktop.minutes.exports import Cancelled, Format, Progress
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.whole_file import write_whole

Render = Callable[[Progress], bytes]
LOOK_MS = 15


class Export(QObject):
    """One document on its way in a thread that touches nothing of Qt's; this object looks how far it has come.

    `progressed(share)` follows as it grows; one of `made(content)`, `failed(error)` and `gave_up` comes last. Once
    `cancel` was called it is `gave_up`.
    """

    progressed = Signal(float)
    made = Signal(object)
    failed = Signal(object)
    gave_up = Signal()

    def __init__(self, render: Render, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self._cancelled = False
        self._share = self._shown = 0.0
        self._content: bytes | None = None
        self._error: Exception | None = None
        self._thread = Thread(target=self._run, name="export", daemon=True)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._look.start()

    def cancel(self) -> None:
        """Give it up at the next step of its progress."""
        self._cancelled = True

    def wait(self) -> None:
        """Give it up and return when its thread has ended."""
        self.cancel()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._content = self._render(self._tell)
        except Exception as error:
            self._error = error

    def _tell(self, share: float) -> None:
        if self._cancelled:
            raise Cancelled
        self._share = share

    def _on_look(self) -> None:
        if self._thread.is_alive():
            if self._share != self._shown:
                self._shown = self._share
                self.progressed.emit(self._shown)
            return
        self._look.stop()
        if self._cancelled:
            self.gave_up.emit()
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.made.emit(self._content)
        # What a document was made of refers to itself: some ten megabytes, in the way of what is typed next.
        garbage.clear()


def rendering(
    meeting: Meeting,
    style: HouseStyle,
    making: str,
    form: Format,
    read: Read | None = None,
    copy: Copy | None = None,
    report: Report | None = None,
) -> Render:
    """Return what makes the bytes of a document of a meeting; `making` is minutes, actions or agenda.

    With `read` (`Store.read`) it is written into the committee's own Word template. With `copy` (`copies_out.copy_of`)
    it is named, so that corrections can come back; whoever writes the file has the copy kept. `report` looks at what
    was written.
    """

    def render(progress: Progress) -> bytes:
        if form.render_meeting is not None:
            return form.render_meeting(meeting, number(meeting, style))
        assert form.render is not None
        document = _composed(meeting, style, making, form)
        document = copy.marked(document) if copy else document
        document = put_in(document, read) if read else document
        content = form.render(document, progress)
        if report is not None:
            report.look_at(document, form.ending)
        return content

    return render


def _composed(meeting: Meeting, style: HouseStyle, making: str, form: Format) -> Document:
    if making == "actions":
        return compose_actions(meeting, style, headings_anyway=form.for_spreadsheets)
    return compose_agenda(meeting, style) if making == "agenda" else compose(meeting, style)


def put(content: bytes, path: Path) -> None:
    """Put a file in its place, whole. Raises Unwritable with a sentence; what stood there is then as it was."""
    try:
        if path.exists() and not path.is_dir():
            path.open("r+b").close()
        write_whole(path, content)
    except PermissionError as error:
        raise Unwritable(_not_allowed(path)) from error
    except OSError as error:
        raise Unwritable(f"{path.name} could not be written: {error.strerror or error}.") from error


class Unwritable(Exception):
    """A file that could not be put in its place; the words say why."""


def suggested_name(meeting: Meeting, making: str, form: Format) -> str:
    """Return a file name that says whose minutes of what day these are, and that every system takes."""
    body = meeting.committee.short_name or meeting.committee.name
    what = meeting.kind.capitalize() if making == "minutes" else making.capitalize()
    if form.render_meeting is not None:
        return f"{sanitised(f'{body} {meeting.date.isoformat()}')}.meeting{form.ending}"
    return f"{sanitised(f'{body} {what} {meeting.date.isoformat()}')}{form.ending}"


def sanitised(words: str) -> str:
    """Return words as a file name without what Windows, macOS or Linux refuse in one."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", words)
    short = " ".join(plain.split())[:100].strip(" .")
    return f"{short}_" if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", short) else short or "Minutes"


def _not_allowed(path: Path) -> str:
    safe = "The minutes are safe here; only this file was not written."
    if path.exists():
        return f"{path.name} is open in Word, or it may not be changed. {safe}"
    return f"Nothing may be written into {path.parent}. {safe}"
