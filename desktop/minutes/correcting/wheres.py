"""Where a correction stands, and why one is not taken over, in plain words."""

from __future__ import annotations

from desktop.minutes.correcting.units import Sent
from desktop.minutes.document import Heading, Paragraph, Ref, plain

_FIRST_WORDS = 5

GONE = "This has been taken out of the minutes since the copy went out."
COMMENT = "A comment changes nothing by itself. Where it asks for something, correct the minutes by hand."
NUMBER = "Numbers follow the house style and the order of the agenda. Set another one at the item in the agenda."
FIXED = (
    "These words are the house style's, or follow from something else in the minutes. Change the house style, or what "
    "they are made from."
)
LOOKS = "How these words look is the house style's choice, so it cannot be changed for one place."
NEXT = "The dates of next meetings are made from a list. Correct them there, under Next meetings."
LEAD = "Who leads an item is kept with the item. Correct it at the head of its notes."
LABELLED = (
    "What stands around the words of an action, a decision or a review is the house style's. To make something else of "
    "it, change its kind in the notes."
)
REFERENCE = "References are counted by the house style. Set this one by hand at the action itself."
HEADING_GONE = "The heading of an item was taken out. Remove the item in the agenda if it is to go."
ITEM_ADDED = "This reads like a new item. Add it to the agenda, and copy its text from the Word file."
UNDER_NEW_ITEM = "This stands under what reads like a new item. Add that to the agenda, and copy this into its notes."
ITEM_MOVED = "An item was moved. Move it in the agenda: its notes go with it."
NOWHERE = "This was added where no item's notes stand. Correct it where the minutes make this part from."
TABLE_ADDED = "A table was added. Minutebook keeps no tables of one's own: type what it says into the notes."
ROW_ADDED = "A row was added to a table that is made from the actions. Add the action to the notes of its item."
ROW_GONE = "A row was taken out of a table that is made from the actions. Remove the action in the notes of its item."
ROW_MOVED = "The rows of a table follow the minutes. Change the order where the table is made from."
PERSON_ADDED = "Somebody was added to a list of people. Add them under Attendees."
PERSON_GONE = "Somebody was taken out of a list of people. Take them out, or say how they attended, under Attendees."
COLUMNS = "A column was added or taken out. The house style says which columns there are."
DETAIL = "This line of the heading is made from the list of people or the committee. Correct it there."
NO_DAY = "These words are no date that can be read. Correct the date under Meeting details."
NO_TIMES = "These words are no times that can be read. Correct the times under Meeting details."
NOT_OWN = "This is made from several things that are known of the person. Correct them under Attendees."
RUNNING = "What stands at the head of every page is the house style's. Correct the title and the date in the heading."
MIXED = "Several paragraphs of the minutes run together here. Split or join them in the notes by hand."


def where(unit: Sent) -> str:
    """Return the place of what was sent: "Item 3, the action 3.1"."""
    kinds = {ref.kind: ref for ref in unit.refs}
    if "meeting" in kinds or (isinstance(unit.block, Paragraph) and unit.block.role == "detail" and not unit.section):
        return "The heading"
    if unit.row is not None and unit.table is not None:
        return _of_row(unit, unit.table.title, kinds)
    if "person" in kinds:
        return f"The list “{unit.section}”, {unit.text.strip()}" if unit.section else unit.text.strip()
    if unit.item is None:
        return f"“{unit.section}”" if unit.section else "The minutes"
    said = what(unit)
    return f"{item_called(unit)}, {said}" if said else item_called(unit)


def item_called(unit: Sent) -> str:
    """Return what the item is called in which something stands."""
    if unit.item_number:
        return f"Item {unit.item_number}"
    return f"“{unit.title}”" if unit.title else "An item"


def what(unit: Sent) -> str:
    """Return what a paragraph is: the action, the decision, or its first words; nothing of the item's own heading."""
    kinds = {ref.kind for ref in unit.refs}
    if isinstance(unit.block, Heading) and "item" in kinds:
        return "the title"
    told = kinds - {"note"} if not isinstance(unit.block, Paragraph) or unit.block.role != "body" else set()
    named = next((f"the {kind}" for kind in ("action", "decision", "review") if kind in told), "")
    words = first_words(unit.text)
    return f"{named} {words}".strip() if named else words


def first_words(text: str) -> str:
    """Return the first words of a text in quotation marks."""
    words = text.split()
    short = " ".join(words[:_FIRST_WORDS])
    return f"“{short} …”" if len(words) > _FIRST_WORDS else f"“{short}”" if short else ""


def _of_row(unit: Sent, title: str, kinds: dict[str, Ref]) -> str:
    first = plain(unit.cells[0]).strip() if unit.cells else ""
    if "person" in kinds:
        return f"The list “{title}”, {first}"
    inside = f"{item_called(unit)}, " if unit.item is not None else ""
    name = f"the table “{title}”" if inside else f"The table “{title}”"
    return f"{inside}{name}, row {first}" if first else f"{inside}{name}"
