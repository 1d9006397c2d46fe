"""The keys of the program and the marks of its shorthand, made from the tables that the program itself reads."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.commands import COMMANDS, MENUS
from desktop.minutes.shorthand import marks
from desktop.pane_keys import WITHIN


def show(parent: QWidget, actions: Mapping[str, QAction]) -> None:
    """Show the keys of the commands that can be done, and the typed marks."""
    KeysDialog(parent, actions).exec()


class KeysDialog(QDialog):
    """A page to read, scrolled with the arrows, left with Esc or Enter."""

    def __init__(self, parent: QWidget | None, actions: Mapping[str, QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and typed marks")
        self.resize(720, 560)
        self.page = QTextBrowser()
        self.page.setAccessibleName("Keys and typed marks")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.document().setDocumentMargin(16)
        self.page.setHtml(written(actions))
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 16, 16)
        whole.addWidget(self.page)
        whole.addWidget(buttons)
        self.page.setFocus()


def written(actions: Mapping[str, QAction]) -> str:
    """Return the page as HTML."""
    typed = [(f"<b>{escape(mark.typed.strip())}</b>", escape(mark.becomes)) for mark in marks()]
    parts = ["<h2>Typed at the start of a line</h2>", _table(typed)]
    panes = [(_keys(action), escape(action.text())) for name, action in actions.items() if name.startswith("pane:")]
    for menu in MENUS:
        rows = [
            (_keys(actions[row.name]), escape(row.title))
            for row in COMMANDS
            if row.menu == menu and row.name in actions and row.keys_here
        ]
        rows = [*panes, *rows] if menu == "View" else rows
        if rows:
            parts += [f"<h2>{menu}</h2>", _table([row for row in rows if row[0]])]
    for title, keys in WITHIN.items():
        parts += [f"<h2>{title}</h2>", _table([(escape(key), escape(does)) for key, does in keys])]
    return "".join(parts)


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td width='200'>{first}</td><td>{second}</td></tr>" for first, second in rows)
    return f"<table cellpadding='4' width='100%'>{lines}</table>"


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return escape(", ".join(dict.fromkeys(keys.toString(native) for keys in action.shortcuts())))
