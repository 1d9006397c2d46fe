"""What somebody corrected in a copy of the minutes that went out: one difference at a time, with its place."""

from __future__ import annotations

from db.records import Meeting
from desktop.minutes.correcting.correction import Correction, Corrections, Kind
from desktop.minutes.correcting.telling import corrections
from desktop.minutes.document import Document
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.word_reading.word_text import WordText

__all__ = ["Correction", "Corrections", "Kind", "find"]


TEMPLATE = "What stands before and behind the minutes is the committee's own template, and was not compared."


def find(sent: Document, returned: WordText, meeting: Meeting, style: HouseStyle) -> Corrections:
    """Return what somebody corrected in a copy: `sent` is what it held when it went out, `meeting` how it is now.

    `style` is the house style that it was printed in. A copy that was only opened and saved again has no corrections.
    Where `sent` names the committee's own Word template, its own words are told from what was added by `sent.template`
    (`letterheads.put_in`).
    """
    unknown = (TEMPLATE,) if sent.letterhead and not sent.template else ()
    found = corrections(sent, returned, meeting, style)
    return Corrections(found=found, left_out=(*returned.left_out, *unknown))
