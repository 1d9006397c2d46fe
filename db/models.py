"""The tables. Rows stay in `db/`; what leaves are the records."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from db.records import Day, new_id
from db.said_last import STILL_OPEN

Key = BigInteger().with_variant(Integer, "sqlite")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(DeclarativeBase):
    """A row of any table, with an identity that is never used again."""

    metadata = MetaData(naming_convention=NAMES)

    id: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False, default=new_id)


def to(table: str) -> ForeignKey:
    """Return a foreign key that is looked at when the transaction ends, so that undo may write rows in any order."""
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


class CommitteeRow(Row):
    """`key_agencies` and `priorities` hold names, a line each; `reached` the last reference before this program;
    `template` the digest of its own Word template."""

    __tablename__ = "committees"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[int | None] = mapped_column(to("committees"), index=True)
    style: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    start: Mapped[time | None]
    end: Mapped[time | None]
    quorum: Mapped[int | None]
    key_agencies: Mapped[str] = mapped_column(default="", server_default="")
    priorities: Mapped[str] = mapped_column(default="", server_default="")
    reached: Mapped[str] = mapped_column(default="", server_default="")
    reached_on: Mapped[date | None]
    template: Mapped[str] = mapped_column(default="", server_default="")
    members: Mapped[list[MemberRow]] = relationship(
        order_by="MemberRow.position", cascade="all, delete-orphan", foreign_keys="MemberRow.committee_id"
    )
    standing_items: Mapped[list[StandingItemRow]] = relationship(
        order_by="StandingItemRow.position", cascade="all, delete-orphan"
    )


class StandingItemRow(Row):
    """An item that stands on every agenda of a committee."""

    __tablename__ = "standing_items"

    committee_id: Mapped[int] = mapped_column(to("committees"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    minutes: Mapped[int | None]
    purpose: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    outcome_wanted: Mapped[bool] = mapped_column(default=False)


class PersonRow(Row):
    """Somebody known to the program; how a meeting prints them stands in `meeting_people`."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "name", "organisation"),)

    name: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="", server_default="")


class MemberRow(Row):
    """A person's seat on a committee."""

    __tablename__ = "members"

    committee_id: Mapped[int] = mapped_column(to("committees"), index=True)
    person_id: Mapped[int] = mapped_column(to("people"), index=True)
    position: Mapped[int]
    capacity: Mapped[str] = mapped_column(default="member")
    role: Mapped[str] = mapped_column(default="")
    representing: Mapped[str] = mapped_column(default="")
    deputy_id: Mapped[int | None] = mapped_column(to("people"), index=True)
    joined: Mapped[date | None]
    left: Mapped[date | None]


class MeetingRow(Row):
    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("uid"), Index(None, "committee_id", "date"), Index(None, "date"))

    uid: Mapped[str]
    committee_id: Mapped[int] = mapped_column(to("committees"))
    committee_short_name: Mapped[str] = mapped_column(default="")
    quorum: Mapped[int | None]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="minutes")
    date: Mapped[date]
    start: Mapped[time | None]
    end: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    style: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="draft")
    circulated_on: Mapped[Day | None]
    agreed_on: Mapped[Day | None]
    signed_on: Mapped[Day | None]
    signed_by: Mapped[str] = mapped_column(default="", server_default="")
    committee: Mapped[CommitteeRow] = relationship()
    people: Mapped[list[MeetingPersonRow]] = relationship(
        order_by="MeetingPersonRow.position", cascade="all, delete-orphan"
    )
    attendance: Mapped[list[AttendanceRow]] = relationship(
        order_by="AttendanceRow.position", cascade="all, delete-orphan"
    )
    items: Mapped[list[ItemRow]] = relationship(order_by="ItemRow.position", cascade="all, delete-orphan")
    next_meetings: Mapped[list[NextMeetingRow]] = relationship(
        order_by="NextMeetingRow.position", cascade="all, delete-orphan"
    )
    versions: Mapped[list[VersionRow]] = relationship(order_by="VersionRow.id", cascade="all, delete-orphan")
    sent_copies: Mapped[list[SentCopyRow]] = relationship(order_by="SentCopyRow.id", cascade="all, delete-orphan")
    pins: Mapped[list[PinRow]] = relationship(order_by="PinRow.id", cascade="all, delete-orphan")


