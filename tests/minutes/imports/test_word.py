"""A Word file of hand-typed minutes brought in without the window."""

from __future__ import annotations

import pytest

from desktop.minutes.imports import Unreadable, source_for, sources
from tests.minutes.old_minutes.invented_minutes import CLERKS, sitting, typed


def test_word_files_are_a_source_of_their_own() -> None:
    assert source_for(".docx").title == "Word minutes"
    assert source_for(".json") is sources()[0]


def test_every_record_has_an_id_of_its_own() -> None:
    content = typed(sitting(4), CLERKS["headings, ticks"])
    one, other = source_for(".docx").read(content), source_for(".docx").read(content)
    assert one.uid != other.uid
    ids = [record.id for record in (*one.people, *one.attendance, *one.every_item())]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def test_people_have_labels_that_a_meeting_file_can_hold() -> None:
    from desktop.minutes.exports import meeting_file
    from desktop.minutes.house_style import built_in
    from desktop.minutes.imports.meeting_file import read
    from desktop.minutes.numbering import number

    meeting = source_for(".docx").read(typed(sitting(4), CLERKS["names in one line"]))
    again = read(meeting_file.render(meeting, number(meeting, built_in()[meeting.style])))
    assert [one.name for one in again.people] == [one.name for one in meeting.people]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"{\\rtf1 hello}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_word_file_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        source_for(".docx").read(content)
    assert len(str(refused.value).splitlines()) == 1


def test_an_empty_word_file_is_refused() -> None:
    from tests.minutes.old_minutes.typist import Typist

    with pytest.raises(Unreadable, match="no words"):
        source_for(".docx").read(Typist().content())
