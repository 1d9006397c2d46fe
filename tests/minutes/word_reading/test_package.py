"""Word files are opened with care: what is harmful, damaged or of another kind is refused in plain words."""

from __future__ import annotations

import random
import struct
import zipfile
from importlib.resources import files
from io import BytesIO

import pytest

from desktop.minutes.word_reading.package import DOCUMENT, STRICT, TEMPLATE, open_package, parse
from desktop.minutes.word_reading.word_text import Refused

SHIPPED = (files("resources") / "templates" / "strategic-board.docx").read_bytes()
MAIN = "wordprocessingml.document.main+xml"
STRICT_NAMES = (
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
)


def packed(changed: dict[str, bytes | None], content: bytes = SHIPPED) -> bytes:
    """The file with some parts put in place of others, added, or left out (None)."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        held = {name: old.read(name) for name in old.namelist()}
        for name, part in (held | changed).items():
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(SHIPPED)) as package:
        return package.read(name)


def retyped(old: str, new: str) -> bytes:
    return packed({"[Content_Types].xml": part("[Content_Types].xml").replace(old.encode(), new.encode())})


def in_strict_form(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    for usual, strict in STRICT_NAMES:
        held = {name: part.replace(usual.encode(), strict.encode()) for name, part in held.items()}
    return packed(dict(held))


def doctype(inside: str) -> bytes:
    words = f"<!DOCTYPE d [{inside}]><d>&x;</d>"
    return words.encode()


BOMB = b"<w:p/>" * 2_000_000
HARMFUL: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "is not a Word document"),
    "words": (b"Minutes of the meeting", "is not a Word document"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
    "rich text": (b"{\\rtf1\\ansi Minutes}", "Rich Text"),
    "a PDF": (b"%PDF-1.7\n", "is a PDF"),
    "a spreadsheet": (retyped(MAIN, "spreadsheetml.sheet.main+xml"), "is not a Word document"),
    "a zip of something else": (packed({"[Content_Types].xml": None}), "is not a Word document"),
    "no text": (packed({"word/document.xml": None}), "is not a Word document"),
    "no relationships": (packed({"_rels/.rels": None}), "is not a Word document"),
    "macros by type": (
        retyped(f"vnd.openxmlformats-officedocument.{MAIN}", "vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "macros by name": (packed({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "macros"),
    "a bomb": (packed({"word/document.xml": BOMB}), "far more than any minutes need"),
    "too many parts": (packed({f"word/part{n}.xml": b"<a/>" for n in range(2100)}), "far more than any minutes need"),
    "the strict form": (in_strict_form(SHIPPED), "Strict Open XML"),
}


@pytest.mark.parametrize(("content", "says"), HARMFUL.values(), ids=HARMFUL)
def test_what_is_no_harmless_word_document_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        open_package(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "inside",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">',
        '<!ENTITY % p SYSTEM "http://x.invalid/">',
    ],
)
def test_a_document_type_definition_is_refused_in_every_encoding(inside: str, encoding: str) -> None:
    with pytest.raises(Refused, match=r"document type definition|damaged"):
        parse(doctype(inside).decode().encode(encoding))


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(Refused, match="damaged"):
        parse(b"<a>" * 100_000)


def test_a_file_that_is_cut_anywhere_is_refused() -> None:
    chance = random.Random(4)
    for length in (*range(64), *(chance.randrange(len(SHIPPED)) for _ in range(60)), len(SHIPPED) - 1):
        with pytest.raises(Refused):
            open_package(SHIPPED[:length])


def test_a_file_in_which_bits_are_wrong_is_refused_or_harmless() -> None:
    chance = random.Random(29)
    refused = 0
    for _ in range(120):
        bad = bytearray(SHIPPED)
        for _ in range(chance.choice((1, 3, 40))):
            bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        try:
            package = open_package(bytes(bad), pictures=True)
            for name in package.parts:
                package.root(name)
        except Refused:
            refused += 1
    assert refused > 60


def test_bytes_by_chance_behind_the_beginning_of_a_zip_are_refused() -> None:
    chance = random.Random(7)
    for length in (0, 1, 20, 22, 30, 100, 5000):
        with pytest.raises(Refused):
            open_package(b"PK\x03\x04" + chance.randbytes(length))


def test_a_size_that_the_directory_lies_about_is_counted_while_reading() -> None:
    bomb = bytearray(packed({"word/document.xml": BOMB}))
    for at in range(len(bomb) - 46):
        if bomb[at : at + 4] == b"PK\x01\x02" and struct.unpack_from("<L", bomb, at + 24)[0] == len(BOMB):
            struct.pack_into("<L", bomb, at + 24, 500)
    with pytest.raises(Refused):
        open_package(bytes(bomb))


def test_a_file_that_is_too_large_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refused, match="larger than 1 MB"):
        open_package(SHIPPED + bytes(1 << 20), largest=1 << 20)


def test_a_template_is_told_from_a_document() -> None:
    template = retyped(MAIN, MAIN.replace("document", "template"))
    assert open_package(template, kinds=(DOCUMENT, TEMPLATE)).kind == TEMPLATE
    with pytest.raises(Refused, match=r"save it as a Word document"):
        open_package(template)
    with pytest.raises(Refused, match=r"a Word template .* is wanted"):
        open_package(SHIPPED, kinds=(TEMPLATE,))


def test_the_strict_form_is_read_under_the_usual_names_by_who_asks_for_it() -> None:
    package = open_package(in_strict_form(SHIPPED), kinds=(DOCUMENT, STRICT))
    assert package.strict
    assert package.root(package.main).tag == open_package(SHIPPED).root("word/document.xml").tag
    assert package.related("styles") == ("word/styles.xml",)


def test_pictures_are_there_only_where_they_are_asked_for() -> None:
    pictured = packed({"word/media/image1.png": b"\x89PNG"})
    assert "word/media/image1.png" not in open_package(pictured).parts
    assert open_package(pictured, pictures=True).parts["word/media/image1.png"] == b"\x89PNG"


def test_what_a_part_needs_is_told_with_what_lies_outside() -> None:
    listed = part("word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="x1" Type="http://a/image" Target="http://logo.invalid/a.png" TargetMode="External"/>'
        b"</Relationships>",
    )
    package = open_package(packed({"word/_rels/document.xml.rels": listed}))
    assert [link.target for link in package.links(package.main) if link.external] == ["http://logo.invalid/a.png"]
    assert package.related("header") == ("word/header1.xml",)
    assert package.root("word/nowhere.xml") is None
