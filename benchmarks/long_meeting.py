"""A meeting of 40 items, 23,000 words and 120 actions, invented and always the same."""

from __future__ import annotations

import random
from datetime import date, time

from db.records import Action, Attendance, Committee, Item, Meeting, Note, Owner, Person, new_id

WORDS = """
harbour board quay mooring berth dredging survey pontoon budget reserve insurance contract
tender storm repair visitor season licence fee grant partner report paper plan risk register
audit review policy training volunteer noted discussed agreed considered reported explained
asked confirmed welcomed suggested that the of for with and in on a to was were would could
annual monthly local public new next last further early late safe clear
""".split()  # noqa: SIM905


def long_meeting(items: int = 40, words: int = 23_000, actions: int = 120) -> Meeting:
    """Return the meeting; every number of words and actions is met within one note."""
    dice = random.Random(20260312)
    people = tuple(_person(n) for n in range(20))
    made = [_item(dice, n, people, words // items, actions // items) for n in range(items)]
    return Meeting(
        uid="5b0f7d0e-0000-4000-8000-000000000040",
        committee=Committee(name="Long Quay Board"),
        title="Long Quay Board meeting",
        date=date(2026, 3, 12),
        start=time(9),
        end=time(18),
        place="Quay Room",
        style="notes-table",
        people=people,
        attendance=tuple(
            Attendance(person=p.id, role="chair" if n == 0 else "minute-taker" if n == 1 else "")
            for n, p in enumerate(people)
        ),
        items=tuple(made),
    )


def _person(n: int) -> Person:
    first, last = "ABCDEFGHIJKLMNOPQRST"[n], "ZYXWVUTSRQPONMLKJIHG"[n]
    name = f"{first}lex {last}orth"
    return Person(id=new_id(), label=f"p{n}", name=name, initials=first + last, job_title="Member of the board")


def _item(dice: random.Random, n: int, people: tuple[Person, ...], words: int, actions: int) -> Item:
    notes: list[Note] = []
    while words > 0:
        length = min(dice.randint(30, 60), words)
        words -= length
        notes.append(Note(text=_sentence(dice, length)))
    for _ in range(actions):
        who = dice.choice(people)
        text = f"{who.initials} to {_sentence(dice, 8).lower()} by 20 March"
        action = Action(owners=(Owner(person=who.id),), due=date(2026, 3, 20))
        notes.insert(dice.randrange(len(notes)), Note(kind="action", text=text, action=action))
    return Item(title=_sentence(dice, 4).rstrip("."), notes=tuple(notes))


def _sentence(dice: random.Random, length: int) -> str:
    return " ".join(dice.choices(WORDS, k=length)).capitalize() + "."
