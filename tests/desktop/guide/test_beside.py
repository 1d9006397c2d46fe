"""The guide beside the meeting, by keys: opened where the clerk is, searched, turned, left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.guide import beside
from desktop.guide.beside import GuideDock, GuideSheet
from desktop.guide.context import name_of
from desktop.guide.picture_sheet import PictureSheet
from desktop.guide.view import GuideView
from desktop.menus.file import try_sample
from desktop.widgets.letter_choice import LetterChoice
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.samples import harbour_meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "books") as window:
        yield window


def dock(window: Window) -> GuideDock:
    return beside.beside(window)


def shown(window: Window) -> str:
    """Return the address of what the guide shows."""
    view = dock(window).view
    return view.address


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(words: str) -> None:
    """Type letters where the focus is by then."""
    for letter in words:
        QTest.keyClick(focus(), letter)


def test_nothing_of_the_guide_is_made_before_it_is_asked_for(window: Window) -> None:
    assert window.findChild(GuideDock) is None


def test_it_opens_at_what_has_the_focus(window: Window) -> None:
    for keys, address in (
        ("Ctrl+1", "window#attendees"),
        ("Ctrl+2", "window#agenda"),
        ("Ctrl+3", "window#notes"),
        ("Ctrl+4", "window#actions"),
        ("F5", "actions#the-register-of-all-actions"),
        ("F12", "committees"),
    ):
        press(window, keys)
        press(window, "F1")
        assert shown(window) == address
        assert dock(window).holds_focus()


def test_on_the_start_page_it_opens_at_the_beginning(empty: Window) -> None:
    press(empty, "F1")
    assert shown(empty) == "first-minutes"


def test_earlier_actions_being_gone_through_are_explained(qtbot: QtBot, empty: Window) -> None:
    try_sample(desk_of(empty))
    empty.area.focus_pane("notes")  # type: ignore[union-attr]
    press(empty, "Ctrl+Shift+R")
    qtbot.waitUntil(lambda: isinstance(focus(), LetterChoice))
    press(empty, "F1")
    assert shown(empty) == "actions#what-came-of-earlier-actions"
    press(empty, "Esc")
    assert isinstance(focus(), LetterChoice)


def test_a_finding_is_explained(qtbot: QtBot, window: Window) -> None:
    press(window, "F7")
    pane = next(one.widget for one in window.area.placed if one.card.name == "to_check")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(pane.list.rows))  # type: ignore[attr-defined]
    code = pane.explained_by()  # type: ignore[attr-defined]
    assert code.startswith("check.")
    press(window, "F1")
    section = dock(window).view.guide.about(code)
    assert section is not None and shown(window) == section.address


def test_a_message_that_stands_in_the_window_is_explained_once(window: Window) -> None:
    window.messages.say("The disk is full, so this could not be kept. Free some space.", stays=True, wrong=True)
    press(window, "Ctrl+3")
    press(window, "F1")
    assert shown(window).startswith("trouble#not-saved")
    press(window, "F1")
    press(window, "F1")
    assert shown(window) == "window#notes"


def test_the_meeting_stands_beside_it_and_keeps_caret_and_words(qtbot: QtBot, window: Window) -> None:
    press(window, "Ctrl+3")
    editor = focus()
    assert isinstance(editor, QTextEdit)
    QTest.keyClicks(editor, "half a sen")
    at = editor.textCursor().position()
    press(window, "F1")
    assert dock(window).holds_focus() and editor.isVisible() and window.area.isVisible()  # type: ignore[union-attr]
    press(window, "F1")
    assert focus() is editor and editor.textCursor().position() == at
    assert dock(window).isVisible()
    QTest.keyClicks(editor, "tence")
    press(window, "F1")
    press(window, "Esc")
    assert focus() is editor and not dock(window).isVisible()
    desk_of(window).workspace.settle()
    assert any("half a sentence" in note.text for note in desk_of(window).item.notes)  # type: ignore[union-attr]


def test_asked_about_the_same_again_it_stands_as_it_was_left(window: Window) -> None:
    press(window, "Ctrl+3")
    press(window, "F1")
    dock(window).view.go("backups")
    press(window, "F1")
    press(window, "F1")
    assert shown(window) == "backups"
    press(window, "Ctrl+1")
    press(window, "F1")
    assert shown(window) == "window#attendees"


def test_where_the_clerk_was_may_be_gone(window: Window) -> None:
    press(window, "F12")
    press(window, "F1")
    window.leave_screen()
    dock(window).view.take_focus()
    press(window, "Esc")
    assert window.area is not None and window.area.isAncestorOf(focus())


def test_the_panes_get_their_room_back(qtbot: QtBot, window: Window) -> None:
    window.resize(1366, 768)
    area = window.area
    assert area is not None
    agenda = next(one.widget for one in area.placed if one.card.name == "agenda")
    notes = next(one.widget for one in area.placed if one.card.name == "notes")
    qtbot.waitUntil(lambda: area.width() > 1300)
    area.use_first_layout()
    qtbot.waitUntil(lambda: agenda.width() > 270)
    before = agenda.width()
    press(window, "F1")
    qtbot.waitUntil(lambda: agenda.width() < before)
    assert notes.width() > 300
    press(window, "Esc")
    qtbot.waitUntil(lambda: agenda.width() == before)


def test_letters_search_and_enter_reads_what_was_found(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    write("q")
    assert focus() is view.line
    write("uorum members")
    assert view.results.list.passages and view.results.list.isVisible()
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    wanted = view.results.list.passages[view.results.list.row].title
    press(window, "Return")
    assert view.results.list.isHidden() or not view.results.list.isVisible()
    assert focus() is view.page
    assert wanted in view.page.toPlainText()


def test_what_is_nowhere_is_said_in_words(window: Window) -> None:
    press(window, "F1")
    write("xylophone")
    assert "Nothing in the guide" in dock(window).view.results.said


def test_ctrl_f_searches_the_guide_while_it_has_the_focus(window: Window) -> None:
    press(window, "F1")
    press(window, "Ctrl+F")
    assert focus() is dock(window).view.line


def test_tab_goes_on_to_the_next_link_below(qtbot: QtBot, window: Window) -> None:
    press(window, "Ctrl+3")
    press(window, "F1")
    view = dock(window).view
    qtbot.waitUntil(lambda: view.page.is_laid_out() and view.page.verticalScrollBar().value() > 0)
    press(window, "Tab")
    assert view.page.textCursor().selectedText() == "Typing the minutes"
    press(window, "Return")
    assert view.address == "typing"


def test_messages_stand_beside_it_and_keep_their_buttons(qtbot: QtBot, window: Window) -> None:
    window.messages.say("Something was done.", [("&Take it back", lambda: None)], stays=True)
    press(window, "Ctrl+3")
    QApplication.processEvents()
    stood = window.messages.geometry().center().x()
    press(window, "F1")
    qtbot.waitUntil(lambda: window.messages.geometry().right() < dock(window).geometry().left())
    press(window, "Esc")
    qtbot.waitUntil(lambda: abs(window.messages.geometry().center().x() - stood) < 2)


def test_a_picture_is_opened_in_its_own_size(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    view.go("window")
    view.page.followed.emit("picture:window.png")
    sheet = view.findChild(PictureSheet)
    assert sheet is not None and sheet.isVisible()
    shown = sheet.findChild(QLabel)
    assert shown is not None and shown.pixmap().width() == 1366
    assert shown.accessibleName().startswith("The window:")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert view.address == "window"


def test_back_and_forward_lead_to_the_pages_that_were_read(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    first = view.address
    view.page.followed.emit("typing#typed-marks")
    assert shown(window) == "typing#typed-marks"
    press(window, "Alt+Left")
    assert shown(window) == first
    press(window, "Alt+Right")
    assert shown(window) == "typing#typed-marks"
    press(window, "Alt+Right")
    assert shown(window) == "typing#typed-marks"


def test_the_contents_lead_to_every_chapter(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    press(window, "Alt+Home")
    assert focus() is view.contents
    for _ in range(30):
        press(window, "Up")
    press(window, "Down")
    press(window, "Return")
    assert focus() is view.page
    assert shown(window).startswith(("first-minutes#", "window"))


def test_esc_leaves_the_search_before_it_leaves_the_guide(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    write("quorum")
    press(window, "Esc")
    assert focus() is view.page and dock(window).isVisible() and not view.line.text()
    press(window, "Esc")
    assert not dock(window).isVisible()


def test_it_follows_text_size_and_dress(qtbot: QtBot, window: Window) -> None:
    press(window, "F1")
    page = dock(window).view.page
    sheet = page.document().defaultStyleSheet()
    window.theme.resize(4)
    qtbot.waitUntil(lambda: page.document().defaultStyleSheet() != sheet)
    sheet = page.document().defaultStyleSheet()
    window.theme.wear("dark")
    qtbot.waitUntil(lambda: page.document().defaultStyleSheet() != sheet)


def test_in_a_form_it_opens_over_the_form_at_what_explains_it(qtbot: QtBot, window: Window) -> None:
    seen: list[object] = []

    def ask() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog)
        if QApplication.focusWidget() is None or focus().window() is not form:
            QTimer.singleShot(10, window, ask)
            return
        seen.append(name_of(form))
        QTest.keyClick(focus(), Qt.Key.Key_F1)

        def look() -> None:
            sheet = form.findChild(GuideSheet)
            seen.append(sheet.view.address if sheet is not None else None)
            if sheet is not None:
                QTest.keyClick(sheet.view.page, Qt.Key.Key_Escape)
            seen.append(form.isVisible())
            form.reject()

        QTimer.singleShot(100, window, look)

    QTimer.singleShot(50, window, ask)
    press(window, "F4")
    assert seen == ["dialog.heading", "items#title-date-place-quorum", True]
    assert window.findChild(GuideDock) is None


def test_every_part_has_a_name_for_those_who_hear_it(window: Window) -> None:
    press(window, "F1")
    view = dock(window).view
    parts: list[QWidget] = [view, view.line, view.page, view.contents, view.results.list, view.back, view.forward]
    assert all(part.accessibleName() for part in parts)
    assert isinstance(view, GuideView)
