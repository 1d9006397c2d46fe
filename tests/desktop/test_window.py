from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from db import meetings
from db.store import Store, StoreError
from db.values import replace
from desktop import exporting, printing
from desktop.commands import COMMANDS
from desktop.dialogs import question
from desktop.menus.help import choices
from desktop.minutes.document import Ref
from desktop.minutes.exports import format_for
from desktop.notes_editor.editor import NotesEditor
from desktop.widgets.colours import DARK, LIGHT
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in(tmp_path / "books", harbour_meeting())


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    with opened(qtbot, folder, "latest") as window:
        yield window


def test_the_whole_window_is_on_a_small_screen_with_its_frame_and_title(window: Window) -> None:
    room = window.screen().availableSize()
    assert window.width() <= room.width() - 16 and window.height() <= room.height() - 40


def test_every_command_shown_is_carried_out_by_somebody(window: Window) -> None:
    shown = set(window.bar.actions_by_name)
    assert {"meeting.new", "file.export", "edit.undo", "help.palette", "item.lead"} <= shown
    assert all(row.title for row in COMMANDS if row.name in shown)


def test_no_key_is_given_twice(window: Window) -> None:
    given = [
        keys.toString()
        for action in window.bar.actions_by_name.values()
        for keys in action.shortcuts()
        if not keys.isEmpty()
    ]
    assert sorted(given) == sorted(set(given))


def test_the_title_says_which_meeting_of_what_day_is_open(window: Window) -> None:
    assert window.windowTitle() == "Minutebook – Harbour Trust Board meeting · Thursday 12 March 2026"


def test_leaving_the_meeting_shows_the_start_page_with_its_committee(window: Window) -> None:
    window.bar.run("meeting.leave")
    assert window.pages.currentWidget() is window.start_page
    assert "Harbour Trust Board" in window.start_page.meetings.item(0).text()
    assert window.windowTitle() == "Minutebook"


def test_what_needs_a_meeting_is_grey_while_none_is_open(window: Window) -> None:
    window.bar.run("meeting.leave")
    assert not window.bar.actions_by_name["file.export"].isEnabled()
    assert window.bar.actions_by_name["meeting.new"].isEnabled()


