"""A brief made from traces is the brief made from everything, whatever a store went through.

The plain way, kept here as the reference, reads the whole quarter in full for every brief. For a
hundred chance stores more set BRIEFING_MORE_STORES=100 (a second of processor time each).
"""

import os
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from briefing.assembly import Workshop
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    Evidence,
    FetchedArticle,
    Granularity,
    Sentence,
    VisitReport,
    VisitStatus,
)
from briefing.quote_context import quoted
from briefing.runs import gathering
from briefing.runs.build_request import BuildRequest
from briefing.runs.composing import make_actors, make_brief, make_visits
from briefing.store.codec import encode

FIRST = date(2026, 3, 1)
SPAN = 110
NAMES = {
    ActorType.PERSON: "Mira Karoi|Karoi|M. Karoi|Miro Qaroi|Oda Velt|Velt|Ben Aru|Al".split("|"),
    ActorType.ORG: "Grain Union|the Grain Union|GU|Finance Ministry|Senate".split("|"),
    ActorType.GROUP: "Lorvan delegation|Lorvan trade team|delegation|Ostian officials".split("|"),
}
HOMES = (None, "Lorva", "Ostia", "Grain Union")
ROLES = (None, "minister", "former envoy", "his counterpart", "general")
# In the store 101 a later wording tells of an unlikely visit alone.
STORES = (1, 2, 3, 101, *range(1000, 1000 + int(os.environ.get("BRIEFING_MORE_STORES", "0"))))
PLACES = (("Oslo", "Norway"), ("Norway",), ("Tallinn", "Estonia"), ("Bergen", "Norway"))


class ChanceReader:
    """Finds what chance says, and in the same words always the same."""

    def give_up(self, article: Article) -> Analysis:
        raise AssertionError(f"{article.id} is read in this process")

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        for article in articles:
            chance = random.Random(article.text)
            line = Sentence(start=0, end=len(article.text), text=article.text)
            said = (Evidence(article=article.id, start=0, end=line.end, quote=line.text),)
            yield Analysis(
                article=article.id,
                revision=article.revision,
                language="en",
                read=True,
                sentences=(line,),
                actors=tuple(self._actor(chance, said) for _ in range(chance.randint(0, 5))),
                visits=tuple(
                    self._visit(chance, said, article) for _ in range(chance.choice((0, 0, 1, 2)))
                ),
            )

    def _actor(self, chance: random.Random, said: tuple[Evidence, ...]) -> Appearance:
        kind = chance.choice(list(ActorType))
        name = chance.choice(NAMES[kind])
        return Appearance(
            name=name,
            type=kind,
            role=chance.choice(ROLES),
            affiliation=chance.choice(HOMES),
            mentions=(name, chance.choice(NAMES[kind])),
            count=chance.randint(1, 4),
            first=chance.randint(0, 9),
            evidence=said,
            quoted=chance.random() < 0.3,
            media=chance.random() < 0.1,
        )

    def _visit(
        self, chance: random.Random, said: tuple[Evidence, ...], article: Article
    ) -> VisitReport:
        published = (article.published_at or article.first_seen).date()
        start = chance.choice((None, published + timedelta(days=chance.randint(-3, 40))))
        who = chance.choice(
            (*NAMES[ActorType.PERSON][:-1], "Lorvan delegation", "Lorva's minister")
        )
        place = chance.choice(PLACES)
        return VisitReport(
            visitor=(who,),
            destination=place,
            host=None,
            start=start,
            end=start,
            granularity=Granularity.DAY if start else Granularity.UNSPECIFIED,
            when_text=None,
            status=chance.choice(list(VisitStatus)),
            purpose=chance.choice((None, "grain talks", "a funeral")),
            evidence=said,
            country=chance.choice((None, "NO", "EE")),
            probability=chance.choice((None, 0.1, 0.9)),
        )


@pytest.fixture
def workshop(workshop_with: Callable[..., Workshop]) -> Workshop:
    made = workshop_with()
    made.__dict__["reader"] = ChanceReader()
    return made


@pytest.mark.parametrize("seed", STORES)
def test_a_brief_from_traces_is_the_brief_from_everything(workshop, monkeypatch, seed):
    """With late articles, edits, lost traces, and dates in any order."""
    chance = random.Random(seed)
    known = [_keep(workshop, chance, number) for number in range(60)]
    found = 0
    for _ in range(6):
        _something_happens(workshop, chance, known)
        day = FIRST + timedelta(days=chance.randint(60, SPAN))
        brief, _ = make_brief(workshop, _order(workshop, day))
        found += len(brief.actors) + len(brief.visits)

        with monkeypatch.context() as plainly:
            plainly.setattr(gathering, "IN_FULL_DAYS", gathering.MEMORY_DAYS)
            whole, _ = make_brief(workshop, _order(workshop, day))
        assert encode(brief) == encode(whole)

    assert found > 20
    assert _traces(workshop)


