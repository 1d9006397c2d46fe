"""What was answered so far, kept from one start to the next until a committee is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from db.records import Member
from db.values import Struct, asdict, field


class Answers(Struct, frozen=True, kw_only=True):
    """The answers as typed. `members` holds a line for each; `listed` says all that a file knew of somebody whose line
    is as the file gave it. `page` is the question that was shown last, from 0."""

    name: str = ""
    short_name: str = ""
    place: str = ""
    start: str = ""
    members: str = ""
    listed: Mapping[str, Member] = field(default_factory=dict)
    style: str = ""
    page: int = 0

    @property
    def any(self) -> bool:
        """Whether something was typed."""
        return any((self.name, self.short_name, self.place, self.start, self.members.strip()))


def written(answers: Answers) -> str:
    """Return answers in one line of text that `read` reads again."""
    return json.dumps(asdict(answers), default=_plainly, ensure_ascii=True)


def _plainly(value: Member | date) -> object:
    return asdict(value) if isinstance(value, Member) else value.isoformat()


def read(words: str) -> Answers:
    """Return the answers in a text; where it holds none, or those of another version, nothing was answered."""
    try:
        kept = json.loads(words)
        listed = {line: _member(said) for line, said in kept.pop("listed").items()}
        return Answers(**{name: type(getattr(NONE, name))(value) for name, value in kept.items()}, listed=listed)
    except (ValueError, TypeError, KeyError, AttributeError):
        return NONE


def _member(said: dict[str, Any]) -> Member:
    days = {name: date.fromisoformat(said[name]) for name in ("joined", "left") if said.get(name)}
    return Member(**{name: value for name, value in said.items() if name in Member.__struct_fields__} | days)


NONE = Answers()
