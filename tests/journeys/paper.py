"""What stands in a Word file that was exported, read with python-docx, and what every set of minutes must hold to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from db.records import Meeting
from desktop import command_line
from desktop.minutes import markup
from tests.journeys.clerk import Clerk

OTHERS = (("pdf", "PDF"), ("html", "HTML page"), ("txt", "Plain text"))


class Paper:
    """A Word file, opened again."""

    def __init__(self, path: Path) -> None:
        self._file = docx.Document(str(path))
        self.title = self._file.core_properties.title

    @property
    def lines(self) -> list[str]:
        """All paragraphs in the order of the page, those in tables too."""
        return [" ".join(_words(each).split()) for each in self._file.element.body.iter(qn("w:p"))]

    @property
    def text(self) -> str:
        """All words, a line for each paragraph."""
        return "\n".join(self.lines)

    @property
    def headings(self) -> list[str]:
        """The headings in their order."""
        return [each.text for each in self._file.paragraphs if str(each.style.name).startswith("Heading")]

    @property
    def header(self) -> str:
        """The words of the running heads."""
        heads = [head for part in self._file.sections for head in (part.header, part.first_page_header)]
        return "\n".join(_words(each) for head in heads for each in head._element.iter(qn("w:p")))

    def rows(self, *headings: str) -> list[list[str]]:
        """Return the rows under the header row of the tables that have these headings; "" stands for any."""
        found = [_rows(table) for table in self._file.tables]
        rows = [row for table in found if _fits(table[0], headings) for row in table[1:]]
        assert rows, f"no table has the headings {headings}; there are {[table[0] for table in found]}"
        return rows

    @property
    def links(self) -> dict[str, str]:
        """The words of each place that something links to, by the words of the link."""
        body = self._file.element.body
        places = {each.get(qn("w:name")): each.getparent() for each in body.iter(qn("w:bookmarkStart"))}
        return {_words(link): _words(places[link.get(qn("w:anchor"))]) for link in body.iter(qn("w:hyperlink"))}

    def stands_in_order(self, passages: Iterable[str]) -> None:
        """Check that passages stand in this order."""
        text, at = self.text, 0
        for words in passages:
            found = text.find(words, at)
            assert found >= 0, f"“{words}” does not follow “{text[max(at - 60, 0) : at]}”"
            at = found + len(words)


def handed_over(clerk: Clerk, folder: Path, private: str, *earlier: Path) -> Paper:
    """Export the meeting in every format, hold each to what is promised of all, and return the Word minutes.

    `earlier` are the meeting files of earlier meetings, from whose references this one's go on.
    """
    written = clerk.export(folder / "minutes.docx")
    paper = Paper(written)
    meeting = clerk.meeting
    assert private in "".join(note.text for _, note in meeting.every_note() if note.kind == "private")
    assert paper.title.startswith(meeting.title)
    assert "DRAFT" in paper.header
    assert private not in paper.text
    for ending, name in OTHERS:
        other = clerk.export(folder / f"minutes.{ending}", "Ctrl+Alt+E", name)
        assert private not in words_of(other)
    table_has_the_words_of_the_lines(clerk, paper)
    comes_back_as_it_went(clerk, folder, *earlier)
    return paper


def table_has_the_words_of_the_lines(clerk: Clerk, paper: Paper) -> None:
    """Check that each action in the table has the words of its line, or those set for the table, and leads there: to
    its paragraph, or to its reference where the style puts it in a table after the item."""
    rows = {row[0]: row for row in paper.rows("", "Action", "Owner", "Due")}
    for note, reference in _numbered(clerk):
        assert note.action is not None
        line = " ".join(markup.plain(note.text).split())
        assert rows[reference][1] == (note.action.table_text or line)
        assert line in paper.text
        assert line in paper.links[reference] or paper.links[reference] == reference
    assert len(rows) == len(_numbered(clerk))


def comes_back_as_it_went(clerk: Clerk, folder: Path, *earlier: Path) -> None:
    """Check that the meeting file of what was typed, read into another folder, is written as the same bytes."""
    sent = clerk.export(folder / "sent.meeting.json", "Ctrl+Alt+E", "Meeting file")
    elsewhere = ["--data", str(folder / "elsewhere")]
    assert command_line.run([*elsewhere, "import", *map(str, earlier), str(sent)]) == 0
    back = folder / "back.meeting.json"
    assert command_line.run([*elsewhere, "export", "latest", str(back)]) == 0
    assert back.read_bytes() == sent.read_bytes()


def words_of(path: Path) -> str:
    """Return the words of a text, HTML or PDF file."""
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8")
    from pdfminer.high_level import extract_text

    return str(extract_text(str(path)))


def _numbered(clerk: Clerk) -> list[tuple]:  # type: ignore[type-arg]
    assert clerk.window.desk is not None
    meeting: Meeting = clerk.meeting
    references = clerk.window.desk.numbers.references
    return [(note, references[note.id]) for _, note in meeting.every_note() if note.action is not None]


def _fits(row: list[str], headings: tuple[str, ...]) -> bool:
    return len(row) == len(headings) and all(wanted in ("", word) for word, wanted in zip(row, headings, strict=True))


def _rows(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def _words(element: object) -> str:
    if isinstance(element, Paragraph):
        element = element._element
    return "".join(
        " " if part.tag in (qn("w:tab"), qn("w:br")) else part.text or ""
        for part in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"))  # type: ignore[attr-defined]
        if part.getparent().tag == qn("w:r")
    )
