"""The quorum as the minutes state it: met or not, lost and reached again."""

from __future__ import annotations

from desktop.minutes import facts, quorum
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.document import Block, Paragraph, Run
from desktop.minutes.quorum import Stretch
from desktop.minutes.wording import Phrase


def statement(sitting: Sitting) -> list[Block]:
    """Return a paragraph that says whether enough members were there; nothing where no quorum is known."""
    meeting, words = sitting.meeting, sitting.style.quorum
    if not words.state or not facts.begun(meeting):
        return []
    turns = quorum.turns(quorum.stretches(meeting, sitting.numbers.items))
    said = [_said(sitting, phrase, turn) for phrase, turn in zip(_phrases(sitting, turns), turns, strict=True)]
    return [Paragraph(runs=(Run(text=" ".join(said)),))] if said else []


def _phrases(sitting: Sitting, turns: tuple[Stretch, ...]) -> list[Phrase]:
    words = sitting.style.quorum
    found: list[Phrase] = []
    for place, turn in enumerate(turns):
        if not place:
            without = words.began_without if turns[1:] else words.not_quorate
            found.append(words.quorate if turn.quorum.met else without)
        elif turn.quorum.met:
            found.append(words.regained if words.quorate in found or words.reached in found else words.reached)
        else:
            found.append(words.lost)
    return found


def _said(sitting: Sitting, phrase: Phrase, turn: Stretch) -> str:
    words, now = sitting.style.quorum, turn.quorum
    counted = words.member if now.there == 1 else words.members.words({"there": str(now.there)})
    if turn.since is None and now.met:
        came = quorum.quorum(sitting.meeting)
        most = max(now.there, came.there if came else 0)
        counted = words.member if most == 1 else words.members.words({"there": str(most)})
    return phrase.words({"members": counted, "needed": str(now.needed), "time": sitting.times(turn.since, None)})
