"""Phrases, dates, times and joined words, in the forms that house styles choose."""

from __future__ import annotations

from datetime import date, time

import pytest

from db.values import replace
from desktop.minutes.document import Run, plain
from desktop.minutes.wording import DATE_FIELDS, TIME_FIELDS, Phrase, date_words, join, letters, time_words


def phrase(source: str) -> Phrase:
    return Phrase.read(source, ("name", "role", "text", "reference"))


@pytest.mark.parametrize(
    ("form", "day", "words"),
    [
        ("{day} {month} {year}", date(2020, 1, 15), "15 January 2020"),
        ("{nth} {month}, {year}", date(2017, 11, 30), "30th November, 2017"),
        ("{weekday} {nth} {month} {year}", date(2018, 2, 19), "Monday 19th February 2018"),
        ("{dd}/{mm}/{yy}", date(2026, 3, 2), "02/03/26"),
        ("{day} {mon}", date(2026, 9, 1), "1 Sep"),
    ],
)
def test_a_date_is_said_in_the_form_of_the_style(form: str, day: date, words: str) -> None:
    assert date_words(Phrase.read(form, DATE_FIELDS), day) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (31, "31st"),
    ],
)
def test_a_day_has_its_ending(day: int, words: str) -> None:
    assert date_words(Phrase.read("{nth}", DATE_FIELDS), date(2026, 1, day)) == words


@pytest.mark.parametrize(
    ("form", "at", "words"),
    [
        ("{h12}:{minute}{ampm}", time(14), "2:00pm"),
        ("{h12}.{minute}{ampm}", time(17, 10), "5.10pm"),
        ("{h12}.{minute} {ampm}", time(11), "11.00 am"),
        ("{h12}.{minute}{ampm}", time(0, 5), "12.05am"),
        ("{h12}.{minute}{ampm}", time(12), "12.00pm"),
        ("{hh}:{minute}", time(9, 5), "09:05"),
        ("{hour}.{minute}", time(9, 5), "9.05"),
    ],
)
def test_a_time_is_said_in_the_form_of_the_style(form: str, at: time, words: str) -> None:
    assert time_words(Phrase.read(form, TIME_FIELDS), at) == words


@pytest.mark.parametrize(
    ("source", "values", "words"),
    [
        ("{name}[ ({role})]", {"name": "Ines", "role": "Chair"}, "Ines (Chair)"),
        ("{name}[ ({role})]", {"name": "Ines"}, "Ines"),
        ("[{name}[, {role}]]", {"role": "Chair"}, ""),
        ("[{name}[, {role}]]", {"name": "Ines"}, "Ines"),
        ("{{name} [[x] {name}", {"name": "Ines"}, "{name} [x] Ines"),
        ("{text}. {role}", {"text": "Done.", "role": "Closed."}, "Done. Closed."),
        ("{text}. {role}", {"text": "Is it done?", "role": "Yes."}, "Is it done? Yes."),
        ("{text}[: {role}]", {"text": "To paint it.", "role": "Done."}, "To paint it: Done."),
        ("{text}[: {role}]", {"text": "To paint it.", "role": ""}, "To paint it."),
    ],
)
def test_a_phrase_leaves_out_what_is_empty_and_mends_its_punctuation(
    source: str, values: dict[str, str], words: str
) -> None:
    assert phrase(source).words(values) == words


ROLE = "[{name}, ]{role}[, {text}][ ({reference})]"


@pytest.mark.parametrize(
    ("source", "values", "words"),
    [
        (ROLE, {"name": "Chair", "text": "Trust"}, "Chair, Trust"),
        (ROLE, {"name": "Chair", "reference": "item 3"}, "Chair (item 3)"),
        (ROLE, {"name": "Chair"}, "Chair"),
        (ROLE, {"text": "Trust"}, "Trust"),
        (ROLE, {"reference": "item 3"}, "(item 3)"),
        (ROLE, {"name": "Chair", "role": "Pilot", "text": "Trust", "reference": "3"}, "Chair, Pilot, Trust (3)"),
        ("{name} - {role}, {text}", {"name": "IO", "text": "Trust"}, "IO, Trust"),
        ("{name} - {role}, {text}", {"name": "IO"}, "IO"),
        ("{name}, {role} {text}", {"name": "IO", "text": "Trust"}, "IO, Trust"),
        ("**Minutes:** {name}[, {role}]", {"role": "Clerk"}, "Minutes: Clerk"),
        ("**Minutes:** {name}[, {role}]", {}, "Minutes: "),
        ("**Decision[ {reference}]:** {text}", {"text": "To paint it."}, "Decision: To paint it."),
        ("{name}[ ([{role}][, {text}])]", {"text": "Trust"}, "(Trust)"),
        ("{name}[ ([{role}][, {text}])]", {"name": "IO", "text": "Trust"}, "IO (Trust)"),
        ("{name}[ ([{role}, ]{text})]", {"name": "IO"}, "IO"),
        ("{name}[ ([{role}][, {text}])]", {"name": "IO"}, "IO"),
        ("[{name}: ]{text}", {"name": "Chair"}, "Chair"),
        ("- {name}[, {role}]", {"name": "IO"}, "- IO"),
        ("{name}[ – {role}]", {"name": "Ines, Lady –", "role": ""}, "Ines, Lady –"),
    ],
)
def test_what_stands_between_two_fields_is_not_left_where_one_is_empty(
    source: str, values: dict[str, str], words: str
) -> None:
    assert phrase(source).words(values) == words


def test_marks_stand_around_all_that_a_phrase_says_and_around_nothing_else() -> None:
    marked = replace(phrase(ROLE), marks=("<", ">"))
    assert marked.words({"name": "Chair", "text": "Trust"}) == "<Chair, Trust>"
    assert marked.words({}) == ""


def test_a_line_with_an_empty_field_says_nothing() -> None:
    assert phrase("Role: {role}[ of {name}]").line({}) == ()
    assert plain(phrase("Role: {role}[ of {name}]").line({"role": "Chair"})) == "Role: Chair"


def test_the_look_of_a_phrase_lies_over_the_look_of_its_fields() -> None:
    said = phrase("**Action {reference}: {text}**").runs({"reference": "1", "text": (Run(text="now", italic=True),)})
    assert said == (Run(text="Action 1: ", bold=True), Run(text="now", bold=True, italic=True))


@pytest.mark.parametrize("source", ["{surname}", "[open", "{}"])
def test_a_phrase_that_cannot_be_said_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be printed here|not closed"):
        phrase(source)


def test_a_phrase_reads_what_it_wrote() -> None:
    read = phrase("AP{reference}[/{role}]").pattern({"reference": r"(\d+)", "role": r"(\d\d)"})
    found = read.fullmatch("AP34/17")
    assert found is not None
    assert found.groups() == ("34", "17")
    assert read.fullmatch("AP34") is not None


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["IO"], "IO"), (["IO", "TB"], "IO & TB"), (["IO", "TB", "LF"], "IO, TB and LF")],
)
def test_words_are_joined(words: list[str], joined: str) -> None:
    assert join(words, " & ", ", ", " and ") == joined


def test_letters_go_on_as_word_counts_them() -> None:
    assert [letters(number) for number in (1, 3, 26, 27, 28, 53)] == ["a", "c", "z", "aa", "bb", "aaa"]
