"""What an article leaves for later briefs: who appears in it, and which visits it reports.

Small beside an analysis, and read only as far as the day's actors need it. A trace is made of one
reading alone: the same reading always gives the same bytes.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

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


def trace_of(article: Article, analysis: Analysis) -> bytes:
    """What an article leaves behind: a head that every morning reads, and the rest, packed.

    An appearance without a role keeps no sentence: nothing cites it later.
    """
    kept = []
    for one in analysis.actors:
        names = names_of(one)
        if names.filed or one.role:
            kept.append((names, one))
    forms = {form for names, one in kept if names.filed for form in one.mentions}
    sightings = [
        [keys, visit.status, *_isoformats(visit)]
        for keys, visit in zip(keys_of(analysis.visits), analysis.visits, strict=True)
    ]
    natives = natives_of(article.text, sorted(forms))
    head = [
        as_json([analysis.language, natives]) if natives else analysis.language,
        as_json(sightings) if sightings else "",
        *(as_json(_plain_kind(names, one)) for names, one in kept),
    ]
    rest = [
        [_plain_report(visit) for visit in analysis.visits],
        [_plain(one) for _, one in kept],
    ]
    said = "\n".join(head).encode()
    return b"%d\n%b%b" % (len(said), said, zlib.compress(as_json(rest).encode()))


def as_json(given: object) -> str:
    """As JSON, on one line, whatever is in it."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


class Sighting(NamedTuple):
    """The little of a report of a visit that tells whether it matters on a day."""

    keys: Keys
    status: VisitStatus
    start: date | None
    end: date | None


class Kind(NamedTuple):
    """What an appearance has in common with many: all by which is decided whose it is.

    Attributes:
        names: Under which it is filed and looked up.
        appearance: Without what is its own: its place, its count, its sentence.
    """

    names: Names
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace, unpacked but not yet read.

    Attributes:
        language: Of the text, ISO 639-1.
        natives: Forms of names with the name in its own script.
        told: What tells of its visits whether they matter; empty if it reports none.
        kinds: Of each appearance, as `kind_of` takes them: many are alike.
        rest: Everything else, packed.
    """

    language: str
    natives: Mapping[str, str]
    told: str
    kinds: list[str]
    rest: bytes

    def in_full(self, place: int) -> Appearance:
        """The appearance at a place among all of them with everything that is its own."""
        _, actors = _opened(self.rest)
        return _appearance(self.kinds[place], actors[place])

    def reports(self, outline: Article) -> Analysis:
        """The analysis as far as later agendas need it: the visits, and who has a role."""
        visits, actors = _opened(self.rest)
        told = zip(self.kinds, actors, strict=True)
        found = [_appearance(kind, own) for kind, own in told if kind_of(kind).appearance.role]
        return self._analysis(outline, found, [_report(visit) for visit in visits])

    def _analysis(
        self, outline: Article, actors: Sequence[Appearance], visits: Sequence[VisitReport] = ()
    ) -> Analysis:
        return Analysis(
            article=outline.id,
            revision=outline.revision,
            language=self.language,
            read=True,
            sentences=(),
            actors=tuple(actors),
            visits=tuple(visits),
        )


def opened_sightings(told: str) -> Iterator[Sighting]:
    """What tells of each visit whether it matters, out of what a trace has of it."""
    for keys, status, start, end in _opened(told) if told else ():
        yield Sighting(
            Keys(*map(tuple, keys)),
            VisitStatus(status),
            start and date.fromisoformat(start),
            end and date.fromisoformat(end),
        )


@lru_cache(maxsize=8_192)
def kind_of(kind: str) -> Kind:
    """Read one of a trace's kinds.

    Raises:
        StoreError: if it is damaged.
    """
    filed, asked, type_, name, role, affiliation, mentions = _opened(kind)
    names = Names(tuple(filed), tuple(asked))
    return Kind(
        names,
        Appearance(
            name=name,
            type=ActorType(type_),
            role=role,
            affiliation=affiliation,
            mentions=tuple(mentions),
            count=0,
            first=0,
            evidence=(),
        ),
    )


def unpacked(body: bytes) -> Trace:
    """Open what `trace_of` made.

    Raises:
        StoreError: if it is damaged.
    """
    try:
        length, _, said = body.partition(b"\n")
        language, told, *kinds = said[: int(length)].decode().split("\n")
        language, natives = json.loads(language) if language[:1] == "[" else (language, {})
    except ValueError as error:
        raise _damaged() from error
    return Trace(language, natives, told, kinds, said[int(length) :])


def _opened(packed: str | bytes) -> Any:  # noqa: ANN401 - as JSON has it
    """Read a part of a trace.

    Raises:
        StoreError: if it is damaged.
    """
    try:
        return json.loads(packed if isinstance(packed, str) else zlib.decompress(packed))
    except (ValueError, zlib.error) as error:
        raise _damaged() from error


def _damaged() -> StoreError:
    return StoreError(
        "what an article left for later briefs cannot be read: it is damaged",
        hint="delete the rows of the table 'traces': they are made anew",
    )


def _isoformats(visit: VisitReport) -> tuple[str | None, ...]:
    return tuple(None if day is None else day.isoformat() for day in (visit.start, visit.end))


def _plain_report(one: VisitReport) -> tuple[object, ...]:
    """By place and not by name: a quarter of them is read every morning."""
    return (
        one.visitor,
        one.destination,
        one.host,
        *_isoformats(one),
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


def _plain_kind(names: Names, one: Appearance) -> tuple[object, ...]:
    """What many appearances have in common."""
    return names.filed, names.asked, one.type, one.name, one.role, one.affiliation, one.mentions


def _plain(one: Appearance) -> tuple[object, ...]:
    """What is an appearance's own."""
    said = one.evidence[0] if one.role and one.evidence else None
    plain = None if said is None else _plain_evidence(said)
    return one.count, one.first, plain, one.quoted, one.media


def _appearance(kind: str, own: list[Any]) -> Appearance:
    count, first, said, quoted, media = own
    return replace(
        kind_of(kind).appearance,
        count=count,
        first=first,
        evidence=() if said is None else (_evidence(said),),
        quoted=quoted,
        media=media,
    )
