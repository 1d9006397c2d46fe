"""What a house style chooses of the quorum and of attendance over time: each class is one table of its TOML file."""

from __future__ import annotations

from typing import Annotated

from db.values import Struct
from desktop.minutes.style_file import Fields
from desktop.minutes.wording import DATE_FIELDS, Phrase

_DATE = Fields(" ".join(DATE_FIELDS))
_QUORUM = Fields("members needed time")

QuorumPhrase = Annotated[Phrase, _QUORUM]
DatePhrase = Annotated[Phrase, _DATE]


class QuorumWords(Struct, frozen=True, kw_only=True):
    """How the minutes say whether enough members were there; `state` false: they do not.

    `member` and `members` are how one and several are counted for `{members}`.
    """

    state: bool
    member: str
    members: Annotated[Phrase, Fields("there")]
    quorate: QuorumPhrase
    not_quorate: QuorumPhrase
    began_without: QuorumPhrase
    reached: QuorumPhrase
    lost: QuorumPhrase
    regained: QuorumPhrase


class RecordMarks(Struct, frozen=True, kw_only=True):
    """What stands in the table for each meeting; `no_seat` also where somebody was not required."""

    present: str
    deputy: str
    apologies: str
    absent: str
    no_seat: str


class RecordHeadings(Struct, frozen=True, kw_only=True):
    """The headings of the columns."""

    member: str
    agency: str
    meetings: str
    present: str
    deputy: str
    away: str
    share: str
    in_person: str
    with_deputy: str


class AttendanceOverTime(Struct, frozen=True, kw_only=True):
    """Attendance over time in each set of minutes (`add`), and as a document of its own.

    `date` heads the column of a meeting, `short_date` where there are more than `narrow` of them. `derived` is said
    where no seats are kept.
    """

    add: bool
    heading: str
    by_member: str
    by_agency: str
    without_seat: str
    marks: RecordMarks
    headings: RecordHeadings
    key: Annotated[Phrase, Fields("present deputy apologies absent no_seat")]
    period: Annotated[Phrase, Fields("meetings first last")]
    date: DatePhrase
    short_date: DatePhrase
    narrow: int
    pointed_out: Annotated[Phrase, Fields("agency count dates")]
    derived: str
    no_meetings: str
