"""A page of the guide as Qt shows it: in the colours and the size of text of the program."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.minutes.guide.chapters import PICTURES, Chapter
from desktop.minutes.guide.search import folded
from desktop.widgets.colours import Colours, colours
from desktop.widgets.theme import DRESSED, mix

MARGIN, INDENT = 16, 26
TOGETHER = "\u2060"
"""Keeps a chord on one line."""
PICTURE = "picture:"
"""How the address of a picture begins that is to be seen in its own size."""
_PICTURE = re.compile(r'<img src="(?P<file>[^"]+)"(?P<rest>[^>]*)>')
_KEY = re.compile(r"<kbd>(.*?)</kbd>")
_ONE_KEY = re.compile(r"<td>(<kbd>[^<]*</kbd>)</td>")
_HEADING = re.compile(r'<h(\d) id="([^"]*)">')


class GuidePage(QTextBrowser):
    """Shows one chapter at a time. `followed(address)` follows a link, `typed(letters)` what is typed to be found."""

    followed = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        # A bar that came and went with each drawing would change the room, and so ask for the next drawing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(INDENT)
        self._chapter: Chapter | None = None
        self._anchor = ""
        self._sought: tuple[str, ...] = ()
        self._width = 0
        self._anew = QTimer(self, interval=80, singleShot=True)
        self._anew.timeout.connect(self._draw_again)
        self.dress()

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that is shown."""
        return self._chapter

    def put(self, chapter: Chapter, anchor: str = "", sought: tuple[str, ...] = ()) -> None:
        """Show a chapter at one of its headings, and the words that were sought marked in it."""
        if chapter is not self._chapter or sought != self._sought:
            self._chapter, self._sought = chapter, sought
            self._draw()
        self._anchor = anchor
        self.setAccessibleName(f"Guide: {chapter.title}")
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def is_laid_out(self) -> bool:
        """Tell whether the page stands in the room that it has by now."""
        return not self._anew.isActive() and self._room() == self._width

    def dress(self) -> None:
        """Put on the colours and the size of text that the program has now."""
        used = colours(QGuiApplication.palette())
        dressed = QPalette(self.palette())
        dressed.setColor(QPalette.ColorRole.Base, QColor(used.page))
        if dressed != self.palette():
            self.setPalette(dressed)
        if self._chapter is not None:
            self._draw_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "_anew"):
            self._anew.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chapter is not None and self._room() != self._width:
            self._anew.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would go back and forward in a history of its own
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead to the next link of what is seen, not to the next after one that was scrolled away."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self.viewport().rect().contains(self.cursorRect().center()):
            at = self.verticalScrollBar().value()
            here = self.cursorForPosition(QPoint(MARGIN, MARGIN))
            # Without a selection Qt would begin at the top of the page.
            here.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(here)
            self.verticalScrollBar().setValue(at)
        return super().focusNextPrevChild(forward)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing but the guide's own pictures, smoothly made as small as there is room."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image = QImage(str(PICTURES / (name.toString() if isinstance(name, QUrl) else name)))
        sharp = self.devicePixelRatioF()
        if image.width() > self._width * sharp:
            image = image.scaledToWidth(round(self._width * sharp), Qt.TransformationMode.SmoothTransformation)
        return image

    def _draw_again(self) -> None:
        at = self.verticalScrollBar()
        share = at.value() / max(at.maximum(), 1)
        self._draw()
        if self._anchor:
            self.scrollToAnchor(self._anchor)
        else:
            at.setValue(round(share * at.maximum()))

    def _draw(self) -> None:
        assert self._chapter is not None
        self._width = self._room()
        size = self.font().pointSizeF()
        used = colours(QGuiApplication.palette())
        self.document().setDefaultStyleSheet(style_sheet(used, size))
        self.setHtml(self._adapted(self._chapter.body(lambda to: to.replace(".md", ""), str)))
        self._mark(used)

    def _room(self) -> int:
        return max(self.viewport().width() - 2 * MARGIN - 2, 120)

    def _adapted(self, html: str) -> str:
        """Return HTML in words that Qt's own reader of HTML knows."""
        html = _ONE_KEY.sub(r'<td style="white-space: nowrap">\1</td>', html)
        html = _KEY.sub(_chord, html)
        html = _HEADING.sub(r'<h\1><a name="\2"></a>', html)
        html = html.replace("<table>", '<table width="100%" cellspacing="0" cellpadding="5">')
        html = html.replace('<div class="note">', '<table class="note" width="100%" cellpadding="8"><tr><td>')
        html = html.replace("</div>", "</td></tr></table>")
        return _PICTURE.sub(self._sized, html)

    def _sized(self, found: re.Match[str]) -> str:
        """Return a picture as wide as there is room; one that is made smaller can be opened."""
        size = picture_size(found["file"])
        image = f'<img src="{found["file"]}" width="{min(size.width(), self._width)}"{found["rest"]}>'
        return f'<a href="{PICTURE}{found["file"]}">{image}</a>' if size.width() > self._width else image

    def _mark(self, used: Colours) -> None:
        """Mark the words that were sought."""
        looks = QTextCharFormat()
        looks.setBackground(QColor(used.action_ground))
        looks.setForeground(QColor(used.action_text))
        text = folded_in_place(self.document().toPlainText())
        selections = []
        for word in self._sought:
            for found in re.finditer(rf"\b{re.escape(word)}", text):
                one = QTextEdit.ExtraSelection()
                one.format = looks
                cursor = QTextCursor(self.document())
                cursor.setPosition(found.start())
                cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
                one.cursor = cursor
                selections.append(one)
        self.setExtraSelections(selections)


