"""The words of a meeting as its house style says people in them: replaced where that is sure, else as typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from db.records import Action, Meeting, Note, Person
from desktop.minutes import markup
from desktop.minutes.document import Run, Runs, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.names_in_text.forms import INITIALS, SINGLE
from desktop.minutes.names_in_text.mention import DOUBTFUL, LEFT, SURE, Mention
from desktop.minutes.names_in_text.offices import Office, job_words, offices, role_words
from desktop.minutes.names_in_text.places import Offices, places_of


class NamesPrinted:
    """Says the people of one meeting in one house style, from the beginning of the minutes to their end.

    Each mention that is said otherwise becomes a run of its own that tells what was typed; so does one that is left as
    typed for a pin or a doubt, with the same words in both.
    """

    def __init__(self, meeting: Meeting, style: HouseStyle) -> None:
        self._style, self._names = style, style.names
        self._people = {person.id: person for person in meeting.people}
        self._offices = offices(meeting, style) if style.names.in_text == "offices" else {}
        self._places = places_of(meeting.people, _said_offices(meeting, style))
        self._initials = _own_initials(meeting.people)
        self._things = self._things_of(meeting)
        self._pins: defaultdict[int, set[str]] = defaultdict(set)
        for pin in meeting.pins:
            self._pins[pin.note].add(pin.words)
        self._met: set[int] = set()

    def begin_item(self) -> None:
        """Begin an item of the agenda: in some styles people are met there for the first time again."""
        if self._names.first_in == "each item":
            self._met.clear()

    def runs(self, runs: Runs, note: Note | None = None, *, again: bool = False, behind: str = "") -> Runs:
        """Return runs as they print. `note` is the note whose words they are, None for a title.

        `again`: nobody is met for the first time here (titles, tables). `behind` are the words that stand before them
        in the same paragraph.
        """
        words = runs[0].text if len(runs) == 1 else plain(runs)
        mentions = self._places.read(words).mentions
        if not mentions or (note is not None and note.kind == "action" and self._names.actions == "as typed"):
            return runs
        said = [(one, text) for one in mentions if (text := self._said(one, words, note, again, behind))]
        return _with(runs, words, said) if said else runs

    def alone(self, person: Person) -> str:
        """Return what somebody is called where no sentence is: in the column of an owner."""
        office = self._offices.get(person.id)
        if office is not None:
            return office.words + (f" ({office.organisation})" if office.organisation else "")
        return person.called if self._names.in_text == "initials" else person.full

    @property
    def without_office(self) -> tuple[Person, ...]:
        """Those of whom no office is known that is theirs alone."""
        return tuple(person for person in self._people.values() if person.id not in self._offices)

    def _said(self, mention: Mention, words: str, note: Note | None, again: bool, behind: str) -> str:
        """Return how a mention prints, its ending too; as it was typed where that is held; "" where nothing is to be
        said of it."""
        person = self._people[mention.person]
        typed = words[mention.start : mention.end]
        if mention.introduces:
            self._met.add(person.id)
            return ""
        sure = self._sure(mention, typed, note)
        if sure == LEFT:
            return ""
        heads = mention.heads if mention.heads is not None else _ends(behind)
        meets = self._names.first_mention == "in full" and not (again or mention.ending)
        said = self._called(person, mention, typed, meets and person.id not in self._met, heads)
        if said != typed and (sure == DOUBTFUL or (self._pins and self._pinned(typed, note))):
            return typed
        if meets:
            self._met.add(person.id)
        if said == typed:
            return ""
        return said + _ending(said, mention.ending, person) if mention.ending else said

    def _sure(self, mention: Mention, typed: str, note: Note | None) -> int:
        """Return how sure a mention is in this meeting: more where the action is that person's, less for a thing's
        initials."""
        sure = mention.if_thing if self._things and typed.replace(".", "") in self._things else mention.sure
        if sure != DOUBTFUL or mention.kind != INITIALS or note is None:
            return sure
        owners = (note.action or note.review or Action()).owners
        return SURE if any(owner.person == mention.person for owner in owners) else sure

    def _pinned(self, typed: str, note: Note | None) -> bool:
        return typed in self._pins[0] or (note is not None and typed in self._pins[note.id])

    def _called(self, person: Person, mention: Mention, typed: str, first: bool, heads: bool) -> str:
        """Return the person's name in this place, without the ending."""
        in_text, office = self._names.in_text, self._offices.get(person.id)
        said = typed
        if mention.beside_office and (first or office is not None):
            return typed
        if first and (whole := self._in_full(person)):
            said = whole
        elif office is not None:
            said = office.said(self._names.office, self._names.told_apart)
        elif in_text == "initials":
            said = person.initials if person.id in self._initials else typed
        elif mention.kind in (INITIALS, SINGLE):
            said = person.name or typed
        return _capital(said) if heads and said != typed else said

    def _in_full(self, person: Person) -> str:
        """Return somebody as the style says them for the first time, "" where something for that is not known."""
        office = self._offices.get(person.id) or Office(job_words(person))
        values = {
            "name": person.name,
            "initials": person.initials,
            "office": office.words,
            "job_title": person.job_title,
            "organisation": person.organisation,
        }
        return plain(self._names.first.line(values))

    def _things_of(self, meeting: Meeting) -> frozenset[str]:
        """Return the initials that this meeting uses for a thing as well."""
        read = self._places.read
        around = [meeting.title, meeting.place, meeting.committee.name, meeting.committee.short_name]
        for person in meeting.people:
            around += person.job_title, person.organisation
        typed = (
            read(markup.plain(words)).things
            for item in meeting.every_item()
            for words in (item.title, *(note.review.text if note.review else note.text for note in item.notes))
        )
        return frozenset().union(self._places.things_in(around), *typed)


