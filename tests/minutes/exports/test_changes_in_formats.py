"""What came and what went in PDF, HTML and text: seen without colour, and found by a reader of the file."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve

from desktop.minutes.comparing import compared
from desktop.minutes.document import Block, Document, Heading, Paragraph, Run
from desktop.minutes.exports import silently
from desktop.minutes.exports.html import render as render_html
from desktop.minutes.exports.pdf import render as render_pdf
from desktop.minutes.exports.text import render as render_text
from tests import documents
from tests.documents import point


def of(*blocks: Block) -> Document:
    return documents.only(documents.document(), *blocks)


def paragraph(words: str) -> Paragraph:
    return Paragraph(runs=(Run(text=words),))


BEFORE = of(
    Heading(level=2, runs=(Run(text="Fees"),), number="4."),
    paragraph("The old fee stays for a year."),
    point("oak"),
    documents.action_table(2),
)
AFTER = of(
    Heading(level=2, runs=(Run(text="Fees"),), number="5."),
    paragraph("The new fee stays for a year."),
    point("oak"),
    point("elm"),
    documents.action_table(1),
)


def text() -> str:
    return render_text(compared(BEFORE, AFTER), silently).decode()


def page() -> str:
    return render_html(compared(BEFORE, AFTER), silently).decode()


@pytest.mark.parametrize(
    "line", ["[-4.-]{+5.+} Fees", "The [-old-]{+new+} fee stays for a year.", "•   oak", "•   {+elm+}"]
)
def test_text_stands_in_marks(line: str) -> None:
    assert line in text()


def test_a_row_that_went_stands_in_marks_cell_by_cell() -> None:
    assert "[-2-] | [-Price the mooring number 2" in text()
    assert "[-SG-]" in text()


def test_a_web_page_has_the_elements_for_what_came_and_what_went() -> None:
    assert '<span class="number"><del>4.</del><ins>5.</ins> </span>Fees' in page()
    assert ">The <del>old</del><ins>new</ins> fee stays for a year.</p>" in page()
    assert "><ins>elm</ins>" in page()
    assert "<td><del>SG</del></td>" in page()


def test_a_web_page_says_to_a_screen_reader_what_came_and_what_went() -> None:
    assert 'ins::before { content: " [inserted: " }' in page()
    assert 'del::before { content: " [deleted: " }' in page()


def test_a_table_that_went_has_its_headings_struck_through() -> None:
    made = compared(of(paragraph("One"), documents.action_table(1)), of(paragraph("One")))
    assert '<th scope="col"><del>Officer</del></th>' in render_html(made, silently).decode()
    assert "[-Officer-]" in render_text(made, silently).decode()


def drawn() -> list[LTComponent]:
    """Every letter and rule of a page on which "old" became "new"."""
    content = render_pdf(compared(of(paragraph("The old fee.")), of(paragraph("The new fee."))), silently)
    (page,) = extract_pages(io.BytesIO(content))
    found: list[LTComponent] = []
    left: list[object] = [page]
    while left:
        part = left.pop(0)
        found += [part] if isinstance(part, (LTChar, LTCurve)) else []
        left = [*part, *left] if isinstance(part, LTContainer) else left
    return found


def rules() -> list[LTCurve]:
    return [part for part in drawn() if isinstance(part, LTCurve)]


def letters() -> dict[str, tuple[float, float, float]]:
    """Of the words "old" and "new": where each begins, how high it stands, and where it ends."""
    chars = [part for part in drawn() if isinstance(part, LTChar)]
    said = "".join(char.get_text() for char in chars)
    return {
        word: (chars[said.index(word)].x0, chars[said.index(word)].y0, chars[said.index(word) + 2].x1)
        for word in ("old", "new")
    }


@pytest.mark.parametrize(("word", "low", "high"), [("old", 3.0, 9.0), ("new", -1.0, 3.0)])
def test_in_pdf_a_rule_goes_through_what_went_and_under_what_came(word: str, low: float, high: float) -> None:
    x0, y0, x1 = letters()[word]
    assert [at for at in rules() if abs(at.x0 - x0) < 1 and abs(at.x1 - x1) < 1 and low < at.y0 - y0 < high]


def test_in_pdf_a_bar_stands_beside_a_line_that_changed() -> None:
    bars = [rule for rule in rules() if rule.x1 - rule.x0 < 1]
    assert len(bars) == 1
    assert bars[0].x0 < letters()["old"][0] - 8


def test_pdf_holds_the_words_of_both() -> None:
    content = pypdfium2.PdfDocument(render_pdf(compared(BEFORE, AFTER), silently))
    words = content[0].get_textpage().get_text_range()
    assert "The oldnew fee stays for a year." in words
