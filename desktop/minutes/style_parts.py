"""What a house style chooses, part by part: each class is one table of its TOML file.

What a key means stands here and, in plain words, in `resources/styles/notes-table.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from db.values import Struct, field
from desktop.minutes.style_file import Fields
from desktop.minutes.wording import DATE_FIELDS, MONTHS, TIME_FIELDS, WEEKDAYS, Phrase

_MEETING_WORDS = (
    "committee short_name title kind Kind KIND date start end times place status chairs minute_taker quorum"
)
_MEETING = Fields(_MEETING_WORDS)
_PERSON = Fields(
    "name initials called who job_title organisation representing role chair minutes part deputy deputy_for attending "
    "apologies capacity"
)
_ACTION = Fields("reference text owners due status item")
_REVIEW = Fields("reference text owners due closing given_on carried_to")
_DATE, _TIME = Fields(" ".join(DATE_FIELDS)), Fields(" ".join(TIME_FIELDS))

DatePhrase = Annotated[Phrase, _DATE]
TimePhrase = Annotated[Phrase, _TIME]
MeetingPhrase = Annotated[Phrase, _MEETING]
LetterPhrase = Annotated[Phrase, Fields(f"{_MEETING_WORDS} draft owner count actions today")]
PersonPhrase = Annotated[Phrase, _PERSON]
ActionPhrase = Annotated[Phrase, _ACTION]
NumberPhrase = Annotated[Phrase, Fields("number")]
AgendaPhrase = Annotated[Phrase, Fields("number title lead purpose minutes time")]
ApprovalPhrase = Annotated[Phrase, Fields("circulated agreed signed signed_by")]
OfficePhrase = Annotated[Phrase, Fields("office organisation")]


class Dates(Struct, frozen=True, kw_only=True):
    """Forms of a date: the meeting's own, and where an action is due."""

    meeting: DatePhrase
    due: DatePhrase
    months: tuple[str, ...] = MONTHS
    weekdays: tuple[str, ...] = WEEKDAYS


class Times(Struct, frozen=True, kw_only=True):
    """Forms of the time: where something begins, where it ends, and both together."""

    start: TimePhrase
    end: TimePhrase
    both: Annotated[Phrase, Fields("start end")]


class PageFrame(Struct, frozen=True, kw_only=True):
    """What stands on every page."""

    running_head: tuple[MeetingPhrase, ...]
    footer: str
    draft: str


class HeadingBlock(Struct, frozen=True, kw_only=True):
    """The head of the minutes. `kind` is this style's word where the meeting is of the ordinary kind, "minutes"."""

    kind: str
    title: tuple[MeetingPhrase, ...]
    details: tuple[MeetingPhrase, ...]
    file_title: MeetingPhrase


class AttendanceWords(Struct, frozen=True, kw_only=True):
    """How attendance, roles, deputies and attendance for a part are said."""

    initials: Annotated[Phrase, Fields("initials")]
    present: str
    apologies: str
    absent: str
    item: Annotated[Phrase, Fields("items")]
    items: Annotated[Phrase, Fields("items")]
    arrived: Annotated[Phrase, Fields("time")]
    left: Annotated[Phrase, Fields("time")]
    returned: Annotated[Phrase, Fields("time")]
    roles: Mapping[str, str]


class PersonColumn(Struct, frozen=True, kw_only=True):
    """A column of a people table."""

    heading: str
    text: PersonPhrase
    share: float = 1.0


class PeopleGroup(Struct, frozen=True, kw_only=True):
    """People who are listed together: in a table with columns, or (without columns) a line each.

    `capacities` empty: all. With `deputies` beside the member, a deputy who sits for somebody has no row of their own.
    """

    heading: str
    who: tuple[Literal["present", "apologies", "absent", "not required"], ...]
    capacities: tuple[str, ...] = ()
    minute_taker: Literal["with the others", "left out", "alone"] = "with the others"
    deputies: Literal["rows of their own", "beside the member"] = "rows of their own"
    columns: tuple[PersonColumn, ...] = ()
    line: PersonPhrase = field(default_factory=lambda: Phrase("", ()))


