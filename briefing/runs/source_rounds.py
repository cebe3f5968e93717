"""When each source is read: on a clock of its own, and for a brief that has just closed.

What a source was last asked, and how that ended, stands in the store, so that any process knows.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import EditionConfig, SourceSpec
from briefing.store import BuildState, FeedState, Store

# A source that failed is asked again after this, then after twice as long, up to its own interval.
RETRY_AFTER: Final = timedelta(minutes=5)

# A brief's own round of collecting may come so long after its cutoff. It is the usual time between
# two rounds: nearer than that nobody knows when an article without a date appeared.
IN_TIME: Final = timedelta(hours=1)


def to_read(workshop: Workshop, *, now: datetime) -> tuple[str, ...]:
    """The names of the sources whose time has come, in the order of the configuration.

    Raises:
        StoreError: if the store refuses.
    """
    return tuple(
        spec.name
        for spec in workshop.config.sources
        if _is_due(spec, state_of(workshop.store, spec.name), now=now)
    )


def _is_due(spec: SourceSpec, state: FeedState, *, now: datetime) -> bool:
    at = state.next_fetch_at
    # Later than its interval allows: a clock was ahead, or the interval was longer.
    return at is None or at <= now or at > now + spec.every


def state_of(store: Store, source: str) -> FeedState:
    """What is known about reading a source.

    Raises:
        StoreError: if the store refuses.
    """
    return store.journal.feed(f"source:{source}")


def was_read(store: Store, spec: SourceSpec, *, now: datetime, failure: str = "") -> None:
    """Write down that a source was read now, or why it could not be.

    Raises:
        StoreError: if the store refuses.
    """
    before = state_of(store, spec.name)
    if failure:
        times = before.failures + 1
        wait = min(RETRY_AFTER * (1 << min(times - 1, 20)), spec.every)
        state = replace(before, failures=times, error=failure, next_fetch_at=now + wait)
    else:
        state = FeedState(url=before.url, checked_at=now, next_fetch_at=now + spec.every)
    store.journal.put_feed(state)


def closing_now(
    workshop: Workshop, briefs: Iterable[tuple[EditionConfig, date]], *, now: datetime
) -> datetime | None:
    """The cutoff that a round of collecting belongs to which is made for some briefs.

    That is the last cutoff of all, if it has just passed, one of the briefs closed then, and none
    that did is made: an article counted there is in all of them, and lost to none.

    Raises:
        StoreError: if the store refuses.
    """
    closed = {one.name: _last_closed(one, now=now) for one in workshop.config.editions}
    last = max(at for _, at in closed.values())
    closing = {name: day for name, (day, at) in closed.items() if at == last}
    asked = {(one.name, day) for one, day in briefs}
    if now - last > IN_TIME or asked.isdisjoint(closing.items()):
        return None
    entries = (workshop.store.ledger.build(name, day) for name, day in closing.items())
    made = any(entry is not None and entry.state is BuildState.BUILT for entry in entries)
    return None if made else last


def _last_closed(edition: EditionConfig, *, now: datetime) -> tuple[date, datetime]:
    day = calendar.last_closed(zone=edition.zone, hour=edition.hour, days=edition.calendar, now=now)
    return day, calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day)
