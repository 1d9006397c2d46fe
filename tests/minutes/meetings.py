"""Short ways to invent a meeting for the tests of numbers and of composing."""

from __future__ import annotations

from datetime import date, time

from db.records import (
    Action,
    Attendance,
    Committee,
    Decision,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    Surroundings,
    UsedReference,
    new_id,
)
from desktop.minutes.compose import compose
from desktop.minutes.document import Block, Document, Heading, ListItem, Paragraph, Table, every_block, plain
from desktop.minutes.house_style import HouseStyle, built_in

STYLES = tuple(built_in())


def text(words: str, **fields: object) -> Note:
    return Note(text=words, **fields)  # type: ignore[arg-type]


def note(kind: str, words: str, **fields: object) -> Note:
    return Note(kind=kind, text=words, **fields)  # type: ignore[arg-type]


def action(
    words: str = "Somebody to do something", reference: str = "", run_on: bool = False, **fields: object
) -> Note:
    made = Action(reference=reference, provisional=not reference, **fields)  # type: ignore[arg-type]
    return Note(kind="action", text=words, run_on=run_on, action=made)


def decision(words: str, reference: str = "") -> Note:
    return Note(kind="decision", text=words, decision=Decision(reference=reference, provisional=not reference))


def review(words: str, reference: str = "", outcome: str = "done", closing: str = "") -> Note:
    made = Review(reference=reference, text=words, outcome=outcome, closing=closing)
    return Note(kind="review", review=made)


def item(
    title: str, *notes: Note, number: str = "", items: tuple[Item, ...] = (), lead: tuple[Owner, ...] = ()
) -> Item:
    return Item(id=new_id(), number=number, title=title, notes=notes, items=items, lead=lead)


def somebody(name: str, initials: str = "", job_title: str = "", organisation: str = "") -> Person:
    return Person(id=new_id(), name=name, initials=initials, job_title=job_title, organisation=organisation)


def meeting(*items: Item, day: date = date(2026, 3, 12), **fields: object) -> Meeting:
    made = {"committee": Committee(name="Harbour Trust Board"), "title": "Harbour Trust Board meeting"} | fields
    return Meeting(date=day, items=items, **made)  # type: ignore[arg-type]


def used(reference: str, day: date, provisional: bool = False) -> UsedReference:
    return UsedReference(reference=reference, given_on=day, provisional=provisional)


def after(*references: UsedReference) -> Surroundings:
    return Surroundings(references=references)


def whole_meeting(**fields: object) -> Meeting:
    """A meeting of the board with people, deputies, part attendance, and notes of every kind."""
    ines = somebody("Ines Okafor", "IO", "Chief Executive", "Harbour Trust")
    tom = somebody("Tom Brandt", "TB", "Harbour Master", "Port Authority")
    lena = somebody("Lena Fisk", "LF", "Deputy Harbour Master", "Port Authority")
    gus = somebody("Gus Wren", "GW", "Clerk")
    pia = somebody("", "PA", "Diver in charge")
    omar = somebody("Omar Dale", "", "", "Sailing Club")
    agenda = (
        item("Welcome", text("Welcomes were made.")),
        item(
            "Matters arising",
            text("The minutes of 8 January were **agreed**."),
            review("TB to price the new moorings.", "4"),
            review("LF to paint the beacon", "6", outcome="carried forward"),
            action("LF to send the price list by 20 March", owners=(Owner(person=lena.id),), due=date(2026, 3, 20)),
            action("Partners to name a contact", owners=(Owner(name="Partners"),), due_phrase="by the next meeting"),
            decision("The moorings contract be renewed"),
            note("private", "check the spelling of the surveyor"),
        ),
        item(
            "Dredging",
            note("bullet", "Survey of the basin"),
            note("bullet", "Spoil ground"),
            text("The survey was received and it was agreed"),
            action("that PA will mark the shoal.", run_on=True, owners=(Owner(person=pia.id),)),
            text("The rest can wait.", run_on=True),
            lead=(Owner(person=tom.id), Owner(name="The auditors")),
        ),
        item(
            "Quays",
            items=(
                item("", text("The north quay was discussed."), action("IO & TB to inspect it", status="withdrawn")),
                item(
                    "South quay",
                    note("numbered", "planks"),
                    note("lettered", "oak", level=1),
                    note("numbered", "nails"),
                ),
            ),
        ),
    )
    made: dict[str, object] = {
        "id": new_id(),
        "start": time(14),
        "end": time(16, 10),
        "place": "Quay Room",
        "people": (ines, tom, lena, gus, pia, omar),
        "attendance": (
            Attendance(person=ines.id, role="chair"),
            Attendance(person=tom.id, status="apologies", deputy=lena.id),
            Attendance(person=lena.id, capacity="deputy", for_items=("2", "3")),
            Attendance(person=gus.id, capacity="in attendance", role="minute-taker", left=time(15, 55)),
            Attendance(person=pia.id, capacity="adviser"),
            Attendance(person=omar.id, status="absent"),
        ),
        "next_meetings": (
            NextMeeting(date=date(2026, 5, 14), start=time(14), end=time(16, 30), place="Quay Room"),
            NextMeeting(date=date(2026, 7, 2), title="Open day"),
        ),
    } | fields
    return meeting(*agenda, **made)


def style(name: str) -> HouseStyle:
    return built_in()[name]


def composed(made: Meeting, name: str = "notes-table") -> Document:
    return compose(made, style(name))


def said(block: Block) -> str:
    """How a block reads: its number or marker and its words; a table row by row."""
    if isinstance(block, Table):
        heads = " | ".join(column.heading for column in block.columns)
        rows = (
            " | ".join(" / ".join(plain(inner.runs) for inner in cell.blocks) for cell in row.cells)
            for row in block.rows
        )
        return "\n".join((heads, *rows))
    before = block.marker if isinstance(block, ListItem) else block.number
    return f"{before} {plain(block.runs)}".strip()


def lines(document: Document) -> list[str]:
    """Everything a document says, a block or a table row a line."""
    return "\n".join(said(block) for block in document.blocks).split("\n")


def under(document: Document, heading: str) -> list[str]:
    """What stands between a heading and the next one of its level or above."""
    blocks = list(document.blocks)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and heading in said(block))
    level = blocks[at].level  # type: ignore[union-attr]
    end = next(
        (n for n, block in enumerate(blocks) if n > at and isinstance(block, Heading) and block.level <= level),
        len(blocks),
    )
    return "\n".join(said(block) for block in blocks[at + 1 : end]).split("\n") if end > at + 1 else []


def tables(document: Document) -> dict[str, Table]:
    return {block.title: block for block in document.blocks if isinstance(block, Table)}


def paragraphs(document: Document) -> list[Heading | Paragraph | ListItem]:
    return [block for block in every_block(document.blocks) if not isinstance(block, Table)]
