"""Brings what the sources hold into the store."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from briefing.assembly import NamedSource, Workshop, sources
from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.runs.journal import journal
from briefing.runs.reports import CollectReport, SourceOutcome
from briefing.store import Outcome

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
        report = CollectReport(outcomes=outcomes)
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
    counts: Counter[Outcome] = Counter()
    failed = False
    try:
        for added in workshop.store.articles.add_many(_articles(named, problems, now=now), now=now):
            counts[added.outcome] += 1
            if added.problem is not None:
                problems.append(added.problem)
    except SourceError as error:
        failed = True
        problems.append(Problem(where=named.name, message=error.message, hint=error.hint))
    log.info("%s: %d articles, %d new", named.name, counts.total(), counts[Outcome.NEW])
    return SourceOutcome(
        name=named.name,
        read=counts.total(),
        new=counts[Outcome.NEW],
        revised=counts[Outcome.REVISED],
        unchanged=counts[Outcome.UNCHANGED],
        duplicate=counts[Outcome.DUPLICATE],
        failed=failed,
        problems=tuple(problems),
    )


def _articles(
    named: NamedSource, problems: list[Problem], *, now: datetime
) -> Iterator[FetchedArticle]:
    for fetched in named.source.fetch(now=now):
        if isinstance(fetched, Problem):
            problems.append(fetched)
        else:
            yield replace(fetched, origin=named.name)
