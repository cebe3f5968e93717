"""The columns of a list of visits: one order and one set of words, for pages, mail and terminal."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.model import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: What it holds.
        heading: What stands above it.
        fields: The fields of a visit's data that say the same to a program.
        width: Its part of the page's width in print, in percent.
        text: What its cell says of a visit, if that is plain text; the first six have cells of
            their own in the page's template and in the terminal.
    """

    key: str
    heading: str
    fields: tuple[str, ...]
    width: int
    text: Callable[[Visit], str] | None = None


VISIT_COLUMNS = (
    Column(
        key="when", heading="When", fields=("start", "end", "granularity", "when_text"), width=14
    ),
    Column(key="who", heading="Who", fields=("visitor",), width=23),
    Column(key="where", heading="Where", fields=("destination", "country"), width=18),
    Column(key="host", heading="Host", fields=("host",), width=16),
    Column(key="status", heading="Status", fields=("status", "upcoming", "probability"), width=17),
    Column(key="source", heading="Source", fields=("sources", "evidence"), width=12),
)


def column_widths() -> str:
    """The style of the printed list: each column's part of the width."""
    return "".join(
        f"thead th:nth-child({number}){{width:{column.width}%}}"
        for number, column in enumerate(VISIT_COLUMNS, start=1)
    )
