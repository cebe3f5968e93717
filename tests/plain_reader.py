"""A reader of articles that needs no language model: lines are sentences, marks are findings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    Evidence,
    Granularity,
    Sentence,
    VisitReport,
    VisitStatus,
)

# "VISIT Ada Berg > Oslo, Norway @ 2026-03-10 planned" in a line is a visit; a number after it is
# its probability.
_VISIT = re.compile(
    r"VISIT (?P<who>[^>]+) > (?P<where>[^@]+) @ (?P<day>\S+) (?P<status>\w+)"
    r"(?: (?P<likely>0\.\d+))?"
)
# "ACTOR Ada Berg = foreign minister" in a line is an actor.
_ACTOR = re.compile(r"ACTOR (?P<name>[^=]+) = (?P<role>[^.]+)")


class PlainReader:
    """Reads what the marks in a text say; counts how many articles it read."""

    def __init__(self) -> None:
        self.read = 0

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        for article in articles:
            self.read += 1
            yield self._one(article)

    def give_up(self, article: Article) -> Analysis:
        return replace(self._one(article), read=False, failure="given up")

    def _one(self, article: Article) -> Analysis:
        sentences = [
            Sentence(start=found.start(), end=found.end(), text=found.group())
            for found in re.finditer(r"\S[^\n]*", article.text)
        ]
        return Analysis(
            article=article.id,
            revision=article.revision,
            language=article.language or "en",
            read=True,
            sentences=tuple(sentences),
            actors=tuple(
                self._actor(article, sentence, found)
                for sentence in sentences
                for found in _ACTOR.finditer(sentence.text)
            ),
            visits=tuple(
                self._visit(article, sentence, found)
                for sentence in sentences
                for found in _VISIT.finditer(sentence.text)
            ),
        )

    def _evidence(self, article: Article, sentence: Sentence) -> tuple[Evidence]:
        return (
            Evidence(
                article=article.id, start=sentence.start, end=sentence.end, quote=sentence.text
            ),
        )

    def _actor(self, article: Article, sentence: Sentence, found: re.Match[str]) -> Appearance:
        name = found["name"].strip()
        return Appearance(
            name=name,
            type=ActorType.PERSON,
            role=found["role"].strip(),
            affiliation="Norway",
            mentions=(name,),
            count=1,
            first=sentence.start + found.start("name"),
            evidence=self._evidence(article, sentence),
        )

    def _visit(self, article: Article, sentence: Sentence, found: re.Match[str]) -> VisitReport:
        day = None if found["day"] == "-" else date.fromisoformat(found["day"])
        return VisitReport(
            visitor=(found["who"].strip(),),
            destination=tuple(place.strip() for place in found["where"].split(",")),
            host=None,
            start=day,
            end=day,
            granularity=Granularity.DAY if day else Granularity.UNSPECIFIED,
            when_text=None,
            status=VisitStatus(found["status"]),
            purpose=None,
            evidence=self._evidence(article, sentence),
            probability=float(found["likely"]) if found["likely"] else None,
        )
