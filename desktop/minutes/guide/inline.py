"""What stands within a line of a chapter: bold, italic, typed words, links, keys, and places in the menus."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from db.values import Struct, field

KEYS_OF_THEIR_OWN = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*"
    r"(?:Enter|Tab|Esc|Space|Insert|Delete|Backspace|Home|End|Page Up|Page Down|Up|Down|Left|Right|Menu|F\d+"
    r"|[A-Z0-9/;+-])"
)
"""Keys that belong to no command but to what has the focus."""

_TOKEN = re.compile(
    r"(?P<typed>``(?P<double>.+?)``|`(?P<single>[^`]+)`)"
    r"|\[\[(?P<key>[^\]]+)\]\]"
    r"|\{\{(?P<made>[^}]+)\}\}"
    r"|\[(?P<link>[^\]]+)\]\((?P<to>[^)\s]+)\)"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\\(?P<plain>[\\`*\[\]{}|_])"
)


class GuideFault(Exception):
    """What is wrong in a chapter, in words that name what was written."""


class Told(Struct, frozen=True):
    """What the chapters are filled with. `keys` gives the keys of a command, the first one shown, by the names of the
    command table; `places` where it stands in the menus. `names` gives what `{{check no-chair}}` stands for within a
    line, `blocks` the Markdown of what stands on a line of its own, `{{marks}}`.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    dressed: Callable[[str], str] = str
    """How keys are said on this system ("Ctrl+E", "⌘E")."""

    def key(self, words: str) -> str:
        """Return the key that `[[words]]` stands for. Raises GuideFault where no command and no key is called so."""
        if words.startswith("="):
            return self.dressed(words[1:])
        if words in self.keys:
            return self.dressed(self.keys[words][0]) if self.keys[words] else self.place(words)
        if KEYS_OF_THEIR_OWN.fullmatch(words):
            return self.dressed(words)
        raise GuideFault(f"[[{words}]] is neither a command nor a key")

    def place(self, name: str) -> str:
        """Return where a command stands in the menus. Raises GuideFault where there is none of that name."""
        if name not in self.places:
            raise GuideFault(f"[[>{name}]] is no command")
        return self.places[name]


def html(words: str, told: Told, links: Callable[[str], str] = str) -> str:
    """Return a line as HTML; `links` turns where a link leads into an address."""
    parts, at = [], 0
    for found in _TOKEN.finditer(words):
        parts += [escape(words[at : found.start()], quote=False), _token(found, told, links)]
        at = found.end()
    return "".join([*parts, escape(words[at:], quote=False)])


def plain(words: str, told: Told) -> str:
    """Return a line without any marks, as it is searched and read aloud."""
    return _TOKEN.sub(lambda found: _plain(found, told), words)


def commands_in(words: str) -> set[str]:
    """Return the names between double brackets: of commands and keys."""
    return {found["key"].removeprefix(">") for found in _TOKEN.finditer(words) if found["key"]}


def _token(found: re.Match[str], told: Told, links: Callable[[str], str]) -> str:
    if found["typed"]:
        return f"<code>{escape(_typed(found), quote=False)}</code>"
    if found["key"]:
        return _key(found["key"], told)
    if found["made"]:
        return escape(_made(found["made"], told), quote=False)
    if found["link"]:
        return f'<a href="{escape(links(found["to"]))}">{html(found["link"], told, links)}</a>'
    for name, mark in (("bold", "strong"), ("italic", "em")):
        if found[name]:
            return f"<{mark}>{html(found[name], told, links)}</{mark}>"
    return escape(found["plain"], quote=False)


def _key(words: str, told: Told) -> str:
    if words.startswith(">") or (words in told.keys and not told.keys[words]):
        return f"<strong>{escape(told.place(words.removeprefix('>')), quote=False)}</strong>"
    return f"<kbd>{escape(told.key(words), quote=False)}</kbd>"


def _plain(found: re.Match[str], told: Told) -> str:
    if found["typed"]:
        return _typed(found)
    if found["key"]:
        return told.place(found["key"][1:]) if found["key"].startswith(">") else told.key(found["key"])
    if found["made"]:
        return _made(found["made"], told)
    within = found["link"] or found["bold"] or found["italic"]
    return plain(within, told) if within else found["plain"]


def _typed(found: re.Match[str]) -> str:
    return (found["double"] or "").strip() or found["single"]


def _made(words: str, told: Told) -> str:
    if words not in told.names:
        raise GuideFault(f"{{{{{words}}}}} stands for nothing")
    return told.names[words]
