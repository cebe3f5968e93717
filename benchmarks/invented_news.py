"""Months of invented news with what a reading of it finds, made in seconds: for `growth`.

News is uneven, and so is this: of people, bodies and places the n-th is in the news one n-th as
often as the first (Zipf's law, which names in real news follow), new names keep coming, and an
event is told by several outlets over some days. An article has about 400 words, five to eight
people, two bodies, now and then a delegation, and one in two reports a visit to come: as much
as the reader finds in agency news. What is "found" is known from the making, not read.
"""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    ArticleId,
    Evidence,
    FetchedArticle,
    Granularity,
    Mention,
    Sentence,
    VisitReport,
    VisitStatus,
)

OUTLETS = 12
# About so many articles tell of one event, spread over so many days.
_ARTICLES_PER_EVENT = 4
_EVENT_DAYS = 3
_SENTENCES = 22
_VISIT_EVERY = 2
_AHEAD = 12  # days
_ROLES = ("minister", "governor", "spokesperson", "judge", "mayor", "director", "envoy")
_VERBS = "approved rejected discussed praised delayed signed reviewed opened doubted".split()
_TIMES = ("on Monday", "after long talks", "in the morning", "for the second time", "this week")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that news is about."""

    text: str
    label: str
    role: str = ""
    home: str = ""


@dataclass(slots=True)
class _Page:
    """A text while it is written, with what stands where."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def write(self, *parts: str | Name) -> Sentence:
        """Add a sentence; names in it become mentions."""
        start = len(self.text) + bool(self.text)
        said = ""
        for part in parts:
            if isinstance(part, Name):
                begin = start + len(said)
                self.mentions.append(
                    Mention(
                        start=begin, end=begin + len(part.text), text=part.text, label=part.label
                    )
                )
                said += part.text
            else:
                said += part
        self.text += (" " if self.text else "") + said
        self.sentences.append(Sentence(start=start, end=start + len(said), text=said))
        return self.sentences[-1]


@dataclass(frozen=True, slots=True)
class Told:
    """An invented article and what there is to find in it."""

    day: date
    fetched: FetchedArticle
    page: _Page
    people: tuple[Name, ...]
    bodies: tuple[Name, ...]
    visit: tuple[Name, Name, date, Sentence] | None

    def analysis(self, article: ArticleId) -> Analysis:
        """What a reading finds, under the id that the store gave the article."""
        found = [self._appearance(name, article) for name in (*self.people, *self.bodies)]
        return Analysis(
            article=article,
            revision=1,
            language="en",
            read=True,
            sentences=tuple(self.page.sentences),
            mentions=tuple(self.page.mentions),
            actors=tuple(found),
            visits=self._visits(article),
        )

    def _appearance(self, name: Name, article: ArticleId) -> Appearance:
        places = [one for one in self.page.mentions if one.text == name.text]
        first = places[0].start
        sentence = next(s for s in self.page.sentences if s.start <= first < s.end)
        kinds = {"PERSON": ActorType.PERSON, "ORG": ActorType.ORG, "GROUP": ActorType.GROUP}
        return Appearance(
            name=name.text,
            type=kinds[name.label],
            role=name.role or None,
            affiliation=name.home or None,
            mentions=(name.text,),
            count=len(places),
            first=first,
            evidence=(_evidence(article, sentence),),
        )

    def _visits(self, article: ArticleId) -> tuple[VisitReport, ...]:
        if self.visit is None:
            return ()
        visitor, place, day, sentence = self.visit
        report = VisitReport(
            visitor=(visitor.text,),
            destination=(place.text, place.home),
            host=None,
            start=day,
            end=day,
            granularity=Granularity.DAY,
            when_text=f"on {day.day} {day:%B}",
            status=VisitStatus.PLANNED,
            purpose=None,
            evidence=(_evidence(article, sentence),),
        )
        return (report,)


@dataclass(frozen=True, slots=True)
class _Event:
    people: tuple[Name, ...]
    bodies: tuple[Name, ...]
    place: Name
    words: tuple[str, ...]
    visit_day: date


