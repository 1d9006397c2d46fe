"""Shows without a display what the program makes of its sample meeting: its documents, and pictures of the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.records import Meeting
    from desktop.minutes.house_style import HouseStyle
    from desktop.window import Window

Made = Iterator[tuple[Path, str]]
BOARDROOM = 1366, 768
"""The pixels of the laptop that stands in most boardrooms."""
SCREENS = {
    "committee": "the committee and its members",
    "register": "the action register",
    "attendance": "attendance over time",
    "house_style": "house styles",
}
PAGE_SCALE = 1.5
"""Pixels for each point of a page."""
SETTLED_MS = 1000
"""The window reads the meeting for things to check when nothing has happened for a while."""


def show(folder: Path) -> Made:
    """Make everything in a folder and give each file with what it is. The meeting itself is kept nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    app = _application()
    with TemporaryDirectory() as data:
        window = _window_with_the_sample(app, Path(data))
        try:
            yield from pictures(window, folder)
            yield from screens(window, folder)
            assert window.desk is not None and window.desk.meeting is not None
            yield from documents(window.desk.meeting, window.desk.styles, folder)
            yield from first_page(folder / "minutes.pdf", folder / "minutes.png")
        finally:
            window.close()


def pictures(window: Window, folder: Path) -> Made:
    """Take a picture of the window in each dress."""
    for dress in ("light", "dark"):
        window.theme.wear(dress)
        _settle()
        path = folder / f"window-{dress}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")
        yield path, f"the window, {dress}"


def screens(window: Window, folder: Path) -> Made:
    """Take a picture of each screen that shows something of the sample."""
    assert window.desk is not None
    window.theme.wear("light")
    for name, words in SCREENS.items():
        window.desk.open_screen(name)
        _settle()
        path = folder / f"screen-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")
        yield path, words
    window.leave_screen()


def documents(meeting: Meeting, styles: Mapping[str, HouseStyle], folder: Path) -> Made:
    """Write minutes and action table in every format, and the Word minutes in every house style."""
    from desktop.minutes.compose import compose, compose_actions
    from desktop.minutes.exports import format_for, formats, silently
    from desktop.minutes.house_style import resolve
    from desktop.minutes.numbering import number
    from desktop.whole_file import write_whole

    own = resolve(meeting.style, styles)
    for form in formats():
        for making, composed in (("minutes", compose), ("actions", compose_actions)):
            if making in form.makes:
                path = folder / f"{making}{form.ending}"
                if form.render_meeting is not None:
                    write_whole(path, form.render_meeting(meeting, number(meeting, own)))
                else:
                    assert form.render is not None
                    write_whole(path, form.render(composed(meeting, own), silently))
                yield path, f"{'the minutes' if making == 'minutes' else 'the action table'}: {form.title}"
    word = format_for(".docx", "minutes")
    assert word is not None and word.render is not None
    for style in styles.values():
        if style is not own:
            path = folder / f"minutes-{style.name}.docx"
            write_whole(path, word.render(compose(meeting, style), silently))
            yield path, f"the minutes in another house style: {style.title}"


def first_page(file: Path, picture: Path) -> Made:
    """Take a picture of a PDF's first page."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as pdf:
        pdf[0].render(scale=PAGE_SCALE).to_pil().save(picture)
    yield picture, f"the first page of {file.name}"


def _application() -> QApplication:
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from desktop.minutes.fonts import BOLD, REGULAR, font_file

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Minutebook")
    for name in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(font_file(name)))
    app.setFont(QFont("Liberation Sans", 10))
    return app


def _window_with_the_sample(app: QApplication, data: Path) -> Window:
    from desktop.app import bring_in
    from desktop.menus.file import try_sample
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

    window = Window(Settings(data), Theme(app, "light"))
    window.show()
    hook = sys.excepthook
    bring_in(window, data)
    sys.excepthook = hook  # nobody is there to answer the window's own question about a failure
    assert window.desk is not None
    try_sample(window.desk)
    assert window.desk.meeting is not None
    fullest = max(window.desk.meeting.every_item(), key=lambda item: len(item.notes))
    window.desk.turn_to(fullest.id)
    window.resize(*BOARDROOM)
    window.activateWindow()
    return window


def _settle() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


def main(arguments: list[str]) -> int:
    """Show everything in the folder that is named, a line for each file; returns the exit code."""
    if len(arguments) != 1:
        print("python -m installers.showing FOLDER", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        for path, words in show(Path(arguments[0])):
            print(f"{path}  {words}", flush=True)
    except OSError as error:
        print(f"{error.filename or arguments[0]}: {error.strerror or error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
