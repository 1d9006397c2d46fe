"""How the whole program looks: Fusion, a palette, one small style sheet, and the size of its text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets.colours import DARK, LIGHT, Colours, palette

THEMES = ("light", "dark", "system")
SMALLEST, LARGEST = 8.0, 28.0
DRESSED = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)
"""The events after which a widget that chose colours or a font itself has to choose them again."""
ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"


class Theme(QObject):
    """Keeps the application in a light or dark dress and its text in one size. `changed` follows each change."""

    changed = Signal()

    def __init__(self, app: QApplication, wish: str = "system", steps: int = 0) -> None:
        """Dress the application. `wish` is light, dark or system; `steps` are points above or below the usual size."""
        super().__init__(app)
        self._app = app
        self._usual = max(10.0, app.font().pointSizeF())
        self._font = QFont(app.font())
        self.wish = wish if wish in THEMES else "system"
        self.steps = 0
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._set_steps(steps)
        self._dress()

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        if self.wish == "system":
            return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self.wish == "dark" else LIGHT

    def wear(self, wish: str) -> None:
        """Put on light, dark, or what the system wears."""
        self.wish = wish
        self._dress()
        self.changed.emit()

    def resize(self, steps: int) -> None:
        """Set the size of all text, in points above or below the usual one."""
        self._set_steps(steps)
        self._dress()
        self.changed.emit()

    def _set_steps(self, steps: int) -> None:
        size = min(max(self._usual + steps, SMALLEST), LARGEST)
        self.steps = round(size - self._usual)
        self._font.setPointSizeF(size)

    def _dress(self) -> None:
        self._app.setPalette(palette(self.colours))
        self._app.setFont(self._font)
        self._app.setStyleSheet(style_sheet(self.colours, self._font.pointSizeF()))
        # The style sheet hands font and palette on without telling, and puts back what a widget had chosen itself.
        for widget in QApplication.allWidgets():
            for told in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
                QApplication.sendEvent(widget, QEvent(told))

    def _on_system_changed(self) -> None:
        if self.wish == "system":
            self._dress()
            self.changed.emit()


def tone(widget: QWidget, name: str) -> None:
    """Let the words of a widget stand in the second colour, the accent or the one for errors, whatever is worn.

    A palette of its own would be put back by Qt each time the style sheet changes.
    """
    if widget.property("tone") != name:
        widget.setProperty("tone", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mix(first: str, second: str, share: float) -> str:
    """Return a colour between two, `share` of it the first."""
    a, b = QColor(first), QColor(second)
    parts = ((x * share + y * (1 - share)) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*(round(part) for part in parts)).name()


def style_sheet(of: Colours, size: float) -> str:
    """Return the style sheet in a set of colours, for text of a size in points."""
    return "".join(
        (
            _menus(of),
            _separators(of),
            _fields(of),
            _buttons(of),
            _scroll_bars(of),
            _item_head(of, size),
            _sheets(of),
            _tables(of),
            _faces(size),
            _tones(of),
        )
    )


def _faces(size: float) -> str:
    return f"""
*[face="headline"] {{ font-size: {size * 1.9:.1f}pt; font-weight: 600; }}
*[face="strong"] {{ font-weight: 600; }}
*[face="pane-title"] {{ font-size: {size * 0.9:.1f}pt; font-weight: 600; text-transform: uppercase; }}
"""


def _tones(of: Colours) -> str:
    return "".join(
        f'*[tone="{name}"] {{ color: {colour}; }}\n'
        for name, colour in (("second", of.second), ("accent", of.accent), ("error", of.error))
    )


def _menus(of: Colours) -> str:
    """Return how menus look. A bare Alt, or Esc in a menu, does not hand the keyboard to the menu bar: the words typed
    next would choose commands."""
    return f"""
QMenuBar {{ background: {of.pane}; border-bottom: 1px solid {of.line}; padding: 2px 8px;
  menubar-altkey-navigation: 0; }}
QMenuBar::item {{ padding: 6px 10px; border-radius: 4px; background: transparent; color: {of.text}; }}
QMenuBar::item:selected {{ background: {of.selected}; }}
QMenu {{ background: {of.page}; border: 1px solid {of.line}; padding: 6px 0; }}
QMenu::item {{ padding: 6px 28px 6px 32px; color: {of.text}; }}
QMenu::item:selected {{ background: {of.selected}; }}
QMenu::item:disabled {{ color: {mix(of.second, of.page, 0.8)}; }}
QMenu::separator {{ height: 1px; background: {of.line}; margin: 6px 0; }}
QMenu::indicator {{ width: 16px; height: 16px; left: 10px; }}
QMenu::indicator:checked {{ image: url({ICONS.as_posix()}/grey-check.svg); }}
QMenu::right-arrow {{ image: url({ICONS.as_posix()}/grey-chevron-right.svg); width: 16px; height: 16px; right: 8px; }}
QToolTip {{ background: {of.text}; color: {of.page}; border: none; padding: 4px 6px; }}
"""


def _separators(of: Colours) -> str:
    stops = f"stop: 0 {of.pane}, stop: 0.39 {of.pane}, stop: 0.4 {of.line}, stop: 0.6 {of.line}, stop: 0.61 {of.pane}"
    across, down = "x1: 0, y1: 0, x2: 1, y2: 0", "x1: 0, y1: 0, x2: 0, y2: 1"
    return f"""
