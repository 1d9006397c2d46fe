"""The PDF file as a whole: sound, small, and read by every reader that is at hand."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from desktop.minutes.exports import silently
from desktop.minutes.exports.pdf import render
from desktop.minutes.pdf.packing import TOGETHER
from tests import documents


@pytest.fixture(scope="module")
def content() -> bytes:
    return render(documents.document(actions=150), silently)


def test_the_file_is_sound(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
        assert len(pdf.trailer.ID) == 2
    assert content.startswith(b"%PDF-1.7\n")
    assert content.endswith(b"%%EOF\n")


def test_every_object_is_where_the_file_says(content: bytes) -> None:
    read = PDFDocument(PDFParser(io.BytesIO(content)))
    numbers = [number for table in read.xrefs for number in table.get_objids()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert all(read.getobj(number) is not None for number in numbers)
    assert len(pypdfium2.PdfDocument(content)) == read.catalog["Pages"].resolve()["Count"]


def test_paragraphs_cells_and_links_are_packed_together(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        small = [made for made in pdf.objects if not isinstance(made, pikepdf.Stream)]
    assert len(small) > 3 * TOGETHER
    packs = [int(count) for count in re.findall(rb"/Type /ObjStm /N (\d+)", content)]
    assert sum(packs) == len(small)
    assert set(packs[:-1]) == {TOGETHER}
    assert len(content) < 100 * len(small) + 90_000


@pytest.mark.parametrize("words", ["endstream", "1 0 obj endobj stream", "%%EOF startxref 12"])
def test_words_that_mean_something_in_a_pdf_are_words(words: str) -> None:
    heading = documents.Heading(level=1, runs=documents.run(words))
    made = render(documents.only(documents.document(), heading), silently)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [words]
    assert words in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
