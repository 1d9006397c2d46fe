"""Every choice of a house style, described for the clerk: read from its classes, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib import resources
from typing import Any, Literal, get_args, get_origin, get_type_hints

from db.records import ACTION_STATUSES, OUTCOMES, PURPOSES, ROLES
from db.values import Struct
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.style_editing import words
from desktop.minutes.wording import MONTHS, WEEKDAYS

Kind = Literal[
    "words", "phrase", "one of", "some of", "number", "yes or no", "colour", "font", "words by name", "list", "part"
]
Way = tuple[str | int, ...]
"""The keys and places that lead to a value in a style's table: ("people", 0, "heading")."""


class Option(Struct, frozen=True):
    """One of several values, what it is called, and an example."""

    value: str
    label: str
    example: str = ""


class Bounds(Struct, frozen=True):
    """The least and most of a number, how far one step goes, and its unit."""

    least: float
    most: float
    step: float = 1
    unit: str = ""


class Choice(Struct, frozen=True, kw_only=True):
    """One thing to choose.

    `place` is its name with dots ("people.*.heading", "*" for any in a list), `label` and `about` are for the clerk.
    Of a "phrase" there are its `fields`, of "one of" and "some of" the `options`, of a "number" the `bounds` (a
    `whole` one has no fraction). A "list" holds `of`; where its length is fixed, `names` says what each entry is. The
    `names` of "words by name" are those that may be said, `of` what is said. A "part" holds `parts`.
    """

    place: str
    kind: Kind
    label: str
    about: str = ""
    fields: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    bounds: Bounds | None = None
    whole: bool = False
    of: Choice | None = None
    names: tuple[str, ...] = ()
    parts: tuple[Choice, ...] = ()

    @property
    def key(self) -> str:
        """The last word of its place."""
        return self.place.rpartition(".")[2]

    @property
    def records(self) -> bool:
        """Whether it is a list whose entries have parts."""
        return self.kind == "list" and self.of is not None and self.of.kind == "part"

    def part(self, key: str) -> Choice:
        """Return the part of this key. Raises StopIteration where there is none."""
        return next(part for part in self.parts if part.key == key)


class Section(Struct, frozen=True):
    """Choices that stand together under a heading, "" for none."""

    title: str
    choices: tuple[Choice, ...]


class Page(Struct, frozen=True):
    """A page of choices. `shows` is the document in which they are seen: minutes, agenda, actions or letters."""

    title: str
    shows: str
    sections: tuple[Section, ...]


POINTS = Bounds(4, 72, 0.5, "pt")
MILLIMETRES = Bounds(0, 80, 1, "mm")
NUMBERS = {
    "Look.size": POINTS,
    "Look.title_size": POINTS,
    "Look.heading_size": POINTS,
    "Look.subheading_size": POINTS,
    "Look.line_height": Bounds(0.5, 4, 0.05, "times"),
    "Look.space_after": Bounds(0, 80, 1, "pt"),
    "Look.number_width": MILLIMETRES,
    "Look.item_indent": MILLIMETRES,
    "Look.margins": MILLIMETRES,
    "Actions.digits": Bounds(1, 9),
    "AttendanceOverTime.narrow": Bounds(0, 99, 1, "meetings"),
}
WIDTH = Bounds(0.1, 100, 0.5)
COLOURS = ("Look.ink", "Look.accent", "Look.rule", "Look.header_fill")
ENTRIES = {
    "Look.margins": ("Top", "Right", "Bottom", "Left"),
    "Items.columns": ("The item", "What was said"),
    "Dates.months": MONTHS,
    "Dates.weekdays": WEEKDAYS,
}
KNOWN_NAMES: Mapping[str, tuple[str, ...]] = {
    "AttendanceWords.roles": ROLES,
    "Actions.statuses": ACTION_STATUSES,
    "Reviews.outcomes": tuple(outcome for outcome in OUTCOMES if outcome != "none"),
    "Agenda.purposes": PURPOSES,
}
FONTS = ("Arial", "Calibri", "Cambria", "Georgia", "Liberation Sans", "Tahoma", "Times New Roman", "Verdana")

