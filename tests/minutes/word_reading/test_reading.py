"""What is read of a Word file, whoever wrote it: words in their order, tables, changes, comments, places, notes."""

from __future__ import annotations

import time
from io import BytesIO

import pytest

from desktop.minutes.word_reading.reading import read
from desktop.minutes.word_reading.standing import standing
from desktop.minutes.word_reading.word_text import Grid, Line, Refused, Stretch, every_line
from tests.minutes.kinds_of_correction import sent
from tests.minutes.word_reading.test_package import STRICT_NAMES, in_strict_form
from tests.minutes.word_reading.word_files import grid_read, lines_read, p, r, tc, text_read, word_file

INS = '<w:ins w:id="1" w:author="Eva" w:date="2026-03-01T10:00:00Z">'
DEL = '<w:del w:id="2" w:author="Tom" w:date="2026-03-01T10:00:00Z">'


def said(body: str, **parts: str) -> str:
    """The words of a file, a line each."""
    return "\n".join(line.text for line in every_line(text_read(body, **parts).blocks))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("Plain words.", "Plain words."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>", "in a control"),
        (f'<w:smartTag w:element="place">{r("Port Elin")}</w:smartTag>', "Port Elin"),
        (f'<w:hyperlink r:id="r9">{r("a link")}</w:hyperlink>', "a link"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>", "one\ntwo\tthree"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>", "cooperate"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t></w:r>", "co\u2011operate"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>', "é"),
        (f'{r("end.")}<w:r><w:br w:type="page"/></w:r>', "end."),
        (f'{r("end.")}<w:r><w:br w:type="page"/></w:r>{r("Next")}', "end.\nNext"),
        (f"{r('<!-- no -->seen')}", "seen"),
        (
            "<w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>",
            "base",
        ),
        (f"{DEL}<w:r><w:delText>gone</w:delText></w:r></w:del>{r('kept')}", "kept"),
        (f"{INS}{r('come ')}</w:ins>{r('kept')}", "come kept"),
        (f"{INS}{DEL}<w:r><w:delText>never</w:delText></w:r></w:del></w:ins>{r('kept')}", "kept"),
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
    ],
)
def test_words_are_read_whatever_stands_around_them(inside: str, words: str) -> None:
    assert said(p(inside)) == words


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_of_a_field_its_result_is_read_and_never_its_instructions() -> None:
    inner = (
        f"{char('begin')}<w:r><w:instrText> IF </w:instrText></w:r>{r('hidden')}{char('separate')}{r('x')}{char('end')}"
    )
    field = (
        f"{char('begin')}<w:r><w:instrText> TOC </w:instrText></w:r>{inner}{char('separate')}{r('shown')}{char('end')}"
    )
    assert said(p(f"{r('before ')}{field}{r(' behind')}")) == "before shown behind"


def test_a_field_that_never_ends_takes_no_more_than_its_paragraph() -> None:
    assert said(p(f"{r('one')}{char('begin')}{r('lost')}") + p("two")) == "one\ntwo"


def test_a_result_may_go_on_over_paragraphs() -> None:
    assert said(p(f"{char('begin')}{char('separate')}{r('one')}") + p(f"{r('two')}{char('end')}")) == "one\ntwo"


def test_who_inserted_and_deleted_is_told_and_both_texts() -> None:
    line = lines_read(
        p(f"{r('The ')}{DEL}<w:r><w:delText>old</w:delText></w:r></w:del>{INS}{r('new')}</w:ins>{r(' pier')}")
    )[0]
    assert (line.text, line.text_before) == ("The new pier", "The old pier")
    assert [(each.change, each.author) for each in line.stretches] == [
        ("", ""),
        ("deleted", "Tom"),
        ("inserted", "Eva"),
        ("", ""),
    ]


def test_a_paragraph_that_was_moved_went_in_one_place_and_came_in_another() -> None:
    went = p(
        '<w:moveFrom w:id="1" w:author="Eva"><w:r><w:t>moved</w:t></w:r></w:moveFrom>',
        '<w:rPr><w:moveFrom w:id="2" w:author="Eva"/></w:rPr>',
    )
    came = p(
        '<w:moveTo w:id="3" w:author="Eva"><w:r><w:t>moved</w:t></w:r></w:moveTo>',
        '<w:rPr><w:moveTo w:id="4" w:author="Eva"/></w:rPr>',
    )
    found = text_read(went + p("stays") + came).blocks
    assert [line.change for line in every_line(found)] == ["deleted", "", "inserted"]
    assert [line.text for line in every_line(standing(found))] == ["stays", "moved"]


def test_a_paragraph_whose_end_went_runs_on_into_the_next() -> None:
    gone = "<w:rPr><w:del w:id='5' w:author='Tom'/></w:rPr>"
    found = standing(text_read(p("One ", gone) + p("two.") + p("Three.")).blocks)
    assert [line.text for line in every_line(found)] == ["One two.", "Three."]


