"""An invented document with everything that a format may meet."""

from __future__ import annotations

from db.values import replace
from desktop.minutes.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    ListItem,
    Look,
    Paragraph,
    Ref,
    Row,
    Run,
    Runs,
    Table,
)

NIBBLED = "The harbour master reported that the east pontoon had been inspected twice since the last meeting. "


def run(text: str, **appearance: bool) -> Runs:
    return (Run(text=text, **appearance),)


def cell(text: str) -> Cell:
    return Cell(blocks=(Paragraph(runs=run(text), role="cell"),))


def table(title: str, headings: tuple[tuple[str, float], ...], rows: tuple[Row, ...], **more: object) -> Table:
    columns = tuple(Column(heading=heading, share=share) for heading, share in headings)
    return Table(title=title, description=f"{title}, a row each", columns=columns, rows=rows, **more)  # type: ignore[arg-type]


def detail(label: str, words: str) -> Paragraph:
    return Paragraph(runs=(Run(text=f"{label}:\t", bold=True), Run(text=words)), role="detail")


def point(
    words: str, at: int = 1, *, kind: str = "bullet", level: int = 0, list: int = 1, marker: str = "•"
) -> ListItem:
    return ListItem(runs=run(words), kind=kind, level=level, list=list, value=at, marker=marker)


PEOPLE = (
    ("Ines Okafor", "IO", "Chair, Chief Executive, Harbour Trust", "Present"),
    ("Tomasz Wiśniewski-Łoś", "TW", "Harbour Master, Port Authority", "Apologies"),
    ("Siân Gŵyn-Hŷn", "SG", "Swyddog Addysg, Cyngor Gŵyr", "Present"),
)


def action_table(actions: int) -> Table:
    rows = tuple(
        Row(
            cells=(
                Cell(blocks=(Paragraph(runs=(Run(text=f"{n}", link=Ref("action", n)),), role="cell"),)),
                cell(f"Price the mooring number {n} and send the list to all members of the board"),
                cell("IO & TW" if n % 2 else "SG"),
                cell("15 February 2026" if n % 3 else "No date"),
            ),
            ref=Ref("row", n),
        )
        for n in range(1, actions + 1)
    )
    return table("Action table", (("No.", 1), ("Action", 6), ("Officer", 2), ("Due", 2.5)), rows)


def document(
    look: Look | None = None, *, actions: int = 6, more: tuple[Block, ...] = (), draft: str = "DRAFT"
) -> Document:
    """Return minutes of an invented board."""
    people = tuple(
        Row(cells=tuple(cell(words) for words in person), ref=Ref("person", i)) for i, person in enumerate(PEOPLE)
    )
    blocks: list[Block] = [
        Heading(level=1, runs=run("Harbour Trust Board: meeting notes"), ref=Ref("meeting", 1)),
        detail("Date", "12 March 2026"),
        detail("Time", "2:00pm – 4.10pm"),
        detail("Venue", "Quay Room, first floor"),
        Heading(level=2, runs=run("Attendance")),
        table("Attendance", (("Name", 3), ("Initials", 1), ("Role", 5), ("Attendance", 2)), people),
        Heading(level=2, runs=run("Welcome and matters arising"), number="1.", ref=Ref("item", 1)),
        Paragraph(runs=run("Ines Okafor"), role="lead"),
        Paragraph(
            runs=(
                Run(text="The minutes of 8 January were "),
                Run(text="agreed", bold=True),
                Run(text=" as "),
                Run(text="accurate", italic=True),
                Run(text=' & <true>, "save" for '),
                Run(text="one word", underline=True),
                Run(text="."),
            )
        ),
        point("Storm damage on the quay, which was reported to the insurers before the year was out, and their answer"),
        point("Dredging"),
        point("of the inner basin", level=1, list=2, marker="◦"),
        point("insurance", 3, kind="lettered", list=3, marker="c)"),
        point("surveyor booked", 4, kind="lettered", list=3, marker="d)"),
        point("deeper", 1, kind="numbered", level=1, list=4, marker="1."),
        point("deeper still", 1, kind="lettered", level=2, list=5, marker="a)"),
        Heading(level=3, runs=run("Earlier actions")),
        Paragraph(
            runs=run("4 – TW to price the new moorings: Done. Action closed."), role="review", ref=Ref("review", 4)
        ),
        Heading(level=2, runs=run("Finance and fees"), number="6b.", ref=Ref("item", 2)),
        Paragraph(runs=run(NIBBLED * 3), role="minute", number="6.1", ref=Ref("note", 1)),
        Paragraph(runs=run(NIBBLED + "\nA second line of it."), role="minute", number="6.2", ref=Ref("note", 2)),
    ]
    for n in range(1, actions + 1):
        blocks.append(
            Paragraph(
                runs=(
                    Run(text=f"Action {n}: ", bold=True, anchor=Ref("action", n)),
                    Run(
                        text=f"IO to price the mooring number {n} and send the list to all members by 15 February",
                        bold=True,
                        anchor=Ref("action", n),
                    ),
                ),
                role="action",
                ref=Ref("note", 100 + n),
            )
        )
    blocks += [
        Paragraph(
            runs=run("It was agreed that the moorings contract be renewed."), role="decision", ref=Ref("decision", 1)
        ),
        Paragraph(runs=run("Other scripts: Łódź, ŵyl, שלום עולם, السلام عليكم, 中文, ✓ and 👍🏽.")),
        *more,
        Heading(level=2, runs=run("Action table")),
        action_table(actions),
        Paragraph(runs=run("Drafted on 14 March 2026."), role="small"),
        Paragraph(runs=run("Signed:\t"), role="signature"),
    ]
    return Document(
        title="Harbour Trust Board, 12 March 2026",
        subject="Meeting notes",
        language="en-GB",
        author="Gus Wren",
        running_head=("Harbour Trust Board", "12 March 2026"),
        draft=draft,
        footer="Page {page} of {pages}",
        blocks=tuple(blocks),
        look=look or Look(),
    )


def only(document: Document, *blocks: Block) -> Document:
    """Return the document with these blocks alone."""
    return replace(document, blocks=blocks)
