"""The end of the minutes: the dates of next meetings and the tables of actions."""

from __future__ import annotations

from db.records import NextMeeting
from desktop.minutes import numbering
from desktop.minutes.compose import items
from desktop.minutes.compose.actions import action_tables
from desktop.minutes.compose.sitting import Inner, Sitting, trimmed
from desktop.minutes.document import Block, Heading, ListItem, Paragraph, Run, Runs


def with_next_meetings(sitting: Sitting, parts: list[items.Section]) -> list[items.Section]:
    """Return the sections with the next meetings as the last item where the style has them there.

    An item that the clerk has typed under the style's own title for it takes them in.
    """
    style = sitting.style.next_meetings
    if style.place != "last item" or not sitting.meeting.next_meetings:
        return parts
    blocks = _dates(sitting)
    last = next((part for part in reversed(parts) if _called(part, style.title)), None)
    if last is not None:
        number = sitting.numbers.items.get(last.item.id, "") if last.item else ""
        last.blocks += _numbered(sitting, blocks, number) if not last.blocks else blocks
        return parts
    number = numbering.following(sitting.meeting, sitting.numbers)
    printed = sitting.style.items.number.words({"number": number})
    heading = items.title_heading(printed, style.title)
    return [*parts, items.Section(printed, heading, _numbered(sitting, blocks, number))]


def closing(sitting: Sitting) -> list[Block]:
    """Return what stands behind the items: next meetings in a section of their own, and the tables of actions."""
    style = sitting.style.next_meetings
    out: list[Block] = []
    if style.place == "section" and sitting.meeting.next_meetings:
        out += [Heading(level=2, runs=(Run(text=style.title),)), *_dates(sitting)]
    return out + action_tables(sitting)


def _called(part: items.Section, title: str) -> bool:
    return part.item is not None and part.item.title.strip(" .:").casefold() == title.strip(" .:").casefold()


def _numbered(sitting: Sitting, blocks: list[Inner], number: str) -> list[Inner]:
    if sitting.style.items.notes != "one numbered minute":
        return blocks
    return items.numbered_minute(blocks, items.minute_number(sitting, number))


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
