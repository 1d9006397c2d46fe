"""The program killed while it works: what was typed against what is there afterwards.

    make torture                          200 kills, half an hour
    python -m benchmarks.torture 20 7     20 kills, by other dice

Each round a typist in a process of its own (`typist.py`) types into the real window, in a data folder that grows from
round to round. It is killed with SIGKILL at a moment drawn by chance: while typing, while Word files are made and put
in place besides, while backups are made besides. Then the database is checked whole, the words in it are compared with
those that keys had said, and a new start must show the item that was in hand, and say what happened. Other rounds kill
while the whole database is replaced (`replacing.py`). Of every kill, all backups there are must open.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from benchmarks.kills import PASSPHRASE, Round, bad_backups, damage, told
from benchmarks.replacing import migrating, relocking, restoring
from benchmarks.typist import WORD
from db import locking, meetings, snapshot
from db.records import Committee, Item, Meeting, Person
from db.store import FILE, Store
from desktop.minutes import markup

HOUSE = Path(__file__).resolve().parents[1]
KILLS = 200
KEPT = Path(__file__).with_name("KILLS.md")
"""Where the figures of a whole run are kept; `make bench` puts them below its own."""
MOST_LOST = 1.0
"""Seconds of typing that a kill may cost."""
DEEDS = ("type", "type", "type", "locked", "export", "backup", "backup", "migrate", "restore", "lock")
START_SECONDS = 60
FOLDER_ROUNDS = 20
"""After so many kills the typing begins in a new folder."""
_NUMBERED = re.compile(WORD.format(word="[a-z]+", number=r"(\d+)"))


class Said(NamedTuple):
    """A line of the typist: what, when (`time.monotonic`), and the rest of it."""

    what: str
    at: float
    words: str


def main(kills: int = KILLS, seed: int = 0) -> int:
    """Kill, compare, print the figures; the exit code is 1 where more was lost than may be, or anything is wrong."""
    dice = random.Random(seed or kills)
    done: list[Round] = []
    with tempfile.TemporaryDirectory() as name:
        for one in _rounds(dice, kills, Path(name)):
            done.append(one)
            for words in one.wrong:
                print(f"kill {len(done)} ({one.deed}): {words}", flush=True)
            if len(done) % FOLDER_ROUNDS == 0:
                print(f"{len(done)} kills ...", file=sys.stderr, flush=True)
    print(told(done))
    if kills >= KILLS:
        KEPT.write_text(f"## Kills\n\n```\n{told(done)}\n```\n", encoding="utf-8")
    return 1 if any(one.wrong for one in done) else 0


def _rounds(dice: random.Random, kills: int, folder: Path) -> Iterator[Round]:
    for n in range(kills):
        books = folder / f"books{n // FOLDER_ROUNDS}"
        if n % FOLDER_ROUNDS == 0:
            _begin(books)
            _begin(locked := books.with_name(f"{books.name} locked"))
            locking.set_passphrase(locked, None, PASSPHRASE, lambda _done, _of: None, lambda: False)
        deed = dice.choice(DEEDS)
        replacing = {"migrate": migrating, "restore": restoring, "lock": relocking}.get(deed)
        yield (
            replacing(folder / deed, dice) if replacing else _typing(locked if deed == "locked" else books, deed, dice)
        )


def _begin(books: Path) -> None:
    """Make a folder with one meeting of five items, ready to be typed in."""
    items = tuple(Item(id=n, title=f"Item {n}") for n in range(1, 6))
    people = (Person(id=1, label="em", name="Eva Marrow", initials="EM"),)
    board = Committee(name="Quay Board")
    made = Meeting(id=1, committee=board, title="Quay Board", date=date.today(), people=people, items=items)
    with closing(Store.open(books)) as store:
        store.write(meetings.add(made))


def _typing(books: Path, deed: str, dice: random.Random) -> Round:
    """Type, kill, compare, and look at what a new start shows."""
    made, before = Round(deed), _held(books)
    said, killed = _killed(_typist(books, deed, dice.randrange(10**6)), "open", dice.uniform(0.2, 4.0))
    made.wrong += damage(books / FILE)
    if not made.wrong:
        _compare(made, said, _held(books) - before, killed)
        _look_at_start(made, books, said, killed)
    if deed == "export":
        _look_at_export(made, books)
    if deed == "backup":
        made.wrong += bad_backups(books)
    return made


def _typist(books: Path, deed: str, seed: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.typist", str(books), str(seed), deed]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True)


def _killed(process: subprocess.Popen[str], begun: str, after: float) -> tuple[list[Said], float]:
    """Kill a process so many seconds after it said that it had begun; return all it said, and when it died."""
    assert process.stdout is not None
    said: list[Said] = []
    while not any(one.what == begun for one in said):
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the typist ended by itself with {process.wait()}")
        said.append(_parsed(line))
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    rest, _ = process.communicate()
    return [*said, *(_parsed(line) for line in rest.splitlines() if line.count(" ") >= 2)], killed


def _parsed(line: str) -> Said:
    what, at, words = line.rstrip("\n").split(" ", 2)
    return Said(what, float(at), words)


def _held(books: Path) -> Counter[str]:
    """Return the numbers of the typed words that stand in the one meeting, each as often as it stands there."""
    with closing(Store.open(books)) as store:
        meeting = store.read(snapshot.load(1))
    texts = (markup.plain(note.text) for _, note in meeting.every_note())
    return Counter(number for text in texts for number in _NUMBERED.findall(text))


def _compare(made: Round, said: list[Said], here: Counter[str], killed: float) -> None:
    """Hold the words that keys had said against those that are there."""
    typed = [(one.at, one.words) for one in said if one.what == "word"]
    gone = [(at, number) for at, number in typed if not here[number]]
    made.words, made.lost = len(typed), len(gone)
    made.characters = sum(int(one.words) for one in said if one.what == "keys")
    made.lost_seconds = killed - gone[0][0] if gone else 0.0
    if made.lost_seconds > MOST_LOST:
        made.wrong.append(f"{len(gone)} words of the last {made.lost_seconds:.2f} s are missing")
    if gone != typed[len(typed) - len(gone) :]:
        made.wrong.append("words are missing in the middle of what was typed")
    if twice := [number for number, count in here.items() if count > 1]:
        made.wrong.append(f"words stand there twice: {', '.join(twice[:5])}")


def _look_at_start(made: Round, books: Path, said: list[Said], killed: float) -> None:
    """Start anew: the item that was in hand (or was so within the last second) is in hand, and the window says why."""
    looking = _typist(books, "look")
    try:
        out, _ = looking.communicate(timeout=START_SECONDS)
    except subprocess.TimeoutExpired:
        looking.kill()
        looking.wait()
        made.wrong.append("the new start does not come back to the meeting that was open")
        return
    shown = {one.what: one.words for one in map(_parsed, out.splitlines())}
    turns = [one for one in said if one.what == "item"]
    late = [one.words for one in turns if one.at > killed - MOST_LOST]
    allowed = {*late, *(one.words for one in turns[-1 - len(late) :][:1])}
    made.back = shown.get("back") in allowed
    if not made.back:
        made.wrong.append(f"item {shown.get('back')} is in hand again, {' or '.join(sorted(allowed))} was")
    if "cut off" not in shown.get("says", ""):
        made.wrong.append(f"the new start says {shown.get('says')!r}")


def _look_at_export(made: Round, books: Path) -> None:
    """The Word file is whole or not there; what a killed export left beside it is never taken for one."""
    for path in books.glob("*.docx"):
        try:
            with zipfile.ZipFile(BytesIO(path.read_bytes())) as package:
                if package.testzip() is not None or "word/document.xml" not in package.namelist():
                    made.wrong.append(f"{path.name} is damaged")
        except zipfile.BadZipFile:
            made.wrong.append(f"{path.name} is half a file")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