class Items(Struct, frozen=True, kw_only=True):
    """Agenda items: their numbers, what stands under a title, and whether all stands in one table.

    `mention` are the words with which the text speaks of an item of this agenda: "item 4".
    """

    layout: Literal["headings", "table"]
    columns: tuple[str, str]
    number: NumberPhrase
    sub_number: NumberPhrase
    sub_items: Literal["points", "letters"]
    notes: Literal["plain", "one numbered minute"]
    lead: Annotated[Phrase, Fields("lead")]
    bullets: Literal["in the notes", "under the title"]
    nil: str
    mention: tuple[str, ...]


class ContentsList(Struct, frozen=True, kw_only=True):
    """The list of contents of long minutes: whether there is one, and its heading."""

    place: Literal["when long", "always", "never"]
    heading: str


class Lists(Struct, frozen=True, kw_only=True):
    """How the points of a list read; `bullets` by level."""

    numbered: Annotated[Phrase, Fields("number")]
    lettered: Annotated[Phrase, Fields("letter")]
    bullets: tuple[str, ...]


class Joiners(Struct, frozen=True, kw_only=True):
    """What stands between two words of a list, between several, and before the last of several."""

    two: str
    more: str
    last: str


class Actions(Struct, frozen=True, kw_only=True):
    """Actions in the text: where they stand, how they read and how they are numbered."""

    place: Literal["in place", "at the item's end", "in a table after the item"]
    label: str
    text: ActionPhrase
    numbers: Literal["through the meeting", "by item", "through the year"]
    reference: Annotated[Phrase, Fields("number item year yy")]
    digits: int
    owner: Literal["initials", "names"]
    owners: Joiners
    withdrawn: str
    statuses: Mapping[str, str]


_FIRST = Phrase.read("{name} ({initials})", ("name", "initials"))
_OFFICE = Phrase.read("the {office}", ("office",))
_TOLD_APART = Phrase.read("the {office} ({organisation})", ("office", "organisation"))


class Names(Struct, frozen=True, kw_only=True):
    """How people are named in the text, whatever was typed; "as typed" leaves every word as it is.

    An office is the role in the meeting (the chair's), else the job title; `told_apart` is how one reads that two
    people have, whose organisations differ. Who has none is named. `first` says somebody for the first time, in the
    minutes or in each item, where the first mention is to be in full. `actions` and `owners` say whether the words of
    actions, and the owners beside them, follow the text.
    """

    in_text: Literal["as typed", "initials", "names", "offices"] = "as typed"
    first_mention: Literal["as later", "in full"] = "as later"
    first_in: Literal["the minutes", "each item"] = "the minutes"
    first: Annotated[Phrase, Fields("name initials office job_title organisation")] = _FIRST
    office: OfficePhrase = _OFFICE
    told_apart: OfficePhrase = _TOLD_APART
    actions: Literal["as the text", "as typed"] = "as the text"
    owners: Literal["as actions.owner says", "as the text"] = "as actions.owner says"


class Decisions(Struct, frozen=True, kw_only=True):
    """Decisions. One that begins with words of `already_said` is printed as it stands.

    `small_words` lose their capital where the text stands behind words of the style.
    """

    place: Literal["in place", "in a table after the item"]
    text: Annotated[Phrase, Fields("reference text")]
    numbers: Literal["none", "with the actions"]
    owner: str
    already_said: tuple[str, ...]
    small_words: tuple[str, ...]


class Reviews(Struct, frozen=True, kw_only=True):
    """Earlier actions: a numbered list, or paragraphs under a label; `outcomes` are the words where a meeting has none
    of its own: to when it was carried forward, by which action it was superseded."""

    form: Literal["numbered list", "paragraphs"]
    label: str
    text: Annotated[Phrase, _REVIEW]
    outcomes: Mapping[str, Annotated[Phrase, Fields("carried_to by")]]


class ForwardWords(Struct, frozen=True, kw_only=True):
    """Lines for the forward plan: how one for the next meeting is printed, and one for a later meeting."""

    next: Annotated[Phrase, Fields("text")]
    later: Annotated[Phrase, Fields("text date")]


