"""Works out what needs a person now: from the ledger, the sources, the disks and the last tick."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import Config, EditionConfig
from briefing.errors import StoreError
from briefing.model import Problem
from briefing.runs.health import silent
from briefing.store import BuildEntry, BuildState, DeliveryEntry, DeliveryState

# What is older is history: nobody is told of it any more, nor that it is over.
LOOK_BACK: Final = timedelta(days=14)

# A brief so often set back is late by some minutes, and has not come by itself.
SETBACKS: Final = 3
# A source is asked again after 5, 10, 20, 40 minutes: so many failures are more than an hour.
FAILURES: Final = 5

# What one tick stumbles over may pass by itself before the next but two.
PATIENCE: Final = timedelta(minutes=2)
# What only a tick notices is over when no tick has noticed it for so long.
CALM: Final = timedelta(minutes=10)

# A brief with all its formats and the archive's pages are some megabytes (2026-11): with less
# room than this the next but few will fail.
ROOM: Final = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that needs a person.

    Attributes:
        key: The same for as long as it is the same trouble.
        said: What it is, in a line.
        hint: What to do about it.
        patience: How long it must last before it is worth a word.
        calm: How long it must be away before it is over.
        ends: From when on it is history, if ever.
    """

    key: str
    said: str
    hint: str = ""
    patience: timedelta = timedelta(0)
    calm: timedelta = timedelta(0)
    ends: datetime | None = None


def troubles(
    workshop: Workshop, *, now: datetime, problems: Iterable[Problem] = ()
) -> tuple[Trouble, ...]:
    """All that needs a person now.

    Args:
        workshop: The parts.
        now: The time.
        problems: What the last tick stumbled over.

    Raises:
        StoreError: if the store refuses.
    """
    found: list[Trouble] = []
    for edition in workshop.config.editions:
        found += _of_briefs(workshop, edition, now=now)
        found += _of_deliveries(workshop, edition, now=now)
    found += _of_sources(workshop, now=now)
    found += of_disks(workshop.config, workshop.store.database.path)
    found += (of_tick(one) for one in problems if not _in_the_ledger(workshop.config, one))
    return tuple({one.key: one for one in found}.values())


def of_store(error: StoreError) -> Trouble:
    """That the store refuses: nothing else can be known then."""
    return Trouble(
        key="store",
        said=f"the store: {error.message}",
        hint=error.hint,
        patience=PATIENCE,
        calm=PATIENCE,
    )


def of_disks(config: Config, store: Path | None) -> Iterator[Trouble]:
    """Disks with too little room for what is to come."""
    told: set[int] = set()
    for folder in (config.output, *([store.parent] if store else [])):
        there = next((place for place in (folder, *folder.parents) if place.is_dir()), None)
        if there is None or (disk := there.stat().st_dev) in told:
            continue
        told.add(disk)
        free = shutil.disk_usage(there).free
        if free < ROOM:
            yield Trouble(
                key=f"disk:{there}",
                said=f"the disk of {there} is nearly full: {free // 1_000_000} MB are left",
                hint="make room on the disk",
                calm=CALM,
            )


def _of_briefs(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> Iterator[Trouble]:
    since = _since(edition, now=now)
    for entry in workshop.store.ledger.builds(edition=edition.name, since=since):
        brief = f"{entry.edition} {entry.day}"
        hint = f"briefing build --edition {entry.edition} --date {entry.day}"
        error = entry.error or "not built"
        if entry.due and entry.state is BuildState.FAILED:
            yield Trouble(
                key=f"brief:{brief}",
                said=f"{brief} is given up: {error}",
                hint=hint,
                ends=_ends(edition, entry),
            )
        elif entry.due and entry.setbacks >= SETBACKS:
            what = "its archive is not" if entry.state is BuildState.BUILT else "it is not yet"
            yield Trouble(
                key=f"late:{brief}",
                said=f"{brief}: {what} written after {entry.setbacks} tries: {error}",
                hint="it is tried again by itself, at least once an hour",
                ends=_ends(edition, entry),
            )


def _of_deliveries(
    workshop: Workshop, edition: EditionConfig, *, now: datetime
) -> Iterator[Trouble]:
    since = _since(edition, now=now)
    ledger = workshop.store.ledger
    lost = ledger.deliveries(edition=edition.name, since=since, state=DeliveryState.UNKNOWN)
    refused = ledger.deliveries(
        edition=edition.name, since=since, state=DeliveryState.FAILED, permanent=True
    )
    for entry in (*lost, *refused):
        what = "in doubt" if entry.state is DeliveryState.UNKNOWN else "refused"
        to = f"{entry.edition} {entry.day} to {entry.channel} {entry.recipient}"
        yield Trouble(
            key=f"{what}:{to}",
            said=f"{to} is {what}: {entry.detail or 'never tried'}",
            hint=f"briefing send --edition {entry.edition} --date {entry.day} "
            f"--to {entry.recipient}",
            ends=_ends(edition, entry),
        )


def _of_sources(workshop: Workshop, *, now: datetime) -> Iterator[Trouble]:
    health = workshop.store.sources.health([spec.name for spec in workshop.config.sources])
    for one in health:
        if one.failures >= FAILURES:
            yield Trouble(
                key=f"source:{one.name}",
                said=f"the source {one.name} cannot be read, {one.failures} times in a row: "
                f"{one.error}",
                hint="'briefing sources' names each source and how it fares",
            )
    for problem in silent(health, now=now):
        yield Trouble(
            key=f"silent:{problem.where}",
            said=f"the source {problem.where} has fallen silent: {problem.message}",
            hint=problem.hint,
        )


def _in_the_ledger(config: Config, problem: Problem) -> bool:
    """Whether a problem is one brief's: the ledger knows better how that stands."""
    return any(
        re.match(rf"{re.escape(edition.name)} \d{{4}}-\d\d-\d\d", problem.where)
        for edition in config.editions
    )


def of_tick(problem: Problem) -> Trouble:
    """That a tick stumbled."""
    return Trouble(
        key=f"tick:{problem.where}",
        said=f"{problem.where}: {problem.message}",
        hint=problem.hint,
        patience=PATIENCE,
        calm=CALM,
    )


def _since(edition: EditionConfig, *, now: datetime) -> date:
    return calendar.today(zone=edition.zone, now=now) - LOOK_BACK


def _ends(edition: EditionConfig, entry: BuildEntry | DeliveryEntry) -> datetime:
    closes = calendar.cutoff(zone=edition.zone, hour=edition.hour, day=entry.day)
    return closes + LOOK_BACK - timedelta(days=1)
