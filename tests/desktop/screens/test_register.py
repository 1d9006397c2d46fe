"""The action register by real keys: filters, sorting, changing in place, its life, and writing it out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db import snapshot
from db.records import Action, Committee, Item, Meeting, Note, Owner, Person, RegisterEntry, Review, new_id
from desktop.dialogs.action_life import LifeDialog
from desktop.screens.register import FIELDS, RegisterScreen, why_not
from desktop.window import Window
from tests.desktop import windows
from tests.desktop.windows import desk_of, focus_in, kept_in, opened

TODAY = date.today()
LONG_AGO = date(2020, 5, 4)
Register = tuple[Window, RegisterScreen]


def people() -> tuple[Person, ...]:
    tom = Person(id=new_id(), label="tom", name="Tom Brandt", initials="TB", organisation="Port Authority")
    lena = Person(id=new_id(), label="lena", name="Lena Fisk", initials="LF", organisation="Sailing Club")
    return tom, lena


def given(words: str, reference: str, **fields: object) -> Note:
    action = Action(id=new_id(), reference=reference, provisional=False, **fields)  # type: ignore[arg-type]
    return Note(kind="action", text=words, action=action)


def sitting(day: date, *notes: Note, name: str = "Harbour Trust Board", **fields: object) -> Meeting:
    return Meeting(
        id=new_id(),
        uid=f"uid-{new_id()}",
        committee=Committee(name=name),
        title=f"{name} meeting",
        date=day,
        items=(Item(title="Moorings", notes=notes),),
        **fields,  # type: ignore[arg-type]
    )


def three_meetings() -> tuple[Meeting, ...]:
    """An agreed meeting with an overdue action, another committee's, and a draft that carries one forward."""
    tom, lena = people()
    old = given("TB to mend the crane", "AP1/26", owners=(Owner(person=tom.id),), due=LONG_AGO)
    carried = given("LF to paint the beacon", "AP2/26", owners=(Owner(person=lena.id),), due=LONG_AGO)
    first = sitting(TODAY - timedelta(days=90), old, carried, people=(tom, lena), status="agreed")
    theirs = given("Somebody to count the lamps", "7", due=TODAY + timedelta(days=10), priority="Visitors")
    second = sitting(TODAY - timedelta(days=60), theirs, name="Lamps Subgroup")
    tom, lena = people()
    fresh = given("TB to price the moorings", "AP3/26", owners=(Owner(person=tom.id),), due_phrase="soon")
    assert carried.action is not None
    review = Review(
        action=carried.action.id,
        reference="AP2/26",
        outcome="carried forward",
        closing="Not begun.",
        carried_to=TODAY + timedelta(days=20),
    )
    last = sitting(TODAY - timedelta(days=30), fresh, Note(kind="review", review=review), people=(tom, lena))
    return first, second, last


@pytest.fixture
def register(qtbot: QtBot, tmp_path: Path) -> Iterator[Register]:
    """The window on the newest of three meetings, with the register of its committee."""
    with opened(qtbot, kept_in(tmp_path, *three_meetings()), "latest") as window:
        yield window, brought(window)


def press(window: Window, keys: str) -> None:
    if not window.isActiveWindow():
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
    windows.press(window, keys)


def brought(window: Window) -> RegisterScreen:
    press(window, "F5")
    screen = window.pages.currentWidget()
    assert isinstance(screen, RegisterScreen)
    return screen


def type_in(widget: QWidget, words: str) -> None:
    QTest.keyClicks(widget, words)


def column(screen: RegisterScreen, field: str) -> list[str]:
    return [screen.table.fact(row, FIELDS.index(field)).words for row in range(screen.table.count)]


def references(screen: RegisterScreen) -> list[str]:
    return column(screen, "reference")


def go_to(window: Window, screen: RegisterScreen, reference: str, field: str) -> None:
    """Walk with the arrow keys to a cell."""
    press(window, "Home")
    for _ in range(references(screen).index(reference)):
        press(window, "Down")
    for _ in range(len(FIELDS)):
        press(window, "Left")
    shown = [name for place, name in enumerate(FIELDS) if not screen.table.isColumnHidden(place)]
    for _ in range(shown.index(field)):
        press(window, "Right")
    assert (screen.table.row, screen.table.currentIndex().column()) == (
        references(screen).index(reference),
        FIELDS.index(field),
    )


def editor(screen: RegisterScreen) -> QWidget:
    found = screen.table.indexWidget(screen.table.currentIndex())
    assert found is not None
    return found


