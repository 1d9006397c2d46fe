"""House styles changed by real keys: what is typed is in the file, in the pages beside it and in what is exported."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db import committees
from db.records import Meeting
from desktop.minutes.compose import compose
from desktop.minutes.document import every_block, plain
from desktop.minutes.house_style import built_in, load
from desktop.minutes.style_editing.choices import find, pages
from desktop.style_pages.chosen_fields import OneOfField
from desktop.style_pages.field import Field
from desktop.style_pages.lists import ListField, RecordField
from desktop.style_pages.style_screen import StyleScreen
from desktop.style_pages.typed_fields import PhraseField, WordsField
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting


@dataclass
class Editor:
    """The window with the screen of house styles, on a folder of its own."""

    window: Window
    screen: StyleScreen
    folder: Path

    def path(self, name: str) -> Path:
        return self.folder / "styles" / f"{name}.toml"

    def go(self, words: str) -> QWidget:
        """Find a choice by typing some of its name, and return what has the focus then."""
        QTest.keyClicks(self.screen.styles, "/")
        QTest.keyClicks(focus_in(self.window), words)
        QTest.keyClick(focus_in(self.window), Qt.Key.Key_Return)
        return focus_in(self.window)

    def write(self, words: str) -> None:
        """Type over all that stands in the line that has the focus."""
        press(self.window, "Ctrl+A")
        QTest.keyClicks(focus_in(self.window), words)

    def field(self, place: str) -> Field:
        """The field of a choice, its page shown."""
        choice = find(place)
        assert choice is not None
        self.screen.go_to(choice)
        return self.screen.page.rows[place].field

    def undo(self) -> None:
        """Undo by the menu: after a dialog the windowless platform gives the keys to nobody."""
        self.window.bar.run("edit.undo")

    def said(self, name: str) -> dict[str, object]:
        self.screen.work.hand_over()
        return tomllib.loads(self.path(name).read_text("utf-8"))


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.toml").write_text(
        'based_on = "notes-table"   # ours\ntitle = "Our board"\n\n[look]\naccent = "7A1F2B"\n', encoding="utf-8"
    )
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(style="ours")), "latest") as window:
        window.bar.run("screen.house_style")
        screen = window.pages.currentWidget()
        assert isinstance(screen, StyleScreen)
        yield Editor(window, screen, tmp_path)


def open_meeting(editor: Editor) -> Meeting:
    meeting = desk_of(editor.window).meeting
    assert meeting is not None
    return meeting


def minutes(editor: Editor) -> str:
    """All words of the open minutes as they would be exported now."""
    document = compose(open_meeting(editor), desk_of(editor.window).style)
    return "\n".join(plain(block.runs) for block in every_block(document.blocks) if hasattr(block, "runs"))


def answer(verb: str, words: str = "") -> None:
    """Answer the dialog that comes next: type words and press the button of this verb."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        if words:
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText(words)
        next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == verb).click()

    QTimer.singleShot(50, do)


def test_the_style_of_the_open_meeting_is_in_hand(editor: Editor) -> None:
    assert editor.screen.work.name == "ours"
    assert editor.screen.styles.key == "ours"
    assert editor.screen.said.text() == (
        "“Our board”. 1 of its choices differs from “Meeting notes with action table”. "
        "Saved by itself with every change; Ctrl+Z takes it back."
    )


def test_a_reference_typed_is_in_the_file_the_pages_and_the_minutes(editor: Editor, qtbot: QtBot) -> None:
    assert isinstance(editor.go("refer"), QLineEdit)
    editor.write("HT{number}/{yy}")
    qtbot.waitUntil(lambda: editor.path("ours").read_text("utf-8").endswith('reference = "HT{number}/{yy}"\n'))
    assert "# ours" in editor.path("ours").read_text("utf-8")
    assert load(editor.path("ours")).actions.reference.source == "HT{number}/{yy}"
    assert "HT1/26" in minutes(editor)
    assert desk_of(editor.window).numbers.references and set(desk_of(editor.window).numbers.references.values()) >= {
        "HT1/26"
    }
    qtbot.waitUntil(lambda: not editor.screen.preview.waiting, timeout=10_000)
    field = editor.screen.page.rows["actions.reference"].field
    assert field.note.words == "Prints: HT1/26"
    assert editor.screen.preview.printed["actions", "text"].words.startswith("Action HT1/26")


