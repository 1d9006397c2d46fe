"""What the lines of the head make of a meeting: its title, the body that met, the kind of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from db.records import Committee
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.old_minutes.day_words import read_time
from desktop.minutes.old_minutes.heading_lines import committee_of, names_body
from desktop.minutes.old_minutes.taken_lines import TakenLine

_CLOSED = re.compile(
    r"\bmeeting\s+(?:was\s+)?(?:then\s+)?(?:closed|ended|finished|concluded|adjourned)\s+at\s+(?P<time>\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|hrs)?)",
    re.IGNORECASE,
)
NO_TITLE = "Meeting"
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "a", "an", "to", "with", "at", "or", "y"))


def head(lines: Iterable[TakenLine]) -> dict[str, str]:
    """Return what the lines of the head say; of two titles the one that names a meeting, or the first."""
    said: dict[str, str] = {}
    titles: list[str] = []
    for line in lines:
        if line.taken != "heading":
            continue
        for name, words in line.fields:
            if name == "title":
                titles.append(words)
            elif name == "place" and not words_of(words) <= words_of(said.get("place", "")):
                said["place"] = f"{said['place']}, {words}" if "place" in said else words
            else:
                said.setdefault(name, words)
    if titles:
        said["title"] = " – ".join(_told_once(titles))
    if "end" not in said:
        said |= _closed_at(lines)
    return said


def _told_once(titles: Sequence[str]) -> list[str]:
    """Return the lines of a title without those that say no more than another, or nothing but "Meeting"."""
    out: list[str] = []
    for place, title in enumerate(titles):
        others = [*out, *titles[place + 1 :]]
        within = any(title.casefold() in other.casefold() for other in others)
        if not within and (not out or not re.fullmatch(r"(?:the\s+)?meeting", title, re.IGNORECASE)):
            out.append(title)
    return out or list(titles[:1])


def _closed_at(lines: Iterable[TakenLine]) -> dict[str, str]:
    """Return when the meeting ended, where a line of the notes says so ("The meeting closed at 9.15pm")."""
    for line in lines:
        found = _CLOSED.search(line.source) if line.taken in ("text", "numbered", "bullet") else None
        at = read_time(found["time"]) if found else None
        if at is not None:
            return {"end": at.strftime("%H:%M")}
    return {}


def committee(lines: Sequence[TakenLine], head: Mapping[str, str]) -> Committee:
    """Return the body that met, from the title, with the short name by which the minutes call it."""
    lines_of_title = head.get("title", "").split(" – ")
    title = " – ".join([one for one in lines_of_title if names_body(one)] or lines_of_title)
    name = head.get("committee") or committee_of(title) or title or NO_TITLE
    named = re.fullmatch(r"(?P<name>.+?)\s*\((?P<short>[A-Z]{2,8})\)", name)
    if named:
        return Committee(name=named["name"], short_name=named["short"])
    return Committee(name=name, short_name=_short_name(name, lines))


def _short_name(name: str, lines: Sequence[TakenLine]) -> str:
    """Return the capitals of a name where the minutes use them for it, "" where they do not."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _SMALL]
    letters = "".join(word[0] for word in words).upper()
    every = " ".join(line.source for line in lines)
    for end in range(len(letters), 2, -1):
        if len(re.findall(rf"\bthe {letters[:end]}\b", every)) >= 1:
            return letters[:end]
    return ""


def kind(said: str, style: HouseStyle) -> str:
    """Return the word in the heading: the ordinary one where the house style says that by itself."""
    bare = (
        re.sub(r"^(?:draft|final|confirmed|unconfirmed|approved)\s+", "", said.casefold()).replace("&", "and").strip()
    )
    return "minutes" if not bare or bare in (style.heading.kind.casefold(), "minutes", "meeting minutes") else bare


def words_of(text: str) -> set[str]:
    """Return the words of a text, without their order and case."""
    return set(re.findall(r"\w+", text.casefold()))
