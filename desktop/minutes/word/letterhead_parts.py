"""A header, a footer or a text of a Word template is read into lines, areas and bands, as they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.values import replace
from desktop.minutes.document import Run, Runs, plain
from desktop.minutes.word.letterhead import Area, Band, Floating, Line, Picture
from desktop.minutes.word.style_sheet import colour_of, is_on, value, w

if TYPE_CHECKING:
    from desktop.minutes.word.letterhead_reading import PageReader

TWIPS, EMU = 1440 / 25.4, 36000
"""To a millimetre."""
_FILLED = re.compile(
    r"(?i)(?:\b(?:page|tudalen)\s+)?\{(?:running_head|draft|footer|pages?)\}(?:\s*(?:of|o|/)\s*\{pages\})?"
)
"""What Minutebook fills in, with the words that stand around page numbers."""
_COUNTS = {"PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}"}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ALIGNMENTS = {"right": "right", "end": "right", "center": "center"}
_LEFT_OUT = tuple(map(w, ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "tcPr", "instrText", "delText")))


class PartReader:
    """Reads a header, a footer or blocks of the text into bands."""

    def __init__(self, whole: PageReader, name: str, kind: str) -> None:
        self._whole, self._styles, self._kind = whole, whole.styles, kind
        self._targets = {link.id: link.target for link in whole.package.links(name) if not link.external}
        self.floating: list[Floating] = []

    def bands(self, block: Any) -> Iterator[Band]:
        """Yield the bands of a paragraph or a table, one for each row."""
        if block.tag == w("p"):
            yield self._of_paragraph(block)
        elif block.tag == w("tbl"):
            yield from (self._of_row(row) for row in block.iter(w("tr")))
        elif block.tag in (w("sdt"), w("sdtContent")):
            for inner in block:
                yield from self.bands(inner)

    def _of_row(self, row: Any) -> Band:
        """Return a row: its cells beside each other, as wide as they say, together as wide as the text at most."""
        cells = row.findall(w("tc"))
        told = [number(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w")) / TWIPS for cell in cells]
        whole = sum(told) if cells and all(told) else 0.0
        room = self._whole.room
        widths = [width * min(1.0, room / whole) for width in told] if whole else [room / len(cells) for _ in cells]
        areas = []
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            lines = tuple(
                line for paragraph in cell.iter(w("p")) for line in self._lines(paragraph) if line.runs or line.pictures
            )
            areas.append(Area(left=sum(widths[:at]), width=width, lines=lines))
        return Band(areas=tuple(areas))

    def _of_paragraph(self, paragraph: Any) -> Band:
        """Return a paragraph; one with tabs has an area for each of up to three parts: left, centre, right."""
        lines = self._lines(paragraph)
        room = self._whole.room
        if len(lines) > 1:
            return Band(areas=tuple(Area(left=0.0, width=room, lines=(line,)) for line in lines))
        return Band(areas=(Area(left=0.0, width=room, lines=tuple(lines)),))

    def _lines(self, paragraph: Any) -> list[Line]:
        """Return the parts of a paragraph between its tabs, each with where it stands."""
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or self._styles.default()
        runs, pictures = self._runs(paragraph, style)
        own = paragraph.find(f"{w('pPr')}/{w('jc')}")
        align = _ALIGNMENTS.get(value(own if own is not None else self._styles.setting(style, "pPr/jc")), "left")
        first = next((run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None), None)
        spacing = self._styles.setting(style, "pPr/spacing")
        line = Line(
            pictures=pictures,
            align=align,
            size=self._size(first, style),
            colour=colour_of(first.find(f"{w('rPr')}/{w('color')}") if first is not None else None)
            or self._styles.colour(style),
            before=number(value(spacing, "before")) / 20,
            after=number(value(spacing, "after")) / 20,
        )
        parts = _parted(runs)
        places = self._places(paragraph, style, len(parts)) if len(parts) > 1 else [align]
        made = [replace(line, runs=part, align=at, pictures=()) for part, at in zip(parts, places, strict=False)]
        made[0] = replace(made[0], pictures=pictures)
        kept = [one for one in made if plain(one.runs).strip() or one.pictures]
        return kept or [replace(line, runs=(), pictures=())]

    def _places(self, paragraph: Any, style: str, count: int) -> list[str]:
        """Return how the parts between tabs are aligned: as the tab stops say, else left, centre, right."""
        stops = paragraph.find(f"{w('pPr')}/{w('tabs')}")
        stops = self._styles.setting(style, "pPr/tabs") if stops is None else stops
        held = [] if stops is None else [value(stop) for stop in stops]
        told = [_ALIGNMENTS.get(kind, "left") for kind in held if kind != "clear"]
        if count == 2 and len(told) != 2:
            return ["left", told[0] if told else "right"]
        return ["left", *(told or ["center", "right"])][:count] + ["right"] * max(0, count - 1 - len(told or "cr"))

    def _size(self, run: Any, style: str) -> float:
        own = run.find(f"{w('rPr')}/{w('sz')}") if run is not None else None
        return number(value(own)) / 2 or self._styles.size(style)

    def _runs(self, paragraph: Any, style: str) -> tuple[Runs, tuple[Picture, ...]]:
        """Return the words of a paragraph without what Minutebook fills in, and the pictures in its lines."""
        words: list[Run] = []
        pictures: list[Picture] = []
        code, counted = "", ""
        for run in _inline(paragraph):
            for part in run:
                kind = value(part, "fldCharType")
                if part.tag == w("instrText"):
                    code += part.text or ""
                elif kind == "begin":
                    code = counted = ""
                elif kind:
                    counted = _COUNTS.get(next(iter(code.upper().split()), ""), "")
                    words += [Run(text=counted)] if counted and kind == "end" else []
                    counted, code = ("", "") if kind == "end" else (counted, code)
                elif part.tag in (w("drawing"), w("pict"), f"{_MC}AlternateContent"):
                    pictures += self._drawn(part)
                elif not counted and (text := _text(part)):
                    words.append(self._appearing(text, run, style))
        return _without_filled(words), tuple(pictures)

    def _appearing(self, text: str, run: Any, style: str) -> Run:
        def holds(name: str) -> bool:
            own = run.find(f"{w('rPr')}/{w(name)}")
            return is_on(own if own is not None else self._styles.setting(style, f"rPr/{name}"))

        return Run(text=text, bold=holds("b"), italic=holds("i"))

    def _drawn(self, part: Any) -> Iterator[Picture]:
        """Yield the pictures that stand in the line, and keep what floats."""
        if part.tag == f"{_MC}AlternateContent":
            chosen = part.find(f"{_MC}Choice")
            part = part if chosen is None else chosen
        for inline in part.iter(f"{WP}inline"):
            if picture := self._picture(inline):
                yield picture
        for anchor in part.iter(f"{WP}anchor"):
            self._float(anchor)
        for shape in part.iter(f"{_VML}shape", f"{_VML}rect"):
            if picture := self._old_picture(shape):
                yield picture

    def _picture(self, drawing: Any) -> Picture | None:
        blip = next(drawing.iter(f"{_A}blip"), None)
        content = self._bytes(blip.get(f"{_R}embed", "")) if blip is not None else b""
        if not content:
            return None
        extent, about = drawing.find(f"{WP}extent"), drawing.find(f"{WP}docPr")
        wide, high = (number(extent.get(side, "")) / EMU for side in ("cx", "cy")) if extent is not None else (0, 0)
        says = (about.get("descr") or about.get("title") or "") if about is not None else ""
        return Picture(content=content, width=wide, height=high, says=says) if wide and high else None

    def _old_picture(self, shape: Any) -> Picture | None:
        """Return a picture as Word wrote it until 2007: in VML."""
        held = next(shape.iter(f"{_VML}imagedata"), None)
        content = self._bytes(held.get(f"{_R}id", "")) if held is not None else b""
        sizes = dict(re.findall(r"(width|height):\s*([\d.]+)pt", shape.get("style", "")))
        if not content or len(sizes) != 2:
            return None
        wide, high = (float(sizes[side].rstrip(".")) * 25.4 / 72 for side in ("width", "height"))
        return Picture(content=content, width=wide, height=high, says=shape.get("alt", ""))

    def _bytes(self, id: str) -> bytes:
        content = self._whole.package.parts.get(self._targets.get(id, ""), b"")
        return content if content.startswith(_PICTURES) else b""

    def _float(self, anchor: Any) -> None:
        """Keep a picture, or the words of a text box, with its place on the page."""
        extent = anchor.find(f"{WP}extent")
        wide, high = (number(extent.get(side, "")) / EMU for side in ("cx", "cy")) if extent is not None else (0, 0)
        picture = self._picture(anchor)
        lines = [Line(pictures=(picture,))] if picture else []
        for box in anchor.iter(w("txbxContent")):
            lines += [line for paragraph in box.iter(w("p")) for line in self._lines(paragraph) if line.runs]
        if lines and wide:
            left, top = self._whole.corner(anchor, wide, high, self._kind)
            self.floating.append(Floating(left=left, top=top, width=wide, height=high, lines=tuple(lines)))


def _inline(paragraph: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph, without what was deleted and what stands in text boxes."""
    for element in paragraph:
        if element.tag == w("r"):
            yield element
        elif element.tag == w("fldSimple") and (mark := _COUNTS.get(next(iter(value(element, "instr").split()), ""))):
            yield from _marked(mark)
        elif element.tag not in _LEFT_OUT:
            yield from _inline(element)


def _marked(mark: str) -> Iterator[Any]:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = mark
    yield run


def _text(part: Any) -> str:
    if part.tag == w("t"):
        return str(part.text or "")
    return "\t" if part.tag in (w("tab"), w("ptab")) else "\n" if part.tag in (w("br"), w("cr")) else ""


def _without_filled(runs: Sequence[Run]) -> Runs:
    """Return runs without the marks that Minutebook fills in, which Word may have parted over several."""
    text = "".join(run.text for run in runs)
    gone = [span for found in _FILLED.finditer(text) for span in [found.span()]]
    kept, at = [], 0
    for run in runs:
        letters = "".join(
            letter
            for place, letter in enumerate(run.text, at)
            if not any(first <= place < last for first, last in gone)
        )
        at += len(run.text)
        if letters:
            kept.append(replace(run, text=letters))
    return tuple(kept)


def _parted(runs: Runs) -> list[Runs]:
    """Return the stretches between tabs."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\t")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in others]
    return [tuple(run for run in part if run.text) for part in parts]


def number(found: str) -> float:
    """Return a number as the file gives it, 0 where it is none."""
    try:
        return float(found)
    except ValueError:
        return 0.0
