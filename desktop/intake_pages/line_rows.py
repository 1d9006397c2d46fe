"""The lines of old minutes as rows of a list: each with what it is taken for, in its colour, and what is in doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.intake_pages.looked_lines import UNHEARD
from desktop.minutes import markup
from desktop.minutes.old_minutes.taken_lines import Taken, TakenLine
from desktop.widgets.passage_rows import PassageRow, Piece

LETTERS: dict[str, Taken] = {
    "A": "action",
    "D": "decision",
    "R": "review",
    "T": "text",
    "B": "bullet",
    "N": "numbered",
    "L": "lettered",
    "G": "sub-heading",
    "I": "item",
    "S": "sub-item",
    "E": "lead",
    "P": "person",
    "H": "heading",
    "M": "next meeting",
    "K": "minute-taker's lines",
    "X": "left out",
}
"""The key that takes a line for each."""
LABELS: dict[Taken, str] = {
    "heading": "Heading",
    "person": "Person",
    "item": "Item",
    "sub-item": "Sub-item",
    "lead": "Led by",
    "text": "Text",
    "bullet": "Bullet",
    "numbered": "Numbered point",
    "lettered": "Lettered point",
    "sub-heading": "Sub-heading",
    "action": "Action",
    "decision": "Decision",
    "review": "Earlier action",
    "next meeting": "Next meeting",
    "minute-taker's lines": "Label",
    "left out": "Left out",
}
"""What a line is taken for, in the words of the screen."""
LOOKS: dict[Taken, str] = {"action": "action", "decision": "decision", "review": "review", "next meeting": "forward"}
TYPED_HERE = "(typed here)"
_STRONG = ("item", "sub-item", "sub-heading")
_SPACES = re.compile(r"\s*\t\s*")


@lru_cache(maxsize=8192)
def row(line: TakenLine) -> PassageRow:
    """Return the row of a line; the same for the same line, so that only what changed is measured anew."""
    words = words_of(line)
    strong = line.taken in _STRONG
    unheard = line.taken in UNHEARD
    label = LABELS[line.taken]
    doubt = line.doubt if unheard or not line.sure else ""
    told = (label, words, f"in doubt: {doubt}" if not line.sure else doubt)
    return PassageRow(
        key=line.key,
        pieces=(Piece(words, bold=strong),),
        label=label,
        look=LOOKS.get(line.taken, ""),
        level=1 if line.taken == "sub-item" else min(line.level, 3),
        lines=3,
        below=doubt if not line.sure else "",
        warned=not line.sure,
        faint=unheard,
        spoken=", ".join(word for word in told if word),
        tip=f"{label}: {doubt}" if doubt else label,
    )


def words_of(line: TakenLine) -> str:
    """Return the words of a line in one: its number, and its cells parted by bars, but for a first one that is a
    number."""
    plain = _SPACES.sub(" | ", line.source.strip()).strip(" |")
    if not plain:
        said = " · ".join(words for _, words in line.fields if words)
        return f"{TYPED_HERE} {markup.plain(said)}"
    first, bar, rest = plain.partition(" | ")
    if bar and not re.search(r"[^\W\d_]{2}", first):
        return f"{first} {rest}"
    numbered = line.number and not plain.startswith(line.number)
    return f"{line.number} {plain}" if numbered else plain
