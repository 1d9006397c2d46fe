"""What tests of widgets may ask for, and what Qt's windowless platform needs to be let pass or told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what only the windowless platform says: it neither raises windows nor knows their size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied_in_the_end(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard: the windowless platform keeps it until Python is gone, and what Python made dies with it."""
    yield
    QGuiApplication.clipboard().clear()
