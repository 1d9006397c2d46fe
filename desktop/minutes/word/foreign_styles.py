"""A committee's own Word template is given the styles that minutes need: its own by their names, ours beside them.

A style of the same name is taken over as it is, but for what the words of the minutes rest on: numbers are typed, so
headings count by themselves no more, and hang where the words begin. What is missing comes from the template of the
house style, in the fonts, sizes and colours of the foreign one.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from desktop.minutes.word.foreign_lists import added_lists
from desktop.minutes.word.paragraph_parts import IN_STYLES, put
from desktop.minutes.word.style_sheet import StyleSheet, colour_of, is_marked, is_on, value, w
from desktop.minutes.word.template import RUNNING_HEAD
from desktop.minutes.word.tints import READABLE, contrast, tint

_HEADINGS = tuple(f"heading {level}" for level in range(1, 5))
_LISTS = ("list bullet", "list number", "list letter")
_HANGING = (*_HEADINGS[1:], "minute", "detail", "signature")
_NARROW = ("table text", "detail", "lead", "label")
"""Styles of short lines, which are never stretched and begin where the text does."""
_JUSTIFIED = ("both", "distribute")
_SMALLEST = 18
"""Half points below which no style of ours goes."""
_QUIET = "4A525C"
"""The second colour of every house style: 7.9 to 1 on white."""
_DARK = "1C2024"


def merge(sheet: StyleSheet, house: StyleSheet, numbering: Any, house_numbering: Any, width: int) -> None:
    """Complete the styles and the lists of a foreign template from those of the house style's template.

    `width` is that of the foreign text, in twips.
    """
    _Merging(sheet, house, numbering, house_numbering, width).merge()


class _Merging:
    def __init__(self, sheet: StyleSheet, house: StyleSheet, numbering: Any, house_numbering: Any, width: int) -> None:
        self._sheet, self._root, self._width = sheet, sheet.root, width
        self._house = house.root.findall(w("style"))
        self._name_headings()
        self._own = dict(self._named())
        self._free_names()
        self._ratio = min(1.25, max(0.75, sheet.size("") / house.size("")))
        self._house_accent = house.colour(next(style.get(w("styleId")) for style in self._house if _is_title(style)))
        self._accent = self._readable_accent()
        self._ids: dict[str, str] = {}
        self._numbers = added_lists(numbering, house_numbering)

    def merge(self) -> None:
        """Take over, add, and mend."""
        _speaking(self._root)
        self._drop_broken_links()
        self._ids = {style.get(w("styleId")): self._id_of(style) for style in self._house}
        for style in self._house:
            key = _key(style)
            if key in self._own:
                self._fit(self._own[key], style)
            elif not is_marked(style.get(w("default"))) or not self._sheet.default(key[0]):
                self._root.append(self._adapted(style))
        self._root.append(self._running_head())

    # ---- names

    def _named(self) -> Iterator[tuple[tuple[str, str], Any]]:
        """Yield the styles by kind and name; a second name (`w:aliases`) counts where nobody has it as the first."""
        styles = [style for style in self._root.findall(w("style")) if style.find(w("name")) is not None]
        wanted = {_key(style) for style in self._house}
        first = {_key(style) for style in styles}
        for style in styles:
            aliases = value(style.find(w("aliases"))).split(",")
            for alias in (name.strip() for name in aliases):
                key = value(style, "type"), alias.casefold()
                if key in wanted - first and _key(style) not in wanted:
                    style.find(w("name")).set(w("val"), alias)
                    first.add(key)
            yield _key(style), style

    def _name_headings(self) -> None:
        """Give the headings of a template without Word's own ones their names: they are known by their level."""
        styles = [style for style in self._root.findall(w("style")) if value(style, "type") == "paragraph"]
        known = {_key(style)[1] for style in styles if style.find(w("name")) is not None}
        for level, name in enumerate(_HEADINGS):
            if name in known:
                continue
            at_level = (style for style in styles if value(style.find(f"{w('pPr')}/{w('outlineLvl')}")) == str(level))
            found = next((style for style in at_level if _key(style)[1] not in _HEADINGS), None)
            if found is not None:
                found.find(w("name")).set(w("val"), name)
                found.attrib.pop(w("customStyle"), None)

    def _free_names(self) -> None:
        """Rename styles of another kind that bear a name which is needed: Word takes each name once."""
        needed = {name: kind for kind, name in map(_key, self._house)}
        for (kind, name), style in list(self._own.items()):
            if needed.get(name, kind) != kind:
                style.find(w("name")).set(w("val"), f"{value(style.find(w('name')))} (template)")
                del self._own[kind, name]

    def _id_of(self, style: Any) -> str:
        """Return the id under which a style of the house will be known here."""
        kind, name = _key(style)
        if (kind, name) in self._own:
            return str(self._own[kind, name].get(w("styleId")))
        if is_marked(style.get(w("default"))) and self._sheet.default(kind):
            return self._sheet.default(kind)
        wanted = found = style.get(w("styleId"))
        taken, count = {*self._sheet.by_id, *self._ids.values()}, 1
        while found in taken:
            count += 1
            found = f"{wanted}{count}"
        return str(found)

    def _drop_broken_links(self) -> None:
        """Take away what styles say of styles that are not there: Word would repair the file."""
        for style in self._root.findall(w("style")):
            for link in [found for tag in ("basedOn", "next", "link") for found in style.findall(w(tag))]:
                if value(link) not in self._sheet.by_id:
                    style.remove(link)

    # ---- what is taken over

    def _fit(self, own: Any, house: Any) -> None:
        """Change a style that is taken over as little as the minutes need."""
        kind, name = _key(own)
        if kind != "paragraph":
            return
        if name in _HEADINGS:
            self._fit_heading(own, _HEADINGS.index(name))
        if name == "toc heading":
            put(put(own, "pPr", IN_STYLES), "outlineLvl", val="1")
        if name in _HANGING:
            self._let_hang(own, house)
        if name in _LISTS:
            self._fit_list(own, house)

    def _fit_heading(self, own: Any, level: int) -> None:
        id = own.get(w("styleId"))
        inside = put(own, "pPr", IN_STYLES)
        if self._sheet.setting(id, "pPr/numPr") is not None:
            numbered = put(inside, "numPr")
            numbered[:] = []
            etree.SubElement(numbered, w("numId"), {w("val"): "0"})
        if not is_on(self._sheet.setting(id, "pPr/keepNext")):
            put(inside, "keepNext").attrib.clear()
        put(inside, "outlineLvl", val=str(level))
        if value(self._sheet.setting(id, "pPr/jc")) in _JUSTIFIED:
            put(inside, "jc", val="left")

    def _let_hang(self, own: Any, house: Any) -> None:
        """Give a style the tab stop and the hanging indent on which its words begin, unless it has its own."""
        inside, wanted = put(own, "pPr", IN_STYLES), house.find(w("pPr"))
        indent = self._sheet.setting(own.get(w("styleId")), "pPr/ind")
        hanging = value(indent, "hanging")
        if hanging.isdecimal() and int(hanging):
            stop = value(indent, "left") or value(indent, "start") or hanging
            put(inside, "tabs").append(_stop("left", stop))
            return
        for name in ("tabs", "ind"):
            found = wanted.find(w(name)) if wanted is not None else None
            if found is not None and (name == "ind" or inside.find(w("tabs")) is None):
                old = inside.find(w(name))
                if old is not None:
                    inside.remove(old)
                put(inside, name).extend(deepcopy(list(found)))
                put(inside, name, **{key.rpartition("}")[2]: words for key, words in found.attrib.items()})
        self._narrow_tabs(inside)

    def _fit_list(self, own: Any, house: Any) -> None:
        """Let a list count in our way, nine levels deep, each list by itself; its letters and spacing stay."""
        inside = put(own, "pPr", IN_STYLES)
        for name in ("ind", "tabs", "numPr"):
            for old in inside.findall(w(name)):
                inside.remove(old)
        number = value(house.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
        etree.SubElement(put(inside, "numPr"), w("numId"), {w("val"): self._numbers[number]})

    # ---- what is added

    def _adapted(self, house: Any) -> Any:
        """Return a style of the house as it looks in the foreign template."""
        style = deepcopy(house)
        kind, name = _key(style)
        style.set(w("styleId"), self._ids[style.get(w("styleId"))])
        for tag in ("basedOn", "next", "link"):
            for link in style.findall(w(tag)):
                link.set(w("val"), self._ids.get(value(link), value(link)))
        for number in style.iter(w("numId")):
            number.set(w("val"), self._numbers.get(value(number), value(number)))
        self._recolour(style)
        self._resize(style)
        if (inside := style.find(w("pPr"))) is not None:
            self._narrow_tabs(inside)
        heading = next((known for known in _HEADINGS if name.startswith(known)), "")
        if heading and ("paragraph", heading) in self._own:
            self._lean_on(style, name)
        elif heading:
            self._like_a_heading(style)
        if name in ("header last", "header draft"):
            style.find(w("basedOn")).set(w("val"), self._running_head_id)
        if kind == "paragraph" and name in _NARROW:
            self._stand_still(style)
        if name == "minutes grid" and (grid := self._own.get(("table", "table grid"))) is not None:
            _take_borders(style, grid)
        return style

    def _recolour(self, style: Any) -> None:
        """Give letters, lines and grounds in the colour of the house that of the template's headings."""
        for colour in list(style.iter(w("color"))):
            if colour_of(colour) == self._house_accent:
                colour.set(w("val"), self._accent) if self._accent else colour.getparent().remove(colour)
        for line in style.iter():
            if value(line, "color") == self._house_accent:
                line.set(w("color"), self._accent or "auto")
            if line.tag == w("shd"):
                line.set(w("fill"), tint(self._accent or _DARK))

    def _resize(self, style: Any) -> None:
        for size in (found for tag in ("sz", "szCs") for found in style.iter(w(tag))):
            if size.getparent().tag == w("rPr") and value(size).isdecimal():
                size.set(w("val"), str(max(_SMALLEST, round(int(value(size)) * self._ratio))))

    def _narrow_tabs(self, inside: Any) -> None:
        """Keep tab stops within the text; those at the right end stand there."""
        for stop in inside.iterfind(f"{w('tabs')}/{w('tab')}"):
            at = value(stop, "pos")
            if value(stop) == "right" or (at.lstrip("-").isdecimal() and int(at) > self._width):
                stop.set(w("pos"), str(self._width))

    def _lean_on(self, style: Any, name: str) -> None:
        """Leave a kin of a heading that was taken over as that looks: only where it stands is its own."""
        inside = style.find(w("pPr"))
        for tag in ("pBdr",) if name.endswith(" table") else ("pBdr", "spacing"):
            for found in inside.findall(w(tag)):
                inside.remove(found)

    def _like_a_heading(self, style: Any) -> None:
        """Give a heading that the template lacks the font of one that it has."""
        known = next((self._own["paragraph", name] for name in _HEADINGS if ("paragraph", name) in self._own), None)
        fonts = None if known is None else self._sheet.setting(known.get(w("styleId")), "rPr/rFonts")
        inside = style.find(w("rPr"))
        if fonts is not None and inside is not None and inside.find(w("rFonts")) is None:
            inside.insert(0, deepcopy(fonts))

    def _stand_still(self, style: Any) -> None:
        """Keep what the template's text does to its paragraphs out of short lines and narrow columns."""
        inside = put(style, "pPr", IN_STYLES)
        if self._sheet.setting("", "pPr/ind") is not None and inside.find(w("ind")) is None:
            put(inside, "ind", left="0", right="0", firstLine="0")
        if value(self._sheet.setting("", "pPr/jc")) not in ("", "left", "start"):
            put(inside, "jc", val="left")

    @property
    def _running_head_id(self) -> str:
        return "MinutesRunningHead"

    def _running_head(self) -> Any:
        header = self._ids[next(style.get(w("styleId")) for style in self._house if _key(style)[1] == "header")]
        style = etree.Element(
            w("style"), {w("type"): "paragraph", w("customStyle"): "1", w("styleId"): self._running_head_id}
        )
        etree.SubElement(style, w("name"), {w("val"): RUNNING_HEAD})
        etree.SubElement(style, w("basedOn"), {w("val"): header})
        etree.SubElement(style, w("uiPriority"), {w("val"): "99"})
        inside, letters = etree.SubElement(style, w("pPr")), etree.SubElement(style, w("rPr"))
        stops = etree.SubElement(inside, w("tabs"))
        old = self._sheet.setting(header, "pPr/tabs") if header in self._sheet.by_id else None
        places = {value(stop, "pos") for stop in old if value(stop, "pos")} if old is not None else set()
        for stop in sorted(places - {str(self._width)}, key=int):
            stops.append(_stop("clear", stop))
        stops.append(_stop("right", str(self._width)))
        etree.SubElement(inside, w("spacing"), {w("before"): "0", w("after"): "0"})
        etree.SubElement(inside, w("ind"), {w("left"): "0", w("right"): "0", w("firstLine"): "0"})
        etree.SubElement(inside, w("jc"), {w("val"): "left"})
        size = str(max(_SMALLEST, round(20 * min(1.0, self._ratio))))
        for tag, words in (("color", _QUIET), ("sz", size), ("szCs", size)):
            etree.SubElement(letters, w(tag), {w("val"): words})
        return style

    def _readable_accent(self) -> str:
        """Return the colour of the template's headings where letters in it can be read, else ""."""
        found = (
            self._sheet.colour(str(self._own["paragraph", name].get(w("styleId"))))
            for name in _HEADINGS
            if ("paragraph", name) in self._own
        )
        return next((colour for colour in found if colour and contrast(colour, tint(colour)) >= READABLE), "")


def _key(style: Any) -> tuple[str, str]:
    """Return the kind and the name of a style, as Word compares names."""
    return value(style, "type"), value(style.find(w("name"))).casefold()


def _is_title(style: Any) -> bool:
    return _key(style) == ("paragraph", "heading 1")


def _stop(kind: str, place: str) -> Any:
    return etree.Element(w("tab"), {w("val"): kind, w("pos"): place})


def _take_borders(style: Any, grid: Any) -> None:
    borders = grid.find(f"{w('tblPr')}/{w('tblBorders')}")
    own = style.find(f"{w('tblPr')}/{w('tblBorders')}")
    if borders is not None and own is not None:
        own.getparent().replace(own, deepcopy(borders))


def _speaking(root: Any) -> None:
    """Give the defaults a language that can be set, and take those of single styles away."""
    for style in root.findall(w("style")):
        for letters in style.iter(w("rPr")):
            for language in letters.findall(w("lang")):
                letters.remove(language)
    defaults = root.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        root.insert(0, defaults)
    holder = defaults.find(w("rPrDefault"))
    if holder is None:
        holder = etree.Element(w("rPrDefault"))
        defaults.insert(0, holder)
    letters = holder.find(w("rPr"))
    if letters is None:
        letters = etree.SubElement(holder, w("rPr"))
    if letters.find(w("lang")) is None:
        etree.SubElement(letters, w("lang"), {w("val"): "en-GB"})
