"""Names the first problems of a place and counts the rest: nobody reads fifty thousand lines."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from briefing.model import Problem

# A person mends some lines by hand and looks for the cause of more.
MOST_OF_A_FILE: Final = 20
MOST_OF_A_SOURCE: Final = 200

Item = TypeVar("Item")


def stemmed(items: Iterable[Item | Problem], *, where: str, most: int) -> Iterator[Item | Problem]:
    """Pass everything on, but of the problems only the first, then how many more there were.

    Args:
        items: What a file or a source yields.
        where: Its name.
        most: So many problems are passed on.
    """
    told = 0
    for item in items:
        if isinstance(item, Problem):
            told += 1
            if told > most:
                continue
        yield item
    if told > most:
        yield Problem(
            where=where,
            message=f"{told - most:,} more problems like these were met; only the first are listed",
            hint="mend what the first ones name, or leave it out",
        )
