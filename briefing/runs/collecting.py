"""Brings what the sources hold into the store."""

import logging
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.assembly import NamedSource, Workshop, sources
from briefing.config import SourceSpec
from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.runs.health import silent
from briefing.runs.http_validators import Remembered
from briefing.runs.outcomes import CollectReport, SourceOutcome
from briefing.runs.progress import Progress, in_silence
from briefing.runs.run_log import journal
from briefing.runs.source_rounds import state_of, was_read
from briefing.sources.politeness import Web
from briefing.store import Added, Outcome

log = logging.getLogger(__name__)


def collect(
    workshop: Workshop,
    *,
    now: datetime,
    only: Collection[str] | None = None,
    closing: datetime | None = None,
    progress: Progress = in_silence,
) -> CollectReport:
    """Read sources and keep what they hold.

    A source that fails is in the report; the others are read all the same.

    Args:
        workshop: The parts.
        now: The time.
        only: The names of the sources to read; all if not given.
        closing: The cutoff of the brief that the round is made for. An article without a date that
            it finds counts as seen by then, unless its source was read since.
        progress: Told of each source before it is read.

    Raises:
        PluginError: if a source cannot be made from the configuration.
        StoreError: if the store refuses.
    """
    with journal(workshop.store, kind="collect", now=now) as entry:
        if released := workshop.store.articles.release(now=now):
            log.info("%d articles are no longer under embargo", len(released))
        chosen = [
            (spec, named)
            for spec, named in zip(workshop.config.sources, sources(workshop.config), strict=True)
            if only is None or spec.name in only
        ]
        found = []
        remembered = Remembered(workshop.store, now=now)
        for done, (spec, named) in enumerate(chosen):
            progress(named.name, done, len(chosen))
            found.append(_collect_one(workshop, spec, named, remembered, now=now, closing=closing))
        remembered.forget()
        outcomes = tuple(found)
        report = CollectReport(outcomes=outcomes, silent=_silent(workshop, outcomes, now=now))
        entry.problems = report.problems
        entry.counts = {
            "sources": len(outcomes),
            "failed": sum(outcome.failed for outcome in outcomes),
            "read": sum(outcome.read for outcome in outcomes),
            "new": sum(outcome.new for outcome in outcomes),
            "revised": sum(outcome.revised for outcome in outcomes),
        }
    return report


def _collect_one(
    workshop: Workshop,
    spec: SourceSpec,
    named: NamedSource,
    remembered: Remembered,
    *,
    now: datetime,
    closing: datetime | None,
) -> SourceOutcome:
    last = state_of(workshop.store, spec.name).checked_at
    undated_at = closing if closing and (last is None or last <= closing) else None
    problems: list[Problem] = []
    failures: list[Problem] = []
    counts: Counter[Outcome] = Counter()
    shared: list[Added] = []
    web = remembered.web(spec)
    fetched = _articles(named, problems, failures, web=web)
    for added in workshop.store.articles.add_many(fetched, now=now, undated_at=undated_at):
        counts[added.outcome] += 1
        if added.problem is not None:
            problems.append(added.problem)
        if added.shares:
            shared.append(added)
    problems += [*_sharing(shared, where=named.name), *failures]
    was_read(workshop.store, spec, now=now, failure="; ".join(one.message for one in failures))
    remembered.keep(spec, web, failed=bool(failures))
    fared = workshop.store.sources
    if failures:
        fared.note_failure(named.name, now=now, error=failures[0].message)
    else:
        fared.note_read(named.name, now=now, items=counts.total(), unchanged=web.unchanged)
    log.info("%s: %d articles, %d new", named.name, counts.total(), counts[Outcome.NEW])
    return _outcome(named.name, counts, problems, failed=bool(failures))


def _outcome(
    name: str, counts: Counter[Outcome], problems: Sequence[Problem], *, failed: bool
) -> SourceOutcome:
    """What became of a source, by how often each thing became of an article."""
    return SourceOutcome(
        name=name,
        read=counts.total(),
        new=counts[Outcome.NEW],
        revised=counts[Outcome.REVISED],
        unchanged=counts[Outcome.UNCHANGED],
        duplicate=counts[Outcome.DUPLICATE],
        removed=counts[Outcome.REMOVED],
        withheld=counts[Outcome.WITHHELD],
        failed=failed,
        problems=tuple(problems),
    )


def _silent(
    workshop: Workshop, outcomes: Sequence[SourceOutcome], *, now: datetime
) -> tuple[Problem, ...]:
    names = [outcome.name for outcome in outcomes]
    return tuple(silent(workshop.store.sources.health(names), now=now))


def _articles(
    named: NamedSource, problems: list[Problem], failures: list[Problem], *, web: Web
) -> Iterator[FetchedArticle]:
    """What the source hands over, until it fails: what came before that is kept."""
    over = getattr(named.source, "fetch_over", None)
    try:
        for fetched in named.source.fetch(now=web.now) if over is None else over(web):
            if isinstance(fetched, Problem):
                problems.append(fetched)
            else:
                yield replace(fetched, origin=named.name)
    except SourceError as error:
        failures.append(Problem(where=named.name, message=error.message, hint=error.hint))


def _sharing(shared: Sequence[Added], *, where: str) -> Iterator[Problem]:
    """Say that entries share an address, when one of them is new: nothing is lost by it."""
    if not any(added.outcome is Outcome.NEW for added in shared):
        return
    entries = len({added.article for added in shared})
    places = sorted({added.shares for added in shared})
    what = (
        f"one address or id: {places[0]}"
        if len(places) == 1
        else (f"{len(places)} addresses or ids, such as {places[0]}")
    )
    yield Problem(
        where=where,
        message=f"{entries} entries share {what}; each is kept as an article of its own",
        notice=True,
    )
