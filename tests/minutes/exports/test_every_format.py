"""What every format keeps: each word in its order, progress that comes to its end, and a file whatever was typed."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from html.parser import HTMLParser

import openpyxl
import pypdfium2
import pytest

from desktop.minutes import exports
from desktop.minutes.document import Block, Document, Heading, ListItem, Paragraph, Ref, Row, Table, every_block, plain
from desktop.minutes.exports import Cancelled, Format, silently
from tests import documents

FORMATS = [each for each in exports.formats() if each.render is not None]
NASTY = {
    "emoji": "👍🏽 🎉 👩‍👩‍👧 done",
    "control characters": "one\x00two\x08three\x0bfour\x1ffive",
    "half of a pair": "before \ud83d after",
    "no character": "\ufffe\uffff",
    "right to left": "שלום 2026 (עולם) السلام عليكم, end",
    "combining marks": "e\u0301 y\u0302 न\u094d",
    "Chinese": "会议记录" * 200,
    "markup": "</p></style><script>alert(1)</script> & \\ \" ' ]]>",
    "a formula": '=HYPERLINK("x")',
    "a word without end": "x" * 3000,
    "only a space": " ",
    "nothing": "",
    "only line breaks": "\n\n\n",
    "tabs": "\tone\ttwo\t",
    "5,000 words": "pontoon " * 5000,
    "braces": "{page} {nobody} %s",
}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("strong", "em", "u", "a", "span"):
            self.words.append(" ")

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "br":
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(ending: str, content: bytes) -> str:
    """Return the text of a written file, in its order."""
    if ending == ".docx":
        xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:(?:tab|br)\b[^>]*/>", " ", xml))
    if ending == ".pdf":
        pages = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if ending == ".html":
        parser = _Words()
        parser.feed(content.decode())
        return "".join(parser.words)
    if ending == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(value) for sheet in book for row in sheet.values for value in row)
    if ending == ".csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return "\n".join(cell for row in rows for cell in row)
    return content.decode("utf-8")


def latin_words(text: str) -> list[str]:
    return re.findall(r"[0-9A-Za-zÀ-ɏḀ-ỿ]+", unicodedata.normalize("NFKC", text))


def words_of(document: Document, makes: tuple[str, ...]) -> list[str]:
    """Return what a format must hold of a document: everything, or its tables where it makes only those."""
    blocks = document.blocks if "minutes" in makes else tuple(b for b in document.blocks if isinstance(b, Table))
    words: list[str] = []
    for block in every_block(blocks):
        if isinstance(block, Table):
            words += latin_words(" ".join(column.heading for column in block.columns))
        else:
            number = "" if isinstance(block, ListItem) else block.number
            words += latin_words(f"{number} {plain(block.runs)}")
    return words


def missing(wanted: list[str], found: list[str]) -> list[str]:
    """Return the first words that are not found in their order, or nothing."""
    rest = iter(found)
    for at, word in enumerate(wanted):
        if word not in rest:
            return wanted[at : at + 8]
    return []


@pytest.fixture(params=FORMATS, ids=lambda each: each.ending)
def format(request: pytest.FixtureRequest) -> Format:
    return request.param


def write(format: Format, document: Document) -> bytes:
    assert format.render is not None
    return format.render(document, silently)


def test_a_format_holds_every_word_in_its_order(format: Format) -> None:
    document = documents.document()
    found = latin_words(text_of(format.ending, write(format, document)))
    assert missing(words_of(document, format.makes), found) == []


def test_progress_rises_and_comes_to_its_end(format: Format) -> None:
    assert format.render is not None
    seen: list[float] = []
    format.render(documents.document(), seen.append)
    assert seen == sorted(seen)
    assert seen[0] >= 0
    assert seen[-1] == 1


@pytest.mark.parametrize("at", [0.0, 0.4, 1.0])
def test_an_export_can_be_given_up(format: Format, at: float) -> None:
    assert format.render is not None

    def give_up(done: float) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        format.render(documents.document(), give_up)


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_whatever_was_typed_can_be_written(format: Format, words: str) -> None:
    runs = documents.run(words)
    row = Row(cells=(documents.cell(words), documents.cell("beside")), ref=Ref("row", 99))
    blocks: tuple[Block, ...] = (
        Heading(level=2, runs=runs, number="7."),
        Paragraph(runs=runs, role="minute", number=words[:20], ref=Ref("note", 99)),
        ListItem(runs=runs, kind="bullet", marker="•"),
        documents.table(words[:40], ((words[:30], 3), ("Beside", 1)), (row, row)),
    )
    content = write(format, documents.document(more=blocks))
    whole = documents.document(more=blocks)
    found = latin_words(text_of(format.ending, content))
    if "minutes" in format.makes and words not in (NASTY["a word without end"],):
        assert missing(words_of(whole, format.makes)[-20:], found) == []


def test_a_document_of_nothing_can_be_written(format: Format) -> None:
    nothing = Document(
        title="",
        subject="",
        language="",
        running_head=(),
        draft="",
        footer="",
        blocks=(),
        look=documents.document().look,
    )
    assert isinstance(write(format, nothing), bytes)


def test_lists_of_any_depth_can_be_written(format: Format) -> None:
    points = tuple(documents.point(f"depth {n}", level=n, list=n) for n in (3, 0, 12, 5, 5, 1, 0))
    content = write(format, documents.document(more=points))
    if "minutes" in format.makes:
        text = text_of(format.ending, content)
        assert missing(["depth", "3", "depth", "0", "depth", "12", "depth", "5", "depth", "1"], latin_words(text)) == []


def test_a_title_of_300_characters_can_be_written(format: Format) -> None:
    title = Heading(level=1, runs=documents.run("The Harbour & Quay Partnership " * 10))
    assert write(format, documents.document(more=(title,)))