def test_enter_on_the_start_page_opens_the_meeting_in_hand(window: Window, qtbot: QtBot) -> None:
    window.bar.run("meeting.leave")
    qtbot.keyClick(window.start_page.meetings, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.area
    assert desk_of(window).meeting is not None


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+U", "Ctrl+E", "Ctrl+K", "Ctrl+B", "Ctrl+I"])
def test_a_key_of_the_program_wins_inside_a_text_field(window: Window, keys: str) -> None:
    field = QLineEdit("words", window)
    field.show()
    field.setFocus()
    heard: list[str] = []
    action = next(
        action
        for action in window.bar.actions_by_name.values()
        if any(mine.toString() == keys for mine in action.shortcuts())
    )
    action.blockSignals(False)
    action.triggered.disconnect()
    action.triggered.connect(lambda: heard.append(keys))
    field.insert(" more")
    press(window, keys)
    assert heard == [keys]
    assert field.text() == "words more"


def test_undo_takes_back_the_house_style(window: Window) -> None:
    desk = desk_of(window)
    window.bar.run("style:strategic-board")
    assert desk.style.name == "strategic-board"
    assert desk.workspace.undo_name == "House style"
    press(window, "Ctrl+Z")
    assert desk.style.name == "notes-table"


def test_the_style_that_is_worn_is_marked_in_the_menu(window: Window) -> None:
    window.bar.run("style:executive-board")
    submenu = next(action.menu() for action in window.bar.menus["Meeting"].actions() if action.text() == "House style")
    submenu.aboutToShow.emit()
    marked = [name for name, action in window.bar.actions_by_name.items() if action.isChecked() and "style:" in name]
    assert marked == ["style:executive-board"]


def test_the_menu_names_what_undo_would_take_back(window: Window) -> None:
    window.bar.run("status:circulated")
    window.bar.menus["Edit"].aboutToShow.emit()
    assert window.bar.actions_by_name["edit.undo"].text() == "Undo: Status"


def test_beginning_a_planned_meeting_makes_it_a_draft_in_session(qtbot: QtBot, tmp_path: Path) -> None:
    planned = harbour_meeting(date=date.today(), start=None, end=None, status="planned")
    with opened(qtbot, kept_in(tmp_path / "books", planned), "latest") as window:
        window.bar.run("meeting.begin")
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.start is not None and meeting.status == "draft"
        assert "in session 0:0" in window.status.words
        window.bar.run("meeting.close")
        assert "in session" not in window.status.words


def test_a_meeting_of_another_day_is_not_in_session(window: Window) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None
    desk.workspace.do(meetings.change(desk.meeting.id, end=None), "no end")
    assert "in session" not in window.status.words


def test_saved_words_stand_in_the_corner_with_their_time(window: Window) -> None:
    desk_of(window).workspace.saved.emit(datetime(2026, 3, 12, 14, 32, 10))
    assert "saved 14:32:10" in window.status.words


def test_words_that_could_not_be_saved_stay_on_the_screen_until_they_are(window: Window) -> None:
    workspace = desk_of(window).workspace
    workspace.unsaved.emit("The disk did not take the last words.")
    desk_of(window).tell("something else")
    assert window.messages.words == "The disk did not take the last words."
    workspace.saved.emit(datetime.now())
    assert window.messages.words == ""


def test_larger_text_is_remembered(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        usual = QApplication.font().pointSizeF()
        press(window, "Ctrl+=")
        press(window, "Ctrl+=")
        assert QApplication.font().pointSizeF() == usual + 2
    with opened(qtbot, folder) as again:
        assert QApplication.font().pointSizeF() == usual + 2
        press(again, "Ctrl+0")
        assert QApplication.font().pointSizeF() == usual


def test_dark_is_worn_at_once_and_remembered(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        assert window.theme.colours is LIGHT
        window.bar.run("view.dark")
        assert window.theme.colours is DARK
    with opened(qtbot, folder) as again:
        assert again.theme.colours is DARK
        again.bar.run("view.light")


def test_the_palette_does_anything_by_name_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    press(window, "Ctrl+K")
    assert QApplication.focusWidget() is window.chooser.line
    qtbot.keyClicks(window.chooser.line, "hous exec")
    assert window.chooser.titles[0].startswith("House style: ")
    qtbot.keyClick(window.chooser.line, Qt.Key.Key_Return)
    assert desk_of(window).style.name == "executive-board"
    assert QApplication.focusWidget() is before


def test_escape_leaves_the_palette_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    press(window, "Ctrl+K")
    qtbot.keyClick(window.chooser.line, Qt.Key.Key_Escape)
    assert window.chooser.isHidden()
    assert QApplication.focusWidget() is before


def test_the_palette_goes_to_an_item(window: Window, qtbot: QtBot) -> None:
    press(window, "Ctrl+K")
    qtbot.keyClicks(window.chooser.line, "item 2 matters")
    qtbot.keyClick(window.chooser.line, Qt.Key.Key_Return)
    item = desk_of(window).item
    assert item is not None and item.title == "Matters arising"


def test_a_meeting_is_opened_by_typing_its_date(qtbot: QtBot, tmp_path: Path) -> None:
    later = harbour_meeting(uid="later", date=date(2026, 5, 14))
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting(), later)) as window:
        press(window, "Ctrl+O")
        qtbot.keyClicks(window.chooser.line, "12 march")
        qtbot.keyClick(window.chooser.line, Qt.Key.Key_Return)
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.date == date(2026, 3, 12)


def test_find_goes_from_place_to_place_across_items(window: Window, qtbot: QtBot) -> None:
    press(window, "Ctrl+F")
    qtbot.keyClicks(focus_in(window), "moorings")
    qtbot.keyClick(focus_in(window), Qt.Key.Key_Return)
    item = desk_of(window).item
    assert item is not None and item.title == "Matters arising"


def test_a_removed_meeting_can_be_put_back(window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("desktop.dialogs.question.ask", lambda *_: True)
    workspace = desk_of(window).workspace
    window.bar.run("meeting.leave")
    qtbot.keyClick(window.start_page.meetings, Qt.Key.Key_Delete)
    assert workspace.read(meetings.cards) == ()
    window.messages.press("Put it back")
    assert [card.title for card in workspace.read(meetings.cards)] == ["Harbour Trust Board meeting"]


def test_a_first_start_offers_a_sample_meeting_to_try(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new") as window:
        press(window, "Alt+T")
        qtbot.waitUntil(lambda: desk_of(window).meeting is not None)
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.surroundings.open_actions


def test_a_new_meeting_is_open_and_ready_to_be_typed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: object) -> int:
        dialog.date_field.setText("14 may 26")  # type: ignore[attr-defined]
        return 1

    monkeypatch.setattr("desktop.dialogs.new_meeting.NewMeetingDialog.exec", answer)
    window.bar.run("meeting.new")
    meeting = desk_of(window).meeting
    assert meeting is not None
    assert (meeting.date, meeting.committee.name, meeting.style) == (
        date(2026, 5, 14),
        "Harbour Trust Board",
        "notes-table",
    )
    assert [item.title for item in meeting.items] == ["Matters arising"]
    assert [person.initials for person in meeting.people] == ["IO", "TB", "GW"]


def test_the_layout_of_the_panes_is_remembered(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder, "latest") as window:
        assert window.area is not None
        first = next(one for one in window.area.placed if one.dock is not None and one.stands_open)
        window.area.focus_pane(first.card.name)
        press(window, "Ctrl+F4")
        assert not first.stands_open
    with opened(qtbot, folder, "latest") as again:
        assert again.area is not None
        same = next(one for one in again.area.placed if one.card.name == first.card.name)
        assert not same.stands_open
        again.area.focus_pane(first.card.name)
        assert same.stands_open


def settle_layout() -> None:
    """Let Qt lay out anew, and what waits for that lay out in its turn."""
    for _ in range(4):
        QApplication.processEvents()


def widths(window: Window) -> dict[str, int]:
    """Return how wide the panes at the sides are, once they have settled."""
    settle_layout()
    assert window.area is not None
    return {one.card.name: one.dock.width() for one in window.area.placed if one.dock and one.dock.isVisible()}


def make_wide(window: Window, name: str, pixels: int) -> None:
    """Make a pane of an open meeting so wide."""
    settle_layout()
    area = window.area
    dock = next(one.dock for one in area.placed if one.card.name == name) if area is not None else None
    assert area is not None and dock is not None
    area.resizeDocks([dock], [pixels], Qt.Orientation.Horizontal)


def enter_meeting(window: Window, width: int) -> None:
    """Make the start page so wide, and open the meeting in hand there."""
    window.resize(width, 720)
    QTest.keyClick(window.start_page.meetings, Qt.Key.Key_Return)
    assert window.area is not None and window.area.isVisible()


def assert_they_come_back(qtbot: QtBot, folder: Path, left: dict[str, int]) -> None:
    """Open the meeting in a new window: the panes are as wide as they were left."""
    with opened(qtbot, folder) as again:
        enter_meeting(again, 1280)
        qtbot.waitUntil(lambda: widths(again) == left)


def test_panes_are_as_wide_as_they_were_left_when_a_meeting_is_opened_on_the_start_page(
    qtbot: QtBot, folder: Path
) -> None:
    with opened(qtbot, folder) as window:
        enter_meeting(window, 1280)
        make_wide(window, "agenda", 350)
        make_wide(window, "actions", 400)
        left = widths(window)
        assert (left["agenda"], left["actions"]) == (350, 400)
    with opened(qtbot, folder) as untouched:
        assert not desk_of(untouched).meeting
    assert_they_come_back(qtbot, folder, left)


def test_panes_are_as_wide_as_they_were_left_when_the_start_opens_a_meeting(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder, "latest") as window:
        make_wide(window, "actions", 230)
        left = widths(window)
        assert left["actions"] == 230
    with opened(qtbot, folder, "latest") as again:
        qtbot.waitUntil(lambda: widths(again) == left)


def test_panes_are_as_wide_as_they_were_left_in_larger_text(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        enter_meeting(window, 1280)
        for _ in range(5):
            window.bar.run("view.larger")
        left = widths(window)
    assert_they_come_back(qtbot, folder, left)


def test_panes_left_wide_leave_the_notes_their_room_in_a_narrower_window(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        enter_meeting(window, 1600)
        make_wide(window, "agenda", 500)
        make_wide(window, "actions", 500)
        assert widths(window)["actions"] == 500
    with opened(qtbot, folder) as again:
        enter_meeting(again, 1000)
        assert 200 < widths(again)["agenda"] < 300
        assert 200 < widths(again)["actions"] < 300


def test_what_stands_beside_the_panes_or_in_their_place_does_not_change_how_wide_they_were_left(
    qtbot: QtBot, folder: Path
) -> None:
    with opened(qtbot, folder) as window:
        enter_meeting(window, 1280)
        make_wide(window, "actions", 400)
        left = widths(window)
        press(window, "F1")
        assert widths(window)["actions"] < 400
    with opened(qtbot, folder) as again:
        enter_meeting(again, 1280)
        qtbot.waitUntil(lambda: widths(again) == left)
        press(again, "Ctrl+P")
        assert "actions" not in widths(again)
    assert_they_come_back(qtbot, folder, left)


def test_a_pane_that_floats_comes_back_with_the_meeting_and_does_not_change_the_others(
    qtbot: QtBot, folder: Path
) -> None:
    with opened(qtbot, folder) as window:
        enter_meeting(window, 1280)
        make_wide(window, "actions", 400)
        assert window.area is not None
        window.area.focus_pane("actions")
        window.area.float_current()
        left = widths(window)
    with opened(qtbot, folder) as again:
        assert not widths(again)
        enter_meeting(again, 1280)
        qtbot.waitUntil(lambda: widths(again) == left)
        assert again.area is not None
        again.area.use_first_layout()
        assert (widths(again)["agenda"], widths(again)["actions"]) == (280, 320)


def test_f6_goes_round_the_panes_that_stand_open(window: Window) -> None:
    assert window.area is not None
    seen = []
    for _ in range(sum(one.stands_open for one in window.area.placed)):
        press(window, "F6")
        focus = QApplication.focusWidget()
        assert focus is not None
        seen += [one.card.name for one in window.area.placed if (one.dock or one.widget).isAncestorOf(focus)]
    assert sorted(seen) == sorted(one.card.name for one in window.area.placed if one.stands_open)


def test_an_overdue_action_is_counted_on_the_start_page(qtbot: QtBot, tmp_path: Path) -> None:
    meeting = harbour_meeting()
    late = replace(meeting, date=date.today() - timedelta(days=400))
    with opened(qtbot, kept_in(tmp_path / "books", late)) as window:
        assert "2 actions open" in window.start_page.meetings.item(0).text()


def test_the_notes_grow_with_the_text_size(window: Window) -> None:
    assert window.area is not None
    notes = next(one.widget for one in window.area.placed if one.dock is None)
    editor = notes.findChildren(QTextEdit)[0]
    before = editor.document().defaultFont().pointSizeF()
    window.bar.run("view.larger")
    assert editor.document().defaultFont().pointSizeF() > before
    window.bar.run("view.usual_size")
    assert editor.document().defaultFont().pointSizeF() == before


def test_pages_of_the_minutes_are_painted_on_paper(window: Window, tmp_path: Path) -> None:
    desk = desk_of(window)
    form = format_for(".pdf", "minutes")
    assert desk.meeting is not None and form is not None
    content = exporting.rendering(desk.meeting, desk.style, "minutes", form)(lambda _share: None)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printing.paint_pages(printer, content)
    del printer
    printed = printing.page_sizes((tmp_path / "paper.pdf").read_bytes())
    assert len(printed) == len(printing.page_sizes(content))


def test_closing_with_words_that_cannot_be_kept_asks_first(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_store: Store, _edit: object, **_how: object) -> None:
        raise StoreError("The disk is full.")

    asked: list[str] = []
    monkeypatch.setattr(question, "ask", lambda _parent, words, *_more: bool(asked.append(words)))
    (editor,) = window.findChildren(NotesEditor)
    editor.setFocus()
    with monkeypatch.context() as disk:
        disk.setattr(Store, "write", full)
        QTest.keyClicks(editor, "Half a sentence")
        assert not window.close()
        assert len(asked) == 1
    assert window.close()
    assert len(asked) == 1


def test_a_person_asked_for_brings_the_hidden_list_of_attendees(window: Window) -> None:
    assert window.area is not None
    window.area.focus_pane("attendees")
    window.area.hide_current()
    desk_of(window).show(Ref("person", 0))
    assert focus_in(window).accessibleName() == "Attendees"


def test_the_palette_names_nothing_twice(window: Window) -> None:
    named = [choice.name for choice in choices(window, desk_of(window))]
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((595.28, 841.89), QPageSize.PageSizeId.A4),
        ((612.0, 792.0), QPageSize.PageSizeId.Letter),
        ((419.5, 595.3), QPageSize.PageSizeId.A5),
        ((500.0, 700.0), QPageSize.PageSizeId.Custom),
    ],
)
def test_the_printer_is_asked_for_the_paper_that_the_pages_have(
    size: tuple[float, float], name: QPageSize.PageSizeId
) -> None:
    sheet = printing._sheet(size)
    assert sheet.id() == name
    points = sheet.size(QPageSize.Unit.Point)
    assert abs(points.width() - size[0]) < 2 and abs(points.height() - size[1]) < 2
