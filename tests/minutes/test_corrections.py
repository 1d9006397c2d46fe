"""What somebody corrected in a copy of the minutes is found, one by one, and nothing where nothing was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

import pytest

from db.records import Meeting, Note
from desktop.minutes import kept_document
from desktop.minutes.compose import compose
from desktop.minutes.correcting import deeds
from desktop.minutes.correcting.taking import SetAction, SetHeading, SetNotes, SetPerson, SetStatus, changes_of
from desktop.minutes.corrections import Correction, find
from desktop.minutes.document import Document, plain
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import HouseStyle, built_in
from desktop.minutes.word_reading.reading import read
from tests.minutes.corrections import older, with_item, worded
from tests.minutes.meetings import STYLES
from tests.minutes.returned_copies import AUTHOR, Copy

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


CHANGED, ADDED, REMOVED, MOVED = "changed", "added", "removed", "moved"
KINDS = (
    Kind(
        "words of a note are changed",
        lambda copy: copy.say("mild spring", "wet spring"),
        ((CHANGED, deeds.Reworded, "It was a wet spring."),),
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
    ),
    Kind(
        "words are taken out of a note",
        lambda copy: copy.say(" They will be laid before Easter.", ""),
        ((CHANGED, deeds.Reworded, "New buoys were ordered from the usual yard."),),
    ),
    Kind(
        "an action is worded otherwise",
        lambda copy: copy.say("thank the yard", "write to the yard"),
        ((CHANGED, deeds.Reworded, "IO to write to the yard"),),
    ),
    Kind(
        "a decision is worded otherwise",
        lambda copy: copy.say("contract be renewed", "contract be renewed for two years"),
        ((CHANGED, deeds.Reworded, "The moorings contract be renewed for two years"),),
    ),
    Kind(
        "the closing words of a review are changed",
        lambda copy: copy.say("Carried forward.", "Half of it is painted."),
        ((CHANGED, deeds.Reworded, "Half of it is painted."),),
    ),
    Kind(
        "a bullet is worded otherwise",
        lambda copy: copy.say("Spoil ground", "Spoil grounds"),
        ((CHANGED, deeds.Reworded, "Spoil grounds"),),
    ),
    Kind(
        "an item is called otherwise",
        lambda copy: copy.say("The winter", "The winter storms"),
        ((CHANGED, deeds.Titled, "The winter storms"),),
    ),
    Kind(
        "another owner stands in the table of actions",
        lambda copy: _in_row(copy, "IO to thank the yard", 2, "LF"),
        ((CHANGED, deeds.Owned, "LF"),),
    ),
    Kind(
        "an action is due at another time",
        lambda copy: copy.say("2 April 2026", "9 April 2026"),
        ((CHANGED, deeds.Dated, "9 April 2026"),),
    ),
    Kind(
        "a paragraph is added",
        lambda copy: copy.add("It was a mild spring.", "The swans are back."),
        ((ADDED, deeds.Added, "The swans are back."),),
    ),
    Kind(
        "a paragraph is taken out",
        lambda copy: copy.remove("It was a mild spring."),
        ((REMOVED, deeds.Removed, "It was a mild spring."),),
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
    ),
    Kind(
        "a paragraph is moved to another item",
        lambda copy: copy.move("It was a mild spring.", "Welcomes were made."),
        ((MOVED, deeds.Moved, "behind Item 1, “Welcomes were made.”"),),
    ),
    Kind(
        "a bullet becomes a paragraph",
        lambda copy: copy.restyle("Spoil ground", "It was a mild spring."),
        ((CHANGED, deeds.Became, "a paragraph"),),
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
    ),
    Kind(
        "words are bold no more",
        lambda copy: copy.look("agreed", "b", on=False),
        ((CHANGED, deeds.Reworded, "The minutes of 8 January were agreed."),),
    ),
    Kind(
        "a row is added to the actions of an item",
        lambda copy: copy.add_row("IO to thank the yard", "7", "TB to paint the new buoys by 30 April", "TB"),
        ((ADDED, deeds.Added, "TB to paint the new buoys by 30 April"),),
        "minutes-and-actions",
    ),
    Kind(
        "a row is taken out of the actions of an item",
        lambda copy: copy.remove_row("IO to thank the yard"),
        ((REMOVED, deeds.Removed, "IO to thank the yard"),),
        "minutes-and-actions",
    ),
    Kind(
        "the meeting was on another day",
        lambda copy: copy.say("12 March 2026", "13 March 2026"),
        ((CHANGED, deeds.Headed, "13 March 2026"),),
    ),
    Kind(
        "the meeting was at another time",
        lambda copy: copy.say("4.10pm", "4.25pm"),
        ((CHANGED, deeds.Headed, "2:00pm – 4.25pm"),),
    ),
    Kind(
        "the meeting was at another place",
        lambda copy: copy.say("Quay Room", "Pilots’ House"),
        ((CHANGED, deeds.Headed, "Pilots’ House"),),
    ),
    Kind(
        "a name is spelt otherwise",
        lambda copy: copy.say("Gus Wren", "Gus Wrenn"),
        ((CHANGED, deeds.Named, "Gus Wrenn"),),
    ),
    Kind("initials are others", lambda copy: copy.say("GW", "GWR"), ((CHANGED, deeds.Named, "GWR"),)),
    Kind(
        "an organisation is another",
        lambda copy: copy.say("Sailing Club", "Rowing Club"),
        ((CHANGED, deeds.Named, "Rowing Club"),),
    ),
    Kind(
        "somebody who was absent sent apologies",
        lambda copy: _in_cell(copy, "Omar Dale", 3, "–", 4, "Apologies"),
        ((CHANGED, deeds.Attended, "apologies"),),
        "executive-board",
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
    ),
    Kind(
        "a heading that the house style prints is changed",
        lambda copy: copy.say("Attendees", "Present"),
        ((CHANGED, None, "house style"),),
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


def _put(copy: Copy, row: object, cell: int, new: str) -> None:
    from docx.oxml.ns import qn

    from tests.minutes.returned_copies import text_of

    paragraph = row.findall(qn("w:tc"))[cell].find(qn("w:p"))  # type: ignore[attr-defined]
    copy.say_in(paragraph, text_of(paragraph), new)


def offered(found: list[Correction]) -> list[tuple[str, type | None, str]]:
    """Kind, deed, and what it says: the new text, the old one of what went, the reason where it cannot be taken over."""
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


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_exactly_the_corrections_are_offered(kind: Kind, layout: str, tracked: bool) -> None:
    if tracked and kind.name in UNTRACKED:
        pytest.skip("nothing to track")
    went_out = sent(kind.style, layout)
    copy = Copy(went_out.file, tracked=tracked)
    kind.edit(copy)
    found = went_out.corrections(copy.saved())
    assert agree(found, kind), offered(found)
    if tracked and kind.offered[0][0] != "comment" and kind.offered[0][2] != "head of every page":
        assert found[0].authors == (AUTHOR,)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", STYLES)
def test_nothing_is_offered_where_nothing_was_corrected(name: str, layout: str) -> None:
    went_out = sent(name, layout)
    assert went_out.corrections(Copy(went_out.file).saved()) == []
