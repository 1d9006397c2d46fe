"""The markup of a note: what is typed comes back as it was, and backslashes stand only where they must."""

import random
import time

import pytest

from desktop.minutes.markup import Span, canonical, literal, merged, parse, plain, write

PIECES = (
    "a",
    "harbour",
    " ",
    "  ",
    "\n",
    "*",
    "**",
    "***",
    "****",
    "_",
    "__",
    "___",
    "\\",
    "\\\\",
    "\\*",
    "x_y",
    "é",
    "2 * 3",
)


def any_spans(source: random.Random) -> list[Span]:
    return [
        Span(
            "".join(source.choices(PIECES, k=source.randint(0, 5))),
            bold=source.random() < 0.4,
            italic=source.random() < 0.4,
            underline=source.random() < 0.3,
        )
        for _ in range(source.randint(0, 6))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_any_spans_come_back_as_they_were(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(100):
        spans = any_spans(source)
        assert parse(write(spans)) == merged(spans), spans


@pytest.mark.parametrize("seed", range(40))
def test_writing_is_settled_after_once(seed: int) -> None:
    source = random.Random(1000 + seed)
    for _ in range(100):
        text = "".join(source.choices(PIECES, k=source.randint(0, 12)))
        once = canonical(text)
        assert canonical(once) == once
        assert plain(once) == plain(text)
        assert parse(once) == merged(parse(text))


@pytest.mark.parametrize("seed", range(20))
def test_words_alone_come_back_letter_by_letter(seed: int) -> None:
    source = random.Random(2000 + seed)
    for _ in range(100):
        words = "".join(source.choices(PIECES, k=source.randint(0, 12)))
        assert plain(literal(words)) == words


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("plain", (Span("plain"),)),
        ("**bold**", (Span("bold", bold=True),)),
        ("*italic*", (Span("italic", italic=True),)),
        ("__underline__", (Span("underline", underline=True),)),
        ("***both***", (Span("both", bold=True, italic=True),)),
        (
            "a **b *c* d** e",
            (Span("a "), Span("b ", bold=True), Span("c", bold=True, italic=True), Span(" d", bold=True), Span(" e")),
        ),
        ("**a *b** c*", (Span("a ", bold=True), Span("b", bold=True, italic=True), Span(" c", italic=True))),
        ("un__der__line", (Span("un"), Span("der", underline=True), Span("line"))),
        ("**a***b*", (Span("a", bold=True), Span("b", italic=True))),
        ("**one\ntwo**", (Span("one\ntwo", bold=True),)),
        (r"\*no\*", (Span("*no*"),)),
        (r"\**yes*", (Span("*"), Span("yes", italic=True))),
        (r"\\*yes*", (Span("\\"), Span("yes", italic=True))),
        ("***a* b", (Span("**"), Span("a", italic=True), Span(" b"))),
    ],
)
def test_a_mark_is_read(text: str, spans: tuple[Span, ...]) -> None:
    assert parse(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3",
        "2 * 3 * 4",
        "snake_case",
        "a_b__c",
        "C:\\dir",
        "\\\\server\\share",
        "____ and ____",
        "5* hotel",
        "**",
        "****",
        "* * *",
        "a ** b",
        "note *",
        "*",
        "_",
        "__",
        "\\",
        "\\\\",
        "[*]",
    ],
)
def test_what_is_no_mark_stays_untouched(text: str) -> None:
    assert plain(text) == text
    assert canonical(text) == text


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*stars*", r"\*stars\*"),
        ("__init__", r"\_\_init\_\_"),
        ("2 * 3", "2 * 3"),
        ("(5*4*3)", r"(5\*4\*3)"),
        ("a\\*b", r"a\\*b"),
        ("a\\_b", r"a\\_b"),
        ("a\\b", "a\\b"),
    ],
)
def test_a_backslash_stands_only_where_it_must(words: str, written: str) -> None:
    assert literal(words) == written
    assert plain(written) == words


def test_spaces_at_the_ends_of_a_bold_run_stand_outside_it() -> None:
    assert write([Span("see"), Span(" the list ", bold=True), Span("below")]) == "see **the list** below"
    assert write([Span("  ", bold=True)]) == "  "


def test_a_needless_backslash_goes() -> None:
    assert canonical(r"5\* hotel") == "5* hotel"


@pytest.mark.parametrize(
    "text", ["*" * 100_000, "*a " * 33_000, "*a*b" * 25_000, "\\*" * 50_000, "**a***b*" * 12_000, "_" * 100_000]
)
def test_a_page_of_asterisks_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    assert plain(canonical(text)) == plain(text)
    assert time.perf_counter() - began < 10
