"""A busy day of invented news in words as uneven as real ones, made in seconds: for `stories`.

The words of news at large come as often as the counts say that grouping is shipped with, so that
articles on different events share as many as real ones do. Of events the n-th is told one n-th as
often as the first. An article has some 350 words, a teaser every third; every ninth prints another
one's text, cut or with a line of its own. It means nothing, and nothing is read in it: sentences
and names are known from the making.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from briefing.function_words import FUNCTION_WORDS
from briefing.model import Analysis, Article, ArticleId, Mention, Reading, Sentence
from briefing.stories.background import background

OUTLETS = 60
_START = datetime.fromisoformat("2026-03-01T00:00:00+00:00")
_MINUTES = 24 * 60
_ARTICLES_PER_EVENT = 5
_SENTENCES = (2, 12, 19, 26)
_TEASER_EVERY, _COPY_EVERY = 3, 9
_SENTENCE = (12, 26)
_WORDS, _NAMES = 30, 6
# Of a sentence's words so many in a hundred are function words, and of the event.
_FUNCTION, _OWN = 45, 70


@dataclass(frozen=True, slots=True)
class _Language:
    """Words with how often each comes, summed up."""

    common: Sequence[str]
    sums: Sequence[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.common, cum_weights=self.sums, k=count)


@dataclass(frozen=True, slots=True)
class _Event:
    words: Sequence[str]
    names: Sequence[str]


def busy_news(count: int, *, seed: int = 1) -> list[Reading]:
    """Return the readings of so many articles of one day."""
    chance = random.Random(seed)
    held = background().held
    language = _Language(tuple(held), tuple(accumulate(held.values())))
    events = [_event(language, chance) for _ in range(max(1, count // _ARTICLES_PER_EVENT))]
    readings: list[Reading] = []
    for number in range(count):
        if number % _COPY_EVERY == _COPY_EVERY - 1:
            readings.append(_reprint(chance.choice(readings), number, chance))
        else:
            event = events[min(len(events), int((len(events) + 1) ** chance.random())) - 1]
            readings.append(_article(event, number, language, chance))
    return readings


def _event(language: _Language, chance: random.Random) -> _Event:
    invented = [_word(chance.randrange(100_000)) for _ in range(_WORDS // 3)]
    return _Event(
        words=(*language.draw(chance, _WORDS), *invented),
        names=tuple(_word(int(20_000 ** chance.random())).title() for _ in range(_NAMES)),
    )


def _article(event: _Event, number: int, language: _Language, chance: random.Random) -> Reading:
    long = _SENTENCES[0] if number % _TEASER_EVERY == 0 else chance.choice(_SENTENCES[1:])
    text, sentences, mentions = "", [], []
    for _ in range(long):
        words = _sentence(event, language, chance)
        start = len(text) + bool(text)
        text += (" " if text else "") + " ".join(words) + "."
        sentences.append(Sentence(start=start, end=len(text), text=text[start:]))
        for word in words:
            if word in event.names:
                mentions.append(Mention(start=start, end=start + len(word), text=word, label="ORG"))
            start += len(word) + 1
    title = " ".join((*chance.sample(event.names, 2), *chance.sample(event.words, 5)))
    return _reading(number, title, text, sentences, mentions, chance)


def _sentence(event: _Event, language: _Language, chance: random.Random) -> list[str]:
    words = [chance.choice(event.names)] if chance.randrange(2) else []
    for _ in range(chance.randint(*_SENTENCE)):
        kind = chance.randrange(100)
        if kind < _FUNCTION:
            words.append(chance.choice(_FUNCTION_WORDS))
        elif kind < _OWN:
            words.append(chance.choice(event.words))
        else:
            words += language.draw(chance, 1)
    return [words[0].capitalize(), *words[1:]]


def _reprint(printed: Reading, number: int, chance: random.Random) -> Reading:
    """The same text in another outlet: whole, or without its end."""
    sentences = printed.analysis.sentences
    kept = sentences[: max(1, len(sentences) - chance.randrange(4))]
    end = kept[-1].end
    mentions = [mention for mention in printed.analysis.mentions if mention.end <= end]
    text = printed.article.text[:end]
    return _reading(number, printed.article.title, text, kept, mentions, chance)


def _reading(
    number: int,
    title: str,
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    chance: random.Random,
) -> Reading:
    moment = _START + timedelta(minutes=chance.randrange(_MINUTES))
    article = Article(
        id=ArticleId(f"a{number}"), revision=1, source=f"Outlet {number % OUTLETS}", title=title,
        text=text, url=None, published_at=moment, published_on=None, known_at=moment,
        first_seen=moment,
    )  # fmt: skip
    analysis = Analysis(
        article=article.id,
        revision=1,
        language="en",
        read=True,
        sentences=tuple(sentences),
        mentions=tuple(mentions),
    )
    return Reading(article=article, analysis=analysis, published=moment)


_FUNCTION_WORDS = tuple(sorted(FUNCTION_WORDS))


def _word(number: int) -> str:
    """A word that can be said, another for every number."""
    made, number = "", number + 60
    while number:
        number, rest = divmod(number, 60)
        made += "bdfgklmnprstvzh"[rest // 4] + "aeou"[rest % 4]
    return made
