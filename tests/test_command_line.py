from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import docx
import pytest

from db import search as kinds
from db.records import Action, Item, Meeting, Note, Owner, Review
from db.store import FILE
from db.values import replace
from desktop import command_line
from desktop.command_line.commands import search
from desktop.minutes.exports import meeting_file
from desktop.minutes.house_style import built_in, resolve
from desktop.minutes.imports.meeting_file import read
from desktop.minutes.numbering import number
from tests.samples import harbour_meeting, person

ROOT = Path(__file__).parent.parent
HTB = harbour_meeting().uid
OTHER = "0d6f9999-5b1e-4b44-9d0e-0a8f3f1f7c12"


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[list[str]]:
        return [re.split(r" {2,}", line) for line in self.out.splitlines()]

    @property
    def refused(self) -> str:
        """The one line of a command that was refused."""
        assert (self.code, self.out) == (2, "")
        assert self.err.endswith("\n")
        assert len(self.err.splitlines()) == 1
        return self.err


Run = Callable[..., Ran]


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return tmp_path / "books"


@pytest.fixture
def run(books: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = command_line.run(["--data", str(books), *map(str, arguments)])
        return Ran(code, *capsys.readouterr())

    return run


def filed(folder: Path, meeting: Meeting, name: str = "meeting.json") -> Path:
    path = folder / name
    with_ids = read(written(meeting))
    path.write_bytes(written(with_ids))
    return path


def written(meeting: Meeting) -> bytes:
    return meeting_file.render(meeting, number(meeting, resolve(meeting.style, built_in())))


def rows(books: Path) -> str:
    with closing(sqlite3.connect(books / FILE)) as connection:
        return "\n".join(connection.iterdump())


def sitting(uid: str, day: date, *notes: Note, **fields: Any) -> Meeting:
    return harbour_meeting(
        uid=uid, date=day, title=f"Sitting {day}", people=(), attendance=(), items=(Item(id=1, notes=notes),), **fields
    )


def action(text: str, **fields: Any) -> Note:
    return Note(kind="action", text=text, action=Action(**fields))


def test_what_is_imported_is_listed_newest_first(run: Run, tmp_path: Path) -> None:
    first = filed(tmp_path, harbour_meeting(), "a.json")
    second = filed(tmp_path, harbour_meeting(uid=OTHER, date=date(2026, 5, 14), title="Next  one"), "b.json")
    imported = run("import", first, second)
    assert (imported.code, imported.err) == (0, "")
    assert imported.lines == [
        ["0d6f1c3e", "2026-03-12", "Harbour Trust Board meeting"],
        ["0d6f9999", "2026-05-14", "Next one"],
    ]
    assert run("list").lines == [
        ["0d6f9999", "2026-05-14", "draft", "Next one"],
        ["0d6f1c3e", "2026-03-12", "draft", "Harbour Trust Board meeting"],
    ]


def test_an_empty_list_is_a_no(run: Run) -> None:
    assert run("list") == Ran(1, "", "")


def test_exporting_what_was_imported_gives_the_same_file(run: Run, tmp_path: Path) -> None:
    path = filed(tmp_path, harbour_meeting())
    run("import", path)
    exported = run("export", "latest", tmp_path / "again.json")
    assert exported == Ran(0, f"{tmp_path / 'again.json'}\n", "")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html", ".txt", ".JSON"])
def test_a_meeting_is_written_by_its_ending(ending: str, run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    out = tmp_path / f"out{ending}"
    assert run("export", "0d6f", out).code == 0
    private = b"check the spelling of the surveyor" in out.read_bytes()
    assert private == (ending == ".JSON")


def test_an_agenda_is_written_instead_of_the_minutes(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    out = tmp_path / "agenda.docx"
    assert run("export", "latest", out, "--agenda").code == 0
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert "AGENDA" in words and "Welcomes were made" not in words
    assert "agenda is written as one of .docx, .pdf" in run("export", "latest", tmp_path / "x.txt", "--agenda").refused


def test_a_style_can_be_chosen_for_an_export(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    run("export", "latest", tmp_path / "own.txt")
    run("export", "latest", tmp_path / "other.txt", "--style", "strategic-board")
    assert (tmp_path / "own.txt").read_text() != (tmp_path / "other.txt").read_text()
    assert "there is no house style 'grand'" in run("export", "latest", tmp_path / "x.txt", "--style", "grand").refused
    assert not (tmp_path / "x.txt").exists()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("latest", "Next"),
        ("2026-05-14", "Next"),
        ("0D6F9", "Next"),
        ("0d6f1c3e", "Harbour"),
        (HTB, "Harbour"),
        ("0d6f", "2 meetings are called '0d6f'"),
        ("2026-03-12", "2 meetings are called '2026-03-12'"),
        ("ffff", "no meeting is called 'ffff'"),
        ("2026-03", "no meeting is called '2026-03'"),
        ("", "no meeting is called ''"),
    ],
)
def test_a_meeting_is_called_by_id_date_or_latest(words: str, found: str, run: Run, tmp_path: Path) -> None:
    later = harbour_meeting(uid=OTHER, date=date(2026, 5, 14), title="Next")
    third = harbour_meeting(uid="11111111-5b1e-4b44-9d0e-0a8f3f1f7c12", title="Twin")
    run("import", *(filed(tmp_path, one, f"{one.title}.json") for one in (harbour_meeting(), later, third)))
    out = tmp_path / "out.json"
    ran = run("export", words, out)
    if ran.code:
        assert found in ran.refused
        assert not out.exists()
    else:
        assert json.loads(out.read_bytes())["title"].startswith(found)


def test_the_latest_of_no_meeting_is_refused(run: Run) -> None:
    assert "no meeting is called 'latest'" in run("check", "latest").refused


def test_a_meeting_that_is_here_is_refused_unless_it_is_to_be_replaced(run: Run, books: Path, tmp_path: Path) -> None:
    path = filed(tmp_path, harbour_meeting())
    run("import", path)
    before = rows(books)
    new = filed(tmp_path, harbour_meeting(uid=OTHER, title="New"), "new.json")
    changed = filed(tmp_path, harbour_meeting(title="Changed"), "changed.json")
    assert f"{changed}: meeting 0d6f1c3e is here already" in run("import", new, changed).refused
    assert rows(books) == before
    assert run("import", changed, "--replace").lines == [["0d6f1c3e", "2026-03-12", "Changed"]]
    assert run("list").lines == [["0d6f1c3e", "2026-03-12", "draft", "Changed"]]
    assert run("import", "--replace", path).code == 0
    assert "here already" in run("import", path).refused


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_one_meeting_in_two_files_is_refused(options: list[str], run: Run, tmp_path: Path) -> None:
    one, two = filed(tmp_path, harbour_meeting(), "1.json"), filed(tmp_path, harbour_meeting(), "2.json")
    assert run("import", one, two, *options).refused == f"minutebook: {two}: the same meeting as {one}\n"
    assert "the same meeting as" in run("import", one, one, *options).refused
    assert run("list").code == 1


def test_files_are_imported_all_or_none(run: Run, books: Path, tmp_path: Path) -> None:
    good = filed(tmp_path, harbour_meeting(), "good.json")
    bad = tmp_path / "bad.json"
    bad.write_bytes(good.read_bytes().replace(b'"2026-03-20"', b'"2026-02-30"').replace(HTB.encode(), OTHER.encode()))
    place = 'agenda[1].notes[2].due: "2026-02-30" is no date (YYYY-MM-DD)'
    assert run("import", good, bad).refused == f"minutebook: {bad}: {place}\n"
    assert run("list").code == 1


def test_a_file_too_large_is_refused_before_it_is_read(run: Run, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    assert "larger than 20 MB" in run("import", large).refused


@pytest.mark.parametrize("name", ["nowhere.json", ".", "nowhere/at/all.json"])
def test_a_file_that_cannot_be_read_is_said_in_one_line(name: str, run: Run, tmp_path: Path) -> None:
    assert str(tmp_path / name) in run("import", tmp_path / name).refused


def test_mutilated_files_are_taken_or_refused_in_one_line_and_change_nothing(
    run: Run, books: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    whole = filed(tmp_path, harbour_meeting()).read_bytes()
    path = tmp_path / "mutilated.json"
    run("list")
    before = rows(books)
    for _ in range(150):
        cut = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(cut))
            cut[at : at + chance.randint(0, 9)] = bytes(
                chance.choices(b'{}[]",:\\ntf01\xc3\xff', k=chance.randint(0, 4))
            )
        path.write_bytes(cut)
        ran = run("import", path)
        if ran.code == 0:
            (books / FILE).unlink()
            run("list")
        else:
            assert "inside Minutebook" not in ran.refused
            assert rows(books) == before


def test_importing_several_numbers_them_as_if_held_in_order(run: Run, tmp_path: Path) -> None:
    days = [date(2026, 9, 1), date(2026, 1, 7), date(2025, 12, 1), date(2026, 3, 12)]
    files = [
        filed(
            tmp_path,
            sitting(f"{n:08x}-0000-4000-8000-000000000000", day, action("a"), action("b"), style="strategic-board"),
            f"{n}.json",
        )
        for n, day in enumerate(days)
    ]
    run("import", *files[:3])
    run("import", files[3])
    run("actions", tmp_path / "all.csv")
    held = csv.DictReader((tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [row["Reference"] for row in held] == [
        *("AP01/25", "AP02/25", "AP01/26", "AP02/26", "AP03/26", "AP04/26", "AP05/26", "AP06/26"),
    ]


def test_replacing_a_meeting_moves_the_numbers_of_the_later_ones(run: Run, tmp_path: Path) -> None:
    early = sitting(HTB, date(2026, 1, 7), action("a"), action("b"), style="strategic-board")
    late = sitting(OTHER, date(2026, 3, 12), action("c"), style="strategic-board")
    run("import", filed(tmp_path, early, "1.json"), filed(tmp_path, late, "2.json"))
    shorter = replace(early, items=(Item(id=1, notes=(action("a"),)),))
    run("import", "--replace", filed(tmp_path, shorter, "3.json"))
    run("export", "latest", tmp_path / "late.json")
    assert json.loads((tmp_path / "late.json").read_bytes())["agenda"][0]["notes"][0]["reference"] == "AP02/26"


def test_a_review_finds_its_action_by_a_number_that_the_style_gave(run: Run, tmp_path: Path) -> None:
    early = sitting(HTB, date(2026, 1, 7), action("a"), action("mend the crane"))
    review = Review(reference="2", text="Mend the crane.", given_on=date(2026, 1, 7), outcome="done")
    late = sitting(OTHER, date(2026, 3, 12), Note(kind="review", review=review))
    without = filed(tmp_path, early, "1.json")
    without.write_text(re.sub(r',\s*"reference": "2",\s*"provisional": true', "", without.read_text()))
    run("import", filed(tmp_path, late, "2.json"), without)
    assert actions(run, tmp_path, "--open") == [("1", "a", "Open")]
    assert [status for *_, status in actions(run, tmp_path)] != ["Open", "Open"]


def actions(run: Run, folder: Path, *options: str) -> list[tuple[str, ...]]:
    out = folder / "actions.csv"
    assert run("actions", out, *options) == Ran(0, f"{out}\n", "")
    table = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    return [(row["Reference"], row["Action"], row["Status"]) for row in table]


def test_the_action_table_of_one_meeting_or_of_all(run: Run, tmp_path: Path) -> None:
    first = sitting(HTB, date(2026, 1, 7), action("open one"), action("closed one", status="closed"))
    second = sitting(OTHER, date(2026, 3, 12), action("another"))
    run("import", filed(tmp_path, first, "1.json"), filed(tmp_path, second, "2.json"))
    assert actions(run, tmp_path) == [
        ("1", "open one", "Open"),
        ("2", "closed one", "Closed"),
        ("1", "another", "Open"),
    ]
    assert actions(run, tmp_path, "--open") == [("1", "open one", "Open"), ("1", "another", "Open")]
    assert actions(run, tmp_path, "--meeting", "2026-01-07") == [
        ("1", "open one", "Open"),
        ("2", "closed one", "Closed"),
    ]
    assert actions(run, tmp_path, "--meeting", "2026-01-07", "--open") == [("1", "open one", "Open")]


def test_numbers_stay_where_closed_actions_are_left_out(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, sitting(HTB, date(2026, 1, 7), action("shut", status="done"), action("open"))))
    assert actions(run, tmp_path, "--open", "--meeting", "latest") == [("2", "open", "Open")]


def test_the_register_of_one_committee(run: Run, tmp_path: Path) -> None:
    ours = sitting(HTB, date(2026, 1, 7), action("ours"))
    theirs = replace(
        sitting(OTHER, date(2026, 1, 8), action("theirs")),
        committee=replace(ours.committee, name="Lamps", short_name=""),
    )
    run("import", filed(tmp_path, ours, "1.json"), filed(tmp_path, theirs, "2.json"))
    assert actions(run, tmp_path, "--committee", "htb") == [("1", "ours", "Open")]
    assert actions(run, tmp_path, "--committee", "LAMPS") == [("1", "theirs", "Open")]
    out = tmp_path / "none.csv"
    assert "no committee called 'Boats'" in run("actions", out, "--committee", "Boats").refused
    assert "not of the committee" in run("actions", out, "--committee", "Lamps", "--meeting", "2026-01-07").refused
    assert not out.exists()


def test_an_action_that_only_a_review_tells_of_is_in_the_register(run: Run, tmp_path: Path) -> None:
    tom = person("Tom Brandt", "TB")
    review = Review(
        reference="4",
        text="price the moorings",
        owners=(Owner(person=tom.id),),
        given_on=date(2026, 1, 8),
        outcome="carried forward",
    )
    meeting = replace(sitting(HTB, date(2026, 3, 12), Note(kind="review", review=review)), people=(tom,))
    run("import", filed(tmp_path, meeting))
    assert actions(run, tmp_path) == [("4", "price the moorings", "Open")]
    assert "TB" in (tmp_path / "actions.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx", ".csv"])
@pytest.mark.parametrize("options", [[], ["--meeting", "latest"]])
def test_actions_are_written_by_their_ending(ending: str, options: list[str], run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    out = tmp_path / f"actions{ending}"
    assert run("actions", out, *options) == Ran(0, f"{out}\n", "")
    assert out.stat().st_size > 100


def test_check_prints_code_item_and_words(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting(style="grand", end=None)))
    ran = run("check", "latest")
    assert (ran.code, ran.err) == (1, "")
    assert all(len(line) == 3 for line in ran.lines)
    assert [
        "style-unknown",
        "-",
        "The house style “grand” is not known; “notes-table” is used in its place",
    ] in ran.lines
    run("export", "latest", tmp_path / "kept.json")
    assert json.loads((tmp_path / "kept.json").read_bytes())["style"] == "grand"


def test_check_of_a_meeting_without_fault_says_nothing(run: Run, tmp_path: Path) -> None:
    chair, clerk = person("Ines Okafor", "IO"), person("Gus Wren", "GW")
    meeting = harbour_meeting()
    at = meeting.attendance[0]
    run(
        "import",
        filed(
            tmp_path,
            replace(
                meeting,
                committee=replace(meeting.committee, quorum=None),
                people=(chair, clerk),
                attendance=(replace(at, person=chair.id), replace(at, person=clerk.id, role="minute-taker")),
                items=(Item(id=1, title="Welcome", notes=(Note(text="Everybody was welcome."),)),),
            ),
        ),
    )
    assert run("check", "latest") == Ran(0, "", "")


def test_styles_lists_those_of_the_program_and_ones_own(run: Run, books: Path) -> None:
    own = books / "styles"
    own.mkdir(parents=True)
    (own / "harbour.toml").write_text('based_on = "notes-table"\ntitle = "Harbour"\n')
    (own / "broken.toml").write_text("title = \n")
    ran = run("styles")
    names = [name for name, _ in ran.lines]
    assert {*names} == {"notes-table", "executive-board", "minutes-and-actions", "strategic-board", "harbour"}
    assert ["harbour", "Harbour"] in ran.lines
    assert "broken.toml" in ran.err
    assert not (books / FILE).exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["search"], "WORDS"),
        (["search", "crane", "--limit", "0"], "'0' is no number of results"),
        (["search", "crane", "--from", "26"], "'26' is no year"),
        (["search", "crane", "--kind", "poem"], "decision"),
        (["attendance", "out.csv"], "--committee"),
        (["attendance", "out.html", "--committee", "HTB"], ".docx, .pdf, .xlsx, .csv"),
        (["import"], "FILE"),
        (["export", "latest"], "OUT"),
        (["export", "latest", "out.xlsx"], ".docx, .pdf, .html, .txt, .json"),
        (["export", "latest", "out"], ".docx, .pdf, .html, .txt, .json"),
        (["actions", "out.json"], ".docx, .pdf"),
        (["export", "latest", "out.docx", "--public"], "--public is reserved"),
        (["export", "latest", "out.docx", "--styl", "x"], "--styl"),
        (["list", "--all"], "--all"),
        (["list", "extra"], "extra"),
        (["--open", "latest", "list"], "--open"),
        (["check"], "MEETING"),
        ([], "which command"),
    ],
)
def test_bad_arguments_are_said_in_one_line(
    arguments: list[str], words: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in run(*arguments).refused
    assert [path.name for path in tmp_path.iterdir()] == []


def test_data_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["--data", "", "list"]) == 2
    assert command_line.run(["--data"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_help_is_no_error(run: Run) -> None:
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    assert "attendance over time" in " ".join(ran.out.split())


def test_a_target_that_cannot_be_written_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    (tmp_path / "folder.docx").mkdir()
    for out in (tmp_path / "folder.docx", tmp_path / "nowhere" / "out.docx", tmp_path / "meeting.json" / "out.txt"):
        assert "cannot be written" in run("export", "latest", out).refused
    assert {path.name for path in tmp_path.iterdir()} == {"books", "meeting.json", "folder.docx"}


@pytest.mark.parametrize(
    "command", [["list"], ["check", "latest"], ["import", "{file}"], ["export", "latest", "{out}"]]
)
def test_a_database_that_is_none_is_left_untouched(command: list[str], run: Run, books: Path, tmp_path: Path) -> None:
    books.mkdir()
    (books / FILE).write_bytes(b"Dear Sir, " * 500)
    before = hashlib.sha256((books / FILE).read_bytes()).digest()
    places = {"file": filed(tmp_path, harbour_meeting()), "out": tmp_path / "out.txt"}
    assert "not a Minutebook database" in run(*(word.format(**places) for word in command)).refused
    assert hashlib.sha256((books / FILE).read_bytes()).digest() == before
    assert not (tmp_path / "out.txt").exists()


def test_a_newer_database_is_left_untouched(run: Run, books: Path) -> None:
    run("list")
    with closing(sqlite3.connect(books / FILE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (books / FILE).read_bytes()
    assert "newer version" in run("list").refused
    assert (books / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_in_one_line(run: Run, books: Path) -> None:
    books.write_text("a file in the way")
    assert str(books) in run("list").refused


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_in_one_line(run: Run, books: Path) -> None:
    books.mkdir(mode=0o500)
    assert "cannot be written" in run("list").refused


def python(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "none"}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
        **options,
    )


def test_the_program_runs_a_command_without_a_display(books: Path, tmp_path: Path) -> None:
    ran = python("main.py", "--data", books, "import", filed(tmp_path, harbour_meeting()))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "0d6f1c3e  2026-03-12  Harbour Trust Board meeting\n"


def test_listing_imports_neither_qt_nor_writers_nor_migrations(books: Path) -> None:
    heavy = ("PySide6", "docx", "reportlab", "xlsxwriter", "alembic", "lxml")
    words = f"""
import sys
from desktop import command_line
command_line.run(["--data", {str(books)!r}, "list"])
print([name for name in {heavy} if name in sys.modules])
"""
    python("-c", words)
    assert python("-c", words).stdout == "[]\n"


def test_a_reader_who_leaves_is_no_error(books: Path) -> None:
    words = f"""
import os, sys
from desktop import command_line
reading, writing = os.pipe()
os.close(reading)
os.dup2(writing, 1)
sys.exit(command_line.run(["--data", {str(books)!r}, "styles"]))
"""
    ran = python("-c", words)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_what_standard_output_cannot_say_is_spelled_out(books: Path, tmp_path: Path) -> None:
    path = filed(tmp_path, harbour_meeting(title="Übersee 漢"))
    ran = python(
        "-X",
        "utf8=0",
        "-c",
        f"""
import sys
sys.stdout.reconfigure(encoding="ascii")
from desktop import command_line
sys.exit(command_line.run(["--data", {str(books)!r}, "import", {str(path)!r}]))
""",
    )
    assert (ran.returncode, ran.stdout) == (0, "0d6f1c3e  2026-03-12  \\xdcbersee \\u6f22\n")


def test_two_meetings_of_one_day_keep_their_numbers_however_often_they_come_in(run: Run, tmp_path: Path) -> None:
    morning = sitting(HTB, date(2026, 1, 7), action("a"), style="strategic-board", start=time(9), end=None)
    evening = sitting(OTHER, date(2026, 1, 7), action("b"), style="strategic-board", start=time(18), end=None)
    files = [filed(tmp_path, evening, "2.json"), filed(tmp_path, morning, "1.json")]
    for _ in range(3):
        run("import", "--replace", *files)
        assert actions(run, tmp_path) == [("AP01/26", "a", "Open"), ("AP02/26", "b", "Open")]


def test_without_a_display_the_window_says_so_in_one_line(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path)], env=bare, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


@pytest.mark.parametrize("which", [(), ("--meeting", "latest")])
def test_a_spreadsheet_without_actions_still_has_its_column_headings(
    which: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    bare = {
        "format": "minutebook-meeting",
        "version": 1,
        "committee": {"name": "Quay"},
        "title": "Q",
        "date": "2026-03-12",
    }
    (tmp_path / "bare.json").write_text(json.dumps(bare), encoding="utf-8")
    assert run("import", tmp_path / "bare.json").code == 0
    assert run("actions", tmp_path / "none.csv", *which).code == 0
    (headings,) = csv.reader((tmp_path / "none.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {"Reference", "Action", "Owner", "Due", "Status"} <= set(headings)


def test_words_are_found_in_all_meetings_best_first(run: Run, tmp_path: Path) -> None:
    later = sitting(OTHER, date(2026, 5, 14), Note(text="Of the moorings, of the price list and of more. " * 9))
    run("import", filed(tmp_path, harbour_meeting(), "1.json"), filed(tmp_path, later, "2.json"))
    ran = run("search", "moorings")
    assert (ran.code, ran.err) == (0, "")
    assert [line[:3] for line in ran.lines] == [
        *(["0d6f9999", "2026-05-14", "1"], ["0d6f1c3e", "2026-03-12", "2"], ["0d6f1c3e", "2026-03-12", "2"])
    ]
    assert ran.lines[0][3].endswith("...")
    assert ["0d6f1c3e", "2026-03-12", "2", "The moorings contract be renewed for two years"] in ran.lines
    assert len(run("search", "moorings", "--limit", 1).lines) == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["storm"], ["2.1"]),
        (["storm", "damage"], ["2.1"]),
        (["storm damage"], ["2.1"]),
        (['"damage storm"'], None),
        (["sto*"], ["2.1"]),
        (["sto"], None),
        (["the -minutes -moorings", "--kind", "decision"], None),
        (["moorings", "--kind", "decision"], ["2"]),
        (["list", "--owner", "LF"], ["2"]),
        (["list", "--owner", "TB"], None),
        (["storm", "--committee", "htb", "--from", "2026", "--to", "2026"], ["2.1"]),
        (["storm", "--to", "2025"], None),
        (["Matters"], ["2"]),
        (["lighthouse"], None),
        (["..."], None),
    ],
)
def test_what_search_finds_is_named_by_its_item(
    arguments: list[str], found: list[str] | None, run: Run, tmp_path: Path
) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    ran = run("search", *arguments)
    assert ran.code == (0 if found else 1)
    assert [line[2] for line in ran.lines] == (found or [])


def test_a_private_note_is_found_and_said_to_be_one(run: Run, tmp_path: Path) -> None:
    run("import", filed(tmp_path, harbour_meeting()))
    ((_, _, item, words),) = run("search", "spelling").lines
    assert (item, words) == ("2.1", "(private) check the spelling of the surveyor's name")


def test_searching_a_committee_that_is_not_there_is_refused(run: Run) -> None:
    assert "no committee" in run("search", "crane", "--committee", "nobody").refused


def test_every_kind_can_be_searched_alone() -> None:
    assert tuple(kinds.KINDS) == search.KINDS
