"""What has the right type in a house style and is impossible all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from db.records import ACTION_STATUSES, CAPACITIES, OUTCOMES, PURPOSES, ROLES
from desktop.minutes import languages
from desktop.minutes.document import Look

if TYPE_CHECKING:
    from desktop.minutes.house_style import HouseStyle

Fault = tuple[str, str]
"""The key, with dots between the tables, and what is wrong with it in plain words."""


def faults(style: HouseStyle) -> Iterator[Fault]:
    """Yield each impossible value of a style with its place."""
    yield from _of_look(style.look)
    yield from _of_words(style)
    yield from _of_tables(style)
    reference = style.actions.reference.source
    if reference.count("{number}") != 1 or reference.count("{year}") > 1 or reference.count("{yy}") > 1:
        yield "actions.reference", "must print {number} once, and no year twice"
    if not 1 <= style.actions.digits <= 9:
        yield "actions.digits", "must be between 1 and 9"
    if not style.lists.bullets or not all(style.lists.bullets):
        yield "lists.bullets", "needs at least one bullet, and none empty"


def _of_look(look: Look) -> Iterator[Fault]:
    for name in ("ink", "accent", "rule", "header_fill"):
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", getattr(look, name)):
            yield f"look.{name}", "must be a colour of six digits, like 1F3B63"
    for name, sides in (("title_align", ("left", "center")), ("footer_align", ("left", "center", "right"))):
        if getattr(look, name) not in sides:
            yield f"look.{name}", f"must be one of {', '.join(map(repr, sides))}"
    for name in ("size", "title_size", "heading_size", "subheading_size"):
        if not 4 <= getattr(look, name) <= 72:
            yield f"look.{name}", "letters must be between 4 and 72 points"
    if not 0.5 <= look.line_height <= 4:
        yield "look.line_height", "must be between 0.5 and 4 times the size of the letters"
    for name in ("space_after", "number_width", "item_indent"):
        if not 0 <= getattr(look, name) <= 80:
            yield f"look.{name}", "must be between 0 and 80"
    if not all(0 <= margin <= 80 for margin in look.margins):
        yield "look.margins", "must each be between 0 and 80 millimetres"


def _of_words(style: HouseStyle) -> Iterator[Fault]:
    if not style.title.strip():
        yield "title", "must not be empty: menus call the style by it"
    if not style.nothing.strip():
        yield "nothing", "must not be empty: it stands where there is nothing to say"
    for at, tag in enumerate(style.other_languages):
        if languages.spoken(tag) not in languages.KNOWN:
            yield f"other_languages.[{at}]", f"{tag!r} cannot be told; there are: {', '.join(languages.KNOWN)}"
    if not style.contents.heading.strip():
        yield "contents.heading", "must not be empty: it stands above the list of contents"
    if not all(words.strip() for words in style.items.mention):
        yield "items.mention", "must be words; leave out the list's empty ones"
    if set(re.findall(r"\{[^}]*\}", style.page.footer)) - {"{page}", "{pages}"}:
        yield "page.footer", "can print {page} and {pages} only"
    if len(style.dates.months) != 12:
        yield "dates.months", "must be twelve months"
    if len(style.dates.weekdays) != 7:
        yield "dates.weekdays", "must be seven weekdays, Monday first"
    yield from _unknown("attendance.roles", style.attendance.roles, ROLES)
    yield from _unknown("actions.statuses", style.actions.statuses, ACTION_STATUSES)
    yield from _unknown("reviews.outcomes", style.reviews.outcomes, OUTCOMES)
    yield from _unknown("agenda.purposes", style.agenda.purposes, PURPOSES)
    for at, group in enumerate(style.people):
        yield from _unknown(f"people.[{at}].capacities", group.capacities, CAPACITIES)
    for name in ("office", "told_apart"):
        if "{office}" not in getattr(style.names, name).source:
            yield f"names.{name}", "must print {office}"
    if "{" not in style.names.first.source:
        yield "names.first", "must print {name}, {initials} or {office}"


def _unknown(place: str, said: Iterable[str] | Mapping[str, str], known: tuple[str, ...]) -> Iterator[Fault]:
    for word in said:
        if word not in known:
            yield place, f"{word!r} is not known; there are: {', '.join(known)}"


def _of_tables(style: HouseStyle) -> Iterator[Fault]:
    tables = {
        "item_table": style.item_table,
        "action_table": style.action_table,
        "action_sheet.table": style.action_sheet.table,
    }
    headings = {place: [column.heading for column in table.columns] for place, table in tables.items()}
    headings["agenda"] = [column.heading for column in style.agenda.columns]
    headings["agenda.open_actions"] = [column.heading for column in style.agenda.open_actions.columns]
    headings |= {f"tables.[{at}]": [column.heading for column in one.columns] for at, one in enumerate(style.tables)}
    for place, heads in headings.items():
        if not heads:
            yield f"{place}.columns", "needs at least one column"
    for at, group in enumerate(style.people):
        headings[f"people.[{at}]"] = [column.heading for column in group.columns]
        if bool(group.columns) == bool(group.line):
            yield f"people.[{at}]", "needs either columns or a line"
    headings["items"] = list(style.items.columns)
    for place, heads in headings.items():
        if not all(head.strip() for head in heads):
            yield f"{place}.columns", "every column needs a heading"
