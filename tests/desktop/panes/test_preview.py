"""The preview: real pages, made behind the typing, that lead back to the notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db import agenda, meetings, notes
from db.records import Note, new_id
from db.values import replace
from desktop.desk import Desk
from desktop.minutes.document import Ref
from desktop.minutes.house_style import HouseStyle
from desktop.panes.preview import EMPTY, PreviewPane
from tests.desktop.panes.conftest import show


def shown(qtbot: QtBot, desk: Desk) -> PreviewPane:
    pane = PreviewPane(desk)
    show(qtbot, pane)
    qtbot.waitUntil(drawn(pane), timeout=20_000)
    return pane


def drawn(pane: PreviewPane) -> Callable[[], bool]:
    return lambda: pane.state.text().startswith("Page ") and 0 in pane.view.images


def test_pages_are_made_drawn_and_counted(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    image = pane.view.images[0]
    assert image.width() == pytest.approx(pane.view.viewport().width() - 32, abs=2)
    shades = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, 200, 3)}
    assert max(shades) == 255
    assert min(shades) < 100


def test_nothing_is_made_while_the_pane_is_hidden(qtbot: QtBot, desk: Desk) -> None:
    pane = PreviewPane(desk)
    qtbot.addWidget(pane)
    assert desk.meeting is not None
    desk.workspace.do(agenda.add(desk.meeting.id, id=new_id(), title="Dredging"), "Adding an item")
    assert not pane.waiting


def test_a_change_brings_new_pages_and_the_place_in_them_is_kept(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    bar = pane.view.verticalScrollBar()
    bar.setValue(40)
    assert desk.meeting is not None
    added = new_id()
    desk.workspace.do(agenda.add(desk.meeting.id, id=added, title="Dredging"), "Adding an item")
    assert pane.waiting
    qtbot.waitUntil(lambda: Ref("item", added) in pane.pages.places, timeout=20_000)
    assert bar.value() == 40


def test_a_click_leads_to_what_is_printed_there(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    item = list(desk.meeting.every_item())[1] if desk.meeting else None
    assert item is not None
    page, depth = pane.pages.places[Ref("item", item.id)]
    pane.view.show_place(page, depth)
    at = pane.view.position_of(page, depth + 4)
    with qtbot.waitSignal(desk.asked) as asked:
        QTest.mouseClick(
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pane.view.viewport().width() // 2, at)
        )
    assert asked.args == [Ref("item", item.id)]


def test_the_item_in_hand_comes_into_view(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.view.verticalScrollBar().setValue(0)
    pane.resize(320, 160)
    last = list(desk.meeting.every_item())[1] if desk.meeting else None
    assert last is not None
    desk.turn_to(last.id)
    page, depth = pane.pages.places[Ref("item", last.id)]
    assert 0 <= pane.view.position_of(page, depth) <= pane.view.viewport().height()


def with_long_notes(qtbot: QtBot, desk: Desk) -> tuple[PreviewPane, int]:
    """Show the preview of a long meeting, and return it with the item in hand."""
    assert desk.meeting is not None
    first, last = list(desk.meeting.every_item())[:2]
    for item in (first, last):
        many = [Note(text="The harbour master reported on the works at the north quay. " * 6) for _ in range(40)]
        desk.workspace.do(notes.write(item.id, many), "Typing")
    desk.turn_to(last.id)
    pane = show(qtbot, PreviewPane(desk))
    qtbot.waitUntil(lambda: len(pane.pages.sizes) > 4, timeout=20_000)
    return pane, last.id


def shows(pane: PreviewPane, item: int) -> Callable[[], bool]:
    """Return what tells whether an item's title can be seen."""
    return lambda: 0 <= pane.view.position_of(*pane.pages.places[Ref("item", item)]) < pane.view.viewport().height()


def test_the_preview_stands_at_the_item_in_hand_whenever_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    pane, item = with_long_notes(qtbot, desk)
    qtbot.waitUntil(shows(pane, item))
    for width in (300, 420, 560):
        pane.hide()
        pane.view.verticalScrollBar().setValue(0)
        pane.show()
        pane.resize(width, 480)
        qtbot.waitUntil(shows(pane, item))