def invented_news(first: date, *, days: int, per_day: int, seed: int = 1) -> Iterator[Told]:
    """Yield the articles of some days; a day is the same whatever days come before it."""
    fresh = max(1, per_day // _ARTICLES_PER_EVENT)
    running: deque[_Event] = deque(maxlen=fresh * _EVENT_DAYS)
    for number in range(1 - _EVENT_DAYS, days):
        day = first + timedelta(days=number)
        chance = random.Random(f"{seed} {day}")
        running.extend(_event(day, chance) for _ in range(fresh))
        if number >= 0:
            for place in range(per_day):
                event = running[_zipf(len(running), chance)]
                yield _article(event, day, f"{day}-{place}", chance)


def _event(day: date, chance: random.Random) -> _Event:
    return _Event(
        people=tuple(_unique(_person(_zipf(6_000, chance)) for _ in range(8))),
        bodies=tuple(_unique(_body(_zipf(2_000, chance), chance) for _ in range(3))),
        place=_place(_zipf(400, chance)),
        words=tuple(_word(chance.randrange(200_000)) for _ in range(40)),
        visit_day=day + timedelta(days=chance.randrange(1, _AHEAD)),
    )


def _article(event: _Event, day: date, key: str, chance: random.Random) -> Told:
    page = _Page()
    people = event.people[: chance.randrange(5, 9)]
    visit = None
    if chance.randrange(_VISIT_EVERY) == 0:
        visitor, when = people[0], event.visit_day
        said = page.write(
            visitor, " will visit ", event.place, f" on {when.day} {when:%B}, an official said."
        )
        visit = (visitor, event.place, when, said)
    for name in (*people, *event.bodies):
        page.write(*_sentence(name, event, chance))
    while len(page.sentences) < _SENTENCES:
        page.write(*_sentence(chance.choice((*people, *event.bodies)), event, chance))
    outlet = _zipf(OUTLETS, chance)
    moment = datetime.combine(day, time(0, 1), tzinfo=UTC)
    fetched = FetchedArticle(
        key=f"https://outlet{outlet}.example/{key}",
        url=f"https://outlet{outlet}.example/{key}",
        source=f"Outlet {outlet}",
        title=f"{people[0].text} {chance.choice(_VERBS)} {event.words[0]} {event.words[1]}",
        text=page.text,
        published=moment + timedelta(seconds=chance.randrange(80_000)),
        language="en",
    )
    return Told(day, fetched, page, people, event.bodies, visit)


def _sentence(name: Name, event: _Event, chance: random.Random) -> tuple[str | Name, ...]:
    role = f"The {name.role} from {name.home}, " if name.role else ""
    a, b, c, d, e = chance.sample(event.words, 5)
    told = f" {chance.choice(_VERBS)} the {a} {b} {chance.choice(_TIMES)}"
    return (role, name, f"{told}, as the {c} of {d} had asked for the {e}.")


def _evidence(article: ArticleId, sentence: Sentence) -> Evidence:
    return Evidence(article=article, start=sentence.start, end=sentence.end, quote=sentence.text)


def _person(rank: int) -> Name:
    text = f"{_word(rank + 31).title()} {_word(rank * 7 // 9 + 3).title()}"
    return Name(text, "PERSON", _ROLES[rank % len(_ROLES)], _place(rank % 40).home)


def _body(rank: int, chance: random.Random) -> Name:
    word = _word(rank).title()
    if chance.randrange(6) == 0:
        return Name(f"{word} delegation", "GROUP")
    return Name(f"{word} {('Union', 'Board', 'Office')[rank % 3]}", "ORG", home=_place(rank).home)


def _place(rank: int) -> Name:
    return Name(f"{_word(rank + 5).title()}burg", "GPE", home=f"{_word(rank % 60).title()}land")


def _unique(names: Iterator[Name]) -> list[Name]:
    return list({name.text: name for name in names}.values())


def _zipf(size: int, chance: random.Random) -> int:
    """A rank from 0; the n-th comes about one n-th as often as the first."""
    return min(size - 1, int((size + 1) ** chance.random()) - 1)


def _word(number: int) -> str:
    """A word that can be said, another for every number."""
    made = ""
    number += 60
    while number:
        number, rest = divmod(number, 60)
        made += "bdfgklmnprstvzh"[rest // 4] + "aeou"[rest % 4]
    return made
