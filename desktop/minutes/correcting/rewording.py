"""The words that came back, given to the records that they belong to and written as a clerk would have typed them."""

from __future__ import annotations

from collections.abc import Sequence

from db.values import Struct, replace
from desktop.minutes import markup
from desktop.minutes.changed_words import merged
from desktop.minutes.correcting.slots import Slot
from desktop.minutes.correcting.words import Word, bare, in_markup, looked, steps, words_of
from desktop.minutes.document import Run, Runs, plain

PARTED = "\u2029"
"""Stands where one paragraph became two (U+2029, PARAGRAPH SEPARATOR)."""


class Reworded(Struct, frozen=True):
    """What became of a slot: its words before and after, in the markup of notes, and both in one row of runs."""

    slot: Slot
    before: str
    after: str
    words: Runs


class Told(Struct, frozen=True):
    """What became of a paragraph or a cell: each slot that changed, and whether words of the program's own did."""

    slots: tuple[Reworded, ...]
    others: bool


def told(sent: Runs, back: Runs, slots: Sequence[Slot]) -> Told:
    """Return what of a text changed, slot by slot."""
    return _Telling(sent, back, slots).told()


class _Telling:
    """One text while it is told apart."""

    def __init__(self, sent: Runs, back: Runs, slots: Sequence[Slot]) -> None:
        self._runs, self._slots = sent, slots
        self._sent, self._back = words_of(sent), words_of(back)
        self._pieces: list[list[Word]] = [[] for _ in slots]
        self._typed: list[list[Word]] = [[] for _ in slots]
        """The pieces of each slot as they came back, and as they are typed."""
        self._changed = [False] * len(slots)
        self._others = False

    def told(self) -> Told:
        for stayed, i1, i2, j1, j2 in steps(self._sent, self._back):
            if stayed:
                self._stay(i1, i2, j1)
            else:
                self._change(i1, i2, j1, j2)
        found = [self._reworded(at, slot) for at, slot in enumerate(self._slots) if self._changed[at]]
        return Told(tuple(each for each in found if each.before != each.after), self._others)

    def _slot_at(self, at: int) -> int | None:
        """Return the slot in which a letter of what was sent stands."""
        return next((place for place, slot in enumerate(self._slots) if slot.start <= at < slot.end), None)

    def _stay(self, i1: int, i2: int, j1: int) -> None:
        """Take in words that stayed, perhaps with other looks; a name that the style wrote is typed as it was."""
        at = i1
        while at < i2:
            sent = self._sent[at]
            slot = self._slot_at(sent.start)
            until = self._whole_run(at, i2) if slot is not None and self._runs[sent.run].typed else at + 1
            for each in range(at, until):
                self._look(slot, self._sent[each], self._back[j1 + each - i1])
            if slot is not None:
                came = self._back[j1 + at - i1 : j1 + until - i1]
                self._pieces[slot] += came
                known = self._runs[sent.run].typed if until > at + 1 or self._is_run(at) else ""
                self._typed[slot] += [replace(came[0], text=known)] if known else came
            at = until

    def _whole_run(self, at: int, stop: int) -> int:
        """Return the end of the run that begins at a word, if all of it stayed; else the next word."""
        run = self._sent[at].run
        if at and self._sent[at - 1].run == run:
            return at + 1
        end = at
        while end < len(self._sent) and self._sent[end].run == run:
            end += 1
        return end if end <= stop else at + 1

    def _is_run(self, at: int) -> bool:
        """Tell whether a word is all of its run."""
        run = self._sent[at].run
        beside = [self._sent[each].run for each in (at - 1, at + 1) if 0 <= each < len(self._sent)]
        return run not in beside

    def _look(self, slot: int | None, sent: Word, back: Word) -> None:
        if sent.look == back.look or sent.text.isspace():
            return
        if slot is None or not (sent.look ^ back.look) & ~self._printed(slot):
            self._others = True
        else:
            self._changed[slot] = True

    def _printed(self, slot: int) -> int:
        """Return the looks that the house style gives all the words of a slot."""
        place = self._slots[slot]
        inside = [word for word in self._sent if place.start <= word.start < place.end and not word.text.isspace()]
        own = [word.look for word in words_of(_runs(place.own)) if not word.text.isspace()]
        return _common([word.look for word in inside]) & ~_common(own)

    def _change(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Give words that came to the slot in which others went, else to one that they touch.

        A word and a space that came before another space may as well be a space and a word behind it.
        """
        went, came = self._sent[i1:i2], self._back[j1:j2]
        for word in went:
            slot = self._slot_at(word.start)
            if slot is not None:
                self._changed[slot] = True
            elif not word.text.isspace() or came:
                self._others = self._others or not word.text.isspace()
        place = self._meant(went, i1)
        while place is None and not went and i1 and came and self._sent[i1 - 1].text == came[-1].text:
            came, i1 = [came[-1], *came[:-1]], i1 - 1
            place = self._meant(went, i1)
        if place is None:
            self._others = self._others or any(not word.text.isspace() for word in came)
            return
        self._pieces[place] += came
        self._typed[place] += came
        self._changed[place] = self._changed[place] or bool(came)

    def _meant(self, went: Sequence[Word], at: int) -> int | None:
        held = [slot for word in went if (slot := self._slot_at(word.start)) is not None]
        if held:
            return max(held, key=held.count)
        start = self._sent[at].start if at < len(self._sent) else len(plain(self._runs))
        end = went[-1].end if went else start
        touched = [place for place, slot in enumerate(self._slots) if slot.start <= end and start <= slot.end]
        inside = [place for place in touched if self._slots[place].start < start < self._slots[place].end]
        return next(iter((*inside, *touched)), None)

    def _reworded(self, at: int, slot: Slot) -> Reworded:
        printed = self._printed(at)
        sent = _cut(self._runs, slot.start, slot.end)
        before = markup.canonical(slot.own).strip() if not slot.stale else self._as_typed(sent, printed)
        typed = markup.write([looked(word.text, word.look & ~printed) for word in self._typed[at]]).strip()
        shown = merged(bare(sent), tuple(_run(word) for word in self._pieces[at]))
        return Reworded(slot, before, _completed(typed, slot, plain(sent)), shown)

    def _as_typed(self, runs: Runs, printed: int) -> str:
        return markup.write([looked(word.text, word.look & ~printed) for word in words_of(runs)]).strip()


def _completed(after: str, slot: Slot, sent: str) -> str:
    """Return new words with the capital and the full stop that a phrase took from the old ones."""
    own = markup.plain(slot.own)
    if not own or slot.stale or not sent or not after:
        return after
    if own[0] != sent[0] and own[0].lower() == sent[0] == after[0]:
        after = own[0] + after[1:]
    return after + "." if own.endswith(".") and not sent.endswith(".") and after[-1].isalnum() else after


def _cut(runs: Runs, start: int, end: int) -> Runs:
    """Return what of runs stands between two letters."""
    out: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        out += [replace(run, text=text, anchor=None, link=None)] if text else []
        at += len(run.text)
    return tuple(out)


def _runs(text: str) -> Runs:
    return tuple(
        Run(text=span.text, bold=span.bold, italic=span.italic, underline=span.underline) for span in markup.parse(text)
    )


def _run(word: Word) -> Run:
    span = looked(word.text, word.look)
    return Run(text=span.text, bold=span.bold, italic=span.italic, underline=span.underline)


def _common(looks: Sequence[int]) -> int:
    if not looks:
        return 0
    out = looks[0]
    for look in looks:
        out &= look
    return out


def shown(sent: Runs, back: Runs) -> Runs:
    """Return both texts in one row of runs, what changed marked."""
    return merged(bare(sent), bare(back))


def new_text(runs: Runs) -> str:
    """Return words that came as the text of a note."""
    return in_markup(bare(runs))