class MeetingPersonRow(Row):
    """A person as one meeting prints them."""

    __tablename__ = "meeting_people"
    __table_args__ = (UniqueConstraint("meeting_id", "label"),)

    meeting_id: Mapped[int] = mapped_column(to("meetings"))
    person_id: Mapped[int] = mapped_column(to("people"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")


class AttendanceRow(Row):
    """`for_items` holds item numbers, a line each; NULL means all items."""

    __tablename__ = "attendance"

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    person_id: Mapped[int] = mapped_column(to("meeting_people"), index=True)
    position: Mapped[int]
    status: Mapped[str] = mapped_column(default="present")
    capacity: Mapped[str] = mapped_column(default="member")
    role: Mapped[str] = mapped_column(default="")
    representing: Mapped[str] = mapped_column(default="")
    deputy_id: Mapped[int | None] = mapped_column(to("meeting_people"), index=True)
    for_items: Mapped[str | None]
    arrived: Mapped[time | None]
    left: Mapped[time | None]


class ItemRow(Row):
    """`papers` holds titles, a line each. `forward_id` is the line of the forward plan that the item takes up; it is no
    foreign key, so that the line is free again when the item goes."""

    __tablename__ = "items"

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    parent_id: Mapped[int | None] = mapped_column(to("items"), index=True)
    position: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    standing: Mapped[bool] = mapped_column(default=False)
    minutes: Mapped[int | None]
    began: Mapped[time | None]
    confidential: Mapped[bool] = mapped_column(default=False)
    priority: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="", server_default="")
    papers: Mapped[str] = mapped_column(default="", server_default="")
    outcome_wanted: Mapped[bool] = mapped_column(default=False, server_default="0")
    nil: Mapped[bool] = mapped_column(default=False, server_default="0")
    forward_id: Mapped[int | None] = mapped_column(Key, index=True)
    notes: Mapped[list[NoteRow]] = relationship(order_by="NoteRow.position", cascade="all, delete-orphan")
    items: Mapped[list[ItemRow]] = relationship(order_by="ItemRow.position", cascade="all, delete-orphan")
    lead: Mapped[list[LeadRow]] = relationship(order_by="LeadRow.position", cascade="all, delete-orphan")


class NoteRow(Row):
    """One paragraph."""

    __tablename__ = "notes"

    item_id: Mapped[int] = mapped_column(to("items"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default="text")
    text: Mapped[str] = mapped_column(default="")
    level: Mapped[int] = mapped_column(default=0)
    start: Mapped[int | None]
    run_on: Mapped[bool] = mapped_column(default=False)
    action: Mapped[ActionRow | None] = relationship(cascade="all, delete-orphan", single_parent=True)
    decision: Mapped[DecisionRow | None] = relationship(cascade="all, delete-orphan", single_parent=True)
    review: Mapped[ReviewRow | None] = relationship(
        cascade="all, delete-orphan", single_parent=True, foreign_keys="ReviewRow.note_id"
    )
    forward: Mapped[ForwardRow | None] = relationship(cascade="all, delete-orphan", single_parent=True)


class ActionRow(Row):
    """An action: of a note, whose text is its words, or (`note_id` NULL) of a meeting that is not in this database.

    `said_last` is the outcome of its newest review but "none", "" without one; triggers set it (`db.said_last`).
    """

    __tablename__ = "actions"
    __table_args__ = (
        UniqueConstraint("note_id"),
        CheckConstraint("note_id IS NOT NULL OR text <> ''", "has_words"),
        Index("ix_actions_open", "committee_id", "due", sqlite_where=text(STILL_OPEN)),
    )

    committee_id: Mapped[int] = mapped_column(to("committees"), index=True)
    note_id: Mapped[int | None] = mapped_column(to("notes"))
    given_on: Mapped[date | None]
    text: Mapped[str] = mapped_column(default="")
    owner_text: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    due_phrase: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="open")
    reference: Mapped[str] = mapped_column(default="")
    provisional: Mapped[bool] = mapped_column(default=True)
    table_text: Mapped[str] = mapped_column(default="")
    priority: Mapped[str] = mapped_column(default="")
    owners_set: Mapped[bool] = mapped_column(default=False)
    due_set: Mapped[bool] = mapped_column(default=False)
    said_last: Mapped[str] = mapped_column(default="", server_default="")
    owners: Mapped[list[OwnerRow]] = relationship(order_by="OwnerRow.position", cascade="all, delete-orphan")
    reviews: Mapped[list[ReviewRow]] = relationship(foreign_keys="ReviewRow.action_id")


class DecisionRow(Row):
    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("note_id"),)

    note_id: Mapped[int] = mapped_column(to("notes"))
    reference: Mapped[str] = mapped_column(default="")
    provisional: Mapped[bool] = mapped_column(default=True)
    priority: Mapped[str] = mapped_column(default="")


