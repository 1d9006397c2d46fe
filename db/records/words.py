"""The words that records hold: what can be said of a meeting, an attendance, a note, an action."""

from __future__ import annotations

MEETING_STATUSES = ("planned", "draft", "circulated", "agreed", "signed")
ATTENDANCE_STATUSES = ("present", "apologies", "absent", "not required")
CAPACITIES = ("member", "deputy", "adviser", "lay member", "in attendance", "observer")
ROLES = ("chair", "co-chair", "vice-chair", "minute-taker")
NOTE_KINDS = ("text", "heading", "bullet", "numbered", "lettered", "action", "decision", "review", "private", "forward")
LIST_KINDS = ("bullet", "numbered", "lettered")
ACTION_STATUSES = ("open", "done", "closed", "discharged", "superseded", "withdrawn")
OUTCOMES = ("done", "closed", "discharged", "carried forward", "superseded", "withdrawn", "none")
CLOSING_OUTCOMES = ("done", "closed", "discharged", "superseded", "withdrawn")
PURPOSES = ("decision", "discussion", "information")
FROZEN = ("agreed", "signed")
"""Statuses in which minutes are not to be changed."""
LETTERS_FOLDED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
"""Letters that Unicode does not take apart into a plain one and an accent, and what they are sought as."""
