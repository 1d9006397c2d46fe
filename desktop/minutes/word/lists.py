"""The numbered and bulleted lists of a Word document: each with a numbering of its own, so that none runs into another.

Word counts per `w:abstractNum`, not per `w:num`: two lists that shared one would be counted on. So every ordered list
has its own, and a number that jumps (a, then c) begins a new `w:num` on it with a start of its own.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from lxml import etree

from db.values import Struct, field
from desktop.minutes.changed_words import DELETED
from desktop.minutes.characters import printable
from desktop.minutes.document import ListItem
from desktop.minutes.word.style_sheet import w
from desktop.minutes.word.template import Template

_DEEPEST = 8
_MARKER = re.compile(r"([^\w%{}]*)\w+([^\w%{}]*)")
_IDENTITY = 0x4D430000
_LINKS = ("tmpl", "name", "styleLink", "numStyleLink")


class _Counting(Struct):
    """One list as Word counts it: the `w:num` that is in use, the number that it begins with on a level, and the last
    number of each level, of what stands in the newer version and of what does not.
    """

    form: str
    number: int = 0
    begins: tuple[int, int] = (0, 1)
    last: dict[int, int] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)

    def follows(self, level: int, value: int, deleted: bool) -> bool:
        """Tell whether Word would give this value by itself; a level first seen after a deeper one is never trusted.

        Numbers of deleted points matter only while nothing else stands in the list.
        """
        last = self.gone if deleted else self.last
        if deleted and self.last:
            return True
        if level in last:
            return value == last[level] + 1
        first = self.begins[1] if level == self.begins[0] and not last else 1
        return value == first and max(last, default=-1) < level

    def count(self, level: int, value: int, deleted: bool) -> None:
        last = self.gone if deleted else self.last
        for deeper in [at for at in last if at > level]:
            del last[deeper]
        last[level] = value


class Lists:
    """Gives the points of a document's lists their numbers, and writes the definitions into the template."""

    def __init__(self, template: Template) -> None:
        self._own = cache(template.list_form)
        self._root = template.numbering
        self._next_form = self._highest("abstractNum", "abstractNumId") + 1
        self._next_number = self._highest("num", "numId") + 1
        self._countings: dict[tuple[int, str, str], _Counting] = {}
        self._bulleted: dict[tuple[str, str], str] = {}

    def _highest(self, tag: str, key: str) -> int:
        return max((int(found.get(w(key))) for found in self._root.findall(w(tag))), default=0)

    def point(self, item: ListItem, style: str) -> str:
        """Return the XML that makes a paragraph this point of its list; the style is given by its id."""
        level = min(item.level, _DEEPEST)
        number = self._number(item, style, level)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _number(self, item: ListItem, style: str, level: int) -> int:
        """Return the `w:numId` in which Word counts this point rightly."""
        frame = _frame(item)
        bullets = self._bullets(style, level, frame) if item.kind == "bullet" else ""
        key = (item.list, style, bullets or frame)
        counting, deleted = self._countings.get(key), item.change == DELETED
        if counting is None:
            counting = self._countings[key] = _Counting(bullets or self._copied(style, frame))
        if not counting.number:
            start = item.value if item.kind != "bullet" and item.value != 1 else None
            counting.number = self._add_number(counting.form, level, start)
            counting.begins = level, item.value
        elif item.kind != "bullet" and not counting.follows(level, item.value, deleted):
            counting.number = self._add_number(counting.form, level, item.value)
            counting.begins = level, item.value
        counting.count(level, item.value, deleted)
        return counting.number

    def _bullets(self, style: str, level: int, bullet: str) -> str:
        """Return the id of a definition with this bullet: the style's own where it has it on this level."""
        own = self._own(style)
        if own.findall(w("lvl"))[level].find(w("lvlText")).get(w("val")) == bullet:
            return str(own.get(w("abstractNumId")))
        if (style, bullet) not in self._bulleted:
            self._bulleted[style, bullet] = self._copied(style, bullet)
        return self._bulleted[style, bullet]

    def _copied(self, style: str, frame: str) -> str:
        """Return the id of a new definition like that of the style; `{}` in the frame is the number."""
        copy = deepcopy(self._own(style))
        copy.set(w("abstractNumId"), str(self._next_form))
        for identity in copy.findall(w("nsid")):
            identity.set(w("val"), f"{_IDENTITY + self._next_form:08X}")
        for link in [found for name in _LINKS for found in copy.findall(w(name))]:
            copy.remove(link)
        for depth, level in enumerate(copy.findall(w("lvl")), 1):
            for link in level.findall(w("pStyle")):
                level.remove(link)
            level.find(w("lvlText")).set(w("val"), frame.replace("{}", f"%{depth}"))
        self._root.findall(w("abstractNum"))[-1].addnext(copy)
        self._next_form += 1
        return str(copy.get(w("abstractNumId")))

    def _add_number(self, form: str, level: int, start: int | None) -> int:
        """Add a `w:num`, whose level begins at `start` where that is given."""
        number, self._next_number = self._next_number, self._next_number + 1
        num = etree.Element(w("num"), {w("numId"): str(number)})
        etree.SubElement(num, w("abstractNumId"), {w("val"): form})
        if start is not None:
            override = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): str(level)})
            etree.SubElement(override, w("startOverride"), {w("val"): str(start)})
        self._root.findall(w("num"))[-1].addnext(num)
        return number


def _frame(item: ListItem) -> str:
    """Return a point's marker with `{}` for its number: "(c)" gives "({})"; a bullet as it is."""
    if item.kind == "bullet":
        return printable(item.marker)
    found = _MARKER.fullmatch(item.marker)
    if found:
        return f"{found[1]}{{}}{found[2]}"
    return "{})" if item.kind == "lettered" else "{}."
