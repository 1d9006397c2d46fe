"""A document as bytes and back, so that agreed minutes print for ever as they stood when they were agreed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from db.values import NODEFAULT, FieldInfo, Struct, fields, replace
from desktop.minutes.document import (
    Cell,
    Column,
    Document,
    Heading,
    ListItem,
    Look,
    Paragraph,
    Ref,
    Row,
    Run,
    Table,
)

KINDS: dict[str, type[Struct]] = {
    kind.__name__: kind for kind in (Document, Heading, Paragraph, ListItem, Table, Column, Row, Cell, Run, Ref, Look)
}
KIND = "kind of"
"""The key under which a part says what it is; no field is called so."""


def write(document: Document, style: str) -> bytes:
    """Return a document, with the name of the house style that the meeting asked for."""
    kept = replace(document, template=b"", sent_as="")
    return json.dumps({"style": style, "document": _plain(kept)}, ensure_ascii=False).encode()


def read(content: bytes) -> tuple[str, Document] | None:
    """Return the style's name and the document that `write` was given; None where this program cannot tell any more."""
    try:
        kept = json.loads(content)
        document = _made(kept["document"])
        return (str(kept["style"]), document) if isinstance(document, Document) else None
    except (ValueError, KeyError, TypeError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not isinstance(value, Struct):
        return value
    defaults = _defaults(type(value)).items()
    told = {name: _plain(said) for name, default in defaults if (said := getattr(value, name)) != default}
    return {KIND: type(value).__name__, **told}


@cache
def _defaults(kind: type[Struct]) -> dict[str, Any]:
    return {field.name: _default(field) for field in fields(kind)}


def _default(field: FieldInfo) -> Any:
    return field.default_factory() if field.default_factory is not NODEFAULT else field.default


def _made(value: Any) -> Any:
    """Return what `_plain` wrote; what a later version of the program says besides is left out."""
    if isinstance(value, list):
        return tuple(_made(part) for part in value)
    if not isinstance(value, dict):
        return value
    kind = KINDS[value[KIND]]
    return kind(**{name: _made(part) for name, part in value.items() if name in kind.__struct_fields__})