def test_rows_that_came_and_went_are_told() -> None:
    rows = "".join(
        f"<w:tr><w:trPr>{mark}</w:trPr>{tc(p(words))}</w:tr>"
        for mark, words in (
            ("", "stays"),
            ('<w:ins w:id="1" w:author="Eva"/>', "comes"),
            ('<w:del w:id="2" w:author="Tom"/>', "goes"),
        )
    )
    grid = grid_read(f"<w:tbl>{rows}</w:tbl>")
    assert [(row.change, row.author) for row in grid.rows] == [("", ""), ("inserted", "Eva"), ("deleted", "Tom")]
    kept = standing((grid,))[0]
    assert isinstance(kept, Grid) and [row.cells[0].text for row in kept.rows] == ["stays", "comes"]


def test_merged_cells_hold_their_words_once() -> None:
    grid = grid_read(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + tc(p("wide"), '<w:gridSpan w:val="2"/>')
        + tc(p("tall"), '<w:vMerge w:val="restart"/>')
        + "</w:tr>"
        + f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc(p('b'))}{tc(p(''), '<w:vMerge/>')}</w:tr></w:tbl>"
    )
    assert [[(cell.text, cell.across) for cell in row.cells] for row in grid.rows] == [
        [("wide", 2), ("tall", 1)],
        [("", 1), ("b", 1), ("", 1)],
    ]
    assert [row.header for row in grid.rows] == [True, False]
    assert grid.rows[1].cells[2].blocks == ()


def test_a_table_in_a_table_stays_where_it_is() -> None:
    inner = f"<w:tbl><w:tr>{tc(p('deep'))}</w:tr></w:tbl>"
    grid = grid_read(f"<w:tbl><w:tr>{tc(p('before') + inner + p('behind'))}</w:tr></w:tbl>")
    kinds = [type(block) for block in grid.rows[0].cells[0].blocks]
    assert kinds == [Line, Grid, Line]
    assert [line.text for line in every_line((grid,))] == ["before", "deep", "behind"]


def test_a_text_box_is_read_once_though_it_stands_there_twice() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert said(p(f"{r('text')}{both}") + p("next")) == "text\nboxed\nnext"


def test_comments_stand_at_their_words() -> None:
    comment = f'<w:comment w:id="4" w:author="Eva" w:date="2026-03-01T10:00:00Z">{p("Really?")}</w:comment>'
    body = p(
        f'{r("In ")}<w:commentRangeStart w:id="4"/>{r("May")}<w:commentRangeEnd w:id="4"/>'
        f'<w:r><w:commentReference w:id="4"/></w:r>{r(".")}'
    )
    found = text_read(body, comments=comment)
    assert [(each.author, each.text) for each in found.comments] == [("Eva", "Really?")]
    assert found.comments[0].made_at is not None and found.comments[0].made_at.year == 2026
    assert [
        stretch.text for line in every_line(found.blocks) for stretch in line.stretches if "4" in stretch.comments
    ] == ["May"]


def test_a_comment_without_words_stands_at_its_place() -> None:
    found = lines_read(p(f'{r("In May.")}<w:r><w:commentReference w:id="4"/></w:r>'))[0]
    assert found.stretches[-1] == Stretch(text="", comments=("4",))


def test_places_begin_in_a_line_and_stand_around_words() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="note_12"/>'
    first, second = lines_read(
        mark
        + p(f'{r("one ")}<w:bookmarkStart w:id="8" w:name="inner"/>{r("two")}<w:bookmarkEnd w:id="8"/>')
        + p("three")
    )
    assert first.places == ("note_12", "inner") and second.places == ()
    assert [stretch.places for stretch in first.stretches] == [("note_12",), ("note_12", "inner")]


def test_foot_and_endnotes_follow_their_paragraph_with_their_number() -> None:
    notes = f'<w:footnote w:id="2">{p("See the chart.")}</w:footnote>'
    found = lines_read(
        p(f'{r("The shoal")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(" moved.")}') + p("Next."), footnotes=notes
    )
    assert [(line.text, line.page_part, line.number) for line in found] == [
        ("The shoal moved.", "", ""),
        ("See the chart.", "note", "1"),
        ("Next.", "", ""),
    ]


def test_heads_and_feet_are_read_once_and_told_from_the_text() -> None:
    named = "".join(f'<w:{part}Reference r:id="r_{part}" w:type="default"/>' for part in ("header", "footer"))
    section = f"<w:sectPr>{named}</w:sectPr>"
    found = text_read(p("text") + section, header=p("DRAFT") + p("DRAFT"), footer=p("Page 1"))
    assert [(line.text, line.page_part) for line in found.head_and_foot] == [("DRAFT", "header"), ("Page 1", "footer")]


