"""What is left unread of former days' visits changes nothing that a reader sees."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from briefing.agenda import Sight, bearing, build_agenda, coming, keys_of
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    Granularity,
    Reading,
    Visit,
    VisitReport,
    VisitStatus,
)

FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
PEOPLE = (
    *(
        "Mira Karoi",
        "Karoi",
        "M. Karoi",
        "Oda Velt",
        "Velt",
        "Ben Aru",
        "Aru",
        "Ira Soll",
        "Tam Orr",
    ),
    *("Ulf Denk", "Denk", "Pia Gost", "Nell Fahm", "Bo Jurr", "Jurr", "Cy Wamb", "Ed Hux", "Hux"),
)
OTHERS = ("Lorvan delegation", "Lorva's minister", "the Ostian president", "Ostian officials")
HOSTS = (None, None, None, "Jan Berg", "Berg")
COUNTRIES = {
    "Oslo": ("Norway", "NO"),
    "Bergen": ("Norway", "NO"),
    "Tallinn": ("Estonia", "EE"),
    "Riga": ("Latvia", "LV"),
    "Porto": ("Portugal", "PT"),
    "Braga": ("Portugal", "PT"),
    "Lyon": ("France", "FR"),
    "Graz": ("Austria", "AT"),
    "Ghent": ("Belgium", "BE"),
    "Brno": ("Czechia", "CZ"),
    "Split": ("Croatia", "HR"),
    "Turku": ("Finland", "FI"),
    "Cork": ("Ireland", "IE"),
}


def test_the_agenda_of_what_bears_on_it_is_the_whole_agenda():
    """With offices, hosts, groups, articles of several visits, later wordings, all statuses."""
    left_out = shown = 0
    for seed in range(6):
        chance = random.Random(seed)
        readings = [_reading(chance, number) for number in range(90)]
        readings += [_later(chance, one) for one in chance.sample(readings, 8)]
        for days in (95, 70, 50):
            as_of = FIRST + timedelta(days=days)
            since = as_of - timedelta(days=1)
            sight = Sight(as_of=as_of, since=since, today=as_of.date(), zone=UTC)
            known = [one for one in readings if one.published <= as_of]
            chosen = _bearing(known, sight)
            whole = _seen(known, sight)

            assert _seen(chosen, sight) == whole, (seed, days)
            left_out += len(known) - len(chosen)
            shown += len(whole)
    assert left_out > 40
    assert shown > 100


def _seen(readings: list[Reading], sight: Sight) -> tuple[Visit, ...]:
    agenda = build_agenda(readings, as_of=sight.as_of, since=sight.since, zone=UTC)
    return coming(agenda, today=sight.today, as_of=sight.as_of)


def _bearing(readings: list[Reading], sight: Sight) -> list[Reading]:
    """What a brief would read: articles with all their wordings."""
    articles: dict[ArticleId, list[Reading]] = {}
    for one in readings:
        articles.setdefault(one.article.id, []).append(one)
    keys = [
        [keys for one in wordings for keys in keys_of(one.analysis.visits)]
        for wordings in articles.values()
    ]
    first = [
        keys
        for one in readings
        for visit, keys in zip(one.analysis.visits, keys_of(one.analysis.visits), strict=True)
        if sight.may_show(status=visit.status, start=visit.start, end=visit.end, at=one.published)
    ]
    reached = bearing(first, keys)
    return [
        one
        for number, wordings in enumerate(articles.values())
        if number in reached
        for one in wordings
    ]


def _reading(chance: random.Random, number: int) -> Reading:
    moment = FIRST + timedelta(days=chance.randint(0, 95), hours=chance.randint(0, 12))
    key = ArticleId(f"a{number}")
    article = Article(
        id=key,
        revision=1,
        source=f"Outlet {number % 5}",
        title="T",
        text="Words.",
        url=None,
        published_at=moment,
        published_on=None,
        known_at=moment,
        first_seen=moment,
    )
    return Reading(article=article, analysis=_analysis(chance, key, moment), published=moment)


def _later(chance: random.Random, one: Reading) -> Reading:
    """A later wording, counted from when it was known."""
    moment = one.published + timedelta(days=chance.choice((1, 3, 20)))
    article = replace(one.article, revision=2, known_at=moment)
    return Reading(
        article=article,
        analysis=replace(_analysis(chance, article.id, moment), revision=2),
        published=moment,
    )


def _analysis(chance: random.Random, key: ArticleId, moment: datetime) -> Analysis:
    said = tuple(
        Evidence(article=key, start=10 * n, end=10 * n + 9, quote=f"Sentence {n} of {key}.")
        for n in range(4)
    )
    return Analysis(
        article=key,
        revision=1,
        language="en",
        read=True,
        sentences=(),
        actors=(_official(chance, said[0]),),
        visits=tuple(
            _visit(chance, chance.choice(said), moment.date())
            for _ in range(chance.choice((1, 1, 1, 2, 3)))
        ),
    )


def _official(chance: random.Random, said: Evidence) -> Appearance:
    name = chance.choice(PEOPLE)
    return Appearance(
        name=name,
        type=ActorType.PERSON,
        role=chance.choice(("minister", "president")),
        affiliation=chance.choice(("Lorva", "Ostia")),
        mentions=(name,),
        count=1,
        first=0,
        evidence=(said,),
    )


def _visit(chance: random.Random, said: Evidence, day: date) -> VisitReport:
    start = chance.choice((None, day + timedelta(days=chance.randint(-6, 25))))
    end = chance.choice((start, None, start and start + timedelta(days=2)))
    town = chance.choice(list(COUNTRIES))
    country, code = COUNTRIES[town]
    return VisitReport(
        visitor=(chance.choice(OTHERS if chance.random() < 0.04 else PEOPLE),),
        destination=chance.choice(((town, country), (town, country), (country,))),
        host=chance.choice(HOSTS),
        start=start,
        end=end,
        granularity=Granularity.DAY if start else Granularity.UNSPECIFIED,
        when_text=None,
        status=chance.choice(list(VisitStatus)),
        purpose=chance.choice((None, "grain talks", "a funeral")),
        evidence=(said,),
        country=code,
    )
