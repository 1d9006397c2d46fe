"""Which of the committee's priorities something serves."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from db.records import Meeting


def priority_box(parent: QWidget, meeting: Meeting, priority: str) -> QComboBox:
    """Return a field for a priority: Down goes through those of the committee, anything else can be typed."""
    profile = meeting.surroundings.profile
    known = profile.priorities if profile else ()
    box = QComboBox(parent)
    box.setEditable(True)
    box.setCompleter(None)  # type: ignore[arg-type]  # Qt's own would let Enter take more than was typed
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *known])
    box.setEditText(priority)
    line = box.lineEdit()
    assert line is not None
    line.setPlaceholderText("none" if known else "none – the committee has named no priorities yet")
    return box
