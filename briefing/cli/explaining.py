"""The command that says why an article is in a brief, or not."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.briefs import AsJson, Day, EditionName
from briefing.cli.days import parse_day
from briefing.cli.door import DONE, Session
from briefing.cli.findings import print_json
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import Article
    from briefing.runs.explaining import Explanation

# So many articles are named where several are meant.
_NAMED = 5


def explain(
    context: typer.Context,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="Its address, id, file or some words of its headline."
        ),
    ],
    date_: Day = "today",
    edition: EditionName = None,
    as_json: AsJson = False,
) -> int:
    """Say why an article is in the brief of a date, or not."""
    from briefing.runs.explaining import explain as explained
    from briefing.runs.order import Order

    session: Session = context.obj
    one = session.editions(edition)[0]
    now = session.clock()
    order = Order(edition=one, day=parse_day(date_, zone=one.zone, now=now), now=now)
    with session.workshop() as workshop, session.progress("looking"):
        found = explained(workshop, order, meant(workshop.store.articles.find(article), article))
    brief = f"{one.name} {order.day}"
    if as_json:
        print_json(_plain(found, edition=one.name, day=order.day.isoformat()))
    else:
        typer.echo(line_of(found.article))
        typer.echo(f"{'in' if found.told else 'not in'} {brief}: {found.reasons[0]}")
        for reason in found.reasons[1:]:
            typer.echo(f"  {reason}")
    return DONE


def meant(found: "tuple[Article, ...]", words: str) -> "Article":
    """The one article that somebody means by some words.

    Raises:
        UsageError: if it is none, or several.
    """
    if not found:
        raise UsageError(
            f"no article is known by {words!r}",
            hint="give its address, its id, its file or words of its headline; or collect first",
        )
    if len(found) > 1:
        names = "\n".join(f"  {line_of(article)}" for article in found[:_NAMED])
        raise UsageError(f"{len(found)} articles are known by {words!r}:\n{names}", hint="name one")
    return found[0]


def line_of(article: "Article") -> str:
    """An article in a line."""
    title = article.title or article.text[:60]
    return f"{article.id}  {article.source}: {title}{f'  {article.url}' if article.url else ''}"


def _plain(found: "Explanation", *, edition: str, day: str) -> dict[str, object]:
    article = found.article
    at = article.published_at or article.published_on
    return {
        "edition": edition,
        "date": day,
        "in": found.told,
        "reasons": list(found.reasons),
        "article": {
            "id": article.id,
            "revision": article.revision,
            "source": article.source,
            "title": article.title,
            "url": article.url,
            "published": at.isoformat() if at else None,
            "dated_from": article.dated_from,
            "first_seen": article.first_seen.isoformat(),
        },
    }