QMainWindow::separator:vertical {{ width: 5px; background: qlineargradient({across}, {stops}); }}
QMainWindow::separator:horizontal {{ height: 5px; background: qlineargradient({down}, {stops}); }}
"""


def _fields(of: Colours) -> str:
    return f"""
QLineEdit, QComboBox {{ background: {of.page}; color: {of.text};
  border: 1px solid {of.edge}; border-radius: 4px; padding: 5px 7px; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {of.accent}; padding: 4px 6px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {of.error}; padding: 4px 6px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({ICONS.as_posix()}/grey-chevron-down.svg); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {of.page}; border: 1px solid {of.line}; outline: none;
  selection-background-color: {of.selected}; selection-color: {of.text}; }}
QAbstractSpinBox {{ background: {of.page}; color: {of.text};
  border: 1px solid {of.edge}; border-radius: 4px; padding: 3px; }}
QAbstractSpinBox:focus {{ border: 2px solid {of.accent}; padding: 2px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0 0 0 5px;
  background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 20px; border: none;
  background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url({ICONS.as_posix()}/grey-chevron-up.svg); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url({ICONS.as_posix()}/grey-chevron-down.svg); width: 12px; height: 12px; }}
QCheckBox:focus {{ border: 2px solid {of.accent}; border-radius: 4px; padding: 2px; }}
QCheckBox {{ padding: 4px; spacing: 8px; }}
QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {of.edge}; border-radius: 3px;
  background: {of.page}; }}
QCheckBox::indicator:checked {{ image: url({ICONS.as_posix()}/grey-check.svg); }}
QRadioButton {{ padding: 4px; spacing: 8px; }}
QRadioButton:focus {{ border: 2px solid {of.accent}; border-radius: 4px; padding: 2px; }}
QRadioButton::indicator {{ width: 15px; height: 15px; border: 1px solid {of.edge}; border-radius: 8px;
  background: {of.page}; }}
QRadioButton::indicator:checked {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
  stop: 0 {of.text}, stop: 0.45 {of.text}, stop: 0.55 {of.page}, stop: 1 {of.page}); }}
QDialog QPlainTextEdit, QPlainTextEdit[framed="true"] {{ background: {of.page}; color: {of.text};
  border: 1px solid {of.edge}; border-radius: 4px; padding: 3px; }}
QDialog QPlainTextEdit:focus, QPlainTextEdit[framed="true"]:focus {{ border: 2px solid {of.accent}; padding: 2px; }}
"""


def _buttons(of: Colours) -> str:
    hover = mix(of.second, of.pane, 0.12)
    return f"""
QPushButton {{ background: {of.page}; color: {of.text};
  border: 1px solid {of.edge}; border-radius: 4px; padding: 6px 15px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {of.accent}; padding: 5px 14px; }}
QPushButton:default {{ background: {of.accent}; color: {of.on_accent}; border: 1px solid {of.accent}; }}
QPushButton:default:hover {{ background: {mix(of.accent, of.text, 0.88)}; }}
QPushButton:default:focus {{ border: 2px solid {of.text}; padding: 5px 14px; }}
QPushButton:disabled {{ color: {of.second}; background: {of.pane}; border: 1px solid {of.line}; }}
QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent; color: {of.accent}; }}
QPushButton[quiet="true"]:hover {{ background: {of.selected}; }}
QPushButton[quiet="true"]:focus {{ border: 2px solid {of.accent}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 4px; padding: 2px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 2px solid {of.accent}; }}
"""


def _scroll_bars(of: Colours) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QTextEdit QScrollBar:vertical {{ background: {of.page}; }}
QScrollBar::handle {{ background: {mix(of.second, of.pane, 0.45)}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {of.second}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {of.line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {of.accent}; border-radius: 2px; }}
"""


def _sheets(of: Colours) -> str:
    return f"""
QMessageBox #qt_msgbox_label {{ font-weight: 600; min-width: 400px; }}
QMessageBox #qt_msgbox_informativelabel {{ min-width: 400px; padding: 4px 0 8px 0; }}
#nameOffer {{ background: {of.page}; color: {of.text}; border: 1px solid {of.line}; border-radius: 4px; }}
"""


def _tables(of: Colours) -> str:
    return f"""
QTableView {{ background: {of.page}; border: 1px solid {of.line}; }}
QHeaderView {{ background: {of.pane}; border: none; }}
QHeaderView::section {{ background: {of.pane}; color: {of.second}; border: none;
  border-bottom: 1px solid {of.line}; padding: 6px 8px; font-weight: 600; }}
"""


def _item_head(of: Colours, size: float) -> str:
    return f"""
#itemHead {{ background: {of.page}; border-bottom: 1px solid {of.line}; }}
#itemNumber {{ color: {of.accent}; font-size: {size * 1.4:.1f}pt; font-weight: 600; }}
#itemLine {{ background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
  padding: 2px 0; font-size: {size * 1.4:.1f}pt; font-weight: 600; }}
#itemLine:focus {{ border: none; border-bottom: 2px solid {of.accent}; padding: 2px 0; }}
#itemAbout {{ color: {of.second}; }}
"""
