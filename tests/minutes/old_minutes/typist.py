"""Types Word files as a clerk would: paragraphs, tables, lists that Word counts, bold and italic by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from desktop.minutes import markup


class Typist:
    """Holds a Word file while it is typed. Words carry the markup of notes."""

    def __init__(self) -> None:
        import docx

        self._file = docx.Document()
        self._lists = 0

    def line(
        self, words: str = "", *, heading: int = 0, style: str = "", bold: bool = False, list: str = "", level: int = 0
    ) -> None:
        """Type a paragraph. `list` is "•", "1.", "a)" or "1.1" for one that Word counts; it goes on from the last."""
        paragraph = self._file.add_paragraph(style=f"Heading {heading}" if heading else style or None)
        self._write(paragraph, f"**{words}**" if bold and words else words)
        if list:
            self._count(paragraph, list, level)

    def table(self, rows: Sequence[Sequence[str]], *, header: bool = False) -> None:
        """Type a table. In a cell an empty line parts paragraphs; one that begins with "• " is a bullet of Word's."""
        width = max(map(len, rows))
        made = self._file.add_table(rows=0, cols=width)
        for place, row in enumerate(rows):
            cells = made.add_row().cells
            for at, words in enumerate(row):
                self._fill(cells[at], f"**{words}**" if header and not place and words else words)

    def merged(self, rows: Sequence[Sequence[str]]) -> None:
        """Type a table in which a row of one cell takes the whole width."""
        width = max(map(len, rows))
        made = self._file.add_table(rows=0, cols=width)
        for row in rows:
            cells = made.add_row().cells
            if len(row) == 1 and width > 1:
                self._fill(cells[0].merge(cells[-1]), row[0])
                continue
            for at, words in enumerate(row):
                self._fill(cells[at], words)

    def head(self, *words: str) -> None:
        """Type lines into the head of every page."""
        header = self._file.sections[0].header
        for place, line in enumerate(words):
            paragraph = header.paragraphs[0] if not place else header.add_paragraph()
            self._write(paragraph, line)

    def new_list(self) -> None:
        """Let the next counted list begin anew."""
        self._lists += 1

    def content(self) -> bytes:
        """Return the file."""
        target = io.BytesIO()
        self._file.save(target)
        return target.getvalue()

    def _fill(self, cell: Any, words: str) -> None:
        for place, part in enumerate(words.split("\n\n")):
            paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
            bullet = part.startswith("• ")
            self._write(paragraph, part[2:] if bullet else part)
            if bullet:
                self._count(paragraph, "•", 0)

    def _write(self, paragraph: Any, words: str) -> None:
        for span in markup.parse(words):
            run = paragraph.add_run(span.text)
            run.bold, run.italic, run.underline = span.bold or None, span.italic or None, span.underline or None

    def _count(self, paragraph: Any, form: str, level: int) -> None:
        """Make a paragraph a point of a list that Word counts."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        number = self._numbering(form)
        properties = paragraph._p.get_or_add_pPr()
        made = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", level), ("w:numId", number)):
            child = OxmlElement(name)
            child.set(qn("w:val"), str(value))
            made.append(child)
        properties.append(made)

    def _numbering(self, form: str) -> int:
        """Return the id of the list of this form that goes on, made where there is none yet."""
        from lxml import etree

        part = self._file.part.numbering_part.element
        spread = {
            "•": ("bullet", ("•",)),
            "1.": ("decimal", ("%1.",)),
            "a)": ("lowerLetter", ("%1)",)),
            "1.1": ("decimal", ("%1.", "%1.%2")),
        }
        kind, texts = spread[form]
        id = 5000 + self._lists * 10 + list(spread).index(form)
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        if part.find(f"{{{space}}}num[@{{{space}}}numId='{id}']") is None:
            levels = "".join(
                f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl>'
                for at, text in enumerate(texts)
            )
            abstract = etree.fromstring(
                f'<w:abstractNum xmlns:w="{space}" w:abstractNumId="{id}">{levels}</w:abstractNum>'
            )
            part.insert(0, abstract)
            part.append(
                etree.fromstring(f'<w:num xmlns:w="{space}" w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>')
            )
        return id
