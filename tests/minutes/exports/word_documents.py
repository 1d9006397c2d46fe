"""Invented documents, one after the manner of each house style, that the Word format is tested with."""

from __future__ import annotations

from collections.abc import Iterable

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

SENTENCES = (
    "The warden said that the lower hide had been closed since the flood and that visitors took the ridge path.",
    "Members asked how the reed beds would be cut this year; two contractors had been asked for a price.",
    "OM thanked the volunteers, who had given more than four hundred hours between October and January.",
    "It was noted that the survey of wading birds was late because the boat had not passed its inspection.",
    "HB reminded the meeting that the grant ends in September, and that a bid for the next one takes ten weeks.",
    "The ferry company had written twice about the jetty; the letters had been passed to the county's engineer.",
)
PEOPLE = (
    ("Oriel Marchbanks", "OM", "Chair, Fenland Wildlife Fellowship", "Present"),
    ("Hamid Bassari", "HB", "Treasurer", "Present"),
    ("Dr Wioletta Żółć", "WŻ", "Ecologist, University of the Marsh", "Present"),
    ("Carys Llwyd-Gŵyr", "CL", "Head of Countryside Services, Marsh County Council", "Present"),
    ("Peregrine Featherstonehaugh", "PF", "Landowners' representative", "Apologies"),
)


def words(text: str, **appearance: bool) -> Runs:
    return (Run(text=text, **appearance),)


def body(
    *runs: Run | str, role: str = "body", number: str = "", ref: Ref | None = None, keep: bool = False
) -> Paragraph:
    told = tuple(run if isinstance(run, Run) else Run(text=run) for run in runs)
    return Paragraph(runs=told, role=role, number=number, ref=ref, keep_with_next=keep)


def heading(level: int, text: str, number: str = "", ref: Ref | None = None) -> Heading:
    return Heading(level=level, runs=words(text), number=number, ref=ref)


def item(number: str, text: str, id: int) -> Heading:
    return heading(2, text, number, Ref("item", id))


def detail(label: str, text: str, gap: str = "\t") -> Paragraph:
    return body(Run(text=f"{label}:", bold=True), f"{gap}{text}", role="detail")


def cell(*blocks: Heading | Paragraph | ListItem | str) -> Cell:
    told = tuple(body(block, role="cell") if isinstance(block, str) else block for block in blocks)
    return Cell(blocks=told)


def table(title: str, columns: dict[str, float], rows: Iterable[Iterable[Cell | str]], **more: object) -> Table:
    return Table(
        title=title,
        description=f"{title}: a row for each",
        columns=tuple(Column(heading=name, share=share) for name, share in columns.items()),
        rows=tuple(Row(cells=tuple(c if isinstance(c, Cell) else cell(c) for c in row)) for row in rows),
        **more,  # type: ignore[arg-type]
    )


def people() -> Table:
    return table("Attendance", {"Name": 3, "Initials": 1, "Role": 5, "Attendance": 1.5}, PEOPLE)


def points(kind: str, markers: str, texts: Iterable[str], list: int, first: int = 1, level: int = 0) -> list[ListItem]:
    return [
        ListItem(
            runs=words(text),
            kind=kind,
            level=level,
            list=list,
            value=first + at,
            marker={"bullet": "•", "numbered": f"{first + at}.", "lettered": f"{'abcdefgh'[first + at - 1]})"}[kind],
        )
        for at, text in enumerate(texts)
    ]


def action(id: int, text: str) -> Paragraph:
    """An action in its place in the text, all of it bold and a place to jump to."""
    place = Ref("action", id)
    return body(
        Run(text=f"Action {id}: ", bold=True, anchor=place), Run(text=text, bold=True, anchor=place), role="action"
    )


def action_row(id: int, text: str, owner: str, due: str) -> Row:
    linked = Cell(blocks=(body(Run(text=str(id), link=Ref("action", id)), role="cell"),))
    return Row(cells=(linked, cell(text), cell(owner), cell(due)), ref=Ref("row", id))


def action_table(rows: Iterable[Row]) -> Table:
    columns = {"No.": 0.6, "Action": 6, "Owner": 1.4, "Due": 2}
    return Table(
        title="Action table",
        description="Every action of the meeting with its owner and due date",
        columns=tuple(Column(heading=name, share=share) for name, share in columns.items()),
        rows=tuple(rows),
    )


def document(blocks: Iterable[Block], look: Look, **more: object) -> Document:
    told: dict[str, object] = {
        "title": "Reserve Management Board, 4 March 2026",
        "subject": "Minutes",
        "language": "en-GB",
        "running_head": ("Reserve Management Board", "4 March 2026"),
        "draft": "DRAFT",
        "footer": "Page {page} of {pages}",
        "author": "Gus Wren",
    }
    return Document(blocks=tuple(blocks), look=look, **(told | more))  # type: ignore[arg-type]


