"""What tests of widgets may ask for, and what Qt's windowless platform needs to be let pass or told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.window import Window
from tests.desktop.windows import kept_in, opened
from tests.samples import harbour_meeting


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what only the windowless platform says: it neither raises windows nor knows their size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied_in_the_end(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard: the windowless platform keeps it until Python is gone, and what Python made dies with it."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Return a data folder with one meeting."""
    return kept_in(tmp_path / "books", harbour_meeting())


@pytest.fixture
def window(qtbot: QtBot, books: Path) -> Iterator[Window]:
    """Give the real window at the notes of that meeting."""
    with opened(qtbot, books, "latest") as window:
        assert window.area is not None
        window.area.focus_pane("notes")
        yield window
