"""The open meeting: its snapshot, doing, undoing and redoing edits, and the one signal that says what changed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db import recording, snapshot
from db.changes import Change, Edit, Foreseeable, Known
from db.records import Meeting
from db.store import AGAIN, PATIENCE, BusyError, Store, StoreError
from db.values import replace
from desktop.steps import Place, Step, Steps

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")

Complete = Callable[[Meeting, Meeting], Edit | None]

REST_MS, MORE_MS, MOST = 2000, 100, 100
"""How long nothing is done before what search waits for is made; then how often how many passages are."""

NotKept = StoreError
"""What `Workspace.do` raises where an edit could not be kept."""

InUse = BusyError
"""The same where another program holds the database just now."""


class Workspace(QObject):
    """Holds the open meeting. Panes draw from `meeting`, hand edits to `do`, and listen to `changed`.

    `changed(by, place)` follows every edit: `by` is who made it (None for undo, redo and opening), `place` where the
    cursor belongs after an undo or redo. `settling` asks whoever still holds typed words to hand them over now.
    `saved(when)` follows when all that was done is on the disk, `unsaved(words)` when it could not be kept.
    `rested` follows when nothing was done for some seconds, and what search waits for is made.
    """

    changed = Signal(object, object)
    settling = Signal()
    saved = Signal(object)
    unsaved = Signal(str)
    rested = Signal()
    _synced = Signal(int)
    _sync_failed = Signal(str)

    def __init__(
        self,
        store: Store,
        complete: Complete | None = None,
        guard: Callable[[Meeting], str] = lambda _meeting: "",
    ) -> None:
        """Work on a store. `complete` gives the edit, if any, that brings what follows from others (numbers) up to
        date, of a meeting as it is now and as it was before; it runs in the same transaction as the edit that made it
        necessary. `guard` says why a meeting is not to
        be changed, "" where it may be."""
        super().__init__()
        self.store = store
        self.meeting: Meeting | None = None
        self._complete = complete
        self._guard = guard
        self.holding: set[object] = set()
        """Who still holds words that could not be kept."""
        self._in_use = False
        self._done = Steps()
        self._undone = Steps()
        self._synced.connect(lambda _number: self.saved.emit(datetime.now()))
        self._sync_failed.connect(self.unsaved)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._rest.start()
        store.sync_behind(self._synced.emit, lambda error: self._sync_failed.emit(_sync_words(error)))

    def open(self, meeting_id: int) -> bool:
        """Open a meeting; False where words of the one before cannot be kept, which then stays.

        Raises LookupError where there is none, StoreError where it cannot be read.
        """
        if not self.hand_over():
            return False
        self.meeting = self.store.meeting(meeting_id)
        self._forget()
        self._bring_up_to_date()
        self.changed.emit(None, None)
        return True

    def leave(self) -> bool:
        """Close the meeting, its words kept first; False where they cannot be kept, and it stays."""
        if not self.hand_over():
            return False
        self.meeting = None
        self._forget()
        self.changed.emit(None, None)
        return True

    def hand_over(self, *, waits: bool = True) -> bool:
        """Have everything that is typed handed over; False where some of it could not be kept and is still held.

        Where another program holds the database it is tried for a second, if the caller `waits`.
        """
        until = time.monotonic() + PATIENCE
        self.settling.emit()
        while waits and self.holding and self._in_use and time.monotonic() < until:
            time.sleep(AGAIN)
            self.settling.emit()
        return not self.holding

    @property
    def may_turn(self) -> bool:
        """Whether another item may be taken in hand: who holds words remembers those of more than one."""
        return all(getattr(holder, "remembers", False) for holder in self.holding)

    def do(
        self,
        edit: Edit,
        name: str,
        *,
        by: object = None,
        before: Place | None = None,
        after: Place | None = None,
        burst: object = None,
        waits: bool = True,
    ) -> Change:
        """Run an edit on the open meeting, remember it under its name for undo, and tell everybody.

        Raises StoreError where it could not be kept, or the meeting is not to be changed; the snapshot is then as it
        was. Who holds on to what is typed, and tries again, `waits` for no other program that holds the database.
        """
        if why := self.closed:
            raise NotKept(why)
        return self._do(edit, Step(name, Change(), before, after, burst), by, waits=waits)

    def alter(self, edit: Edit, name: str, *, by: object = None) -> Change:
        """Run an edit that is no change of the open meeting's own text: of its committee, its status, other meetings.

        It is remembered and told as by `do`, whether a meeting is open or not, frozen or not. Raises StoreError.
        """
        return self._do(edit, Step(name, Change()), by)

    def beside(
        self, forth: Callable[[], object], back: Callable[[], object], name: str, *, burst: object = None
    ) -> None:
        """Do what changes no row but a file (a house style); it is remembered and told as by `do`.

        What follows from it in the open meeting (numbers) is brought up to date in the same step. What `forth` raises
        is raised; nothing was done then. Both are called again on redo and undo, and may raise StoreError.
        """
        if self.store.only_read:
            raise NotKept(self.store.only_read)
        forth()
        change = self._run(lambda session: None) if self.meeting is not None else Change()
        self._remember(Step(name, change, burst=burst, forth=forth, back=back))
        self.changed.emit(None, None)

    @property
    def closed(self) -> str:
        """Why the open meeting is not to be changed, "" where it may be."""
        return self._guard(self.meeting) if self.meeting is not None else ""

    def _do(self, edit: Edit, step: Step, by: object, *, waits: bool = True) -> Change:
        change = self._run(edit, waits=waits)
        if change.rows:
            self._remember(replace(step, change=change))
        self.changed.emit(by, None)
        return change

    def read(self, query: Callable[[Session], T]) -> T:
        """Return what a query finds beyond the open meeting. Raises StoreError."""
        return self.store.read(query)

    def undo(self) -> bool:
        """Take back the newest step; False where there is none."""
        return self.hand_over() and self._step(self._done, self._undone, backwards=True)

    def redo(self) -> bool:
        """Do again what was taken back last; False where there is nothing."""
        return self.hand_over() and self._step(self._undone, self._done, backwards=False)

    @property
    def undo_name(self) -> str:
        """What undo would take back, "" where there is nothing."""
        return self._done.last.name if self._done.last else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again, "" where there is nothing."""
        return self._undone.last.name if self._undone.last else ""

    def settle(self) -> bool:
        """Have everything that is typed handed over and wait until it is on the disk; False where it is not."""
        return self.hand_over() and self.store.wait_until_synced()

    def _run(self, edit: Edit, *, waits: bool = True) -> Change:
        if self.meeting is None:
            return self._written(edit, waits=waits)
        before = self.meeting
        known, now = self._foreseen(edit, before)

        def whole(session: Session) -> None:
            nonlocal now
            edit(session)
            session.flush()
            now = snapshot.refreshed(before, recording.changed_in(session))(session)
            more = self._follows(now, before)
            if more is not None:
                more(session)
                session.flush()
                now = snapshot.refreshed(now, recording.changed_in(session))(session)

        change = self._written(whole, waits=waits, known=known)
        self.meeting = now
        return change

    def _foreseen(self, edit: Edit, before: Meeting) -> tuple[Known | None, Meeting]:
        """Return what an edit is known to change, and the meeting afterwards; None where the database is to be asked,
        or where more follows from it."""
        foreseen = edit.foreseen(before) if isinstance(edit, Foreseeable) else None
        return foreseen if foreseen and self._follows(foreseen[1], before) is None else (None, before)

    def _written(self, edit: Edit, *, waits: bool, known: Known | None = None) -> Change:
        try:
            change = self.store.write(edit, waits=waits, known=known)
        except NotKept as error:
            self._in_use = isinstance(error, InUse)
            raise
        self._in_use = False
        self._rest.start(REST_MS)
        return change

    def _on_rest(self) -> None:
        with contextlib.suppress(StoreError):
            if self.store.is_open and self.store.catch_up(MOST):
                self._rest.start(MORE_MS)
                return
        self.rested.emit()

    def _follows(self, now: Meeting, before: Meeting) -> Edit | None:
        return self._complete(now, before) if self._complete else None

    def _bring_up_to_date(self) -> None:
        assert self.meeting is not None
        if self._follows(self.meeting, self.meeting) is not None:
            self._run(lambda session: None)

    def _remember(self, step: Step) -> None:
        self._undone.clear()
        last = self._done.last
        if last is not None and step.burst is not None and step.burst == last.burst:
            step = replace(last, change=last.change.then(step.change), after=step.after, forth=step.forth)
            self._done.take()
        self._done.add(step)

    def _step(self, source: Steps, target: Steps, *, backwards: bool) -> bool:
        step = source.last
        if step is None:
            return False
        beside = step.back if backwards else step.forth
        if beside is not None:
            beside()
        self._write_again(step.change.reversed if backwards else step.change)
        target.add(replace(source.take(), burst=None))
        self.changed.emit(None, step.before if backwards else step.after)
        return True

    def _write_again(self, change: Change) -> None:
        """Write a change, and read the meeting in the same transaction: both, or neither."""
        before = now = self.meeting

        def whole(session: Session) -> None:
            nonlocal now
            recording.apply(change)(session)
            now = snapshot.refreshed(before, change)(session) if before is not None else None

        self._written(whole, waits=True)
        self.meeting = now

    def _forget(self) -> None:
        self._done.clear()
        self._undone.clear()


def _sync_words(error: OSError) -> str:
    return f"The disk did not take the last words ({error.strerror or error}). They are kept in memory and tried again."
