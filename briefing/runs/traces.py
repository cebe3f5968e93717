"""What an article leaves for later briefs: who appears in it, and which visits it reports.

Small beside an analysis, and read only as far as the day's actors need it. A trace is made of one
reading alone: the same reading always gives the same bytes.
"""

import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from briefing.actors import Names, names_of, natives_of
from briefing.errors import StoreError
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    VisitReport,
)
from briefing.store.codec import from_plain, to_plain

# Whatever decides what a trace holds: another wording of these gives every trace another version.
_MAKERS: Final = (
    "runs/traces.py",
    "actors/acquaintances.py",
    "actors/kindred.py",
    "actors/natives.py",
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
        [to_plain(visit) for visit in analysis.visits],
        [[names.filed, names.asked, *_plain(one)] for names, one in kept],
    ]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace, unpacked but not yet read.

    Attributes:
        language: Of the text, ISO 639-1.
        natives: Forms of names with the name in its own script.
        visits: As plain values.
        actors: As plain values.
    """

    language: str
    natives: dict[str, str]
    visits: list[Any]
    actors: list[list[Any]]

    def names(self) -> Iterator[Names]:
        """The names of every appearance."""
        return (Names(tuple(one[0]), tuple(one[1])) for one in self.actors)

    def analysis(self, outline: Article, wanted: Collection[str]) -> Analysis:
        """The analysis as far as later briefs need it, without sentences.

        Args:
            outline: The article.
            wanted: Names: appearances that bear none of them are left out, unless a visit that
                the article reports can be the reason to look at their role.
        """
        roles = bool(self.visits)
        actors = tuple(
            _appearance(one)
            for one in self.actors
            if (roles and one[4]) or _any_of(one[0], wanted) or _any_of(one[1], wanted)
        )
        return Analysis(
            article=outline.id,
            revision=outline.revision,
            language=self.language,
            read=True,
            sentences=(),
            actors=actors,
            visits=tuple(from_plain(VisitReport, visit) for visit in self.visits),
        )


def unpacked(body: bytes) -> Trace:
    """Open what `trace_of` made.

    Raises:
        StoreError: if it is damaged.
    """
    try:
        language, natives, visits, actors = json.loads(zlib.decompress(body))
    except (ValueError, TypeError, zlib.error) as error:
        raise StoreError(
            "what an article left for later briefs cannot be read: it is damaged",
            hint="delete the rows of the table 'traces': they are made anew",
        ) from error
    return Trace(language, natives, visits, actors)


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
        None if said is None else (said.article, said.start, said.end, said.quote),
        one.quoted,
        one.media,
    )


def _appearance(plain: list[Any]) -> Appearance:
    _, _, name, kind, role, affiliation, mentions, count, first, said, quoted, media = plain
    evidence = (
        ()
        if said is None
        else (Evidence(article=ArticleId(said[0]), start=said[1], end=said[2], quote=said[3]),)
    )
    return Appearance(
        name=name,
        type=ActorType(kind),
        role=role,
        affiliation=affiliation,
        mentions=tuple(mentions),
        count=count,
        first=first,
        evidence=evidence,
        quoted=quoted,
        media=media,
    )


def _any_of(names: list[str], wanted: Collection[str]) -> bool:
    return any(name in wanted for name in names)
