"""What a line says beside the person whom it names: role, items, times, for whom or by whom they were represented."""

from __future__ import annotations

import re

from desktop.minutes.mentions import looks_like_initials, looks_like_name

_ROLES = (
    ("vice-chair", r"(?:vice|deputy)[\s-]*(?:chair(?:man|woman|person)?|president)|is-gadeirydd"),
    ("co-chair", r"(?:co|joint)[\s-]*chair(?:man|woman|person)?"),
    (
        "chair",
        r"(?:the\s+)?(?:independent\s+|acting\s+|meeting\s+)?(?:chair(?:man|woman|person)?|presiding|in\s+the\s+chair|cadeirydd|przewodnicząc[ya])",
    ),
    (
        "minute-taker",
        r"(?:taking\s+)?(?:minutes|notes)(?:\s+taker|\s+taken\s+by)?|(?:minute|note)s?[\s-]*(?:taker|taking|secretary)|minutes?\s+only|"
        r"scribe|recorder|minuting|cofnodion|protoko[łl]\w*",
    ),
)
_ROLE = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _ROLES)
_IN_BRACKETS = re.compile(rf"\s*[(\[](?:{_ROLE})[)\]]", re.IGNORECASE)
BEHIND = re.compile(rf"\s*(?:[-–—,:;]\s*|(?<=[a-zà-ÿ])\s+)(?:{_ROLE})\s*$", re.IGNORECASE)
BEFORE = re.compile(rf"^(?:{_ROLE})\s*(?:[-–—,:;]\s*|$)", re.IGNORECASE)
_NUMBERS = r"(?P<{0}>\d+(?:\.\d+)*[a-z]?(?:\s*(?:,|&|and|to|-|–)\s*\d+(?:\.\d+)*[a-z]?)*)"
_ITEMS = re.compile(
    rf"\s*(?:[-–—,;:]|(?P<open>[(\[]))?\s*(?:(?:present\s+|here\s+|attended\s+|in\s+attendance\s+|attending\s+|there\s+)?(?:for|up\s+to)\s+)?"
    rf"(?:agenda\s+)?items?\s+(?:nos?\.?\s*)?{_NUMBERS.format('numbers')}(?:\s+only)?\s*(?(open)[)\]])",
    re.IGNORECASE,
)
_CLOCK = r"[012]?\d(?:[:.][0-5]\d)?\s*(?:[ap]\.?m\.?)?"
_CAME = re.compile(
    rf"[\s,;–-]*[(\[]?\s*(?P<what>arrived|joined|from|left|until|returned|departed)\s+(?:the\s+meeting\s+)?(?:at\s+)?(?P<time>{_CLOCK})\s*(?P<close>[)\]])?",
    re.IGNORECASE,
)
_DEPUTY_FOR = re.compile(
    r"[\s,;–-]*[(\[]?\s*(?:(?:as\s+)?deput(?:y|ising)|substitut(?:e|ing)|on\s+behalf\s+of|standing\s+in|alternate|representing)"
    r"(?:\s+(?:for))?[\s:]+(?P<who>[^()\[\]]{2,60}?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"[\s,;–-]*[(\[]?\s*(?:deput(?:y|ised?)(?:\s+by)?|substitute(?:d\s+by)?|represented\s+by|sub)\s*:?\s+(?P<who>[^()\[\]]{2,60}?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)


def asides(line: str, fields: dict[str, str]) -> str:
    """Take out of a line what it says beside the person: role, items, times, deputies."""
    if items := _ITEMS.search(line):
        fields["for_items"] = ", ".join(re.split(r"\s*(?:,|&|and)\s*", items["numbers"]))
        line = _without(line, items)
    while came := _CAME.search(line):
        kind = "left" if came["what"].lower() in ("left", "until", "departed") else "arrived"
        fields.setdefault(kind, came["time"].strip())
        line = _without(line, came)
    if (role := _IN_BRACKETS.search(line)) and role.start() > 0:
        fields["role"] = role_of(role)
        line = f"{line[: role.start()]}{line[role.end() :]}"
    for name, form in (("deputy_for", _DEPUTY_FOR), ("deputy", _DEPUTY)):
        found = form.search(line)
        if found and found.start() > 0 and (looks_like_name(found["who"]) or looks_like_initials(found["who"])):
            fields[name] = found["who"].strip()
            line = line[: found.start()]
    return line.strip(" ,;:–—-")


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()]} {line[found.end() :]}".replace("()", "").replace("  ", " ").strip()


def role_of(found: re.Match[str]) -> str:
    """Return the role that a match of one of the patterns of roles names."""
    return next(name.replace("_", "-") for name, words in found.groupdict().items() if words)
