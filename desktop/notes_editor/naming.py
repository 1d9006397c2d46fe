"""Offers names while somebody types initials or `@`: only Tab takes one, every other key goes on typing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from db.records import Person

_TYPED = re.compile(r"(?:(?<!\w)@(?P<name>\w*(?: \w*)?)|(?<![\w@])(?P<initials>[A-Z][A-Za-z]{0,3}))$")
MOST = 5


def offered(line: str, people: Iterable[Person]) -> tuple[int, list[Person]]:
    """Return whom the end of a typed line may mean, best first, and how many characters a choice replaces."""
    found = _TYPED.search(line)
    if found is None:
        return 0, []
    if found["name"] is not None:
        wanted = found["name"].casefold()
        fits = [p for p in people if _begins(p.name, wanted) or p.initials.casefold().startswith(wanted)]
    else:
        wanted = found["initials"]
        fits = [p for p in people if p.initials.startswith(wanted)]
        fits.sort(key=lambda p: p.initials != wanted)
    return len(found.group()), fits[:MOST]


def _begins(name: str, wanted: str) -> bool:
    folded = name.casefold()
    return folded.startswith(wanted) or any(word.startswith(wanted) for word in folded.split())


class NameOffer(QLabel):
    """The small list beside the cursor. It never takes the focus; its first line is what Tab takes."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("nameOffer")
        self.setMargin(4)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Names that fit; Tab takes the first")
        self.hide()
        self._length = 0
        self._people: list[Person] = []

    def show_for(self, line: str, people: Iterable[Person], cursor: QRect) -> None:
        """Offer names for what stands before the cursor, or vanish where nothing fits."""
        self._length, self._people = offered(line, people)
        if not self._people:
            self.hide()
            return
        rows = [_row(person, first=n == 0) for n, person in enumerate(self._people)]
        self.setText(f"<table cellspacing='0' cellpadding='3'>{''.join(rows)}</table>")
        self.adjustSize()
        self.move(self._beside(cursor))
        self.show()
        self.raise_()

    def choice(self) -> tuple[int, str]:
        """Return how many characters before the cursor the first name replaces, and its words."""
        return self._length, self._people[0].called

    def _beside(self, cursor: QRect) -> QPoint:
        room = self._page.rect()
        x = min(cursor.left(), max(room.width() - self.width() - 8, 0))
        below = cursor.bottom() + 6
        return QPoint(x, below if below + self.height() < room.height() else cursor.top() - self.height() - 6)


def _row(person: Person, *, first: bool) -> str:
    name = f"<b>{_safe(person.initials)}</b>&nbsp;&nbsp;{_safe(person.name or person.job_title)}"
    hint = "&nbsp;&nbsp;&nbsp;<small>Tab</small>" if first else ""
    return f"<tr><td style='white-space:nowrap'>{name}{hint}</td></tr>"


def _safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
