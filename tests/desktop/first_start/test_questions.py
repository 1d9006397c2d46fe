"""The first start: three questions by keys alone, the other ways to begin, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db import committees, locking, meetings
from db.records import CommitteeProfile
from desktop import locking_up
from desktop.dialogs.taking_in import TakingInDialog
from desktop.first_start import beginning
from desktop.first_start.questions import Questions
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting

MEMBERS = ("Lena Fisk, chair", "Tom Brandt, TB, Harbour Master, Port Authority", "Gus Wren, minute-taker")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "new") as window:
        yield window


def asked(window: Window) -> Questions:
    questions = window.start_page.findChild(Questions)
    assert isinstance(questions, Questions)
    return questions


def type_line(window: Window, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(focus_in(window), words)
    QTest.keyClick(focus_in(window), key)


def answer(window: Window, *lines: str) -> None:
    """Answer all but the last question, by keys alone."""
    type_line(window, "Harbour Users", Qt.Key.Key_Tab)
    type_line(window, "HU", Qt.Key.Key_Tab)
    type_line(window, "Pier Room", Qt.Key.Key_Tab)
    type_line(window, "2pm")
    for line in lines:
        type_line(window, line)
    type_line(window, "")


def test_three_questions_answered_by_keys_make_committee_members_and_meeting(window: Window) -> None:
    answer(window, *MEMBERS)
    QTest.keyClick(focus_in(window), Qt.Key.Key_Down)
    type_line(window, "")
    desk = desk_of(window)
    meeting = desk.meeting
    assert meeting is not None
    assert (meeting.title, meeting.place, meeting.date, str(meeting.start)) == (
        "Harbour Users",
        "Pier Room",
        date.today(),
        "14:00:00",
    )
    assert meeting.style == list(desk.styles)[1]
    assert [person.initials for person in meeting.people] == ["LF", "TB", "GW"]
    profile = desk.workspace.read(committees.profile(meeting.committee.id))
    assert [(one.name, one.role) for one in profile.members if one.role] == [
        ("Lena Fisk", "chair"),
        ("Gus Wren", "minute-taker"),
    ]
    assert (profile.short_name, profile.style) == ("HU", meeting.style)
    assert focus_in(window).objectName() == "itemLine"


def test_taking_it_back_leaves_nothing_and_asks_as_before(window: Window) -> None:
    answer(window, *MEMBERS)
    type_line(window, "")
    window.messages.press("Take it back")
    read = desk_of(window).workspace.read
    assert (read(committees.every), read(meetings.cards), desk_of(window).meeting) == ((), (), None)
    assert asked(window).answers.name == "Harbour Users"
    assert [one.name for one in asked(window).seats] == ["Lena Fisk", "Tom Brandt", "Gus Wren"]


def test_a_meeting_that_was_typed_in_is_not_taken_back(window: Window) -> None:
    answer(window)
    type_line(window, "")
    type_line(window, "Welcome")
    assert desk_of(window).workspace.hand_over()
    assert window.messages.words == ""
    assert desk_of(window).meeting is not None


def test_the_name_is_all_that_is_needed(window: Window) -> None:
    type_line(window, "")
    assert "needs a name" in asked(window).trouble.words
    type_line(window, "Quay Board")
    type_line(window, "")
    type_line(window, "")
    meeting = desk_of(window).meeting
    assert meeting is not None and meeting.people == ()


def test_escape_goes_back_and_everything_stands_as_it_was(window: Window) -> None:
    answer(window, *MEMBERS)
    assert asked(window).pages.currentIndex() == 2
    for expected in (1, 0, 0):
        QTest.keyClick(focus_in(window), Qt.Key.Key_Escape)
        assert asked(window).pages.currentIndex() == expected
    assert isinstance(focus_in(window), QLineEdit)
    assert asked(window).committee.place_line.text() == "Pier Room"


def test_ctrl_enter_goes_on_from_any_line(window: Window) -> None:
    type_line(window, "Quay Board")
    QTest.keyClicks(focus_in(window), "Lena Fisk")
    press(window, "Ctrl+Return")
    assert asked(window).pages.currentIndex() == 2


@pytest.mark.parametrize(
    "words", ["Lena Fisk\nTom Brandt\n", "Lena Fisk <lf@example.org>; Tom Brandt <tb@example.org>"]
)
def test_a_list_that_is_pasted_is_a_line_each(window: Window, words: str) -> None:
    type_line(window, "Quay Board")
    QApplication.clipboard().setText(words)
    box = focus_in(window)
    assert isinstance(box, QPlainTextEdit)
    box.paste()
    assert [one.initials for one in asked(window).seats] == ["LF", "TB"]


def test_a_line_in_the_middle_that_is_corrected_is_read_with_those_below(window: Window) -> None:
    type_line(window, "Quay Board")
    box = asked(window).members.box
    box.setPlainText("Lena Fisk\nTom Brandt\nTina Berg\nLena Fisk, chair")
    for words, initials in (
        ("Lena Fisk\nPiet Kowal\nTina Berg\nLena Fisk, chair", ["LF", "PK", "TB"]),
        ("Piet Kowal\nTina Berg\nLena Fisk, chair", ["PK", "TB", "LF"]),
        ("Piet Kowal\nTina Berg", ["PK", "TB"]),
    ):
        box.setPlainText(words)
        assert [one.initials for one in asked(window).seats] == initials


def test_a_line_that_names_nobody_is_pointed_out_before_it_could_be_lost(window: Window) -> None:
    type_line(window, "Quay Board")
    type_line(window, "Lena Fisk")
    QTest.keyClicks(focus_in(window), "lena@example.org")
    press(window, "Ctrl+Return")
    assert asked(window).pages.currentIndex() == 1
    assert "Line 2 names nobody" in asked(window).trouble.words


def test_members_of_a_file_stand_in_lines_below_those_typed(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "members.csv"
    file.write_text("Name,Role,Representing\nTom Brandt,Chair,Port\nLena Fisk,,Club\nGus Wren,,\n", encoding="utf-8")
    monkeypatch.setattr(TakingInDialog, "exec", lambda _dialog: TakingInDialog.DialogCode.Accepted)
    type_line(window, "Quay Board")
    QTest.keyClicks(focus_in(window), "Lena Fisk")
    asked(window).members.take_in(file)
    assert [(one.name, one.representing) for one in asked(window).seats] == [
        ("Lena Fisk", ""),
        ("Tom Brandt", "Port"),
        ("Gus Wren", ""),
    ]
    press(window, "Ctrl+Return")
    type_line(window, "")
    meeting = desk_of(window).meeting
    assert meeting is not None
    profile = desk_of(window).workspace.read(committees.profile(meeting.committee.id))
    assert [one.representing for one in profile.members] == ["", "Port", ""]
    assert all(one.known_as > 0 for one in profile.members)


def test_answers_are_there_again_after_a_start_and_gone_once_used(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with opened(qtbot, folder) as window:
        type_line(window, "Quay Board")
        QTest.keyClicks(focus_in(window), "Lena Fisk")
    with opened(qtbot, folder) as window:
        assert asked(window).pages.currentIndex() == 1
        assert isinstance(focus_in(window), QPlainTextEdit)
        press(window, "Ctrl+Return")
        type_line(window, "")
        meeting = desk_of(window).meeting
        assert meeting is not None and [one.name for one in meeting.people] == ["Lena Fisk"]
    assert "Lena" not in (folder / "settings.ini").read_text(encoding="utf-8")


def test_a_later_day_makes_a_planned_meeting(window: Window) -> None:
    answer(window)
    asked(window).style_question.date_field.put(date.today() + timedelta(days=9))
    type_line(window, "")
    meeting = desk_of(window).meeting
    assert meeting is not None and (meeting.date - date.today(), meeting.status) == (timedelta(days=9), "planned")


def test_a_day_that_is_none_is_asked_for_again(window: Window) -> None:
    answer(window)
    asked(window).style_question.date_field.setText("some day")
    type_line(window, "")
    assert desk_of(window).meeting is None
    assert focus_in(window) is asked(window).style_question.date_field


def test_the_pages_follow_the_style_in_hand(window: Window, qtbot: QtBot) -> None:
    answer(window, *MEMBERS)
    preview = asked(window).style_question.preview
    qtbot.waitUntil(lambda: 0 in preview.view.images, timeout=20_000)
    first = preview.view.images[0]
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        QTest.keyClick(focus_in(window), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: 0 in preview.view.images and preview.view.images[0] != first, timeout=20_000)


def test_what_is_typed_stands_there_still_after_another_screen(window: Window) -> None:
    QTest.keyClicks(focus_in(window), "Quay Board")
    window.bar.run("screen.register")
    window.leave_screen()
    assert asked(window).isVisible() and asked(window).answers.name == "Quay Board"


def test_once_a_committee_is_known_nothing_is_asked(window: Window) -> None:
    desk_of(window).workspace.alter(committees.add(CommitteeProfile(name="Quay Board")), "Committee")
    window.start_page.show_meetings(desk_of(window).workspace)
    assert not window.start_page.asks()
    assert not any(page.isVisible() for page in window.start_page.findChildren(Questions))


def test_answers_never_lie_in_plain_words_beside_locked_data(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with opened(qtbot, folder) as window:
        type_line(window, "Quay Board")
        asked(window).keep()
        assert "Quay" in window.settings.words(beginning.ANSWERS)
        desk_of(window).workspace.store.suspend()
        locking.set_passphrase(folder, None, "seven herons wade", lambda _done, _of: None, lambda: False)
        desk_of(window).workspace.store.resume()
        asked(window).keep()
        assert window.settings.words(beginning.ANSWERS) == ""
        lock = locking_up.of(window)
        lock.begin()
        assert lock.lock()
    assert "Quay" not in (folder / "settings.ini").read_text(encoding="utf-8")
    locking.lock(folder)


def test_skipping_leaves_a_quiet_page_that_can_still_be_asked(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new") as window:
        press(window, "Alt+K")
        qtbot.waitUntil(lambda: not any(page.isVisible() for page in window.start_page.findChildren(Questions)))
    with opened(qtbot, tmp_path / "new") as window:
        assert window.start_page.findChild(Questions) is None
        window.start_page.questions_wanted.emit()
        assert asked(window).isVisible()


def test_who_has_meetings_is_asked_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting())) as window:
        assert window.start_page.findChild(Questions) is None


def test_every_control_has_a_name_and_tab_reaches_all_of_them(window: Window) -> None:
    reached: list[str] = []
    for page in range(3):
        asked(window).turn_to(page)
        first = focus_in(window)
        for _ in range(20):
            here = focus_in(window)
            if asked(window).isAncestorOf(here):
                reached.append(here.accessibleName() or here.property("text"))
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if focus_in(window) is first:
                break
        if page == 0:
            QTest.keyClicks(asked(window).committee.name_line, "Quay Board")
    assert all(reached)
    assert {"Name", "Short name", "Usual place", "Usual start", "Members, one a line", "House styles"} <= set(reached)
    assert {"Date of the first meeting", "F&rom a file…", "S&kip the questions", "Next", "&Back"} <= set(reached)


def test_a_job_title_stands_in_what_was_understood(window: Window) -> None:
    answer(window)
    members = asked(window).members
    members.box.setPlainText("Dev Marlow, Treasurer\nKim Hale\tchair")
    first, second = members.table.rows
    assert [cell.words for cell in first.cells][1:4] == ["Dev Marlow", "member", "Treasurer"]
    assert [cell.words for cell in second.cells][1:4] == ["Kim Hale", "chair", ""]
    assert "Treasurer" in first.spoken
