"""House styles: the list of them, every choice of the one in hand, and a meeting's own pages in it beside them."""

from __future__ import annotations

from desktop.screens import Screen
from desktop.style_pages.style_screen import StyleScreen

CARD = Screen(title="House styles", make=StyleScreen)
