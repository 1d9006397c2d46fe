"""Keeping a name as it was typed, where the house style says it otherwise: what can be chosen, and what it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db import pins
from db.changes import Edit
from db.records import Meeting, Note
from desktop.desk import Desk
from desktop.keeping import keep, together
from desktop.minutes.document import Ref

if TYPE_CHECKING:
    from desktop.minutes.mentions import Known
    from desktop.minutes.names_in_text.marks import NameMark

AS_TYPED = "The house style of this meeting prints names as they are typed."
NO_NAME = "No name stands at the cursor that the house style says otherwise than it was typed."


def described(names: Sequence[NameMark], meeting: Meeting) -> list[str]:
    """Return what is to be said of each name on the pages: what was typed, who that is, what became of it."""
    from desktop.minutes.mentions import Known

    known = Known(meeting.people)
    return [_described(name, known) for name in names]


def _described(mark: NameMark, known: Known) -> str:
    from desktop.minutes.names_in_text import marks

    words = marks.words_of(mark)
    person = known.person(words)
    who = f" – {person.full}" if person is not None and person.full != words else ""
    if mark.state == marks.CHANGED:
        return f"Typed: {mark.typed}{who if person is None or person.full not in mark.printed else ''}"
    if mark.state == marks.KEPT:
        return f"{words}{who}: kept as typed"
    return f"{words}: left as typed, because it may not mean {person.full if person is not None else 'a person'}"


def counted(names: Sequence[NameMark], without_office: Sequence[str] = ()) -> str:
    """Return the legend of the preview, "" where there are no names: how many print otherwise than they were typed, how
    many are kept, how many were left, and who has no office that the style could say."""
    states = Counter(name.state for name in names)
    changed, kept, left = states["changed"], states["kept"], states["doubtful"]
    said = [
        f"{changed} {'name' if changed == 1 else 'names'} as the style says" if changed else "",
        f"{kept} kept" if kept else "",
        f"{left} in doubt" if left else "",
    ]
    lacking = f" · by name, for want of an office of their own: {', '.join(without_office)}" if without_office else ""
    return f"Tab: {', '.join(filter(None, said))}{lacking}" if names else ""


def offer(desk: Desk, mark: NameMark, at: QPoint, parent: QWidget, *, going: bool = True) -> QMenu:
    """Show at a point of the screen what can be done with a name; with `going`, also the way to its note."""
    menu = QMenu(parent)
    menu.setAccessibleName(f"The name {mark.typed}")
    meeting = desk.meeting
    if meeting is not None:
        _fill(menu, desk, meeting, mark)
    if going and mark.ref is not None:
        menu.addSeparator()
        way = menu.addAction("&Go to the note" if mark.ref.kind != "item" else "&Go to the item")
        way.triggered.connect(partial(_go, desk, mark.ref))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    choices = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    if choices:
        menu.setActiveAction(choices[0])
    return menu


def offer_at(desk: Desk, note: Note | None, offset: int, at: QPoint, parent: QWidget) -> QMenu | None:
    """Show what can be done with the name at a character of a note; the status line says why where there is none."""
    from desktop.minutes.names_in_text import marks

    if desk.meeting is None or not desk.may_change():
        return None
    if desk.style.names.in_text == "as typed":
        desk.tell(AS_TYPED)
        return None
    mark = marks.at(desk.meeting, desk.style, note, offset) if note is not None else None
    if mark is None:
        desk.tell(NO_NAME)
        return None
    return offer(desk, mark, at, parent, going=False)


def _fill(menu: QMenu, desk: Desk, meeting: Meeting, mark: NameMark) -> None:
    from desktop.minutes.names_in_text import marks

    words = marks.words_of(mark)
    shown = words.replace("&", "&&")
    notes = marks.notes_of(meeting, mark)
    if mark.state == marks.DOUBTFUL:
        menu.addAction(f"“{shown}” may not be a person here; typed in full, it is said").setEnabled(False)
    elif mark.state == marks.KEPT:
        held = marks.pins_of(meeting, mark)
        where = "in these minutes" if any(not pin.note for pin in held) else "here"
        letting_go = together(*(pins.remove(pin.id) for pin in held))
        title = f"&Let the house style say “{shown}” again {where}"
        menu.addAction(title).triggered.connect(partial(_do, desk, letting_go, "Name as the style says"))
    else:
        if notes:
            here = together(*(pins.add(meeting.id, words, note.id) for note in notes))
            menu.addAction(f"&Keep “{shown}” as typed here").triggered.connect(
                partial(_do, desk, here, "Name as typed")
            )
        everywhere = pins.add(meeting.id, words)
        menu.addAction(f"Keep “{shown}” as typed in these &minutes").triggered.connect(
            partial(_do, desk, everywhere, "Name as typed")
        )


def _go(desk: Desk, ref: Ref, _checked: bool = False) -> None:
    desk.show(ref)


def _do(desk: Desk, edit: Edit, name: str, _checked: bool = False) -> None:
    keep(desk, edit, name)
