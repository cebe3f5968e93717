"""Tells a table of articles, as sheets are saved, from a text: its rows are no sentences."""

import csv
from collections.abc import Sequence
from typing import Final

_MARKS: Final = ",;\t|"
# What the columns of articles are called; two of them make a head.
_COLUMNS: Final = frozenset(
    """
    abstract article author authors body category content created created_at date datetime
    description guid headline id language link outlet pubdate published published_at publishedat
    publisher section source subtitle summary text time timestamp title url
    """.split()
)
_FEWEST: Final = 2
_LONGEST_NAME: Final = 40
_LONGEST_LINE: Final = 1_000


def is_table(text: str) -> bool:
    """Whether a text is a head of columns with rows under it."""
    head, gap, rows = text.lstrip("\ufeff\n").partition("\n")
    if not gap or not rows.strip() or len(head) > _LONGEST_LINE:
        return False
    first = rows.lstrip("\n")[:_LONGEST_LINE]
    return any(mark in first and _is_head(_cells(head, mark)) for mark in _MARKS if mark in head)


def _cells(line: str, mark: str) -> Sequence[str]:
    return next(csv.reader([line.strip()], delimiter=mark), [])


def _is_head(cells: Sequence[str]) -> bool:
    names = [cell.strip().lower().replace(" ", "_") for cell in cells]
    known = sum(name in _COLUMNS for name in names)
    return known >= _FEWEST and 2 * known >= len(names) and max(map(len, names)) <= _LONGEST_NAME
