"""A house style: one TOML file, read strictly into frozen values.

Each class is one table of the file; what a key means stands beside it here and, in plain words, in
`resources/styles/notes-table.toml`, which is also the base to begin from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from desktop.minutes.document import Look
from desktop.minutes.style_file import Fields, StyleError, laid_over, line_of, read, table_of
from desktop.minutes.wording import DATE_FIELDS, MONTHS, TIME_FIELDS, WEEKDAYS, Phrase

DEFAULT = "notes-table"

_MEETING = Fields(
    "committee short_name title kind Kind KIND date start end times place status chairs minute_taker quorum"
)
_PERSON = Fields(
    "name initials called who job_title organisation representing role chair minutes part deputy deputy_for attending "
    "apologies capacity"
)
_ACTION = Fields("reference text owners due status item")
_REVIEW = Fields("reference text owners due closing given_on")
_DATE, _TIME = Fields(" ".join(DATE_FIELDS)), Fields(" ".join(TIME_FIELDS))

DatePhrase = Annotated[Phrase, _DATE]
TimePhrase = Annotated[Phrase, _TIME]
MeetingPhrase = Annotated[Phrase, _MEETING]
PersonPhrase = Annotated[Phrase, _PERSON]
ActionPhrase = Annotated[Phrase, _ACTION]
NumberPhrase = Annotated[Phrase, Fields("number")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Forms of a date: the meeting's own, and where an action is due."""

    meeting: DatePhrase
    due: DatePhrase
    months: tuple[str, ...] = MONTHS
    weekdays: tuple[str, ...] = WEEKDAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Forms of the time: where something begins, where it ends, and both together."""

    start: TimePhrase
    end: TimePhrase
    both: Annotated[Phrase, Fields("start end")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands on every page."""

    running_head: tuple[MeetingPhrase, ...]
    footer: str
    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingBlock:
    """The head of the minutes. `kind` is this style's word where the meeting is of the ordinary kind, "minutes"."""

    kind: str
    title: tuple[MeetingPhrase, ...]
    details: tuple[MeetingPhrase, ...]
    file_title: MeetingPhrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceWords:
    """How attendance, roles, deputies and attendance for a part are said."""

    initials: Annotated[Phrase, Fields("initials")]
    present: str
    apologies: str
    absent: str
    item: Annotated[Phrase, Fields("items")]
    items: Annotated[Phrase, Fields("items")]
    arrived: Annotated[Phrase, Fields("time")]
    left: Annotated[Phrase, Fields("time")]
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonColumn:
    """A column of a people table."""

    heading: str
    text: PersonPhrase
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleGroup:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Agenda items: their numbers, what stands under a title, and whether all stands in one table."""

    layout: Literal["headings", "table"]
    columns: tuple[str, str]
    number: NumberPhrase
    sub_number: NumberPhrase
    sub_items: Literal["points", "letters"]
    notes: Literal["plain", "one numbered minute"]
    lead: Annotated[Phrase, Fields("lead")]
    bullets: Literal["in the notes", "under the title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """How the points of a list read; `bullets` by level."""

    numbered: Annotated[Phrase, Fields("number")]
    lettered: Annotated[Phrase, Fields("letter")]
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joiners:
    """What stands between two words of a list, between several, and before the last of several."""

    two: str
    more: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions. One that begins with words of `already_said` is printed as it stands.

    `small_words` lose their capital where the text stands behind words of the style.
    """

    place: Literal["in place", "in a table after the item"]
    text: Annotated[Phrase, Fields("reference text")]
    numbers: Literal["none", "with the actions"]
    owner: str
    already_said: tuple[str, ...]
    small_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Earlier actions: a numbered list, or paragraphs under a label."""

    form: Literal["numbered list", "paragraphs"]
    label: str
    text: Annotated[Phrase, _REVIEW]
    outcomes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeetings:
    """Dates of later meetings: where they stand and how one reads."""

    place: Literal["section", "last item", "none"]
    title: str
    intro: str
    form: Literal["bullets", "lines"]
    line: Annotated[Phrase, Fields("title date times place")]
    date: DatePhrase
    times: Times


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionColumn:
    """A column of an action table."""

    heading: str
    text: ActionPhrase
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTable:
    """A table of actions under a heading."""

    heading: str
    description: str
    columns: tuple[ActionColumn, ...]
    order: Literal["number", "due"] = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheet:
    """The action table as a document of its own: its title, the lines below it, and the table."""

    title: str
    details: tuple[MeetingPhrase, ...]
    file_title: MeetingPhrase
    table: ActionTable


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How a committee's documents look and number. `name` is the name of its file without the ending."""

    name: str = ""
    title: str
    language: str
    nothing: str
    look: Look
    page: PageFrame
    dates: Dates
    times: Times
    heading: HeadingBlock
    attendance: AttendanceWords
    people: tuple[PeopleGroup, ...]
    items: Items
    lists: Lists
    actions: Actions
    item_table: ActionTable
    decisions: Decisions
    reviews: Reviews
    next_meetings: NextMeetings
    tables: tuple[ActionTable, ...]
    add_action_table: bool
    action_table: ActionTable
    action_sheet: ActionSheet
    no_actions: str


