"""The compared minutes in the window: from change to change by key, said in words, and what changed alone."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.values import replace
from desktop.compare_view import NOTHING, CompareView
from desktop.minutes.changes import changes_of
from desktop.minutes.comparing import compared
from desktop.minutes.document import Document, Heading, Paragraph, plain
from desktop.widgets.colours import DARK, LIGHT, Colours, palette
from tests import documents
from tests.minutes.corrections import CORRECTIONS, versions
from tests.minutes.exports.word_documents import long_meeting
from tests.minutes.meetings import STYLES, style


def paragraph(words: str) -> Paragraph:
    return Paragraph(runs=documents.run(words))


def heading(words: str, number: str) -> Heading:
    return Heading(level=2, runs=documents.run(words), number=number)


def of(*blocks: Heading | Paragraph) -> Document:
    return documents.only(documents.document(), *blocks)


BEFORE = of(
    heading("Welcome", "1."), paragraph("Welcomes were made."), heading("Fees", "2."), paragraph("The old fee stays.")
)
AFTER = of(
    heading("Welcome", "1."),
    paragraph("Welcomes were made."),
    heading("Fees", "2."),
    paragraph("The new fee stays."),
    paragraph("Boats of members are free."),
)


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_change(compared(BEFORE, AFTER))
    view.show()
    view.take_focus()
    return view


def said(view: CompareView) -> str:
    return view._said.text()


def chosen(view: CompareView) -> str:
    """The words that stand out as the change in hand."""
    return "".join(each.cursor.selectedText() for each in view.page.extraSelections())


def look_of(view: CompareView, words: str) -> QTextCharFormat:
    found = view.page.document().find(words)
    assert not found.isNull(), words
    return found.charFormat()


def test_the_figures_stand_above_the_page(view: CompareView) -> None:
    assert view._figures.text() == "2 places changed: 6 words in, 1 word out."
    assert "F8" in said(view)


@pytest.mark.parametrize(("onward", "back"), [(Qt.Key.Key_N, Qt.Key.Key_P)])
def test_letters_go_from_change_to_change_and_round(view: CompareView, onward: Qt.Key, back: Qt.Key) -> None:
    for key, words in (
        (onward, "oldnew"),
        (onward, "Boats of members are free."),
        (onward, "oldnew"),
        (back, "Boats of"),
    ):
        QTest.keyClick(view.page, key)
        assert chosen(view).startswith(words)


def test_f8_goes_on_and_shift_f8_back(view: CompareView, qtbot: QtBot) -> None:
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    QTest.keyClick(view, Qt.Key.Key_F8)
    assert said(view) == "Change 1 of 2 under “2. Fees”. Words: deleted “old”, inserted “new”."
    QTest.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert said(view) == "Change 2 of 2 under “2. Fees”. Paragraph: inserted “Boats of members are free.”."


def test_what_went_is_struck_through_and_what_came_is_underlined(view: CompareView) -> None:
    assert look_of(view, "old").fontStrikeOut()
    assert look_of(view, "new").fontUnderline()
    assert not look_of(view, "fee stays").fontStrikeOut()
    assert not look_of(view, "fee stays").fontUnderline()


def test_what_changed_alone_stands_under_its_heading(view: CompareView) -> None:
    view.only.click()
    assert view.page.toPlainText().split("\n") == ["2.\tFees", "The oldnew fee stays.", "Boats of members are free."]
    view.only.click()
    assert "Welcomes were made." in view.page.toPlainText()


def test_nothing_changed_is_a_sentence(view: CompareView) -> None:
    view.show_change(compared(AFTER, AFTER))
    assert view._figures.text() == NOTHING
    assert not view.next.isEnabled()
    view.step(1)
    assert view.current is None


def test_without_a_document_there_is_nothing_to_export(view: CompareView) -> None:
    view.show_change(None)
    assert view.page.toPlainText() == ""
    assert not view.export.isEnabled()


def test_export_is_asked_for(view: CompareView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.export_wanted, timeout=1000):
        view.export.click()


@pytest.mark.parametrize("of_colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_change_can_be_read_on_its_ground(view: CompareView, qapp: QApplication, of_colours: Colours) -> None:
    before = QGuiApplication.palette()
    qapp.setPalette(palette(of_colours))
    QApplication.sendEvent(view.page, QEvent(QEvent.Type.PaletteChange))
    try:
        for words in ("old", "new", "fee stays"):
            look = look_of(view, words)
            bare = look.background().style() == Qt.BrushStyle.NoBrush
            ground = QColor(of_colours.page) if bare else look.background().color()
            assert contrast(look.foreground().color(), ground) >= 4.5
    finally:
        qapp.setPalette(before)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(of_colour: QColor) -> float:
    parts = (of_colour.redF(), of_colour.greenF(), of_colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("correction", CORRECTIONS)
@pytest.mark.parametrize("only", [False, True], ids=["all", "changed alone"])
def test_every_change_has_its_place_on_the_page(view: CompareView, correction: str, name: str, only: bool) -> None:
    document = compared(*versions(correction, style(name)))
    view.only.setChecked(only)
    view.show_change(document)
    changes = changes_of(document).places
    assert len(view.page.places) == len(changes)
    cursor = QTextCursor(view.page.document())
    for (start, end), change in zip(view.page.places, changes, strict=True):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText()
        for part in f"{change.deleted} {change.inserted}".replace(",", " ").replace(";", " ").split():
            assert part.strip("|") in words


@pytest.mark.parametrize("name", STYLES)
def test_tables_are_no_wider_than_the_page(view: CompareView, name: str) -> None:
    view.resize(520, 600)
    view.show_change(compared(*versions("much at once", style(name))))
    QApplication.processEvents()
    assert view.page.horizontalScrollBar().maximum() == 0


def test_a_larger_text_leaves_the_change_in_hand_before_the_eyes(view: CompareView, qapp: QApplication) -> None:
    view.show_change(compared(*versions("much at once", style("notes-table"))))
    view.step(-1)
    font = view.page.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    view.page.setFont(font)
    assert view.page.viewport().rect().contains(view.page.cursorRect())
    assert chosen(view)


def test_sixty_pages_stand_there_at_once_and_the_last_change_is_brought_before_the_eyes(view: CompareView) -> None:
    before = long_meeting(60, 575, 200)
    blocks = [
        replace(block, runs=documents.run(plain(block.runs).replace("the", "that very")))
        if isinstance(block, Paragraph) and at % 20 == 0
        else block
        for at, block in enumerate(before.blocks)
    ]
    made = compared(before, replace(before, blocks=tuple(blocks)))
    begin = time.perf_counter()
    view.show_change(made)
    view.step(-1)
    assert time.perf_counter() - begin < 1.0
    assert view.page.viewport().rect().contains(view.page.cursorRect())
    assert view.count > 20
