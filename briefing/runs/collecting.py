"""Brings what the sources hold into the store."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.assembly import NamedSource, Workshop, sources
from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.runs.health import silent
from briefing.runs.journal import journal
from briefing.runs.reports import CollectReport, SourceOutcome
from briefing.store import Added, Outcome

log = logging.getLogger(__name__)


def collect(workshop: Workshop, *, now: datetime) -> CollectReport:
    """Read every source and keep what it holds.

    A source that fails is in the report; the others are read all the same.

    Raises:
        PluginError: if a source cannot be made from the configuration.
        StoreError: if the store refuses.
    """
    with journal(workshop.store, kind="collect", now=now) as entry:
        outcomes = tuple(
            _collect_one(workshop, named, now=now) for named in sources(workshop.config)
        )
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


def _collect_one(workshop: Workshop, named: NamedSource, *, now: datetime) -> SourceOutcome:
    problems: list[Problem] = []
    failures: list[Problem] = []
    counts: Counter[Outcome] = Counter()
    shared: list[Added] = []
    fetched = _articles(named, problems, failures, now=now)
    for added in workshop.store.articles.add_many(fetched, now=now):
        counts[added.outcome] += 1
        if added.problem is not None:
            problems.append(added.problem)
        if added.shares:
            shared.append(added)
    problems += [*_sharing(shared, where=named.name), *failures]
    fared = workshop.store.sources
    if failures:
        fared.note_failure(named.name, now=now, error=failures[0].message)
    else:
        fared.note_read(named.name, now=now, items=counts.total())
    log.info("%s: %d articles, %d new", named.name, counts.total(), counts[Outcome.NEW])
    return SourceOutcome(
        name=named.name,
        read=counts.total(),
        new=counts[Outcome.NEW],
        revised=counts[Outcome.REVISED],
        unchanged=counts[Outcome.UNCHANGED],
        duplicate=counts[Outcome.DUPLICATE],
        failed=bool(failures),
        problems=tuple(problems),
    )


def _silent(
    workshop: Workshop, outcomes: Sequence[SourceOutcome], *, now: datetime
) -> tuple[Problem, ...]:
    names = [outcome.name for outcome in outcomes]
    return tuple(silent(workshop.store.sources.health(names), now=now))


def _articles(
    named: NamedSource, problems: list[Problem], failures: list[Problem], *, now: datetime
) -> Iterator[FetchedArticle]:
    """What the source hands over, until it fails: what came before that is kept."""
    try:
        for fetched in named.source.fetch(now=now):
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
