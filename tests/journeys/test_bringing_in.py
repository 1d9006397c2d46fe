"""Word files that come in, by a clerk who has a keyboard: a corrected copy, and minutes that were typed by hand."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from desktop.dialogs import question
from desktop.screens.corrected_copy import CorrectedCopyScreen
from desktop.screens.old_minutes import OldMinutesScreen
from desktop.screens.register import RegisterScreen
from tests.desktop.copies import choose, corrected
from tests.desktop.old_files import typed
from tests.journeys.clerk import Clerk

WAIT_MS = 20_000


def words_of(path: Path) -> str:
    file = docx.Document(str(path))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def test_what_the_chair_corrected_in_word_comes_back_and_stands_in_the_next_export(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.new_meeting(Committee="Harbour Trust Board", Date="12 March 2026")
    clerk.attendees("Ines Okafor (chair)", "Tom Brandt")
    clerk.new_item("Moorings", "The price list is late.", "Action: TB to write to the yard by 20 March")
    out = clerk.export(tmp_path / "minutes.docx")
    back = corrected(
        out.read_bytes(),
        tmp_path / "minutes, corrected.docx",
        lambda copy: copy.say("The price list is late.", "The price list is three weeks late."),
        lambda copy: copy.add("three weeks late", "The members were not amused."),
    )
    choose(monkeypatch, back)
    clerk.by_name("Bring back")
    clerk.qtbot.waitUntil(lambda: isinstance(clerk.window.pages.currentWidget(), CorrectedCopyScreen), timeout=WAIT_MS)
    clerk.press("A", "L", "Escape")
    again = words_of(clerk.export(tmp_path / "again.docx"))
    assert "The price list is three weeks late." in again and "not amused" not in again
    clerk.press("Ctrl+Z")
    assert clerk.item.notes[0].text == "The price list is late."
    clerk.press("Ctrl+F7", "A", "A")
    assert clerk.item.notes[1].text == "The members were not amused."


def test_minutes_typed_by_hand_are_corrected_by_keys_taken_in_and_stand_in_the_register(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "ask", lambda *_: True)
    choose(monkeypatch, typed(tmp_path / "forum.docx"))
    clerk.by_name("old Word minutes…")
    clerk.qtbot.waitUntil(lambda: isinstance(clerk.window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)
    screen = clerk.window.pages.currentWidget()
    assert isinstance(screen, OldMinutesScreen) and screen.look is not None
    keys = {line.source: line.key for line in screen.look.lines}
    _go(clerk, screen, keys["OF will write to the upper floors and say when the lift is back."])
    clerk.press("A")
    _go(clerk, screen, keys["New bins come in April, and nobody has a key to the store yet."])
    clerk.press("B", "Ctrl+Return")
    said = [(owners, words) for _, owners, _, words in clerk.actions()]
    assert [owners for owners, _ in said] == [["BT"], ["OF"]]
    assert {note.kind for note in clerk.meeting.items[2].notes} == {"bullet", "decision"}
    assert [person.name for person in clerk.meeting.people] == ["Odile Farrow", "Bram Teal", "Senna Lake"]
    clerk.press("F5")
    register = clerk.window.pages.currentWidget()
    assert isinstance(register, RegisterScreen)
    assert sorted(register.table.fact(row, 4).words for row in range(register.table.count)) == ["BT", "OF"]


def _go(clerk: Clerk, screen: OldMinutesScreen, key: int) -> None:
    clerk.press("Home")
    while screen.lines.list.key != key:
        clerk.press("Down")
