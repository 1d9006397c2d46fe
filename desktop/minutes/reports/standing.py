"""Standing items taken, as a document: how each fared over the meetings held, and where it was skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.standing_record import Skip, StandingFigures
from desktop.minutes.wording import date_words

TITLE = "Standing items taken"
FIGURES = ("Item", "Meetings held", "On the agenda", "Taken", "Action or decision", "Nothing to be done", "Skipped")
NO_MEETINGS = "No meeting was held in this time."
NO_ITEMS = "No standing item is kept for this committee, and none of its meetings marked one."
EXPLAINED = (
    "Taken: notes were typed under the item, or it was said outright that nothing is to be done. "
    "Skipped: it was on the agenda without notes, or not on the agenda."
)


def figures_row(of: StandingFigures) -> tuple[str, ...]:
    """Return what stands in the columns of FIGURES."""
    skipped = f"{of.skipped} of {of.held}" if of.held else "0"
    return (of.title, *map(str, (of.held, of.on_agenda, of.taken, of.with_outcome, of.nil)), skipped)


def why(skip: Skip) -> str:
    """Return in words how an item was skipped."""
    return "on the agenda, without notes" if skip.item else "not on the agenda"


def compose_standing(
    record: Sequence[StandingFigures],
    style: HouseStyle,
    committee: str,
    said: str,
    *,
    only_tables: bool = False,
) -> Document:
    """Return the report of one committee; `said` names the time meant."""
    title = f"{TITLE}: {committee}"
    return Document(
        title=title,
        subject=committee,
        language=style.language,
        running_head=(TITLE, committee),
        draft="",
        footer=style.page.footer,
        blocks=(
            Heading(level=1, runs=_plain(title)),
            *(Paragraph(runs=_plain(words)) for words in (said, _nothing(record) or EXPLAINED)),
            *(block for block in _tables(record, style) if not only_tables or isinstance(block, Table)),
        ),
        look=style.look,
    )


def _nothing(record: Sequence[StandingFigures]) -> str:
    return NO_ITEMS if not record else "" if record[0].held else NO_MEETINGS


def _tables(record: Sequence[StandingFigures], style: HouseStyle) -> Iterator[Block]:
    if record:
        yield Table(
            title="Figures",
            description="How often each standing item was on the agenda, was taken, ended in something, was skipped",
            columns=tuple(Column(heading=heading, share=1.2 if at else 4) for at, heading in enumerate(FIGURES)),
            rows=tuple(Row(cells=tuple(_cell(words) for words in figures_row(each))) for each in record),
        )
    skipped = [(each, skip) for each in record for skip in each.skips]
    if skipped:
        yield Heading(level=2, runs=_plain("Where it was skipped"))
        yield Table(
            title="Skipped",
            description="The meetings at which a standing item was not taken",
            columns=(
                Column(heading="Item", share=3),
                Column(heading="Meeting", share=3),
                Column(heading="How", share=2),
            ),
            rows=tuple(
                Row(cells=tuple(_cell(words) for words in (each.title, _meeting(skip, style), why(skip))))
                for each, skip in skipped
            ),
        )


def _meeting(skip: Skip, style: HouseStyle) -> str:
    day = date_words(style.dates.due, skip.agenda.date, style.dates.months, style.dates.weekdays)
    return f"{day}, {skip.agenda.title}" if skip.agenda.title else day


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _cell(words: str) -> Cell:
    return Cell(blocks=(Paragraph(runs=_plain(words), role="cell"),))
