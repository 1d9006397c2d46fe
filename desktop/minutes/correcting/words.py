"""The words of a paragraph one by one, with their looks: what of them stayed, came and went."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.changed_words import tokens
from desktop.minutes.document import Run, Runs, plain

BOLD, ITALIC, UNDERLINE = 1, 2, 4
Step = tuple[bool, int, int, int, int]
"""Whether it stayed; from and to in what was sent, and in what came back."""


class Word(Struct, frozen=True):
    """A word, a space or a sign: its looks, where it begins, and of which run it is."""

    text: str
    look: int
    start: int
    run: int = -1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def words_of(runs: Runs) -> list[Word]:
    """Return the words of runs; a space looks as what is alike about the words beside it."""
    out: list[Word] = []
    start = 0
    for place, run in enumerate(runs):
        look = BOLD * run.bold | ITALIC * run.italic | UNDERLINE * run.underline
        for token in tokens((run,)):
            out.append(Word(token.text, look, start, place))
            start += len(token.text)
    return _with_plain_spaces(out)


def steps(sent: Sequence[Word], back: Sequence[Word]) -> list[Step]:
    """Return what stayed and what changed, from the first word to the last; looks do not count, nor a space alone."""
    ours, theirs = [word.text for word in sent], [word.text for word in back]
    shorter = min(len(ours), len(theirs))
    head = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    tail = next((at for at in range(shorter - head) if ours[-1 - at] != theirs[-1 - at]), shorter - head)
    middle = SequenceMatcher(None, ours[head : len(ours) - tail], theirs[head : len(theirs) - tail], False)
    out: list[Step] = [(True, 0, head, 0, head)]
    for tag, i1, i2, j1, j2 in middle.get_opcodes():
        stayed = tag == "equal" and any(not text.isspace() for text in ours[head + i1 : head + i2])
        step = (stayed, head + i1, head + i2, head + j1, head + j2)
        out[-1:] = (
            [(False, out[-1][1], step[2], out[-1][3], step[4])] if not (stayed or out[-1][0]) else [out[-1], step]
        )
    out.append((True, len(ours) - tail, len(ours), len(theirs) - tail, len(theirs)))
    return [step for step in out if step[1] < step[2] or step[3] < step[4]]


def same(sent: Runs, back: Runs) -> bool:
    """Tell whether two texts read and look the same; spaces at their ends do not count."""
    if plain(sent).strip() != plain(back).strip():
        return False
    if _stretches(sent) == _stretches(back):
        return True
    ours, theirs = ([word for word in words_of(runs) if not word.text.isspace()] for runs in (sent, back))
    return [word.look for word in ours] == [word.look for word in theirs]


def _stretches(runs: Runs) -> list[tuple[int, str]]:
    """Return the words of runs by their looks."""
    looks = ((BOLD * run.bold | ITALIC * run.italic | UNDERLINE * run.underline, run.text) for run in runs if run.text)
    return [(look, "".join(text for _, text in alike)) for look, alike in groupby(looks, key=lambda each: each[0])]


def looked(text: str, look: int) -> markup.Span:
    """Return words with their looks as the markup of notes has them."""
    return markup.Span(text, bool(look & BOLD), bool(look & ITALIC), bool(look & UNDERLINE))


def in_markup(runs: Runs) -> str:
    """Return runs as the text of a note."""
    return markup.write([markup.Span(run.text, run.bold, run.italic, run.underline) for run in runs]).strip()


def bare(runs: Runs) -> Runs:
    """Return runs without spaces at their ends, with nothing about them but their looks."""
    kept = [Run(text=run.text, bold=run.bold, italic=run.italic, underline=run.underline) for run in runs if run.text]
    while kept and not kept[0].text.lstrip():
        kept.pop(0)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if not kept:
        return ()
    first = kept[0]
    kept[0] = Run(text=first.text.lstrip(), bold=first.bold, italic=first.italic, underline=first.underline)
    last = kept[-1]
    kept[-1] = Run(text=last.text.rstrip(), bold=last.bold, italic=last.italic, underline=last.underline)
    return tuple(kept)


def _with_plain_spaces(words: list[Word]) -> list[Word]:
    out = list(words)
    before = 0
    for at, word in enumerate(words):
        if not word.text.isspace():
            before = word.look
            continue
        after = next((later.look for later in words[at + 1 :] if not later.text.isspace()), 0)
        out[at] = Word(word.text, before & after, word.start, word.run)
    return out
