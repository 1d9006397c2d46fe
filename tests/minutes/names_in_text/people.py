"""An invented board, and what its house style makes of words."""

from __future__ import annotations

from db.records import Attendance, Item, Meeting, Note, Person, Pin
from db.values import replace
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.names_in_text.printing import NamesPrinted
from desktop.minutes.wording import runs_of
from tests.minutes.meetings import item, meeting, somebody, style

EVA = somebody("Eva Marsh", "EM", "Chief Executive", "Quay Trust")
IAN = somebody("Ian Thorne", "IT", "Harbour Master", "Port Authority")
OWEN = somebody("Insp Owen Rees", "OR", "Divisional Commander", "Harbour Police")
SIAN = somebody("Dr Siân Luck-Hughes", "SLH", "Designated Nurse", "Southwark")
NIA = somebody("Nia O’Hara", "NO'H", "Designated Nurse", "Kingston")
LUKASZ = somebody("Łukasz Żak", "ŁŻ", "Named Doctor", "Quay Hospital")
FERN = somebody("Fern Knott", "FK", "Head of Policy, Quay Council")
ALAN = somebody("Alan Tibbs", "AT", "Lay Member")
SARA = somebody("Sara Cole", "SC", "Lay Member")
SAM = somebody("Sam Croft", "SC", "Surveyor")
JOHN = somebody("John Jones", "JJ")
GUY = somebody("Guy Wren", "GW", "Guild of Bargees Association")
PAM = somebody("Pam Moss", "PM", "Treasurer")
BOARD = (EVA, IAN, OWEN, SIAN, NIA, LUKASZ, FERN, ALAN, SARA, SAM, JOHN, GUY, PAM)


def board(*agenda: Item, pins: tuple[Pin, ...] = (), people: tuple[Person, ...] = BOARD) -> Meeting:
    roles = {EVA.id: "chair", GUY.id: "minute-taker"}
    there = tuple(Attendance(person=person.id, role=roles.get(person.id, "")) for person in people)
    return meeting(*(agenda or (item("Quays"),)), people=people, attendance=there, pins=pins)


def saying(how: str, **choices: str) -> HouseStyle:
    base = style("notes-table")
    return replace(base, names=replace(base.names, in_text=how, **choices))


def printed(words: str, how: str = "names", made: Meeting | None = None, **choices: str) -> str:
    return "".join(run.text for run in runs(words, how, made, **choices))


def runs(words: str, how: str = "names", made: Meeting | None = None, note: Note | None = None, **choices: str):  # type: ignore[no-untyped-def]
    return NamesPrinted(made or board(), saying(how, **choices)).runs(runs_of(words), note)