class ReviewRow(Row):
    """What a meeting said about an earlier action, printed here as it was worded then."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("note_id"),)

    note_id: Mapped[int] = mapped_column(to("notes"))
    action_id: Mapped[int | None] = mapped_column(to("actions"), index=True)
    reference: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    due_phrase: Mapped[str] = mapped_column(default="")
    given_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="none")
    closing: Mapped[str] = mapped_column(default="")
    carried_to: Mapped[date | None]
    owners: Mapped[list[ReviewOwnerRow]] = relationship(
        order_by="ReviewOwnerRow.position", cascade="all, delete-orphan"
    )


class OwnerRow(Row):
    """Who is to do an action: a person of the meeting, or only a name."""

    __tablename__ = "action_owners"

    action_id: Mapped[int] = mapped_column(to("actions"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(to("meeting_people"), index=True)
    name: Mapped[str] = mapped_column(default="")


class ReviewOwnerRow(Row):
    __tablename__ = "review_owners"

    review_id: Mapped[int] = mapped_column(to("reviews"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(to("meeting_people"), index=True)
    name: Mapped[str] = mapped_column(default="")


class LeadRow(Row):
    """Who presents an item."""

    __tablename__ = "item_leads"

    item_id: Mapped[int] = mapped_column(to("items"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(to("meeting_people"), index=True)
    name: Mapped[str] = mapped_column(default="")


class NextMeetingRow(Row):
    __tablename__ = "next_meetings"

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    position: Mapped[int]
    date: Mapped[date]
    start: Mapped[time | None]
    end: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")


class ForwardRow(Row):
    """A line of a forward plan: of a note, whose text is its words, or (`note_id` NULL) put there by hand. One that is
    `dropped` is wanted no longer; the minutes in which it was typed stay as they are."""

    __tablename__ = "forward_lines"
    __table_args__ = (UniqueConstraint("note_id"), CheckConstraint("note_id IS NOT NULL OR text <> ''", "has_words"))

    committee_id: Mapped[int] = mapped_column(to("committees"), index=True)
    note_id: Mapped[int | None] = mapped_column(to("notes"))
    text: Mapped[str] = mapped_column(default="")
    wanted_on: Mapped[date | None]
    wanted_phrase: Mapped[str] = mapped_column(default="")
    dropped: Mapped[bool] = mapped_column(default=False, server_default="0")


class VersionRow(Row):
    """The minutes as they stood at a moment: their meeting file, and how they printed, both compressed with zlib.

    `status` is the one that they reached with it, "" where it was kept by hand.
    """

    __tablename__ = "versions"

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    name: Mapped[str]
    status: Mapped[str]
    made_at: Mapped[datetime]
    comment: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes] = mapped_column(LargeBinary)
    printed: Mapped[bytes | None] = mapped_column(LargeBinary)


class TemplateRow(Row):
    """A Word template, known by the SHA-256 of its bytes. None is ever removed: agreed minutes print in it."""

    __tablename__ = "templates"
    __table_args__ = (UniqueConstraint("digest"),)

    digest: Mapped[str]
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime]


class SentCopyRow(Row):
    """The minutes as they stood in a Word file that was written: what a corrected copy is compared with. `uid`
    stands in that file; `printed` is compressed with zlib."""

    __tablename__ = "sent_copies"
    __table_args__ = (UniqueConstraint("uid"),)

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    uid: Mapped[str]
    made_at: Mapped[datetime]
    printed: Mapped[bytes] = mapped_column(LargeBinary)


class PinRow(Row):
    """Words that print as they were typed, whatever the house style says of names. `note_id` NULL: anywhere in the
    meeting; it is no foreign key, a pin of a note that is gone means nothing."""

    __tablename__ = "pins"

    meeting_id: Mapped[int] = mapped_column(to("meetings"), index=True)
    note_id: Mapped[int | None] = mapped_column(Key)
    words: Mapped[str]


PASSAGES = Table(
    "passages",
    Row.metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("note_id", Key, unique=True),
    Column("item_id", Key, unique=True),
    *(Column(name, String, nullable=False) for name in ("words", "reference", "owners", "facets")),
)
"""What search finds. No row of it is written from here: `db.passages` has triggers do it."""

PASSAGES_WAITING = Table("passages_waiting", Row.metadata, Column("id", Key, primary_key=True, autoincrement=False))
"""The ids of notes whose passage is to be made, or made anew."""
