"""Lines of invented minutes, some of them in doubt."""

from __future__ import annotations

from desktop.minutes.old_minutes.taken_lines import Taken, TakenLine


def line(key: int, source: str, taken: Taken, doubt: str = "", **fields: str) -> TakenLine:
    said = tuple((name.replace("minute_taker", "minute-taker"), words) for name, words in fields.items())
    return TakenLine(key=key, source=source, taken=taken, fields=said, sure=not doubt, doubt=doubt)


LINES = (
    line(1, "Quayside Tenants' Forum", "heading", title="Quayside Tenants' Forum"),
    line(2, "Date: 4 March 2025", "heading", date="4 March 2025"),
    line(3, "Odile Farrow (OF)", "person", name="Odile Farrow", initials="OF", status="present"),
    line(4, "Cllr Lake", "person", "Present or not?", name="Cllr Lake", status="present"),
    line(5, "1. Lift repairs", "item", number="1", title="Lift repairs"),
    line(6, "The lift in Block C", "text", text="The lift in Block C"),
    line(7, "was out for nine days.", "text", text="was out for nine days."),
    line(8, "OF to write to the upper floors by 20 March 2025", "text", "An action?", text="OF to write to them"),
    line(9, "Page 1 of 2", "left out"),
)
