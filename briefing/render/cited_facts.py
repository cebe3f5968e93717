"""Answers where a claim comes from: its source, what stands around it, its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing import quote_context
from briefing.model import ArticleId, Brief, Citation, Evidence, Surroundings, ToldStory
from briefing.render.date_format import Clock
from briefing.render.safe_text import script_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around a sentence.

    Attributes:
        number: Another for every sentence of the brief.
        around: The sentences before and after.
    """

    number: int
    around: Surroundings


@dataclass(frozen=True)
class CitedFacts:
    """The questions about sources.

    Attributes:
        brief: The brief.
    """

    brief: Brief

    @cached_property
    def clock(self) -> Clock:
        """Formats dates for the brief's readers."""
        return Clock(zone=self.brief.zone, language=self.brief.language, today=self.brief.day)

    @cached_property
    def _citations(self) -> Mapping[ArticleId, Citation]:
        return {citation.article: citation for citation in self.brief.citations}

    def cited(self, article: ArticleId) -> Citation | None:
        """Return the entry of an article in the list of sources, if it is there."""
        return self._citations.get(article)

    def source(self, evidence: Evidence) -> Citation | None:
        """Return the entry in the list of sources that a claim was read from."""
        return self._citations.get(evidence.article)

    @cached_property
    def _contexts(self) -> Mapping[tuple[ArticleId, int, int], Context]:
        return {
            (one.article, one.start, one.end): Context(number=number, around=one)
            for number, one in enumerate(self.brief.surroundings, start=1)
            if one.before or one.after
        }

    def context(self, evidence: Evidence) -> Context | None:
        """Return what stands around a sentence in its article, if it is kept."""
        return self._contexts.get((evidence.article, evidence.start, evidence.end))

    @cached_property
    def contexts(self) -> tuple[tuple[Context, Evidence], ...]:
        """What stands around each sentence of the brief, with the sentence, each once."""
        brief = self.brief
        told = quote_context.quoted(brief.stories, brief.actors, brief.visits)
        found = ((self.context(evidence), evidence) for evidence in told)
        return tuple({one.number: (one, evidence) for one, evidence in found if one}.values())

    def language(self, evidence: Evidence) -> str:
        """Return the tag of a sentence's language, if it is not that of the brief.

        What script it is written in says less than the article, but is there for every sentence.
        """
        source = self.source(evidence)
        stated = source.language if source is not None else ""
        return "" if stated == self.brief.language else stated or script_language(evidence.quote)

    def headline_language(self, told: ToldStory) -> str:
        """Return the tag of a headline's language, if it is not that of the brief."""
        source = self.cited(told.summary.headline_article)
        stated = source.language if source is not None else ""
        if stated == self.brief.language:
            return ""
        return stated or script_language(told.summary.headline)

    def published(self, citation: Citation) -> str:
        """Return when a source was published, in words."""
        if citation.undated:
            day = self.clock.local_day(citation.published)
            return f"undated, first seen {self.clock.day_short(day)}"
        if citation.has_time:
            return self.clock.moment(citation.published)
        return self.clock.day_short(self.clock.local_day(citation.published))
