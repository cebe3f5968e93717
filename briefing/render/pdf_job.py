"""What the process that renders asks of the process that writes the PDF.

It travels as JSON: nothing in it can run code, and either side can be read in a test.
"""

import json
from dataclasses import asdict, dataclass

# Exit status of the writing process when its memory did not suffice.
OUT_OF_MEMORY = 77


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file to put inside the PDF; the content is base64."""

    name: str
    description: str
    relationship: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that the writing process is told.

    Attributes:
        page: The page as HTML.
        sheets: Style sheets, each with the folder its relative URLs start from. The last is laid
            over the others only where it saves a nearly empty page.
        folders: What may be read: the template folders.
        enclosures: Files to put inside.
        made: The moment to write as creation time, ISO 8601.
        memory_mb: Most address space, 0 for no limit.
        seconds: Most CPU seconds, 0 for no limit.
    """

    page: str
    sheets: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    made: str
    memory_mb: int = 0
    seconds: int = 0

    def encode(self) -> bytes:
        """Return the job as it is sent."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, sent: bytes) -> "Job":
        """Return the job that was sent."""
        told = json.loads(sent)
        enclosures = tuple(Enclosure(**one) for one in told.pop("enclosures"))
        sheets = tuple((text, base) for text, base in told.pop("sheets"))
        return cls(enclosures=enclosures, sheets=sheets, folders=tuple(told.pop("folders")), **told)
