"""Keys that belong to what has the focus, and to no command: the list of keys and the guide show them."""

from __future__ import annotations

WITHIN = {
    "In the list of attendees": (
        ("letters", "find a person by name or initials"),
        ("Space", "present, apologies, absent"),
        ("Right, Left", "arrived now (or came back), left now; with Shift: at a time that is typed"),
        ("Enter", "the whole row: role, deputy, for which items, arrived, left"),
        ("Insert", "add a person"),
        ("Delete", "take a person off the list"),
        ("Alt+Shift+Up, Alt+Shift+Down", "move a person"),
    ),
    "In the agenda": (
        ("Enter", "write the title anew; “6b. Title” sets the number too"),
        ("Insert", "add an item after this one"),
        ("Delete", "remove the item"),
    ),
    "In the actions": (
        ("Enter", "go to its line, or read an earlier action in full"),
        ("F2", "correct owners, due, status and reference"),
    ),
    "In the notes": (
        ("Tab", "take the first name that is offered; in a list, one level in"),
        ("Shift+Tab", "in a list, one level out"),
        ("Shift+Enter", "a new line in the same paragraph"),
    ),
}
"""Keys that belong to the pane that has the focus."""
