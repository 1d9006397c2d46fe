"""What takes how long with 10,000 meetings, 1,000,000 notes and 100,000 actions: search, register, start page, grid."""

from __future__ import annotations

import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.archive import BUILD, whole_archive
from benchmarks.archive_rows import FREQUENT, LARGE_BOARD
from benchmarks.figures import Figure, table
from db import committees, search
from db.store import FILE, Store
from desktop.app import bring_in, favour_keys
from desktop.screens.attendance import PERIODS, AttendanceScreen
from desktop.screens.search import SearchScreen
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window

ROUNDS = 5
MOST = 20_000
"""How many hits a query of the 200 has at most."""

SHOWN = 50
"""How many results a search gives at first."""

Sought = tuple[str, bool]
"""Typed words, and whether the last is still being typed."""


def figures() -> Iterator[Figure]:
    """Measure everything on the whole archive, which is made where it is not there yet."""
    folder = whole_archive()
    with closing(sqlite3.connect(folder / FILE)) as bare, closing(Store.open(folder, sync_at_once=False)) as store:
        queries = some_queries(bare)
        yield from _searching(bare, store, queries)
    yield from _in_the_window(folder, queries)
    yield from _writing(folder)


def some_queries(bare: sqlite3.Connection) -> list[Sought]:
    """Return 200 queries drawn from the notes, of four kinds in turn, each with a hit and at most 20,000."""
    dice = random.Random(8)
    last = bare.execute("SELECT max(rowid) FROM notes").fetchone()[0]
    first = bare.execute("SELECT min(rowid) FROM notes").fetchone()[0]
    kinds = (_one_word, _two_words, _phrase, _prefix)

    def drawn(kind: Callable[[random.Random, list[str]], Sought | None]) -> Iterator[Sought]:
        while True:
            row = bare.execute(
                "SELECT text FROM notes WHERE rowid >= ? LIMIT 1", (dice.randint(first, last),)
            ).fetchone()
            words = [word for word in row[0].split() if word.isalpha()]
            sought = kind(dice, words) if len(words) > 3 else None
            if sought is not None and 0 < len(bare.execute(*_bare(sought, MOST + 1)).fetchall()) <= MOST:
                yield sought

    found = [list(islice(drawn(kind), 50)) for kind in kinds]
    return [sought for four in zip(*found, strict=True) for sought in four]


def _one_word(dice: random.Random, words: list[str]) -> Sought:
    return dice.choice(words), False


def _two_words(dice: random.Random, words: list[str]) -> Sought:
    return " ".join(dice.sample(words, 2)), False


def _phrase(dice: random.Random, words: list[str]) -> Sought:
    at = dice.randrange(len(words) - 1)
    return f'"{words[at]} {words[at + 1]}"', False


def _prefix(dice: random.Random, words: list[str]) -> Sought | None:
    long = [word for word in words if len(word) > 3]
    return (dice.choice(long)[:4], True) if long else None


def _bare(sought: Sought, limit: int) -> tuple[str, tuple[str, int]]:
    """Return the least that FTS5 does for these words: the best rows' ids, no text and no counting."""
    words, typing = sought
    terms, _ = search.asked(words, typing=typing)
    match = " AND ".join(f'"{" ".join(term.words)}"{"*" * term.prefix}' for term in terms)
    return (
        "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT ?",
        (f"{{words reference}} : ({match})", limit),
    )


def _searching(bare: sqlite3.Connection, store: Store, queries: list[Sought]) -> Iterator[Figure]:
    """Measure each query beside its bare one, by turns."""
    for sought in queries:
        store.read(search.find(sought[0], typing=sought[1], limit=SHOWN))
    floors: list[list[float]] = [[] for _ in queries]
    ours: list[list[float]] = [[] for _ in queries]
    for _ in range(ROUNDS):
        for n, sought in enumerate(queries):
            floors[n].append(_milliseconds(lambda s=sought: bare.execute(*_bare(s, SHOWN)).fetchall()))  # type: ignore[misc]
            ours[n].append(_found(store, sought))
    value, floor = (_late([statistics.median(taken) for taken in each]) for each in (ours, floors))
    for name, most, of_floor in (
        ("search in 1,000,000 notes, 95th percentile of 200 queries", 50, False),
        ("search: the same, beside FTS5's own best rows", 2, True),
    ):
        yield Figure(
            name=name,
            unit="ms",
            value=value,
            most=most,
            floor=floor,
            floor_name="bare FTS5",
            of_floor=of_floor,
            promised=True,
        )
    frequent = [_found(store, (FREQUENT, False)) for _ in range(ROUNDS)]
    yield Figure(name="search: a word of 500,000 notes", unit="ms", value=statistics.median(frequent), most=200)


