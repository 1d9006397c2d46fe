"""House style and meeting make a document: one part of the minutes a file."""

from __future__ import annotations

from db.records import Meeting
from desktop.minutes import kept_document
from desktop.minutes.compose import actions
from desktop.minutes.compose.closing import closing, signed, with_next_meetings
from desktop.minutes.compose.contents import with_contents
from desktop.minutes.compose.heading import details, draft, heading, meeting_values, running_head
from desktop.minutes.compose.items import laid_out, sections
from desktop.minutes.compose.languages import in_their_languages
from desktop.minutes.compose.mentioned_items import with_links
from desktop.minutes.compose.people import people
from desktop.minutes.compose.quorum import statement
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.document import Block, Document, Heading, Paragraph, Ref, Run
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.minutes.wording import Phrase


def compose(meeting: Meeting, style: HouseStyle) -> Document:
    """Return the minutes of a meeting in a house style, without its private notes.

    Agreed minutes that were kept as they printed then are printed so again, for as long as they name the same style:
    whatever became of it, and of the actions, the members and the committee.
    """
    agreed = kept_document.read(meeting.printed) if meeting.printed else None
    if agreed is not None and agreed[0] == meeting.style:
        return agreed[1]
    sitting = Sitting(meeting, style, number(meeting, style))
    items = laid_out(sitting, with_next_meetings(sitting, sections(sitting)))
    blocks = [*heading(sitting), *people(sitting), *statement(sitting), *items, *closing(sitting)]
    return with_contents(_document(sitting, blocks, style.heading.file_title), style)


def compose_signed(meeting: Meeting, style: HouseStyle) -> Document:
    """Return agreed minutes with the signature that the meeting has by now, all else as `compose` gives it."""
    return signed(compose(meeting, style), Sitting(meeting, style, number(meeting, style)))


def compose_actions(meeting: Meeting, style: HouseStyle, *, headings_anyway: bool = False) -> Document:
    """Return the action table of a meeting as a document of its own.

    Without an action it says so in a sentence, or with `headings_anyway` has a table without rows.
    """
    sitting = Sitting(meeting, style, number(meeting, style))
    sheet = style.action_sheet
    recorded = actions.every_action(sitting)
    title = Heading(level=1, runs=(Run(text=sheet.title),), ref=Ref("meeting", meeting.id))
    blocks: list[Block] = [title, *details(sitting, sheet.details)]
    if recorded or headings_anyway:
        blocks.append(actions.action_table(sitting, sheet.table, recorded, named=True, links=False))
    else:
        blocks.append(Paragraph(runs=(Run(text=style.no_actions),)))
    return _document(sitting, blocks, sheet.file_title)


def _document(sitting: Sitting, blocks: list[Block], title: Phrase) -> Document:
    style = sitting.style
    return Document(
        title=title.words(meeting_values(sitting)),
        subject=sitting.meeting.committee.name,
        language=style.language,
        running_head=running_head(sitting),
        draft=draft(sitting),
        footer=style.page.footer,
        blocks=tuple(in_their_languages(with_links(sitting, blocks), style)),
        look=style.look,
        letterhead=sitting.meeting.surroundings.letterhead,
    )
