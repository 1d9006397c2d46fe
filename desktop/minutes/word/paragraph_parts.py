"""The order in which the schema of WordprocessingML wants what paragraphs and styles say of themselves."""

from __future__ import annotations

from typing import Any

from lxml import etree

from desktop.minutes.word.style_sheet import w

IN_PARAGRAPHS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""What stands in a `w:pPr`, in the order of the schema."""
IN_STYLES = (
    *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
    *("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"),
    *("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
)


def put(parent: Any, name: str, order: tuple[str, ...] = IN_PARAGRAPHS, **attributes: str) -> Any:
    """Return the child of this name, made in its place where there is none, its attributes set."""
    child = parent.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        later = {w(other) for other in order[order.index(name) + 1 :]}
        follower = next((other for other in parent if other.tag in later), None)
        parent.append(child) if follower is None else follower.addprevious(child)
    for key, words in attributes.items():
        child.set(w(key), words)
    return child
