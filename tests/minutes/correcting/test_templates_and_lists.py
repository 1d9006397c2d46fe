"""Copies in a committee's own template, people in another list, minutes that went on since the copy went out."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from docx.oxml.ns import qn

from db.records import Item, Meeting, Note
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.compose import compose
from desktop.minutes.correcting import deeds
from desktop.minutes.corrections import TEMPLATE, find
from desktop.minutes.document import Document
from desktop.minutes.exports import format_for, silently
from desktop.minutes.word_reading.reading import read
from tests.minutes.corrections import older
from tests.minutes.exports.foreign_templates import letterhead_with_logo
from tests.minutes.kinds_of_correction import Sent, laid_out, sent
from tests.minutes.meetings import STYLES, action, item, text
from tests.minutes.returned_copies import Copy


def rendered(document: Document) -> bytes:
    word = format_for(".docx", "minutes")
    assert word is not None and word.render is not None
    return word.render(document, silently)


@pytest.mark.parametrize("known", [True, False], ids=["template here", "template gone"])
@pytest.mark.parametrize("name", STYLES)
def test_what_the_committees_own_template_says_is_no_addition(name: str, known: bool) -> None:
    made, style, own = older(), laid_out(name), letterhead_with_logo()
    kept = kept_document.read(kept_document.write(replace(compose(made, style), letterhead="digest"), name))
    assert kept is not None
    file = rendered(replace(kept[1], template=own))
    went_out = replace(kept[1], template=own if known else b"")
    told = find(went_out, read(file), made, style)
    assert told.found == ()
    assert (TEMPLATE in told.left_out) == (not known)


def test_what_is_added_to_a_copy_in_such_a_template_is_found() -> None:
    made, style, own = older(), laid_out("notes-table"), letterhead_with_logo()
    document = replace(compose(made, style), letterhead="digest", template=own)
    copy = Copy(rendered(document))
    copy.add("It was a mild spring.", "The swans are back.")
    assert [type(each.deed) for each in find(document, read(copy.saved()), made, style).found] == [deeds.Added]


def with_place(copy: Copy) -> None:
    copy.row("Tom Brandt").addnext(copy.row("Gus Wren"))


def without_place(copy: Copy) -> None:
    row = copy.row("Gus Wren")
    fresh = deepcopy(row)
    for mark in [*fresh.iter(qn("w:bookmarkStart")), *fresh.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    copy.row("Tom Brandt").addnext(fresh)
    row.getparent().remove(row)


@pytest.mark.parametrize("put", [with_place, without_place])
@pytest.mark.parametrize("name", ["notes-table", "minutes-and-actions"])
def test_who_was_put_into_the_list_of_apologies_sent_them(name: str, put: Callable[[Copy], None]) -> None:
    went_out = sent(name)
    copy = Copy(went_out.file)
    put(copy)
    found = went_out.corrections(copy.saved())
    gus = next(who.id for who in went_out.meeting.people if who.name == "Gus Wren")
    assert [each.deed for each in found] == [deeds.Attended(person=gus, status="apologies")]


def corrected() -> tuple[Sent, bytes]:
    went_out = sent()
    copy = Copy(went_out.file)
    copy.say("mild spring", "wet spring")
    return went_out, copy.saved()


def later(meeting: Meeting, words: str | None) -> Meeting:
    """The meeting with other words in the note that was corrected, or without it."""

    def changed(found: Item) -> Item:
        notes: list[Note] = []
        for note in found.notes:
            if "mild" not in note.text:
                notes.append(note)
            elif words is not None:
                notes.append(replace(note, text=words))
        return replace(found, notes=tuple(notes))

    return replace(meeting, items=tuple(changed(found) for found in meeting.items))


@pytest.mark.parametrize("words", ["It was a mild and early spring.", "It was a mild", "Spring was mild.", "Cold."])
def test_what_the_minutes_say_by_now_is_told(words: str) -> None:
    went_out, file = corrected()
    found = went_out.corrections(file, later(went_out.meeting, words))
    assert [(each.after, each.overtaken) for each in found] == [("It was a wet spring.", words)]


def test_what_was_corrected_here_in_the_same_way_is_no_correction_any_more() -> None:
    went_out, file = corrected()
    assert went_out.corrections(file, later(went_out.meeting, "It was a wet spring.")) == []


def test_what_was_taken_out_here_cannot_be_corrected() -> None:
    went_out, file = corrected()
    found = went_out.corrections(file, later(went_out.meeting, None))
    assert [each.deed for each in found] == [None]
    assert "taken out of the minutes" in found[0].cannot


def test_numbers_that_moved_on_here_are_no_corrections() -> None:
    went_out, file = corrected()
    now = replace(
        went_out.meeting, items=(item("First of all", text("So."), action("TB to begin")), *went_out.meeting.items)
    )
    assert went_out.corrections(went_out.file, now) == []
    assert [each.after for each in went_out.corrections(file, now)] == ["It was a wet spring."]


@pytest.mark.parametrize("how", ["names", "offices"])
def test_names_that_the_style_wrote_are_turned_back_to_what_was_typed(how: str) -> None:
    style = laid_out("notes-table")
    style = replace(style, names=replace(style.names, in_text=how, first_mention="in full"))  # type: ignore[arg-type]
    pilots = item("Pilots", text("IO said that TB had seen two pilots, and LF agreed."), text("IO thanked TB."))
    made = replace(older(), items=(*older().items, pilots))
    document = compose(made, style)
    went_out = Sent(made, style, document, rendered(document))
    copy = Copy(went_out.file)
    copy.say("two pilots", "*three* pilots")
    copy.say(" thanked ", " warmly thanked ")
    assert [each.after for each in went_out.corrections(copy.saved())] == [
        r"IO said that TB had seen \*three\* pilots, and LF agreed.",
        "IO warmly thanked TB.",
    ]
