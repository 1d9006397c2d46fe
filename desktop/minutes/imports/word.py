"""Minutes that were typed by hand in Word: taken in as they are understood, without asking."""

from __future__ import annotations

from datetime import date

from db.records import Meeting
from desktop.minutes.imports import Source, Unreadable


def read(content: bytes) -> Meeting:
    """Return the meeting of a Word file, in the house style that prints most like it. Raises Unreadable."""
    from desktop.minutes.house_style import built_in
    from desktop.minutes.old_minutes.making import likely_style, meeting_of
    from desktop.minutes.old_minutes.understanding import understood
    from desktop.minutes.word_reading import reading
    from desktop.minutes.word_reading.word_text import Refused

    try:
        lines = understood(reading.read(content))
    except Refused as error:
        raise Unreadable("", str(error)) from error
    if not any(line.taken not in ("left out", "minute-taker's lines") for line in lines):
        raise Unreadable("", "there are no words in it that could be minutes")
    styles = built_in()
    return meeting_of(lines, style=styles[likely_style(lines, styles)], today=date.today())


CARD = Source(ending=".docx", title="Word minutes", order=20, read=read, largest=50_000_000)
