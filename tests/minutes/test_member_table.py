"""The members written out, and read in again."""

from __future__ import annotations

import csv
import io
from datetime import date

from db.records import Member
from desktop.minutes.member_lists import read
from desktop.minutes.member_table import HEADINGS, write

TOM = Member(
    known_as=1,
    name="Tom Brandt",
    initials="TB",
    job_title="Harbour Master",
    organisation="Port Authority",
    email="tom@port.example",
    role="co-chair",
    representing="All ports",
    deputy=2,
    joined=date(2025, 1, 31),
    left=date(2027, 12, 1),
)
LENA = Member(known_as=2, name="=Lena, “Fisk”", capacity="lay member", organisation="-Port\nAuthority")


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    content = write((TOM, LENA), {2: "Lena Fisk"})
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(HEADINGS)
    assert rows[1] == [
        *("Tom Brandt", "TB", "Harbour Master", "Port Authority", "tom@port.example", "co-chair", "All ports"),
        *("Lena Fisk", "2025-01-31", "2027-12-01"),
    ]
    assert (rows[2][0], rows[2][3]) == ("'=Lena, “Fisk”", "'-Port\nAuthority")


def test_what_was_written_comes_in_again() -> None:
    (found,) = read(write((TOM,), {}), ".csv").people
    for field in ("name", "initials", "job_title", "organisation", "email", "capacity", "role", "representing"):
        assert getattr(found, field) == getattr(TOM, field)
    assert (found.joined, found.left) == (TOM.joined, TOM.left)
