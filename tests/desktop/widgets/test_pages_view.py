"""Pages one below another: what is before the eye stays there."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.pages_view import PagesView

A4 = (595.0, 842.0)


def test_the_same_page_stands_at_the_top_after_the_view_was_hidden_and_came_back_in_another_size(qtbot: QtBot) -> None:
    view = PagesView("Pages")
    qtbot.addWidget(view)
    view.resize(560, 700)
    view.show()
    view.put_pages([A4] * 8)
    view.verticalScrollBar().setValue(view.position_of(2, 100.0))
    for width in (100, 560, 420, 560):
        view.hide()
        view.resize(width, 700)
        view.show()
        assert view.position_of(2, 100.0) == pytest.approx(0, abs=4)
