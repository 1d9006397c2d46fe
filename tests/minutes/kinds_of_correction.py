"""Kinds of correction that somebody makes in a copy of the minutes, each with what is then offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from db.records import Meeting, Note
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.compose import compose
from desktop.minutes.correcting import deeds
from desktop.minutes.corrections import Correction, find
from desktop.minutes.document import Document
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import HouseStyle, built_in
from desktop.minutes.word_reading.reading import read
from tests.minutes.corrections import older
from tests.minutes.libreoffice_corrections import Order
from tests.minutes.returned_copies import Copy, text_of

LAYOUTS = ("headings", "table")


def laid_out(name: str, layout: str = "") -> HouseStyle:
    style = built_in()[name]
    return replace(style, items=replace(style.items, layout=layout)) if layout else style


@dataclass(frozen=True)
class Sent:
    """The minutes of the sample meeting as they went out."""

    meeting: Meeting
    style: HouseStyle
    document: Document
    file: bytes

    def corrections(self, content: bytes, meeting: Meeting | None = None) -> list[Correction]:
        return list(find(self.document, read(content), meeting or self.meeting, self.style).found)

    def note(self, words: str) -> Note:
        return next(note for _, note in self.meeting.every_note() if words in f"{note.text} {note.review}")


def sent(name: str = "notes-table", layout: str = "", meeting: Meeting | None = None) -> Sent:
    made, style = meeting or older(), laid_out(name, layout)
    kept = kept_document.read(kept_document.write(compose(made, style), name))
    word = format_for(".docx", "minutes")
    assert kept is not None and word is not None and word.render is not None
    return Sent(made, style, kept[1], word.render(kept[1], silently))


@dataclass(frozen=True)
class Kind:
    """One kind of correction: the edit, and what is offered for each difference that it makes."""

    name: str
    edit: Callable[[Copy], object]
    offered: tuple[tuple[str, type | None, str], ...]
    """Kind, deed, and the new text, or (without a deed) some words of the reason."""
    style: str = "notes-table"
    in_libreoffice: Order = ("leave",)
    """How LibreOffice makes it; it saves what was made by hand where it is only to leave it."""


CHANGED, ADDED, REMOVED, MOVED = "changed", "added", "removed", "moved"
KINDS = (
    Kind(
        "words of a note are changed",
        lambda copy: copy.say("mild spring", "wet spring"),
        ((CHANGED, deeds.Reworded, "It was a wet spring."),),
        in_libreoffice=("say", "mild spring", "wet spring"),
    ),
    Kind(
        "words are put into a note",
        lambda copy: copy.insert("ordered from the usual yard", " at Port Elin"),
        (
            (
                CHANGED,
                deeds.Reworded,
                "New buoys were ordered from the usual yard at Port Elin. They will be laid before Easter.",
            ),
        ),
        in_libreoffice=("insert", "from the usual yard", " at Port Elin"),
    ),
    Kind(
        "words are taken out of a note",
        lambda copy: copy.say(" They will be laid before Easter.", ""),
        ((CHANGED, deeds.Reworded, "New buoys were ordered from the usual yard."),),
        in_libreoffice=("say", " They will be laid before Easter.", ""),
    ),
    Kind(
        "an action is worded otherwise",
        lambda copy: copy.say("thank the yard", "write to the yard"),
        ((CHANGED, deeds.Reworded, "IO to write to the yard"),),
        in_libreoffice=("say", "IO to thank the yard", "IO to write to the yard"),
    ),
    Kind(
        "a decision is worded otherwise",
        lambda copy: copy.say("contract be renewed", "contract be renewed for two years"),
        ((CHANGED, deeds.Reworded, "The moorings contract be renewed for two years"),),
        in_libreoffice=("insert", "contract be renewed", " for two years"),
    ),
    Kind(
        "the closing words of a review are changed",
        lambda copy: copy.say("Carried forward.", "Half of it is painted."),
        ((CHANGED, deeds.Reworded, "Half of it is painted."),),
        in_libreoffice=("say", "Carried forward.", "Half of it is painted."),
    ),
    Kind(
        "a bullet is worded otherwise",
        lambda copy: copy.say("Spoil ground", "Spoil grounds"),
        ((CHANGED, deeds.Reworded, "Spoil grounds"),),
        in_libreoffice=("say", "Spoil ground", "Spoil grounds"),
    ),
    Kind(
        "an item is called otherwise",
        lambda copy: copy.say("The winter", "The winter storms"),
        ((CHANGED, deeds.Titled, "The winter storms"),),
        in_libreoffice=("insert", "The winter", " storms"),
    ),
    Kind(
        "another owner stands in the table of actions",
        lambda copy: _in_row(copy, "IO to thank the yard", 2, "LF"),
        ((CHANGED, deeds.Owned, "LF"),),
        in_libreoffice=("cell", "2 April 2026", "C", "LF"),
    ),
    Kind(
        "an action is due at another time",
        lambda copy: copy.say("2 April 2026", "9 April 2026"),
        ((CHANGED, deeds.Dated, "9 April 2026"),),
        in_libreoffice=("cell", "2 April 2026", "D", "9 April 2026"),
    ),
    Kind(
        "a paragraph is added",
        lambda copy: copy.add("It was a mild spring.", "The swans are back."),
        ((ADDED, deeds.Added, "The swans are back."),),
        in_libreoffice=("add", "It was a mild spring.", "The swans are back."),
    ),
    Kind(
        "a paragraph is taken out",
        lambda copy: copy.remove("It was a mild spring."),
        ((REMOVED, deeds.Removed, "It was a mild spring."),),
        in_libreoffice=("remove", "It was a mild spring."),
    ),
    Kind(
        "a paragraph is split in two",
        lambda copy: copy.split("Two buoys were lost"),
        (
            (
                CHANGED,
                deeds.Split,
                "The harbour master reported on the winter.\n\nTwo buoys were lost in the storm of 4 January. "
                "The insurers have paid for one of them.",
            ),
        ),
        in_libreoffice=("split", "Two buoys were lost"),
    ),
    Kind(
        "two paragraphs are joined",
        lambda copy: copy.join("The insurers have paid"),
        (
            (
                CHANGED,
                deeds.Joined,
                "The harbour master reported on the winter. Two buoys were lost in the storm of 4 January. "
                "The insurers have paid for one of them. New buoys were ordered from the usual yard. "
                "They will be laid before Easter.",
            ),
        ),
        in_libreoffice=("join", "The insurers have paid"),
    ),
    Kind(
        "a paragraph is moved to another item",
        lambda copy: copy.move("It was a mild spring.", "Welcomes were made."),
        ((MOVED, deeds.Moved, "behind Item 1, “Welcomes were made.”"),),
        in_libreoffice=("move", "It was a mild spring.", "Welcomes were made."),
    ),
    Kind(
        "a bullet becomes a paragraph",
        lambda copy: copy.restyle("Spoil ground", "It was a mild spring."),
        ((CHANGED, deeds.Became, "a paragraph"),),
        in_libreoffice=("unlist", "Spoil ground", "Item Text"),
    ),
    Kind(
        "a paragraph becomes a bullet",
        lambda copy: copy.restyle("It was a mild spring.", "Spoil ground"),
        ((CHANGED, deeds.Became, "a bullet"),),
    ),
    Kind(
        "words are set in bold",
        lambda copy: copy.look("mild", "b"),
        ((CHANGED, deeds.Reworded, "It was a **mild** spring."),),
        in_libreoffice=("bold", "mild"),
    ),
    Kind(
        "words are bold no more",
        lambda copy: copy.look("agreed", "b", on=False),
        ((CHANGED, deeds.Reworded, "The minutes of 8 January were agreed."),),
        in_libreoffice=("plain", "agreed"),
    ),
    Kind(
        "a row is added to the actions of an item",
        lambda copy: copy.add_row("IO to thank the yard", "7", "TB to paint the new buoys by 30 April", "TB"),
        ((ADDED, deeds.Added, "TB to paint the new buoys by 30 April"),),
        "minutes-and-actions",
        in_libreoffice=("add row", "IO to thank the yard", "7", "TB to paint the new buoys by 30 April", "TB"),
    ),
    Kind(
        "a row is taken out of the actions of an item",
        lambda copy: copy.remove_row("IO to thank the yard"),
        ((REMOVED, deeds.Removed, "IO to thank the yard"),),
        "minutes-and-actions",
        in_libreoffice=("remove row", "IO to thank the yard"),
    ),
    Kind(
        "the meeting was on another day",
        lambda copy: copy.say("12 March 2026", "13 March 2026"),
        ((CHANGED, deeds.Headed, "13 March 2026"),),
        in_libreoffice=("say", "12 March 2026", "13 March 2026"),
    ),
    Kind(
        "the meeting was at another time",
        lambda copy: copy.say("4.10pm", "4.25pm"),
        ((CHANGED, deeds.Headed, "2:00pm – 4.25pm"),),
        in_libreoffice=("say", "4.10pm", "4.25pm"),
    ),
    Kind(
        "the meeting was at another place",
        lambda copy: copy.say("Quay Room", "Pilot House"),
        ((CHANGED, deeds.Headed, "Pilot House"),),
        in_libreoffice=("say", "Quay Room", "Pilot House"),
    ),
    Kind(
        "a name is spelt otherwise",
        lambda copy: copy.say("Gus Wren", "Gus Wrenn"),
        ((CHANGED, deeds.Named, "Gus Wrenn"),),
        in_libreoffice=("insert", "Gus Wren", "n"),
    ),
    Kind(
        "initials are others",
        lambda copy: copy.say("GW", "GWR"),
        ((CHANGED, deeds.Named, "GWR"),),
        in_libreoffice=("cell", "Gus Wren", "B", "GWR"),
    ),
    Kind(
        "an organisation is another",
        lambda copy: copy.say("Sailing Club", "Rowing Club"),
        ((CHANGED, deeds.Named, "Rowing Club"),),
        in_libreoffice=("say", "Sailing Club", "Rowing Club"),
    ),
    Kind(
        "somebody who was absent sent apologies",
        lambda copy: _in_cell(copy, "Omar Dale", 3, "–", 4, "Apologies"),
        ((CHANGED, deeds.Attended, "apologies"),),
        "executive-board",
        in_libreoffice=("cell", "Omar Dale", "D", "-", "E", "Apologies"),
    ),
    Kind(
        "a comment is made",
        lambda copy: copy.comment("storm of 4 January", "Was it not the fifth?"),
        (("comment", None, "Was it not the fifth?"),),
    ),
    Kind(
        "a reference is counted otherwise",
        lambda copy: copy.say("Action 3:", "Action 4:"),
        ((CHANGED, None, "house style's"),),
        in_libreoffice=("say", "Action 3:", "Action 4:"),
    ),
    Kind(
        "a heading that the house style prints is changed",
        lambda copy: copy.say("Attendees", "Present"),
        ((CHANGED, None, "house style"),),
        in_libreoffice=("say", "Attendees", "Present"),
    ),
    Kind(
        "the head of every page is changed",
        lambda copy: copy.running_head("Harbour Trust Board meeting", "Harbour Trust meeting"),
        ((CHANGED, None, "head of every page"),),
    ),
    Kind(
        "two things are corrected in one paragraph that holds two notes",
        lambda copy: (
            copy.say("The survey was received", "The survey came"),
            copy.say("mark the shoal", "buoy the shoal"),
        ),
        (
            (CHANGED, deeds.Reworded, "The survey came and it was agreed"),
            (CHANGED, deeds.Reworded, "that PA will buoy the shoal."),
        ),
    ),
)
UNTRACKED = ("words are set in bold", "words are bold no more", "a row is added to the actions of an item")
"""Kinds that a word processor does not track, or that are made without."""


def _in_row(copy: Copy, words: str, cell: int, new: str) -> None:
    """Put words into a cell of the first table row that says these."""
    _put(copy, copy.row(words), cell, new)


def _in_cell(copy: Copy, words: str, first: int, one: str, second: int, other: str) -> None:
    row = copy.row(words)
    _put(copy, row, first, one)
    _put(copy, row, second, other)


def _put(copy: Copy, row: Any, cell: int, new: str) -> None:
    paragraph = row.findall(qn("w:tc"))[cell].find(qn("w:p"))
    copy.say_in(paragraph, text_of(paragraph), new)


def offered(found: list[Correction]) -> list[tuple[str, type | None, str]]:
    """Kind, deed, and what it says: the new text, of what went the old one, the reason why it is not taken over."""
    return [(each.kind, type(each.deed) if each.deed else None, _said(each)) for each in found]


def _said(each: Correction) -> str:
    if each.kind == "removed":
        return each.before
    return each.after if each.deed or each.kind == "comment" else each.cannot


def agree(found: list[Correction], kind: Kind) -> bool:
    got = offered(found)
    return len(got) == len(kind.offered) and all(
        (one[0], one[1]) == (other[0], other[1]) and (one[2] == other[2] if other[1] else other[2] in one[2])
        for one, other in zip(got, kind.offered, strict=True)
    )
