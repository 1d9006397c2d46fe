"""The last reference that was given before this program, and the one that follows it."""

from __future__ import annotations

from datetime import date

from db.records import Action, Committee, Item, Meeting, Note, Surroundings, UsedReference
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number, of_year


def follows(reached: str, on: date, style: HouseStyle) -> str:
    """Return the reference of the first action of a meeting on that day ("AP34/17" after "AP33/17").

    "" where the style does not count through the year, or cannot read it as a reference of that year.
    """
    if style.actions.numbers != "through the year":
        return ""
    given = _first(on, style, (UsedReference(reference=reached, given_on=on, provisional=False),))
    return given if given != _first(on, style, ()) else ""


def day_of(reached: str, today: date) -> date | None:
    """Return the day from which on a reference counts where nobody says it: today, or the first day of its year.

    None where it names no year.
    """
    counted = of_year(reached)
    if counted is None:
        return None
    year = 2000 + counted[1]
    return today if year == today.year else date(year, 1, 1)


def _first(on: date, style: HouseStyle, used: tuple[UsedReference, ...]) -> str:
    note = Note(kind="action", text="x", action=Action())
    meeting = Meeting(
        committee=Committee(name="x"),
        title="x",
        date=on,
        items=(Item(id=1, notes=(note,)),),
        surroundings=Surroundings(references=used),
    )
    return number(meeting, style).references[note.id]
