"""Keeps between rounds what servers said, so that the next question is "has it changed?"."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from briefing.config import SourceSpec
from briefing.sources.politeness import Known, Pace, Web, kept_of
from briefing.sources.robots import Rules
from briefing.store import FeedState, Store

_PREFIX: Final = "web:"
# What was not asked for so long is in no feed any more.
_FORGOTTEN_AFTER: Final = timedelta(days=60)


class Remembered:
    """The web as the sources of one round see it: each with its own memory, all at one pace.

    Args:
        store: Where it is kept.
        now: The time.
    """

    def __init__(self, store: Store, *, now: datetime) -> None:
        self._store = store
        self._now = now
        self._pace = Pace()
        self._rules: dict[str, Rules] = {}

    def web(self, spec: SourceSpec) -> Web:
        """The web as a source sees it."""

        def recall(name: str) -> Known:
            state = self._store.journal.feed(_key(spec, name))
            return Known(
                etag=state.etag,
                last_modified=state.last_modified,
                asked_at=state.checked_at,
                not_before=state.next_fetch_at,
                failures=state.failures,
                error=state.error,
            )

        return Web(now=self._now, recall=recall, pace=self._pace, rules=self._rules)

    def keep(self, spec: SourceSpec, web: Web, *, failed: bool) -> None:
        """Keep what servers said to a source, now that its articles are safe.

        Raises:
            StoreError: if the store refuses.
        """
        learned: Mapping[str, Known] = kept_of(web, failed=failed)
        for name, known in learned.items():
            said = asdict(known)
            self._store.journal.put_feed(
                FeedState(
                    url=_key(spec, name),
                    checked_at=said.pop("asked_at"),
                    next_fetch_at=said.pop("not_before"),
                    **said,
                )
            )

    def forget(self) -> None:
        """Drop what is known of addresses that nobody asks for any more.

        Raises:
            StoreError: if the store refuses.
        """
        self._store.journal.forget_feeds(_PREFIX, before=self._now - _FORGOTTEN_AFTER)


def _key(spec: SourceSpec, name: str) -> str:
    """What an address is remembered by for one source.

    With other options the source makes something else of the same answer, and must have it again.
    Addresses may hold secrets: a digest holds none.
    """
    said = repr((spec.name, spec.plugin.use, sorted(spec.plugin.options.items()), name))
    return _PREFIX + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
