"""The licences of what is shipped, as the window shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import licences
from desktop.dialogs.about import PAGES, AboutDialog
from desktop.licences import Component
from desktop.window import Window
from tests.desktop.windows import opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "new") as window:
        yield window


def about(window: Window, qtbot: QtBot, page: str = "about") -> AboutDialog:
    dialog = AboutDialog(window, window.desk.workspace.store.folder, page)  # type: ignore[union-attr]
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize("component", licences.components(), ids=lambda one: one.name)
def test_everything_that_is_shipped_has_a_licence_in_full(component: Component) -> None:
    assert component.licence and component.what
    assert len(licences.text_of(component)) > 150


def test_the_licences_that_ask_for_a_notice_have_theirs() -> None:
    said = {one.name: licences.text_of(one) for one in licences.components()}
    assert "How to put another build in their place" in said["Qt"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in said["Qt"] and "GNU GENERAL PUBLIC LICENSE" in said["Qt"]
    assert "ZETETIC LLC" in said["SQLCipher"]
    assert "SIL OPEN FONT LICENSE" in said["Liberation and DejaVu fonts"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in said["Python"].upper()
    assert "Apache License" in said["OpenSSL"]


@pytest.mark.parametrize(("words", "name"), [("lucide", "Lucide icons"), ("zetetic", "SQLCipher"), ("LGPL", "Qt")])
def test_a_component_is_found_by_its_name_its_licence_or_its_text(words: str, name: str) -> None:
    assert name in [one.name for one in licences.found(words)]


def test_typing_in_the_licences_narrows_the_list_and_marks_the_words(window: Window, qtbot: QtBot) -> None:
    page = about(window, qtbot, "licences").licences
    QTest.keyClicks(page.line, "zetetic")
    qtbot.waitUntil(lambda: len(page.list.rows) == 1)
    assert page.text.textCursor().selectedText().casefold() == "zetetic"
    page.line.clear()
    qtbot.waitUntil(lambda: len(page.list.rows) == len(licences.components()))
    QTest.keyClick(page.line, Qt.Key.Key_Up)
    assert page.text.toPlainText()


def test_the_folder_of_the_data_is_named_and_copied(window: Window, qtbot: QtBot) -> None:
    dialog = about(window, qtbot)
    dialog.about.copy_button.click()
    assert QApplication.clipboard().text() == str(window.desk.workspace.store.folder)  # type: ignore[union-attr]
    assert dialog.about.path.text() == QApplication.clipboard().text()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_ready_and_the_next_is_a_key_away(window: Window, qtbot: QtBot, page: str) -> None:
    dialog = about(window, qtbot, page)
    assert dialog.pages.currentIndex() == dialog.tabs.currentIndex() == PAGES.index(page)
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus is dialog.tabs if page == "about" else dialog.pages.currentWidget().isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.pages.currentIndex() == (PAGES.index(page) + 1) % len(PAGES)


@pytest.mark.parametrize(("command", "page"), [("help.about", 0), ("help.licences", 1), ("help.support", 2)])
def test_the_help_menu_leads_to_each_page(
    window: Window, monkeypatch: pytest.MonkeyPatch, command: str, page: int
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(AboutDialog, "exec", lambda dialog: shown.append(dialog.pages.currentIndex()))
    window.bar.run(command)
    assert shown == [page]
