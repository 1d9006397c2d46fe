"""Commands on a folder with a passphrase: from the environment, or typed on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from db import keys, locking
from db.store import FILE, Store
from desktop import command_line
from desktop.command_line.passphrase_asked import NEW, VARIABLE
from tests.samples import harbour_meeting

FIRST, SECOND = "a heron on the quay", "två hägrar"
ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def books(tmp_path: Path) -> Path:
    from db import meetings

    store = Store.open(tmp_path / "books")
    store.write(meetings.add(harbour_meeting()))
    store.close()
    return store.folder


@pytest.fixture
def run(books: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    monkeypatch.setattr(sys, "stdin", StringIO())

    def run(*arguments: str, passphrase: str | None = None, new: str | None = None) -> tuple[int, str, str]:
        for name, words in ((VARIABLE, passphrase), (NEW, new)):
            monkeypatch.delenv(name, raising=False)
            if words is not None:
                monkeypatch.setenv(name, words)
        capsys.readouterr()
        code = command_line.run(["--data", str(books), *arguments])
        return code, *capsys.readouterr()

    yield run
    keys.forget(books)


def test_a_passphrase_is_chosen_asked_for_changed_and_removed(run: Run, books: Path) -> None:
    plain = run("list")
    assert run("passphrase", new=FIRST) == (0, "locked  0 backups\n", "")
    assert keys.salt_of(books / FILE) is not None and not locking.is_open(books)
    assert run("list", passphrase=FIRST) == plain
    assert run("search", "moorings", passphrase=FIRST)[0] == 0
    assert not locking.is_open(books)
    assert run("passphrase", passphrase=FIRST, new=SECOND)[0] == 0
    code, out, error = run("list", passphrase=FIRST)
    assert (code, out) == (2, "") and "not the passphrase" in error and FIRST not in error
    assert run("list", passphrase=SECOND) == plain
    assert run("passphrase", "--remove", passphrase=SECOND) == (0, "plain  0 backups\n", "")
    assert run("list") == plain


@pytest.mark.parametrize("command", [("list",), ("search", "moorings"), ("export", "latest", "a.docx")])
def test_without_a_passphrase_and_a_terminal_a_command_is_refused_in_a_line(run: Run, command: tuple[str, ...]) -> None:
    run("passphrase", new=FIRST)
    code, out, error = run(*command)
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert VARIABLE in error


def test_what_cannot_be_a_passphrase_is_refused(run: Run) -> None:
    assert run("passphrase", new="")[0] == 2
    assert run("passphrase", "--remove")[0] == 2
    run("passphrase", new=FIRST)
    code, _, error = run("passphrase", passphrase="a guess", new=SECOND)
    assert code == 2 and "not the passphrase" in error
    assert run("list", passphrase=FIRST)[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to write into")
def test_on_a_terminal_it_is_asked_for_up_to_three_times_and_never_shown(books: Path) -> None:
    import pty

    locking.set_passphrase(books, None, FIRST, lambda _done, _of: None, lambda: False)
    locking.lock(books)
    ours, theirs = pty.openpty()
    command = [sys.executable, "main.py", "--data", str(books), "list"]
    environment = {name: words for name, words in os.environ.items() if name != VARIABLE}
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT, env=environment, start_new_session=True
    ) as asked:
        os.close(theirs)
        said = b""
        for words in ("a guess", FIRST):
            while not said.endswith(b"Passphrase: "):
                said += os.read(ours, 1000)
            os.write(ours, words.encode() + b"\n")
            said += b"\n"
        assert asked.stdout is not None
        printed = asked.stdout.read()
    os.close(ours)
    assert asked.returncode == 0 and b"Harbour Trust Board meeting" in printed
    assert b"not the passphrase" in said and FIRST.encode() not in said