def test_what_was_typed_is_taken_back_in_one_step_and_done_again(editor: Editor) -> None:
    before = editor.path("ours").read_text("utf-8")
    line = editor.go("refer")
    assert isinstance(line, QLineEdit)
    editor.write("HT{number}")
    press(editor.window, "Ctrl+Z")
    assert editor.path("ours").read_text("utf-8") == before
    assert line.text() == "{number}"
    assert "HT1" not in minutes(editor)
    press(editor.window, "Ctrl+Shift+Z")
    assert line.text() == "HT{number}"
    assert editor.said("ours")["actions"] == {"reference": "HT{number}"}
    assert "HT1" in minutes(editor)


def test_what_a_style_cannot_say_is_refused_at_the_field_and_nothing_is_written(editor: Editor) -> None:
    before = editor.path("ours").read_text("utf-8")
    line = editor.go("refer")
    assert isinstance(line, QLineEdit)
    editor.write("HT")
    field = editor.screen.page.rows["actions.reference"].field
    assert field.note.words == "⚠ Must print {number} once, and no year twice."
    editor.write("HT{numbr}")
    assert field.note.words.startswith("⚠ {numbr} cannot be printed here; the fields are: {number}")
    editor.screen.work.hand_over()
    assert editor.path("ours").read_text("utf-8") == before
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "{number}" and editor.screen.isVisible()


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        ("look.accent", "red", "must be a colour of six digits"),
        ("nothing", " ", "must not be empty"),
        ("heading.file_title", "[{title}", "a [ is not closed by a ]"),
        ("actions.text", "{text", "a { is not closed by a }"),
        ("page.footer", "{sheet}", "can print {page} and {pages} only"),
    ],
)
def test_a_fault_is_said_in_words_at_its_field(editor: Editor, place: str, typed: str, said: str) -> None:
    field = editor.field(place)
    editor.write(typed)
    assert said in field.note.words.replace("Must", "must").replace("Can ", "can ").replace("A ", "a ")


def test_changing_what_comes_with_the_program_makes_a_copy_and_says_so(editor: Editor) -> None:
    editor.screen.work.take("strategic-board")
    assert editor.screen.said.text().startswith("“Strategic board minutes” comes with Minutebook and stays as it is")
    line = editor.go("refer")
    editor.write("SB{number}")
    copied = editor.said("strategic-board-minutes-our-own")
    assert copied == {
        "based_on": "strategic-board",
        "title": "Strategic board minutes – our own",
        "actions": {"reference": "SB{number}"},
    }
    assert focus_in(editor.window) is line
    assert "a copy of your own" in editor.window.messages.words
    editor.window.messages.press("Use it for HTB")
    assert open_meeting(editor).style == "strategic-board-minutes-our-own"
    assert "SB01" in minutes(editor)
    press(editor.window, "Ctrl+Z")
    assert open_meeting(editor).style == "ours"
    press(editor.window, "Ctrl+Z")
    assert not editor.path("strategic-board-minutes-our-own").exists()
    assert editor.screen.work.name == "strategic-board"


def test_who_comes_back_goes_on_with_the_copy_and_makes_no_other(editor: Editor) -> None:
    editor.screen.work.take("strategic-board")
    editor.screen.use.click()
    editor.go("refer")
    editor.write("SB{number}")
    QTest.keyClick(focus_in(editor.window), Qt.Key.Key_Escape)
    editor.window.bar.run("screen.house_style")
    assert editor.screen.work.name == "strategic-board-minutes-our-own"
    assert open_meeting(editor).style == "strategic-board"


def test_what_differs_is_marked_and_put_back_one_by_one(editor: Editor) -> None:
    editor.field("look.accent")
    row = editor.screen.page.rows["look.accent"]
    assert row.mark.isVisible() and row.back.isVisible()
    assert not editor.screen.page.rows["look.ink"].mark.isVisible()
    row.back.setFocus()
    QTest.keyClick(row.back, Qt.Key.Key_Space)
    assert editor.said("ours") == {"based_on": "notes-table", "title": "Our board"}
    assert not row.mark.isVisible()
    press(editor.window, "Ctrl+Z")
    assert editor.said("ours")["look"] == {"accent": "7A1F2B"}
    assert row.mark.isVisible()


