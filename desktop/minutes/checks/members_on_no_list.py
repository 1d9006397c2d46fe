"""Members of the committee who are neither present nor with apologies nor absent: on no list."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers
from desktop.minutes.unlisted import on_no_list

CODE = "member-not-listed"
NAMED = 5
"""So many are named."""


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    missing = on_no_list(meeting) if facts.begun(meeting) else ()
    if missing:
        names = [member.initials or member.name for member in missing[:NAMED]]
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        count = "A member of the committee is" if len(missing) == 1 else f"{len(missing)} members of the committee are"
        words = f"{count} on no list: {', '.join(names)}{more}"
        yield Finding(code=CODE, item="", words=words, ref=Ref("person", 0))


CARD = Check(code=CODE, title="Members on no list of attendance", order=132, find=_find)
