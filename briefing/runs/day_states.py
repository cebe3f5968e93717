"""What a day's articles leave for later briefs, put together once the day is over.

A quarter has thousands of articles and some ninety days. What of a day every brief needs is read
at once: which kinds of appearances it has and where, what tells whether its visits matter, which
outlets wrote. What few briefs need of few articles stands in lines that are opened one by one.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from briefing.actors import STRIDE
from briefing.errors import StoreError
from briefing.model import Article, ArticleId, published_instant
from briefing.runs.traces import Sighting, Trace, as_json, opened_sightings
from briefing.store import Outline

# The lines of a state; the outlines of its articles follow.
_ARTICLES, _KINDS, _VISITS, _FIRST_ARTICLE = range(4)


class Glimpse(NamedTuple):
    """What tells of one wording's visits whether they matter.

    Attributes:
        at: When the wording counts.
        sightings: One for each visit.
    """

    at: datetime
    sightings: list[Sighting]


class Faint(NamedTuple):
    """The little of an article that tells who wrote when.

    Attributes:
        id: Of the article.
        source: The outlet.
        published: When it counts as published.
        language: Of the text, ISO 639-1.
        natives: Forms of names with the name in its own script.
    """

    id: ArticleId
    source: str
    published: datetime
    language: str
    natives: Mapping[str, str]


def state_of(
    articles: Sequence[tuple[Outline, Trace]],
    *,
    glimpses: Sequence[Sequence[tuple[datetime, Trace]]],
    zone: ZoneInfo,
) -> bytes:
    """Put together what some articles leave.

    Args:
        articles: In order of publication, then of id.
        glimpses: Of each that reports visits its wordings, the present one first, with when each
            counts; of others nothing.
        zone: In which a day without a time ends.
    """
    kinds: dict[str, list[str]] = {}
    for number, (_, trace) in enumerate(articles):
        for place, kind in enumerate(trace.kinds, start=number * STRIDE):
            kinds.setdefault(kind, []).append(str(place))
    outlets = [(one.article.origin, one.article.source) for one, _ in articles]
    languages = [trace.language for _, trace in articles]
    visits = [
        [number, [[at.isoformat(), trace.told] for at, trace in wordings]]
        for number, wordings in enumerate(glimpses)
        if wordings
    ]
    lines = [
        [
            *_distinct(outlets),
            *_distinct(languages),
            [one.article.id for one, _ in articles],
            [published_instant(one.article, zone=zone).isoformat() for one, _ in articles],
            {n: trace.natives for n, (_, trace) in enumerate(articles) if trace.natives},
        ],
        {kind: " ".join(places) for kind, places in kinds.items()},
        visits,
        *(_plain(one) for one, _ in articles),
    ]
    return "\n".join(map(as_json, lines)).encode()


class DayArticles:
    """The articles of a day.

    Args:
        state: As `state_of` made it.
        sources: Only articles of which the outlet or the configured source is among these; all
            of them if there are none.

    Raises:
        StoreError: if the state is damaged.
    """

    def __init__(self, state: bytes, *, sources: Sequence[str] = ()) -> None:
        self._lines = state.split(b"\n")
        outlets, of, languages, spoken, self.ids, self._at, self._natives = _opened(
            self._lines[_ARTICLES]
        )
        told = {
            n for n, one in enumerate(outlets) if not sources or not set(one).isdisjoint(sources)
        }
        self._left_out = frozenset(n for n, outlet in enumerate(of) if outlet not in told)
        self._sources = [outlets[outlet][1] for outlet in of]
        self._languages = [languages[one] for one in spoken]
        self.outlets = {outlets[n][1] for n in told}

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kinds of appearances, as `kind_of` takes them, with the places of each."""
        kinds: dict[str, str] = _opened(self._lines[_KINDS])
        if self._left_out:
            fewer = {kind: " ".join(map(str, self._kept(said))) for kind, said in kinds.items()}
            kinds = {kind: said for kind, said in fewer.items() if said}
        return kinds

    def _kept(self, places: str) -> list[int]:
        return [one for one in map(int, places.split()) if one // STRIDE not in self._left_out]

    def places(self, kind: str, *, base: int) -> list[int]:
        """Where appearances of a kind stand, the day's first article having the number `base`."""
        begin = base * STRIDE
        return [begin + int(place) for place in self.kinds[kind].split()]

    def numbers(self) -> Iterator[int]:
        """The articles by their numbers, those of other sources left out."""
        return (number for number in range(len(self)) if number not in self._left_out)

    def glimpses(self) -> Iterator[tuple[int, list[Glimpse]]]:
        """Each article that reports visits, with its wordings, the present one first."""
        for number, wordings in _opened(self._lines[_VISITS]):
            if number not in self._left_out:
                yield (
                    number,
                    [
                        Glimpse(datetime.fromisoformat(at), list(opened_sightings(told)))
                        for at, told in wordings
                    ],
                )

    def faint(self, number: int) -> Faint:
        """The little of an article that is at hand."""
        return Faint(
            self.ids[number],
            self._sources[number],
            datetime.fromisoformat(self._at[number]),
            self._languages[number],
            self._natives.get(str(number), {}),
        )

    def outline(self, number: int) -> Outline:
        """Open what is kept of an article."""
        return _outline(_opened(self._lines[_FIRST_ARTICLE + number]))


def _distinct(given: Sequence[object]) -> tuple[list[object], list[int]]:
    """What differs, and which of it each is."""
    found = {one: n for n, one in enumerate(dict.fromkeys(given))}
    return list(found), [found[one] for one in given]


def _opened(line: bytes) -> Any:  # noqa: ANN401 - as JSON has it
    try:
        return json.loads(line)
    except ValueError as error:
        raise StoreError(
            "what a day left for later briefs cannot be read: it is damaged",
            hint="delete the rows of the table 'days': they are made anew",
        ) from error


def _plain(outline: Outline) -> list[object]:
    one = outline.article
    return [
        one.id,
        one.revision,
        one.source,
        one.title,
        one.url,
        one.published_at and one.published_at.isoformat(),
        one.published_on and one.published_on.isoformat(),
        one.known_at.isoformat(),
        one.first_seen.isoformat(),
        one.language,
        one.origin,
        one.dated_from,
        outline.mark,
        outline.row,
        [_plain(former) for former in outline.former],
    ]


def _outline(plain: list[Any]) -> Outline:
    key, revision, source, title, url, at, on, known_at, first_seen, *rest = plain
    language, origin, dated_from, mark, row, former = rest
    return Outline(
        article=Article(
            id=ArticleId(key),
            revision=revision,
            source=source,
            title=title,
            text="",
            url=url,
            published_at=at and datetime.fromisoformat(at),
            published_on=on and date.fromisoformat(on),
            known_at=datetime.fromisoformat(known_at),
            first_seen=datetime.fromisoformat(first_seen),
            language=language,
            origin=origin,
            dated_from=dated_from,
        ),
        mark=mark,
        row=row,
        former=tuple(map(_outline, former)),
    )
