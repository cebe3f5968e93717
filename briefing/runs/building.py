"""Builds one edition's brief for one date, as of its cutoff."""

import os
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import briefing
from briefing import window as calendar
from briefing.actors import key_actors
from briefing.agenda import build_agenda, coming
from briefing.assembly import Workshop, channels, formats_needed, renderers, summariser
from briefing.brief import Masthead, compose, nearest_dates
from briefing.config import EditionConfig
from briefing.errors import BriefingError, UsageError
from briefing.model import (
    Article,
    ArticleId,
    Brief,
    Document,
    Problem,
    Reading,
    Story,
    Summary,
    Visit,
    Window,
)
from briefing.runs.journal import journal
from briefing.runs.publishing import folder_of, publish, require_writable
from briefing.runs.reading import read, with_former_revisions
from briefing.runs.reports import BuildReport
from briefing.store import BuiltBrief, Claim, KeptDocument
from briefing.stories import group_stories

# How far back a brief looks for what went before. A story continues one of the last week; roles,
# aliases and visits are remembered for a quarter: announcements are seldom repeated less often.
STORY_DAYS = 7
MEMORY_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built.

    Attributes:
        edition: Which edition.
        day: For which date.
        now: The time.
        since: Replaces the window's start, if given (aware).
        until: Replaces the window's end, if given (aware).
    """

    edition: EditionConfig
    day: date
    now: datetime
    since: datetime | None = None
    until: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The edition's zone."""
        return ZoneInfo(self.edition.zone)

    @property
    def custom(self) -> bool:
        """Whether the window is given by hand."""
        return self.since is not None or self.until is not None

    @property
    def cutoff(self) -> datetime:
        """The edition's hour on the day."""
        return calendar.cutoff(zone=self.edition.zone, hour=self.edition.hour, day=self.day)

    @property
    def window(self) -> Window:
        """What the brief covers.

        Raises:
            UsageError: if the window given by hand is empty.
        """
        usual = calendar.window(
            zone=self.edition.zone, hour=self.edition.hour, days=self.edition.days, day=self.day
        )
        window = Window(since=self.since or usual.since, until=self.until or usual.until)
        if window.since >= window.until:
            raise UsageError(
                f"the window from {window.since:%Y-%m-%d %H:%M} to {window.until:%Y-%m-%d %H:%M} "
                "UTC is empty",
                hint="--since must lie before --until",
            )
        return window


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
    progress: Callable[[], None] = lambda: None,
) -> BuildReport:
    """Build the brief of a date, or return the one that exists.

    A brief that was built before its cutoff is only a brief so far: it is always built again.

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
        scheduled: Give up a brief that has failed often enough, instead of trying it once more.
        progress: Called now and then while articles are read.

    Raises:
        UsageError: if another process is building this brief, or the window is empty.
        OutputError: if the files cannot be written.
        RenderError: if a template or the PDF writer fails.
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    order = Order(edition=edition, day=day, now=now, since=since, until=until)
    wanted = tuple(formats or formats_needed(edition, channels(edition)))
    target = output or workshop.config.output
    kept = None if order.custom else workshop.store.briefs.get(edition.name, day)
    if kept is not None and not rebuild and not kept.brief.so_far:
        documents = publish_missing(workshop, edition, kept, formats=wanted, output=target)
        paths = tuple(Path(document.path) for document in documents)
        return BuildReport(brief=kept.brief, paths=paths, existed=True)
    require_writable(target)
    with (
        journal(workshop.store, kind="build", now=now, edition=edition.name, day=day) as entry,
        _claimed(workshop, order),
    ):
        brief, read_for = _compose(workshop, order, progress=progress)
        documents = publish(folder_of(brief, target), render(workshop, edition, brief, wanted))
        if not order.custom:
            workshop.store.briefs.put(
                brief, built_at=now, documents=documents, articles=[a.id for a in read_for]
            )
        entry.problems = brief.problems
        entry.counts = {
            "articles": brief.coverage.articles,
            "stories": len(brief.stories),
            "actors": len(brief.actors),
            "visits": len(brief.visits),
        }
    return BuildReport(
        brief=brief,
        paths=tuple(Path(document.path) for document in documents),
        late=_late(read_for, kept),
        problems=brief.problems,
    )


def render(
    workshop: Workshop, edition: EditionConfig, brief: Brief, formats: Sequence[str]
) -> tuple[Document, ...]:
    """The brief in some formats, in their order.

    Raises:
        RenderError: if a template or the PDF writer fails.
    """
    return tuple(
        renderer.render(brief) for renderer in renderers(workshop.config, edition, formats)
    )


def publish_missing(
    workshop: Workshop,
    edition: EditionConfig,
    kept: BuiltBrief,
    *,
    formats: Sequence[str],
    output: Path,
) -> tuple[KeptDocument, ...]:
    """The files of a kept brief, in the order of the formats; those that are gone are made again.

    Raises:
        OutputError: if a file cannot be written.
        RenderError: if a template or the PDF writer fails.
    """
    folder = folder_of(kept.brief, output)
    documents: list[KeptDocument] = []
    for renderer_format in formats:
        known = next(
            (
                document
                for document in kept.documents
                if _FILES.get(renderer_format) == document.name
                and Path(document.path).parent == folder
                and Path(document.path).is_file()
            ),
            None,
        )
        documents += (
            [known]
            if known is not None
            else publish(folder, render(workshop, edition, kept.brief, [renderer_format]))
        )
    return tuple(documents)


_FILES = {
    "html": "brief.html",
    "pdf": "brief.pdf",
    "json": "brief.json",
    "text": "brief.txt",
    "ics": "brief.ics",
    "email": "brief.eml",
}


class _claimed:  # noqa: N801  (reads as a statement: with _claimed(...))
    """Holds the ledger's claim on an edition's day while it is built.

    A window given by hand and a brief before its cutoff settle nothing and leave the day open.
    """

    def __init__(self, workshop: Workshop, order: Order, *, again: bool) -> None:
        self._ledger = workshop.store.ledger
        self._order = order
        self._again = again
        self._claim: Claim | None = None

    def __enter__(self) -> None:
        if self._order.custom:
            return
        edition, day = self._order.edition.name, self._order.day
        owner = f"{socket.gethostname()}:{os.getpid()}"
        self._claim = self._ledger.claim(
            edition=edition, day=day, owner=owner, now=self._order.now, again=self._again
        )
        if self._claim is None:
            entry = self._ledger.build(edition, day)
            holder = f" ({entry.owner})" if entry else ""
            raise UsageError(
                f"another process{holder} is building {edition} for {day} right now",
                hint="wait for it; if it died, its claim runs out after five minutes",
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if self._claim is None:
            return
        now = self._order.now
        if error is None and now >= self._order.cutoff:
            self._ledger.finish(self._claim, now=now)
        else:
            words = str(error) if isinstance(error, BriefingError) else repr(error or "so far")
            self._ledger.fail(self._claim, error=words, now=now)


def _compose(
    workshop: Workshop, order: Order, *, progress: Callable[[], None]
) -> tuple[Brief, tuple[Article, ...]]:
    edition, window = order.edition, order.window
    articles = _known(workshop, order, since=window.since, until=window.until)
    before = _known(
        workshop, order, since=window.since - timedelta(days=MEMORY_DAYS), until=window.since
    )
    readings = read(workshop, articles, zone=order.zone, progress=progress)
    history = read(workshop, before, zone=order.zone, progress=progress)
    stories, repeated = _stories(order, readings, history)
    copies = {copy: of for story in (*stories, *repeated) for copy, of in story.duplicates.items()}
    told = _told(order, stories[: edition.stories], [*history, *readings])
    actors = key_actors(
        readings,
        history=history,
        stories=stories,
        watchlist=edition.watchlist,
        limit=edition.actors,
        zone=order.zone,
    )
    visits = _visits(workshop, order, [*history, *readings], copies)
    brief = compose(
        _masthead(order),
        readings=readings,
        history=history,
        stories=told,
        actors=actors,
        visits=visits,
        duplicates=len(copies),
        problems=_problems(readings),
        nearest=() if readings else _nearest(workshop, order),
    )
    return brief, articles


def _known(
    workshop: Workshop, order: Order, *, since: datetime, until: datetime
) -> tuple[Article, ...]:
    """The articles of a span in the words known at the window's end, from the edition's sources."""
    known = workshop.store.articles.known(
        since=since, until=until, zone=order.zone, as_of=order.window.until
    )
    wanted = order.edition.sources
    return tuple(a for a in known if not wanted or a.origin in wanted or a.source in wanted)


def _stories(
    order: Order, readings: Sequence[Reading], history: Sequence[Reading]
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The stories of the window, and those that only repeat what an earlier brief told."""
    edition, until = order.edition, order.window.until
    found = group_stories(
        readings,
        earlier=[r for r in history if r.published > order.window.since - timedelta(STORY_DAYS)],
        sections=[(s.name, s.words, s.weight) for s in edition.sections],
        watchlist=edition.watchlist,
        now=until,
    )
    repeated = tuple(s for s in found if s.update and set(s.articles) <= set(s.duplicates))
    return tuple(s for s in found if s not in repeated), repeated