def test_columns_are_added_moved_and_taken_away(editor: Editor) -> None:
    field = editor.field("people")
    assert isinstance(field, ListField)
    first = field.inner[0]
    assert isinstance(first, RecordField)
    columns = first.inner["columns"]
    assert isinstance(columns, ListField)
    columns.add_button.setFocus()
    QTest.keyClick(columns.add_button, Qt.Key.Key_Space)
    assert isinstance(focus_in(editor.window), QLineEdit)
    QTest.keyClicks(focus_in(editor.window), "Agency")
    press(editor.window, "Alt+Shift+Up")
    people = editor.said("ours")["people"]
    assert isinstance(people, list)
    assert [column["heading"] for column in people[0]["columns"]] == ["Name", "Initials", "Agency", "Role"]
    columns.inner[1].take_focus()
    press(editor.window, "Ctrl+Delete")
    people = editor.said("ours")["people"]
    assert isinstance(people, list)
    assert [column["heading"] for column in people[0]["columns"]] == ["Name", "Agency", "Role"]
    for _ in range(2):
        columns.inner[0].take_focus()
        press(editor.window, "Ctrl+Delete")
    columns.inner[0].take_focus()
    press(editor.window, "Ctrl+Delete")
    assert columns.note.words.startswith("⚠ Needs either columns or a line")


def test_a_list_of_people_becomes_a_line_each_and_a_table_again(editor: Editor) -> None:
    field = editor.field("people")
    assert isinstance(field, ListField)
    first = field.inner[0]
    assert isinstance(first, RecordField) and first.form_box is not None
    first.form_box.setFocus()
    QTest.keyClick(first.form_box, Qt.Key.Key_Down)
    people = editor.said("ours")["people"]
    assert isinstance(people, list)
    assert "columns" not in people[0] and people[0]["line"].startswith("{name}")
    assert first.inner["line"].isVisible() and not first.inner["columns"].isVisible()
    QTest.keyClick(first.form_box, Qt.Key.Key_Up)
    assert first.inner["columns"].isVisible()


def test_lines_are_added_with_enter_and_a_field_put_in_from_the_menu(editor: Editor) -> None:
    field = editor.field("heading.details")
    assert isinstance(field, ListField)
    QTest.keyClick(focus_in(editor.window), Qt.Key.Key_Return)
    QTest.keyClicks(focus_in(editor.window), "Quorum: ")
    line = field.inner[1]
    assert isinstance(line, PhraseField) and line.line.hasFocus()
    press(editor.window, "Alt+Down")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("{quorum}")).trigger()
    menu.close()
    assert line.value == "Quorum: {quorum}"
    heading = editor.said("ours")["heading"]
    assert isinstance(heading, dict)
    assert heading["details"][:2] == ["**Date:**\t{date}", "Quorum: {quorum}"]


def test_one_of_several_is_chosen_by_keys_with_its_example_below(editor: Editor) -> None:
    field = editor.field("actions.numbers")
    assert isinstance(field, OneOfField)
    assert field.note.words == "1, 2, 3 …"
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert field.note.words == "3.1, 3.2, then 4.1"
    assert editor.said("ours")["actions"] == {"numbers": "by item"}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("refer", "actions.reference"),
        ("font", "look.font"),
        ("margins", "look.margins"),
        ("months", "dates.months"),
        ("running head", "page.running_head"),
        ("mark of a dr", "page.draft"),
    ],
)
def test_a_choice_is_found_by_its_name_or_that_of_its_key(editor: Editor, typed: str, place: str) -> None:
    focus = editor.go(typed)
    assert editor.screen.page.rows[place].isAncestorOf(focus)


def test_every_control_of_every_page_has_a_name(editor: Editor) -> None:
    for at in range(len(pages())):
        editor.screen.turn_to(at)
        for field in editor.screen.page.fields():
            for widget in field.findChildren(QWidget):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(field):
                    named = widget if widget.accessibleName() else widget.parentWidget()
                    assert named is not None and named.accessibleName(), (field.way, widget)
            if isinstance(field, WordsField):
                assert field.line.accessibleName(), field.way


def test_a_copy_is_made_renamed_and_removed_and_each_is_taken_back(editor: Editor) -> None:
    editor.screen.take_focus()
    answer("Make the copy", "Theirs")
    press(editor.window, "Insert")
    assert editor.path("theirs").exists() and editor.screen.work.name == "theirs"
    assert "style:theirs" in editor.window.bar.actions_by_name
    answer("Rename it", "Quite another")
    press(editor.window, "F2")
    assert editor.said("theirs")["title"] == "Quite another"
    assert "Quite another" in [style.title for style in desk_of(editor.window).styles.values()]
    answer("Remove it")
    press(editor.window, "Delete")
    assert not editor.path("theirs").exists()
    editor.undo()
    editor.undo()
    assert editor.said("theirs")["title"] == "Theirs"
    editor.undo()
    assert "style:theirs" not in editor.window.bar.actions_by_name


