"""Writes into the run log what a verb did, also when it failed."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from briefing.errors import BriefingError
from briefing.model import Problem
from briefing.store import RunRecord, Store


@dataclass(slots=True, kw_only=True)
class LogEntry:
    """What a verb fills in while it works."""

    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@contextmanager
def journal(
    store: Store,
    *,
    kind: str,
    now: datetime,
    edition: str | None = None,
    day: date | None = None,
) -> Iterator[LogEntry]:
    """Keep a record of what happens inside the `with` statement.

    Whatever stops the work is recorded and raised on.
    """
    entry, begun = LogEntry(), time.monotonic()
    failure: tuple[Problem, ...] = ()
    try:
        yield entry
    except BriefingError as error:
        failure = (Problem(where=kind, message=error.message, hint=error.hint),)
        raise
    except BaseException as error:  # a bug, or told to stop: no success either
        failure = (Problem(where=kind, message=repr(error)),)
        raise
    finally:
        store.journal.record(
            RunRecord(
                kind=kind,
                started_at=now,
                finished_at=now + timedelta(seconds=time.monotonic() - begun),
                succeeded=not failure,
                counts=dict(entry.counts),
                problems=(*entry.problems, *failure),
                edition=edition,
                day=day,
            )
        )
