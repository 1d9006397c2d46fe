"""Invitations: who is asked, in what capacity, once each."""

from __future__ import annotations

import pytest

from desktop.minutes.member_lists import Listed, Unreadable
from desktop.minutes.member_lists.invitation import read
from tests.minutes.member_lists.lists import INVITATION


def invited(*lines: str) -> tuple[Listed, ...]:
    return read("\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR")).encode()).people


def test_everybody_once_in_their_capacity_rooms_and_alarms_left_out() -> None:
    found = read(INVITATION.encode())
    assert [(one.name, one.email, one.capacity, one.role) for one in found.people] == [
        ("Tom Brandt", "tom@port.example", "member", "chair"),
        ("Lena Fisk", "lena.fisk@port.example", "member", ""),
        ("Una Reed", "una.reed@county.example", "in attendance", ""),
        ("Nell Ash", "nell@harbour.example", "member", ""),
        ("Gus Wren", "gus@harbour.example", "in attendance", ""),
    ]
    assert found.people[0].organisation == "Port Authority"
    assert found.people[-1].repaired == ("Sent the invitation.",)
    assert found.said == ("2 rooms or things were left out.",)


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("ATTENDEE;CN=Lena Fisk:mailto:lena@x.example", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Lena Fisk:lena@x.example", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Lena Fisk:MAILTO:lena@x.example?subject=x", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Lena Fisk:mailto:lena%40x.example", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE:mailto:lena.fisk@x.example", "Lena Fisk", "lena.fisk@x.example"),
        ("ATTENDEE;CN=\"'Fisk, Lena'\":mailto:lena@x.example", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Fisk\\, Lena:mailto:lena@x.example", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Lena Fisk;EMAIL=lena@x.example:urn:uuid:12", "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Lena Fisk:invalid:nomail", "Lena Fisk", ""),
        ('ATTENDEE;CN="Lena Fisk;ROLE=CHAIR:mailto:lena@x.example', "Lena Fisk", "lena@x.example"),
        ("ATTENDEE;CN=Port: Lena Fisk;ROLE=CHAIR:mailto:lena@x.example", "Port: Lena Fisk", "lena@x.example"),
    ],
)
def test_names_and_addresses_however_they_are_written(line: str, name: str, email: str) -> None:
    (found,) = invited(line)
    assert (found.name.partition(";")[0], found.email) == (name, email)


def test_four_hundred_people_come_in_as_they_are() -> None:
    lines = [f'ATTENDEE;CN="Example{n}, Ann":mailto:ann{n}@x.example' for n in range(400)]
    found = invited(*lines)
    assert (len(found), found[399].name) == (400, "Ann Example399")


def test_who_sent_it_and_comes_keeps_their_capacity() -> None:
    (found,) = invited("ORGANIZER;CN=I O:mailto:io@x.example", "ATTENDEE;ROLE=CHAIR;CN=I O:mailto:IO@x.example")
    assert (found.role, found.repaired) == ("chair", ("Sent the invitation.",))


def test_a_file_half_cut_off_gives_those_before_the_cut() -> None:
    found = read(INVITATION[: INVITATION.index("lena.fisk@port.example;ROLE")].encode())
    assert found.people[0].name == "Tom Brandt"
    assert "breaks off" in found.said[0]


def test_a_name_that_is_cut_off_itself_is_left_out() -> None:
    found = read(b'BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=A B:mailto:ab@x.example\nATTENDEE;CN="Lena Fi')
    assert [one.name for one in found.people] == ["A B"]
    assert found.said[1:] == ("1 line cannot be read and was left out.",)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("SUMMARY:Board",), "The file invites nobody"),
        (("ATTENDEE;CUTYPE=ROOM;CN=Quay Room:mailto:quay@x.example",), "The file invites nobody"),
        (("ATTENDEE;CUTYPE=GROUP;CN=All:mailto:all@x.example",), "The file invites nobody"),
    ],
)
def test_an_event_without_people_is_refused(lines: tuple[str, ...], words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        invited(*lines)
