"""E-mail drafts and calendar files: made here, opened by the clerk's own programs, sent by nobody but the clerk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from db import duties
from desktop.desk import Desk
from desktop.job_progress import follow
from desktop.minutes.exports import Format

if TYPE_CHECKING:
    from db.records import Duty, Meeting
    from desktop.dialogs.letters import LettersDialog
    from desktop.minutes.letters import Letter
    from desktop.window import Window

DRAFTS = "drafts"
"""The folder, within the data folder, in which drafts lie that the mail program was asked to open."""


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what is carried out here, by the names of the command table."""
    return {
        "mail.minutes": lambda: mail_minutes(window, desk),
        "mail.owners": lambda: _mail_owners(window, desk),
        "mail.overdue": lambda: _mail_overdue(window, desk),
        "mail.calendar": lambda: _write_calendar(window, desk),
    }


def finish(_window: Window, _desk: Desk) -> None:
    """Nothing is left to be done once the menus stand."""


def mail_minutes(window: Window, desk: Desk) -> None:
    """Make the Word minutes of the open meeting, and a draft that brings them to the members."""
    from desktop import exporting
    from desktop.copies_out import copy_of
    from desktop.minutes import letters
    from desktop.minutes.exports import format_for

    desk.workspace.settle()
    meeting, form = desk.meeting, format_for(".docx", "minutes")
    assert meeting is not None and form is not None
    style = desk.style
    copy = copy_of(meeting.id, style.name, "minutes", form)

    def on_made(content: object) -> None:
        assert isinstance(content, bytes)
        if copy is not None:
            copy.keep(desk.workspace.store)
        file = letters.Attachment(name=exporting.suggested_name(meeting, "minutes", form), content=content)
        known = desk.workspace.read(duties.addresses([person.known_as for person in meeting.people]))
        letter = letters.minutes_letter(meeting, style, known, file)
        _show(window, desk, "Minutes to the members", [letter])

    read = desk.workspace.store.read
    job = exporting.Export(exporting.rendering(meeting, style, "minutes", form, read, copy), window)
    follow(window, job, "Making the Word minutes", on_made)


def _mail_owners(window: Window, desk: Desk) -> None:
    from desktop.minutes import letters

    meeting, held = _open_duties(desk)
    if not held:
        window.messages.say(f"No action of {meeting.committee.name} is open, so there is nobody to write to.")
        return
    _show(window, desk, "Their actions to the owners", letters.owner_letters(meeting, desk.style, held))


def _mail_overdue(window: Window, desk: Desk) -> None:
    from desktop.minutes import letters

    meeting, held = _open_duties(desk)
    letter = letters.overdue_letter(meeting, desk.style, held, date.today())
    if letter is None:
        window.messages.say(f"No action of {meeting.committee.name} is overdue today.")
        return
    _show(window, desk, "Reminder of what is overdue", [letter])


def _open_duties(desk: Desk) -> tuple[Meeting, Sequence[Duty]]:
    desk.workspace.settle()
    meeting = desk.meeting
    assert meeting is not None
    day = max(date.today(), meeting.date)
    return meeting, desk.workspace.read(duties.open_duties(meeting.committee.id, day))


def _show(window: Window, desk: Desk, title: str, drafts: Sequence[Letter]) -> None:
    from desktop.dialogs.letters import LettersDialog

    dialog = LettersDialog(window, title, drafts)
    dialog.opened.connect(lambda chosen: _open(dialog, desk, chosen))
    dialog.kept.connect(lambda: _keep(window, dialog, desk))
    dialog.exec()


def _open(dialog: LettersDialog, desk: Desk, chosen: Iterable[Letter]) -> None:
    """Hand drafts to the mail program; where there is none, say where the file lies."""
    folder = desk.workspace.store.folder / DRAFTS
    for path in _written(dialog, desk, folder, chosen):
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            dialog.say(f"{path.name} was handed to your mail program.")
        else:
            dialog.say(
                f"No mail program took the draft. It lies in {path}; “Save as files” puts it elsewhere.", wrong=True
            )


def _keep(window: Window, dialog: LettersDialog, desk: Desk) -> None:
    wanted = QFileDialog.getExistingDirectory(dialog, "Save the drafts in", window.settings.words("export/folder"))
    if not wanted:
        return
    window.settings.keep("export/folder", wanted)
    paths = _written(dialog, desk, Path(wanted), dialog.letters)
    if paths:
        what = paths[0].name if len(paths) == 1 else f"{len(paths)} drafts"
        dialog.say(f"{what} saved in {wanted}. Opening one opens your mail program.")


def _written(dialog: LettersDialog, desk: Desk, folder: Path, chosen: Iterable[Letter]) -> list[Path]:
    """Write drafts into a folder, each under a name of its own; where one cannot be written, say so and stop."""
    from desktop import exporting
    from desktop.minutes import letters

    meeting = desk.meeting
    assert meeting is not None
    paths: list[Path] = []
    for letter in chosen:
        path = _free(folder, exporting.sanitised(f"{letter.subject} - {letter.called}"), {*paths})
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            exporting.put(letters.written(letter), path)
        except (exporting.Unwritable, OSError) as error:
            dialog.say(f"{error} The drafts are still here.", wrong=True)
            break
        paths.append(path)
    return paths


def _free(folder: Path, stem: str, taken: set[Path]) -> Path:
    """Return a path in a folder that none of those just written has."""
    path, n = folder / f"{stem}.eml", 1
    while path in taken:
        n += 1
        path = folder / f"{stem} {n}.eml"
    return path


CALENDAR = Format(ending=".ics", title="Calendar file", order=0, makes=())


def _write_calendar(window: Window, desk: Desk) -> None:
    """Write the next meetings as a calendar file and let the calendar take them in."""
    from desktop import exporting
    from desktop.dialogs import export_place, question
    from desktop.minutes.calendar_file import calendar_file

    desk.workspace.settle()
    meeting = desk.meeting
    assert meeting is not None
    if not meeting.next_meetings:
        window.messages.say(
            "No next meeting is announced. Shift+F4 takes their dates, then this makes a calendar file."
        )
        return
    name = exporting.sanitised(f"{meeting.committee.short_name or meeting.committee.name} next meetings")
    folder = Path(window.settings.words("export/folder", str(Path.home())))
    path = export_place.ask(window, folder / f"{name}.ics", CALENDAR)
    if path is None:
        return
    try:
        exporting.put(calendar_file(meeting), path)
    except exporting.Unwritable as error:
        question.tell(window, "The calendar file was not written", str(error))
        return
    window.settings.keep("export/folder", str(path.parent))
    opened = lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))  # noqa: E731
    window.messages.say(f"{len(meeting.next_meetings)} dates in {path.name}", [("&Open in the calendar", opened)])
