"""A clerk before an empty window, and the one thing that Qt's windowless platform grumbles about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.windows import opened
from tests.journeys.clerk import Clerk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what only the windowless platform says: it neither raises windows nor knows their size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    with opened(qtbot, tmp_path / "books") as window:
        yield Clerk(qtbot, window, monkeypatch)
