"""The commands that write out: minutes and action table as files, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk
from desktop.dialogs import export_place, question
from desktop.export_report import Report
from desktop.files_out import folder, tell_done
from desktop.job_progress import follow
from desktop.widgets.chooser import Choice

if TYPE_CHECKING:
    from desktop.copies_out import Copy
    from desktop.exporting import Export
    from desktop.minutes.exports import Format
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what is carried out here, by the names of the command table."""
    return {
        "file.export": lambda: export(window, desk, "minutes", _that_make("minutes")[0]),
        "file.export_as": lambda: choose_format(window, desk, "minutes", "Export the minutes as"),
        "file.export_actions": lambda: choose_format(window, desk, "actions", "Export the action table as"),
        "file.export_agenda": lambda: choose_format(window, desk, "agenda", "Export the agenda as"),
        "file.print": lambda: print_minutes(window, desk),
    }


def choose_format(window: Window, desk: Desk, making: str, asks: str) -> None:
    """Let the clerk choose a format by name, then export in it."""
    choices = [
        Choice(title=form.title, said=form.ending, deed=partial(export, window, desk, making, form))
        for form in _that_make(making)
    ]
    window.chooser.open(choices, asks)


def export(window: Window, desk: Desk, making: str, form: Format) -> None:
    """Ask where to, and write the minutes (or the actions) of the open meeting in a format."""
    from desktop import exporting

    meeting = desk.meeting
    assert meeting is not None
    suggested = folder(window) / exporting.suggested_name(meeting, making, form)
    path = export_place.ask(window, suggested, form)
    if path is not None:
        _write(window, desk, making, form, path)


def print_minutes(window: Window, desk: Desk) -> None:
    """Make the pages of the minutes, and let the clerk print them; of a meeting that is only planned, its agenda."""
    from desktop.minutes import facts
    from desktop.minutes.exports import format_for

    desk.workspace.settling.emit()
    making = "minutes" if desk.meeting is None or facts.begun(desk.meeting) else "agenda"
    form = format_for(".pdf", making)
    assert form is not None

    def on_made(content: object) -> None:
        from desktop import printing

        assert isinstance(content, bytes)
        title = desk.meeting.title if desk.meeting else "Minutes"
        if printing.print_pages(window, content, title):
            was = "The minutes were" if making == "minutes" else "The agenda was"
            desk.tell(f"{was} sent to the printer.")

    follow(window, _job(window, desk, making, form), "Laying out the pages", on_made)


def _write(window: Window, desk: Desk, making: str, form: Format, path: Path) -> None:
    from desktop import exporting
    from desktop.copies_out import copy_of

    meeting = desk.meeting
    assert meeting is not None
    copy = copy_of(meeting.id, desk.style.name, making, form)
    window.settings.keep("export/folder", str(path.parent))
    report = Report()

    def on_made(content: object) -> None:
        assert isinstance(content, bytes)
        try:
            exporting.put(content, path)
        except exporting.Unwritable as error:
            if question.ask(window, "The file was not written", str(error), "Choose another name", "Leave it"):
                export(window, desk, making, form)
        else:
            if copy is not None:
                copy.keep(desk.workspace.store)
            tell_done(window, path, report)

    follow(window, _job(window, desk, making, form, copy, report), f"Exporting {path.name}", on_made)


def _job(
    window: Window, desk: Desk, making: str, form: Format, copy: Copy | None = None, report: Report | None = None
) -> Export:
    from desktop import exporting

    desk.workspace.settle()
    meeting = desk.meeting
    assert meeting is not None
    read = desk.workspace.store.read
    return exporting.Export(exporting.rendering(meeting, desk.style, making, form, read, copy, report), window)


def _that_make(making: str) -> tuple[Format, ...]:
    from desktop.minutes.exports import formats

    return tuple(form for form in formats() if making in form.makes)