PAGES: tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("Name and language", "minutes", (("", ("title", "language", "other_languages", "nothing")),)),
    (
        "Page and fonts",
        "minutes",
        (
            ("Every page", ("page.running_head", "page.footer", "look.footer_align", "page.draft", "look.margins")),
            (
                "Letters",
                (
                    *("look.font", "look.size", "look.title_size", "look.heading_size", "look.subheading_size"),
                    *("look.line_height", "look.space_after"),
                ),
            ),
            ("Colours", ("look.accent", "look.ink", "look.rule", "look.header_fill")),
            (
                "Lines and places",
                (
                    *("look.title_align", "look.title_rule", "look.heading_rule", "look.action_bar"),
                    *("look.lead_italic", "look.number_width", "look.item_indent", "look.template"),
                ),
            ),
        ),
    ),
    ("Heading block", "minutes", (("", ("heading",)), ("List of contents", ("contents",)))),
    ("Dates and times", "minutes", (("Dates", ("dates",)), ("Times", ("times",)))),
    ("People", "minutes", (("", ("people",)), ("Words for attendance", ("attendance",)))),
    ("Names in the text", "minutes", (("", ("names",)),)),
    ("Quorum", "minutes", (("", ("quorum",)),)),
    ("Items", "minutes", (("", ("items",)), ("Points of a list", ("lists",)))),
    ("Actions", "minutes", (("", ("actions",)), ("Table after an item", ("item_table",)))),
    ("Decisions", "minutes", (("", ("decisions",)),)),
    ("Earlier actions", "minutes", (("", ("reviews",)),)),
    ("Forward plan", "minutes", (("", ("forward",)),)),
    (
        "Tables at the end",
        "minutes",
        (
            ("", ("tables",)),
            ("Who does what by when", ("add_action_table", "action_table", "no_actions")),
        ),
    ),
    ("Action table as a file", "actions", (("", ("action_sheet",)),)),
    ("Next meetings", "minutes", (("", ("next_meetings",)),)),
    ("Agreeing the minutes", "minutes", (("", ("approval",)),)),
    ("Agenda", "agenda", (("", ("agenda",)),)),
    ("Attendance over time", "minutes", (("", ("attendance_record",)),)),
    ("E-mails", "letters", (("", ("letters",)),)),
)
MORE = "More"


@cache
def whole() -> Choice:
    """Return the house style as one part that holds all its choices."""
    said = words.Said("House style")
    return Choice(place="", kind="part", label=said.label, parts=_parts(HouseStyle, "", leaving_out=("name",)))


@cache
def pages() -> tuple[Page, ...]:
    """Return the pages of choices in the order of a document; what no page names stands on a last one."""
    taken: set[str] = set()
    out = []
    for title, shows, named in PAGES:
        sections = []
        for heading, places in named:
            here = [choice for place in places if (choice := find(place)) is not None]
            taken |= {leaf.place for choice in here for leaf in leaves(choice)}
            sections += list(_sections(heading, here))
        if sections:
            out.append(Page(title, shows, tuple(sections)))
    left = tuple(leaf for leaf in leaves(whole()) if leaf.place not in taken)
    return (*out, Page(MORE, "minutes", (Section("", left),))) if left else tuple(out)


def _sections(heading: str, choices: list[Choice]) -> Iterator[Section]:
    """Yield what stands under a heading; a part within has a heading of its own and follows what is no part."""
    inner = [part for choice in choices for part in (choice.parts if choice.kind == "part" else (choice,))]
    if plain := tuple(part for part in inner if part.kind != "part"):
        yield Section(heading, plain)
    for part in inner:
        if part.kind == "part":
            yield from _sections(part.label, [part])


