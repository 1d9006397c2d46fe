"""Takes the pictures of guide and README from the program itself: `python -m installers.make_pictures [NAME ...]`.

The sample committee and the worked example of the guide are what is shown; fixed days, one size, the light dress.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.values import replace
from installers.camera import Camera, image_of
from installers.showing import BOARDROOM, _application, _settle, _window_with_the_sample
from installers.worked_example import Reader

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.window import Window

SCREEN = 1120, 630
DAY = date(2026, 5, 11)
"""The day of the worked example, whatever day it is."""
MEMBERS_TYPED = 9
"""So many steps of the worked example lead to the second question, answered but for the last line."""
ON_STYLES = 11
"""So many lead to the third."""
SAVED = "saved 19:04:27"
USUAL = "~/.local/share/Minutebook"
"""Stands in a picture where the folder would be one of the machine that took it."""
PAGE_SCALE = 1.25
CORRECTIONS = (
    ("came from the firm that looks after the school", "came from the firm that serviced it last"),
    ("if the old boiler is serviced once more", "if the old boiler is serviced before Easter"),
)


def take(folder: Path, only: frozenset[str] = frozenset()) -> None:
    """Take all pictures, or those that are named, into a folder."""
    app, camera = _application(), Camera(folder, only)
    for shots in (_of_the_example, _of_the_sample):
        with TemporaryDirectory() as data:
            shots(app, camera, Path(data))


def _of_the_example(app: QApplication, camera: Camera, data: Path) -> None:
    """Follow the worked example of the guide and show what it shows."""
    from desktop.first_start.questions import Questions
    from desktop.guide.filled import told
    from desktop.minutes.guide import chapters
    from desktop.minutes.guide.steps import steps

    if not camera.wants("first-start", "notes", "first-page"):
        return
    window = _empty_window(app, data)
    chapter = chapters.read(told()).chapter("first-minutes")
    assert chapter is not None and window.desk is not None
    todo = steps(chapter)
    Reader(window, todo[:MEMBERS_TYPED], data).follow()
    window.resize(*SCREEN)
    camera.take("first-start", window.start_page)
    Reader(window, todo[MEMBERS_TYPED:ON_STYLES], data).follow()
    questions = window.findChild(Questions)
    assert isinstance(questions, Questions)
    questions.style_question.date_field.put(DAY)
    Reader(window, todo[ON_STYLES:], data).follow()
    window.resize(*BOARDROOM)
    window.messages.hide()
    meeting = window.desk.meeting
    assert meeting is not None
    window.desk.turn_to(meeting.items[1].id)
    _centre(window, camera, "notes", 300)
    camera.keep("first-page", _page(window).crop((60, 24, 690, 700)))
    window.close()


def _of_the_sample(app: QApplication, camera: Camera, data: Path) -> None:
    """Show the sample committee: the window, its panes, forms and screens, and what comes of it."""
    window = _window_with_the_sample(app, data)
    try:
        window.bar.run("help.hints_off")
        for shots in (_window, _panes, _lists, _forms, _smaller, _screens, _versions, _copies, _backups, _pages):
            shots(window, camera, data)
            window.leave_screen()
            _settle()
    finally:
        window.asked_before_closing.clear()
        window.close()


def _window(window: Window, camera: Camera, _data: Path) -> None:
    _whole(window, camera, "window")


def _whole(window: Window, camera: Camera, name: str) -> None:
    """Show the whole window, without the time of day at which the picture was taken."""
    _settle()
    window.messages.hide()
    window.status.set_saved(SAVED)
    camera.keep(name, image_of(window.grab()))


def _panes(window: Window, camera: Camera, _data: Path) -> None:
    from PySide6.QtCore import QRect

    assert window.area is not None
    docks = {one.card.name: one.dock for one in window.area.placed if one.dock is not None}
    for name, height in (("attendees", 260), ("agenda", 330)):
        camera.take(name, docks[name], part=QRect(0, 0, docks[name].width(), height))
    window.area.focus_pane("preview")
    for _ in range(3):
        _settle()
    _whole(window, camera, "preview")
    docks["preview"].hide()
    window.area.use_first_layout()


def _lists(window: Window, camera: Camera, _data: Path) -> None:
    """Show the notes of the meeting before, which hold bullets."""
    from db import meetings

    assert window.desk is not None and window.desk.meeting is not None
    now = window.desk.meeting.id
    window.desk.workspace.open(window.desk.workspace.read(meetings.called("2026-01-21")).id)
    window.desk.turn_to(window.desk.meeting.items[2].id)
    _centre(window, camera, "typing", 380)
    window.desk.workspace.open(now)


def _smaller(window: Window, _camera: Camera, _data: Path) -> None:
    """Make the window as small as a screen reads well in: less of a picture is empty."""
    window.resize(*SCREEN)


def _centre(window: Window, camera: Camera, name: str, height: int) -> None:
    """Show the notes without the room at their sides."""
    assert window.area is not None
    window.area.focus_pane("notes")
    _settle()
    _part_of_centre(window, camera, name, height)


def _part_of_centre(window: Window, camera: Camera, name: str, height: int, top: int = 0) -> None:
    from PySide6.QtCore import QRect

    assert window.area is not None
    centre = next(one.widget for one in window.area.placed if one.dock is None)
    width = min(centre.width(), 748)
    camera.take(name, centre, part=QRect((centre.width() - width) // 2, top, width, min(height, centre.height() - top)))


def _forms(window: Window, camera: Camera, _data: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.minutes.document import Ref

    assert window.desk is not None and window.desk.meeting is not None
    action = next(note for _, note in window.desk.meeting.every_note() if note.kind == "action")
    window.desk.show(Ref("note", action.id))
    _in_form(window, "note.correct", lambda form: camera.take("action", form))
    _in_form(window, "meeting.follow", lambda form: camera.take("next-meeting", form))
    window.bar.run("note.review")
    _settle()
    _part_of_centre(window, camera, "review", 440, top=305)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)


def _screens(window: Window, camera: Camera, _data: Path) -> None:
    assert window.desk is not None
    for name, screen, at in (
        ("committee", "committee", None),
        ("register", "register", None),
        ("attendance", "attendance", None),
        ("house-styles", "house_style", None),
        ("search", "search", "heat"),
    ):
        if camera.wants(name):
            window.desk.open_screen(screen, at)
            _whole(window, camera, name)


def _versions(window: Window, camera: Camera, _data: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPushButton

    from db import notes

    if not camera.wants("versions"):
        return
    assert window.desk is not None and window.desk.meeting is not None
    _in_form(window, "minutes.keep_version", _accepted)
    item, note = next((i, n) for i, n in window.desk.meeting.every_note() if n.text.startswith("HS had three prices"))
    written = [replace(n, text=n.text.replace(*CORRECTIONS[0])) if n.id == note.id else n for n in item.notes]
    window.desk.workspace.do(notes.write(item.id, tuple(written)), "Typing")
    window.desk.open_screen("versions")
    _settle()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        _settle()
    next(each for each in window.findChildren(QPushButton) if each.isVisible() and each.text() == "&Next").click()
    _whole(window, camera, "versions")
    window.bar.run("edit.undo")


def _copies(window: Window, camera: Camera, data: Path) -> None:
    """Let the minutes go out and come back corrected; and take in minutes that were typed by hand."""
    from PySide6.QtWidgets import QFileDialog

    from desktop.menus import bringing_in
    from tests.desktop.copies import corrected, gone_out
    from tests.desktop.old_files import typed

    if not camera.wants("corrected-copy", "old-minutes"):
        return
    assert window.desk is not None
    edits = [lambda copy, words=words: copy.say(*words) for words in CORRECTIONS]
    file = corrected(gone_out(window), data / "from the chair.docx", *edits)
    QFileDialog.getOpenFileName = lambda *_: (str(file), "")  # type: ignore[method-assign,assignment]
    window.bar.run("file.bring_back")
    _until(lambda: window.screens is not None and window.screens.current == "corrected_copy")
    _whole(window, camera, "corrected-copy")
    bringing_in.take_in(window, window.desk, (typed(data / "forum.docx"),))
    _until(lambda: window.screens is not None and window.screens.current == "old_minutes")
    _whole(window, camera, "old-minutes")


def _backups(window: Window, camera: Camera, _data: Path) -> None:
    assert window.desk is not None
    if camera.wants("backups"):
        window.desk.open_screen("backups")
        screen = window.pages.currentWidget()
        screen.make.click()  # type: ignore[attr-defined]
        for _ in range(3):
            _settle()
        said = screen.said  # type: ignore[attr-defined]
        said.setText(said.text().replace(str(window.desk.workspace.store.folder), USUAL))
        _whole(window, camera, "backups")


def _pages(window: Window, camera: Camera, _data: Path) -> None:
    from tests.minutes.exports.foreign_templates import TEMPLATES

    camera.keep("minutes", _page(window))
    camera.keep("templates", _page(window, letterhead=TEMPLATES["letterhead.dotx"]()))


def _page(window: Window, letterhead: bytes = b"") -> Image:
    """Return the first page of the open minutes."""
    import pypdfium2

    from desktop.minutes.compose import compose
    from desktop.minutes.exports import format_for, silently

    assert window.desk is not None and window.desk.meeting is not None
    form = format_for(".pdf", "minutes")
    assert form is not None and form.render is not None
    document = compose(window.desk.meeting, window.desk.style)
    if letterhead:
        document = replace(document, letterhead="shown", template=letterhead)
    with pypdfium2.PdfDocument(form.render(document, silently)) as pdf:
        image: Image = pdf[0].render(scale=PAGE_SCALE).to_pil()
    return image


def _empty_window(app: QApplication, data: Path) -> Window:
    from desktop.app import bring_in
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

    window = Window(Settings(data / "books"), Theme(app, "light"))
    window.show()
    hook = sys.excepthook
    bring_in(window, data / "books")
    sys.excepthook = hook  # nobody is there to answer the window's own question about a failure
    window.bar.run("help.hints_off")
    window.messages.hide()
    window.activateWindow()
    return window


def _in_form(window: Window, command: str, look: Callable[[QWidget], object]) -> None:
    """Run a command that opens a form, look at it, and leave it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog

    def act() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog), f"{command} opened no form"
        try:
            look(form)
        finally:
            if form.isVisible():
                form.reject()

    QTimer.singleShot(300, act)
    window.bar.run(command)
    window.activateWindow()
    _settle()


def _accepted(form: QWidget) -> None:
    from PySide6.QtWidgets import QDialog

    assert isinstance(form, QDialog)
    form.accept()


def _until(holds: Callable[[], bool], most: int = 30) -> None:
    for _ in range(most):
        if holds():
            return
        _settle()
    raise TimeoutError("what was to be shown did not come")


def _names(arguments: list[str]) -> Iterator[str]:
    yield from (name.removesuffix(".png") for name in arguments)


def main(arguments: list[str]) -> int:
    """Take the pictures into `resources/guide/pictures`; returns the exit code."""
    from desktop.minutes.guide.chapters import PICTURES

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(parents=True, exist_ok=True)
    take(PICTURES, frozenset(_names(arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
