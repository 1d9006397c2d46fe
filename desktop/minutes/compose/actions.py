"""Actions, decisions and reviews: how they read in the text, and the tables of actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from db.records import Item, Note, Review
from db.values import replace
from desktop.minutes import reviewing
from desktop.minutes.compose.sitting import Sitting, anchored, linked, said_action, with_end
from desktop.minutes.document import Block, Column, Heading, Paragraph, Ref, Row, Run, Runs, Table, plain
from desktop.minutes.style_parts import ActionTable
from desktop.minutes.wording import Values

Recorded = tuple[Item, Note]


def in_text(sitting: Sitting, item: Item, note: Note) -> Runs:
    """Return the words of an action, a decision or a review where they stand in the text."""
    if note.kind == "action":
        return action_line(sitting, item, note)
    if note.kind == "decision":
        return anchored(_decision_words(sitting, note), Ref("decision", note.id))
    return anchored(_review_words(sitting, note), Ref("review", note.id))


def action_line(sitting: Sitting, item: Item, note: Note) -> Runs:
    """Return an action as it reads in the text, a place that can be jumped to; its reference jumps to its row."""
    said = _action_values(sitting, item, note)
    values: Values = {**said, "reference": _linked(said["reference"], "row", note), "text": _text(sitting, note)}
    return anchored(_with_label(sitting.style.actions.text.runs(values)), Ref("action", note.id))


def in_the_table(sitting: Sitting, note: Note) -> bool:
    """Say whether the style takes this note out of the text to the end of its item."""
    style = sitting.style
    if note.kind == "action":
        return style.actions.place != "in place"
    return note.kind == "decision" and style.decisions.place != "in place"


def at_the_end(sitting: Sitting, item: Item, taken: Sequence[Note], running: Collection[int]) -> list[Block]:
    """Return what stands at the end of an item: its actions as lines, or with its decisions in a table.

    `running` are the notes whose paragraph stands in the text and is the place of the note.
    """
    style = sitting.style
    lines = [note for note in taken if note.kind == "action" and style.actions.place == "at the item's end"]
    rows = [note for note in taken if note not in lines]
    out: list[Block] = [_label(style.actions.label)] if lines and style.actions.label else []
    for note in lines:
        ref = None if note.id in running else Ref("note", note.id)
        out.append(Paragraph(runs=action_line(sitting, item, note), role="action", ref=ref))
    return [*out, _label(style.item_table.heading), _item_table(sitting, item, rows)] if rows else out


def every_action(sitting: Sitting) -> list[Recorded]:
    """Return the actions of the meeting in reading order, each with its item."""
    return [(item, note) for item, note in sitting.meeting.every_note() if note.kind == "action"]


def action_tables(sitting: Sitting) -> list[Block]:
    """Return the tables at the end of the minutes, each under its heading: the style's own and the added one."""
    style = sitting.style
    tables = [*style.tables, *([style.action_table] if style.add_action_table else [])]
    actions = every_action(sitting)
    out: list[Block] = []
    for place, table in enumerate(tables if actions else ()):
        out += [Heading(level=2, runs=(Run(text=table.heading),)), action_table(sitting, table, actions, not place)]
    return out


def action_table(
    sitting: Sitting, table: ActionTable, actions: Sequence[Recorded], named: bool, links: bool = True
) -> Table:
    """Return a table of actions; with `named`, its rows can be jumped to; with `links`, references jump to the text."""
    if table.order == "due":
        actions = sorted(actions, key=lambda recorded: said_action(recorded[1]).due or date.max)
    rows = []
    for item, note in actions:
        place = Ref("row", note.id) if named else None
        rows.append(_row(sitting, table, item, note, _table_text(sitting, note), place, "action" if links else ""))
    return _table(table, rows)


def _label(words: str) -> Paragraph:
    return Paragraph(runs=(Run(text=words),), role="label", keep_with_next=True)


def _item_table(sitting: Sitting, item: Item, notes: Sequence[Note]) -> Table:
    table = sitting.style.item_table
    rows = [_row(sitting, table, item, note, _text(sitting, note), Ref(note.kind, note.id), "row") for note in notes]
    return _table(table, rows, "grid")


