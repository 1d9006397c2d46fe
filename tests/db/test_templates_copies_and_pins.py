"""Committees' Word templates, the copies that went out, and words that print as typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from db import meetings, pins, sent_copies, snapshot, templates
from db.records import Committee, Item, Meeting, Note
from db.store import Store

AT = datetime(2031, 5, 4, 12, 0)


def kept(store: Store) -> None:
    note = Note(id=21, text="IT reported")
    item = Item(id=11, title="Cranes", notes=(note,))
    board = Committee(name="Quay Board")
    store.write(meetings.add(Meeting(id=7, committee=board, title="May", date=date(2031, 5, 4), items=(item,))))


def test_a_template_is_kept_once_and_comes_back_whole(store: Store) -> None:
    file = b"PK\x03\x04 letterhead"
    known_as = templates.digest(file)
    store.write(templates.keep("old name.dotx", file, at=AT))
    store.write(templates.keep("letterhead.dotx", file, at=AT))
    assert store.read(templates.content(known_as)) == file
    assert store.read(templates.name(known_as)) == "letterhead.dotx"
    with pytest.raises(LookupError):
        store.read(templates.content("0" * 64))


def test_the_newest_copies_of_a_meeting_are_kept(store: Store) -> None:
    kept(store)
    for n in range(sent_copies.KEPT + 3):
        store.write(sent_copies.keep(7, f"copy-{n}", f"words {n}".encode(), at=AT))
    assert store.read(sent_copies.find("copy-2")) is None
    last = store.read(sent_copies.find(f"copy-{sent_copies.KEPT + 2}"))
    assert last is not None and last.printed == f"words {sent_copies.KEPT + 2}".encode() and last.meeting == 7
    assert store.read(sent_copies.find("copy-3")) is not None


def test_a_copy_goes_with_its_meeting(store: Store) -> None:
    kept(store)
    store.write(sent_copies.keep(7, "copy", b"words", at=AT))
    store.write(pins.add(7, "IT"))
    store.write(meetings.remove(7))
    assert store.read(sent_copies.find("copy")) is None


def test_words_are_pinned_in_a_note_or_everywhere_once_and_let_go_again(store: Store) -> None:
    kept(store)
    for _ in range(2):
        store.write(pins.add(7, "IT"))
        store.write(pins.add(7, "IT", 21))
    found = store.read(snapshot.load(7)).pins
    assert [(pin.note, pin.words) for pin in found] == [(0, "IT"), (21, "IT")]
    store.write(pins.remove(found[0].id))
    assert [(pin.note, pin.words) for pin in store.read(snapshot.load(7)).pins] == [(21, "IT")]
