"""`search`: words in the notes of all meetings."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import committee_called, house_styles, opened
from desktop.command_line.said import DONE, NO, print_rows

if TYPE_CHECKING:
    from db.records import Answer, Found
    from db.store import Store

KINDS = ("decision", "action", "review", "title", "text", "forward", "private")
LENGTH = 120
"""How many characters of a note are printed at most."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+", help='words, "phrases", beginnings (saf*), -without')
    parser.add_argument("--limit", metavar="N", type=_some, default=20, help="at most so many; 20 unless said")
    parser.add_argument("--committee", metavar="NAME", help="only this committee's")
    parser.add_argument("--from", dest="first", metavar="YEAR", type=_year, default=0, help="only from this year on")
    parser.add_argument("--to", dest="last", metavar="YEAR", type=_year, default=0, help="only up to this year")
    parser.add_argument("--kind", choices=KINDS, default="", help="only these")
    parser.add_argument("--owner", metavar="WORDS", default="", help="only actions of this owner, by initials or name")


def _some(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 1_000_000:
        raise ArgumentTypeError(f"{words!a} is no number of results, as 20 is")
    return int(words)


def _year(words: str) -> int:
    if not words.isdecimal() or len(words) != 4:
        raise ArgumentTypeError(f"{words!a} is no year, as 2026 is")
    return int(words)


def _carry_out(given: Namespace) -> int:
    from db import search
    from db.records import Scope

    with opened(given) as store:
        committee = committee_called(store, given.committee).id if given.committee is not None else 0
        scope = Scope(
            committee=committee, first_year=given.first, last_year=given.last, kind=given.kind, owner=given.owner
        )
        answer = store.read(search.find(" ".join(given.words), scope, limit=given.limit))
        items = _item_numbers(store, answer, given)
    print_rows(
        (found.uid[:8], found.date.isoformat(), items[found.item], _shown(found, answer)) for found in answer.found
    )
    return DONE if answer.found else NO


def _item_numbers(store: Store, answer: Answer, given: Namespace) -> dict[int, str]:
    from db import search
    from desktop.minutes.house_style import resolve
    from desktop.minutes.numbering import number

    styles = house_styles(given)
    numbers: dict[int, str] = {}
    for meeting in store.read(search.outlines(found.meeting for found in answer.found)).values():
        numbers.update(number(meeting, resolve(meeting.style, styles)).items)
    return numbers


def _shown(found: Found, answer: Answer) -> str:
    from desktop.minutes.excerpts import excerpt

    shown = excerpt(found.words, answer.terms, LENGTH)
    return f"{'(private) ' * (found.kind == 'private')}{'...' * shown.before}{shown.text}{'...' * shown.after}"


CARD = Command(
    name="search",
    words="words in the notes of all meetings, best first",
    order=60,
    arguments=_arguments,
    carry_out=_carry_out,
)
