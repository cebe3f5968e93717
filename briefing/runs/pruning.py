"""Takes away what is older than the configuration keeps it: of the store, and of the files.

The archive is written anew without the briefs that are gone. What was delivered, and to whom,
stays in the ledger: nobody gets a brief twice because it was forgotten.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import Retention
from briefing.errors import StoreError
from briefing.formats import FORMATS
from briefing.model import Problem
from briefing.runs.gathering import MEMORY_DAYS
from briefing.runs.publishing import publish_archive
from briefing.store import Bounds, Old, OldBrief

# A brief looks so far back, from the beginning of its window.
_REMEMBERED: Final = timedelta(days=MEMORY_DAYS + 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PruneReport:
    """What was taken away, or would be.

    Attributes:
        old: What of the store.
        files: The files of briefs.
        sizes: The store before and after, in bytes; None if it was not made smaller.
        problems: What could not be taken, and what to think of.
    """

    old: Old
    files: tuple[Path, ...] = ()
    sizes: tuple[int, int] | None = None
    problems: tuple[Problem, ...] = field(default=())


def plan_prune(workshop: Workshop, retention: Retention, *, now: datetime) -> PruneReport:
    """Say what `prune` would take away.

    Raises:
        StoreError: if the store refuses.
    """
    old = workshop.store.pruner.old(_bounds(workshop, retention, now=now))
    return PruneReport(
        old=old,
        files=tuple(_files(workshop, old.briefs)),
        problems=tuple(_thoughts(retention)),
    )


def prune(workshop: Workshop, retention: Retention, *, now: datetime) -> PruneReport:
    """Take away what is older than it is to be kept, and give the room back to the disk.

    Args:
        workshop: The parts.
        retention: How long things are kept.
        now: The time.

    Raises:
        StoreError: if the store refuses; what was taken until then is gone.
    """
    bounds = _bounds(workshop, retention, now=now)
    problems = list(_thoughts(retention))
    files = []
    # The files first: whoever is killed after them finds the briefs again, to go on with.
    for path in _files(workshop, workshop.store.pruner.old(bounds).briefs):
        try:
            path.unlink()
        except OSError as error:
            problems.append(Problem(where=str(path), message=f"it stays: {error.strerror}"))
        else:
            files.append(path)
    for folder in {path.parent for path in files}:
        with suppress(OSError):  # something else lies there, which is not ours
            folder.rmdir()
    old = workshop.store.pruner.prune(bounds, now=now)
    if old.briefs:
        problems += publish_archive(workshop)
    sizes = None
    if old:
        try:
            sizes = workshop.store.pruner.compact()
        except StoreError as error:
            said = f"it was not made smaller: {error.message}"
            problems.append(Problem(where="store", message=said, hint=error.hint))
    return PruneReport(old=old, files=tuple(files), sizes=sizes, problems=tuple(problems))


def _bounds(workshop: Workshop, retention: Retention, *, now: datetime) -> Bounds:
    def before(span: timedelta | None) -> datetime | None:
        return None if span is None else now - span

    # Of editions in several zones the one that is behind decides.
    days = [calendar.today(zone=one.zone, now=now) for one in workshop.config.editions]
    return Bounds(
        articles=before(retention.articles),
        analyses=before(retention.analyses),
        briefs=None if retention.briefs is None else min(days) - retention.briefs,
        runs=before(retention.runs),
        version=workshop.reading_version,
    )


def _files(workshop: Workshop, gone: Iterable[OldBrief]) -> Iterator[Path]:
    """The files of briefs in the output folder; what somebody wrote elsewhere is his."""
    output = workshop.config.output
    for brief in gone:
        folder = output / brief.edition / brief.day.isoformat()
        named = {Path(one.path).name for one in brief.documents if Path(one.path).parent == folder}
        ours = {one.file for one in FORMATS.values()}
        yield from (path for name in sorted(named | ours) if (path := folder / name).is_file())


def _thoughts(retention: Retention) -> Iterator[Problem]:
    if retention.articles is not None and retention.articles < _REMEMBERED:
        yield Problem(
            where="retention",
            message=f"a brief looks back {MEMORY_DAYS} days, and articles are kept for "
            f"{retention.articles.days}: briefs know less of what went before, and one that is "
            "made anew may differ",
            notice=True,
        )
