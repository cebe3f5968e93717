"""What the pages and the API show of the store: plain values, read afresh for every request."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.formats import FORMATS
from briefing.render.addresses import file_name
from briefing.render.date_format import Clock
from briefing.runs.health import silent_since
from briefing.runs.process_identity import for_people, is_gone
from briefing.store import BuildState, BuiltEntry, Hit, SourceHealth, is_abandoned

# What a reader of the archive may want of a brief, and how it is called.
_OFFERED = (("PDF", "pdf"), ("Calendar", "ics"), ("JSON", "json"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One brief in a list.

    Attributes:
        edition: Its edition.
        title: What its edition is called.
        day: Its date.
        day_words: In words.
        built_at: When it was built.
        lead: Its first headline, or "".
        href: Its page.
        forms: Its other forms: what each is called, and where it is.
    """

    edition: str
    title: str
    day: date
    day_words: str
    built_at: datetime
    lead: str
    href: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The briefs of a month."""

    first: date
    words: str
    count: int
    briefs: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """How a source fares.

    Attributes:
        health: What the store knows.
        silent_since: Since when it is silent, if it is.
        state: "failing", "silent", "new" or "well".
    """

    health: SourceHealth
    silent_since: datetime | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """A brief that a process is building now: the daemon, a command, or this server."""

    edition: str
    day: date
    by: str


def clock_of(edition: EditionConfig, *, now: datetime) -> Clock:
    """The edition's way of saying when."""
    clock = Clock(zone=edition.zone, language=edition.language, today=now.date())
    return Clock(zone=edition.zone, language=edition.language, today=clock.local_day(now))


def months(
    workshop: Workshop, *, chosen: date | None, now: datetime, open_months: int = 2
) -> tuple[Month, ...]:
    """The briefs by month, the newest first; those of the chosen or newest months one by one."""
    editions = {one.name: one for one in workshop.config.editions}
    entries = [one for one in workshop.store.briefs.list() if one.edition in editions]
    entries.sort(key=lambda one: (-one.day.toordinal(), one.edition))
    firsts = list(dict.fromkeys(one.day.replace(day=1) for one in entries))
    shown = [chosen] if chosen in firsts else firsts[:open_months]
    leads: dict[tuple[str, date], str] = {}
    for first in shown:
        if first is not None:
            leads |= workshop.store.search.leads(since=first, until=_last_of(first))
    found = []
    for first in firsts:
        of = [one for one in entries if one.day.replace(day=1) == first]
        clock = clock_of(editions[of[0].edition], now=now)
        lines = [_line(editions[one.edition], one, leads, now=now) for one in of]
        found.append(
            Month(
                first=first,
                words=clock.month(first),
                count=len(of),
                briefs=tuple(lines) if first in shown else (),
            )
        )
    return tuple(found)


def lines(workshop: Workshop, *, edition: str | None, now: datetime) -> tuple[BriefLine, ...]:
    """Every brief, the newest first."""
    editions = {one.name: one for one in workshop.config.editions}
    entries = [
        one for one in workshop.store.briefs.list(edition=edition) if one.edition in editions
    ]
    entries.sort(key=lambda one: (-one.day.toordinal(), one.edition))
    days = [one.day for one in entries]
    leads = workshop.store.search.leads(since=min(days), until=max(days)) if days else {}
    return tuple(_line(editions[one.edition], one, leads, now=now) for one in entries)


def _last_of(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _line(
    edition: EditionConfig, entry: BuiltEntry, leads: dict[tuple[str, date], str], *, now: datetime
) -> BriefLine:
    folder = f"/{entry.edition}/{entry.day.isoformat()}"
    return BriefLine(
        edition=entry.edition,
        title=edition.title,
        day=entry.day,
        day_words=clock_of(edition, now=now).day_long(entry.day),
        built_at=entry.built_at,
        lead=leads.get((entry.edition, entry.day), ""),
        href=f"{folder}/brief.html",
        forms=tuple((words, f"{folder}/{FORMATS[name].file}") for words, name in _OFFERED),
    )


def sources(workshop: Workshop, *, now: datetime) -> tuple[SourceLine, ...]:
    """How each source fares, in the order of the configuration."""
    names = [spec.name for spec in workshop.config.sources]
    return tuple(_source(one, now=now) for one in workshop.store.sources.health(names))


def _source(health: SourceHealth, *, now: datetime) -> SourceLine:
    since = silent_since(health, now=now)
    if health.failures:
        state = "failing"
    elif since is not None:
        state = "silent"
    else:
        state = "well" if health.tried_at else "new"
    return SourceLine(health=health, silent_since=since, state=state)


def underway(workshop: Workshop, *, now: datetime) -> tuple[Underway, ...]:
    """What any process on this store is building now."""
    return tuple(
        Underway(edition=one.edition, day=one.day, by=for_people(one.owner))
        for one in workshop.store.ledger.builds()
        if one.state is BuildState.RUNNING and not is_abandoned(one, now=now, gone=is_gone)
    )


def place_of(hit: Hit) -> str:
    """Where a hit leads: an article to its page, an actor, a story or a visit to the archive's."""
    name = file_name(hit.key)
    places = {
        "article": f"/articles/{hit.key}",
        "story": f"/archive/stories/{name}.html",
        "actor": f"/archive/actors/{name}.html",
        "visit": f"/archive/visits.html#visit-{name}",
    }
    return places[hit.kind]


def paragraphs(text: str) -> Sequence[str]:
    """A text as it is set: in paragraphs."""
    return [part for part in (" ".join(line.split()) for line in text.split("\n")) if part]