def test_bold_and_italic_are_read_from_the_words_and_from_their_own_style() -> None:
    strong = '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    found = lines_read(
        p(
            r("a", "<w:b/>")
            + r("b", '<w:b w:val="0"/><w:i/>')
            + r("c", '<w:rStyle w:val="Strong"/>')
            + r("d", '<w:u w:val="single"/>')
        ),
        styles=strong,
    )[0]
    assert [(each.bold, each.italic, each.underline) for each in found.stretches] == [
        (True, False, False),
        (False, True, False),
        (True, False, False),
        (False, False, True),
    ]


def test_what_is_not_read_is_said() -> None:
    body = (
        p("<w:r><w:drawing/></w:r>")
        + p(r("secret", "<w:vanish/>") + r("open"))
        + p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
        + '<w:altChunk r:id="r7"/>'
        + p("<w:r><w:object/></w:r>")
    )
    found = text_read(body)
    assert found.left_out == (
        "Pictures and drawings were left out.",
        "Hidden text was left out.",
        "Of equations only their signs were read.",
        "Embedded files were left out.",
    )
    assert "secret" not in "".join(line.text for line in every_line(found.blocks))


def test_headings_are_told_by_the_style_that_theirs_builds_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own heading"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Flat"><w:name w:val="Flat"/><w:basedOn w:val="H"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    found = lines_read(
        p("a", '<w:pStyle w:val="Own"/>')
        + p("b", '<w:pStyle w:val="Flat"/>')
        + p("c")
        + p("d", '<w:outlineLvl w:val="0"/>'),
        styles=styles,
    )
    assert [(line.style, line.heading) for line in found] == [("Own heading", 2), ("Flat", 0), ("", 0), ("", 1)]


def test_a_file_in_the_strict_form_reads_like_any_other() -> None:
    went_out = sent().file
    strict = in_strict_form(went_out)
    assert STRICT_NAMES and strict != went_out
    assert read(strict).blocks == read(went_out).blocks


def words(count: int) -> str:
    return "".join(p(f"Paragraph {n} says what was said of {n * 7919}.") for n in range(count))


DEEP = {
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 110),
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 75),
    "more than the parser takes": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 400),
    "runs": ("<w:smartTag>", "</w:smartTag>", 180),
}


@pytest.mark.parametrize("kind", DEEP)
def test_what_is_nested_beyond_reason_is_refused(kind: str) -> None:
    opening, closing, times = DEEP[kind]
    inside = p("x") if kind != "runs" else r("x")
    body = opening * times + inside + closing * times
    with pytest.raises(Refused) as refused:
        read(word_file(p(body) if kind == "runs" else body))
    assert str(refused.value).endswith(".")


def test_more_paragraphs_than_any_minutes_have_are_refused_before_they_are_read() -> None:
    content = word_file("".join(p(f"{n * 7919} {n * 104729}") for n in range(41_000)))
    start = time.perf_counter()
    with pytest.raises(Refused, match="paragraphs"):
        read(content)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("chain", ["round", "long"])
def test_styles_that_build_on_one_another_for_ever_do_no_harm(chain: str) -> None:
    count = 3000
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % count if chain == "round" else n + 1}"/></w:style>'
        for n in range(count)
    )
    found = lines_read(p("x", '<w:pStyle w:val="s0"/>') * 200, styles=styles)
    assert len(found) == 200


def test_sixty_pages_are_read_in_half_a_second() -> None:
    content = word_file(words(1200))
    read(content)
    start = time.perf_counter()
    found = read(content)
    assert time.perf_counter() - start < 2, "a machine that is busy takes four times as long"
    assert len(found.blocks) == 1200


def test_files_cut_off_anywhere_are_refused_or_read() -> None:
    content = sent().file
    for length in range(0, len(content), max(1, len(content) // 60)):
        with pytest.raises(Refused) as refused:
            read(content[:length])
        assert 1 <= str(refused.value).count(".") <= 4


def test_files_with_wrong_values_everywhere_are_refused_or_read() -> None:
    import random
    import re
    import zipfile

    chance = random.Random(7)
    with zipfile.ZipFile(BytesIO(sent().file)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.endswith(".png")}
    names = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
    odd = [b'""', b'"-1"', b'"99999999999999999999"', b'"x"', b'"%1%9"', b'"true"', b'"\xc3\xa9"']
    outcomes = set()
    for _ in range(150):
        name = chance.choice(names)
        places = [found.span() for found in re.finditer(rb'"[^"]*"', parts[name])]
        part = parts[name]
        for start, end in sorted(chance.sample(places, min(6, len(places))), reverse=True):
            part = part[:start] + chance.choice(odd) + part[end:]
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            for each, held in {**parts, name: part}.items():
                package.writestr(each, held)
        try:
            outcomes.add(type(read(target.getvalue())))
        except Refused:
            outcomes.add(Refused)
    assert len(outcomes) == 2
