"""What an article leaves for later briefs: who appears in it, and which visits it reports.

Small beside an analysis, and read only as far as the day's actors need it. A trace is made of one
reading alone: the same reading always gives the same bytes.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final, NamedTuple

from briefing.actors import Names, names_of, natives_of
from briefing.agenda import Keys, keys_of
from briefing.errors import StoreError
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    Granularity,
    VisitReport,
    VisitStatus,
)

# Whatever decides what a trace holds: another wording of these gives every trace another version.
_MAKERS: Final = (
    "runs/traces.py",
    "actors/name_index.py",
    "actors/related_appearances.py",
    "actors/native_scripts.py",
    "agenda/relevant_reports.py",
    "agenda/places.py",
    "agenda/visit_index.py",
    "agenda/visitors.py",
    "gazetteer",
    "names",
    "model.py",
)


@cache
def trace_version(reading_version: str) -> str:
    """Changes whenever traces may: kept ones of another version are made anew.

    Args:
        reading_version: By which version articles are read.
    """
    digest = sha256(reading_version.encode())
    for name in _MAKERS:
        for text in _wordings(resources.files("briefing").joinpath(name)):
            digest.update(text)
    return digest.hexdigest()[:32]


def _wordings(place: Traversable) -> Iterator[bytes]:
    """The bytes of a module, or of everything a package is made of, always in one order."""
    if place.is_file():
        yield place.read_bytes()
        return
    for part in sorted(place.iterdir(), key=lambda part: part.name):
        if part.name != "__pycache__":
            yield from _wordings(part)


def trace_of(article: Article, analysis: Analysis) -> bytes:
    """What an article leaves behind.

    An appearance without a role keeps no sentence: nothing cites it later.
    """
    kept = []
    for one in analysis.actors:
        names = names_of(one)
        if names.filed or one.role:
            kept.append((names, one))
    forms = {form for names, one in kept if names.filed for form in one.mentions}
    plain = [
        analysis.language,
        natives_of(article.text, sorted(forms)),
        [_plain_report(visit) for visit in analysis.visits],
        keys_of(analysis.visits),
        [[_joined(names), *_plain(one)] for names, one in kept],
    ]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


class Sighting(NamedTuple):
    """The little of a report of a visit that tells whether it matters on a day."""

    keys: Keys
    status: VisitStatus
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace, unpacked but not yet read.

    Attributes:
        language: Of the text, ISO 639-1.
        natives: Forms of names with the name in its own script.
        visits: As plain values.
        keys: Of each visit, as plain values.
        actors: As plain values.
    """

    language: str
    natives: dict[str, str]
    visits: list[Any]
    keys: list[Any]
    actors: list[list[Any]]

    def names(self) -> Iterator[str]:
        """The names of every appearance, as `names_in` takes them: many are alike."""
        return (one[0] for one in self.actors)

    def sightings(self) -> Iterator[Sighting]:
        """What tells of each visit whether it matters."""
        for (_, _, _, start, end, _, _, status, *_), keys in zip(
            self.visits, self.keys, strict=True
        ):
            yield Sighting(
                Keys(*map(tuple, keys)),
                VisitStatus(status),
                start and date.fromisoformat(start),
                end and date.fromisoformat(end),
            )

    def appearances(self, outline: Article, wanted: frozenset[str]) -> Analysis:
        """The analysis as far as the actors of later briefs need it: no sentences, no visits.

        Args:
            outline: The article.
            wanted: Of `names`: appearances with others are left out.
        """
        return self._analysis(outline, actors=[one for one in self.actors if one[0] in wanted])

    def reports(self, outline: Article) -> Analysis:
        """The analysis as far as later agendas need it: the visits, and who has a role."""
        return self._analysis(
            outline, actors=[one for one in self.actors if one[3]], visits=self.visits
        )

    def _analysis(
        self, outline: Article, *, actors: list[list[Any]], visits: Sequence[list[Any]] = ()
    ) -> Analysis:
        return Analysis(
            article=outline.id,
            revision=outline.revision,
            language=self.language,
            read=True,
            sentences=(),
            actors=tuple([_appearance(one) for one in actors]),
            visits=tuple([_report(visit) for visit in visits]),
        )


def names_in(joined: str) -> Names:
    """The names of an appearance."""
    filed, asked = joined.split("\t")
    return Names(tuple(filter(None, filed.split("\n"))), tuple(filter(None, asked.split("\n"))))


def _joined(names: Names) -> str:
    return "\t".join("\n".join(some) for some in (names.filed, names.asked))


def unpacked(body: bytes) -> Trace:
    """Open what `trace_of` made.

    Raises:
        StoreError: if it is damaged.
    """
    try:
        language, natives, visits, keys, actors = json.loads(zlib.decompress(body))
    except (ValueError, TypeError, zlib.error) as error:
        raise StoreError(
            "what an article left for later briefs cannot be read: it is damaged",
            hint="delete the rows of the table 'traces': they are made anew",
        ) from error
    return Trace(language, natives, visits, keys, actors)


def _plain_report(one: VisitReport) -> tuple[object, ...]:
    """By place and not by name: a quarter of them is read every morning."""
    return (
        one.visitor,
        one.destination,
        one.host,
        one.start and one.start.isoformat(),
        one.end and one.end.isoformat(),
        one.granularity,
        one.when_text,
        one.status,
        one.purpose,
        [_plain_evidence(said) for said in one.evidence],
        one.country,
        one.probability,
    )


def _report(plain: list[Any]) -> VisitReport:
    visitor, destination, host, start, end, exact, when, status, purpose, evidence, *rest = plain
    country, probability = rest
    return VisitReport(
        visitor=tuple(visitor),
        destination=tuple(destination),
        host=host,
        start=start and date.fromisoformat(start),
        end=end and date.fromisoformat(end),
        granularity=Granularity(exact),
        when_text=when,
        status=VisitStatus(status),
        purpose=purpose,
        evidence=tuple([_evidence(said) for said in evidence]),
        country=country,
        probability=probability,
    )


def _plain_evidence(said: Evidence) -> tuple[object, ...]:
    return said.article, said.start, said.end, said.quote, said.headline


def _evidence(said: list[Any]) -> Evidence:
    article, start, end, quote, headline = said
    return Evidence(
        article=ArticleId(article), start=start, end=end, quote=quote, headline=headline
    )


def _plain(one: Appearance) -> tuple[object, ...]:
    said = one.evidence[0] if one.role and one.evidence else None
    return (
        one.name,
        one.type,
        one.role,
        one.affiliation,
        one.mentions,
        one.count,
        one.first,
        None if said is None else _plain_evidence(said),
        one.quoted,
        one.media,
    )


def _appearance(plain: list[Any]) -> Appearance:
    _, name, kind, role, affiliation, mentions, count, first, said, quoted, media = plain
    return Appearance(
        name=name,
        type=ActorType(kind),
        role=role,
        affiliation=affiliation,
        mentions=tuple(mentions),
        count=count,
        first=first,
        evidence=() if said is None else (_evidence(said),),
        quoted=quoted,
        media=media,
    )
