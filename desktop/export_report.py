"""What an export says of the document that it wrote: whether everybody can read it, and what stands against that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.minutes.document import Document

if TYPE_CHECKING:
    from desktop.minutes.obstacles import Obstacle
    from desktop.window import Window


class Report:
    """One document looked at while it is written, in the thread that writes it.

    `obstacles` is None where nothing is said of its format.
    """

    def __init__(self) -> None:
        self.obstacles: tuple[Obstacle, ...] | None = None

    def look_at(self, document: Document, ending: str) -> None:
        """See what stands against a document in the format of this ending."""
        from desktop.minutes import accessible

        if ending in accessible.TOLD:
            self.obstacles = accessible.obstacles(document, ending)

    @property
    def words(self) -> str:
        """What is said behind the name of the file: " — accessible: yes"; "" where nothing is."""
        if self.obstacles is None:
            return ""
        from desktop.minutes import accessible

        return f" — {accessible.said(self.obstacles)}"

    def show(self, window: Window, name: str) -> None:
        """Show what stands against the file of this name."""
        from desktop.dialogs.accessible import AccessibleDialog

        dialog = AccessibleDialog(window, name, self.obstacles or (), may_go=window.desk is not None)
        dialog.exec()
        if dialog.wanted is not None and window.desk is not None:
            window.desk.show(dialog.wanted)