def _chord(found: re.Match[str]) -> str:
    keys = found[1].replace("+", f"+{TOGETHER}").replace(" ", "&nbsp;")
    return f'<span class="key">&nbsp;{keys}&nbsp;</span>'


def picture_size(name: str) -> QSize:
    """Return the size of a picture of the guide in pixels."""
    return QImageReader(str(PICTURES / name)).size()


def folded_in_place(text: str) -> str:
    """Return text without case and accents, letter for letter as long as it was."""
    return "".join(folded(letter)[:1] or letter for letter in text)


def style_sheet(of: Colours, size: float) -> str:
    """Return the style sheet of a page, for text of a size in points."""
    return f"""
body, p, li, td, th {{ color: {of.text}; font-size: {size:.1f}pt; line-height: 140%; }}
p {{ margin: 0 0 {size * 0.8:.0f}px 0; }}
ul, ol {{ margin: 0 0 {size * 0.8:.0f}px 0; }}
li {{ margin: 0 0 {size * 0.3:.0f}px 0; }}
h1 {{ font-size: {size * 1.7:.1f}pt; font-weight: 600; margin: 0 0 {size:.0f}px 0; color: {of.text}; }}
h2 {{ font-size: {size * 1.3:.1f}pt; font-weight: 600; margin: {size * 1.8:.0f}px 0 {size * 0.6:.0f}px 0;
  color: {of.text}; }}
h3 {{ font-size: {size * 1.05:.1f}pt; font-weight: 600; margin: {size * 1.2:.0f}px 0 {size * 0.4:.0f}px 0;
  color: {of.text}; }}
a {{ color: {of.accent}; text-decoration: underline; }}
.key {{ background-color: {mix(of.second, of.page, 0.15)}; color: {of.text}; font-weight: 600; }}
code, pre {{ font-family: "Liberation Mono", "Consolas", "Menlo", monospace; background-color: {of.pane};
  color: {of.text}; }}
pre {{ margin: 0 0 {size:.0f}px 0; }}
table {{ border-collapse: collapse; margin: 0 0 {size:.0f}px 0; }}
th {{ text-align: left; color: {of.second}; font-weight: 600; border-bottom: 1px solid {of.second}; }}
td {{ border-bottom: 1px solid {of.line}; vertical-align: top; }}
.note td {{ background-color: {of.selected}; border: none; }}
.picture {{ margin: {size * 0.6:.0f}px 0 {size:.0f}px 0; line-height: 100%; }}
"""
