"""Says which sources have fallen silent, judged by what each of them used to bring. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.model import Problem
from briefing.store import SourceHealth

# Fewer days with something new tell no habit.
_FEWEST_DAYS: Final = 4
# A source of working days has a gap of three days each week, of four at a holiday; so many times
# its usual gap is out of the ordinary for a rarer one.
_LEAST: Final = timedelta(days=5)
_TIMES: Final = 3


def silent(health: Iterable[SourceHealth], *, now: datetime) -> Iterator[Problem]:
    """Name each source that was read and has brought nothing new for longer than it used to.

    One that cannot be read is named by each run as it is.
    """
    for source in health:
        since = silent_since(source, now=now)
        if since is not None:
            days = (now - since).days
            yield Problem(
                where=source.name,
                message=f"it was read and has brought nothing new for {days} days, since "
                f"{since.date().isoformat()}",
                hint="look whether it has moved or ended",
                notice=True,
            )


def silent_since(source: SourceHealth, *, now: datetime) -> datetime | None:
    """Since when a source is silent; None if it is not, or nobody can tell."""
    if source.newest_at is None or source.failures or len(source.days) < _FEWEST_DAYS:
        return None
    gaps = [later - earlier for earlier, later in pairwise(source.days)]
    usual = timedelta(days=median(gap.days for gap in gaps))
    return source.newest_at if now - source.newest_at > max(_LEAST, _TIMES * usual) else None
