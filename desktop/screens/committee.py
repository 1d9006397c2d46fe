"""The screen of a committee: who sits on it, what stands on each of its agendas, and what else is kept of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.screens import Screen


def make(desk: Desk) -> QWidget:
    """Return the screen; its pages and their dialogs are imported when it is first shown, not at the start."""
    from desktop.committee_pages.committee_screen import CommitteeScreen

    return CommitteeScreen(desk)


CARD = Screen(title="Committee and members", make=make)
