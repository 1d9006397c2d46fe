"""Word files of any shape, made by chance out of the words that minutes are made of."""

from __future__ import annotations

import random

from desktop.minutes.word_reading.word_text import Grid, GridCell, GridRow, Line, Stretch, WordText

BITS = (
    *(
        "1.",
        "2.",
        "3.1",
        "6a.",
        "IV.",
        "045/26",
        "Action 1:",
        "Action:",
        "ACTION –",
        "Present:",
        "Apologies",
        "Absent:",
        "Item",
        "Notes",
    ),
    *(
        "Name",
        "Initials",
        "Action",
        "Owner",
        "Due",
        "Status",
        "Date: 4 March 2026",
        "Date:",
        "AP03/26",
        "EM",
        "EM & ST to",
        "Tom Brandt",
    ),
    *(
        "(TB)",
        "TB –",
        "to do it",
        "by 3 May",
        "Decisions and/or actions agreed",
        "Date of next meeting",
        "It was agreed that",
    ),
    *(
        "**",
        "__",
        "*",
        "\t",
        "\n",
        "✓",
        "–",
        "a)",
        "• ",
        "Cllrs A, B and C",
        "Signed:",
        "31 February 2026",
        "99/99",
        "0",
        "",
        "  ",
    ),
    *(
        "漢字",
        "\u2028",
        "The Chair",
        "Minutes",
        "Action Log:",
        "Completed. Action closed.",
        "x" * 300,
        "12 2 2 2 2 2 2 2 2 2 2 2",
    ),
    *("((((((", "Chair:", "Action Table", "No.", "Room 2.14", "lamp oil", "the quay was swept", "deputy for Ada Moss"),
)


class Shapes:
    """Makes Word files; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def file(self) -> WordText:
        return WordText(
            blocks=tuple(self.block() for _ in range(self.chance.randint(0, 25))),
            head_and_foot=tuple(self.line() for _ in range(self.chance.randint(0, 2))),
        )

    def words(self) -> str:
        return " ".join(self.chance.choices(BITS, k=self.chance.randint(0, 6)))

    def line(self) -> Line:
        chance = self.chance
        return Line(
            stretches=tuple(self._stretch() for _ in range(chance.randint(0, 3))),
            style=chance.choice(("", "Action", "Lead", "Review", "Label", "Decision", "heading 2")),
            heading=chance.choice((0, 0, 0, 0, 1, 2, 3)),
            number=chance.choice(("", "", "", "1.", "•", "a)", "1.1", "x", "IV.")),
            level=chance.choice((-1, 0, 1)),
            page_part=chance.choice((*[""] * 8, "header", "footer", "note")),
        )

    def block(self, depth: int = 0) -> Line | Grid:
        return self._grid(depth) if depth < 3 and self.chance.random() < 0.25 else self.line()

    def _stretch(self) -> Stretch:
        chance = self.chance
        change = chance.choice(("", "", "", "inserted", "deleted"))
        return Stretch(text=self.words(), bold=chance.random() < 0.3, italic=chance.random() < 0.2, change=change)

    def _grid(self, depth: int) -> Grid:
        width = self.chance.randint(0, 4)
        return Grid(rows=tuple(self._row(width, depth) for _ in range(self.chance.randint(0, 6))))

    def _row(self, width: int, depth: int) -> GridRow:
        cells = tuple(self._cell(depth) for _ in range(self.chance.choice((width, width, width + 1, 0))))
        return GridRow(cells=cells, change=self.chance.choice(("", "", "", "deleted")))

    def _cell(self, depth: int) -> GridCell:
        blocks = tuple(self.block(depth + 1) for _ in range(self.chance.randint(0, 2)))
        return GridCell(blocks=blocks, across=self.chance.choice((1, 1, 1, 2, 99)))
