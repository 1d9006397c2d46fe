"""The PDF: pages that break where a reader would break them, with places, bookmarks, links and fonts of its own."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from desktop.minutes.document import Block, Cell, Heading, Look, Paragraph, Ref, Row, Run
from desktop.minutes.exports import pdf, silently
from desktop.minutes.pdf import layout as pdf_layout
from desktop.minutes.pdf import lines as pdf_lines
from desktop.minutes.pdf import pages as pdf_pages
from desktop.minutes.pdf.marks import Stroke, Words
from tests import documents
from tests.minutes.pdf.tagged import Tagged


def pages_of(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def written(*more: Block, look: Look | None = None, actions: int = 6, draft: str = "DRAFT") -> bytes:
    return pdf.render(documents.document(look, more=more, actions=actions, draft=draft), silently)


def paragraph(words: str, id: int = 0) -> Paragraph:
    return Paragraph(runs=documents.run(words), ref=Ref("note", id) if id else None)


def test_every_page_has_the_running_head_draft_and_its_number() -> None:
    pages = pages_of(written(actions=60))
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert "Harbour Trust Board" in text
        assert "DRAFT" in text
        assert f"Page {number} of {len(pages)}" in text


def test_agreed_minutes_do_not_say_draft() -> None:
    assert not any("DRAFT" in text for text in pages_of(written(draft="")))


def test_the_file_says_its_title_language_and_author() -> None:
    content = written()
    facts = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert facts["Title"] == "Harbour Trust Board, 12 March 2026"
    assert facts["Author"] == "Gus Wren"
    assert facts["Subject"] == "Meeting notes"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_pages_are_a4() -> None:
    for page in pypdfium2.PdfDocument(written()):
        assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_all_fonts_that_are_used_stand_in_the_file() -> None:
    fonts = set()
    for page in PDFPage.get_pages(io.BytesIO(written())):
        for name, font in resolve1(page.resources["Font"]).items():
            if name != "F1" or "FontDescriptor" in resolve1(font):
                assert "FontFile2" in resolve1(resolve1(font)["FontDescriptor"])
                fonts.add(str(resolve1(font)["BaseFont"]).split("+")[-1].rstrip("'"))
    assert {"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "DejaVuSans"} <= fonts


def test_headings_are_bookmarks_with_their_numbers() -> None:
    toc = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(written()).get_toc()]
    assert toc == [
        (0, "Harbour Trust Board: meeting notes"),
        (1, "Attendance"),
        (1, "1. Welcome and matters arising"),
        (2, "Earlier actions"),
        (1, "6b. Finance and fees"),
        (1, "Action table"),
    ]


def test_a_row_of_the_action_table_links_to_its_action() -> None:
    printed = pdf_pages.printed(documents.document(), silently)
    pages = PDFPage.get_pages(io.BytesIO(printed.content))
    tops = [resolve1(resolve1(note)["Dest"])[3] for page in pages for note in resolve1(page.annots) or ()]
    actions = [841.89 - printed.places[Ref("action", n)][1] for n in range(1, 7)]
    assert tops == [pytest.approx(top, abs=6) for top in actions]


def test_a_link_to_nowhere_is_only_words() -> None:
    lost = documents.document(more=(documents.action_table(9),), actions=2)
    assert pdf.render(lost, silently)


def test_a_table_repeats_its_header_on_each_page() -> None:
    pages = pages_of(written(actions=80))
    with_rows = [text for text in pages if "Price the mooring" in text]
    assert len(with_rows) > 3
    assert all("Officer" in text and "Due" in text for text in with_rows)


@pytest.mark.parametrize("lines", range(1, 40))
def test_a_heading_stands_on_the_page_of_what_follows(lines: int) -> None:
    filler = paragraph("\n".join("line" for _ in range(lines)))
    heads = (
        Heading(level=2, runs=documents.run("Late"), number="9.", ref=Ref("item", 9)),
        Heading(level=3, runs=documents.run("Later"), ref=Ref("item", 10)),
    )
    text = pdf_pages.printed(documents.document(more=(filler, *heads, paragraph("word " * 100, 77))), silently).places
    assert text[Ref("item", 9)][0] == text[Ref("item", 10)][0] == text[Ref("note", 77)][0]
    table = pdf_pages.printed(documents.document(more=(filler,)), silently).places
    assert all(table[Ref("row", n)] for n in range(1, 7))


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_a_heading_stands_on_the_page_of_its_table(lines: int) -> None:
    rows = tuple(Row(cells=(documents.cell("a fact\nin two lines"),), ref=Ref("row", 900 + n)) for n in range(3))
    filler = paragraph("\n".join("line" for _ in range(lines)))
    head = Heading(level=2, runs=documents.run("Facts"), ref=Ref("item", 9))
    table = documents.table("Facts", (("Fact", 1),), rows)
    places = pdf_pages.printed(documents.document(more=(filler, head, table)), silently).places
    assert places[Ref("item", 9)][0] == places[Ref("row", 900)][0]


@pytest.mark.parametrize("keep", [True, False], ids=["kept whole", "may break"])
def test_a_row_longer_than_a_page_goes_on_over_the_next(keep: bool) -> None:
    long = " ".join(f"word{n}" for n in range(2500))
    rows = (
        Row(cells=(documents.cell("1."), documents.cell(long))),
        Row(cells=(documents.cell("2."), documents.cell("end"))),
    )
    content = written(documents.table("Notes", (("No.", 1), ("Notes", 9)), rows, keep_rows=keep))
    found = re.findall(r"word\d+", "".join(pages_of(content)))
    assert found == [f"word{n}" for n in range(2500)]


def test_cells_side_by_side_break_at_the_same_place() -> None:
    both = tuple(documents.cell(" ".join(f"{side}{n}" for n in range(900))) for side in ("left", "right"))
    pages = pages_of(written(documents.table("Both", (("Left", 1), ("Right", 1)), (Row(cells=both),))))
    for side in ("left", "right"):
        assert [int(n) for text in pages for n in re.findall(rf"{side}(\d+)", text)] == list(range(900))


def test_a_row_that_is_kept_whole_stands_on_one_page() -> None:
    pages = [" ".join(text.split()) for text in pages_of(written(actions=40))]
    for text in pages:
        begun = re.findall(r"Price the mooring number", text)
        assert begun == re.findall(
            r"(Price the mooring number) \d+ and send the list to all members of the board", text
        )


@pytest.mark.parametrize("mark", ["-", "–", "—", "/", "--", "\u2007"])
def test_a_mark_that_stands_alone_is_not_lost(mark: str) -> None:
    ((_, piece),) = pdf_lines.lines((Run(text=f"chair {mark} clerk"),), 300, 12)[0].pieces
    assert piece.text == f"chair {mark} clerk"


def test_a_long_word_breaks_rather_than_leave_the_page() -> None:
    content = written(paragraph("y" * 700))
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            assert text.get_charbox(at)[2] < 595.28 - 40


def test_a_place_leads_to_the_words_of_its_record() -> None:
    printed = pdf_pages.printed(documents.document(actions=30), silently)
    pages = pypdfium2.PdfDocument(printed.content)
    for n in range(1, 31):
        page, y = printed.places[Ref("action", n)]
        found = pages[page].get_textpage().get_text_bounded(left=0, right=596, top=842 - y, bottom=842 - y - 15)
        assert f"number {n} " in found
        page, y = printed.places[Ref("row", n)]
        found = pages[page].get_textpage().get_text_bounded(left=0, right=596, top=842 - y, bottom=842 - y - 20)
        assert f"{n} Price the mooring number {n}" in " ".join(found.split())


def test_every_record_has_a_place() -> None:
    places = pdf_pages.printed(documents.document(), silently).places
    kinds = {ref.kind for ref in places}
    assert kinds == {"meeting", "person", "item", "note", "action", "decision", "review", "row"}
    assert all(0 < y < 842 for _, y in places.values())


def test_letters_of_many_scripts_can_be_found_in_the_file() -> None:
    text = "".join(pages_of(written()))
    assert "Łódź, ŵyl" in text
    assert "שלום" in text
    assert "السلام" in text
    assert "中文" in text


def test_narrow_columns_keep_their_words_whole() -> None:
    rows = (Row(cells=(documents.cell("Apologies"), documents.cell("word " * 30))),)
    text = "".join(pages_of(written(documents.table("Narrow", (("Attendance", 1), ("Words", 30)), rows))))
    assert "Apologies" in text


def test_cells_with_lists_keep_their_markers() -> None:
    blocks = (
        *documents.cell("Heading").blocks,
        documents.point("first"),
        documents.point("third", 3, kind="lettered", marker="c)"),
    )
    rows = (Row(cells=(documents.cell("1."), Cell(blocks=blocks))),)
    text = "".join(pages_of(written(documents.table("Notes", (("No.", 1), ("Notes", 9)), rows, rules="grid"))))
    assert re.search(r"•\s*first\s+c\)\s*third", text)


def test_the_words_of_the_heading_block_stand_in_line() -> None:
    text = pypdfium2.PdfDocument(written())[0].get_textpage()
    starts = [
        text.get_charbox(text.search(words).get_next()[0])[0] for words in ("12 March 2026", "2:00pm", "Quay Room")
    ]
    assert starts[1:] == [pytest.approx(starts[1], abs=2)] * 2


def test_a_signature_has_a_rule_to_sign_on() -> None:
    assert re.search(r"Signed: ?_{20,}", pages_of(written())[-1])


def test_a_short_table_stays_on_one_page() -> None:
    for lines in range(1, 40):
        filler = paragraph("\n".join("line" for _ in range(lines)))
        places = pdf_pages.printed(documents.document(more=(filler,), actions=3), silently).places
        assert len({places[Ref("row", n)][0] for n in (1, 2, 3)}) == 1


@pytest.mark.parametrize(("side", "least", "most"), [("left", 50, 70), ("center", 260, 300), ("right", 450, 540)])
def test_the_page_number_stands_at_the_side_of_the_look(side: str, least: int, most: int) -> None:
    page = pypdfium2.PdfDocument(written(look=Look(footer_align=side)))[0]
    text = page.get_textpage()
    left = text.get_charbox(text.search("Page 1 of").get_next()[0])[0]
    assert least < left < most


def laid_out(look: Look, *blocks: Block) -> pdf_layout.Layout:
    return pdf_layout.lay_out(documents.only(documents.document(look), *blocks), silently)


def strokes(layout: pdf_layout.Layout, width: float) -> list[Stroke]:
    return [mark for page in layout.pages.marks for mark in page if isinstance(mark, Stroke) and mark.width == width]


def title(words: str = "Board") -> Heading:
    return Heading(level=1, runs=documents.run(words))


@pytest.mark.parametrize(("wanted", "titles", "rules"), [(True, 1, 1), (True, 2, 1), (False, 1, 0), (True, 0, 0)])
def test_a_rule_stands_under_the_title(wanted: bool, titles: int, rules: int) -> None:
    look = Look(title_rule=wanted)
    layout = laid_out(look, *[title()] * titles, paragraph("text"))
    found = strokes(layout, pdf_layout.TITLE_RULE)
    assert [stroke.colour for stroke in found] == [look.accent] * rules
    bases = [mark.y for mark in layout.pages.marks[0] if isinstance(mark, Words)]
    assert all(bases[-2] < stroke.y < bases[-1] - look.size for stroke in found)


def test_a_bar_stands_beside_the_actions_and_decisions_of_an_item_and_runs_on_between_two() -> None:
    look = Look(action_bar=True, item_indent=12)
    action, decision = (Paragraph(runs=documents.run("words " * 40), role=role) for role in ("action", "decision"))
    item = Heading(level=2, runs=documents.run("Item"), number="1.")
    first, second, third = strokes(laid_out(look, action, item, action, action, decision), pdf_layout.BAR)
    assert (first.colour, second.colour, third.colour) == (look.accent, look.accent, look.rule)
    assert first.to_y == second.y and second.to_y < third.y
    assert {stroke.x for stroke in (first, second, third)} == {first.to_x}
    assert not strokes(laid_out(Look(), item, action), pdf_layout.BAR)


def test_a_bar_goes_on_over_the_page_and_not_from_page_to_page() -> None:
    item = Heading(level=2, runs=documents.run("Item"), number="1.")
    actions = [Paragraph(runs=documents.run("words " * 40), role="action")] * 14
    layout = laid_out(Look(action_bar=True), item, *actions)
    assert len(layout.pages.marks) > 1
    bars = strokes(layout, pdf_layout.BAR)
    assert len(bars) == 14
    assert all(layout.top <= bar.y < bar.to_y <= layout.bottom for bar in bars)


@pytest.mark.parametrize("ruled", [True, False])
def test_items_have_a_rule_above_them_at_the_top_of_a_page_too_or_the_running_head_has_one(ruled: bool) -> None:
    item = Heading(level=2, runs=documents.run("Item"), number="1.")
    layout = laid_out(Look(heading_rule=ruled), item, paragraph("text"), item)
    assert [stroke.y for stroke in strokes(layout, 0.5)][:1] == ([layout.top] if ruled else [])
    assert len(strokes(layout, 0.5)) == (2 if ruled else 0)
    assert any(isinstance(mark, Stroke) for mark in layout.paper.others.marks) is not ruled


@pytest.mark.parametrize("italic", [True, False])
def test_who_leads_an_item_stands_in_italics_where_the_look_says_so(italic: bool) -> None:
    layout = laid_out(Look(lead_italic=italic), Paragraph(runs=documents.run("Oriel"), role="lead"))
    ((_, piece),) = next(mark for mark in layout.pages.marks[0] if isinstance(mark, Words)).line.pieces
    assert ("Italic" in piece.font) is italic


def test_a_name_that_the_style_says_otherwise_is_told_with_its_place() -> None:
    name = Run(text="Eva Marsh", typed="EM")
    note = Paragraph(runs=(Run(text="Then "), name, Run(text=" spoke. " + "word " * 12), name), ref=Ref("note", 5))
    row = Row(cells=(Cell(blocks=(Paragraph(runs=(name,), role="cell"),)),), ref=Ref("row", 7))
    document = documents.only(documents.document(), note, documents.table("Table", (("Who", 1),), (row,)))
    printed = pdf_pages.printed(document, silently)
    told = [(each.printed.split(), each.typed, each.ref) for each in printed.stand_ins]
    assert told[0] == (["Eva", "Marsh"], "EM", Ref("note", 5))
    assert [word for words, _, _ in told for word in words] == ["Eva", "Marsh"] * 3
    assert {typed for _, typed, _ in told} == {"EM"}
    assert told[-1][2] == Ref("row", 7)
    for each in printed.stand_ins:
        text = pypdfium2.PdfDocument(printed.content)[each.page].get_textpage()
        box = {"left": each.x - 1, "right": each.x + each.width + 1}
        found = text.get_text_bounded(**box, top=842 - each.y, bottom=842 - each.y - each.height)
        assert found.split() == each.printed.split()


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("👍🏽", "[thumbs up sign]"),
        ("👩‍👧", "[woman][girl]"),
        ("❤️✅", "❤[white heavy check mark]"),
        ("中文", "□□"),
        ("🇬🇧", "□□"),
    ],
)
def test_an_emoji_that_no_font_has_is_named_and_still_found(typed: str, drawn: str) -> None:
    (line,) = pdf_lines.lines((Run(text=typed),), 400, 12)
    shapeless = re.compile("[\u200d\ufe0f🏽]")
    assert shapeless.sub("", "".join(piece.text for _, piece in line.pieces)) == drawn
    (said,) = Tagged(pdf.render(documents.only(documents.document(), paragraph(typed)), silently)).document.parts
    assert shapeless.sub("", said.words) == shapeless.sub("", typed)
