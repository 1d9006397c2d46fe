"""Which house style prints most nearly as minutes were typed by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from desktop.minutes import numbering
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.old_minutes import label_words
from desktop.minutes.old_minutes.taken_lines import TakenLine


def likely_style(lines: Sequence[TakenLine], styles: Mapping[str, HouseStyle]) -> str:
    """Return the name of the house style that prints most nearly as the lines were typed."""
    return max(styles, key=lambda name: _likeness(lines, styles[name])) if styles else ""


def _likeness(lines: Sequence[TakenLine], style: HouseStyle) -> float:
    """Return how much of what was found is as a house style prints it."""
    actions = [line for line in lines if line.taken == "action" and not line.same_as]
    references = [line.field("reference") for line in actions]
    scheme = style.actions.numbers
    by_item = sum(numbering.of_item(one) is not None and "/" not in one for one in references if one)
    by_year = sum(numbering.of_year(one) is not None for one in references if one)
    plain = sum(one.isdigit() for one in references)
    out = (
        2.0
        * {"by item": by_item, "through the year": by_year, "through the meeting": plain}[scheme]
        / max(1, len(references))
    )
    in_table = sum(bool(line.headings) for line in actions) / max(1, len(actions))
    out += in_table if style.actions.place == "in a table after the item" else 0.0
    out += 0.6 * (style.actions.place == "in place") * (1 - in_table) * bool(actions)
    out += _people_alike(lines, style)
    kinds = " ".join(line.field("kind") for line in lines if line.taken == "heading")
    out += 0.7 * (kinds == style.heading.kind)
    subs = [line.field("number") for line in lines if line.taken == "sub-item"]
    lettered = sum(bool(re.fullmatch(r"\d+[a-z]", one)) for one in subs)
    out += (
        0.7 * (lettered / len(subs) if style.items.sub_items == "letters" else (len(subs) - lettered) / len(subs))
        if subs
        else 0.0
    )
    untitled = sum(1 for line in lines if line.taken == "sub-item" and not line.field("title"))
    return out + (0.8 * untitled / len(subs) if subs and style.items.notes == "one numbered minute" else 0.0)


def _people_alike(lines: Sequence[TakenLine], style: HouseStyle) -> float:
    """Return how much the lists of people are those of a house style: their columns, or lines without any."""
    rows = [line for line in lines if line.taken == "person" and not line.run_on]
    if not rows:
        return 0.0
    headings = {tuple(label_words.bare(one) for one in line.headings) for line in rows if line.headings}
    own = {
        tuple(label_words.bare(column.heading) for column in group.columns) for group in style.people if group.columns
    }
    if headings:
        return 1.0 if headings & own else 0.0
    return 0.7 if not own and not any("\t" in line.source for line in rows) else 0.0
