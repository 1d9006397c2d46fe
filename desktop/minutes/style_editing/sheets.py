"""The documents on which a house style is seen while it is changed, made of a meeting whatever its status is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from db.records import Duty, Item, Meeting, Note
from db.values import replace
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.document import Block, Document, Heading, Paragraph, Ref, Run
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.letters import Attachment, Letter, minutes_letter, overdue_letter, owner_letters

FREE = ("planned", "draft")
"""The statuses in which a house style still gives the numbers."""


def sheet(meeting: Meeting, style: HouseStyle, shows: str) -> Document:
    """Return what `shows` names of a meeting in a style: its minutes, these once agreed, actions, agenda or letters."""
    meeting = as_draft(meeting)
    if shows == "agreed":
        return compose(_agreed(meeting), style)
    if shows == "actions":
        return compose_actions(meeting, style)
    if shows == "agenda":
        return compose_agenda(meeting, style)
    return _letters(meeting, style) if shows == "letters" else compose(meeting, style)


def is_fixed(meeting: Meeting) -> bool:
    """Tell whether the minutes were sent out, so that they print otherwise than as the draft that is shown of them."""
    return meeting.status not in FREE


def as_draft(meeting: Meeting) -> Meeting:
    """Return a meeting as it would print while its house style may still number it anew."""
    if not is_fixed(meeting):
        return replace(meeting, style="", printed=b"")
    return replace(meeting, style="", printed=b"", status="draft", items=tuple(map(_freed, meeting.items)))


def _freed(item: Item) -> Item:
    return replace(item, number="", notes=tuple(map(_free, item.notes)), items=tuple(map(_freed, item.items)))


def _free(note: Note) -> Note:
    return replace(
        note,
        action=replace(note.action, provisional=True) if note.action else None,
        decision=replace(note.decision, provisional=True) if note.decision else None,
    )


def _agreed(meeting: Meeting) -> Meeting:
    sent = meeting.circulated_on or meeting.date + timedelta(days=7)
    return replace(meeting, status="agreed", circulated_on=sent, agreed_on=meeting.agreed_on or sent)


def _letters(meeting: Meeting, style: HouseStyle) -> Document:
    """Return the e-mails that a meeting leads to, under each other: to the members, to an owner, what is overdue."""
    duties = tuple(_duties(meeting))
    far = max((duty.due for duty in duties if duty.due), default=meeting.date) + timedelta(days=1)
    letters = [minutes_letter(meeting, style, {}, Attachment(name="", content=b""))]
    letters += owner_letters(meeting, style, duties)[:1]
    letters += [late] if (late := overdue_letter(meeting, style, duties, far)) else []
    title = Heading(level=1, runs=(Run(text="E-mails"),), ref=Ref("meeting", meeting.id))
    blocks = [title, *(block for letter in letters for block in _letter(letter))]
    return Document(
        title="E-mails",
        subject=meeting.committee.name,
        language=style.language,
        running_head=(),
        draft="",
        footer=style.page.footer,
        blocks=tuple(blocks),
        look=style.look,
    )


def _letter(letter: Letter) -> Iterator[Block]:
    yield Heading(level=2, runs=(Run(text=letter.subject),))
    for paragraph in letter.body.split("\n\n"):
        yield Paragraph(runs=(Run(text=paragraph),))


def _duties(meeting: Meeting) -> Iterator[Duty]:
    """Yield what the owners of a meeting's actions are to do."""
    for _, note in meeting.every_note():
        if note.kind != "action" or note.action is None:
            continue
        for owner in note.action.owners:
            person = meeting.person(owner.person) if owner.person is not None else None
            yield Duty(
                action=note.action.id,
                owner=person.full if person is not None else owner.name,
                given_on=meeting.date,
                reference=note.action.reference,
                text=note.text,
                due=note.action.due,
                due_phrase=note.action.due_phrase,
            )
