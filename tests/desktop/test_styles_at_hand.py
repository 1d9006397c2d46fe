"""The house styles at hand: read anew, and followed by menus, numbers and references without a restart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.styles_at_hand import StylesAtHand
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting


def written(folder: Path, name: str, words: str) -> None:
    (folder / "styles").mkdir(exist_ok=True)
    (folder / "styles" / f"{name}.toml").write_text(f'based_on = "notes-table"\n{words}', encoding="utf-8")


def read_again(desk: Desk) -> None:
    assert isinstance(desk.styles, StylesAtHand)
    desk.styles.read_again()
    desk.follow_styles()


def listed(window: Window) -> list[str]:
    menu = next(action.menu() for action in window.bar.menus["Meeting"].actions() if action.text() == "House style")
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions()]


def test_a_style_that_says_the_same_stays_the_same_object(tmp_path: Path) -> None:
    written(tmp_path, "ours", 'title = "Ours"\n')
    styles = StylesAtHand(tmp_path / "styles")
    ours, notes = styles["ours"], styles["notes-table"]
    styles.read_again()
    assert styles["ours"] is ours and styles["notes-table"] is notes
    written(tmp_path, "ours", 'title = "Ours, changed"\n')
    styles.read_again()
    assert styles["ours"].title == "Ours, changed"
    assert list(styles) == ["notes-table", "executive-board", "minutes-and-actions", "strategic-board", "ours"]


def test_a_file_that_cannot_be_read_is_left_out_with_its_reason(tmp_path: Path) -> None:
    written(tmp_path, "ours", 'title = "Ours"\nnothnig = "-"\n')
    styles = StylesAtHand(tmp_path / "styles")
    assert "ours" not in styles
    assert [str(fault) for fault in styles.faults] == [
        "ours.toml, line 3: nothnig: is not known here; is nothing meant?"
    ]


def test_the_menu_lists_a_new_style_and_no_longer_one_that_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, harbour_meeting()), "latest") as window:
        before = listed(window)
        written(tmp_path, "ours", 'title = "Our board"\n')
        read_again(desk_of(window))
        assert listed(window) == [*before, "Our board"]
        window.bar.run("style:ours")
        assert desk_of(window).style.name == "ours"
        (tmp_path / "styles" / "ours.toml").unlink()
        read_again(desk_of(window))
        assert listed(window) == before
        assert "style:ours" not in window.bar.actions_by_name
