"""Words in braces are found however Word parted them, and what stands around them stays as it looks."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from desktop.minutes.word.placeholders import fill_in, words_of
from desktop.minutes.word.style_sheet import W, w

WRITTEN = {
    "{draft}": lambda properties: f"<w:r>{properties}<w:t>DRAFT</w:t></w:r>",
    "{gone}": lambda _properties: "",
}


def paragraph(*pieces: str) -> Any:
    runs = "".join(
        f"<w:r><w:rPr><w:b w:val='{at}'/></w:rPr><w:t>{piece}</w:t></w:r>" for at, piece in enumerate(pieces)
    )
    return etree.fromstring(f'<w:p xmlns:w="{W}">{runs}</w:p>')


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (("{draft}",), "DRAFT"),
        (("Status: {draft}, really",), "Status: DRAFT, really"),
        (("Status: {", "draft", "}, really"), "Status: DRAFT, really"),
        (("{dra", "ft}{draft", "} {draft}"), "DRAFTDRAFT DRAFT"),
        (("a {gone} b",), "a  b"),
        (("{draft", " and {other}"), "{draft and {other}"),
        (("",), ""),
    ],
)
def test_words_are_put_in_their_place(pieces: tuple[str, ...], words: str) -> None:
    held = paragraph(*pieces)
    assert fill_in(held, WRITTEN) is (words != "".join(pieces))
    assert words_of(held) == words


def test_what_is_put_in_looks_as_what_was_typed_there() -> None:
    held = paragraph("before ", "{dr", "aft}", " after")
    fill_in(held, WRITTEN)
    looks = {run.findtext(w("t")): run.find(f"{w('rPr')}/{w('b')}").get(w("val")) for run in held.findall(w("r"))}
    assert (looks["before "], looks["DRAFT"], looks[" after"]) == ("0", "1", "3")


def test_a_word_that_stands_for_itself_is_not_sought_again() -> None:
    held = paragraph("{draft}")
    fill_in(held, {"{draft}": lambda _properties: "<w:r><w:t>{draft} {draft}</w:t></w:r>"})
    assert words_of(held) == "{draft} {draft}"


def test_pictures_and_tabs_beside_a_word_stay() -> None:
    held = etree.fromstring(f'<w:p xmlns:w="{W}"><w:r><w:tab/><w:t>{{draft}}</w:t><w:br/><w:t>below</w:t></w:r></w:p>')
    fill_in(held, WRITTEN)
    assert [part.tag.rpartition("}")[2] for part in held.iter() if part.tag in (w("tab"), w("br"))] == ["tab", "br"]
    assert words_of(held) == "DRAFTbelow"
