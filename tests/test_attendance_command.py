"""`attendance` on the command line."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from db import meetings
from db.store import Store
from db.values import replace
from desktop import command_line
from tests.samples import harbour_meeting


@pytest.fixture
def books(tmp_path: Path) -> Path:
    store = Store.open(tmp_path / "books")
    for month in (1, 3, 5):
        store.write(meetings.add(replace(harbour_meeting(), uid="", date=date(2026, month, 12))))
    store.close()
    return tmp_path / "books"


def run(books: Path, *arguments: object) -> int:
    return command_line.run(["--data", str(books), "attendance", *map(str, arguments)])


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx", ".csv", ".CSV"])
@pytest.mark.parametrize("name", ["Harbour Trust Board", "htb"])
def test_it_is_written_by_the_files_ending_and_its_name_is_printed(
    books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, name: str
) -> None:
    out = tmp_path / f"attendance{ending}"
    assert run(books, out, "--committee", name) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert out.stat().st_size > 100


@pytest.mark.parametrize(("last", "days"), [([], 3), (["--last", "2"], 2), (["--last", "99"], 3)])
def test_the_last_meetings_only(books: Path, tmp_path: Path, last: list[str], days: int) -> None:
    out = tmp_path / "attendance.csv"
    assert run(books, out, "--committee", "HTB", *last) == 0
    head, *_ = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    assert head[9:] == ["2026-01-12", "2026-03-12", "2026-05-12"][-days:]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.html", "--committee", "HTB"], "attendance is written as one of .docx, .pdf, .xlsx, .csv"),
        (["a.csv", "--committee", "Nobody"], "no committee called 'Nobody'"),
        (["a.csv", "--committee", ""], "no committee called ''"),
        (["a.csv"], "--committee"),
        (["a.csv", "--committee", "HTB", "--last", "0"], "'0' is no number of meetings"),
        (["a.csv", "--committee", "HTB", "--last", "many"], "'many' is no number of meetings"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(
    books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    name, *rest = arguments
    assert run(books, tmp_path / name, *rest) == 2
    heard = capsys.readouterr()
    assert (heard.out, len(heard.err.splitlines())) == ("", 1)
    assert said in heard.err
    assert not (tmp_path / name).exists()


def test_a_committee_that_only_plans_to_meet_has_a_document_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(tmp_path / "books")
    store.write(meetings.add(replace(harbour_meeting(), status="planned")))
    store.close()
    for ending in (".docx", ".csv"):
        out = tmp_path / f"attendance{ending}"
        assert run(tmp_path / "books", out, "--committee", "HTB") == 0
        assert out.exists()
