"""Names and addresses as lists of people write them, brought into the form in which minutes print them."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ADDRESS = re.compile(r"[^\s@<>(),;:\"]{1,64}@[^\s@<>(),;:\"]{1,253}")
_BEHIND = re.compile(r"(?P<name>[^()\[\]<>]*[^()\[\]<>\s])\s*[(\[<](?P<said>[^()\[\]<>]*)[)\]>]?\s*")
_LETTERS = (
    "mbe obe cbe dbe kbe kcb kc qc jp dl mp msp frs frse phd dphil md ba bsc ma msc mba llb llm pgce rn rgn frcp frcn "
    "mrcp fca aca acca cpfa cipfa jr sr ii iii iv esq hons"
)
_LETTERS_BEHIND = frozenset(_LETTERS.split())
_GIVEN_NAMES_TOO = ("Ma", "Ba", "Md")
_STRAY = str.maketrans({"“": '"', "”": '"', "\u00a0": " ", "\u200b": "", "\ufeff": "", "\t": " ", "\n": " "})


def tidied(words: str) -> str:
    """Return words in one line, without control characters, invisible ones and quotation marks at the ends."""
    plain = " ".join("".join(c for c in words[:2000].translate(_STRAY) if c.isprintable()).split())[:300]
    while len(plain) > 1 and plain[0] == plain[-1] == "'":
        plain = plain[1:-1]
    return plain.strip('" ')


def straight(words: str) -> tuple[str, str]:
    """Return a name with the given name first, and what stood in brackets or behind it ("Brandt, Tom (Port)").

    Letters after a name stay there: "Ines Okafor, OBE" is no surname with a given name.
    """
    name, said = tidied(words), ""
    if found := _BEHIND.fullmatch(name):
        name, said = found["name"], found["said"].strip()
    surname, *rest = (part.strip() for part in name.split(","))
    if not rest or not surname:
        return tidied(name.strip(", ")), said
    given = rest.pop(0)
    if not given or _are_letters_behind(given):
        return ", ".join(part for part in (surname, given, *rest) if part), said
    behind = [part for part in rest if part and _are_letters_behind(part)]
    others = [part for part in rest if part and not _are_letters_behind(part)]
    return ", ".join([f"{given} {surname}", *behind]), said or ", ".join(others)


def address_in(words: str) -> str:
    """Return the e-mail address that stands in words ("mailto:", "Tom <tom@...>"), "" where there is none."""
    found = _ADDRESS.search(unquote(tidied(words)).replace("mailto:", "").replace("MAILTO:", ""))
    return found[0].split("?")[0].strip(".'") if found else ""


def name_from(address: str) -> str:
    """Return the name that an address speaks of: "tom.brandt-lowe@port.example" is "Tom Brandt-Lowe"."""
    local = re.sub(r"\d+$", "", address.split("@")[0].split("+")[0])
    parts = [part for part in re.split(r"[._\s]+", local) if part]
    return " ".join("-".join(half[:1].upper() + half[1:] for half in part.split("-")) for part in parts)


def _are_letters_behind(words: str) -> bool:
    parts = [part.strip(".()") for part in words.split()]
    return all(part.casefold() in _LETTERS_BEHIND and part not in _GIVEN_NAMES_TOO for part in parts)