def find(place: str) -> Choice | None:
    """Return the choice at a place ("actions.reference"), None where there is none."""
    here = whole()
    for key in place.split("."):
        found = next((part for part in here.parts if part.key == key), None)
        if found is None:
            return None
        here = found
    return here


def at_way(way: Way) -> Choice:
    """Return the choice at keys and places, in lists too. Raises StopIteration where there is none."""
    here = whole()
    for step in way:
        if here.kind != "some of":
            here = here.of if here.of is not None else here.part(str(step))
    return here


def leaves(choice: Choice) -> Iterator[Choice]:
    """Yield the choices of a part that hold a value of their own: in the style's file, each is one key."""
    if choice.kind != "part":
        yield choice
    for part in choice.parts:
        yield from leaves(part)


def every_choice(choice: Choice) -> Iterator[Choice]:
    """Yield a choice and all that stand in it, those inside lists too."""
    yield choice
    for part in (*choice.parts, *((choice.of,) if choice.of is not None else ())):
        yield from every_choice(part)


def way_to(choice: Choice) -> tuple[str, ...]:
    """Return the keys that lead to the value of a choice that stands in no list."""
    return tuple(choice.place.split("."))


def _parts(kind: type[Any], place: str, leaving_out: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _choice(kind.__name__, name, hints[name], f"{place}.{name}".lstrip("."))
        for name in kind.__struct_fields__
        if name not in leaving_out
    )


def _choice(owner: str, key: str, hint: Any, place: str, *, within: bool = False) -> Choice:
    """Return the choice of a key; one that is `within` a list or named has no words of its own."""
    said = words.Said("") if within else words.of_choice(owner, key, place)
    named = f"{owner}.{key}"
    make = partial(Choice, place=place, label=said.label, about=said.about)
    origin, inner = get_origin(hint), get_args(hint)
    if hasattr(hint, "__metadata__"):
        return make(kind="phrase", fields=tuple(hint.__metadata__[0].names.split()))
    if named == "PageFrame.footer":
        return make(kind="phrase", fields=("page", "pages"))
    if options := _options(owner, key, hint):
        return make(kind="some of" if origin is tuple else "one of", options=options)
    if origin is tuple:
        of = _choice(owner, key, inner[0], f"{place}.*", within=True)
        return make(kind="list", of=of, names=ENTRIES.get(named, ()))
    if origin in (Mapping, dict):
        of = _choice(owner, key, inner[-1], f"{place}.*", within=True)
        return make(kind="words by name", of=of, names=KNOWN_NAMES.get(named, ()))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return make(kind="part", parts=_parts(hint, place))
    if hint is bool:
        return make(kind="yes or no")
    if hint in (int, float):
        return make(kind="number", bounds=NUMBERS.get(named, WIDTH), whole=hint is int)
    return make(kind="colour" if named in COLOURS else "font" if named == "Look.font" else "words")


def _options(owner: str, key: str, hint: Any) -> tuple[Option, ...]:
    """Return the options of a key: those that its type allows, or those that are described where it is words."""
    if f"{owner}.{key}" == "Look.template":
        return tuple(Option(name, *_of_template(name)) for name in _templates())
    inner = get_args(hint)
    literal = hint if get_origin(hint) is Literal else inner[0] if inner and get_origin(inner[0]) is Literal else None
    said = words.of_options(owner, key)
    values = get_args(literal) if literal is not None else tuple(said)
    found = {value: said.get(value) or words.Said(words.plainly(value)) for value in values}
    return tuple(Option(value, each.label, each.about) for value, each in found.items())


def _templates() -> tuple[str, ...]:
    folder = resources.files("resources") / "templates"
    return tuple(sorted(file.name for file in folder.iterdir() if file.name.endswith(".docx")))


def _of_template(name: str) -> tuple[str, str]:
    return words.plainly(name.removesuffix(".docx")), name
