"""Builds one edition's brief for one date, as of its cutoff, or finds the one that exists."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from briefing.assembly import Workshop, channels, formats_needed
from briefing.config import EditionConfig
from briefing.errors import StoreError
from briefing.model import Article, Brief, Problem
from briefing.runs.build_request import BuildRequest
from briefing.runs.claiming import Claimed
from briefing.runs.composing import make_brief
from briefing.runs.outcomes import BuildReport
from briefing.runs.process_identity import is_gone
from briefing.runs.progress import Progress, in_silence
from briefing.runs.publishing import (
    archive_is_there,
    folder_of,
    publish,
    publish_archive,
    publish_missing,
    render,
    require_writable,
)
from briefing.runs.run_log import journal
from briefing.store import BuildState, BuiltBrief, KeptDocument, is_abandoned

log = logging.getLogger(__name__)


def build(
    workshop: Workshop,
    *,
    edition: EditionConfig,
    day: date,
    now: datetime,
    rebuild: bool = False,
    since: datetime | None = None,
    until: datetime | None = None,
    formats: Sequence[str] | None = None,
    output: Path | None = None,
    scheduled: bool = False,
    progress: Progress = in_silence,
) -> BuildReport:
    """Build the brief of a date, or return the one that exists.

    A brief that was built before its cutoff is only a brief so far: it is always built again. So
    is one whose builder was stopped before all of it was published.

    Args:
        workshop: The parts.
        edition: Which edition.
        day: For which date.
        now: The time.
        rebuild: Build it anew although it exists, and list what was first seen since.
        since: Replaces the window's start (aware).
        until: Replaces the window's end (aware).
        formats: Replaces the edition's formats.
        output: Replaces the configured output folder.
        scheduled: It is due, and nobody asks for it: leave it alone while it waits or was given
            up. A brief that somebody built to look at becomes the day's.
        progress: Told of each stage, and now and then how far it is.

    Raises:
        UsageError: if the window is empty, or lies in the future.
        BusyError: if another process is building this brief.
        OutputError: if the files cannot be written.
        RenderError: if a template or the PDF writer fails.
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    order = BuildRequest(edition=edition, day=day, now=now, since=since, until=until)
    order.require_begun()
    target = output or workshop.config.output
    kept = _kept(workshop, order, rebuild=rebuild)
    final = kept is not None and not rebuild and not kept.brief.so_far and now >= order.cutoff
    if kept is not None and final and not scheduled and _is_finished(workshop, order):
        return _existing(workshop, order, kept, formats=formats, output=target)
    with (
        journal(workshop.store, kind="build", now=now, edition=edition.name, day=day) as entry,
        Claimed(workshop.store.ledger, order, scheduled=scheduled) as claim,
    ):
        if kept is not None and final and claim.of_a_built_day:
            return _existing(workshop, order, kept, formats=formats, output=target)
        require_writable(target)
        made = _make(workshop, order, claim, formats=formats, output=target, progress=progress)
        entry.problems, entry.counts = made.brief.problems, _counts(made.brief)
    return BuildReport(
        brief=made.brief,
        paths=tuple(Path(document.path) for document in made.documents),
        late=_added(made.articles, kept, seen_since=True),
        entered=_added(made.articles, kept, seen_since=False) if rebuild else (),
        dropped=_dropped(workshop, made.articles, kept) if rebuild else (),
        problems=(*made.brief.problems, *made.unarchived),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A brief that was built just now.

    Attributes:
        brief: The brief.
        articles: Those of its window.
        documents: Its files, in the order of the formats.
        unarchived: Why the archive does not show it, if it does not.
    """

    brief: Brief
    articles: tuple[Article, ...]
    documents: tuple[KeptDocument, ...]
    unarchived: tuple[Problem, ...]


def _make(
    workshop: Workshop,
    order: BuildRequest,
    claim: Claimed,
    *,
    formats: Sequence[str] | None,
    output: Path,
    progress: Progress,
) -> _Made:
    """Make the brief and its files, keep it, and bring the archive up to date."""
    edition = order.edition

    def on_progress(what: str, done: int, total: int) -> None:
        claim.renew()
        if not done:  # a stage begins
            log.debug("%s %s: %s", edition.name, order.day, what)
        progress(what, done, total)

    brief, read_for = make_brief(workshop, order, progress=on_progress)
    rendered = render(workshop, edition, brief, _wanted(edition, formats), progress=on_progress)
    claim.renew()
    documents = publish(folder_of(brief, output), rendered)
    unarchived: tuple[Problem, ...] = ()
    if not order.custom:
        workshop.store.briefs.put(
            brief, built_at=order.now, documents=documents, articles=[a.id for a in read_for]
        )
        unarchived = _archived(workshop, output)
        claim.left = left_over(unarchived)
    return _Made(brief=brief, articles=read_for, documents=documents, unarchived=unarchived)


def _counts(brief: Brief) -> dict[str, int]:
    """What the run log keeps of a brief."""
    return {
        "articles": brief.coverage.articles,
        "stories": len(brief.stories),
        "actors": len(brief.actors),
        "visits": len(brief.visits),
    }


def _wanted(edition: EditionConfig, formats: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(formats or formats_needed(edition, channels(edition)))


def _is_finished(workshop: Workshop, order: BuildRequest) -> bool:
    """Whether all of a kept brief was published, or somebody is at work on it right now."""
    entry = workshop.store.ledger.build(order.edition.name, order.day)
    if entry is None or entry.state is BuildState.BUILT:
        return True
    return entry.state is BuildState.RUNNING and not is_abandoned(
        entry, now=order.now, gone=is_gone
    )


def _existing(
    workshop: Workshop,
    order: BuildRequest,
    kept: BuiltBrief,
    *,
    formats: Sequence[str] | None,
    output: Path,
) -> BuildReport:
    """The brief that exists; what is gone of its files or of the archive is made again."""
    edition, ledger = order.edition, workshop.store.ledger
    documents = publish_missing(
        workshop, edition, kept, formats=_wanted(edition, formats), output=output
    )
    entry = ledger.build(edition.name, order.day)
    unarchived: tuple[Problem, ...] = ()
    if (entry is not None and entry.error) or not archive_is_there(output):
        unarchived = _archived(workshop, output)
        if entry is not None and output == workshop.config.output:
            ledger.leave(entry, now=order.now, left=left_over(unarchived))
    return BuildReport(
        brief=kept.brief,
        paths=tuple(Path(document.path) for document in documents),
        existed=True,
        problems=unarchived,
    )


def left_over(problems: Sequence[Problem]) -> str:
    """What the ledger keeps of problems after which something is left to do."""
    return "; ".join(f"{problem.where}: {problem.message}" for problem in problems)


def _archived(workshop: Workshop, output: Path) -> tuple[Problem, ...]:
    """Bring the archive up to date: it lies in the configured output folder only."""
    return publish_archive(workshop) if output == workshop.config.output else ()


def _kept(workshop: Workshop, order: BuildRequest, *, rebuild: bool) -> BuiltBrief | None:
    """The brief that exists, if any; a rebuild replaces also one that can no longer be read."""
    if order.custom:
        return None
    try:
        return workshop.store.briefs.get(order.edition.name, order.day)
    except StoreError:
        if rebuild:
            return None
        raise


def _added(
    articles: Sequence[Article], kept: BuiltBrief | None, *, seen_since: bool
) -> tuple[Article, ...]:
    """What was not in the brief when it was last built.

    It was first seen since; or it was known then, and has another date now.
    """
    if kept is None:
        return ()
    added = (article for article in articles if article.id not in kept.articles)
    return tuple(one for one in added if (one.first_seen > kept.built_at) is seen_since)


def _dropped(
    workshop: Workshop, articles: Sequence[Article], kept: BuiltBrief | None
) -> tuple[Article, ...]:
    """What was in the brief when it was last built, and is no more."""
    if kept is None:
        return ()
    present = {article.id for article in articles}
    gone = (workshop.store.articles.get(key) for key in kept.articles if key not in present)
    return tuple(article for article in gone if article is not None)
