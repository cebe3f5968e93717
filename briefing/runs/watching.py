"""Does what is due, and tells whoever runs the program what needs a person."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from briefing.assembly import Workshop, tellers
from briefing.config import Config
from briefing.errors import BriefingError, StoreError
from briefing.model import Problem
from briefing.runs.alarm import Alarm, place_of
from briefing.runs.alarm_memory import memory_of
from briefing.runs.due_work import Builder, TickReport, build_here, tick
from briefing.runs.progress import Progress, in_silence
from briefing.runs.troubles import Trouble, of_disks, of_store, of_tick, troubles

_SQLITE = "sqlite:///"


def alarm_of(config: Config) -> Alarm:
    """The alarm that a configuration asks for; one without channels does nothing."""
    memory = memory_of(_store_file(config), config.path)
    return Alarm(tellers(config), memory, place=place_of(config.path))


def watched_tick(
    workshop: Workshop,
    alarm: Alarm,
    *,
    now: datetime,
    builder: Builder = build_here,
    progress: Progress = in_silence,
) -> TickReport:
    """Do what is due, then tell what needs a person, and what no longer does.

    Args:
        workshop: The parts.
        alarm: Who is told.
        now: The time.
        builder: Builds what is due.
        progress: Told of each source that is read and each recipient that is served.

    Raises:
        StoreError: if the store refuses; that is told, too.
    """
    with sounded(workshop.config, alarm, now=now):
        report = tick(workshop, now=now, builder=builder, progress=progress)
        found = troubles(workshop, now=now, problems=report.problems)
    alarm.heed(found, now=now)
    return report


@contextlib.contextmanager
def sounded(config: Config, alarm: Alarm, *, now: datetime) -> Iterator[None]:
    """Tell that the store refuses, or that all of a tick broke down, and let it go on its way."""
    try:
        yield
    except StoreError as error:
        alarm.heed(_blind(config, of_store(error)), now=now, blind=True)
        raise
    except Exception as error:  # told, and raised again
        said = error.message if isinstance(error, BriefingError) else repr(error)
        problem = Problem(where="what is due", message=said, hint="the log says where it broke")
        alarm.heed(_blind(config, of_tick(problem)), now=now, blind=True)
        raise


def _blind(config: Config, first: Trouble) -> tuple[Trouble, ...]:
    """What is known although the store is not."""
    try:
        return first, *of_disks(config, _store_file(config))
    except OSError:
        return (first,)


def _store_file(config: Config) -> Path | None:
    path = config.store.removeprefix(_SQLITE)
    return None if path in (config.store, "", ":memory:") else Path(path)
