"""The screen of a committee, by real keys: members, standing items, fields; every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db import committees, members
from db.records import CommitteeProfile, Member, StandingItem
from desktop.committee_pages.committee_screen import CommitteeScreen
from desktop.dialogs.leaving import LeavingDialog
from desktop.dialogs.member import MemberDialog
from desktop.dialogs.new_committee import NewCommitteeDialog
from desktop.dialogs.replacing import ReplacingDialog
from desktop.dialogs.standing_item import StandingItemDialog
from desktop.dialogs.taking_in import TakingInDialog
from desktop.window import Window
from tests.desktop import windows
from tests.desktop.windows import desk_of, focus_in, kept_in, opened
from tests.minutes.member_lists.lists import INVITATION, TABLE
from tests.samples import harbour_meeting

Board = tuple[Window, CommitteeScreen]


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> Iterator[Board]:
    """The window on the harbour meeting, with the screen of its committee, which has no members yet."""
    with opened(qtbot, kept_in(tmp_path, harbour_meeting()), "latest") as window:
        yield window, brought(window)


def press(window: Window, keys: str) -> None:
    """Press a chord in the window, which is brought back first where a dialog stood over it."""
    if not window.isActiveWindow():
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
    windows.press(window, keys)


def in_front(dialog: QDialog, field: QWidget) -> None:
    """Bring a dialog to the front, as a window system would, and a field of it to the focus."""
    dialog.activateWindow()
    field.setFocus()
    for _ in range(200):
        if not field.hasFocus():
            QTest.qWait(5)
    assert field.hasFocus()


def brought(window: Window) -> CommitteeScreen:
    press(window, "F12")
    screen = window.pages.currentWidget()
    assert isinstance(screen, CommitteeScreen)
    return screen


def profile(board: Board) -> CommitteeProfile:
    return desk_of(board[0]).workspace.read(committees.profile(board[1].box.committee))


def names(board: Board) -> list[str]:
    return [member.name for member in profile(board).members]


def typed(window: Window, words: str, *keys: str) -> None:
    QTest.keyClicks(focus_in(window), words)
    for key in keys:
        press(window, key)


def add(board: Board, *people: str) -> None:
    board[1].members.take_focus()
    press(board[0], "Insert")
    for person in people:
        typed(board[0], person, "Return")
    press(board[0], "Escape")


def answering(answer: Callable[[Any], object]) -> None:
    """Answer the dialog that opens within the next seconds."""

    def look(tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            answer(dialog)
        elif tries:
            QTimer.singleShot(5, lambda: look(tries - 1))

    QTimer.singleShot(0, lambda: look(1_000))


def pressing(title: str) -> Callable[[QMessageBox], None]:
    return lambda box: next(b for b in box.buttons() if b.text() == title).click()


def member(board: Board, name: str) -> Member:
    return next(one for one in profile(board).members if one.name == name)


def choose(board: Board, name: str) -> None:
    board[1].members.take_focus()
    assert board[1].members.list.choose(member(board, name).id)


# ---- members


def test_members_are_typed_one_after_another_and_saved_at_once(board: Board) -> None:
    add(board, "Una Reed, UR, chair, una@x.example, Clerk, County Council", "Nell Ash")
    una, nell = profile(board).members
    assert (una.name, una.initials, una.role, una.email, una.job_title, una.organisation) == (
        *("Una Reed", "UR", "chair"),
        *("una@x.example", "Clerk", "County Council"),
    )
    assert (nell.name, nell.initials, nell.capacity) == ("Nell Ash", "NA", "member")
    assert board[1].tabs.tabText(0) == "Members 2"
    assert focus_in(board[0]) is board[1].members.list


def test_tab_takes_somebody_known_from_a_meeting(board: Board) -> None:
    board[1].members.take_focus()
    press(board[0], "Insert")
    typed(board[0], "tom", "Tab", "Return")
    (tom,) = profile(board).members
    known = [one for one in desk_of(board[0]).workspace.read(members.known) if one.name == "Tom Brandt"]
    assert (tom.name, tom.initials, [one.known_as for one in known]) == ("Tom Brandt", "TB", [tom.known_as])


@pytest.mark.parametrize(("answer", "people"), [("The same person", 1), ("Another person", 2)])
def test_a_name_that_is_known_is_asked_about(board: Board, answer: str, people: int) -> None:
    board[1].members.take_focus()
    press(board[0], "Insert")
    QTest.keyClicks(focus_in(board[0]), "Tom Brandt")
    answering(pressing(answer))
    press(board[0], "Return")
    known = [one for one in desk_of(board[0]).workspace.read(members.known) if one.name == "Tom Brandt"]
    assert (names(board), len(known)) == (["Tom Brandt"], people)


def test_leaving_the_question_leaves_the_line_as_it_was(board: Board) -> None:
    board[1].members.take_focus()
    press(board[0], "Insert")
    QTest.keyClicks(focus_in(board[0]), "Tom Brandt")
    answering(pressing("Leave it"))
    press(board[0], "Return")
    assert (names(board), board[1].members.entry.line.text()) == ([], "Tom Brandt")


def test_somebody_of_another_organisation_is_another_person_unasked(board: Board) -> None:
    add(board, "Tom Brandt, TBR, Clerk, County Council")
    known = [one.organisation for one in desk_of(board[0]).workspace.read(members.known) if one.name == "Tom Brandt"]
    assert sorted(known) == ["County Council", "Port Authority"]


def test_a_member_is_not_listed_twice(board: Board) -> None:
    add(board, "Una Reed")
    press(board[0], "Insert")
    QTest.keyClicks(focus_in(board[0]), "Una Reed")
    assert "a member already" in board[1].members.entry.note.words
    answering(pressing("The same person"))
    press(board[0], "Return")
    assert names(board) == ["Una Reed"]


def test_a_former_member_comes_back_from_today_on(board: Board) -> None:
    add(board, "Una Reed, UR, una@x.example")
    desk_of(board[0]).workspace.alter(members.change(member(board, "Una Reed").id, left=date(2020, 1, 1)), "x")
    press(board[0], "Insert")
    typed(board[0], "una", "Tab", "Return", "Escape")
    before, again = profile(board).members
    assert (before.left, again.joined, again.known_as) == (date(2020, 1, 1), date.today(), before.known_as)


def test_undo_takes_back_and_redo_does_again(board: Board) -> None:
    add(board, "Una Reed", "Nell Ash")
    press(board[0], "Ctrl+Z")
    assert names(board) == ["Una Reed"]
    assert [row.spoken.split(",")[0] for row in board[1].members.list.rows] == ["Una Reed"]
    press(board[0], "Ctrl+Shift+Z")
    assert names(board) == ["Una Reed", "Nell Ash"]


def test_members_move_past_each_other(board: Board) -> None:
    add(board, "Una Reed", "Nell Ash", "Sara Cole")
    choose(board, "Sara Cole")
    press(board[0], "Alt+Shift+Up")
    press(board[0], "Alt+Shift+Up")
    press(board[0], "Alt+Shift+Up")
    assert names(board) == ["Sara Cole", "Una Reed", "Nell Ash"]
    press(board[0], "Alt+Shift+Down")
    assert names(board) == ["Una Reed", "Sara Cole", "Nell Ash"]


def test_enter_opens_a_member_for_correction(board: Board) -> None:
    add(board, "Una Reed", "Nell Ash")
    choose(board, "Una Reed")

    def correct(dialog: MemberDialog) -> None:
        dialog.seat_box.setCurrentText("vice-chair")
        dialog.representing_line.setText("County Council")
        dialog.email_line.setText("una@x.example")
        in_front(dialog, dialog.deputy_line)
        QTest.keyClicks(dialog.deputy_line, "nel")
        QTest.keyClick(dialog.deputy_line, Qt.Key.Key_Tab)
        dialog.joined_field.setText("1 March 2024")
        QTest.keyClick(dialog.name_line, Qt.Key.Key_Return)

    answering(correct)
    press(board[0], "Return")
    una, nell = profile(board).members
    assert (una.role, una.representing, una.email, una.deputy, una.joined) == (
        *("vice-chair", "County Council", "una@x.example"),
        *(nell.known_as, date(2024, 3, 1)),
    )
    press(board[0], "Ctrl+Z")
    assert member(board, "Una Reed").role == ""


def test_a_deputy_nobody_knows_becomes_known(board: Board) -> None:
    add(board, "Una Reed")
    answering(lambda dialog: (dialog.deputy_line.setText("Ivo Lund"), dialog.accept()))
    press(board[0], "Return")
    known = {one.known_as: one.name for one in desk_of(board[0]).workspace.read(members.known)}
    assert known[profile(board).members[0].deputy or 0] == "Ivo Lund"


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("email_line", "nobody", "is no e-mail address"),
        ("joined_field", "some day", "No date"),
        ("initials_line", "NA", "NA is Nell Ash too"),
    ],
)
def test_what_cannot_be_right_is_said_under_the_fields(board: Board, field: str, words: str, said: str) -> None:
    add(board, "Una Reed", "Nell Ash")
    choose(board, "Una Reed")
    seen: list[str] = []

    def look(dialog: MemberDialog) -> None:
        line = getattr(dialog, field)
        assert isinstance(line, QLineEdit)
        line.setText(words)
        seen.extend(note.words for note in (dialog.dates_note, dialog.name_note, dialog.trouble))
        dialog.reject()

    answering(look)
    press(board[0], "Return")
    assert any(said in words for words in seen)


def test_delete_ends_a_membership_and_the_former_member_stands_last(board: Board) -> None:
    add(board, "Una Reed", "Nell Ash")
    choose(board, "Una Reed")
    yesterday = date.today() - timedelta(days=1)
    answering(lambda dialog: (dialog.day_field.put(yesterday), dialog.accept()))
    press(board[0], "Delete")
    assert member(board, "Una Reed").left == yesterday
    assert [row.section for row in board[1].members.list.rows] == [False, True, False]
    assert board[1].tabs.tabText(0) == "Members 1"


def test_a_mistake_is_removed_altogether(board: Board) -> None:
    add(board, "Una Reed")

    def mistake(dialog: LeavingDialog) -> None:
        button(dialog, "&Remove, it was a mistake").click()

    answering(mistake)
    press(board[0], "Delete")
    assert names(board) == []
    press(board[0], "Ctrl+Z")
    assert names(board) == ["Una Reed"]


def test_a_former_member_is_taken_off_only_after_a_question(board: Board) -> None:
    add(board, "Una Reed")
    desk_of(board[0]).workspace.alter(members.change(member(board, "Una Reed").id, left=date(2020, 1, 1)), "x")
    for answer, left in (("Keep", 1), ("Take off", 0)):
        choose(board, "Una Reed")
        answering(pressing(answer))
        press(board[0], "Delete")
        assert len(names(board)) == left


def test_somebody_else_takes_the_seat_from_a_day_on(board: Board) -> None:
    add(board, "Una Reed, UR, chair", "Sara Cole")
    choose(board, "Una Reed")
    seen: list[str] = []

    def hand_on(dialog: ReplacingDialog) -> None:
        QTest.keyClicks(dialog.who_line, "Ivo Lund")
        dialog.day_field.setText("1 July 2026")
        seen.append(dialog.note.words)
        QTest.keyClick(dialog.day_field, Qt.Key.Key_Return)

    answering(hand_on)
    press(board[0], "Shift+Insert")
    una, ivo, _ = profile(board).members
    assert (una.left, ivo.name, ivo.role, ivo.joined) == (date(2026, 6, 30), "Ivo Lund", "chair", date(2026, 7, 1))
    assert seen == ["Una Reed is chair until 30 June 2026"]


def test_the_last_meeting_gives_the_members_where_there_are_none(board: Board) -> None:
    take = board[1].members.ways.last_button
    assert take.isVisible()
    ticked: list[tuple[str, bool]] = []

    def take_in(dialog: TakingInDialog) -> None:
        ticked.extend((row.person.name, row.wanted) for row in dialog._model.rows)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    answering(take_in)
    take.setFocus()
    QTest.keyClick(take, Qt.Key.Key_Return)
    ines, tom, gus = profile(board).members
    assert ticked == [("Ines Okafor", True), ("Tom Brandt", True), ("Gus Wren", True)]
    assert (ines.role, tom.role, gus.role, gus.capacity) == ("chair", "", "minute-taker", "in attendance")
    known = {one.known_as: one.name for one in desk_of(board[0]).workspace.read(members.known)}
    assert known[tom.deputy or 0] == "Lena Fisk"
    assert take.isHidden()
    press(board[0], "Ctrl+Z")
    assert names(board) == []


# ---- files


def test_a_file_is_looked_at_corrected_and_taken_in_as_one_step(board: Board, tmp_path: Path) -> None:
    add(board, "Una Reed, UR, Clerk, County Council")
    file = tmp_path / "members.csv"
    file.write_text(TABLE + "Una Reed,una@x.example,County Council,,,,\r\n,nameless@x.example,,,,,\r\n", "utf-16")
    seen: list[list[str]] = []

    def look(dialog: TakingInDialog) -> None:
        seen.append([row.said for row in dialog._model.rows])
        seen.append([row.person.name for row in dialog.taken])
        table = dialog.table
        table.setCurrentIndex(table.model().index(2, 2))
        QTest.keyClick(table, Qt.Key.Key_F2)
        editor = table.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        QTest.keyClicks(editor, "Head of Ports")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert dialog.isVisible()
        table.setCurrentIndex(table.model().index(4, 1))
        QTest.keyClick(table, Qt.Key.Key_Space)
        QTest.keyClick(table, Qt.Key.Key_Return)

    answering(look)
    board[1].members.ways.take_in(file)
    assert seen == [
        [
            *("known from other meetings", "known from other meetings"),
            *("new", "already a member", "new"),
        ],
        ["Ines Okafor", "Tom Brandt", "Zoë Müller", "Nameless"],
    ]
    assert names(board) == ["Una Reed", "Ines Okafor", "Tom Brandt", "Zoë Müller"]
    assert (member(board, "Zoë Müller").job_title, member(board, "Zoë Müller").initials) == ("Head of Ports", "ZM")
    assert (member(board, "Ines Okafor").role, member(board, "Tom Brandt").email) == ("chair", "tom@port.example")
    press(board[0], "Ctrl+Z")
    assert names(board) == ["Una Reed"]


def test_a_member_ticked_again_gives_what_was_unknown(board: Board, tmp_path: Path) -> None:
    add(board, "Una Reed")
    file = tmp_path / "members.csv"
    file.write_text("Name,E-mail\nUna Reed,una@x.example\n")
    answering(lambda dialog: (QTest.keyClick(dialog.table, Qt.Key.Key_Space), dialog.accept()))
    board[1].members.ways.take_in(file)
    assert [(one.name, one.email) for one in profile(board).members] == [("Una Reed", "una@x.example")]


def test_who_somebody_is_can_be_corrected_in_the_list(board: Board, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text("Name\nTom Brandt\n")

    def say_another(dialog: TakingInDialog) -> None:
        model = dialog._model
        assert list(model.choices(0)) == ["the same as Tom Brandt, Harbour Master, Port Authority", "somebody new"]
        assert model.setData(model.index(0, 5), "somebody new")
        assert model.rows[0].said == "new; same name as Tom Brandt, Port Authority"
        assert model.setData(model.index(0, 4), "lay member")
        assert not model.setData(model.index(0, 4), "king")
        dialog.accept()

    answering(say_another)
    board[1].members.ways.take_in(file)
    (tom,) = profile(board).members
    assert (tom.organisation, tom.capacity) == ("", "lay member")


def test_nobody_is_taken_in_twice(board: Board, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text("Name,Organisation\nTom Brandt,\nTom Brandt,Port Authority\n")
    said: list[str] = []

    def look(dialog: TakingInDialog) -> None:
        model = dialog._model
        said.append(dialog.note.words)
        model.setData(model.index(0, 5), "somebody new")
        said.append(dialog.note.words)
        model.setData(model.index(0, 0), " ")
        said.append(dialog.note.words)
        dialog.reject()

    answering(look)
    board[1].members.ways.take_in(file)
    assert [words.partition(":")[0] for words in said] == [
        "⚠ Tom Brandt, Harbour Master, Port Authority is ticked twice",
        "Space ticks, F2 or typing corrects, Enter takes in",
        "⚠ Somebody who is ticked has no name",
    ]


def test_an_invitation_gives_its_members_with_rooms_left_out(board: Board, tmp_path: Path) -> None:
    file = tmp_path / "invite.ics"
    file.write_bytes(INVITATION.encode())
    answering(TakingInDialog.accept)
    board[1].members.ways.take_in(file)
    assert names(board) == ["Tom Brandt", "Lena Fisk", "Una Reed", "Nell Ash", "Gus Wren"]


def test_a_file_that_cannot_be_read_is_said_and_nothing_changes(board: Board, tmp_path: Path) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> None:
        said.append(box.text())
        assert box.informativeText().startswith("The file ")
        box.reject()

    for name, content in (("a.csv", b""), ("b.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR"), ("c.vcf", b"\x00\x01\x02")):
        (tmp_path / name).write_bytes(content)
        answering(read)
        board[1].members.ways.take_in(tmp_path / name)
    answering(read)
    board[1].members.ways.take_in(tmp_path / "not there.csv")
    assert said == [f"Nobody was taken in from {name}" for name in ("a.csv", "b.ics", "c.vcf", "not there.csv")]
    assert names(board) == []


def test_members_go_out_to_a_table_that_comes_in_again(board: Board, tmp_path: Path) -> None:
    add(board, "Una Reed, UR, chair, una@x.example, Clerk, County Council")
    file = tmp_path / "out.csv"
    board[1].members.ways.write_to(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b'"Una Reed","UR","Clerk","County Council","una@x.example","chair"' in file.read_bytes()
    seen: list[list[str]] = []
    answering(lambda dialog: (seen.append([row.said for row in dialog._model.rows]), dialog.reject()))
    board[1].members.ways.take_in(file)
    assert seen == [["already a member"]]
    (tmp_path / "folder.csv").mkdir()
    board[1].members.ways.write_to(tmp_path / "folder.csv")
    assert "could not be written" in board[0].messages.words


# ---- standing items


def test_standing_items_are_kept_by_keys(board: Board) -> None:
    press(board[0], "Ctrl+PgDown")
    page = board[1].standing
    assert focus_in(board[0]) is page.list
    press(board[0], "Insert")
    typed(board[0], "Apologies", "Return")
    typed(board[0], "Risks", "Return", "Escape")
    press(board[0], "Alt+Shift+Up")
    press(board[0], "F2")
    press(board[0], "End")
    typed(board[0], " and issues", "Return")
    assert [item.title for item in profile(board).standing_items] == ["Risks and issues", "Apologies"]

    def correct(dialog: StandingItemDialog) -> None:
        dialog.minutes_line.setText("15")
        dialog.purpose_box.setCurrentText("discussion")
        dialog.lead_line.setText("TB")
        QTest.keyClick(dialog.outcome_box, Qt.Key.Key_Space)
        QTest.keyClick(dialog.title_line, Qt.Key.Key_Return)

    answering(correct)
    press(board[0], "Return")
    risks = profile(board).standing_items[0]
    assert risks == StandingItem(
        id=risks.id, title="Risks and issues", minutes=15, purpose="discussion", lead="TB", outcome_wanted=True
    )
    press(board[0], "Delete")
    assert [item.title for item in profile(board).standing_items] == ["Apologies"]
    press(board[0], "Ctrl+Z")
    assert profile(board).standing_items[0] == risks


def test_the_last_meeting_gives_its_standing_items(board: Board) -> None:
    press(board[0], "Ctrl+PgDown")
    board[1].standing.last_button.click()
    (item,) = profile(board).standing_items
    assert (item.title, item.minutes, item.lead) == ("Matters arising", 20, "IO, The auditors")
    assert board[1].standing.last_button.isHidden()


# ---- about the committee


def about(board: Board, field: str) -> QWidget:
    board[1].tabs.setCurrentIndex(2)
    board[1].about.take_focus()
    assert board[1].about.list.choose(field)
    board[1].about._explain()
    return board[1].about.list


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("name", "Quay Board", "Quay Board"),
        ("short_name", "QB", "QB"),
        ("place", "Old Customs House", "Old Customs House"),
        ("start", "2pm", time(14)),
        ("end", "1630", time(16, 30)),
        ("quorum", "4", 4),
        ("reached", "AP33/17", "AP33/17"),
        ("reached_on", "30 November 2017", date(2017, 11, 30)),
    ],
)
def test_a_field_is_written_over_in_place(board: Board, field: str, words: str, value: object) -> None:
    before = getattr(profile(board), field)
    about(board, field)
    press(board[0], "Return")
    line = focus_in(board[0])
    assert isinstance(line, QLineEdit)
    line.selectAll()
    typed(board[0], words, "Return")
    assert getattr(profile(board), field) == value
    assert focus_in(board[0]) is board[1].about.list
    press(board[0], "Ctrl+Z")
    assert getattr(profile(board), field) == before


@pytest.mark.parametrize(("field", "words"), [("start", "soon"), ("quorum", "many"), ("reached_on", "one day")])
def test_what_is_not_understood_stays_in_the_line_and_is_said(board: Board, field: str, words: str) -> None:
    about(board, field)
    before = getattr(profile(board), field)
    press(board[0], "Return")
    line = focus_in(board[0])
    assert isinstance(line, QLineEdit)
    line.selectAll()
    typed(board[0], words, "Return")
    assert focus_in(board[0]) is line and line.text() == words
    assert board[1].about.note.words.startswith("⚠")
    press(board[0], "Escape")
    assert getattr(profile(board), field) == before


def test_a_name_that_is_taken_is_said_and_the_words_stay(board: Board) -> None:
    desk_of(board[0]).workspace.alter(committees.add(CommitteeProfile(name="Quay Board")), "x")
    about(board, "name")
    press(board[0], "Return")
    line = focus_in(board[0])
    assert isinstance(line, QLineEdit)
    line.selectAll()
    typed(board[0], "Quay Board", "Return")
    assert board[0].messages.words == "There is a committee called “Quay Board” already. Give this one another name."
    assert line.text() == "Quay Board"
    press(board[0], "Escape")


def test_a_house_style_is_chosen_from_a_menu(board: Board) -> None:
    listed = about(board, "style")
    press(board[0], "Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = next(action for action in menu.actions() if action.text().startswith("Strategic"))
    while menu.activeAction() is not wanted:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert profile(board).style == "strategic-board"
    assert focus_in(board[0]) is listed


def test_the_next_reference_is_said_or_why_there_is_none(board: Board) -> None:
    workspace, id = desk_of(board[0]).workspace, board[1].box.committee
    workspace.alter(
        committees.change(id, style="strategic-board", reached="AP33/17", reached_on=date(2017, 11, 30)), "x"
    )
    about(board, "reached")
    assert board[1].about.note.words == "The next action of 2017 will be AP34/17."
    workspace.alter(committees.change(id, reached="thirty"), "x")
    assert "cannot read “thirty” as a reference of 2017" in board[1].about.note.words
    workspace.alter(committees.change(id, style="executive-board"), "x")
    assert "begins at 1 in each meeting" in board[1].about.note.words


def test_key_agencies_and_priorities_are_lines_kept_by_keys(board: Board) -> None:
    add(board, "Una Reed, UR, Clerk, County Council")
    board[1].tabs.setCurrentIndex(2)
    agencies = board[1].about.agencies
    agencies.list.setFocus()
    press(board[0], "Insert")
    typed(board[0], "cou", "Tab", "Return")
    typed(board[0], "Coastguard", "Return", "Escape")
    assert profile(board).key_agencies == ("County Council", "Coastguard")
    assert [row.cells[1].words for row in agencies.list.rows] == ["", "no member"]
    press(board[0], "Alt+Shift+Up")
    press(board[0], "F2")
    press(board[0], "End")
    typed(board[0], " service", "Return")
    assert profile(board).key_agencies == ("Coastguard service", "County Council")
    press(board[0], "Delete")
    assert profile(board).key_agencies == ("County Council",)
    board[1].about.priorities.list.setFocus()
    press(board[0], "Insert")
    typed(board[0], "Safe moorings", "Return", "Escape")
    assert profile(board).priorities == ("Safe moorings",)


# ---- committees


def test_a_new_committee_is_made_shown_and_taken_back(board: Board) -> None:
    def make(dialog: NewCommitteeDialog) -> None:
        dialog.name_line.setText("harbour trust board")
        assert "already" in dialog.trouble.words
        dialog.name_line.setText("")
        QTest.keyClicks(dialog.name_line, "Moorings Subgroup")
        dialog.parent_box.setCurrentText("Harbour Trust Board")
        QTest.keyClick(dialog.name_line, Qt.Key.Key_Return)

    answering(make)
    board[1].new_button.click()
    assert profile(board).name == "Moorings Subgroup"
    assert board[1].said.text().startswith("part of Harbour Trust Board")
    add(board, "Una Reed")
    press(board[0], "Ctrl+Z")
    press(board[0], "Ctrl+Z")
    assert [one.name for one in desk_of(board[0]).workspace.read(committees.every)] == ["Harbour Trust Board"]
    assert profile(board).name == "Harbour Trust Board"


def test_only_a_committee_without_meetings_is_removed(board: Board) -> None:
    answering(pressing("Remove"))
    board[1].about.remove_button.click()
    assert "cannot be removed while one of its meetings is kept here" in board[0].messages.words
    desk_of(board[0]).workspace.alter(committees.add(CommitteeProfile(id=7, name="Quay Board")), "x")
    desk_of(board[0]).open_screen("committee", 7)
    answering(pressing("Remove"))
    board[1].about.remove_button.click()
    assert profile(board).name == "Harbour Trust Board"


def test_without_a_meeting_undo_works_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path)) as window:
        screen = brought(window)
        make = focus_in(window)
        assert isinstance(make, QPushButton) and make.text() == "Make a committee…"
        answering(lambda dialog: (dialog.name_line.setText("Quay Board"), dialog.accept()))
        QTest.keyClick(make, Qt.Key.Key_Return)
        add((window, screen), "Una Reed")
        assert names((window, screen)) == ["Una Reed"]
        press(window, "Ctrl+Z")
        assert names((window, screen)) == []
        press(window, "Ctrl+Z")
        assert screen.pages.currentWidget() is screen.nothing


def test_escape_leads_back_and_f12_comes_and_goes(board: Board) -> None:
    press(board[0], "Escape")
    assert board[0].pages.currentWidget() is board[0].area
    press(board[0], "F12")
    assert board[0].pages.currentWidget() is board[1]
    press(board[0], "F12")
    assert board[0].pages.currentWidget() is board[0].area


@pytest.mark.parametrize("size", [(1366, 700), (900, 560)])
def test_every_control_is_named_and_fits(board: Board, size: tuple[int, int]) -> None:
    board[0].resize(*size)
    for place in range(3):
        board[1].tabs.setCurrentIndex(place)
        QApplication.processEvents()
        for control in board[1].findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.accessibleName() or getattr(control, "text", str)(), control
        for button in board[1].findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()


def button(dialog: QDialog, title: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == title)