def _found(store: Store, sought: Sought) -> float:
    return _milliseconds(lambda: store.read(search.find(sought[0], typing=sought[1], limit=SHOWN)))


def _in_the_window(folder: Path, queries: list[Sought]) -> Iterator[Figure]:
    """Measure what the clerk waits for, to the end of the paint."""
    with opened_window(folder) as window:
        assert window.desk is not None and window.screens is not None
        board = _large_board(window)
        yield _median("start page, painted", 300, partial(_start_page, window))
        yield _median("register, opened and painted", 200, *_screen(window, "register"))
        show, leave = _screen(window, "attendance", board)
        show()
        grid = window.pages.currentWidget()
        assert isinstance(grid, AttendanceScreen)
        grid.period_box.setCurrentIndex(len(PERIODS) - 1)
        leave()
        yield _median("attendance of 40 members over 10 years, opened and painted", 200, show, leave)
        yield _median("choosing among all meetings, opened and painted", None, *_chooser(window))
        _screen(window, "search")[0]()
        screen = window.pages.currentWidget()
        assert isinstance(screen, SearchScreen)
        rounds = [[_shown(screen, words) for words, _ in queries] for _ in range(ROUNDS)]
        taken = [statistics.median(of_query) for of_query in zip(*rounds, strict=True)]
        yield Figure(
            name="search screen: looked up and painted, 95th percentile", unit="ms", value=_late(taken), most=50
        )


def _start_page(window: Window) -> None:
    assert window.desk is not None
    window.start_page.show_meetings(window.desk.workspace)
    window.repaint()


def _shown(screen: SearchScreen, words: str) -> float:
    screen.line.setText(words)

    def draw() -> None:
        screen.draw()
        screen.window().repaint()

    return _milliseconds(draw)


def _screen(window: Window, name: str, at: object = None) -> tuple[Callable[[], object], Callable[[], object]]:
    desk = window.desk
    assert desk is not None

    def show() -> None:
        desk.open_screen(name, at)
        window.repaint()

    return show, desk.leave_screen


def _chooser(window: Window) -> tuple[Callable[[], object], Callable[[], object]]:
    def show() -> None:
        window.bar.run("meeting.open")
        window.repaint()

    return show, window.chooser.close_up


def _large_board(window: Window) -> int:
    assert window.desk is not None
    every = window.desk.workspace.read(committees.every)
    return next(one.id for one in every if one.name == LARGE_BOARD)


def _writing(folder: Path, times: int = 300) -> Iterator[Figure]:
    """Measure the commit of a paragraph of an archive of this size, and of the same without triggers."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        path = Path(shutil.copy(folder / FILE, name))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            ours = _commits(connection, times)
            for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            floors = _commits(connection, times)
    yield Figure(
        name="committing a paragraph among 1,000,000, 95th percentile",
        unit="µs",
        value=_late(ours) * 1000,
        floor=_late(floors) * 1000,
        floor_name="without triggers",
    )


def _commits(connection: sqlite3.Connection, times: int) -> list[float]:
    (note,) = connection.execute("SELECT max(id) FROM notes WHERE kind = 'text'").fetchone()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE notes SET text = substr(text || ' word', -200) WHERE id = ?", (note,))
        connection.execute("COMMIT")

    return [_milliseconds(commit) for _ in range(times)]


@contextmanager
def opened_window(folder: Path) -> Iterator[Window]:
    """Open the real window on the archive, its settings elsewhere."""
    with tempfile.TemporaryDirectory() as name:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        window = Window(Settings(Path(name)), Theme(app, "light", 0))
        window.resize(1366, 768)
        window.show()
        bring_in(window, folder)
        favour_keys()
        QTest.qWait(300)
        yield window
        window.close()


def _median(name: str, most: float | None, deed: Callable[[], object], undo: Callable[[], object] = int) -> Figure:
    """Measure a deed several times, once before unmeasured; what it did is undone in between."""
    taken = []
    for _ in range(ROUNDS + 1):
        taken.append(_milliseconds(deed))
        undo()
        QTest.qWait(50)
    return Figure(name=name, unit="ms", value=statistics.median(taken[1:]), most=most)


def _milliseconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def _late(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]


if __name__ == "__main__":
    print(table(figures()))