def _told(
    order: Order, stories: Sequence[Story], readings: Sequence[Reading]
) -> list[tuple[Story, Summary]]:
    by_id = {reading.article.id: reading for reading in readings}
    method = summariser(order.edition)
    told = [
        (story, method.summarise(story, [by_id[key] for key in (*story.articles, *story.earlier)]))
        for story in stories
    ]
    return [(story, summary) for story, summary in told if summary.headline or summary.sentences]


def _visits(
    workshop: Workshop,
    order: Order,
    readings: Sequence[Reading],
    copies: dict[ArticleId, ArticleId],
) -> tuple[Visit, ...]:
    as_of = order.window.until
    agenda = build_agenda(
        with_former_revisions(workshop, readings, zone=order.zone),
        as_of=as_of,
        since=order.window.since,
        copies=copies,
    )
    return coming(agenda, today=order.day, as_of=as_of)[: order.edition.visits]


def _masthead(order: Order) -> Masthead:
    edition = order.edition
    return Masthead(
        edition=edition.name,
        title=edition.title,
        day=order.day,
        zone=edition.zone,
        language=edition.language,
        days=edition.days,
        window=order.window,
        cutoff=order.cutoff,
        custom_window=order.custom,
        so_far=not order.custom and order.now < order.cutoff,
        version=briefing.__version__,
    )


def _problems(readings: Iterable[Reading]) -> list[Problem]:
    undated = sorted(reading.article.source for reading in readings if reading.article.undated)
    if not undated:
        return []
    count = len(undated)
    return [
        Problem(
            where=", ".join(dict.fromkeys(undated)),
            message=(
                f"{count} article{'s do' if count != 1 else ' does'} not say when "
                f"{'they were' if count != 1 else 'it was'} published, and "
                f"count{'s' if count == 1 else ''} by when first seen"
            ),
        )
    ]


def _nearest(workshop: Workshop, order: Order) -> tuple[date, ...]:
    return nearest_dates(workshop.store.articles.dates(zone=order.zone), day=order.day)


def _late(articles: Sequence[Article], kept: BuiltBrief | None) -> tuple[Article, ...]:
    if kept is None:
        return ()
    return tuple(a for a in articles if a.first_seen > kept.built_at and a.id not in kept.articles)
