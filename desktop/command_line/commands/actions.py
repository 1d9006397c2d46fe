"""`actions`: the action table of a meeting, or the register of all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import committee_called, house_styles, meeting_called, opened
from desktop.command_line.files import format_of, write
from desktop.command_line.said import DONE, Refused

if TYPE_CHECKING:
    from db.store import Store
    from desktop.minutes.document import Document
    from desktop.minutes.exports import Format


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--committee", metavar="NAME", help="only this committee's")
    parser.add_argument("--open", dest="only_open", action="store_true", help="only those that are still open")
    parser.add_argument("--meeting", metavar="MEETING", help="only this meeting's")


def _carry_out(given: Namespace) -> int:
    from desktop.letterheads import put_in
    from desktop.minutes.exports import silently

    form = format_of(given.out, "actions")
    assert form.render is not None
    with opened(given) as store:
        document = _of_meeting(store, given, form) if given.meeting is not None else _register(store, given, form)
        document = put_in(document, store.read)
    write(given.out, form.render(document, silently))
    return DONE


def _of_meeting(store: Store, given: Namespace, form: Format) -> Document:
    from db import actions
    from desktop.minutes.compose import compose_actions
    from desktop.minutes.house_style import resolve
    from desktop.minutes.numbering import number
    from desktop.minutes.still_open import still_open

    meeting = meeting_called(store, given.meeting)
    if given.committee is not None and meeting.committee.id != committee_called(store, given.committee).id:
        raise Refused(f"meeting {meeting.uid[:8]} is not of the committee {given.committee!a}")
    style = resolve(meeting.style, house_styles(given))
    if given.only_open:
        meeting = still_open(meeting, number(meeting, style), store.read(actions.outcomes))
    return compose_actions(meeting, style, headings_anyway=form.for_spreadsheets)


def _register(store: Store, given: Namespace, form: Format) -> Document:
    from db import committees, register
    from desktop.letterheads import headed
    from desktop.minutes.compose.register import compose_register
    from desktop.minutes.house_style import resolve

    committee = None if given.committee is None else committee_called(store, given.committee)
    wanted = register.Wanted(committees=(committee.id,) if committee else (), status="open" if given.only_open else "")
    entries, name = store.read(register.entries(wanted)), committee.name if committee else ""
    document = compose_register(entries, resolve("", house_styles(given)), name, one_table=form.for_spreadsheets)
    return headed(document, store.read(committees.profile(committee.id)) if committee else None)


CARD = Command(
    name="actions",
    words="write the action table of a meeting, or of all, as .docx, .pdf, .xlsx or .csv",
    order=30,
    arguments=_arguments,
    carry_out=_carry_out,
)
