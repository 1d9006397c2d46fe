"""Kinds of correction that the minutes of one meeting may see between two versions, each as the newer meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from db.records import Item, Meeting, Note, Owner, new_id
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.document import Document
from desktop.minutes.house_style import HouseStyle
from tests.minutes.meetings import action, decision, item, note, somebody, text, whole_meeting

Correction = Callable[[Meeting], Meeting]
REPORT = (
    "The harbour master reported on the winter. Two buoys were lost in the storm of 4 January. "
    "The insurers have paid for one of them."
)
ORDER = "New buoys were ordered from the usual yard. They will be laid before Easter."


def older() -> Meeting:
    """The meeting of all the samples, with an item of two reports and an action more."""
    made = whole_meeting(status="circulated")
    winter = item(
        "The winter",
        text(REPORT),
        text(ORDER),
        note("lettered", "the bell buoy"),
        note("lettered", "the fairway buoy"),
        note("lettered", "the pilot's ladder"),
        text("It was a mild spring."),
        action("IO to thank the yard", owners=(Owner(name="IO"),), due=date(2026, 4, 2)),
    )
    return replace(made, items=(*made.items[:2], winter, *made.items[2:]))


def in_item(at: int, change: Callable[[tuple[Note, ...]], tuple[Note, ...]]) -> Correction:
    def corrected(made: Meeting) -> Meeting:
        return with_item(at, lambda found: replace(found, notes=change(found.notes)))(made)

    return corrected


def with_item(at: int, change: Callable[[Item], Item]) -> Correction:
    return lambda made: replace(
        made, items=tuple(change(found) if n == at else found for n, found in enumerate(made.items))
    )


def worded(at: int, words: str) -> Callable[[tuple[Note, ...]], tuple[Note, ...]]:
    return lambda notes: tuple(replace(each, text=words) if n == at else each for n, each in enumerate(notes))


def with_notes(at: int, until: int, *come: Note) -> Callable[[tuple[Note, ...]], tuple[Note, ...]]:
    return lambda notes: (*notes[:at], *come, *notes[until:])


def moved(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return (*notes[1:6], notes[0], *notes[6:])


def _with_action(at: int, **fields: object) -> Callable[[tuple[Note, ...]], tuple[Note, ...]]:
    def changed(notes: tuple[Note, ...]) -> tuple[Note, ...]:
        done = notes[at].action
        assert done is not None
        return (*notes[:at], replace(notes[at], action=replace(done, **fields)), *notes[at + 1 :])  # type: ignore[arg-type]

    return changed


def _present(made: Meeting) -> Meeting:
    present = tuple(replace(each, status="present", deputy=None) for each in made.attendance)
    return replace(made, attendance=present)


def _joined(made: Meeting) -> Meeting:
    ada = somebody("Ada Rook", "AR", "Treasurer", "Sailing Club")
    came = replace(made.attendance[0], id=new_id(), person=ada.id, role="")
    return replace(made, people=(*made.people, ada), attendance=(*made.attendance, came))


def _much(made: Meeting) -> Meeting:
    for name in (
        "a paragraph added",
        "an action removed",
        "a heading renamed",
        "apologies were wrong",
        "a point removed",
    ):
        made = CORRECTIONS[name](made)
    return made


WINTER = 2
CORRECTIONS: dict[str, Correction] = {
    "nothing": lambda made: made,
    "words changed": in_item(WINTER, worded(0, REPORT.replace("Two buoys", "Three old buoys"))),
    "words added at the end": in_item(WINTER, worded(1, ORDER + " The cost is 1,250.50 each.")),
    "a sentence removed": in_item(
        WINTER, worded(0, REPORT.replace("Two buoys were lost in the storm of 4 January. ", ""))
    ),
    "all words of a paragraph": in_item(WINTER, worded(5, "Nobody had seen such ice since records began.")),
    "a line break added": in_item(WINTER, worded(1, ORDER.replace("yard. ", "yard.\n"))),
    "bold only": in_item(WINTER, worded(0, REPORT.replace("Two buoys", "**Two buoys**"))),
    "words of another script": in_item(WINTER, worded(5, "It was a mild ربيع معتدل spring, 春天 too.")),
    "a paragraph added": in_item(WINTER, with_notes(1, 1, text("The club lent its launch."))),
    "a paragraph removed": in_item(WINTER, with_notes(1, 2)),
    "a paragraph moved": in_item(WINTER, moved),
    "a paragraph split": in_item(WINTER, with_notes(0, 1, *(text(part) for part in REPORT.split(" The insurers")))),
    "two paragraphs merged": in_item(WINTER, with_notes(0, 2, text(f"{REPORT} {ORDER}"))),
    "a paragraph became a decision": in_item(WINTER, with_notes(5, 6, decision("It was a mild spring."))),
    "a point added": in_item(WINTER, with_notes(3, 3, note("lettered", "the wreck buoy"))),
    "a point removed": in_item(WINTER, with_notes(3, 4)),
    "the first point removed": in_item(WINTER, with_notes(2, 3)),
    "a point a level deeper": in_item(WINTER, with_notes(3, 4, note("lettered", "the fairway buoy", level=1))),
    "letters became bullets": in_item(
        WINTER, lambda notes: tuple(replace(each, kind="bullet") if each.kind == "lettered" else each for each in notes)
    ),
    "an action added": in_item(
        WINTER, with_notes(6, 6, action("TB to paint the bell buoy", owners=(Owner(name="TB"),), due=date(2026, 5, 1)))
    ),
    "an action removed": in_item(WINTER, with_notes(6, 7)),
    "another due date": in_item(WINTER, _with_action(6, due=date(2026, 4, 30))),
    "another owner": in_item(WINTER, _with_action(6, owners=(Owner(name="The chair"),))),
    "a heading renamed": with_item(WINTER, lambda found: replace(found, title="Storms of the winter")),
    "an item added in front": lambda made: replace(
        made, items=(item("Quorum", text("The meeting was quorate.")), *made.items)
    ),
    "an item removed": lambda made: replace(made, items=made.items[:WINTER] + made.items[WINTER + 1 :]),
    "the last item removed": lambda made: replace(made, items=made.items[:-1]),
    "two items changed places": lambda made: replace(
        made, items=(made.items[0], made.items[2], made.items[1], *made.items[3:])
    ),
    "an item's notes written anew": in_item(WINTER, lambda notes: (text("All was quiet."), note("bullet", "no storm"))),
    "another lead": with_item(3, lambda found: replace(found, lead=found.lead[:1])),
    "place and time": lambda made: replace(made, place="The old customs house", end=time(17, 5)),
    "apologies were wrong": _present,
    "somebody was there too": _joined,
    "no next meetings": lambda made: replace(made, next_meetings=()),
    "another title": lambda made: replace(made, title="Harbour Trust Board, adjourned meeting"),
    "agreed": lambda made: replace(made, status="agreed"),
    "much at once": _much,
}


def versions(name: str, style: HouseStyle) -> tuple[Document, Document]:
    """Return the minutes before and after a kind of correction, in a house style."""
    before = older()
    return compose(before, style), compose(CORRECTIONS[name](before), style)