def notes_table() -> Document:
    """Notes under numbered items, lists that jump, actions in place and an action table at the end."""
    texts = ("OM to ask the county for the engineer's report by 20 March", "HB & CL to price a floating hide")
    blocks: list[Block] = [
        heading(1, "Reserve Management Board: meeting notes", ref=Ref("meeting", 1)),
        detail("Date", "4 March 2026"),
        detail("Time", "2:00pm – 4.10pm"),
        detail(
            "Venue", "The Old Pumping Station, Sluice Lane, Nether Marsh, behind the car park of the visitor centre"
        ),
        detail("Chaired by", "Oriel Marchbanks"),
        heading(2, "Attendees"),
        people(),
        detail("Apologies", "Peregrine Featherstonehaugh"),
        item("1.", "Introductions", 1),
        body("Welcomes were made."),
        item("2.", "Minutes of 7 January 2026", 2),
        body("The minutes were ", Run(text="agreed", bold=True), ". Matters arising were:", keep=True),
        *points("numbered", "", ("OM to write to the ferry company: Done.", "HB to renew the boat's licence."), 1),
        action(1, texts[0]),
        *points("numbered", "", ("CL to chase contributions to the leaflet.",), 1, first=7),
        item("3.", "Core figures and the survey of wading birds", 3),
        body(" ".join(SENTENCES[:3])),
        heading(3, "What the figures do not say"),
        body(
            SENTENCES[3] + " ",
            Run(text="All", underline=True),
            " counts are ",
            Run(text="provisional", italic=True),
            ".",
        ),
        *points("bullet", "", ("Godwits: 212", "Redshanks: 96"), 2),
        *points("bullet", "", ("of these, 14 ringed",), 2, level=1),
        *points("lettered", "", ("the ridge path", "the sluice"), 3),
        *points("lettered", "", ("the car park",), 3, first=3),
        action(2, texts[1]),
        body("The board resolved that the ridge path stay open.", role="decision", ref=Ref("decision", 1)),
        item(
            "6b.", "Money, and an item whose title is so long that it cannot possibly stand on one line of the page", 4
        ),
        body(" ".join(SENTENCES), ref=Ref("note", 9)),
        heading(2, "Action table"),
        action_table(action_row(n, text, "OM" if n == 1 else "HB & CL", "20 March") for n, text in enumerate(texts, 1)),
        body("Drafted on 6 March 2026.", role="small"),
        body("Signed by the chair:", role="signature"),
    ]
    return document(blocks, Look(template="notes-table.docx"))


def executive_board() -> Document:
    """Two tables of people, an action log, actions at the end of each item with a reference to item and number."""
    columns = {"Name": 2.5, "Title": 3, "Representing": 2, "Attending": 1.6, "Apologies": 1.4}
    members = [
        ("Oriel Marchbanks, Chair", "Chief Executive", "Wildlife Fellowship", "Present", "–"),
        ("Hamid Bassari", "Treasurer", "Friends of the Marsh", "Jean Okonkwo", "Apologies"),
    ]
    blocks: list[Block] = [
        heading(1, "Reserve Executive Board Meeting"),
        detail("Date", "4th March 2026"),
        detail("Time", "14:30 – 16.30"),
        detail("Location", "Room 2"),
        detail("Chaired by", "Oriel Marchbanks"),
        heading(2, "Members' attendance at meeting"),
        table("Members", columns, members, rules="grid"),
        heading(2, "Also in attendance"),
        table("Also in attendance", columns, members[:1], rules="grid"),
        heading(2, "Agenda"),
        item("1.", "Welcome and introductions", 1),
        body("The Chair welcomed the members."),
        item("2.", "Minutes of the meeting of 7 January 2026", 2),
        body("Action log:", role="label"),
        body(
            "4.1 – Hamid Bassari to renew the boat's licence. Completed. Action closed.",
            role="review",
            ref=Ref("review", 1),
        ),
        body(
            "5.1 – Carys Llwyd-Gŵyr to draft the leaflet. To be discussed below.", role="review", ref=Ref("review", 2)
        ),
    ]
    for number in range(3, 8):
        blocks += [
            item(f"{number}.", f"Plans for the season, part {number}", number),
            body("Carys Llwyd-Gŵyr", role="lead"),
            *(body(sentence) for sentence in SENTENCES),
            body("It was agreed that the plan be published.", role="decision", ref=Ref("decision", number)),
            body("Action:", role="label"),
            body(
                Run(text=f"{number}.1", bold=True, anchor=Ref("action", number)),
                " – CL to publish the plan.",
                role="action",
            ),
        ]
    return document(blocks, Look(template="executive-board.docx"), draft="DRAFT until agreed")


