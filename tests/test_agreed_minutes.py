"""Agreed minutes, exported on the day and a year later, when everything around them has changed."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from db import approval, attendance, committees, meetings, notes, snapshot, versions
from db.records import Action, Attendance, Item, Meeting, Note, Person, new_id
from db.store import Store
from db.values import replace
from desktop import command_line
from desktop.minutes.approval_steps import as_file, as_printed, moved
from desktop.minutes.house_style import built_in, styles
from tests.samples import harbour_meeting

OWN = 'based_on = "strategic-board"\ntitle = "Our board"\n'
LOUDER = OWN + '\n[look]\naccent = "7A1F2B"\n\n[actions]\nreference = "Nr {number}/{yy}"\n'


def agreed(folder: Path, style: str, status: str = "agreed") -> Meeting:
    """Keep a meeting in a folder, and agree (and sign) its minutes."""
    store = Store.open(folder)
    store.write(meetings.add(harbour_meeting(style=style)))
    (card,) = store.read(meetings.cards)
    house = styles(folder / "styles")[style]
    for each in ("agreed", "signed")[: 1 if status == "agreed" else 2]:
        before = store.read(snapshot.load(card.id))
        after = moved(before, house, each, date(2026, 5, 14), "Zora Quill")
        kept = versions.keep(
            *(card.id, each, each, as_file(after, house)), at=datetime(2026, 5, 14), printed=as_printed(after, house)
        )
        store.write(approval.move(before, after))
        store.write(kept)
    meeting = store.read(snapshot.load(card.id))
    store.close()
    return meeting


def a_year_later(folder: Path, meeting: Meeting) -> None:
    """Change what lies around the minutes: actions, people, the committee, and earlier meetings of the year."""
    store = Store.open(folder)
    for _, note in meeting.every_note():
        if note.action is not None:
            store.write(notes.set_action(note.id, replace(note.action, status="withdrawn", owner_text="Nobody")))
    store.write(committees.change(meeting.committee.id, name="Quay Authority"))
    ada = Person(id=new_id(), name="Ada Moss", initials="AM")
    store.write(attendance.add(meeting.id, ada, Attendance(person=ada.id)))
    fresh = Note(kind="action", text="IO to count the boats", action=Action())
    january = harbour_meeting(date=date(2026, 1, 8), items=(Item(title="Boats", notes=(fresh,)),), uid="")
    store.write(meetings.add(replace(january, uid="2d6f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c13")))
    store.close()


def exported(folder: Path, meeting: Meeting, ending: str) -> bytes:
    out = folder / f"minutes{ending}"
    assert command_line.run(["--data", str(folder), "export", meeting.uid, str(out)]) == 0
    if ending != ".docx":
        return out.read_bytes()
    with zipfile.ZipFile(out) as package:
        return package.read("word/document.xml")


@pytest.mark.parametrize("status", ["agreed", "signed"])
@pytest.mark.parametrize("name", [*built_in(), "our-board"])
def test_agreed_minutes_are_exported_a_year_later_as_on_the_day(tmp_path: Path, name: str, status: str) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "our-board.toml").write_text(OWN, encoding="utf-8")
    meeting = agreed(tmp_path, name, status)
    before = {ending: exported(tmp_path, meeting, ending) for ending in (".txt", ".html", ".docx")}
    assert b"DRAFT" not in before[".txt"] and (b"Zora Quill" if status == "signed" else b"____") in before[".txt"]
    a_year_later(tmp_path, meeting)
    (tmp_path / "styles" / "our-board.toml").write_text(LOUDER, encoding="utf-8")
    assert {ending: exported(tmp_path, meeting, ending) for ending in before} == before
    (tmp_path / "styles" / "our-board.toml").unlink()
    assert exported(tmp_path, meeting, ".txt") == before[".txt"]
