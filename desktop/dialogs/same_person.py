"""Whether somebody is a person who is known, or another of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QMessageBox, QWidget

from db.records import Member
from db.values import replace
from desktop.dialogs.question import sheet
from desktop.member_naming import full, listed
from desktop.minutes import namesakes

MOST = 4


class Left(Exception):
    """The question was left without an answer."""


def ask(parent: QWidget, name: str, others: Sequence[Member]) -> Member | None:
    """Ask who is meant: return one of the others, or None for another person. Raises Left where nothing is chosen."""
    one = len(others) == 1
    box = sheet(
        parent,
        f"Is this {full(others[0])}, whom you know?" if one else f"Several people are called {name}. Who is meant?",
        "The same person keeps initials and e-mail address, and attendance over time counts them once. "
        "Another person of that name is listed on their own.",
    )
    role = QMessageBox.ButtonRole.AcceptRole
    same = {box.addButton("The same person" if one else full(other), role): other for other in others[:MOST]}
    another = box.addButton("Another person", role)
    leaving = box.addButton("Leave it", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(same)))
    box.setEscapeButton(leaving)
    box.exec()
    clicked = box.clickedButton()
    if clicked is another:
        return None
    found = next((other for button, other in same.items() if button is clicked), None)
    if found is None:
        raise Left
    return found


def settled(parent: QWidget, typed: Member, members: Sequence[Member], known: Sequence[Member]) -> Member:
    """Return who is typed, `known_as` set where it is somebody known; asks where only the name says so.

    Somebody whose organisation or address differs is another person, unasked. Raises Left.
    """
    if typed.known_as:
        return typed
    found = namesakes.match(listed(typed), members, known, date.today())
    if found.kind not in (namesakes.HERE, namesakes.KNOWN):
        return typed
    same = found.who if found.sure else ask(parent, typed.name, found.others)
    return typed if same is None else replace(typed, known_as=same.known_as, name=same.name, initials=same.initials)
