"""The structure of a document written into a PDF: the tree, what pages and links lead back to it, and the metadata.

Reportlab has no tagging of its own; objects are handed to it as they are to stand in the file. ISO 32000-1, 14.7;
ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument

from desktop.minutes.characters import printable
from desktop.minutes.document import Document
from desktop.minutes.pdf.structure import CHANGED, Area, Content, Element, Structure, text_string

HEARD = {"Ins": " [inserted: {}] ", "Del": " [deleted: {}] "}


class Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object by its source, which may be set when the numbers of others are known."""

    def __init__(self, source: str = "") -> None:
        self.source = source

    def format(self, _document: PDFDocument) -> bytes:
        return self.source.encode("latin-1")


def reference(document: PDFDocument, made: pdfdoc.PDFObject) -> str:
    """Return the reference to an object of the file, which has a number from then on."""
    return by_name(document, document.Reference(made).name)


def by_name(document: PDFDocument, name: str) -> str:
    number, generation = document.idToObjectNumberAndVersion[name]
    return f"{number} {generation} R"


class Tagging:
    """The tree on its way into a file; `document` is reportlab's."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._parents: list[list[Element] | Element] = []
        self._pages: list[str] = []
        self._areas: list[str] = []
        self._references: dict[Element, str] = {}

    def add_page(self, name: str, elements: list[Element]) -> int:
        """Take a page in with the elements of its marked content; the key that the page must bear is returned."""
        self._pages.append(by_name(self._document, name))
        self._parents.append(elements)
        return len(self._parents) - 1

    def next_key(self, element: Element) -> int:
        """Return the key that the annotation of a link must bear."""
        self._parents.append(element)
        return len(self._parents) - 1

    def add_area(self, annotation: pdfdoc.PDFObject) -> int:
        """Take the annotation of a link in, and return its number among them."""
        self._areas.append(reference(self._document, annotation))
        return len(self._areas) - 1

    def write(self, structure: Structure) -> None:
        """Put the whole tree into the file."""
        tree = Written()
        root = reference(self._document, tree)
        first = self._element(structure.root, root)
        parents = Written(f"<< /Nums [{' '.join(self._numbered())}] >>")
        roles = " ".join(f"/{tag} /Span" for tag, _ in CHANGED.values())
        tree.source = (
            f"<< /Type /StructTreeRoot /K {first} /ParentTree {reference(self._document, parents)} "
            f"/ParentTreeNextKey {len(self._parents)} /RoleMap << {roles} >> >>"
        )
        self._document.Catalog.StructTreeRoot = tree
        self._document.Catalog.MarkInfo = Written("<< /Marked true >>")

    def _numbered(self) -> Iterable[str]:
        for key, parent in enumerate(self._parents):
            if isinstance(parent, Element):
                yield f"{key} {self._references[parent]}"
            else:
                yield f"{key} [{' '.join(self._references[each] for each in parent)}]"

    def _element(self, element: Element, parent: str) -> str:
        """Write an element and all that it holds; what holds nothing is left out."""
        written = Written()
        own = self._references[element] = reference(self._document, written)
        page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids = []
        for kid in (*element.kids, *element.lists):
            if isinstance(kid, Element):
                if kid.held:
                    kids.append(self._element(kid, own))
            elif isinstance(kid, Area):
                kids.append(f"<< /Type /OBJR /Pg {self._pages[kid.page]} /Obj {self._areas[kid.annotation]} >>")
            elif kid.page == page:
                kids.append(str(kid.number))
            else:
                kids.append(f"<< /Type /MCR /Pg {self._pages[kid.page]} /MCID {kid.number} >>")
        source = [f"/S /{element.tag} /P {parent}"]
        if kids:
            source.append(f"/K [{' '.join(kids)}]")
        if page is not None:
            source.append(f"/Pg {self._pages[page]}")
        written.source = f"<< {' '.join((*source, *_told(element)))} >>"
        return own


def _told(element: Element) -> Iterable[str]:
    if element.language:
        yield f"/Lang {text_string(element.language)}"
    if element.attributes:
        yield f"/A << {element.attributes} >>"
    if element.alternative:
        yield f"/Alt {text_string(element.alternative)}"
    if element.said:
        said = element.said
        yield f"/ActualText {text_string(HEARD[element.tag].format(said.strip()) if element.tag in HEARD else said)}"


def metadata(document: Document, made: str) -> bytes:
    """Return what a file says of itself as XMP; `made` is its day and time (ISO 16684-1, ISO 14289-1, 5)."""
    title, author, subject = (escape(printable(words)) for words in (document.title, document.author, document.subject))
    language = escape(document.language)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Minutebook</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
