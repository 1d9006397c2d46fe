"""The seat that somebody has on a committee, in one word: capacity and role together."""

from __future__ import annotations

import re

SEATS: dict[str, tuple[str, str]] = {
    "chair": ("member", "chair"),
    "co-chair": ("member", "co-chair"),
    "vice-chair": ("member", "vice-chair"),
    "member": ("member", ""),
    "adviser": ("adviser", ""),
    "lay member": ("lay member", ""),
    "in attendance": ("in attendance", ""),
    "minute-taker": ("in attendance", "minute-taker"),
    "observer": ("observer", ""),
    "deputy": ("deputy", ""),
}
"""Capacity and role, as records name them, by the word for both."""

_SPELLINGS = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chairing": "chair",
    "president": "chair",
    "cochair": "co-chair",
    "joint chair": "co-chair",
    "vice chairman": "vice-chair",
    "vice chairwoman": "vice-chair",
    "vice chairperson": "vice-chair",
    "vicechair": "vice-chair",
    "vice president": "vice-chair",
    "deputy chair": "vice-chair",
    "deputy chairman": "vice-chair",
    "deputy chairwoman": "vice-chair",
    "full member": "member",
    "board member": "member",
    "committee member": "member",
    "voting member": "member",
    "ordinary member": "member",
    "trustee": "member",
    "governor": "member",
    "advisor": "adviser",
    "special adviser": "adviser",
    "special advisor": "adviser",
    "lay": "lay member",
    "lay representative": "lay member",
    "attending": "in attendance",
    "attendee": "in attendance",
    "non member": "in attendance",
    "guest": "in attendance",
    "secretary": "minute-taker",
    "clerk": "minute-taker",
    "minutes": "minute-taker",
    "minute secretary": "minute-taker",
    "minutes secretary": "minute-taker",
    "minute taker": "minute-taker",
    "note taker": "minute-taker",
    "notetaker": "minute-taker",
    "substitute": "deputy",
    "alternate": "deputy",
}


def seat_of(capacity: str, role: str) -> str:
    """Return the word for a seat; both words where no single one says it ("lay member, chair")."""
    for word, seat in SEATS.items():
        if seat == (capacity, role):
            return word
    return ", ".join(word for word in (capacity, role) if word)


def read_seat(words: str) -> tuple[str, str] | None:
    """Return the capacity and role that words name, in many spellings; None where they name none."""
    plain = " ".join(re.sub(r"[-_/–()]+", " ", words.casefold()).split())
    for word, seat in SEATS.items():
        if plain == word.replace("-", " "):
            return seat
    if plain in _SPELLINGS:
        return SEATS[_SPELLINGS[plain]]
    if words.count(",") == 1:
        first, second = (read_seat(part) for part in words.split(","))
        if first is not None and second is not None and second[1]:
            return first[0], second[1]
    return None
