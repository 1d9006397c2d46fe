"""A house style: one TOML file, read strictly into frozen values, and the styles there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from db.values import Struct, field, replace
from desktop.minutes.attendance_style import AttendanceOverTime, QuorumWords
from desktop.minutes.document import Look
from desktop.minutes.style_faults import faults
from desktop.minutes.style_file import Misfit, StyleError, laid_over, line_of, made, read, table_of, top_of
from desktop.minutes.style_parts import (
    Actions,
    ActionSheet,
    ActionTable,
    Agenda,
    Approval,
    AttendanceWords,
    ContentsList,
    Dates,
    Decisions,
    ForwardWords,
    HeadingBlock,
    Items,
    Letters,
    Lists,
    Names,
    NextMeetings,
    PageFrame,
    PeopleGroup,
    Reviews,
    Times,
)

DEFAULT = "notes-table"


class HouseStyle(Struct, frozen=True, kw_only=True):
    """How a committee's documents look and number. `name` is the name of its file without the ending."""

    name: str = ""
    title: str
    language: str
    other_languages: tuple[str, ...]
    nothing: str
    look: Look
    page: PageFrame
    dates: Dates
    times: Times
    heading: HeadingBlock
    contents: ContentsList
    attendance: AttendanceWords
    quorum: QuorumWords
    attendance_record: AttendanceOverTime
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
    forward: ForwardWords
    agenda: Agenda
    approval: Approval
    letters: Letters
    names: Names = field(default_factory=Names)


def load(file: Path, at: Path | None = None) -> HouseStyle:
    """Return the style of a TOML file; raises StyleError with the file, the line where it is known, and why.

    `based_on` names a style beside the file or one that comes with the program; what the file says goes before it.
    `at` is where the file is going to stand, where it does not stand there yet.
    """
    style = read(HouseStyle, whole_table(file, at), file)
    for place, why in faults(style):
        raise StyleError(file, why, place, line_of(file, tuple(place.split("."))))
    return replace(style, name=(at or file).stem)


def of_table(table: Mapping[str, Any], name: str = "") -> HouseStyle:
    """Return the style that a whole table makes; raises Misfit with the place of the first fault."""
    style = made(HouseStyle, table)
    for place, why in faults(style):
        raise Misfit(tuple(place.split(".")), why)
    return replace(style, name=name)


def whole_table(file: Path, at: Path | None = None) -> dict[str, Any]:
    """Return all that a style's file says, and its base, and so on down; `at` as in `load`. Raises StyleError."""
    return _with_base(file, at or file, ())


def base_of(file: Path) -> Path | None:
    """Return the file of the style that a file is based on, None where it stands alone. Raises StyleError."""
    name = table_of(file).get("based_on")
    return None if name is None else _base(str(name), file)


class BuiltIn(Mapping[str, HouseStyle]):
    """The styles that come with the program, by name, the default first; each is read when it is first asked for."""

    def __init__(self) -> None:
        self._files = {file.stem: file for file in (built_in_file(DEFAULT), *sorted(_folder().glob("*.toml")))}
        self._read: dict[str, HouseStyle] = {}

    def __getitem__(self, name: str) -> HouseStyle:
        if name not in self._read:
            self._read[name] = load(self._files[name])
        return self._read[name]

    def title(self, name: str) -> str:
        """Return the title of a style without reading the rest of it."""
        said = self._read[name].title if name in self._read else top_of(self._files[name]).get("title")
        return said if isinstance(said, str) else self[name].title

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def built_in() -> BuiltIn:
    """Return the styles that come with the program."""
    return BuiltIn()


def styles(own: Path | None = None, report: Callable[[StyleError], object] = lambda _: None) -> dict[str, HouseStyle]:
    """Return all styles by name; those of the folder `own` are added and go before the program's of the same name.

    A file there that cannot be read is handed to `report` and left out.
    """
    return {**built_in(), **styles_in(own, report)} if own else dict(built_in())


def styles_in(folder: Path, report: Callable[[StyleError], object]) -> dict[str, HouseStyle]:
    """Return the styles of a folder by name; a file that cannot be read is handed to `report` and left out."""
    out: dict[str, HouseStyle] = {}
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            out[file.stem] = load(file)
        except StyleError as error:
            report(error)
    return out


def resolve(name: str, among: Mapping[str, HouseStyle]) -> HouseStyle:
    """Return the style of this name, or the default where there is none."""
    return among.get(name) or among.get(DEFAULT) or built_in()[DEFAULT]


def built_in_file(name: str) -> Path:
    """Return where the file of a style stands that comes with the program."""
    return _folder() / f"{name}.toml"


def _folder() -> Path:
    return Path(str(resources.files("resources"))) / "styles"


def _base(name: str, at: Path) -> Path:
    if Path(name).name != name:
        return built_in_file("")
    beside = at.with_name(f"{name}.toml")
    return beside if beside.exists() and beside != at else built_in_file(name)


def _with_base(file: Path, at: Path, above: tuple[Path, ...]) -> dict[str, Any]:
    """Return the tables of a file laid over those of its base, and so on down."""
    own = table_of(file)
    name = own.pop("based_on", None)
    if "name" in own:
        raise StyleError(file, "is the name of the file and not said in it", "name", line_of(file, ("name",)))
    if name is None:
        return own
    base = _base(str(name), at)
    if base in (*above, file, at) or not base.exists():
        why = "goes round in a circle" if base.exists() else f"there is no style {name!r}"
        raise StyleError(file, why, "based_on", line_of(file, ("based_on",)))
    return laid_over(_with_base(base, base, (*above, file, at)), own)
