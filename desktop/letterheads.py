"""The committee's own Word template, put into a document that is about to be rendered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db import templates
from db.records import CommitteeProfile
from db.values import replace
from desktop.minutes.document import Document

Read = Callable[[Callable[[Any], bytes]], bytes]
"""How the bytes are read: `Store.read`, which any thread may call."""


def put_in(document: Document, read: Read) -> Document:
    """Return a document with the template that its letterhead names; as it is where it names none.

    One that is not kept here is left out, so that the document still comes to be.
    """
    if not document.letterhead or document.template:
        return document
    try:
        return replace(document, template=read(templates.content(document.letterhead)))
    except LookupError:
        return replace(document, letterhead="")


def headed(document: Document, profile: CommitteeProfile | None) -> Document:
    """Return a document of a committee, which then names the committee's own template."""
    return replace(document, letterhead=profile.template) if profile is not None else document