def test_pages_made_anew_since_the_preview_was_hidden_stand_at_the_item_in_hand(qtbot: QtBot, desk: Desk) -> None:
    pane, item = with_long_notes(qtbot, desk)
    pane.hide()
    assert desk.meeting is not None
    first = next(iter(desk.meeting.every_item()))
    desk.workspace.do(notes.write(first.id, first.notes[:20]), "Removing")
    before = pane.pages
    pane.show()
    qtbot.waitUntil(lambda: pane.pages is not before, timeout=20_000)
    qtbot.waitUntil(shows(pane, item))
    pane.view.verticalScrollBar().setValue(0)
    before = pane.pages
    desk.workspace.do(notes.write(first.id, [Note(text="Agreed.")]), "Typing")
    qtbot.waitUntil(lambda: pane.pages is not before, timeout=20_000)
    assert pane.view.verticalScrollBar().value() == 0


def test_another_house_style_shows_at_once(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    before = dict(pane.pages.places)
    assert desk.meeting is not None
    desk.workspace.do(meetings.change(desk.meeting.id, style="strategic-board"), "Style")
    qtbot.waitUntil(lambda: pane.pages.places != before, timeout=20_000)


def test_what_cannot_be_made_is_said_and_the_old_pages_stay(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_meeting: object, _style: HouseStyle) -> None:
        raise ValueError("no such label")

    pane = shown(qtbot, desk)
    sizes = pane.pages.sizes
    monkeypatch.setattr("desktop.minutes.compose.compose", broken)
    assert desk.meeting is not None
    desk.workspace.do(agenda.add(desk.meeting.id, id=new_id(), title="Dredging"), "Adding an item")
    qtbot.waitUntil(lambda: "no such label" in pane.state.words, timeout=20_000)
    assert pane.pages.sizes == sizes


def test_without_a_meeting_the_pane_says_what_comes_there(qtbot: QtBot, desk: Desk) -> None:
    desk.workspace.leave()
    pane = show(qtbot, PreviewPane(desk))
    assert pane.view.words == EMPTY


def test_escape_leaves_the_preview(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, PreviewPane(desk))
    pane.take_focus()
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane.view, Qt.Key.Key_Escape)


def test_of_a_planned_meeting_without_notes_the_agenda_is_shown_until_another_is_chosen(
    qtbot: QtBot, desk: Desk
) -> None:
    meeting = desk.meeting
    assert meeting is not None
    for item in meeting.every_item():
        desk.workspace.do(notes.write(item.id, []), "Emptying")
    desk.workspace.do(meetings.change(meeting.id, status="planned"), "Planning")
    pane = shown(qtbot, desk)
    assert pane.agenda_box.isChecked()
    minutes = len(pane.pages.places)
    pane.agenda_box.setFocus()
    QTest.keyClick(pane.agenda_box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(pane.pages.places) not in (0, minutes), timeout=20_000)
    assert not pane.agenda_box.isChecked()
    desk.workspace.do(meetings.change(meeting.id, place="Net Loft"), "Place")
    qtbot.waitUntil(lambda: not pane.waiting, timeout=20_000)
    assert not pane.agenda_box.isChecked()


@pytest.fixture
def naming(desk: Desk) -> Desk:
    """The desk with a house style that says full names; one note has a name to keep."""
    base = desk.styles["notes-table"]
    desk.styles["our-board"] = replace(base, name="our-board", names=replace(base.names, in_text="names"))  # type: ignore[index]
    assert desk.meeting is not None
    first = desk.meeting.items[0]
    words = Note(text="LF said that the crane was safe, and IO's view was GW's. LF left.")
    desk.workspace.do(notes.write(first.id, (words,)), "Typing")
    desk.workspace.do(meetings.change(desk.meeting.id, style="our-board"), "Style")
    return desk


