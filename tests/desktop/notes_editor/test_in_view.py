"""What stays in view in a long item: the words that are typed, and what stands under them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.notes_editor.editor import NotesEditor
from desktop.panes.agenda import AgendaPane
from desktop.window import Window


def long_item(window: Window) -> NotesEditor:
    """Fill the item in hand so that its end is far below, and give its editor with the cursor there."""
    (editor,) = window.findChildren(NotesEditor)
    editor.setFocus()
    for _ in range(40):
        QTest.keyClicks(editor, "Noted.")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return editor


def test_the_chips_of_an_action_that_is_typed_at_the_lower_edge_are_seen(window: Window) -> None:
    editor = long_item(window)
    QTest.keyClicks(editor, "a: Partners to look at the pier by 4 May")
    QApplication.processEvents()
    edge = editor.verticalScrollBar().value() + editor.viewport().height()
    chips = [box for box, _, _ in editor._chips if box.top() > edge - 200]
    assert chips and all(box.bottom() <= edge for box in chips)


def test_larger_text_keeps_the_cursor_and_the_item_in_hand_in_view(window: Window) -> None:
    editor = long_item(window)
    (agenda,) = window.findChildren(AgendaPane)
    for _ in range(3):
        window.bar.run("view.larger")
        QApplication.processEvents()
        assert editor.viewport().rect().contains(editor.cursorRect().center())
        shown = agenda.list.visualRect(agenda.list.currentIndex())
        assert agenda.list.viewport().rect().contains(shown.center())
