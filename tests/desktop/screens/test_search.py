from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import meetings, notes, search
from db.records import Action, Committee, Decision, Item, Meeting, Note, Owner
from desktop.screens.search import SearchScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting


def sitting(n: int, committee: str, *items: Item) -> Meeting:
    return harbour_meeting(
        uid=f"{n:08x}-5b1e-4b44-9d0e-0a8f3f1f7c12",
        committee=Committee(name=committee),
        title=f"{committee} of {2020 + n}",
        date=date(2020 + n, 5, 4),
        people=(),
        attendance=(),
        items=items,
        style="notes-table",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    wall = Note(kind="decision", text="The harbour **wall** be mended", decision=Decision(reference="D1"))
    owner = Owner(name="Tom Brandt")
    survey = Note(kind="action", text="TB to have the wall surveyed", action=Action(owners=(owner,), reference="7"))
    first = Item(id=11, title="Buildings", notes=(Note(text="Nothing was said of it."), wall, survey))
    untitled = Item(id=12, title="", notes=(Note(text="The garden wall stands."),))
    later = Item(id=21, title="Wall paint", notes=(Note(kind="private", text="ask for the colour"),))
    many = tuple(Note(text=f"Crane number {n} was oiled.") for n in range(130))
    return kept_in(
        tmp_path / "books",
        sitting(1, "Quay Board", first, untitled),
        sitting(2, "Paint Group", later),
        sitting(3, "Crane Group", Item(id=31, title="Oil", notes=many)),
    )


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    with opened(qtbot, folder) as window:
        press(window, "Ctrl+Shift+F")
        yield window


def screen(window: Window) -> SearchScreen:
    shown = window.pages.currentWidget()
    assert isinstance(shown, SearchScreen)
    return shown


def type_words(window: Window, qtbot: QtBot, words: str) -> SearchScreen:
    shown = screen(window)
    assert focus_in(window) is shown.line
    QTest.keyClicks(shown.line, words)
    qtbot.waitUntil(lambda: not shown._pause.isActive())
    return shown


def listed(shown: SearchScreen) -> list[str]:
    return [f"{passage.label}: {passage.words}".removeprefix(": ") for passage in shown.results.passages]


def test_its_key_brings_it_and_esc_goes_back(window: Window) -> None:
    assert window.windowTitle() == "Minutebook – Search all meetings"
    assert "When did we decide it?" in screen(window).empty.text()
    press(window, "Esc")
    assert window.pages.currentWidget() is window.start_page


def test_results_come_while_words_are_typed(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wal")
    assert sorted(listed(shown)) == [
        "Action 7: TB to have the wall surveyed",
        "Decision D1: The harbour wall be mended",
        "Item: Wall paint",
        "The garden wall stands.",
    ]
    assert shown.counted.text() == "4 found, the best first."
    type_words(window, qtbot, "l mend")
    (passage,) = shown.results.passages
    assert [passage.words[start:end] for start, end in passage.sought] == ["wall", "mended"]
    assert (passage.title, passage.beside, passage.when) == ("Buildings", "Quay Board", "4 May 2021")


def test_an_item_without_a_title_is_called_by_its_number(window: Window, qtbot: QtBot) -> None:
    (passage,) = type_words(window, qtbot, "garden").results.passages
    assert passage.title == "Item 2"


def test_arrows_go_through_the_results_while_the_line_keeps_the_focus(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall")
    for keys, row in (("Down", 1), ("Down", 2), ("Up", 1), ("PgDown", 3), ("Down", 3), ("PgUp", 0), ("Up", 0)):
        press(window, keys)
        assert shown.results.row == row
    assert focus_in(window) is shown.line
    QTest.keyClicks(shown.line, " garden")
    qtbot.waitUntil(lambda: len(shown.results.passages) == 1)
    assert shown.results.row == 0


def test_enter_opens_the_meeting_at_the_paragraph(window: Window, qtbot: QtBot) -> None:
    type_words(window, qtbot, "mended")
    press(window, "Return")
    desk = desk_of(window)
    assert desk.meeting is not None and desk.meeting.title == "Quay Board of 2021"
    assert desk.item is not None and desk.item.title == "Buildings"
    assert window.pages.currentWidget() is window.area
    editor = focus_in(window)
    assert editor.textCursor().block().text() == "The harbour wall be mended"  # type: ignore[attr-defined]


def test_enter_right_after_the_last_key_opens_what_was_typed(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "crane")
    shown.line.clear()
    QTest.keyClicks(shown.line, "paint")
    press(window, "Return")
    meeting = desk_of(window).meeting
    assert meeting is not None and meeting.title == "Paint Group of 2022"


def test_a_place_in_the_open_meeting_is_shown_in_it(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder, "2021-05-04") as window:
        meeting = desk_of(window).meeting
        press(window, "Ctrl+Shift+F")
        type_words(window, qtbot, "garden")
        press(window, "Return")
        assert desk_of(window).meeting is meeting
        assert desk_of(window).item_id == 12
        press(window, "Ctrl+Shift+F")
        press(window, "Esc")
        assert window.pages.currentWidget() is window.area
        assert desk_of(window).item_id == 12


def test_the_last_search_is_there_again(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall")
    press(window, "Down")
    chosen = shown.results.passages[1]
    press(window, "Return")
    press(window, "Ctrl+Shift+F")
    assert shown.line.text() == shown.line.selectedText() == "wall"
    assert shown.results.passages[shown.results.row] == chosen
    type_words(window, qtbot, "garden")
    assert shown.line.text() == "garden"


def test_alt_d_answers_when_it_was_decided(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall")
    press(window, "Alt+D")
    assert listed(shown) == ["Decision D1: The harbour wall be mended"]
    assert shown.counted.text() == "1 found among decisions, the best first."
    assert focus_in(window) is shown.line
    press(window, "Alt+A")
    assert listed(shown) == ["Action 7: TB to have the wall surveyed"]
    press(window, "Alt+A")
    assert len(listed(shown)) == 4


def test_filters_are_reached_by_keys_and_widened_by_one(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall")
    bar = shown.scope_bar
    press(window, "Alt+Y")
    assert focus_in(window) is bar.first_line
    QTest.keyClicks(bar.first_line, "2022")
    qtbot.waitUntil(lambda: listed(shown) == ["Item: Wall paint"])
    press(window, "Tab")
    assert focus_in(window) is bar.last_line
    QTest.keyClicks(bar.last_line, "2022")
    qtbot.waitUntil(lambda: shown.counted.text() == "1 found of 2022, the best first.")
    press(window, "Alt+O")
    QTest.keyClicks(bar.owner_line, "tom")
    qtbot.waitUntil(lambda: listed(shown) == [])
    assert "“wall” was not found of 2022, owned by “tom”." in shown.empty.text()
    assert "Alt+W searches everything again." in shown.empty.text()
    press(window, "Alt+W")
    assert len(listed(shown)) == 4
    assert focus_in(window) is shown.line


def test_the_committee_is_a_filter(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall")
    press(window, "Alt+L")
    QTest.keyClicks(shown.scope_bar.committee_box, "Paint")
    assert listed(shown) == ["Item: Wall paint"]
    assert shown.counted.text() == "1 found in Paint Group, the best first."


def test_a_filter_alone_lists_all_that_it_lets_through(window: Window) -> None:
    press(window, "Alt+D")
    assert listed(screen(window)) == ["Decision D1: The harbour wall be mended"]
    assert screen(window).counted.text() == "1 found among decisions, the newest first."


def test_nothing_found_says_what_was_looked_for_and_what_is_missing(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "wall lighthouse <b>")
    said = shown.empty.text()
    assert "“wall lighthouse &lt;b&gt;” was not found." in said
    assert "“lighthouse” by itself is not there either." in said
    assert "fewer words" in said


@pytest.mark.parametrize(("words", "said"), [("wa", "third letter"), ("???", "third letter"), ("", "When did we")])
def test_too_little_to_look_for_is_said(words: str, said: str, window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, words)
    assert said in shown.empty.text()
    assert shown.counted.text() == ""


def test_going_down_fetches_what_follows(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "crane oiled")
    assert shown.counted.text() == "130 found, the best first."
    assert len(shown.results.passages) == 30
    for _ in range(129):
        press(window, "Down")
    assert (shown.results.row, len(shown.results.passages)) == (129, 130)
    assert len({passage.words for passage in shown.results.passages}) == 130


def test_of_more_than_are_weighed_it_says_so(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "WEIGHED", 100)
    shown = type_words(window, qtbot, "crane oiled")
    assert shown.counted.text() == "More than 100 found, the best of the newest 100 first."


def test_what_changes_elsewhere_is_found_anew(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder, "2022-05-04") as window:
        press(window, "Ctrl+Shift+F")
        shown = type_words(window, qtbot, "varnish")
        assert listed(shown) == []
        desk_of(window).workspace.do(notes.write(21, [Note(text="Varnish was bought.")]), "Typing")
        assert listed(shown) == ["Varnish was bought."]
        press(window, "Ctrl+Z")
        assert listed(shown) == []


def test_a_meeting_that_is_gone_is_said_to_be(window: Window, qtbot: QtBot) -> None:
    type_words(window, qtbot, "garden")
    store = desk_of(window).workspace.store
    (gone,) = (card for card in store.read(meetings.cards) if card.committee_name == "Quay Board")
    store.write(meetings.remove(gone.id))
    press(window, "Return")
    assert "not here any more" in window.messages.words


def test_everything_has_a_name_for_a_screen_reader(window: Window, qtbot: QtBot) -> None:
    shown = type_words(window, qtbot, "mended")
    bar = shown.scope_bar
    fields = (shown.line, shown.results, bar.committee_box, bar.kind_box, bar.first_line, bar.last_line, bar.owner_line)
    assert all(field.accessibleName() for field in fields)
    index = shown.results.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "4 May 2021, Quay Board, Buildings, Decision D1, The harbour wall be mended"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(640, 400), (1366, 768)])
def test_it_is_drawn_whatever_the_size_and_theme(
    window: Window, qtbot: QtBot, theme: str, size: tuple[int, int]
) -> None:
    window.theme.wear(theme)
    window.resize(*size)
    shown = type_words(window, qtbot, "wall")
    press(window, "Down")
    assert not window.grab().isNull()
    viewport = shown.results.viewport()
    rows = [shown.results.visualRect(shown.results.model().index(n, 0)) for n in range(4)]
    assert all(row.width() <= viewport.width() for row in rows)
    assert [row.top() for row in rows] == sorted({row.top() for row in rows})
