"""The style sheet of an HTML page in a house style's look, for the screen and for A4 paper."""

from __future__ import annotations

from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Look

FONTS = 'Arial, "Liberation Sans", Helvetica, sans-serif'


def style_sheet(document: Document) -> str:
    """Return the page's own style sheet, for the screen and for A4 paper."""
    look = document.look
    top, right, bottom, left = look.margins
    footer = (
        _css_string(document.footer).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    )
    return f"""{_screen(look)}@page {{ size: A4; margin: {top}mm {right}mm {bottom}mm {left}mm;
  @top-left {{ content: {_css_string(", ".join(document.running_head))}; font: 10pt {FONTS} }}
  @top-right {{ content: {_css_string(document.draft)}; font: bold 10pt {FONTS} }}
  @bottom-{look.footer_align} {{ content: {footer}; font: 10pt {FONTS} }} }}
@media print {{
  body {{ margin: 0; max-width: none }}
  h1, h2, h3, .lead, .label {{ break-after: avoid }}
  table.whole tr {{ break-inside: avoid }}
  p, li {{ orphans: 2; widows: 2 }}
}}
"""


def _css_string(words: str) -> str:
    """Return words as a CSS string that cannot end the style sheet."""
    kept = " ".join(printable(words).split()).replace("\\", "\\5c ").replace('"', "\\22 ").replace("<", "\\3c ")
    return f'"{kept}"'


def _screen(look: Look) -> str:
    align = "center" if look.title_align == "center" else "left"
    rule = f"border-top: 1px solid #{look.rule}; padding-top: .3em" if look.heading_rule else ""
    below = f"; border-bottom: 1.5pt solid #{look.accent}; padding-bottom: 6pt" if look.title_rule else ""
    italic = "; font-style: italic" if look.lead_italic else ""
    return f"""body {{ font: {look.size}pt/1.4 {FONTS}; color: #{look.ink}; background: #fff; margin: 2em auto;
  padding: 0 1em; max-width: 46em; overflow-wrap: break-word }}
h1, h2, h3, p, li, td, th {{ unicode-bidi: plaintext; text-align: start }}
h1, h2, h3 {{ color: #{look.accent}; line-height: 1.25; margin: 0 0 .4em }}
h1 {{ font-size: {look.title_size}pt; text-align: {align}{below} }}
h2 {{ font-size: {look.heading_size}pt; margin-top: 1.3em }}
h2.hung {{ {rule} }}
h3 {{ font-size: {look.subheading_size}pt; margin-top: 1em }}
p {{ margin: 0 0 {look.space_after}pt }}
a {{ color: #{look.accent} }}
.draft {{ color: #a3241b; font-weight: bold; text-align: end; margin: 0 }}
.notice {{ border: 1px solid #{look.rule}; padding: 4pt 6pt }}
ins {{ color: #1e6b3c; text-decoration: underline }}
del {{ color: #a3241b; text-decoration: line-through }}
ins::before {{ content: " [inserted: " }}
del::before {{ content: " [deleted: " }}
ins::after, del::after {{ content: "] " }}
.detail {{ margin-bottom: 2pt }}
.label-of {{ display: inline-block; min-width: 34mm }}
.told {{ display: inline-block; max-width: calc(100% - 36mm); vertical-align: top }}
.lead, .small {{ color: #4a525c }}
.lead {{ margin-top: 1pt{italic} }}
.label {{ color: #{look.accent}; font-weight: bold }}
.to-sign {{ display: inline-block; width: 60mm; border-bottom: 1px solid #{look.ink} }}
.signature {{ margin-top: 2.5em }}
.under {{ margin-left: {look.item_indent}mm }}
{_bars(look)}.hung {{ padding-left: {look.number_width}mm }}
.number {{ display: inline-block; min-width: {look.number_width}mm; margin-left: -{look.number_width}mm }}
ul, ol {{ margin: 0 0 {look.space_after}pt; padding-left: 1.6em }}
ul.under, ol.under {{ padding-left: 1.6em }}
li {{ margin-bottom: 3pt }}
li > ul, li > ol {{ margin: 3pt 0 0 }}
table {{ border-collapse: collapse; width: 100%; margin: .5em 0 1em }}
th, td {{ padding: 3pt 6pt; vertical-align: top; border-bottom: 1px solid #{look.rule} }}
th {{ background: #{look.header_fill}; color: #{look.accent}; border-bottom: 2px solid #{look.accent} }}
table.grid th, table.grid td {{ border: 1px solid #{look.rule} }}
td > :last-child {{ margin-bottom: 0 }}
:target {{ background: #{look.header_fill} }}
nav ul {{ list-style: none; padding-left: 0 }}
nav li {{ padding-left: {look.number_width}mm }}
nav li.inside {{ margin-left: {look.number_width}mm }}
.unseen, ins::before, ins::after, del::before, del::after {{ position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap }}
"""


def _bars(look: Look) -> str:
    """Return the bars that stand left of an item's actions and decisions, without moving their words."""
    if not look.action_bar:
        return ""
    return f""".action.under, .decision.under {{ border-left: 2.25pt solid #{look.accent}; padding-left: 6pt;
  margin-left: calc({look.item_indent}mm - 8.25pt) }}
.decision.under {{ border-color: #{look.rule} }}
"""