def answer(dialog: type[QWidget], deed: Callable[[QWidget], object]) -> None:
    """Do something with the dialog that is about to open."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, dialog)
        deed(shown)

    QTimer.singleShot(0, look)


def note(window: Window, reference: str) -> Action:
    """Return an action as its minutes have it."""
    desk = desk_of(window)
    assert desk.meeting is not None
    fresh = desk.workspace.read(snapshot.load(desk.meeting.id))
    return next(
        note.action for _, note in fresh.every_note() if note.action is not None and note.action.reference == reference
    )


def test_the_register_begins_with_what_is_open_in_the_committee_of_the_open_meeting(register: Register) -> None:
    _, screen = register
    assert references(screen) == ["AP1/26", "AP2/26", "AP3/26"]
    assert screen.said.text() == "3 open, 1 overdue"
    assert screen.table.hasFocus()
    late = screen.table.fact(0, FIELDS.index("due"))
    assert (late.below, late.look) == ("overdue", "error")


def test_f5_again_leads_back_to_the_meeting(register: Register) -> None:
    window, _ = register
    press(window, "F5")
    assert window.pages.currentWidget() is window.area


def test_all_committees_have_a_column_that_names_them(register: Register) -> None:
    window, screen = register
    assert screen.table.isColumnHidden(0)
    screen.committee_box.setFocus()
    press(window, "Home")
    assert references(screen) == ["AP1/26", "7", "AP2/26", "AP3/26"]
    assert not screen.table.isColumnHidden(0)
    assert column(screen, "committee")[1] == "Lamps Subgroup"


@pytest.mark.parametrize(
    ("typed", "left"),
    [("lf", ["AP2/26"]), ("brandt", ["AP1/26", "AP3/26"]), ("port", ["AP1/26", "AP3/26"]), ("zz", [])],
)
def test_owners_are_looked_for_while_they_are_typed(
    register: Register, qtbot: QtBot, typed: str, left: list[str]
) -> None:
    _, screen = register
    screen.owner_line.setFocus()
    type_in(screen.owner_line, typed)
    qtbot.waitUntil(lambda: references(screen) == left)


def test_words_and_references_are_looked_for_while_they_are_typed(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    screen.words_line.setFocus()
    type_in(screen.words_line, "AP3")
    qtbot.waitUntil(lambda: references(screen) == ["AP3/26"])
    press(window, "Return")
    assert screen.table.hasFocus()
    screen.words_line.setFocus()
    type_in(screen.words_line, "xyz")
    qtbot.waitUntil(lambda: not screen.table.count)
    assert "No action fits" in screen.table.empty


@pytest.mark.parametrize(
    ("due", "left"),
    [("Overdue", ["AP1/26"]), ("Next 30 days", ["AP2/26"]), ("No date", ["AP3/26"])],
)
def test_what_is_due_is_chosen_with_a_letter(register: Register, due: str, left: list[str]) -> None:
    _, screen = register
    screen.due_box.setFocus()
    type_in(screen.due_box, due[:2])
    assert screen.due_box.currentText() == due
    assert references(screen) == left


def test_agencies_and_priorities_come_from_what_is_there(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    screen.committee_box.setFocus()
    press(window, "Home")
    qtbot.waitUntil(lambda: screen.agency_box.count() == 3)
    screen.agency_box.setFocus()
    type_in(screen.agency_box, "Sai")
    assert references(screen) == ["AP2/26"]
    press(window, "Home")
    screen.priority_box.setFocus()
    type_in(screen.priority_box, "Vis")
    assert references(screen) == ["7"]


def test_keys_sort_by_the_column_that_the_cursor_stands_in(register: Register) -> None:
    window, screen = register
    go_to(window, screen, "AP1/26", "owners")
    press(window, "Ctrl+Down")
    assert column(screen, "owners") == ["LF", "TB", "TB"]
    press(window, "Ctrl+Up")
    assert column(screen, "owners") == ["TB", "TB", "LF"]


def test_f2_changes_a_status_undo_takes_it_back_and_the_panes_follow(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    go_to(window, screen, "AP3/26", "status")
    press(window, "F2")
    box = editor(screen)
    assert isinstance(box, QComboBox)
    type_in(box, "w")
    assert box.currentText() == "withdrawn"
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: references(screen) == ["AP1/26", "AP2/26"])
    assert note(window, "AP3/26").status == "withdrawn"
    assert screen.table.hasFocus()
    press(window, "Ctrl+Z")
    assert references(screen) == ["AP1/26", "AP2/26", "AP3/26"]
    assert note(window, "AP3/26").status == "open"


def test_typing_on_a_day_writes_it_anew_and_by_hand(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    go_to(window, screen, "AP3/26", "due")
    type_in(screen.table, "3")
    line = editor(screen)
    assert isinstance(line, QLineEdit)
    type_in(line, f" March {TODAY.year + 1}")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: note(window, "AP3/26").due == date(TODAY.year + 1, 3, 3))
    assert note(window, "AP3/26").due_set
    desk = desk_of(window)
    assert desk.meeting is not None
    assert any(each.action and each.action.due_set for _, each in desk.meeting.every_note())


def test_owners_are_read_as_people_of_their_meeting(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    go_to(window, screen, "AP3/26", "owners")
    press(window, "F2")
    line = editor(screen)
    assert isinstance(line, QLineEdit)
    assert line.text() == "TB"
    type_in(line, "LF, Partners")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: column(screen, "owners")[-1] == "LF, Partners")
    action = note(window, "AP3/26")
    assert action.owners_set
    assert [owner.name for owner in action.owners] == ["", "Partners"]
    assert action.owners[0].person is not None


def test_a_priority_is_chosen_or_typed(register: Register, qtbot: QtBot) -> None:
    window, screen = register
    go_to(window, screen, "AP1/26", "priority")
    press(window, "F2")
    box = editor(screen)
    assert isinstance(box, QComboBox)
    type_in(box, "Safe berths")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: column(screen, "priority")[0] == "Safe berths")


def test_escape_leaves_a_cell_as_it_was(register: Register) -> None:
    window, screen = register
    go_to(window, screen, "AP3/26", "owners")
    press(window, "F2")
    type_in(editor(screen), "Nobody")
    QTest.keyClick(editor(screen), Qt.Key.Key_Escape)
    assert column(screen, "owners")[-1] == "TB"
    assert window.pages.currentWidget() is screen


@pytest.mark.parametrize(
    ("reference", "field", "why"),
    [
        ("AP1/26", "due", "Its minutes are agreed: the next meeting's review can carry it forward."),
        ("AP1/26", "owners", "Its minutes are agreed: the next meeting's review can carry it forward."),
        ("AP3/26", "text", "stand in its minutes"),
    ],
)
def test_what_is_not_changed_here_says_why(register: Register, reference: str, field: str, why: str) -> None:
    window, screen = register
    told: list[str] = []
    desk_of(window).told.connect(told.append)
    go_to(window, screen, reference, field)
    press(window, "F2")
    assert screen.table.indexWidget(screen.table.currentIndex()) is None
    assert len(told) == 1 and why in told[0]


@pytest.mark.parametrize(
    ("field", "entry", "why"),
    [
        ("due", {"carried": True, "due": date(2026, 5, 3)}, "carried it forward to 3 May 2026"),
        ("status", {"closed_later": True, "status": "done"}, "said that it is done"),
        ("status", {"meeting_status": "signed"}, ""),
        ("priority", {"meeting_status": "signed"}, ""),
        ("due", {"meeting_status": "circulated"}, ""),
    ],
)
def test_what_a_later_meeting_said_is_changed_there(field: str, entry: dict[str, object], why: str) -> None:
    told = why_not(RegisterEntry(id=1, committee="Quays", given_on=None, **entry), field)  # type: ignore[arg-type]
    assert why in told and bool(why) == bool(told)


def test_enter_shows_the_life_of_an_action_and_leads_to_the_meeting(register: Register) -> None:
    window, screen = register
    go_to(window, screen, "AP2/26", "reference")
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, LifeDialog)
        seen.extend(row.cells[1].words for row in dialog.list.rows)
        dialog.activateWindow()
        QTest.keyClick(dialog.list, Qt.Key.Key_Up)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    answer(LifeDialog, look)
    press(window, "Return")
    assert seen[0].startswith("given as AP2/26")
    assert seen[1].startswith("carried forward to ") and "“Not begun.”" in seen[1]
    desk = desk_of(window)
    assert desk.meeting is not None and desk.meeting.status == "agreed"
    assert window.pages.currentWidget() is window.area
    assert desk.item is not None and desk.item.title == "Moorings"


def test_what_is_shown_is_written_out_and_no_cell_is_a_formula(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx")
    notes = [given(f"{words} a", "", priority=words, owner_text=words) for words in evil]
    out = tmp_path / "register.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with opened(qtbot, kept_in(tmp_path, sitting(TODAY, *notes)), "latest") as window:
        screen = brought(window)
        screen.export_button.setFocus()
        press(window, "Space")
        type_in(focus_in(window), "csv")
        press(window, "Return")
        qtbot.waitUntil(lambda: out.exists() and not window.jobs)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == len(evil)
    for row in rows:
        assert {"Action", "Owner", "Priority"} <= row.keys()
        for cell in row.values():
            assert cell[:1] not in tuple("=+-@\t\r")


def test_an_empty_register_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, sitting(TODAY)), "latest") as window:
        screen = brought(window)
        assert screen.table.count == 0
        assert "No action fits" in screen.table.empty
        screen.status_box.setFocus()
        type_in(screen.status_box, "All")
        assert "Begin a line" in screen.table.empty
        assert not screen.export_button.isEnabled()


def test_what_was_still_to_be_drawn_is_not_asked_of_a_closed_store(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, sitting(TODAY)), "latest") as window:
        screen = brought(window)
        waiting = QTimer(screen, interval=0, singleShot=True)
        waiting.timeout.connect(screen.draw)
        waiting.start()
        window.close()
        assert not waiting.isActive()


def test_without_an_open_meeting_all_committees_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, *three_meetings())) as window:
        screen = brought(window)
        assert screen.committee_box.committee == 0
        assert screen.table.count == 4
        go_to(window, screen, "7", "status")
        press(window, "F2")
        type_in(editor(screen), "d")
        QTest.keyClick(editor(screen), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: screen.table.count == 3)
        press(window, "Ctrl+Z")
        assert screen.table.count == 4