def test_before_a_style_is_removed_it_is_said_who_uses_it_and_what_began_with_it_stays(editor: Editor) -> None:
    desk = desk_of(editor.window)
    desk.workspace.alter(committees.change(open_meeting(editor).committee.id, style="ours"), "Style")
    editor.path("theirs").write_text('based_on = "ours"\ntitle = "Theirs"  # kept\n', encoding="utf-8")
    editor.screen.deeds.read_again()
    before = load(editor.path("theirs"))
    said: list[str] = []
    editor.screen.work.take("ours")
    editor.screen.take_focus()

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == "Remove it").click()

    QTimer.singleShot(50, read)
    press(editor.window, "Delete")
    assert said == [
        "It is the style of Harbour Trust Board. One meeting has it: what is not agreed yet prints in the default "
        "style from then on. “Theirs” began with it and keep what they took from it. Undo (Ctrl+Z) brings it back."
    ]
    assert load(editor.path("theirs")) == before
    assert "# kept" in editor.path("theirs").read_text("utf-8")
    assert open_meeting(editor).style == "ours"
    editor.undo()
    assert editor.path("ours").exists()
    assert editor.said("theirs")["based_on"] == "ours"


def test_what_is_exported_stands_alone_and_comes_in_again(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.path("theirs").write_text('based_on = "ours"\ntitle = "Theirs"\nnothing = "none"\n', encoding="utf-8")
    editor.screen.deeds.read_again()
    editor.screen.work.take("theirs")
    out = tmp_path / "out" / "theirs.toml"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    editor.screen.deeds.export()
    assert tomllib.loads(out.read_text("utf-8")) == {
        "based_on": "notes-table",
        "title": "Theirs",
        "nothing": "none",
        "look": {"accent": "7A1F2B"},
    }
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    answer("Keep both")
    editor.screen.deeds.bring_in()
    assert editor.screen.work.name == "theirs-2"
    assert editor.screen.work.style.title == "Theirs 2"
    answer("Replace it")
    editor.screen.deeds.bring_in()
    assert editor.said("theirs")["based_on"] == "notes-table"
    editor.undo()
    assert editor.said("theirs")["based_on"] == "ours"


def test_a_broken_file_is_refused_with_its_line(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text('based_on = "notes-table"\ntitle = "Broken"\n[actions]\ndigits = "two"\n', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        box.buttons()[0].click()

    QTimer.singleShot(50, read)
    editor.screen.deeds.bring_in()
    assert said == ["broken.toml, line 4: actions.digits: must be a whole number."]
    assert not editor.path("broken").exists()


def test_a_broken_file_of_ones_own_is_listed_with_its_reason(editor: Editor) -> None:
    editor.path("odd").write_text('based_on = "notes-table"\nnothnig = "x"\n', encoding="utf-8")
    editor.screen.deeds.read_again()
    editor.screen.take_focus()
    QTest.keyClicks(editor.screen.styles, "odd")
    assert editor.screen.fault.text() == "odd.toml, line 2: nothnig: is not known here; is nothing meant?"
    assert editor.screen.fault.isVisible() and not editor.screen.pages.isVisible()
    answer("Remove it")
    press(editor.window, "Delete")
    assert not editor.path("odd").exists()


def test_a_file_changed_by_hand_meanwhile_keeps_what_the_hand_wrote(editor: Editor) -> None:
    editor.path("ours").write_text(
        'based_on = "notes-table"\ntitle = "Our board"\nnothing = "by hand"\n', encoding="utf-8"
    )
    editor.field("no_actions")
    editor.write("None today.")
    assert editor.said("ours") == {
        "based_on": "notes-table",
        "title": "Our board",
        "nothing": "by hand",
        "no_actions": "None today.",
    }


def test_what_is_typed_on_the_way_to_a_fault_is_not_written_either(editor: Editor, qtbot: QtBot) -> None:
    before = editor.path("ours").read_text("utf-8")
    field = editor.field("actions.text")
    assert isinstance(field, PhraseField)
    QTest.keyClicks(focus_in(editor.window), " by {owner}")
    assert field.note.words.startswith("⚠ {owner} cannot be printed here")
    editor.screen.work.hand_over()
    assert editor.path("ours").read_text("utf-8") == before
    assert field.value == "**Action {reference}: {text}** by {owner}"
    QTest.keyClick(focus_in(editor.window), Qt.Key.Key_Backspace)
    QTest.keyClicks(focus_in(editor.window), "s}")
    assert editor.said("ours")["actions"] == {"text": "**Action {reference}: {text}** by {owners}"}


def test_words_are_made_bold_by_their_key_and_the_notes_stay_away(editor: Editor) -> None:
    field = editor.field("decisions.text")
    assert isinstance(field, PhraseField)
    editor.write("{text}")
    press(editor.window, "Ctrl+A")
    press(editor.window, "Ctrl+B")
    assert field.value == "**{text}**" and editor.screen.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_End)
    press(editor.window, "Ctrl+I")
    QTest.keyClicks(field.line, "lean")
    assert field.value == "**{text}***lean*"


def test_what_is_typed_and_taken_out_again_is_no_step(editor: Editor) -> None:
    editor.field("no_actions")
    QTest.keyClicks(focus_in(editor.window), "!")
    QTest.keyClick(focus_in(editor.window), Qt.Key.Key_Backspace)
    editor.screen.work.hand_over()
    assert desk_of(editor.window).workspace.undo_name == ""


def test_what_was_refused_is_let_go_with_another_style_in_hand(editor: Editor) -> None:
    field = editor.field("actions.reference")
    assert isinstance(field, PhraseField)
    editor.write("{")
    assert field.is_wrong
    editor.screen.work.take("notes-table")
    assert field.line.text() == "{number}" and not field.is_wrong


def test_a_change_whose_file_is_gone_is_told_and_nothing_is_made(editor: Editor) -> None:
    editor.field("no_actions")
    editor.path("ours").unlink()
    editor.write("None.")
    editor.screen.work.hand_over()
    assert editor.window.messages.words == "That change was not kept. The file ours.toml is not there any more."
    assert not list((editor.folder / "styles").glob("*.toml"))
    assert editor.screen.work.name == "notes-table"


def test_a_file_that_cannot_be_written_is_told_and_the_field_says_what_holds(editor: Editor) -> None:
    field = editor.field("no_actions")
    assert isinstance(field, WordsField)
    editor.path("ours").unlink()
    editor.path("ours").mkdir()
    editor.write("None.")
    editor.screen.work.hand_over()
    assert editor.window.messages.words.startswith("That change was not kept. ours.toml")
    assert field.line.text() == "No actions were agreed."


def test_pages_are_turned_by_keys_and_round_and_round(editor: Editor) -> None:
    editor.field("title")
    press(editor.window, "Ctrl+PgUp")
    assert editor.screen.page.page.title == pages()[-1].title
    press(editor.window, "Ctrl+PgDown")
    assert editor.screen.page.page.title == pages()[0].title
    assert editor.screen.page.isAncestorOf(focus_in(editor.window))


def test_the_style_that_the_open_meeting_wears_is_marked_in_the_list(editor: Editor) -> None:
    def worn() -> list[object]:
        return [row.key for row in editor.screen.styles.rows if row.mark is not None and row.mark.words == "●"]

    assert worn() == ["ours"]
    editor.screen.work.take("executive-board")
    editor.screen.use.click()
    assert worn() == ["executive-board"]
    assert desk_of(editor.window).workspace.read(committees.profile(open_meeting(editor).committee.id)).style == (
        "executive-board"
    )
    editor.undo()
    assert worn() == ["ours"]


def test_months_of_another_language_reach_the_minutes(editor: Editor) -> None:
    field = editor.field("dates.months")
    march = next(inner for inner in field.every() if inner.way == ("dates", "months", 2))
    march.take_focus()
    editor.write("Mawrth")
    editor.screen.work.hand_over()
    assert "12 Mawrth 2026" in minutes(editor)


def test_without_an_open_meeting_the_sample_is_shown(editor: Editor, qtbot: QtBot) -> None:
    desk_of(editor.window).workspace.leave()
    editor.window.bar.run("screen.house_style")
    assert editor.screen.meeting.title == "Lantern Street Community Board"
    assert set(built_in()) <= set(desk_of(editor.window).styles)
    qtbot.waitUntil(lambda: not editor.screen.preview.waiting, timeout=10_000)
    assert editor.screen.preview.pages.sizes


def test_the_place_that_a_choice_concerns_is_marked_in_the_pages(editor: Editor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not editor.screen.preview.waiting, timeout=10_000)
    editor.field("page.running_head")
    assert editor.screen.preview.view.marked == (0, 0.0)
    editor.field("tables")
    marked = editor.screen.preview.view.marked
    assert marked is not None and marked > (0, 100.0)


def test_esc_leads_back_and_keeps_what_was_typed(editor: Editor) -> None:
    editor.go("refer")
    editor.write("E{number}")
    QTest.keyClick(focus_in(editor.window), Qt.Key.Key_Escape)
    assert not editor.screen.isVisible()
    assert tomllib.loads(editor.path("ours").read_text("utf-8"))["actions"] == {"reference": "E{number}"}
