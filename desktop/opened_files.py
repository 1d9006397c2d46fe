"""Meeting files that the system hands to the program: opened by a double click, or dropped on its icon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from db import meetings, snapshot
from db.records import Meeting
from desktop import importing
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.menus.file import may_replace
from desktop.minutes import in_short

if TYPE_CHECKING:
    from desktop.window import Window

NOT_TAKEN = "Nothing was taken in"


class OpenedFiles(QObject):
    """Takes files in once the window has its meetings: those that it was started with, and on macOS those that the
    system hands over later, by an event."""

    def __init__(self, app: QApplication, window: Window, files: Sequence[Path]) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = list(files)
        self._is_seated = False
        window.seated.connect(self._on_seated, Qt.ConnectionType.QueuedConnection)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(Path(event.file()))
            if self._is_seated:
                self._window.when_open(self._take)
            return True
        return False

    def _on_seated(self) -> None:
        self._is_seated = True
        self._window.when_open(self._take)

    def _take(self) -> None:
        if self._window.desk is not None and self._waiting:
            files, self._waiting = self._waiting, []
            desk = self._window.desk
            self._window.when_open(lambda: take_in(self._window, desk, files))


def take_in(window: Window, desk: Desk, files: Sequence[Path]) -> None:
    """Bring the meetings in files in, all or none, and open the newest.

    Where all of them are here already, nothing is changed: the newest is opened, and if its file holds something else,
    the message says so and offers to replace it. Of some that are here it is asked, as for an import.
    """
    try:
        coming = importing.read(files)
        here = importing.known(desk, coming)
    except importing.Refused as refused:
        question.tell(window, NOT_TAKEN, str(refused))
        return
    if len(here) == len(coming):
        _open_here(window, desk, coming)
    elif desk.workspace.store.only_read:
        question.tell(window, NOT_TAKEN, desk.workspace.store.only_read)
    elif not here or may_replace(window, here):
        desk.workspace.open(importing.keep(desk, coming))


def _open_here(window: Window, desk: Desk, coming: Sequence[Meeting]) -> None:
    """Open the newest of meetings that are all here; say where their files hold something else."""
    newest = max(coming, key=lambda meeting: meeting.date)
    id = desk.workspace.read(meetings.with_uid(newest.uid))
    assert id is not None
    if not desk.workspace.open(id):
        return
    differs = [one for one in coming if not _is_same(desk, one)]
    if not differs or desk.workspace.store.only_read:
        return
    called = f"{differs[0].title}, {in_short.typed_day(differs[0].date)}"
    window.messages.say(
        f"“{called}” is here already and was opened as it is here. The file holds something else.",
        [("&Replace it with the file…", partial(_replace, window, desk, differs))],
        asks=True,
        seconds=60,
    )


def _replace(window: Window, desk: Desk, coming: Sequence[Meeting]) -> None:
    if may_replace(window, coming):
        window.messages.hide()
        desk.workspace.open(importing.keep(desk, coming))


def _is_same(desk: Desk, coming: Meeting) -> bool:
    """Tell whether a meeting is here just as it comes, by the meeting file that each of them makes."""
    id = desk.workspace.read(meetings.with_uid(coming.uid))
    assert id is not None
    return _as_file(desk, desk.workspace.read(snapshot.load(id))) == _as_file(desk, coming)


def _as_file(desk: Desk, meeting: Meeting) -> bytes:
    from desktop.minutes.exports import format_for
    from desktop.minutes.house_style import resolve
    from desktop.minutes.numbering import number

    form = format_for(".json", "minutes")
    assert form is not None and form.render_meeting is not None
    return form.render_meeting(meeting, number(meeting, resolve(meeting.style, desk.styles)))
