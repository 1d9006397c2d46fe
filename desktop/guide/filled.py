"""What the chapters of the guide are filled with: commands and their keys, typed marks, checks, styles and formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from desktop.commands import COMMANDS, MENUS, Command
from desktop.minutes import house_style
from desktop.minutes.checks import checks
from desktop.minutes.exports import formats
from desktop.minutes.guide.inline import Told
from desktop.minutes.member_lists import member_lists
from desktop.minutes.shorthand import marks
from desktop.pane_keys import WITHIN
from desktop.panes import panes

MAKING = {"minutes": "minutes", "actions": "action tables", "agenda": "agendas", "attendance": "attendance over time"}


def told(dressed: Callable[[str], str] = str, keys: Callable[[Command], tuple[str, ...]] | None = None) -> Told:
    """Return what the guide is filled with; `dressed` says a key as this system does, `keys` are those of a command.

    Without them, keys are those of Windows and Linux, in plain letters: so they stand in the guide as HTML.
    """
    of = keys or (lambda row: row.keys)
    return Told(
        keys={row.name: tuple(_plain(key) for key in of(row)) for row in COMMANDS}
        | {f"pane.{card.name}": (card.key,) for card in panes()},
        places={row.name: place(row) for row in COMMANDS}
        | {f"pane.{card.name}": f"View → {card.title}" for card in panes()},
        names={f"check {check.code}": check.title for check in checks()}
        | {f"style {name}": style.title for name, style in house_style.built_in().items()},
        blocks={
            "marks": _marks,
            "formats": _formats,
            "member lists": _member_lists,
            "keys within": _within,
            **{f"commands {menu}": partial(_commands, menu, of) for menu in MENUS},
        },
        dressed=dressed,
    )


def place(row: Command) -> str:
    """Return where a command stands in the menus: "File → Export Word minutes"."""
    return " → ".join(filter(None, (row.menu, row.submenu, row.title.rstrip("…"))))


def _plain(key: str) -> str:
    return key.replace("Return", "Enter").replace("PgUp", "Page Up").replace("PgDown", "Page Down")


def _commands(menu: str, of: Callable[[Command], tuple[str, ...]]) -> str:
    taken = {key for row in COMMANDS for key in of(row)}
    of_panes = [
        (f"[[pane.{card.name}]]", f"**{card.title}** Bring this pane, and the cursor into it")
        for card in panes()
        if menu == "View" and card.key not in taken
    ]
    rows = [(_every_key(of(row)), f"**{_title(row)}** {row.tip}") for row in COMMANDS if row.menu == menu]
    return _table(("Key", "Command"), [*of_panes, *rows])


def _title(row: Command) -> str:
    return " → ".join(filter(None, (row.submenu, row.title)))


def _every_key(keys: tuple[str, ...]) -> str:
    return ", ".join(f"[[={key}]]" for key in dict.fromkeys(map(_plain, keys)))


def _marks() -> str:
    return _table(("Typed", "becomes"), [(f"`{mark.typed.strip()}`", mark.becomes) for mark in marks()])


def _formats() -> str:
    rows = [(one.title, f"`{one.ending}`", ", ".join(MAKING[making] for making in one.makes)) for one in formats()]
    return _table(("Kind of file", "ends in", "can hold"), rows)


def _member_lists() -> str:
    return "\n".join(f"- **{one.title}** ({', '.join(f'`{end}`' for end in one.endings)})" for one in member_lists())


def _within() -> str:
    return "\n\n".join(
        f"### {where}\n\n{_table(('Key', 'What it does'), [(_of_their_own(key), does) for key, does in keys])}"
        for where, keys in WITHIN.items()
    )


def _of_their_own(keys: str) -> str:
    return keys if keys == "letters" else ", ".join(f"[[={key}]]" for key in keys.split(", "))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(head)]
    lines += [tuple("-" * 3 for _ in lines[0]), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
