"""House styles: four come with the program, one file makes another, and a fault is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.minutes.house_style import DEFAULT, built_in, load, resolve, styles
from desktop.minutes.style_file import StyleError, table_of, top_of
from desktop.minutes.style_parts import Names

FOUR = ["notes-table", "executive-board", "minutes-and-actions", "strategic-board"]


def written(folder: Path, words: str, name: str = "our-board") -> Path:
    file = folder / f"{name}.toml"
    file.write_text(words, encoding="utf-8")
    return file


def fault(folder: Path, words: str) -> str:
    with pytest.raises(StyleError) as caught:
        load(written(folder, words))
    return str(caught.value)


def test_four_styles_come_with_the_program_and_the_default_is_the_first() -> None:
    assert sorted(built_in()) == sorted(FOUR)
    assert next(iter(built_in())) == DEFAULT == "notes-table"


@pytest.mark.parametrize("name", FOUR)
def test_a_style_has_its_name_a_title_and_a_template_of_its_own(name: str) -> None:
    style = built_in()[name]
    assert style.name == name
    assert style.title
    assert style.language == "en-GB"
    assert style.look.template == f"{name}.docx"
    assert style.look.size >= 12
    assert style.add_action_table


def test_a_style_need_only_say_what_differs(tmp_path: Path) -> None:
    style = load(written(tmp_path, 'based_on = "strategic-board"\ntitle = "Ours"\n[actions]\ndigits = 3\n'))
    base = built_in()["strategic-board"]
    assert (style.name, style.title, style.actions.digits) == ("our-board", "Ours", 3)
    assert style.actions.reference == base.actions.reference
    assert style.people == base.people
    assert style.look == base.look


def test_a_file_that_a_windows_editor_saved_is_read(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(b'\xef\xbb\xbfbased_on = "notes-table"\r\ntitle = "Ours"\r\n')
    assert load(file).title == "Ours"


def test_a_style_may_be_based_on_one_beside_it(tmp_path: Path) -> None:
    written(tmp_path, 'based_on = "notes-table"\ntitle = "Parent"\nnothing = "none"\n', "parent")
    assert load(written(tmp_path, 'based_on = "parent"\ntitle = "Child"\n')).nothing == "none"


def test_a_style_of_ones_own_goes_before_the_one_that_comes_with_the_program(tmp_path: Path) -> None:
    written(tmp_path, 'based_on = "notes-table"\ntitle = "Notes, ours"\n', "notes-table")
    assert styles(tmp_path)["notes-table"].title == "Notes, ours"
    assert built_in()["notes-table"].title != "Notes, ours"


def test_a_broken_style_is_reported_and_the_others_stand(tmp_path: Path) -> None:
    written(tmp_path, "title = ", "broken")
    written(tmp_path, 'based_on = "notes-table"\ntitle = "Good"\n', "good")
    reported: list[StyleError] = []
    found = styles(tmp_path, reported.append)
    assert sorted(found) == sorted([*FOUR, "good"])
    assert [error.file.name for error in reported] == ["broken.toml"]


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert list(styles(tmp_path / "nowhere")) == list(built_in())
    assert list(styles()) == list(built_in())


def test_an_unknown_name_gives_the_default() -> None:
    assert resolve("minutes-and-actions", styles()).name == "minutes-and-actions"
    assert resolve("of-another-committee", styles()).name == DEFAULT
    assert resolve("", {}).name == DEFAULT


BASE = 'based_on = "notes-table"\ntitle = "Ours"\n'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('title = "Ours\n', "our-board.toml, line 1: is not TOML"),
        ('title = "Ours"\n', 'language: is missing (or begin with based_on = "notes-table")'),
        (
            BASE + "[actions]\nlable = 'x'\n",
            "our-board.toml, line 4: actions.lable: is not known here; is label meant?",
        ),
        (BASE + "[actions]\ndigits = 'two'\n", "line 4: actions.digits: must be a whole number"),
        (BASE + "[actions]\ndigits = true\n", "line 4: actions.digits: must be a whole number"),
        (BASE + "[actions]\nplace = 'nowhere'\n", "line 4: actions.place: must be one of 'in place'"),
        (BASE + "[names]\nin_text = 'titles'\n", "line 4: names.in_text: must be one of 'as typed'"),
        (BASE + "[names]\noffice = 'the officer'\n", "line 4: names.office: must print {office}"),
        (BASE + "[names]\nfirst = 'somebody'\n", "line 4: names.first: must print {name}, {initials} or {office}"),
        (BASE + "[names]\nfirst = '{role}'\n", "line 4: names.first: {role} cannot be printed here"),
        (
            BASE + "[actions]\ntext = '{refrence}'\n",
            "line 4: actions.text: {refrence} cannot be printed here; the fields are: {reference}",
        ),
        (BASE + "[actions]\ntext = '[{text}'\n", "line 4: actions.text: a [ is not closed by a ]"),
        (BASE + "[actions]\nreference = 'A'\n", "line 4: actions.reference: must print {number} once"),
        (BASE + "[actions]\nowners = {two = ' '}\n[items]\nlayout = 1\n", "line 6: items.layout: must be one of"),
        (BASE + "[look]\nink = 'blue'\n", "line 4: look.ink: must be a colour of six digits"),
        (BASE + "[look]\nmargins = [1, 2]\n", "line 4: look.margins: must be a list of 4"),
        (BASE + "[look]\nsize = 120\n", "line 4: look.size: letters must be between"),
        (BASE + "[look]\ntitle_align = 'middle'\n", "line 4: look.title_align: must be one of"),
        (
            BASE + "[look]\nfooter_align = 'top'\n",
            "line 4: look.footer_align: must be one of 'left', 'center', 'right'",
        ),
        (BASE + "[look]\naction_bar = 1\n", "line 4: look.action_bar: must be true or false"),
        (BASE + "tables = 'none'\n", "line 3: tables: must be a list in [ ]"),
        (BASE + "[[people]]\nwho = ['present']\n", "line 3: people.[0].heading: is missing"),
        (BASE + "[dates]\nmonths = ['Jan']\n", "line 4: dates.months: must be twelve months"),
        (BASE + "[attendance]\nroles = { chair = 1 }\n", "line 4: attendance.roles: must be a table of words"),
        (BASE + "look = 3\n", "line 3: look: must be a table of its own"),
        (BASE + "name = 'x'\n", "line 3: name: is the name of the file and not said in it"),
        (BASE + "[item_table]\ncolumns = []\n", "line 4: item_table.columns: needs at least one column"),
        (
            BASE + "[attendance]\nroles = { chiar = 'Chair' }\n",
            "line 4: attendance.roles: 'chiar' is not known; there are: chair",
        ),
        (BASE + "[actions]\nstatuses = { odd = 'Odd' }\n", "line 4: actions.statuses: 'odd' is not known"),
        (
            BASE + "[[people]]\nheading = 'All'\nwho = ['present']\n",
            "line 3: people.[0]: needs either columns or a line",
        ),
        (
            BASE
            + "[[people]]\nheading = 'A'\nwho = ['present']\nline = '{name}'\n"
            + "[[people]]\nheading = 'B'\nwho = ['gone']\n",
            "line 9: people.[1].who.[0]: must be one of 'present'",
        ),
        (BASE + "[page]\nfooter = '{sheet}'\n", "line 4: page.footer: can print {page} and {pages} only"),
        (BASE + "[lists]\nbullets = []\n", "line 4: lists.bullets: needs at least one bullet"),
        (BASE + "[items]\ncolumns = ['', 'Notes']\n", "line 4: items.columns: every column needs a heading"),
        (BASE + "[look]\nmargins = [1, 2, 3, -4]\n", "line 4: look.margins: must each be between"),
        ('based_on = "notes-table"\ntitle = " "\n', "line 2: title: must not be empty"),
        (BASE + "nothing = ' '\n", "line 3: nothing: must not be empty"),
        ('based_on = "no-such"\n', "line 1: based_on: there is no style 'no-such'"),
        ('based_on = "our-board"\n', "line 1: based_on: there is no style 'our-board'"),
        ('based_on = "../our-board"\n', "line 1: based_on: there is no style '../our-board'"),
        ("tables = " + "[" * 3000, "has brackets inside brackets too deep to be read"),
    ],
)
def test_a_fault_is_said_with_its_line_and_in_plain_words(words: str, said: str, tmp_path: Path) -> None:
    assert said in fault(tmp_path, words)


@pytest.mark.parametrize(
    "before", ["", "tables = [\n[],\n]\n", 'nothing = """\n[none]"""\n', "# a remark\n\n", "tables = []\n[look]\n"]
)
def test_the_top_of_a_file_says_what_the_whole_file_does(tmp_path: Path, before: str) -> None:
    file = written(tmp_path, f'{before}title = "Ours"\n[names]\ntitle = "of a table"\n')
    assert top_of(file).get("title") == table_of(file).get("title")


def test_styles_that_are_based_on_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path, 'based_on = "our-board"\n', "other")
    assert "goes round in a circle" in fault(tmp_path, 'based_on = "other"\n')


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"nowhere\.toml: cannot be read"):
        load(tmp_path / "nowhere.toml")
    file = tmp_path / "latin.toml"
    file.write_bytes(b'title = "\xe9"')
    with pytest.raises(StyleError, match="is not UTF-8"):
        load(file)


def test_what_a_style_file_without_names_means_is_what_the_first_style_says() -> None:
    assert built_in()["notes-table"].names == Names()
