"""The command that says why an article is in a brief, or not."""

from datetime import date
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefing.cli.common_options import AsJson, Day, EditionName, print_json
from briefing.cli.days import parse_day
from briefing.cli.entry import DONE, Session
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.config import EditionConfig
    from briefing.model import Article
    from briefing.runs.explaining import Explanation
    from briefing.store.embargoed import Withheld

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
    from briefing.runs.build_request import BuildRequest
    from briefing.runs.explaining import explain as explained

    session: Session = context.obj
    one = session.editions(edition)[0]
    now = session.clock()
    order = BuildRequest(edition=one, day=parse_day(date_, zone=one.zone, now=now), now=now)
    with session.workshop() as workshop, session.progress("looking"):
        shelf = workshop.store.articles
        known = shelf.find(article)
        held = () if known else shelf.withheld(article)
        found = None if held else explained(workshop, order, meant(known, article))
    brief = f"{one.name} {order.day}"
    if found is None:
        _say_withheld(held[0], one, day=order.day, as_json=as_json)
    elif as_json:
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


def _say_withheld(held: "Withheld", edition: "EditionConfig", *, day: date, as_json: bool) -> None:
    """Say that an article is under embargo, until when, and whose brief it will be in."""
    reason = "it is under embargo, and when that ends cannot be read: correct it at its source"
    if held.ends:
        at = held.until.astimezone(ZoneInfo(edition.zone))
        _, brief = edition.timetable.closes_at(held.until)
        reason = (
            f"it is under embargo until {at:%Y-%m-%d %H:%M %Z}, and nobody sees it before: "
            f"it belongs to the brief of {brief}"
        )
    name, fetched = edition.name, held.fetched
    if as_json:
        article = {"source": fetched.source, "title": fetched.title, "url": fetched.url}
        print_json(
            {
                "edition": name,
                "date": day.isoformat(),
                "in": False,
                "reasons": [reason],
                "article": article,
            }
        )
        return
    typer.echo(f"{fetched.source}: {fetched.title or fetched.key}")
    typer.echo(f"not in {name} {day}: {reason}")


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
