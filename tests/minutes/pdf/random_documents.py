"""Documents made by chance, of everything that a document may hold."""

from __future__ import annotations

import random

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

WORDS = """
harbour quay (berth) Łódź ŵyl fee-paying and/or £5,000 ✓ → 12% naïve \\ « » שלום עולם 2026 السلام عليكم
""".split()  # noqa: SIM905
KINDS = (("bullet", "•"), ("bullet", "◦"), ("numbered", "1."), ("lettered", "c)"), ("lettered", "C."))


def random_document(seed: int) -> Document:
    """Return the document of a seed."""
    return _Dice(seed).document()


class _Dice:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.refs = 0
        self.lists = 0

    def document(self) -> Document:
        blocks: list[Block] = [Heading(level=1, runs=self.runs(4))]
        for _ in range(self.dice.randrange(10, 40)):
            blocks += self.dice.choice((self.heading, self.paragraph, self.points, self.points, self.table))()
        return Document(
            title="Quay Board",
            subject="Minutes",
            language="en-GB",
            author="Gus Wren",
            running_head=("Quay Board",) * self.dice.randrange(3),
            draft=self.dice.choice(("", "DRAFT")),
            footer="Page {page} of {pages}",
            blocks=tuple(blocks),
            look=Look(action_bar=self.dice.random() < 0.5, item_indent=self.dice.choice((0.0, 12.0))),
        )

    def ref(self) -> Ref:
        self.refs += 1
        return Ref("note", self.refs)

    def runs(self, most: int) -> Runs:
        made = []
        for _ in range(self.dice.randrange(1, most)):
            text = self.dice.choice((" ", " ", "", "\n")).join(self.dice.choices(WORDS, k=self.dice.randrange(1, most)))
            made.append(
                Run(
                    text=text + self.dice.choice(("", " ")),
                    bold=self.dice.random() < 0.3,
                    italic=self.dice.random() < 0.2,
                    underline=self.dice.random() < 0.2,
                    anchor=self.ref() if self.dice.random() < 0.1 else None,
                    link=Ref("note", self.dice.randrange(1, 30)) if self.dice.random() < 0.2 else None,
                )
            )
        return tuple(made)

    def language(self) -> str:
        return self.dice.choice(("", "", "cy", "en-GB"))

    def heading(self) -> list[Block]:
        number = self.dice.choice(("", "6b."))
        level = self.dice.randrange(1, 5)
        return [Heading(level=level, runs=self.runs(4), number=number, ref=self.ref(), language=self.language())]

    def paragraph(self) -> list[Block]:
        role = self.dice.choice(("body", "minute", "action", "lead", "small"))
        number = "3.2" if role == "minute" else ""
        return [Paragraph(runs=self.runs(12), role=role, number=number, ref=self.ref(), language=self.language())]

    def points(self) -> list[Block]:
        self.lists += 10
        made: list[Block] = []
        for _ in range(self.dice.randrange(1, 7)):
            level = self.dice.randrange(0, 4)
            kind, marker = KINDS[(level + self.lists) % len(KINDS)]
            made.append(ListItem(runs=self.runs(5), kind=kind, level=level, list=self.lists + level, marker=marker))
        return made

    def cell(self) -> Cell:
        made: list[Block] = []
        for _ in range(self.dice.randrange(1, 4)):
            made += self.dice.choice((self.heading, self.paragraph, self.points))()
        return Cell(blocks=tuple(made))  # type: ignore[arg-type]

    def table(self) -> list[Block]:
        columns = tuple(Column(heading=f"Head {n}", share=1 + n) for n in range(self.dice.randrange(1, 4)))
        rows = [
            Row(cells=tuple(self.cell() for _ in columns[self.dice.choice((0, 0, 1)) :]), ref=self.ref())
            for _ in range(self.dice.randrange(0, 8))
        ]
        keep, rules = self.dice.random() < 0.5, self.dice.choice(("rows", "grid"))
        return [Table(title="Facts", description="", columns=columns, rows=tuple(rows), keep_rows=keep, rules=rules)]
