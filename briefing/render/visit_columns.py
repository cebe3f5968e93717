"""The columns of a list of visits: one order and one set of words, for pages, mail and terminal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: What it holds.
        heading: What stands above it.
        fields: The fields of a visit's data that say the same to a program.
    """

    key: str
    heading: str
    fields: tuple[str, ...]


VISIT_COLUMNS = (
    Column(key="when", heading="When", fields=("start", "end", "granularity", "when_text")),
    Column(key="who", heading="Who", fields=("visitor",)),
    Column(key="where", heading="Where", fields=("destination", "country")),
    Column(key="host", heading="Host", fields=("host",)),
    Column(key="status", heading="Status", fields=("status", "upcoming", "probability")),
    Column(key="source", heading="Source", fields=("sources", "evidence")),
)