def test_a_brief_of_an_old_date_stays_what_it_was(workshop):
    """Whatever is known later, and though its traces are gone."""
    chance = random.Random(9)
    for number in range(60):
        _keep(workshop, chance, number, late=False)
    order = _order(workshop, FIRST + timedelta(days=70))
    before = encode(make_brief(workshop, order)[0])

    make_brief(workshop, _order(workshop, FIRST + timedelta(days=SPAN)))
    assert encode(make_brief(workshop, order)[0]) == before
    with workshop.store.database.write() as connection:
        connection.execute(text("DELETE FROM traces"))
    assert encode(make_brief(workshop, order)[0]) == before


def test_visits_and_actors_alone_are_those_of_the_brief(workshop):
    chance = random.Random(4)
    for number in range(60):
        _keep(workshop, chance, number)
    order = _order(workshop, FIRST + timedelta(days=100))
    brief, _ = make_brief(workshop, order)

    assert brief.actors
    assert brief.visits
    assert make_actors(workshop, order).actors == brief.actors
    assert make_visits(workshop, order).visits == brief.visits


def test_analyses_of_the_quarter_are_unpacked_once(workshop, monkeypatch):
    """The next brief asks only for those of the week before it, and for those that it cites."""
    chance = random.Random(5)
    for number in range(60):
        _keep(workshop, chance, number)
    day = FIRST + timedelta(days=100)
    make_brief(workshop, _order(workshop, day))
    asked = []
    get = type(workshop.store.analyses).get
    monkeypatch.setattr(
        type(workshop.store.analyses),
        "get",
        lambda shelf, articles, **named: asked.extend(articles) or get(shelf, articles, **named),
    )
    brief, _ = make_brief(workshop, _order(workshop, day))

    cited = {one.article for one in quoted((), brief.actors, brief.visits)}
    week = _order(workshop, day).window.since - timedelta(days=gathering.STORY_DAYS)
    assert asked
    assert all(
        article.published_at > week or article.revision > 1 or article.id in cited
        for article in asked
    )


def _keep(workshop: Workshop, chance: random.Random, number: int, *, late: bool = True) -> str:
    """Keep an article that was published on some day, seen then or some days later."""
    published = datetime(2026, 3, 1, 6, tzinfo=UTC) + timedelta(
        days=chance.randint(0, SPAN), hours=chance.randint(0, 20)
    )
    delay = timedelta(days=chance.choice((0, 0, 0, 5, 40)) if late else 0, hours=1)
    key = f"a{number}"
    _add(workshop, key, f"Words {chance.random()} of Karoi (Καρόι).", published, published + delay)
    return key


def _add(workshop: Workshop, key: str, words: str, published: datetime, seen: datetime) -> None:
    one = FetchedArticle(
        key=key,
        source=f"Outlet {int(key[1:]) % 4}",
        title=f"T {key}",
        text=words,
        published=published,
        origin="desk",
    )
    workshop.store.articles.add(one, now=seen)


def _something_happens(workshop: Workshop, chance: random.Random, known: list[str]) -> None:
    """A late article, an edit, lost traces."""
    known.append(_keep(workshop, chance, len(known)))
    article = workshop.store.articles.first_seen_between(
        since=datetime(2026, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC)
    )[chance.randrange(30)]
    edited = FetchedArticle(
        key=f"a{article.title[3:]}",
        source=article.source,
        title=article.title,
        text=f"Edited {chance.random()} of Velt.",
        published=article.published_at,
        origin="desk",
    )
    workshop.store.articles.add(
        edited, now=article.first_seen + timedelta(days=chance.choice((1, 9)))
    )
    with workshop.store.database.write() as connection:
        connection.execute(
            text("DELETE FROM traces WHERE article > :some"), {"some": chance.choice("048c")}
        )


def _traces(workshop: Workshop) -> int:
    with workshop.store.database.read() as connection:
        return int(connection.execute(text("SELECT count(*) FROM traces")).scalar_one())


def _order(workshop: Workshop, day: date) -> BuildRequest:
    (edition,) = workshop.config.editions
    since = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=4)
    return BuildRequest(edition=edition, day=day, now=datetime(2027, 1, 1, tzinfo=UTC), since=since)
