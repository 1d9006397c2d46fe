"""The head of the minutes: title, date, time, place, chair; and what stands on every page."""

from __future__ import annotations

from db.records import FROZEN
from desktop.minutes import people, quorum
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.document import Block, Heading, Paragraph, Ref, Run, Runs, plain
from desktop.minutes.wording import Phrase

ORDINARY_KIND = "minutes"


def heading(sitting: Sitting) -> list[Block]:
    """Return the title and the lines below it."""
    values = meeting_values(sitting)
    meeting = Ref("meeting", sitting.meeting.id)
    style = sitting.style.heading
    title = Heading(level=1, runs=on_lines(style.title, values), ref=meeting)
    stands = how_it_stands(sitting, "detail") if sitting.style.approval.place == "heading" else []
    return [title, *details(sitting, style.details), *stands]


def details(sitting: Sitting, phrases: tuple[Phrase, ...]) -> list[Block]:
    """Return the lines of the heading block; one with an empty field is left out."""
    values = meeting_values(sitting)
    return [Paragraph(runs=runs, role="detail") for phrase in phrases if (runs := phrase.line(values))]


def running_head(sitting: Sitting) -> tuple[str, ...]:
    """Return the lines at the head of every page."""
    values = meeting_values(sitting)
    said = (plain(phrase.line(values)) for phrase in sitting.style.page.running_head)
    return tuple(line for line in said if line)


def draft(sitting: Sitting) -> str:
    """Return the word that stands on every page until the minutes are agreed."""
    return "" if sitting.meeting.status in FROZEN else sitting.style.page.draft


def how_it_stands(sitting: Sitting, role: str) -> list[Block]:
    """Return the line that says when the minutes were circulated and agreed, if the style has words for it."""
    said = sitting.style.approval
    phrases = {"draft": said.draft, "circulated": said.circulated, "agreed": said.agreed, "signed": said.agreed}
    phrase = phrases.get(sitting.meeting.status)
    runs = phrase.line(approval_values(sitting)) if phrase else ()
    return [Paragraph(runs=runs, role=role)] if runs else []


def approval_values(sitting: Sitting) -> dict[str, str]:
    """Return what the phrases about approval may print."""
    meeting = sitting.meeting
    days = {"circulated": meeting.circulated_on, "agreed": meeting.agreed_on, "signed": meeting.signed_on}
    return {name: sitting.date(day) if day else "" for name, day in days.items()} | {"signed_by": meeting.signed_by}


def meeting_values(sitting: Sitting) -> dict[str, str]:
    """Return what the phrases of the heading may print."""
    meeting = sitting.meeting
    kind = sitting.style.heading.kind if meeting.kind in ("", ORDINARY_KIND) else meeting.kind
    needed = quorum.needed(meeting)
    return {
        "committee": meeting.committee.name,
        "short_name": meeting.committee.short_name,
        "title": meeting.title,
        "kind": kind,
        "Kind": kind[:1].upper() + kind[1:],
        "KIND": kind.upper(),
        "date": sitting.date(meeting.date),
        "start": sitting.times(meeting.start, None),
        "end": sitting.times(None, meeting.end),
        "times": sitting.times(meeting.start, meeting.end),
        "place": meeting.place,
        "status": meeting.status,
        "chairs": ", ".join(person.full for person in people.chairs(meeting)),
        "minute_taker": ", ".join(person.full for person in people.minute_takers(meeting)),
        "quorum": "" if needed is None else str(needed),
    }


def on_lines(phrases: tuple[Phrase, ...], values: dict[str, str]) -> Runs:
    """Return phrases as lines of one paragraph; a line with an empty field is left out."""
    said = [runs for phrase in phrases if (runs := phrase.line(values))]
    return tuple(run for at, runs in enumerate(said) for run in ((Run(text="\n"),) if at else ()) + runs)
