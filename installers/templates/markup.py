"""WordprocessingML in small pieces: measures, spacing, indents, lines, letters, and named styles."""

from __future__ import annotations

from desktop.minutes.document import Look

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE = (11906, 16838)  # A4 in twips


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def text_width(look: Look) -> int:
    return PAGE[0] - twips(look.margins[1]) - twips(look.margins[3])


def spacing(before: float, after: float, line: float | None = None) -> str:
    """Space before and after in points, line height as a multiple."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: float, hanging: float = 0) -> str:
    """Indents in millimetres; with a hanging one, a tab stop where the words begin."""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{twips(left)}"{hang}/>'


def tab(place: float, leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="left" w:leader="{leader}" w:pos="{twips(place)}"/></w:tabs>'


def line(side: str, colour: str, eighths: int = 4, space: int = 6) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def letters(size: float | None = None, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def style_id(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in name.split())


BUILT_IN = {
    *("Normal", "Body Text", "List Bullet", "List Number", "header", "footer", "Signature", "Hyperlink"),
    *("TOC Heading", "toc 1", "toc 2", "toc 3"),
}


def style(
    name: str,
    *,
    based: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    gallery: bool = True,
    kind: str = "paragraph",
) -> str:
    """A named style; one that is not for the gallery shows in Word's lists once it is used."""
    custom = "" if name in BUILT_IN or (name.startswith("heading") and name[-1].isdigit()) else ' w:customStyle="1"'
    shown = '<w:uiPriority w:val="1"/><w:qFormat/>' if gallery else ('<w:uiPriority w:val="99"/><w:unhideWhenUsed/>')
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(based)}"/>'
        + (f'<w:next w:val="{style_id(following)}"/>' if following else "")
        + shown
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )
