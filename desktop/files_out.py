"""Files written for the clerk: a format and a place are asked for, they are made behind the window and put in whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.dialogs import export_place, question
from desktop.export_report import Report
from desktop.job_progress import follow
from desktop.letterheads import put_in
from desktop.minutes.document import Document
from desktop.widgets.chooser import Choice

if TYPE_CHECKING:
    from desktop.minutes.exports import Format
    from desktop.window import Window

Make = Callable[["Format"], Document]
"""Makes a document for a format, in a thread: it touches nothing of Qt's."""


def choose_format(window: Window, name: str, make: Make, asks: str) -> None:
    """Let the clerk choose a format that tables can be written in, then write what `make` makes, called `name`."""
    from desktop.minutes.exports import formats

    choices = [
        Choice(title=form.title, said=form.ending, deed=partial(write, window, name, make, form))
        for form in formats()
        if "actions" in form.makes
    ]
    window.chooser.open(choices, asks)


def write(window: Window, name: str, make: Make, form: Format) -> None:
    """Ask where to, and write a document in a format."""
    from desktop.exporting import sanitised

    path = export_place.ask(window, folder(window) / f"{sanitised(name)}{form.ending}", form)
    if path is not None:
        _write(window, name, make, form, path)


def _write(window: Window, name: str, make: Make, form: Format, path: Path) -> None:
    from desktop import exporting

    window.settings.keep("export/folder", str(path.parent))
    assert window.desk is not None
    read = window.desk.workspace.store.read
    report = Report()

    def render(progress: Callable[[float], None]) -> bytes:
        document = put_in(make(form), read)
        progress(0.0)
        assert form.render is not None
        content = form.render(document, progress)
        report.look_at(document, form.ending)
        return content

    def on_made(content: object) -> None:
        assert isinstance(content, bytes)
        try:
            exporting.put(content, path)
        except exporting.Unwritable as error:
            if question.ask(window, "The file was not written", str(error), "Choose another name", "Leave it"):
                write(window, name, make, form)
        else:
            tell_done(window, path, report)

    follow(window, exporting.Export(render, window), f"Exporting {path.name}", on_made)


def tell_done(window: Window, path: Path, report: Report | None = None) -> None:
    """Say that a file was written, with what was found of it, and offer to open it."""
    buttons: list[tuple[str, Callable[[], object]]] = [
        ("&Open", lambda: _open(path)),
        ("Show fol&der", lambda: _open(path.parent)),
    ]
    if report is not None and report.obstacles:
        buttons.append(("&What?", lambda: report.show(window, path.name)))
    window.messages.say(f"Exported {path.name}{report.words if report else ''}", buttons)


def folder(window: Window) -> Path:
    """Return the folder that was exported to last, else the one for documents."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kept = Path(window.settings.words("export/folder", usual))
    return kept if kept.is_dir() else Path(usual) if Path(usual).is_dir() else Path.home()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
