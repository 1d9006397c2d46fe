"""Compared minutes as a text document of Qt: their blocks, their tables, and where each change stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from db.values import replace
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.changes import has_changed, number_runs, stretches
from desktop.minutes.document import Block, Heading, ListItem, Paragraph, Row, Run, Runs, Table
from desktop.widgets.colours import Colours
from desktop.widgets.theme import mix

Place = tuple[int, int]
_SIZES = {1: 1.5, 2: 1.2}
_SECOND = ("lead", "small", "label")
_HANG, _LABEL, _POINT = 3.4, 10.0, 1.9
"""How far words hang behind a number, a label of the heading block, the marker of a point, in widths of an "m"."""


def changed_alone(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield what changed, under the headings that it stands under; of tables the rows."""
    above: dict[int, Heading] = {}
    for block in blocks:
        changed = has_changed(block)
        if isinstance(block, Heading):
            above = {level: heading for level, heading in above.items() if level < block.level}
            above |= {} if changed or block.level == 1 else {block.level: block}
        if changed:
            yield from above.values()
            above = {}
            yield _changed_rows(block) if isinstance(block, Table) else block


def _changed_rows(table: Table) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if has_changed(row)))


class Writing:
    """Writes blocks into a text document, and notes where the changes are."""

    def __init__(self, into: QTextDocument, of: Colours, font: QFont) -> None:
        self.places: list[Place] = []
        self._of = of
        self._size, self._em = font.pointSizeF(), QFontMetricsF(font).horizontalAdvance("m")
        self._cursor = QTextCursor(into)
        self._empty = True
        came = _changed_look(of.decision_text, of.decision_ground)
        came.setFontUnderline(True)
        went = _changed_look(of.error, mix(of.error, of.page, 0.08))
        went.setFontStrikeOut(True)
        self._looks = {INSERTED: came, DELETED: went}

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks one below the other; `places` then says where each change begins and ends."""
        self._cursor.beginEditBlock()
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._block(block)
        self._cursor.endEditBlock()

    def _block(self, block: Heading | Paragraph | ListItem, of_row: str = "") -> None:
        """Write a block; where its row came or went as a whole, it is no change of its own."""
        form = _block_form(block, self._size, self._em)
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._empty = False
        self._words(block, of_row)

    def _words(self, block: Heading | Paragraph | ListItem, of_row: str) -> None:
        """Write what hangs before a block and its words; one that came or went as a whole is one change."""
        base = self._base(block)
        whole = self._cursor.position()
        hung = number_runs(block)
        self._changes(hung, base, bool(block.change))
        if hung:
            self._cursor.insertText("\t", base)
        self._changes(block.runs, base, bool(block.change))
        if block.change and not of_row:
            self._note(whole)

    def _changes(self, runs: Runs, base: QTextCharFormat, inside: bool) -> None:
        for changed, stretch in stretches(runs):
            start = self._cursor.position()
            for run in stretch:
                self._cursor.insertText(run.text.replace("\n", "\u2028"), self._look(run, base))
            if changed and not inside:
                self._note(start)

    def _note(self, start: int) -> None:
        self.places.append((start, self._cursor.position()))

    def _base(self, block: Heading | Paragraph | ListItem) -> QTextCharFormat:
        """Return how the words of a block look where nothing else is said of them."""
        look = QTextCharFormat()
        look.setForeground(QColor(self._of.text))
        if isinstance(block, Heading):
            look.setFontPointSize(self._size * _SIZES.get(block.level, 1.0))
            look.setFontWeight(QFont.Weight.DemiBold)
        elif isinstance(block, Paragraph) and block.role in _SECOND:
            look.setForeground(QColor(self._of.second))
        return look

    def _look(self, run: Run, base: QTextCharFormat) -> QTextCharFormat:
        look = QTextCharFormat(base)
        if run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        look.setFontItalic(run.italic)
        look.setFontUnderline(run.underline)
        if run.change:
            look.merge(self._looks[run.change])
        return look

    def _table(self, table: Table) -> None:
        made = self._cursor.insertTable(len(table.rows) + 1, len(table.columns), self._table_form(table))
        for at, column in enumerate(table.columns):
            cell = made.cellAt(0, at)
            look = QTextCharFormat()
            look.setForeground(QColor(self._of.text))
            look.setFontWeight(QFont.Weight.DemiBold)
            run = Run(text=column.heading, bold=True, change=table.change)
            cell.firstCursorPosition().insertText(column.heading, self._look(run, look))
            ground = cell.format()
            ground.setBackground(QColor(self._of.pane))
            cell.setFormat(ground)
        for down, row in enumerate(table.rows, 1):
            self._row([made.cellAt(down, at).firstCursorPosition() for at in range(len(row.cells))], row, table.change)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if table.change:
            self.places.append((made.firstPosition(), made.lastPosition()))
        self._empty = True

    def _row(self, cursors: Sequence[QTextCursor], row: Row, table_change: str) -> None:
        outside, start = self._cursor, cursors[0].position()
        for cursor, cell in zip(cursors, row.cells, strict=True):
            self._cursor, self._empty = cursor, True
            for block in cell.blocks:
                self._block(block, row.change)
        self._cursor = outside
        if row.change and not table_change:
            self.places.append((start, cursors[-1].position()))

    def _table_form(self, table: Table) -> QTextTableFormat:
        """Return a table as wide as the page, its columns as what stands in them asks for: no word breaks."""
        form = QTextTableFormat()
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * len(table.columns))
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._of.line)))
        form.setCellPadding(4)
        form.setTopMargin(4)
        form.setBottomMargin(12)
        form.setHeaderRowCount(1)
        return form


def _changed_look(text: str, ground: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(text))
    look.setBackground(QColor(ground))
    return look


def _block_form(block: Heading | Paragraph | ListItem, size: float, em: float) -> QTextBlockFormat:
    """Return the room of a block, and how far it hangs; its text is `size` points, an "m" `em` pixels wide."""
    form = QTextBlockFormat()
    form.setBottomMargin(size * 0.5)
    form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    hang = 0.0
    if isinstance(block, ListItem):
        hang = _POINT * em
        form.setLeftMargin(hang * block.level)
        form.setBottomMargin(2)
    elif block.number:
        hang = _HANG * em
    elif isinstance(block, Paragraph) and block.role == "detail" and any("\t" in run.text for run in block.runs):
        hang = _LABEL * em
        form.setBottomMargin(2)
    if isinstance(block, Heading):
        form.setTopMargin(size * (1.4 if block.level == 2 else 0.6))
        form.setHeadingLevel(min(block.level, 6))
    if isinstance(block, Paragraph) and block.role == "cell":
        form.setBottomMargin(0)
    if hang:
        form.setLeftMargin(form.leftMargin() + hang)
        form.setTextIndent(-hang)
        form.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
    return form