def minutes_and_actions() -> Document:
    """Sub-items with letters, text flush left, and after each item a table of what was decided and who acts."""
    blocks: list[Block] = [
        heading(1, "Minutes and actions"),
        heading(2, "Present"),
        people(),
        heading(2, "Apologies"),
        table(
            "Apologies", {"Name": 3, "Initials": 1, "Role": 5}, [("Peregrine Featherstonehaugh", "PF", "Landowners")]
        ),
    ]
    columns = {"Reference": 1, "Details": 5, "Action (owner)": 2}
    for at, number in enumerate(("1.", "1a.", "6b.", "10."), 1):
        decided = [
            (str(at), "The board agreed the terms of reference, and that they be read again in a year.", "–"),
            (str(at + 10), "Write to the ferry company and ask for the drawings of the jetty.", "OM, HB"),
        ]
        blocks += [
            heading(2 if number != "1a." else 3, "Minutes, and actions arising" if at == 1 else f"Report {at}", number),
            *(body(sentence) for sentence in SENTENCES),
            heading(3, "Decisions and/or actions agreed"),
            table("Decisions and actions", columns, decided, rules="grid"),
        ]
    head = ("Minutes and Actions", "Reserve Management Board", "4 March 2026", "11.00 am – 1.00pm")
    return document(blocks, Look(template="minutes-and-actions.docx"), running_head=head, draft="")


def strategic_board() -> Document:
    """Numbered minutes, bullets under an item's title, references in bold at the end of a sentence."""
    blocks: list[Block] = [
        heading(1, "Minutes"),
        detail("Meeting Title", "Reserve Management Board"),
        detail("Date", "4th March, 2026"),
        detail("Venue", "Room G.01"),
        heading(2, "Present"),
        table("Present", {"Initials": 1, "Capacity": 4}, [(f"({p[1]})", p[2]) for p in PEOPLE[:4]]),
        heading(2, "Apologies"),
        table("Apologies", {"Initials": 1, "Capacity": 4}, [("(PF)", "Landowners' representative")]),
        detail("Minutes", "GW, Support Officer", " "),
    ]
    for number in range(1, 12):
        place = Ref("action", number)
        blocks += [
            item(f"{number}.", "Chair's update" if number == 3 else f"Report {number} of the subgroup", number),
            *points("bullet", "", ("The flood", "The annual conference"), number),
            body("The Chair", role="lead"),
            body(" ".join(SENTENCES[:3]), role="minute", number=f"{number}.1", ref=Ref("note", number)),
            body("And a second paragraph of the same minute.", role="minute"),
            body(
                SENTENCES[4] + " ",
                Run(text="The bid is to be brought back. ", anchor=place),
                Run(text=f"AP{number + 20}/26", bold=True, anchor=place),
                role="minute",
                number=f"{number}.2",
            ),
        ]
    return document(blocks, Look(template="strategic-board.docx"))


def table_layout() -> Document:
    """The whole minutes in one table, headings, lists and actions in its cells, a row longer than a page."""
    rows = [
        Row(cells=(cell("1."), cell(heading(2, "Introductions"), "Welcomes were made.")), ref=Ref("item", 1)),
        Row(
            cells=(
                cell("2."),
                cell(
                    heading(2, "A long debate", ref=Ref("item", 2)),
                    *(body(sentence) for sentence in SENTENCES * 5),
                    *points("numbered", "", ("the first", "the second"), 1),
                    *points("lettered", "", ("skipped to here",), 2, first=3),
                    body("And a paragraph with a number.", role="minute", number="2.1"),
                    action(1, "OM to ask for the engineer's report"),
                ),
            )
        ),
        Row(cells=(cell("3."), cell(heading(2, "Close"), body("It was agreed to meet in May.", role="decision")))),
    ]
    items = Table(
        title="Items",
        description="The items of the meeting with their notes",
        columns=(Column(heading="No.", share=1), Column(heading="Item and notes", share=9)),
        rows=tuple(rows),
        rules="grid",
        keep_rows=False,
    )
    return document([heading(1, "Reserve Management Board"), items], Look(template="notes-table.docx"))


def actions_only() -> Document:
    """The action table as a file of its own: its numbers lead nowhere."""
    rows = (action_row(n, SENTENCES[n % 6], "HB", "20 March 2026") for n in range(1, 31))
    return document([heading(1, "Actions of 4 March 2026"), action_table(rows)], Look(), subject="Actions")


def long_meeting(items: int = 40, words_each: int = 575, actions: int = 120) -> Document:
    """A very long meeting: 40 items, 23,000 words, 120 actions unless told otherwise."""
    blocks: list[Block] = [heading(1, "A very long meeting"), heading(2, "Attendance"), people()]
    rows = []
    paragraph = " ".join(SENTENCES[:3])
    for at in range(items):
        blocks.append(item(f"{at + 1}.", f"Item {at + 1}", at))
        blocks += [body(paragraph, ref=Ref("note", at * 100 + n)) for n in range(words_each // len(paragraph.split()))]
        blocks += points("lettered", "", ("one", "two"), at)
        for n in range(at * actions // items, (at + 1) * actions // items):
            blocks.append(action(n, SENTENCES[n % 6]))
            rows.append(action_row(n, SENTENCES[n % 6], "OM", "20 March"))
    blocks += [heading(2, "Action table"), action_table(rows)]
    return document(blocks, Look())


ALL = {
    made.__name__.replace("_", "-"): made
    for made in (notes_table, executive_board, minutes_and_actions, strategic_board, table_layout, actions_only)
}
