"""The formats a brief can have: one table, asked by whoever renders, names or hands over its files.

It knows where a format's renderer is, but imports none: whoever wants one asks `plugins`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format.

    Attributes:
        name: What people call it in a configuration.
        file: The name of its file in the brief's folder.
        media_type: IANA media type.
        renderer: What makes it, as "module:attribute".
        says: What it is, for the list of formats.
    """

    name: str
    file: str
    media_type: str
    renderer: str
    says: str

    @property
    def ending(self) -> str:
        """What tells its file from those of the other formats: "pdf", "digest.html"."""
        return self.file.removeprefix("brief.")

    def document(self, content: bytes) -> "Document":
        """Return a document in this format."""
        from briefing.model import Document

        return Document(name=self.file, media_type=self.media_type, content=content)


_TABLE = (
    ("html", "brief.html", "text/html", "screen:HtmlRenderer", "a page for the screen"),
    ("pdf", "brief.pdf", "application/pdf", "pdf:PdfRenderer", "paper, accessible, to keep"),
    ("json", "brief.json", "application/json", "brief_json:JsonRenderer", "data for programs"),
    ("text", "brief.txt", "text/plain", "text:TextRenderer", "plain text"),
    ("ics", "brief.ics", "text/calendar", "ics:IcsRenderer", "the visits as a calendar"),
    ("email", "brief.eml", "message/rfc822", "mail_body:MailRenderer", "a mail"),
    ("digest", "digest.html", "text/html", "digest:DigestRenderer", "one page: the most important"),
)

FORMATS: Mapping[str, Format] = {
    name: Format(
        name=name,
        file=file,
        media_type=media_type,
        renderer=f"briefing.render.{renderer}",
        says=says,
    )
    for name, file, media_type, renderer, says in _TABLE
}


def ending_of(file: str) -> str:
    """Return by what a file is told from the others of its brief: its format's ending, or its own.

    Args:
        file: Its name; a format that is not ours has an ending too.
    """
    known = next((one.ending for one in FORMATS.values() if one.file == file), None)
    return file.rpartition(".")[2] if known is None else known