def _table(table: ActionTable, rows: Sequence[Row], rules: str = "rows") -> Table:
    return Table(
        title=table.heading.rstrip(":"),
        description=table.description,
        columns=tuple(Column(heading=column.heading, share=column.share) for column in table.columns),
        rows=tuple(rows),
        rules=rules,
    )


def _row(sitting: Sitting, table: ActionTable, item: Item, note: Note, text: Runs, place: Ref | None, to: str) -> Row:
    """Return a row; its reference jumps to the record's place of the kind `to`, "" for none."""
    values = _action_values(sitting, item, note)
    shown: Values = {**values, "text": text, "reference": _linked(values["reference"], to, note)}
    return Row(cells=tuple(sitting.cell(column.text.runs(shown)) for column in table.columns), ref=place)


def _with_label(runs: Runs) -> Runs:
    """Return an action with the label before its reference as part of the link: "Action 4" says where it leads."""
    if len(runs) < 2 or runs[1].link is None or not runs[0].text.strip().isalpha():
        return runs
    return replace(runs[0], link=runs[1].link), *runs[1:]


def _linked(reference: str, to: str, note: Note) -> str | Runs:
    """Return a reference that jumps to the row or the text of its action; as it is where it says or leads nothing."""
    if not reference or not to or note.kind != "action":
        return reference
    return linked((Run(text=reference),), Ref(to, note.id))


def _action_values(sitting: Sitting, item: Item, note: Note) -> dict[str, str]:
    action = said_action(note)
    style = sitting.style
    due = sitting.date(action.due, style.dates.due) if action.due else action.due_phrase
    owners = action.owner_text or sitting.owners(action.owners)
    return {
        "reference": sitting.reference(note),
        "owners": style.decisions.owner if note.kind == "decision" else owners,
        "due": due,
        "status": style.actions.statuses.get(action.status, action.status),
        "item": sitting.numbers.items.get(item.id, ""),
    }


def _text(sitting: Sitting, note: Note, *, again: bool = False) -> Runs:
    return sitting.action_words(note, again=again) or (Run(text=sitting.style.nothing),)


def _table_text(sitting: Sitting, note: Note) -> Runs:
    action = said_action(note)
    if not action.table_text:
        return _text(sitting, note, again=True)
    return sitting.with_withdrawn(sitting.words(action.table_text, note, again=True), note)


def _decision_words(sitting: Sitting, note: Note) -> Runs:
    """Return a decision in the style's form of words, or as it stands where it says those words itself."""
    style = sitting.style.decisions
    text = sitting.words(note.text, note)
    if plain(text).casefold().startswith(tuple(words.casefold() for words in style.already_said)):
        return text
    return style.text.runs({"reference": sitting.reference(note), "text": _in_a_sentence(text, style.small_words)})


def _in_a_sentence(runs: Runs, small_words: tuple[str, ...]) -> Runs:
    first = plain(runs).split(" ", 1)[0]
    if first not in small_words or not runs or not runs[0].text.startswith(first):
        return runs
    return (replace(runs[0], text=first.lower() + runs[0].text[len(first) :]), *runs[1:])


def _review_words(sitting: Sitting, note: Note) -> Runs:
    style, review = sitting.style, note.review or Review()
    return style.reviews.text.runs(
        {
            "reference": review.reference,
            "text": sitting.words(review.text, note),
            "owners": sitting.owners(review.owners),
            "due": sitting.date(review.due, style.dates.due) if review.due else review.due_phrase,
            "closing": _closing(sitting, note, review),
            "given_on": sitting.date(review.given_on) if review.given_on else "",
            "carried_to": _carried_to(sitting, review),
        }
    )


def _closing(sitting: Sitting, note: Note, review: Review) -> Runs:
    """Return the committee's own words, else the style's; a new date that they leave out stands behind them."""
    own = sitting.words(review.closing, note)
    phrase = sitting.style.reviews.outcomes.get(review.outcome)
    day = review.carried_to if review.outcome == "carried forward" else None
    if phrase is None or (own and (day is None or reviewing.says(plain(own), day, sitting.meeting.date))):
        return own
    return with_end(own, phrase.words({"carried_to": _carried_to(sitting, review)})) or phrase.runs(
        {"carried_to": _carried_to(sitting, review)}
    )


def _carried_to(sitting: Sitting, review: Review) -> str:
    return sitting.date(review.carried_to, sitting.style.dates.due) if review.carried_to else ""
