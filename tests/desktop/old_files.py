"""Minutes as somebody typed them in Word by hand, years ago: invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

PEOPLE = (
    ("Odile Farrow (OF)", "Chair", "Tenants' union", "✓", ""),
    ("Bram Teal (BT)", "Treasurer", "Block C", "✓", ""),
    ("Senna Lake (SL)", "Ward councillor", "Harbour Ward", "", "✓"),
)
ITEMS = (
    ("Welcome and apologies", ("Odile Farrow welcomed everyone.",)),
    (
        "Lift repairs",
        (
            "The lift in Block C was out for nine days in February.",
            "Action: BT to ask the contractor for a timetable by 20 March 2025",
            "OF will write to the upper floors and say when the lift is back.",
        ),
    ),
    ("Bins", ("New bins come in April, and nobody has a key to the store yet.", "Agreed: The store stays open.")),
)


def typed(
    path: Path,
    title: str = "Quayside Tenants' Forum",
    day: str = "Tuesday 4 March 2025",
    items: Sequence[tuple[str, Sequence[str]]] = ITEMS,
) -> Path:
    """Type minutes into a Word file: a heading, a table of people, numbered items in bold, and return its path."""
    file = docx.Document()
    file.add_paragraph().add_run(title).bold = True
    file.add_paragraph(f"Date: {day}")
    file.add_paragraph("Time: 7.30pm")
    file.add_paragraph("Venue: The Net Loft")
    table = file.add_table(rows=0, cols=5)
    for row in (("Name", "Title", "Representing", "Present", "Apologies"), *PEOPLE):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    for number, (item, paragraphs) in enumerate(items, 1):
        file.add_paragraph().add_run(f"{number}. {item}").bold = True
        for words in paragraphs:
            file.add_paragraph(words)
    file.save(str(path))
    return path