def named(pane: PreviewPane, state: str = "changed") -> list[str]:
    return [name.typed for name in pane.pages.names if name.state == state]


def choose(pane: PreviewPane, number: int, beginning: str) -> None:
    """Open what can be done with a name by keys, and choose a line of it."""
    pane.view.turn_to_spot(number)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    (menu,) = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
    lines = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    for _ in range(next(at for at, line in enumerate(lines) if line.startswith(beginning))):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_names_that_print_otherwise_are_marked_and_counted(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    assert named(pane)[:4] == ["LF", "IO's", "GW's", "LF"]
    assert pane.view.spots[1].tip == "Typed: IO's"
    assert f" · Tab: {len(named(pane))} names as the style says" in pane.state.words
    plain = pane.view.viewport().grab().toImage()
    pane.view.put_spots(())
    assert pane.view.viewport().grab().toImage() != plain


def test_tab_goes_from_name_to_name_and_on_behind_the_last(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    pane.take_focus()
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.spot == 0
    assert pane.state.words == "Typed: LF · Enter: what to do with it"
    QTest.keyClick(pane.view, Qt.Key.Key_Right)
    QTest.keyClick(pane.view, Qt.Key.Key_Right)
    QTest.keyClick(pane.view, Qt.Key.Key_Left)
    assert pane.view.spot == 1
    pane.view.turn_to_spot(len(pane.view.spots) - 1)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.spot == -1
    assert pane.state.words.startswith("Page ")
    assert pane.agenda_box.hasFocus() or not pane.agenda_box.isVisible()


def test_a_name_is_kept_as_typed_in_its_note_shown_so_and_let_go(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    everywhere = named(pane).count("LF")
    choose(pane, 0, "Keep “LF” as typed here")
    qtbot.waitUntil(lambda: bool(named(pane, "kept")), timeout=20_000)
    assert named(pane, "kept") == ["LF", "LF"]
    assert named(pane).count("LF") == everywhere - 2
    assert naming.meeting is not None and naming.workspace.undo_name == "Name as typed"
    note = naming.meeting.items[0].notes[0]
    naming.workspace.do(notes.write(note_item(naming), (replace(note, text=f"{note.text} More."),)), "Typing")
    assert [(pin.note, pin.words) for pin in naming.meeting.pins] == [(note.id, "LF")]
    choose(pane, 0, "Let the house style say “LF” again here")
    assert naming.meeting.pins == ()
    qtbot.waitUntil(lambda: not named(pane, "kept"), timeout=20_000)


def note_item(desk: Desk) -> int:
    assert desk.meeting is not None
    return desk.meeting.items[0].id


def test_a_name_is_kept_in_all_of_the_minutes_without_its_ending_and_undone(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    choose(pane, 1, "Keep “IO” as typed in these minutes")
    assert naming.meeting is not None
    assert [(pin.note, pin.words) for pin in naming.meeting.pins] == [(0, "IO")]
    qtbot.waitUntil(lambda: "IO's" not in named(pane), timeout=20_000)
    assert naming.workspace.undo()
    qtbot.waitUntil(lambda: "IO's" in named(pane), timeout=20_000)


def test_a_click_on_a_name_opens_what_can_be_done_and_leads_to_its_note(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    pane.view.turn_to_spot(0)
    place = pane.view._over(pane.view.spots[0])[0].center().toPoint()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (menu,) = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
    assert naming.meeting is not None
    note = naming.meeting.items[0].notes[0]
    with qtbot.waitSignal(naming.asked) as asked:
        menu.actions()[-1].trigger()
    menu.close()
    assert asked.args == [Ref("note", note.id)]


def test_names_of_frozen_minutes_cannot_be_kept_any_more(qtbot: QtBot, naming: Desk) -> None:
    pane = shown(qtbot, naming)
    naming.workspace._guard = lambda _meeting: "The minutes are agreed."
    with qtbot.waitSignal(naming.refused):
        choose(pane, 0, "Keep “LF” as typed here")
    assert naming.meeting is not None and naming.meeting.pins == ()
