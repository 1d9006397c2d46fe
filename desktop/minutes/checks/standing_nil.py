"""Items that are to end in an action or a decision and have neither, nor say outright that there was none.

While the meeting goes on (no end time yet) only those that were passed over: a later item has notes. An item that says
so and has an action or a decision all the same is pointed out too.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Item, Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "item-no-outcome"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if not facts.begun(meeting):
        return
    over = _over(meeting)
    for item in meeting.every_item():
        words = _words(item, over)
        if words:
            called = f"“{facts.excerpt(item.title)}”" if item.title else "This item"
            where = Ref("item", item.id)
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=f"{called} {words}", ref=where)


def _words(item: Item, over: set[int]) -> str:
    led = _led_to_something(item)
    if item.nil and led:
        return "says that nothing was to be done, and has an action or a decision"
    if item.outcome_wanted and not item.nil and not led and item.id in over:
        return "is to end in an action or a decision and has none (Ctrl+Alt+0: nothing was to be done)"
    return ""


def _over(meeting: Meeting) -> set[int]:
    """Return the items that are over: all once the meeting has ended, else those before the last with notes."""
    items = list(meeting.every_item())
    ended = meeting.end is not None and meeting.status != "planned"
    last = max((place for place, item in enumerate(items) if any(map(facts.has_words, item.notes))), default=0)
    return {item.id for item in (items if ended else items[:last])}


def _led_to_something(item: Item) -> bool:
    here = any(note.kind in ("action", "decision") for note in item.notes)
    return here or any(_led_to_something(below) for below in item.items)


CARD = Check(code=CODE, title="Items that are to end in an action or a decision and do not", order=155, find=_find)
