"""Makes the PDF both PDF/A-3a and PDF/UA-1, and its links say where they lead.

WeasyPrint 70 writes one standard into a file. Both go together: the PDF/A file is tagged and named
already, so it only has to declare the second standard, in metadata that PDF/A allows.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import urlsplit

import pydyf

from briefing.render.tag_tree import slim


class _Element(Protocol):
    """What of an HTML element is asked here."""

    def get(self, key: str) -> str | None: ...
    def itertext(self) -> Iterable[str]: ...


class _Box(Protocol):
    """WeasyPrint's layout box of an element."""

    element: _Element | None


class _Page(Protocol):
    """WeasyPrint's page: its links are (kind, target, rectangle, box)."""

    links: Sequence[tuple[str, str, object, _Box]]


class _Laid(Protocol):
    """WeasyPrint's document."""

    pages: Sequence[_Page]


_DESCRIPTION = b'<rdf:Description rdf:about="" xmlns:%b>%b</rdf:Description>\n'

# PDF/A lets metadata hold only what a schema inside the file describes.
_UA_SCHEMA = _DESCRIPTION % (
    b'pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas>",
)
_UA_PART = _DESCRIPTION % (
    b'pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
    b"<pdfuaid:part>1</pdfuaid:part>",
)


_written = pydyf.Stream.data.fget
_END = b"\nendstream"


def _unambiguous(stream: pydyf.Stream) -> bytes:
    """Write a stream so that its last byte cannot be taken for half of the line end after it.

    One compressed stream in 256 ends with a carriage return; with the line feed that pydyf puts
    after it, a reader (page-validation for one) sees one line end, and a length that is wrong.
    """
    data: bytes = _written(stream)
    return data[: -len(_END)] + b"\r" + _END if data.endswith(b"\r" + _END) else data


# The streams of objects and references are made while the file is written: only the class is
# within reach. The writing process is our own, so nobody else sees this.
pydyf.Stream.data = property(_unambiguous)


def finish(document: _Laid, pdf: pydyf.PDF) -> None:
    """Declare PDF/UA-1 beside PDF/A and describe every link by its words.

    Args:
        document: WeasyPrint's document.
        pdf: What is about to be written.
    """
    _declare(pdf)
    _spell_marks(pdf)
    _describe_links(document)
    slim(pdf)


def _declare(pdf: pydyf.PDF) -> None:
    for thing in pdf.objects:
        if not isinstance(thing, pydyf.Stream) or (thing.extra or {}).get("Type") != "/Metadata":
            continue
        packet = thing.stream[0]
        if b"pdfuaid:part" not in packet:
            packet = packet.replace(b"</rdf:RDF>", _UA_PART + _UA_SCHEMA + b"</rdf:RDF>")
        thing.stream[0] = packet
        thing.compress = False  # PDF/A wants it readable


# What a sign of a composed syllable (Thai, Devanagari) says by itself: nothing, but that in a
# character, as both standards want one for each sign.
_SAYS_NOTHING, _SAYS_SO = b"> <>", b"> <200b>"


def _spell_marks(pdf: pydyf.PDF) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and b"begincmap" in thing.stream[:4]:
            thing.stream[:] = [
                line.replace(_SAYS_NOTHING, _SAYS_SO) if isinstance(line, bytes) else line
                for line in thing.stream
            ]


def _describe_links(document: _Laid) -> None:
    for page in document.pages:
        for kind, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is not None:
                annotation["Contents"] = pydyf.String(_description(kind, target, box.element))


def _description(kind: str, target: str, element: _Element | None) -> str:
    if element is None:
        return str(target)
    words = " ".join((element.get("aria-label") or "".join(element.itertext())).split())
    if kind == "external" and words:
        return f"{words} ({urlsplit(target).hostname})"
    return words or str(target)
