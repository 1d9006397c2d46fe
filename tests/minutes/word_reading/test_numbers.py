"""The numbers that Word counts by itself, as its rules have them."""

from __future__ import annotations

import pytest

from desktop.minutes.word_reading.numbers import in_format
from tests.minutes.word_reading.word_files import lines_read, p


def level(at: int, form: str = "decimal", text: str = "", more: str = "", start: int = 1) -> str:
    said = text or f"%{at + 1}."
    own = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{said}"/>'
    return f'<w:lvl w:ilvl="{at}">{own}</w:lvl>'


def form(id: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def num(id: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def point(list_: int, at: int = 0) -> str:
    return p("x", f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_}"/></w:numPr>')


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    return [line.number for line in lines_read(body, numbering=numbering, styles=styles)]


LEGAL = form(0, level(0), level(1, text="%1.%2"), level(2, "lowerLetter", "%3)"), level(3, "lowerRoman", "(%4)"))


def test_levels_count_under_those_above_and_begin_anew_behind_them() -> None:
    body = point(1) + point(1, 1) + point(1, 1) + point(1, 2) + point(1) + point(1, 1) + point(1, 2) + point(1, 3)
    assert numbers(body, LEGAL + num(1, 0)) == ["1.", "1.1", "1.2", "a)", "2.", "2.1", "a)", "(i)"]


def test_a_level_without_one_above_counts_from_where_that_would_begin() -> None:
    assert numbers(point(1, 1) + point(1, 1), LEGAL + num(1, 0)) == ["1.1", "1.2"]


def test_two_lists_of_one_form_are_counted_on() -> None:
    assert numbers(point(1) + point(2) + point(1), LEGAL + num(1, 0) + num(2, 0)) == ["1.", "2.", "3."]


def test_a_list_with_a_start_of_its_own_begins_there() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert numbers(point(1) + point(2) + point(2), LEGAL + num(1, 0) + num(2, 0, over)) == ["1.", "7.", "8."]


def test_a_level_put_in_place_of_another_counts_by_its_own_form() -> None:
    over = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:")}</w:lvlOverride>'
    assert numbers(point(2) + point(2), LEGAL + num(2, 0, over)) == ["A:", "B:"]


def test_a_level_that_never_begins_anew_counts_through() -> None:
    through = form(0, level(0), level(1, text="%2", more='<w:lvlRestart w:val="0"/>'))
    assert numbers(point(1) + point(1, 1) + point(1) + point(1, 1), through + num(1, 0)) == ["1.", "1", "2.", "2"]


def test_legal_numbering_is_in_figures_throughout() -> None:
    mixed = form(0, level(0, "upperRoman"), level(1, text="%1.%2", more="<w:isLgl/>"))
    assert numbers(point(1) + point(1) + point(1, 1), mixed + num(1, 0)) == ["I.", "II.", "2.1"]


def test_a_style_brings_its_list_and_its_level() -> None:
    linked = form(0, level(0), level(1, text="%1.%2", more='<w:pStyle w:val="Two"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="Two"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Three"><w:name w:val="Three"/><w:basedOn w:val="Two"/></w:style>'
    )
    body = p("a", '<w:pStyle w:val="Two"/>') + p("b", '<w:pStyle w:val="Three"/>')
    assert numbers(body, linked + num(1, 0), styles) == ["1.1", "1.2"]


def test_a_paragraph_may_be_taken_out_of_the_list_of_its_style() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/>{listed}</w:style>'
    body = p("a", '<w:pStyle w:val="L"/>') + p("b", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = lines_read(body, numbering=LEGAL + num(1, 0), styles=styles)
    assert [(line.number, line.level) for line in found] == [("1.", 0), ("", -1)]


def test_a_form_may_be_that_of_a_style_of_lists() -> None:
    borrowed = form(1, more='<w:numStyleLink w:val="Board"/>')
    styles = (
        '<w:style w:type="numbering" w:styleId="Board"><w:name w:val="Board"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert numbers(point(2) + point(2), LEGAL + borrowed + num(1, 0) + num(2, 1), styles) == ["1.", "2."]


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "•"), ("–", "–"), ("", "•"), ("o", "o")])
def test_bullets_can_be_read(sign: str, shown: str) -> None:
    dots = form(0, f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/></w:lvl>')
    found = lines_read(point(1), numbering=dots + num(1, 0))[0]
    assert (found.number, found.level) == (shown, 0)


def test_a_paragraph_that_was_deleted_is_not_counted() -> None:
    gone = p("x", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="Tom"/></w:rPr>')
    assert numbers(point(1) + gone + point(1), LEGAL + num(1, 0)) == ["1.", "", "2."]


@pytest.mark.parametrize(
    ("number", "name", "shown"),
    [
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (7, "decimalZero", "07"),
        (2, "ordinal", "2nd"),
        (12, "ordinal", "12th"),
        (3, "none", ""),
        (0, "lowerLetter", "0"),
        (10_000_000, "upperRoman", "10000000"),
        (5, "chineseCounting", "5"),
    ],
)
def test_formats(number: int, name: str, shown: str) -> None:
    assert in_format(number, name) == shown
