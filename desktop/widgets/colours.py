"""The colours of the program, light and dark; text on each of its grounds reads at 4.5:1 or better."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Colours(NamedTuple):
    """One set of colours, each `#RRGGBB`."""

    page: str
    pane: str
    text: str
    second: str
    line: str
    accent: str
    on_accent: str
    selected: str
    action_bar: str
    action_text: str
    action_ground: str
    decision_bar: str
    decision_text: str
    decision_ground: str
    review_bar: str
    review_text: str
    review_ground: str
    forward_bar: str
    forward_text: str
    forward_ground: str
    error: str
    edge: str
    """Around what is typed in and around sheets over the window."""


LIGHT = Colours(
    page="#FFFFFF",
    pane="#F6F7F9",
    text="#1C2024",
    second="#5B6470",
    line="#E1E4E8",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    selected="#E3ECF9",
    action_bar="#B7791F",
    action_text="#8A5A10",
    action_ground="#FFF8E8",
    decision_bar="#2F7D4F",
    decision_text="#286B44",
    decision_ground="#EDF7F0",
    review_bar="#5667A6",
    review_text="#4A5A96",
    review_ground="#F0F3FB",
    forward_bar="#7A4FA3",
    forward_text="#6B4391",
    forward_ground="#F7F2FB",
    error="#B42318",
    edge="#898F98",
)

DARK = Colours(
    page="#1B1D21",
    pane="#22252A",
    text="#E8EAED",
    second="#A4ACB8",
    line="#34383F",
    accent="#7FB0FF",
    on_accent="#10141A",
    selected="#2B3A52",
    action_bar="#E0B45C",
    action_text="#E0B45C",
    action_ground="#2E281B",
    decision_bar="#7CC79A",
    decision_text="#7CC79A",
    decision_ground="#1D2A22",
    review_bar="#9FB0EA",
    review_text="#9FB0EA",
    review_ground="#21253A",
    forward_bar="#C4A2E8",
    forward_text="#C4A2E8",
    forward_ground="#2A2334",
    error="#FF8A7A",
    edge="#767B84",
)


def colours(palette: QPalette) -> Colours:
    """Return the set that a palette of the program stands for."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def palette(of: Colours) -> QPalette:
    """Return the Qt palette of a set of colours."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, name in (
        (roles.Window, of.pane),
        (roles.WindowText, of.text),
        (roles.Base, of.page),
        (roles.AlternateBase, of.pane),
        (roles.Text, of.text),
        (roles.PlaceholderText, of.second),
        (roles.Button, of.pane),
        (roles.ButtonText, of.text),
        (roles.BrightText, of.error),
        (roles.ToolTipBase, of.page),
        (roles.ToolTipText, of.text),
        (roles.Highlight, of.accent),
        (roles.HighlightedText, of.on_accent),
        (roles.Link, of.accent),
        (roles.LinkVisited, of.accent),
        (roles.Light, of.page),
        (roles.Midlight, of.line),
        (roles.Mid, of.line),
        (roles.Dark, of.second),
        (roles.Shadow, of.line),
        (roles.Accent, of.accent),
    ):
        made.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(of.second))
    return made
