"""`export`: a meeting is written in the format of the file's ending."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from db.values import replace
from desktop.command_line.commands import Command
from desktop.command_line.data_folder import house_styles, meeting_called, opened
from desktop.command_line.files import format_of, write
from desktop.command_line.said import DONE, Refused

if TYPE_CHECKING:
    from db.records import Meeting
    from desktop.copies_out import Copy
    from desktop.letterheads import Read
    from desktop.minutes.exports import Format
    from desktop.minutes.house_style import HouseStyle


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--style", metavar="NAME", help="in this house style")
    parser.add_argument("--agenda", action="store_true", help="its agenda instead of its minutes")
    parser.add_argument("--public", action="store_true", help=SUPPRESS)


def _carry_out(given: Namespace) -> int:
    from desktop.copies_out import copy_of
    from desktop.minutes.house_style import resolve

    if given.public:
        raise Refused("--public is reserved for the public version, which does not exist yet")
    making = "agenda" if given.agenda else "minutes"
    form = format_of(given.out, making)
    styles = house_styles(given)
    if given.style is not None and given.style not in styles:
        raise Refused(f"there is no house style {given.style!a}; there are {', '.join(styles)}")
    with opened(given) as store:
        meeting = meeting_called(store, given.meeting)
        if given.style is not None:
            meeting = replace(meeting, style=given.style)
        style = resolve(meeting.style, styles)
        copy = copy_of(meeting.id, style.name, making, form)
        write(given.out, _rendered(form, meeting, style, making, store.read, copy))
        if copy is not None:
            copy.keep(store)
    return DONE


def _rendered(form: Format, meeting: Meeting, style: HouseStyle, making: str, read: Read, copy: Copy | None) -> bytes:
    from desktop.letterheads import put_in
    from desktop.minutes.compose import compose
    from desktop.minutes.compose.agenda_paper import compose_agenda
    from desktop.minutes.exports import silently
    from desktop.minutes.numbering import number

    if form.render_meeting is not None:
        return form.render_meeting(meeting, number(meeting, style))
    assert form.render is not None
    document = compose_agenda(meeting, style) if making == "agenda" else compose(meeting, style)
    return form.render(put_in(copy.marked(document) if copy else document, read), silently)


CARD = Command(
    name="export",
    words="write a meeting as .docx, .pdf, .html, .txt or .json",
    order=20,
    arguments=_arguments,
    carry_out=_carry_out,
)
