"""The quorum as it is watched during the meeting: a line that always stands there, and a message when it turns."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QObject, QTimer

from db.records import Meeting
from desktop.desk import Desk
from desktop.minutes import facts, in_short, quorum
from desktop.minutes.quorum import Stretch
from desktop.widgets.standing_line import StandingLine

LOOK_MS = 20_000
"""How often the clock is looked at, for who said beforehand when they leave."""


class QuorumWatch(QObject):
    """Keeps a line up to date with the open meeting and tells when the quorum is lost or regained."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._before: tuple[int, bool] | None = None
        self.turned = False
        """Whether the last count turned it, and told so."""
        self.line = StandingLine("Quorum")
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)

    def look(self) -> None:
        """Count again."""
        meeting = self._desk.meeting
        now = datetime.now()
        self.turned = False
        stands = quorum.standing(meeting, self._desk.numbers.items, now) if meeting is not None else None
        if meeting is None or stands is None:
            self._before = None
            self._clock.stop()
            self.line.say("")
            return
        begun = _has_begun(meeting, now)
        self.line.say(standing_words(stands, begun=begun), wrong=begun and not stands.quorum.met)
        self.line.setToolTip(explained(stands))
        if begun and self._before == (meeting.id, not stands.quorum.met):
            self.turned = True
            self._desk.tell(turn_words(stands))
        self._before = (meeting.id, stands.quorum.met)
        if _goes_on(meeting, now) != self._clock.isActive():
            self._clock.stop() if self._clock.isActive() else self._clock.start()


def standing_words(stands: Stretch, *, begun: bool = True) -> str:
    """Return the short words for a line: "Quorum: 5 here, 4 needed"; before the beginning nothing is amiss."""
    count = f"{stands.quorum.there} here, {stands.quorum.needed} needed"
    since = f" since {in_short.clock(stands.since)}" if stands.since is not None else ""
    return f"Quorum: {count}" if stands.quorum.met or not begun else f"No quorum{since}: {count}"


def explained(stands: Stretch) -> str:
    """Return what is counted."""
    said = "Members who are here now, or their deputies. Observers, advisers and those in attendance do not count."
    return said if stands.quorum.met else f"{said} Decisions made without a quorum may not be valid."


def turn_words(stands: Stretch) -> str:
    """Return the message when the quorum is lost or regained."""
    at = f" at {in_short.clock(stands.since)}" if isinstance(stands.since, time) else ""
    here = f"{stands.quorum.there} of the {stands.quorum.needed} members needed"
    if stands.quorum.met:
        number = stands.quorum.there
        count = f"{number} member is" if number == 1 else f"{number} members are"
        return f"Quorum met{at}: {count} here, {stands.quorum.needed} needed."
    are = "is" if stands.quorum.there == 1 else "are"
    return f"Quorum lost{at}: {here} {are} here. Decisions from now on may not be valid."


def _has_begun(meeting: Meeting, now: datetime) -> bool:
    """Tell whether a quorum is wanted already: today's meeting has come to its beginning."""
    waits = meeting.date == now.date() and meeting.start is not None and now.time() < meeting.start
    return facts.begun(meeting) and not waits


def _goes_on(meeting: Meeting, now: datetime) -> bool:
    return meeting.date == now.date() and meeting.end is None