class NextMeetings(Struct, frozen=True, kw_only=True):
    """Dates of later meetings: where they stand and how one reads."""

    place: Literal["section", "last item", "none"]
    title: str
    intro: str
    form: Literal["bullets", "lines"]
    line: Annotated[Phrase, Fields("title date times place")]
    date: DatePhrase
    times: Times


class ActionColumn(Struct, frozen=True, kw_only=True):
    """A column of an action table."""

    heading: str
    text: ActionPhrase
    share: float = 1.0


class ActionTable(Struct, frozen=True, kw_only=True):
    """A table of actions under a heading."""

    heading: str
    description: str
    columns: tuple[ActionColumn, ...]
    order: Literal["number", "due"] = "number"


class ActionSheet(Struct, frozen=True, kw_only=True):
    """The action table as a document of its own: its title, the lines below it, and the table."""

    title: str
    details: tuple[MeetingPhrase, ...]
    file_title: MeetingPhrase
    table: ActionTable


class Letters(Struct, frozen=True, kw_only=True):
    """The words of e-mail drafts: the minutes to the members, an owner's actions, the reminder of what is overdue."""

    minutes_subject: LetterPhrase
    minutes_body: tuple[LetterPhrase, ...]
    owner_subject: LetterPhrase
    owner_body: tuple[LetterPhrase, ...]
    overdue_subject: LetterPhrase
    overdue_body: tuple[LetterPhrase, ...]
    action: Annotated[Phrase, Fields("reference text due given_on")]


class Approval(Struct, frozen=True, kw_only=True):
    """How minutes say how far they are on their way to being agreed, and how a meeting agrees those of an earlier one.

    `draft`, `circulated` and `agreed` (also once signed) are the line that says so; `to_sign` and `signed` the lines at
    the end of agreed minutes. The rest is what the agreeing meeting writes.
    """

    place: Literal["heading", "end", "none"]
    draft: ApprovalPhrase
    circulated: ApprovalPhrase
    agreed: ApprovalPhrase
    to_sign: tuple[str, ...]
    signed: tuple[ApprovalPhrase, ...]
    written_as: Literal["text", "decision"]
    as_correct: Annotated[Phrase, Fields("date")]
    with_one_correction: Annotated[Phrase, Fields("date")]
    with_corrections: Annotated[Phrase, Fields("date")]
    correction: Annotated[Phrase, Fields("item text")]


class AgendaColumn(Struct, frozen=True, kw_only=True):
    """A column of an agenda. One that would say nothing in any row is left out."""

    heading: str
    text: AgendaPhrase
    share: float = 1.0


class OpenActions(Struct, frozen=True, kw_only=True):
    """The actions that are still open, under a heading at the end of an agenda."""

    heading: str
    description: str
    columns: tuple[EarlierColumn, ...]


class EarlierColumn(Struct, frozen=True, kw_only=True):
    """A column of the table of open actions."""

    heading: str
    text: Annotated[Phrase, Fields("reference text owners due given_on")]
    share: float = 1.0


class Agenda(Struct, frozen=True, kw_only=True):
    """The agenda as a document of its own, and the words of the item that takes up the last minutes.

    `kind` is printed for {kind} in the heading and on every page, whatever kind of record the minutes are. With the
    layout `headings`, `lines` stand under each title; with `table`, an item is a row of `columns`.
    """

    kind: str
    title: tuple[MeetingPhrase, ...]
    details: tuple[MeetingPhrase, ...]
    expected: Annotated[Phrase, Fields("names")]
    apologies: Annotated[Phrase, Fields("names")]
    file_title: MeetingPhrase
    layout: Literal["table", "headings"]
    heading: str
    description: str
    columns: tuple[AgendaColumn, ...]
    lines: tuple[AgendaPhrase, ...]
    paper: Annotated[Phrase, Fields("paper")]
    purposes: Mapping[str, str]
    last_minutes: Annotated[Phrase, Fields("date title")]
    add_open_actions: bool
    open_actions: OpenActions
