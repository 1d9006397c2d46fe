"""The lines of hand-typed minutes, each with what it was taken for: what the clerk looks through and corrects."""

from __future__ import annotations

from typing import Literal

from db.values import Struct

Taken = Literal[
    "heading",
    "person",
    "item",
    "sub-item",
    "lead",
    "text",
    "bullet",
    "numbered",
    "lettered",
    "sub-heading",
    "action",
    "decision",
    "review",
    "next meeting",
    "minute-taker's lines",
    "left out",
]
"""What a line can be taken for. "heading": title, date, time, place, chair of the meeting; "person": a row of the
lists of people; "minute-taker's lines": labels and table headings that a house style prints by itself ("Action",
"Present"); "lead": who leads the item above. "left out": in the meeting nowhere, because the clerk or the reader says
so."""

TAKEN: tuple[Taken, ...] = Taken.__args__  # type: ignore[attr-defined]


class TakenLine(Struct, frozen=True, kw_only=True):
    """One line of the source (a paragraph, or a row of a table with its cells parted by tabs), and what it is taken
    for.

    `key` names the line for as long as the file is looked through. `number` is the one it carries ("3", "1.1",
    "AP04/17"), typed or counted by Word. `fields` are what was made out of it, by name, each correctable: of a heading
    "title", "committee", "date", "start", "end", "place"; of a person "name", "initials", "job_title", "organisation",
    "status", "capacity", "role", "deputy_for", "for_items"; of an item "number", "title", "lead"; of an action
    "reference", "owners", "due", "text"; of a review "reference", "text", "closing", "outcome"; of the others "text".
    A person may also have "deputy" (who sat for them), a heading "chair", "minute-taker" and "kind", a next meeting
    "date", "start", "end", "place" and "title", an action "item" (where a table says under which it was agreed). Words
    of fields that notes hold carry the markup of notes; days are typed ("4 March 2026").
    `sure` is False where it was a guess: `doubt` says why in plain words. Of a line that is left out, or that a house
    style prints by itself, `doubt` says why although it is sure.

    What follows is what the line is read anew with: `marked` is the source with the markup of notes ("" where it is
    plain), `headings` the columns of its table, `part` under what it stands ("present", "apologies", "absent", "in
    attendance", "actions", "earlier actions", "next meetings"; "" elsewhere). `run_on` says that it goes on in the
    paragraph of the line before, `same_as` is the key of the line that tells of the same action, 0 where none does.
    """

    key: int
    source: str
    taken: Taken
    number: str = ""
    level: int = 0
    fields: tuple[tuple[str, str], ...] = ()
    sure: bool = True
    doubt: str = ""
    marked: str = ""
    headings: tuple[str, ...] = ()
    part: str = ""
    run_on: bool = False
    same_as: int = 0

    @property
    def words(self) -> str:
        """The source with the markup of notes."""
        return self.marked or self.source

    def field(self, name: str) -> str:
        """Return one field, "" where the line has none of that name."""
        return dict(self.fields).get(name, "")
