"""Handing an edit to the workspace where a failure is told, not raised."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from db.changes import Edit
from desktop.desk import Desk
from desktop.steps import Place
from desktop.workspace import NotKept


def keep(
    desk: Desk, edit: Edit, name: str, *, by: object = None, before: Place | None = None, after: Place | None = None
) -> bool:
    """Do an edit under its name; False where it could not be kept, and the status line says why."""
    if not desk.may_change():
        return False
    try:
        desk.workspace.do(edit, name, by=by, before=before, after=after)
    except NotKept as error:
        desk.tell(str(error))
        return False
    return True


def keep_beyond(desk: Desk, edit: Edit, name: str, *, by: object = None) -> bool:
    """Do an edit of what lies beyond the open meeting, as `Workspace.alter`; False where it could not be kept."""
    try:
        desk.workspace.alter(edit, name, by=by)
    except NotKept as error:
        desk.tell(str(error))
        return False
    return True


def ask_until_kept(
    dialog: QDialog, desk: Desk, edit: Callable[[], Edit], name: str, *, before: Place | None = None
) -> bool:
    """Show a dialog until what it gives is kept, so that nothing typed in it is lost; False where it is left.

    Where the meeting may not be changed it is not shown at all.
    """
    if not desk.may_change():
        return False
    while dialog.exec() == QDialog.DialogCode.Accepted:
        if keep(desk, edit(), name, before=before):
            return True
    return False


def together(*edits: Edit) -> Edit:
    """Return several edits as one step."""

    def edit(session: object) -> None:
        for each in edits:
            each(session)  # type: ignore[arg-type]

    return edit
