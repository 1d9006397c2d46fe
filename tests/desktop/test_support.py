"""What support needs: enough to help, and no word of a meeting, no name and no passphrase in it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import backups, meetings, members
from db.records import Meeting, Member
from db.store import Store
from db.values import Struct
from desktop import crash, support
from desktop.dialogs.about import AboutDialog
from tests.desktop.windows import desk_of, opened
from tests.samples import harbour_meeting

USER, FOLDER = "ruth.pepperidge", "Quay Board private"
OURS = {
    *("Board", "Harbour", "and", "the", "to", "was", "of", "on", "by", "at", "it", "for", "with", "meeting", "from"),
    *("item", "items", "minutes", "notes", "actions", "text", "open", "is", "not", "system", "members", "no", "in"),
}
"""Words that may stand in any report whatever the meetings say."""


def words_of(value: object) -> set[str]:
    """Return every word in a record and in all that it holds."""
    if isinstance(value, str):
        return set(re.findall(r"[^\W\d_]{4,}", value))
    if isinstance(value, Struct):
        return set().union(*(words_of(getattr(value, name)) for name in value.__struct_fields__))
    return set().union(*map(words_of, value)) if isinstance(value, tuple) else set()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of somebody, below their home, whose name says something."""
    home = tmp_path / "home" / USER
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    return home / FOLDER


def secret_meeting() -> Meeting:
    return harbour_meeting(title="Xanthippe Quorley’s grievance", place="Zeppelin Chambers")


def filled(folder: Path) -> set[str]:
    """Fill a data folder with a meeting, members, a backup and a log; return the words that stand in it."""
    store = Store.open(folder)
    meeting = secret_meeting()
    store.write(meetings.add(meeting))
    committee = store.read(meetings.cards)[0].committee
    member = Member(
        name="Wilhelmina Ottoline", initials="WO", organisation="Foxglove Trust", email="wo@foxglove.example"
    )
    store.write(members.add(committee, member))
    store.close()
    backups.make(folder, datetime(2026, 3, 2, 14, 30))
    try:
        raise ValueError(f"{meeting.title} in {folder}")
    except ValueError as error:
        crash.write_down(folder, crash.report(type(error), error.__traceback__))
    return words_of(meeting) | words_of(member)


def test_no_word_of_the_minutes_no_name_and_no_place_is_in_it(qtbot: QtBot, folder: Path) -> None:
    secret = {word for word in filled(folder) if word.casefold() not in {one.casefold() for one in OURS}}
    with opened(qtbot, folder) as window:
        said = support.report(window, folder)
    assert "Xanthippe" in secret and "Foxglove" in secret
    found = {word for word in secret if re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)}
    assert found == set()
    for private in (USER, "ruth", FOLDER, str(folder), str(folder.parent)):
        assert private not in said


def test_it_says_what_somebody_needs_who_is_to_help(qtbot: QtBot, folder: Path) -> None:
    filled(folder)
    with opened(qtbot, folder) as window:
        said = support.report(window, folder)
    for line in (
        "meetings: 1",
        "how many: 1",
        "locked with a passphrase: no",
        "folder: the user’s own",
        "only read: no",
    ):
        assert f"  {line}" in said
    for name in (
        "Minutebook",
        "Python",
        "Qt",
        "opened with",
        "SQLCipher",
        "system",
        "screen 1",
        "dress",
        "free",
        "notes",
    ):
        assert re.search(rf"^  {name}: \S", said, re.MULTILINE), name
    assert "not found out" not in said
    assert "ValueError" in said and "test_support.py:" in said


def test_lines_of_the_log_that_are_not_its_own_are_left_out(folder: Path) -> None:
    (folder / "log").mkdir(parents=True)
    (folder / crash.LOG).write_text(
        "2026-03-02 14:30:00 KeyError\n  notes.py:12 write\nXanthippe said no\n  Python 3.11.2, Qt 6.11, Linux\n",
        encoding="utf-8",
    )
    assert support.log_lines(folder) == (
        "  2026-03-02 14:30:00 KeyError\n    notes.py:12 write\n    Python 3.11.2, Qt 6.11, Linux"
    )


def test_what_cannot_be_found_out_leaves_the_rest(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_folder: Path) -> tuple[()]:
        raise PermissionError(f"{folder} is closed to {USER}")

    with opened(qtbot, folder) as window:
        monkeypatch.setattr(backups, "every", broken)
        said = support.report(window, folder)
    assert "not found out: PermissionError" in said and "meetings: 0" in said
    assert USER not in said


def test_it_is_shown_before_it_is_copied_and_copied_as_shown(qtbot: QtBot, folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    with opened(qtbot, folder) as window:
        dialog = AboutDialog(window, desk_of(window).workspace.store.folder, "support")
        with qtbot.waitExposed(dialog):
            dialog.show()
        shown = dialog.support.text.toPlainText()
        dialog.support.copy_button.click()
        assert shown.startswith("Program") and QApplication.clipboard().text() == shown
        dialog.close()


def test_the_users_name_and_folder_are_taken_out_of_any_words(folder: Path) -> None:
    said = f"cannot open {folder.parent}/x, said {USER}; {USER}s is another word"
    assert support.without_names(said) == f"cannot open ~/x, said …; {USER}s is another word"
