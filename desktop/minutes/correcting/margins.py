"""Comments, and what stands at the head of every page."""

from __future__ import annotations

from desktop.minutes.correcting import wheres
from desktop.minutes.correcting.beside import Beside
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.rewording import shown
from desktop.minutes.document import Run
from desktop.minutes.word_reading.standing import changers
from desktop.minutes.word_reading.word_text import Line


def comments(copy: Beside) -> None:
    """Tell of the comments, each at its words."""
    comments = {comment.id: comment for comment in copy.file.comments}
    for unit in copy.back:
        for id in unit.comments:
            if id not in comments:
                continue
            comment, sent = comments.pop(id), copy.sent_at(unit.place)
            words = "".join(_commented(line, id) for line in unit.lines).strip()
            copy.add(
                unit.place,
                Correction(
                    key=0,
                    kind="comment",
                    ref=sent.refs[0] if sent and sent.refs else None,
                    where=wheres.where(sent) if sent else "In what was added",
                    words=(Run(text=words or unit.text.strip()),),
                    before=words,
                    after=comment.text,
                    authors=(comment.author,) if comment.author else (),
                    cannot=wheres.COMMENT,
                ),
                2,
            )


def heads(copy: Beside) -> None:
    """Tell where the head of every page says something else."""
    heads = [line for line in copy.file.head_and_foot if line.page_part == "header"]
    for number, wanted in enumerate(copy.document.running_head):
        if not wanted.strip() or any(wanted.strip() in line.text for line in heads):
            continue
        like = next((line for line in heads if _alike(wanted, line.text)), None)
        if like is not None:
            words = shown((Run(text=wanted),), (Run(text=like.text.split("\t")[0]),))
            told_ = Correction(
                key=0,
                kind="changed",
                ref=None,
                where="The head of every page",
                words=words,
                before=wanted,
                after=like.text.split("\t")[0],
                authors=changers((like,)),
                cannot=wheres.RUNNING,
            )
            copy.add(len(copy.back), told_, 3, number)


def _commented(line: Line, id: str) -> str:
    return "".join(stretch.text for stretch in line.stretches if id in stretch.comments and stretch.change != "deleted")


def _alike(one: str, other: str) -> bool:
    ours, theirs = set(one.casefold().split()), set(other.casefold().split())
    return len(ours & theirs) * 2 >= max(len(ours), 1)
