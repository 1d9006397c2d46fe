"""The panes in their places: the centre one, and the others around it, to be resized, hidden, dragged and set free."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from db.values import Struct
from desktop.desk import Desk
from desktop.panes import Pane, PaneWidget, as_pane, importing, panes
from desktop.widgets.pane_title import PaneTitle

SIDES = {"left": Qt.DockWidgetArea.LeftDockWidgetArea, "right": Qt.DockWidgetArea.RightDockWidgetArea}
WIDTHS = {"left": 280, "right": 320}
"""How wide the panes of a side are at first, in pixels where the text has its usual size."""
SHARES = {"left": 0.24, "right": 0.27}
"""How much of a narrow window the panes of a side may take at first."""
WIDE, WIDE_SHARE = 560, 0.44
USUAL_TEXT = 13
"""The height in pixels of text of 10 points."""
STEP = 32
ROOMY = 10_000
"""A width in which no pane is squeezed by another."""
CENTRE_SHARE = 0.25
"""How much of the area is left to the centre at least where panes come back as wide as they were left."""


class Placed(Struct, frozen=True):
    """A pane with its widget, and its dock where it is not the centre."""

    card: Pane
    widget: QWidget
    dock: QDockWidget | None = None
    head: PaneTitle | None = None

    @property
    def asked(self) -> PaneWidget:
        """The widget as its card promised it."""
        return as_pane(self.widget)

    @property
    def stands_open(self) -> bool:
        """Whether the pane has not been hidden by the clerk."""
        return self.dock is None or not self.dock.isHidden()


class PaneArea(QMainWindow):
    """All panes of a desk, once `placing` is through. `moved` follows when one was shown or hidden."""

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, self.tabPosition(SIDES["left"]).North)
        for corner, side in ((Qt.Corner.BottomLeftCorner, "left"), (Qt.Corner.BottomRightCorner, "right")):
            self.setCorner(corner, SIDES[side])
        self.placed: list[Placed] = []
        self._current: Placed | None = None
        self._set_aside: list[QDockWidget] = []
        self._made_room: list[Placed] = []
        self._width_before = 0
        self._as_left: list[tuple[QDockWidget, int]] = []
        self._taken = 0
        self._before_narrow: dict[QDockWidget, int] = {}
        self._first_widths = True
        self._text = self._text_height()

    def placing(self) -> Iterator[None]:
        """Make the panes and put each in its place, a pane a step."""
        yield from importing()
        for card in panes():
            self.placed.append(self._place(card, self._desk))
            yield
        self._current = next((one for one in self.placed if one.dock is None), None)
        self.use_first_layout()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What the panes carry out, by the names of the command table."""
        return {name: do for one in self.placed for name, do in one.asked.commands.items()}

    @property
    def layout_commands(self) -> dict[str, Callable[[], object]]:
        """What the area itself does with its panes."""
        return {
            "pane.next": lambda: self.go_round(1),
            "pane.previous": lambda: self.go_round(-1),
            "pane.hide": self.hide_current,
            "pane.float": self.float_current,
            "pane.other_side": self.move_current_over,
            "pane.wider": lambda: self.widen_current(STEP),
            "pane.narrower": lambda: self.widen_current(-STEP),
            "pane.usual_places": self.use_first_layout,
        }

    def focus_pane(self, name: str) -> None:
        """Show a pane if it is hidden and bring the focus into it; a wide one that has it already is hidden."""
        one = next(one for one in self.placed if one.card.name == name)
        if one.card.wide and one.stands_open and one is self._current:
            self._hide(one)
            return
        if one in self._made_room:
            self._put_wide_away()
        if one.card.wide and not one.stands_open:
            self._make_room(one)
        if one.dock is not None:
            one.dock.show()
            one.dock.raise_()
            if one.dock.isFloating():
                one.dock.activateWindow()
        one.asked.take_focus()

    def focus_centre(self) -> None:
        """Bring the focus into the centre pane, else into the first that stands open."""
        open_ones = sorted((one for one in self.placed if one.stands_open), key=lambda one: one.dock is not None)
        if open_ones:
            self.focus_pane(open_ones[0].card.name)

    def go_round(self, steps: int) -> None:
        """Bring the focus to the next pane that stands open (or, with -1, the one before)."""
        round_ = [one for one in self.placed if one.stands_open]
        if round_:
            at = round_.index(self._current) if self._current in round_ else -1
            self.focus_pane(round_[(at + steps) % len(round_)].card.name)

    def hide_current(self) -> None:
        """Hide the pane that has the focus; the centre one stays."""
        if self._current is not None and self._current.dock is not None:
            self._hide(self._current)

    def float_current(self) -> None:
        """Set the pane that has the focus free, or put it back."""
        if (dock := self._current_dock()) is not None:
            dock.setFloating(not dock.isFloating())

    def move_current_over(self) -> None:
        """Move the pane that has the focus to the other side of the window."""
        if (dock := self._current_dock()) is not None:
            side = SIDES["left" if self.dockWidgetArea(dock) == SIDES["right"] else "right"]
            self.addDockWidget(side, dock)
            dock.show()

    def widen_current(self, pixels: int) -> None:
        """Make the pane that has the focus wider, or narrower."""
        if (dock := self._current_dock()) is not None:
            self.resizeDocks([dock], [max(dock.width() + pixels, 120)], Qt.Orientation.Horizontal)

    def use_first_layout(self) -> None:
        """Put every pane where it stood at first start."""
        self._made_room = []
        self._as_left = []
        docks = {side: [one for one in self.placed if one.card.place == side and one.dock] for side in SIDES}
        for side, there in docks.items():
            for one in there:
                assert one.dock is not None
                one.dock.setFloating(False)
                self.addDockWidget(SIDES[side], one.dock, Qt.Orientation.Vertical)
                one.dock.setVisible(one.card.shown)
        self._use_first_widths()

    def arrangement(self) -> QByteArray:
        """Return where every pane stands, to be remembered, as it is without a wide one and what is beside the area."""
        self._put_wide_away()
        self._resize([(dock, width) for dock, width in self._before_narrow.items() if dock in self._sides()])
        return self.saveState(1)

    def arrange(self, remembered: QByteArray) -> None:
        """Put every pane where it was remembered to stand, before the area is shown; those that float come with
        `bring_back`. What cannot be read changes nothing."""
        if not remembered.isEmpty() and self.restoreState(remembered, 1):
            self._first_widths = False
            self._as_left = self._unsqueezed()
            self.put_away()

    def make_narrower(self) -> None:
        """Let the panes at the sides give up room, once something has come to stand beside the area."""
        self._before_narrow = {dock: dock.width() for dock in self._sides()} if self.isVisible() else {}
        QTimer.singleShot(0, self._keep_shares)

    def widen_again(self) -> None:
        """Give the panes at the sides the room again that they gave up, or never had beside it."""
        before, self._before_narrow = self._before_narrow, {}
        if not self._as_left:
            QTimer.singleShot(
                0,
                lambda: self._resize(
                    [(dock, before.get(dock, max(dock.width(), self._usual_width(dock)))) for dock in self._sides()]
                ),
            )

    def _sides(self) -> list[QDockWidget]:
        """Return the panes at the sides, without one behind another as its tab: Qt keeps that out of the area, at its
        old width."""
        docks = [one.dock for one in self.placed if one.dock is not None and one.stands_open]
        return [dock for dock in docks if not dock.isFloating() and dock.x() >= 0]

    def _keep_shares(self) -> None:
        self._resize([(dock, min(width, self._usual_width(dock))) for dock, width in self._before_narrow.items()])

    def _resize(self, widths: list[tuple[QDockWidget, int]]) -> None:
        if widths:
            docks, pixels = zip(*widths, strict=True)
            self.resizeDocks(docks, pixels, Qt.Orientation.Horizontal)

    def put_away(self) -> None:
        """Hide the panes that float, because the meeting is not shown."""
        self._set_aside = [one.dock for one in self.placed if one.dock and one.dock.isFloating() and one.stands_open]
        for dock in self._set_aside:
            dock.hide()

    def bring_back(self) -> None:
        """Show again the panes that were put away."""
        for dock in self._set_aside:
            dock.show()
        self._set_aside = []

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first_widths:
            self._first_widths = False
            QTimer.singleShot(0, self._use_first_widths)
        elif self._as_left:
            QTimer.singleShot(0, self._use_widths_as_left)

    def _unsqueezed(self) -> list[tuple[QDockWidget, int]]:
        """Return how wide the panes at the sides were left, before the area is shown and has its size.

        Qt squeezes them into the size that a hidden widget has by chance, and later gives all room to the centre.
        """
        self.resize(ROOMY, self.height())
        layout, centre = self.layout(), self.centralWidget()
        if layout is not None:
            layout.activate()
        self._taken = ROOMY - centre.width() if centre is not None else 0
        return [(dock, dock.width()) for dock in self._sides()]

    def _use_widths_as_left(self) -> None:
        """Make the panes as wide as they were left, unless the area has become too narrow for that."""
        widths, self._as_left = self._as_left, []
        if self._taken <= (1 - CENTRE_SHARE) * self.width():
            sides = self._sides()
            self._resize([(dock, width) for dock, width in widths if dock in sides])

    def _use_first_widths(self) -> None:
        docks = [one.dock for one in self.placed if one.dock is not None and one.card.shown]
        self.resizeDocks(docks, [self._usual_width(dock) for dock in docks], Qt.Orientation.Horizontal)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        text = self._text_height()
        if event.type() == QEvent.Type.FontChange and text != self._text:
            docks = [one.dock for one in self.placed if one.dock is not None and one.stands_open]
            before = [self._usual_width(dock) for dock in docks]
            share, self._text = text / self._text, text
            widths = [
                self._usual_width(dock) if abs(dock.width() - usual) < STEP // 4 else round(dock.width() * share)
                for dock, usual in zip(docks, before, strict=True)
            ]
            self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
            if self._as_left:
                self._as_left = self._unsqueezed()

    def _usual_width(self, dock: QDockWidget) -> int:
        side = "left" if self.dockWidgetArea(dock) == SIDES["left"] else "right"
        return min(WIDTHS[side] * self._text // USUAL_TEXT, round(SHARES[side] * self.width()))

    def _text_height(self) -> int:
        return QFontInfo(self.font()).pixelSize()

    def _place(self, card: Pane, desk: Desk) -> Placed:
        widget = card.make(desk)
        widget.setAccessibleName(card.title)
        if card.place not in SIDES:
            self.setCentralWidget(widget)
            return Placed(card, widget)
        dock = QDockWidget(card.title, self)
        dock.setObjectName(card.name)
        dock.setWidget(widget)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        head = PaneTitle(card.title, card.key)
        dock.setTitleBarWidget(head)
        one = Placed(card, widget, dock, head)
        head.hide_wanted.connect(lambda: self._hide(one))
        head.float_wanted.connect(lambda: dock.setFloating(not dock.isFloating()))
        dock.visibilityChanged.connect(self.moved)
        if (left := getattr(widget, "left", None)) is not None:
            left.connect(lambda: self._hide(one))
        if (wanted := getattr(widget, "wanted", None)) is not None:
            wanted.connect(lambda: self.focus_pane(card.name))
        counted = getattr(widget, "counted", None)
        if counted is not None:
            counted.connect(head.set_figure)
        return one

    def _make_room(self, one: Placed) -> None:
        """Let a wide pane have its side to itself."""
        assert one.dock is not None
        side = self.dockWidgetArea(one.dock)
        self._made_room = [
            other
            for other in self.placed
            if other.dock is not None
            and other.stands_open
            and not other.dock.isFloating()
            and self.dockWidgetArea(other.dock) == side
        ]
        seen = self._sides()
        self._width_before = next((it.dock.width() for it in self._made_room if it.dock and it.dock in seen), 0)
        for other in self._made_room:
            assert other.dock is not None
            other.dock.hide()
        one.dock.show()
        self.resizeDocks([one.dock], [min(WIDE, round(WIDE_SHARE * self.width()))], Qt.Orientation.Horizontal)

    def _give_back(self) -> None:
        """Show again what a wide pane stood in place of."""
        back = [other.dock for other in self._made_room if other.dock is not None]
        self._made_room = []
        for dock in back:
            dock.show()
        self._resize([(dock, self._width_before) for dock in back[:1]])

    def _put_wide_away(self) -> None:
        for one in self.placed:
            if one.card.wide and one.dock is not None and self._made_room:
                one.dock.hide()
        self._give_back()

    def _hide(self, one: Placed) -> None:
        assert one.dock is not None
        had_focus = one is self._current
        one.dock.hide()
        if one.card.wide:
            self._give_back()
        if had_focus:
            self.focus_centre()

    def _current_dock(self) -> QDockWidget | None:
        return self._current.dock if self._current is not None else None

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        for one in self.placed:
            inside = _within(now, one.dock or one.widget)
            if inside:
                self._current = one
            if one.head is not None:
                one.head.set_lit(inside)


def _within(widget: QWidget, outer: QWidget) -> bool:
    return widget is outer or outer.isAncestorOf(widget)
