from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy

import pytest

from db.records import CommitteeProfile, Duty, Member, Surroundings
from db.values import replace
from desktop.minutes.house_style import built_in
from desktop.minutes.letters import Attachment, Letter, Receiver, minutes_letter, overdue_letter, owner_letters, written
from tests.samples import harbour_meeting

STYLE = built_in()["notes-table"]
FILE = Attachment(name="Minutes é.docx", content=b"PK\x03\x04 not really")
DAY = date(2026, 5, 14)


def duty(owner: str, text: str, due: date | None = None, email: str = "", reference: str = "1") -> Duty:
    return Duty(action=1, owner=owner, email=email, given_on=date(2026, 3, 12), text=text, due=due, reference=reference)


def test_a_draft_is_read_by_a_mail_program_as_it_was_meant() -> None:
    letter = Letter(
        to=(Receiver(name="Zoë Łuczak, MBE", email="zoe@harbour.example"), Receiver(name="Nobody")),
        subject="Minutes\nof “Quay”",
        body="Dear all,\n\nhere they are: łódź.\n.\nFrom me",
        attachments=(FILE,),
    )
    read = message_from_bytes(written(letter), policy=policy.default)
    assert read["To"].addresses[0].display_name == "Zoë Łuczak, MBE"
    assert [one.addr_spec for one in read["To"].addresses] == ["zoe@harbour.example"]
    assert read["Subject"] == "Minutes of “Quay”" and read["X-Unsent"] == "1" and read["From"] is None
    assert read.get_body().get_content().replace("\r\n", "\n") == letter.body + "\n"  # type: ignore[union-attr]
    (file,) = read.iter_attachments()
    assert file.get_filename() == FILE.name and file.get_content() == FILE.content
    assert letter.unreachable == ("Nobody",)


@pytest.mark.parametrize(
    "email",
    [
        "",
        "tom",
        "tom@",
        "@harbour.example",
        "tom@harbour.example\r\nBcc: all@harbour.example",
        "a b@c.example",
        "a@b@c",
    ],
)
def test_an_address_that_is_none_reaches_nobody_and_breaks_nothing(email: str) -> None:
    letter = Letter(to=(Receiver(name="Tom", email=email),), subject="s", body="b")
    assert letter.unreachable == ("Tom",)
    assert b"Bcc" not in written(letter) and b"\nTo:" not in written(letter)


def test_minutes_go_to_the_members_who_sit_and_to_guests_with_an_address() -> None:
    meeting = harbour_meeting()
    ines, tom, lena, gus = (replace(person, known_as=n) for n, person in enumerate(meeting.people, 1))
    profile = CommitteeProfile(
        name="Harbour Trust Board",
        members=(
            Member(known_as=1, name="Ines Okafor", email="io@harbour.example"),
            Member(known_as=2, name="Tom Brandt", left=date(2025, 12, 31), email="tb@harbour.example"),
        ),
    )
    meeting = replace(meeting, people=(ines, tom, lena, gus), surroundings=Surroundings(profile=profile))
    letter = minutes_letter(meeting, STYLE, {3: "lf@harbour.example"}, FILE)
    assert [one.name for one in letter.to] == ["Ines Okafor", "Lena Fisk"]
    assert letter.subject == "Draft meeting notes: Harbour Trust Board meeting, 12 March 2026"
    agreed = minutes_letter(replace(meeting, status="agreed"), STYLE, {}, FILE)
    assert "raft" not in agreed.subject + agreed.body


def test_without_members_minutes_go_to_everybody_on_the_list() -> None:
    meeting = harbour_meeting()
    people = tuple(replace(person, known_as=n) for n, person in enumerate(meeting.people, 1))
    letter = minutes_letter(replace(meeting, people=people), STYLE, {1: "io@harbour.example"}, FILE)
    assert len(letter.to) == 4 and letter.unreachable == ("Tom Brandt", "Lena Fisk", "Gus Wren")


def test_each_owner_gets_their_own_actions_and_nobody_elses() -> None:
    held = [
        duty("Tom Brandt", "TB to **price** the moorings", date(2026, 4, 1), "tb@harbour.example"),
        duty("Lena Fisk", "LF and TB to ask the\nfire brigade", email="lf@harbour.example", reference="2"),
        duty("Tom Brandt", "LF and TB to ask the\nfire brigade", email="tb@harbour.example", reference="2"),
    ]
    toms, lenas = owner_letters(harbour_meeting(), STYLE, held)
    assert toms.to == (Receiver(name="Tom Brandt", email="tb@harbour.example"),)
    assert "- 1: TB to price the moorings (due 1 April 2026)\n- 2: LF and TB to ask the fire brigade\n" in toms.body
    assert "moorings" not in lenas.body and lenas.body.startswith("Dear Lena Fisk,")


def test_the_reminder_lists_what_is_overdue_owner_by_owner() -> None:
    held = [
        duty("Tom Brandt", "price the moorings", date(2026, 5, 13)),
        duty("Lena Fisk", "not late yet", DAY),
        duty("Lena Fisk", "ask the brigade", date(2026, 1, 1)),
        duty("Lena Fisk", "no day at all"),
    ]
    letter = overdue_letter(harbour_meeting(), STYLE, held, DAY)
    assert letter is not None
    assert "Tom Brandt\n- 1: price the moorings" in letter.body and "Lena Fisk\n- 1: ask the brigade" in letter.body
    assert "not late" not in letter.body and "no day" not in letter.body and "14 May 2026" in letter.body
    assert overdue_letter(harbour_meeting(), STYLE, held[1:2], DAY) is None
