"""Says once for each source which of its articles state no date, instead of once for each."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefing.model import FetchedArticle, Problem

_NAMED: Final = 3


class Undated:
    """Counts the undated articles that pass by."""

    def __init__(self) -> None:
        self._keys: list[str] = []

    def watch(
        self, items: Iterable[FetchedArticle | Problem]
    ) -> Iterator[FetchedArticle | Problem]:
        """Pass everything on."""
        for item in items:
            if isinstance(item, FetchedArticle) and item.published is None:
                self._keys.append(item.key)
            yield item

    def problems(self, *, where: str, hint: str = "") -> Iterator[Problem]:
        """Yield one problem if there was any."""
        if not self._keys:
            return
        names = ", ".join(self._keys[:_NAMED])
        more = len(self._keys) - _NAMED
        if more > 0:
            names = f"{names} and {more} more"
        subject = "one article states" if len(self._keys) == 1 else f"{len(self._keys)} state"
        yield Problem(
            where=where,
            message=f"{subject} no date and counts as published when first seen: {names}",
            hint=hint,
            notice=True,
        )
