"""What every part of the minutes is composed from: the meeting, its house style and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import count

from db.records import Action, Item, Meeting, Note, Owner
from db.values import replace
from desktop.minutes.document import Cell, Heading, ListItem, Paragraph, Ref, Run, Runs
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.names_in_text.printing import NamesPrinted
from desktop.minutes.numbering import Numbers
from desktop.minutes.style_parts import Times
from desktop.minutes.wording import Phrase, date_words, join, joined_runs, runs_of, time_words

_DASHES = ("- ", "• ", "– ")

Inner = Heading | Paragraph | ListItem


class Sitting:
    """One meeting in one house style, while its minutes are composed."""

    def __init__(self, meeting: Meeting, style: HouseStyle, numbers: Numbers) -> None:
        self.meeting, self.style, self.numbers = meeting, style, numbers
        self.people = {person.id: person for person in meeting.people}
        self.names = NamesPrinted(meeting, style) if style.names.in_text != "as typed" else None
        self._lists = count(1)

    def new_list(self) -> int:
        """Return the number of a list that is new in this document."""
        return next(self._lists)

    def date(self, day: date, form: Phrase | None = None) -> str:
        """Return a date in the form of the meeting's own date, or another."""
        dates = self.style.dates
        return date_words(form or dates.meeting, day, dates.months, dates.weekdays)

    def times(self, start: time | None, end: time | None, form: Times | None = None) -> str:
        """Return "2:00pm – 5.10pm", one time where only one is known, or ""."""
        form = form or self.style.times
        said = [time_words(phrase, at) for phrase, at in ((form.start, start), (form.end, end)) if at is not None]
        return form.both.words({"start": said[0], "end": said[1]}) if len(said) == 2 else "".join(said)

    def owner(self, owner: Owner) -> str:
        """Return what an owner is called in this style."""
        person = self.people.get(owner.person) if owner.person is not None else None
        if person is None:
            return owner.name
        if self.names is not None and self.style.names.owners == "as the text":
            return self.names.alone(person)
        return person.full if self.style.actions.owner == "names" else person.called

    def owners(self, owners: Sequence[Owner]) -> str:
        """Return owners joined as the style joins them."""
        joiners = self.style.actions.owners
        return join([words for words in map(self.owner, owners) if words], joiners.two, joiners.more, joiners.last)

    def words(self, text: str, note: Note | None = None, *, again: bool = False, behind: str = "") -> Runs:
        """Return typed words as they print, people as the style says them.

        `note` is whose words they are, None for a title. `again`: nobody is named for the first time here; `behind` is
        what stands before them in the same paragraph.
        """
        runs = runs_of(text)
        return runs if self.names is None else self.names.runs(runs, note, again=again, behind=behind)

    def title(self, item: Item) -> Runs:
        """Return the title of an item as it prints; nothing where it has none."""
        bare = item.title.strip()
        title = (Run(text=bare),) if bare else ()
        return self.names.runs(title, again=True) if self.names is not None and bare else title

    def begin_item(self, depth: int) -> None:
        """Begin an item (depth 0) or a sub-item."""
        if self.names is not None and not depth:
            self.names.begin_item()

    def action_words(self, note: Note, *, again: bool = False, behind: str = "") -> Runs:
        """Return the text of an action, with the style's words behind it where it was withdrawn."""
        return self.with_withdrawn(self.words(note.text, note, again=again, behind=behind), note)

    def with_withdrawn(self, runs: Runs, note: Note) -> Runs:
        """Return the words of an action with those of the style behind them where it was withdrawn."""
        return with_end(runs, self.style.actions.withdrawn if said_action(note).status == "withdrawn" else "")

    def cell(self, runs: Runs) -> Cell:
        """Return a table cell, never an empty one; lines that begin with a dash or a bullet are points of a list."""
        blocks: list[Inner] = []
        points = 0
        for line in lines(trimmed(runs) or (Run(text=self.style.nothing),)):
            if line and line[0].text.startswith(_DASHES):
                point = (replace(line[0], text=line[0].text[2:].lstrip()), *line[1:])
                points = points or self.new_list()
                blocks.append(ListItem(runs=point, kind="bullet", list=points, marker=self.style.lists.bullets[0]))
            elif blocks and isinstance(blocks[-1], Paragraph):
                broken = joined_runs((*blocks[-1].runs, Run(text="\n"), *line))
                blocks[-1] = replace(blocks[-1], runs=broken)
            else:
                blocks.append(Paragraph(runs=line, role="cell"))
        return Cell(blocks=tuple(blocks))

    def reference(self, note: Note) -> str:
        """Return the printed reference of an action or a decision, or ""."""
        return self.numbers.references.get(note.id, "")


def anchored(runs: Runs, ref: Ref) -> Runs:
    """Return runs as a place that can be jumped to."""
    return tuple(replace(run, anchor=ref) for run in runs)


def linked(runs: Runs, ref: Ref) -> Runs:
    """Return runs that jump to a place."""
    return tuple(replace(run, link=ref) for run in runs)


def trimmed(runs: Runs) -> Runs:
    """Return runs without the commas, dashes and spaces that an empty field left at their head."""
    if not runs:
        return ()
    head = runs[0].text.lstrip(" ,;:–-")
    if head == runs[0].text:
        return runs
    return trimmed(runs[1:]) if not head else (replace(runs[0], text=head), *runs[1:])


def lines(runs: Runs) -> list[Runs]:
    """Return runs parted at their line breaks."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    out: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        out[-1].append(replace(run, text=first))
        out += [[replace(run, text=other)] for other in others]
    return [joined_runs(line) for line in out]


def said_action(note: Note) -> Action:
    """Return the action of a note, an empty one where the note has none yet."""
    return note.action or Action()


def with_end(runs: Runs, end: str) -> Runs:
    """Return runs with words behind them, a space between."""
    return joined_runs((*runs, Run(text=f" {end}"))) if end and runs else runs