def load(file: Path) -> HouseStyle:
    """Return the style of a TOML file; raises StyleError with the file, the line where it is known, and why.

    `based_on` names a style beside the file or one that comes with the program; what the file says goes before it.
    """
    style = read(HouseStyle, _with_base(file, ()), file)
    _check(style, file)
    return replace(style, name=file.stem)


@cache
def built_in() -> Mapping[str, HouseStyle]:
    """Return the styles that come with the program, by name, the default first."""
    found = {file.stem: load(file) for file in sorted(_folder().glob("*.toml"))}
    return {DEFAULT: found[DEFAULT], **found}


def styles(own: Path | None = None, report: Callable[[StyleError], object] = lambda _: None) -> dict[str, HouseStyle]:
    """Return all styles by name; those of the folder `own` are added and go before the program's of the same name.

    A file there that cannot be read is handed to `report` and left out.
    """
    out = dict(built_in())
    for file in sorted(own.glob("*.toml")) if own and own.is_dir() else ():
        try:
            out[file.stem] = load(file)
        except StyleError as error:
            report(error)
    return out


def resolve(name: str, among: Mapping[str, HouseStyle]) -> HouseStyle:
    """Return the style of this name, or the default where there is none."""
    return among.get(name) or among.get(DEFAULT) or built_in()[DEFAULT]


def _folder() -> Path:
    return Path(str(resources.files("resources"))) / "styles"


def _with_base(file: Path, above: tuple[Path, ...]) -> dict[str, Any]:
    """Return the tables of a file laid over those of its base, and so on down."""
    own = table_of(file)
    name = own.pop("based_on", None)
    if "name" in own:
        raise StyleError(file, "is the name of the file and not said in it", "name", line_of(file, ("name",)))
    if name is None:
        return own
    beside = file.with_name(f"{name}.toml")
    base = beside if beside.exists() and beside != file else _folder() / f"{name}.toml"
    if base in (*above, file) or not base.exists():
        why = "goes round in a circle" if base.exists() else f"there is no style {name!r}"
        raise StyleError(file, why, "based_on", line_of(file, ("based_on",)))
    return laid_over(_with_base(base, (*above, file)), own)


def _check(style: HouseStyle, file: Path) -> None:
    """Refuse what has the right type and is impossible all the same."""
    look = style.look
    faults = {
        f"look.{name}": "must be a colour of six digits, like 1F3B63"
        for name in ("ink", "accent", "rule", "header_fill")
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", getattr(look, name))
    }
    if look.title_align not in ("left", "center"):
        faults["look.title_align"] = "must be one of 'left', 'center'"
    if not all(4 <= size <= 72 for size in (look.size, look.title_size, look.heading_size, look.subheading_size)):
        faults["look.size"] = "letters must be between 4 and 72 points"
    if len(style.dates.months) != 12 or len(style.dates.weekdays) != 7:
        faults["dates.months"] = "there are twelve months and seven weekdays"
    reference = style.actions.reference.source
    if reference.count("{number}") != 1 or reference.count("{year}") > 1 or reference.count("{yy}") > 1:
        faults["actions.reference"] = "must print {number} once, and no year twice"
    tables = {
        "item_table": style.item_table,
        "action_table": style.action_table,
        "action_sheet": style.action_sheet.table,
    }
    faults |= {f"{name}.columns": "needs at least one column" for name, table in tables.items() if not table.columns}
    for place, why in faults.items():
        raise StyleError(file, why, place, line_of(file, tuple(place.split("."))))
