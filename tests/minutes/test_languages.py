from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.long_meeting import long_meeting
from desktop.minutes import markup
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.document import Document, Table, every_block, plain
from desktop.minutes.house_style import built_in
from desktop.minutes.languages import KNOWN, language_of, with_country
from tests.minutes.meetings import STYLES, action, item, meeting, note, text, whole_meeting
from tests.samples import harbour_meeting

ALL = KNOWN
WELSH = "Diolchodd y Cadeirydd i bawb am ddod i'r cyfarfod."


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (WELSH, "cy"),
        ("Nodwyd bod y cei ar gau yn ystod y gaeaf a bod angen gwaith ar y wal.", "cy"),
        ("Siân i anfon y rhestr at bawb erbyn diwedd Ebrill.", "cy"),
        ("Cytunodd yr aelodau ar y cofnodion heb newid.", "cy"),
        ("Thuirt an cathraiche gun robh an obair air a' chidhe deiseil.", "gd"),
        ("Dúirt an cathaoirleach go raibh an obair ar an gcé críochnaithe agus go raibh na baill sásta.", "ga"),
        ("Przewodniczący podziękował wszystkim za udział w zebraniu i przedstawił plan na rok.", "pl"),
        ("Le président a remercié les membres de leur présence et a ouvert la séance.", "fr"),
        ("Der Hafenmeister berichtete, dass die Brücke im März gesperrt wird und die Boote warten.", "de"),
    ],
)
def test_a_paragraph_in_another_language_is_told(words: str, language: str) -> None:
    assert language_of(words, "en-GB", ALL) == language


@pytest.mark.parametrize(
    "words",
    [
        "Diolch yn fawr.",
        "Swyddog Addysg, Cyngor Gŵyr",
        "Cyngor Sir Ynys Gored, Bwrdd Iechyd Prifysgol Elin Cadwgan a Heddlu Porth Glas",
        "The members agreed that Bwrdd yr Iaith Glas would be invited to the next meeting.",
        "Mae Bowen and Mae Fisk are to meet by Friday.",
        "Jan Wiśniewski i Anna Nowak z Portu do 15 marca",
        "Kowalska, Wiśniewska, Zielińska, Wójcik, Nowak",
        "IT to order a new server and to pay the fee",
        "A, E, I, O, U and Y are the letters of the berths",
        "The Chair said “diolch i bawb am ddod i'r cyfarfod heddiw” and closed the meeting.",
        "De la Cour, van den Berg, von der Heide and du Pré were there",
        "",
    ],
)
def test_names_and_quotations_in_english_minutes_are_no_other_language(words: str) -> None:
    assert language_of(words, "en-GB", ALL) == ""


def test_the_documents_own_language_is_no_other_one() -> None:
    assert language_of(WELSH, "cy", ALL) == ""
    assert language_of("The minutes of the last meeting were agreed by all who had been there.", "cy", ALL) == "en"


def test_only_a_language_that_the_style_names_is_told() -> None:
    assert language_of(WELSH, "en-GB", ("fr", "de")) == ""
    assert language_of(WELSH, "en-GB", ()) == ""


@pytest.mark.parametrize(
    "words", ["Nodwyd bod y cei ar gau yn ystod y gaeaf a bod angen gwaith ar y wal.", "the of and to in a is was"]
)
def test_fewer_than_five_words_say_nothing(words: str) -> None:
    for short in pairwise(words.split()):
        assert language_of(" ".join(short), "en-GB", ALL) == ""


@pytest.mark.parametrize(("tag", "told"), [("cy", "cy-GB"), ("ga", "ga-IE"), ("de-AT", "de-AT"), ("eu", "eu")])
def test_word_is_told_the_usual_country(tag: str, told: str) -> None:
    assert with_country(tag) == told


@pytest.mark.parametrize("name", STYLES)
def test_every_kind_of_paragraph_gets_its_language(name: str) -> None:
    made = meeting(
        item(
            "Croeso",
            text(WELSH),
            note("bullet", "Nodwyd bod y cei ar gau yn ystod y gaeaf."),
            note("heading", "Beth sydd wedi cael ei wneud ers y cyfarfod"),
            action("Siân i anfon y rhestr at bawb erbyn diwedd Ebrill."),
            text("The Chair thanked everybody."),
        )
    )
    marked = languages(compose(made, built_in()[name]))
    assert {"cy"} == {language for words, language in marked.items() if " y " in words}
    assert {""} == {language for words, language in marked.items() if " y " not in words}


@pytest.mark.parametrize("name", STYLES)
def test_nothing_in_english_minutes_is_in_another_language(name: str) -> None:
    style = built_in()[name]
    for made in (harbour_meeting(), whole_meeting(), long_meeting()):
        for composed in (compose(made, style), compose_actions(made, style), compose_agenda(made, style)):
            assert set(languages(composed).values()) <= {""}
        for _, typed in made.every_note():
            assert language_of(markup.plain(typed.text), "en-GB", ALL) == ""


def languages(document: Document) -> dict[str, str]:
    blocks = (block for block in every_block(document.blocks) if not isinstance(block, Table))
    return {plain(block.runs): block.language for block in blocks}
