"""The same minutes made by docxtpl: a Word template with loops, in the named styles of ours."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Any

from desktop.minutes.document import Document, Heading, ListItem, Paragraph, Runs, Table, plain

ROLES = {"detail": "Detail", "minute": "Minute", "action": "Action", "label": "Label", "small": "Small Print"}


def template(document: Document) -> bytes:
    """Return the template: one paragraph for each style, one table, in a loop over the blocks."""
    import docx

    with as_file(files("resources") / "templates" / document.look.template) as path:
        made = docx.Document(str(path))
    for element in list(made.element.body)[:-1]:
        made.element.body.remove(element)
    made.add_paragraph("{%p for block in blocks %}")
    for style in ("Heading 1", "Heading 2", "Heading 3", "Body Text", "List Bullet", *ROLES.values()):
        made.add_paragraph(f"{{%p if block.style == '{style}' %}}")
        made.add_paragraph("{{r block.words }}", style=style)
        made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p if block.style == 'Table' %}")
    _add_table(made)
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _add_table(made: Any) -> None:
    """Put in a table that repeats its rows, and in each its cells: docxtpl wants each loop's ends in rows and cells."""
    table = made.add_table(rows=4, cols=3)
    table.style = "Minutes Table"
    for row, style, words in ((0, "Table Heading", "heading in block.headings"), (2, "Table Text", "cell in row")):
        begin, middle, end = table.rows[row].cells
        begin.text, end.text = f"{{%tc for {words} %}}", "{%tc endfor %}"
        middle.text = f"{{{{ {words.split()[0]} }}}}"
        middle.paragraphs[0].style = style
    table.rows[1].cells[0].text = "{%tr for row in block.rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


def written(document: Document, template: bytes) -> bytes:
    """Return the document as docxtpl writes it."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.render({"blocks": list(_blocks(document))}, autoescape=True)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [[_said(cell.blocks) for cell in row.cells] for row in block.rows]
            yield {"style": "Table", "headings": [column.heading for column in block.columns], "rows": rows}
        else:
            number = block.marker if isinstance(block, ListItem) else block.number
            yield {"style": _style(block), "words": _rich(f"{number}\t" if number else "", block.runs)}


def _style(block: Heading | Paragraph | ListItem) -> str:
    if isinstance(block, Heading):
        return f"Heading {min(block.level, 3)}"
    return ROLES.get(block.role, "Body Text") if isinstance(block, Paragraph) else "List Bullet"


def _rich(before: str, runs: Runs) -> object:
    from docxtpl import RichText

    made = RichText(before)
    for run in runs:
        made.add(run.text, bold=run.bold, italic=run.italic, underline=run.underline)
    return made


def _said(blocks: tuple[Heading | Paragraph | ListItem, ...]) -> str:
    return "\n".join(plain(block.runs) for block in blocks)
