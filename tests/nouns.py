"""Short ways to make the nouns by hand, for tests of the stages that take them."""

from datetime import UTC, date, datetime

from briefing.gazetteer import country_code
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    Granularity,
    Reading,
    Sentence,
    VisitReport,
    VisitStatus,
)


def at(day: int, hour: int = 12, *, month: int = 3) -> datetime:
    """An instant in 2026, in UTC."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def article(
    name: str = "a1",
    *,
    text: str = "Something happened.",
    source: str = "Agency",
    published: datetime | None = None,
    title: str = "A headline",
    revision: int = 1,
) -> Article:
    """An article with a stated time."""
    moment = published or at(2)
    return Article(
        id=ArticleId(name),
        revision=revision,
        source=source,
        title=title,
        text=text,
        url=f"https://{source.lower().replace(' ', '-')}.example/{name}",
        published_at=moment,
        published_on=None,
        known_at=moment,
        first_seen=moment,
        language="en",
    )


def evidence(name: str, quote: str, *, text: str | None = None) -> Evidence:
    """Evidence whose offsets are right if the text is given."""
    start = text.index(quote) if text else 0
    return Evidence(article=ArticleId(name), start=start, end=start + len(quote), quote=quote)


def visit(
    visitor: str | tuple[str, ...] = "Ada Berg",
    destination: str | tuple[str, ...] = ("Oslo", "Norway"),
    *,
    name: str = "a1",
    start: date | None = None,
    end: date | None = None,
    status: VisitStatus = VisitStatus.PLANNED,
    granularity: Granularity | None = None,
    host: str | None = None,
    quote: str | None = None,
    country: str | None = None,
    probability: float | None = None,
) -> VisitReport:
    """A report of a visit; granularity, country and sentence follow from the rest."""
    places = (destination,) if isinstance(destination, str) else destination
    if granularity is None:
        granularity = (
            Granularity.UNSPECIFIED
            if start is None and end is None
            else Granularity.DAY
            if end in (None, start)
            else Granularity.RANGE
        )
    return VisitReport(
        visitor=(visitor,) if isinstance(visitor, str) else visitor,
        destination=places,
        host=host,
        start=start,
        end=end,
        granularity=granularity,
        when_text=None,
        status=status,
        purpose=None,
        evidence=(evidence(name, quote or f"She goes, says {name}."),),
        country=country or country_code(places[-1]),
        probability=probability,
    )


def appearance(
    name: str,
    *,
    article: str = "a1",
    role: str | None = None,
    affiliation: str | None = None,
    kind: ActorType = ActorType.PERSON,
    mentions: tuple[str, ...] = (),
    count: int = 1,
    first: int = 0,
    media: bool = False,
    quoted: bool = False,
) -> Appearance:
    """An actor in an article."""
    return Appearance(
        name=name,
        type=kind,
        role=role,
        affiliation=affiliation,
        mentions=mentions or (name,),
        count=count,
        first=first,
        evidence=(evidence(article, name),),
        media=media,
        quoted=quoted,
    )


def reading(
    name: str = "a1",
    *,
    published: datetime | None = None,
    source: str = "Agency",
    text: str = "Something happened.",
    visits: tuple[VisitReport, ...] = (),
    actors: tuple[Appearance, ...] = (),
    language: str = "en",
    read: bool = True,
) -> Reading:
    """An article with what was read out of it; each line of the text is one sentence."""
    kept = article(name, published=published, source=source, text=text)
    sentences = []
    start = 0
    for line in text.splitlines():
        sentences.append(Sentence(start=start, end=start + len(line), text=line))
        start += len(line) + 1
    analysis = Analysis(
        article=kept.id,
        revision=kept.revision,
        language=language,
        read=read,
        sentences=tuple(sentences),
        visits=visits,
        actors=actors,
    )
    return Reading(article=kept, analysis=analysis, published=published or at(2))
