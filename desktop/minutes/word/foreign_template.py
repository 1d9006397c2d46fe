"""A committee's own Word template taken apart and put together as one that minutes can be written into."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Any

from lxml import etree

from desktop.minutes.word import foreign_page
from desktop.minutes.word.foreign_package import NOT_UNDERSTOOD, ForeignPackage
from desktop.minutes.word.foreign_styles import merge
from desktop.minutes.word.letterhead import letterhead
from desktop.minutes.word.minutes_place import text_width
from desktop.minutes.word.style_sheet import StyleSheet, is_on, value, w
from desktop.minutes.word.template import RUNNING_HEAD
from desktop.minutes.word_reading.word_text import Refused

_DROPPED_SETTINGS = (
    *("writeProtection", "documentProtection", "trackRevisions", "revisionView", "mailMerge", "attachedTemplate"),
    *("docVars", "rsids", "linkStyles", "saveThroughXslt", "updateFields", "attachedSchema", "proofState", "forms"),
    *("stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "captions", "smartTagType", "formsDesign"),
)
_MODE = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
_PROTECTED = (
    "This template is protected against changes, so the minutes could not be written into it. Take the protection off "
    "in Word (Review, Restrict Editing, Stop Protection), save it, and choose it again."
)


@lru_cache(maxsize=4)
def prepared(content: bytes, house: bytes) -> bytes:
    """Return a template as a Word document that has every style of the house style's template (`house`).

    Its pages, headers and footers are those of `content`; a comment stands where the minutes come. Raises Refused, with
    the reason, where it cannot serve.
    """
    try:
        return _Preparing(content, house).whole()
    except Refused:
        raise
    # What a damaged file may lack is without end, and lxml and we meet each lack with another of these.
    except (AttributeError, LookupError, TypeError, ValueError, AssertionError, RecursionError, etree.Error) as error:
        raise Refused(NOT_UNDERSTOOD) from error


class _Preparing:
    """Prepares one template."""

    def __init__(self, content: bytes, house: bytes) -> None:
        self._package = ForeignPackage(content, house)
        self._page = letterhead(content)
        self._body = self._package.text.find(w("body"))

    def whole(self) -> bytes:
        """Return the document."""
        settings = self._settings()
        foreign_page.cut(self._body)
        self._package.need_what_is_taken()
        self._take_styles()
        even = is_on(settings.find(w("evenAndOddHeaders")))
        styles = StyleSheet(self._package.one("styles"))
        named = {value(style.find(w("name"))).casefold(): id for id, style in styles.by_id.items()}
        lines = foreign_page.Lines(
            named[RUNNING_HEAD.casefold()], named["header draft"], named["footer"], self._house_alignment()
        )
        for root in self._package.pages():
            foreign_page.clean(root)
        parts = foreign_page.Parts(self._package.page_part, self._package.add_page_part)
        foreign_page.complete(self._body, parts, self._page, even, lines)
        foreign_page.number_pictures(self._package.pages())
        self._empty_notes()
        return self._package.packed()

    # ---- what is looked at and changed

    def _settings(self) -> Any:
        """Return the settings without those that would hinder whoever opens the minutes. Raises Refused."""
        settings = self._package.one("settings")
        protection = settings.find(w("documentProtection"))
        if protection is not None and protection.get(w("enforcement"), "0") not in ("0", "false", "off"):
            raise Refused(_PROTECTED)
        for found in [found for found in settings if found.tag in set(map(w, _DROPPED_SETTINGS))]:
            settings.remove(found)
        zoom = settings.find(w("zoom"))
        if zoom is not None and not value(zoom, "percent"):
            zoom.set(w("percent"), "100")
        self._be_current(settings)
        return settings

    def _be_current(self, settings: Any) -> None:
        """Have Word open the file in its present mode."""
        compat = settings.find(w("compat"))
        if compat is None:
            ours = self._house("settings").find(w("compat"))
            following = ("docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults")
            later = next(
                (found for found in settings if etree.QName(found).localname in (*following, "decimalSymbol")), None
            )
            settings.append(deepcopy(ours)) if later is None else later.addprevious(deepcopy(ours))
            return
        modes = [found for found in compat.findall(w("compatSetting")) if value(found, "name") == _MODE["name"]]
        mode = modes[0] if modes else etree.SubElement(compat, w("compatSetting"))
        for key, words in _MODE.items():
            mode.set(w(key), words)

    def _take_styles(self) -> None:
        theme = next((self._package.root(name) for name in self._package.of_kind("theme")), None)
        sheet = StyleSheet(self._package.one("styles"), theme)
        foreign_page.clean(sheet.root)
        ours, lists = (self._house(kind) for kind in ("styles", "numbering"))
        merge(sheet, StyleSheet(ours), self._package.one("numbering"), lists, text_width(self._body))

    def _house(self, kind: str) -> Any:
        """Return the root of a part of the house style's template."""
        return self._package.house.root(self._package.house.related(kind)[0])

    def _house_alignment(self) -> str:
        """Return where page numbers stand in the house style's template."""
        styles = StyleSheet(self._house("styles"))
        return value(styles.setting(styles.named("footer"), "pPr/jc")) or "left"

    def _empty_notes(self) -> None:
        """Take out the foot- and endnotes to words that are not there any more."""
        for kind in ("footnote", "endnote"):
            named = {value(found, "id") for found in self._package.text.iter(w(f"{kind}Reference"))}
            for name in self._package.of_kind(f"{kind}s"):
                root = self._package.root(name)
                for note in [note for note in root if not value(note, "type") and value(note, "id") not in named]:
                    root.remove(note)
