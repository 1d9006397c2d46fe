"""A document on its way behind the window: its progress shown, cancelled, waited for when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from desktop.exporting import Export
    from desktop.window import Window

PATIENCE_MS = 300
"""A job that is done sooner shows no progress."""


def follow(window: Window, job: Export, words: str, on_made: Callable[[object], None]) -> None:
    """Let a job run behind the window; its progress shows once it takes longer than a moment, and can be cancelled.

    `on_made` gets its bytes. An error in it goes to the crash dialog.
    """
    patience = QTimer(job)
    patience.setSingleShot(True)
    patience.timeout.connect(lambda: window.progress.follow(words, job.cancel))

    def on_end() -> None:
        patience.stop()
        window.progress.end()
        window.jobs.discard(job)
        job.deleteLater()

    job.progressed.connect(window.progress.show_share)
    for end in (job.made, job.failed, job.gave_up):
        end.connect(lambda *_: on_end())
    job.made.connect(on_made)
    job.gave_up.connect(lambda: window.messages.say("The export was cancelled. No file was written."))
    job.failed.connect(_raise_again)
    window.jobs.add(job)
    patience.start(PATIENCE_MS)
    job.start()


def _raise_again(error: object) -> None:
    assert isinstance(error, Exception)
    raise error