def _said_offices(meeting: Meeting, style: HouseStyle) -> Offices:
    """Return by person the words that say their office: the role in the meeting, the job title."""
    found = ((person.id, (role_words(meeting, style, person), job_words(person))) for person in meeting.people)
    return tuple((id, tuple(words for words in said if words)) for id, said in found)


def _own_initials(people: Iterable[Person]) -> frozenset[int]:
    """Return those whose initials nobody else has."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for person in people:
        held[person.initials.replace(".", "").upper()].append(person.id)
    return frozenset(ids[0] for initials, ids in held.items() if initials and len(ids) == 1)


def _ends(words: str) -> bool:
    """Tell whether a sentence begins behind these words."""
    return not words.strip() or words.rstrip("”\"’') ")[-1:] in (".", "!", "?", "…")


def _ending(said: str, typed: str, person: Person) -> str:
    """Return the ending that was typed as it stands behind the words that print: "the Director of Services\u2019"."""
    if len(typed) == 1:
        return typed if said.endswith("s") else f"{typed}s"
    return typed[:1] if said.endswith("s") and said != person.name else typed


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with(runs: Runs, words: str, said: Sequence[tuple[Mention, str]]) -> Runs:
    """Return runs with mentions as runs of their own, each in the appearance in which it begins."""
    out: list[Run] = []
    done = 0
    for mention, text in said:
        held = text == words[mention.start : mention.end]
        end = mention.end if held else mention.end + len(mention.ending)
        if mention.start > done:
            out += _cut(runs, done, mention.start)
        out.append(_looking(_run_at(runs, mention.start), text, words[mention.start : end]))
        done = end
    if done < len(words):
        out += _cut(runs, done, len(words))
    return tuple(out)


def _run_at(runs: Runs, place: int) -> Run:
    """Return the run in which a character stands."""
    for run in runs[:-1]:
        place -= len(run.text)
        if place < 0:
            return run
    return runs[-1]


def _cut(runs: Runs, start: int, end: int) -> Iterator[Run]:
    """Yield what runs say from one character to another."""
    at = 0
    for run in runs:
        if text := run.text[max(start - at, 0) : max(end - at, 0)]:
            yield run if text == run.text else _looking(run, text)
        at += len(run.text)


def _looking(run: Run, text: str, typed: str = "") -> Run:
    """Return words in the appearance of a run."""
    return Run(text=text, bold=run.bold, italic=run.italic, underline=run.underline, typed=typed)
