"""Whatever the bytes are, a list of members is read or refused in one sentence, and soon."""

from __future__ import annotations

import random
import time

import pytest

from desktop.minutes import member_lists
from desktop.minutes.member_lists import LARGEST, Reading, Unreadable, read
from tests.minutes.member_lists.lists import BY_ENDING

ENDINGS = list(BY_ENDING)


def read_or_refused(content: bytes, ending: str) -> Reading | None:
    """Read, or look at the refusal: one plain sentence, no words of a library."""
    try:
        found = read(content, ending)
    except Unreadable as refused:
        words = str(refused)
        assert words.endswith(".") and ". " not in words and words.isprintable() and len(words) < 200
        return None
    assert found.people
    for person in found.people:
        assert person.name
        for field in (person.name, person.job_title, person.organisation, person.email, *person.repaired):
            assert field.isprintable()
    return found


def test_every_kind_has_endings_of_its_own() -> None:
    endings = [ending for kind in member_lists.member_lists() for ending in kind.endings]
    assert len(endings) == len(set(endings)) >= len(ENDINGS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_encoding_gives_the_same_people(ending: str, encoding: str) -> None:
    plain = read(BY_ENDING[ending].encode(), ending)
    assert read(BY_ENDING[ending].encode(encoding), ending) == plain


@pytest.mark.parametrize("ending", ENDINGS)
def test_line_ends_of_other_systems_give_the_same_people(ending: str) -> None:
    plain = read(BY_ENDING[ending].encode(), ending)
    for end in ("\n", "\r"):
        assert read(BY_ENDING[ending].replace("\r\n", end).encode(), ending) == plain


@pytest.mark.parametrize(("ending", "called"), [(".vcf", ".csv"), (".ics", ".txt"), (".ics", ""), (".vcf", ".ICS")])
def test_a_file_with_the_wrong_ending_is_read_as_what_it_is(ending: str, called: str) -> None:
    assert read(BY_ENDING[ending].encode(), called) == read(BY_ENDING[ending].encode(), ending)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(ending: str, encoding: str) -> None:
    content = BY_ENDING[ending].encode(encoding)
    whole = read(content, ending)
    for end in range(0, len(content), 1 if encoding == "utf-8" else 3):
        found = read_or_refused(content[:end], ending)
        assert found is None or len(found.people) <= len(whole.people)


@pytest.mark.parametrize("ending", ENDINGS)
def test_damaged_bytes_never_raise_anything_else(ending: str) -> None:
    chance = random.Random(ending)
    original = BY_ENDING[ending].encode()
    for _ in range(400):
        content = bytearray(original)
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(content))
            match chance.randrange(3):
                case 0:
                    content[place] = chance.randrange(256)
                case 1:
                    del content[place : place + chance.randint(1, 40)]
                case 2:
                    content[place:place] = (
                        chance.choice([b'"', b";", b":", b",", b"=", b"\n ", b"\n", b"\\", b"\0"]) * 9
                    )
        read_or_refused(bytes(content), ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_random_bytes_never_raise_anything_else(ending: str) -> None:
    chance = random.Random(ending)
    for length in (0, 1, 2, 3, 5, 50, 500, 5_000) * 12:
        read_or_refused(chance.randbytes(length), ending)
        read_or_refused(bytes(chance.choices(b'abc@.,;:="\n\r\t \\', k=length)), ending)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\r\n",
        b"\xff\xfe",
        b"\xff",
        b'"',
        b"sep=;",
        b"Name,E-mail\r\n",
        b"PK\x03\x04" + bytes(500),
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0" + bytes(500),
        b"BEGIN:VCARD\r\nEND:VCARD\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_without_people_is_refused(content: bytes, ending: str) -> None:
    assert read_or_refused(content, ending) is None


@pytest.mark.parametrize(
    "content",
    [
        b"a" * 1_000_000,
        b"a\n" * 500_000,
        b"a,b;c\td\n" * 120_000,
        b'"' * 1_000_000,
        b"(" * 1_000_000 + b"@" * 1_000_000,
        b"BEGIN:VCARD\n" * 100_000,
        b"BEGIN:VCARD\nFN;" + b"X=,," * 1_000_000 + b"\nEND:VCARD",
        b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * 1_000_000 + b"\nEND:VCARD",
        b"BEGIN:VCARD\nFN:a\n" + b" a\n" * 500_000 + b"END:VCARD",
        b"BEGIN:VCARD\nFN;TYPE=" + b"," * 40 + b"\nEND:VCARD",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;" + b'CN=","' * 500_000 + b"\nEND:VEVENT\nEND:VCALENDAR",
        b"BEGIN:VEVENT\n" * 100_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"ATTENDEE:mailto:a@b.example\n" * 60_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=" + b"a.b " * 1_000_000 + b":x",
    ],
    ids=range(14),
)
def test_a_file_made_to_be_slow_is_done_with_soon(content: bytes) -> None:
    begun = time.process_time()
    for ending in (".csv", ".vcf", ".ics"):
        read_or_refused(content, ending)
    assert time.process_time() - begun < 10


def test_a_file_that_is_far_too_large_is_refused_unread() -> None:
    with pytest.raises(Unreadable, match="larger than 20 MB"):
        read(bytes(LARGEST + 1), ".csv")


def test_more_people_than_a_committee_has_are_refused() -> None:
    people = "".join(f"Ann Example{n},ann{n}@x.example\n" for n in range(2_001))
    with pytest.raises(Unreadable, match="more than any committee"):
        read(f"Name,E-mail\n{people}".encode(), ".csv")
