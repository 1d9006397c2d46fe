"""The end of the minutes: the dates of next meetings, the tables of actions, and where they are signed."""

from __future__ import annotations

from db.records import FROZEN, NextMeeting
from db.values import replace
from desktop.minutes import numbering
from desktop.minutes.compose import items
from desktop.minutes.compose.actions import action_tables
from desktop.minutes.compose.attendance_record import appendix
from desktop.minutes.compose.heading import approval_values, how_it_stands
from desktop.minutes.compose.sitting import Inner, Sitting, trimmed
from desktop.minutes.document import Block, Document, Heading, ListItem, Paragraph, Run, Runs


def with_next_meetings(sitting: Sitting, parts: list[items.Section]) -> list[items.Section]:
    """Return the sections with the next meetings as the last item where the style has them there.

    An item that the clerk has typed under the style's own title for it takes them in.
    """
    style = sitting.style.next_meetings
    if style.place != "last item" or not sitting.meeting.next_meetings:
        return parts
    at = max((at for at, part in enumerate(parts) if _called(part, style.title)), default=-1)
    if at < 0:
        number = numbering.following(sitting.meeting, sitting.numbers)
        printed = sitting.style.items.number.words({"number": number})
        heading = items.title_heading(printed, (Run(text=style.title),))
        return [*parts, *_with_dates(sitting, items.Section(printed, heading), number)]
    item = parts[at].item
    number = sitting.numbers.items.get(item.id, "") if item else ""
    return [*parts[:at], *_with_dates(sitting, parts[at], number), *parts[at + 1 :]]


def closing(sitting: Sitting) -> list[Block]:
    """Return what stands behind the items: next meetings in a section of their own, and the tables of actions."""
    style = sitting.style.next_meetings
    out: list[Block] = []
    if style.place == "section" and sitting.meeting.next_meetings:
        out += [Heading(level=2, runs=(Run(text=style.title),)), *_dates(sitting)]
    stands = how_it_stands(sitting, "small") if sitting.style.approval.place == "end" else []
    return [*out, *action_tables(sitting), *appendix(sitting), *stands, *_signature(sitting)]


def signed(document: Document, sitting: Sitting) -> Document:
    """Return the minutes of a meeting as they are, with the signature as the meeting has it now."""
    kept = [block for block in document.blocks if not isinstance(block, Paragraph) or block.role != "signature"]
    return replace(document, blocks=(*kept, *_signature(sitting)))


def _signature(sitting: Sitting) -> list[Block]:
    """Return the lines on which agreed minutes are signed, or that say by whom and when they were."""
    style, meeting = sitting.style.approval, sitting.meeting
    if meeting.status not in FROZEN:
        return []
    values = approval_values(sitting)
    written = [runs for phrase in style.signed if (runs := phrase.line(values))] if meeting.status == "signed" else []
    lines = written or [(Run(text=words),) for words in style.to_sign]
    return [Paragraph(runs=runs, role="signature", keep_with_next=runs is not lines[-1]) for runs in lines]


def _called(part: items.Section, title: str) -> bool:
    return (
        part.item is not None
        and bool(title)
        and part.item.title.strip(" .:").casefold() == title.strip(" .:").casefold()
    )


def _with_dates(sitting: Sitting, part: items.Section, number: str) -> list[items.Section]:
    """Return the item of the next meetings with their dates: as its one numbered minute where the style has those."""
    dates = _dates(sitting)
    typed = part.item is not None and bool(part.item.notes or part.item.items)
    if sitting.style.items.notes == "one numbered minute" and not typed:
        return [part, items.minute(sitting, dates, number)]
    part.blocks += dates
    return [part]


def _dates(sitting: Sitting) -> list[Inner]:
    style = sitting.style.next_meetings
    said = [_said(sitting, meeting) for meeting in sitting.meeting.next_meetings]
    out: list[Inner] = [Paragraph(runs=(Run(text=style.intro),), keep_with_next=True)] if style.intro else []
    if style.form == "lines":
        return [*out, *(Paragraph(runs=runs) for runs in said)]
    points, marker = sitting.new_list(), sitting.style.lists.bullets[0]
    return [*out, *(ListItem(runs=runs, kind="bullet", list=points, marker=marker) for runs in said)]


def _said(sitting: Sitting, meeting: NextMeeting) -> Runs:
    style = sitting.style.next_meetings
    return trimmed(
        style.line.runs(
            {
                "title": meeting.title,
                "date": sitting.date(meeting.date, style.date),
                "times": sitting.times(meeting.start, meeting.end, style.times),
                "place": meeting.place,
            }
        )
    )
