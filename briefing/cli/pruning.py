"""The commands that take something out of the store: prune by age, remove by name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, PROBLEMS, Session
from briefing.cli.explaining import line_of, meant
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.config import Retention
    from briefing.runs import PruneReport
    from briefing.store import RemovedArticle

# So many briefs are named that quote an article.
_NAMED = 5

_KINDS = ("articles", "analyses", "briefs", "runs")


def prune(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Take it away.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say it, as without --yes.")
    ] = False,
    articles: Annotated[
        str | None,
        typer.Option("--articles", metavar="SPAN", help="Instead of the configured: 400d, 2y."),
    ] = None,
    analyses: Annotated[
        str | None, typer.Option("--analyses", metavar="SPAN", help="The same for analyses.")
    ] = None,
    briefs: Annotated[
        str | None, typer.Option("--briefs", metavar="SPAN", help="The same for briefs.")
    ] = None,
    runs: Annotated[
        str | None, typer.Option("--runs", metavar="SPAN", help="The same for the run log.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Take away what is older than it is to be kept; without --yes, say what that would be."""
    from briefing import runs as verbs

    session: Session = context.obj
    if yes and dry_run:
        raise UsageError("--yes takes it away and --dry-run does not", hint="leave one of them out")
    written = dict(zip(_KINDS, (articles, analyses, briefs, runs), strict=True))
    retention = _retention(session, written)
    act = verbs.prune if yes else verbs.plan_prune
    with session.workshop() as workshop, session.progress("looking for what is old"):
        report = act(workshop, retention, now=session.clock())
    if as_json:
        print_json(_plain(report, taken=yes))
    else:
        for line in _lines(report, retention, taken=yes):
            typer.echo(line)
    if not yes and report.old:
        session.note("nothing was taken; --yes takes it away")
    return PROBLEMS if session.problems(report.problems) else DONE


def _retention(session: Session, written: dict[str, str | None]) -> "Retention":
    """What is configured, with what the command line says instead."""
    from briefing.config import kept

    spans: dict[str, timedelta | None] = {}
    for kind, text in written.items():
        if text is not None:
            try:
                spans[kind] = kept(text)
            except ValueError as error:
                raise UsageError(f"--{kind}: {error}") from error
    days = session.config().catch_up_days
    briefs = spans.get("briefs")
    if briefs is not None and briefs.days <= days:
        raise UsageError(f"--briefs: missed briefs are made and sent for {days} days")
    return replace(session.config().retention, **spans)


def _lines(report: "PruneReport", retention: "Retention", *, taken: bool) -> Iterator[str]:
    old = report.old
    said = "taken" if taken else "to be taken"
    counts = {
        "articles": old.articles,
        "analyses": old.analyses,
        "briefs": len(old.briefs),
        "runs": old.runs,
    }
    for kind, count in counts.items():
        span = getattr(retention, kind)
        if span is None and not count:
            yield f"{kind}: kept for ever"
            continue
        age = f"older than {span.days} days" if span else _NOT_BY_AGE
        more = ""
        if kind == "articles" and old.cited:
            more = f"; {old.cited} as old stay, as briefs cite them"
        if kind == "briefs" and old.briefs:
            days = sorted(one.day for one in old.briefs)
            more = f" ({days[0]} to {days[-1]}), {len(report.files)} files"
        yield f"{kind}: {count} {said}, {age}{more}"
    if report.sizes is not None:
        before, after = report.sizes
        yield f"store: {_megabytes(before)} before, {_megabytes(after)} now"


_NOT_BY_AGE = "made by a former version or of articles that go"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _plain(report: "PruneReport", *, taken: bool) -> dict[str, object]:
    old = report.old
    return {
        "taken": taken,
        "articles": old.articles,
        "cited": old.cited,
        "analyses": old.analyses,
        "briefs": [{"edition": one.edition, "date": one.day.isoformat()} for one in old.briefs],
        "files": [str(path) for path in report.files],
        "runs": old.runs,
        "size_before": report.sizes[0] if report.sizes else None,
        "size_after": report.sizes[1] if report.sizes else None,
    }


def remove(
    context: typer.Context,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="Its address, id, file or some words of its headline."
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say which it is and which briefs quote it.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let its source bring it again: ARTICLE is its id.")
    ] = False,
) -> int:
    """Take one article out of the store; its source does not bring it back."""
    session: Session = context.obj
    with session.workshop() as workshop:
        pruner = workshop.store.pruner
        if undo:
            if not pruner.let_back(article):
                raise UsageError(f"nothing was removed under the id {article!r}")
            typer.echo(f"{article}: its source may bring it again")
            return DONE
        found = meant(workshop.store.articles.find(article), article)
        removed = (
            pruner.removable(found.id) if dry_run else pruner.remove(found.id, now=session.clock())
        )
    typer.echo(f"{'would be removed' if dry_run else 'removed'}: {line_of(found)}")
    if removed is not None:
        for line in _said_of(removed, dry_run=dry_run):
            session.note(line)
    return DONE


def _said_of(removed: "RemovedArticle", *, dry_run: bool) -> Iterator[str]:
    if removed.briefs:
        named = ", ".join(f"{edition} {day}" for edition, day in removed.briefs[:_NAMED])
        more = len(removed.briefs) - _NAMED
        edition, day = removed.briefs[-1]
        yield (
            f"note: it stands in {named}{f' and {more} more' if more > 0 else ''}, which stay as "
            f"they are; 'briefing build --edition {edition} --date {day} --rebuild' makes one "
            "without it"
        )
    if removed.same_words:
        yield f"note: the same words stand in {', '.join(removed.same_words)}"
    if not dry_run:
        yield f"note: 'briefing remove --undo {removed.place}' lets its source bring it again"
