"""What tests of widgets may ask for, and the one thing that Qt's windowless platform grumbles about."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what only the windowless platform says: it neither raises windows nor knows their size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
