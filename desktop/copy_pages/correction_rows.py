"""Corrections as rows of a list: where, of what kind, by whom, and the words with what came and what went."""

from __future__ import annotations

from db.values import replace
from desktop.copy_pages.corrected import State
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.correcting.rewording import PARTED
from desktop.minutes.corrections import Correction
from desktop.minutes.document import Run
from desktop.widgets.passage_rows import PassageRow, Piece

KINDS = {"changed": "Changed", "added": "Added", "removed": "Removed", "moved": "Moved", "comment": "Comment"}
LOOKS = {"changed": "review", "added": "decision", "removed": "action", "moved": "forward"}
STATES: dict[State, str] = {
    "open": "",
    "accepted": "✓ accepted",
    "left": "– left",
    "gone": "– removed since",
    "comment": "",
}
BY_HAND = "by hand"
_LONGEST = 90
"""Characters of unchanged words in a row that stand between what changed."""


def row(correction: Correction, state: State) -> PassageRow:
    """Return the row of a correction."""
    kind, by = KINDS[correction.kind], ", ".join(correction.authors)
    said = STATES[state] or (BY_HAND if correction.cannot and correction.kind != "comment" else "")
    below = _below(correction) if state in ("open", "comment", "gone") else ""
    told = (kind, correction.where, by, spoken(correction), below, said.strip("✓– "))
    return PassageRow(
        key=correction.key,
        label=kind,
        look=LOOKS.get(correction.kind, ""),
        title=correction.where,
        beside=by,
        state=said,
        state_look="decision_text" if state == "accepted" else "second",
        pieces=tuple(_piece(run) for run in _shortened(correction)),
        lines=3,
        below=below,
        warned=bool(correction.overtaken) and not correction.cannot,
        faint=state in ("left", "gone"),
        spoken=", ".join(word for word in told if word),
        tip="\n".join(word for word in (f"{kind}: {correction.where}", by, below) if word),
        found_by=(correction.where,),
    )


def spoken(correction: Correction) -> str:
    """Return what came and what went in words."""
    parts = []
    for run in correction.words:
        verb = {INSERTED: "inserted ", DELETED: "deleted "}.get(run.change, "")
        parts.append(f"{verb}“{run.text.strip()}”" if verb and run.text.strip() else run.text.strip())
    return " ".join(part for part in parts if part)


def _below(correction: Correction) -> str:
    if correction.kind == "comment":
        return f"“{correction.after}”" if correction.after else ""
    if correction.cannot:
        return correction.cannot
    return f"The minutes say now: {correction.overtaken}" if correction.overtaken else ""


def _shortened(correction: Correction) -> list[Run]:
    """Return the runs, long unchanged ones cut down to what stands beside a change."""
    runs = list(correction.words)
    changes = [n for n, run in enumerate(runs) if run.change]
    if not changes:
        return runs
    shown = []
    for n, run in enumerate(runs):
        text = run.text
        if not run.change and len(text) > _LONGEST:
            head = "" if n < changes[0] else text[: _LONGEST // 2].rsplit(" ", 1)[0]
            tail = "" if n > changes[-1] else text[-_LONGEST // 2 :].split(" ", 1)[-1]
            text = f"{head} … {tail}" if tail else f"{head} …"
        shown.append(replace(run, text=text))
    return shown


def _piece(run: Run) -> Piece:
    words = run.text.replace(PARTED, " ¶ ")
    if run.change == INSERTED:
        return Piece(words, "decision_text", bold=True, underlined=True)
    if run.change == DELETED:
        return Piece(words, "error", struck=True)
    return Piece(words, bold=run.bold)
