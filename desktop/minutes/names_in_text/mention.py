"""Somebody named in a text: where, how sure that is, and whether a sentence begins there."""

from __future__ import annotations

from db.values import Struct
from desktop.minutes.names_in_text.things import NOT_SENTENCE_ENDS

LEFT, DOUBTFUL, SURE = 0, 1, 2
"""How sure it is that words name somebody: they do not, they may, they do."""

REACH = 60
"""How many characters before and behind a name are looked at."""

OPENING = "([{\"“‘'«„"
_CLOSING = ")]}\"”»’'"
SPACES = " \t\xa0\u202f"


class Mention(Struct, frozen=True):
    """Somebody named from `start` to `end` of a text, `ending` ("'s") not counted.

    `sure` says how sure it is, `if_thing` how sure where the same capitals are a thing's elsewhere in the meeting.
    `heads` is whether a sentence begins here, None at the beginning of the text. With `introduces`, name and initials
    stand there both, and nothing is to be said otherwise; `beside_office`: an office stands beside it already.
    """

    start: int
    end: int
    person: int
    kind: str
    sure: int
    if_thing: int
    ending: str = ""
    heads: bool | None = None
    introduces: bool = False
    beside_office: bool = False


def heads(text: str, start: int) -> bool | None:
    """Tell whether a sentence begins here; None at the beginning of the text."""
    before = text[max(0, start - REACH) : start].rstrip(f"{SPACES}{OPENING}-–•*")
    if not before:
        return None
    before = before.rstrip(_CLOSING) or before
    if before[-1] in "\n!?…":
        return True
    if before[-1] != ".":
        return False
    word = before[max(before.rfind(space) for space in " \n\t\xa0") + 1 :]
    return word.replace(".", "").lstrip(OPENING).casefold() not in NOT_SENTENCE_ENDS
