"""Answers what the formats ask of the stories: their numbers, where each source is cited first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.model import ArticleId, Citation, ToldStory
from briefing.render.changes import told_as, update_words
from briefing.render.cited_facts import CitedFacts
from briefing.render.numbered import NumberedStory, numbered
from briefing.render.phrases import counted
from briefing.render.side_by_side import Contrast, contrast

# As many as fit on the screen of a phone, a line or two each.
DIGEST_STORIES = 5


@dataclass(frozen=True)
class StoryFacts(CitedFacts):
    """The questions about stories."""

    @cached_property
    def stories(self) -> tuple[NumberedStory, ...]:
        """The stories in printed order, each with its number."""
        return numbered(self.brief.stories)

    @property
    def digest(self) -> tuple[NumberedStory, ...]:
        """The stories that a reader must know of who has one minute."""
        return self.stories[:DIGEST_STORIES]

    @cached_property
    def _tellers(self) -> Mapping[ArticleId, tuple[int, ...]]:
        found: dict[ArticleId, dict[int, None]] = {}
        for entry in self.stories:
            for sentence in entry.told.summary.sentences:
                found.setdefault(sentence.evidence.article, {})[entry.number] = None
        return {article: tuple(numbers) for article, numbers in found.items()}

    def cited_in(self, source: Citation) -> tuple[int, ...]:
        """Return the numbers of the stories that a source is cited in."""
        return self._tellers.get(source.article, ())

    @cached_property
    def _first_uses(self) -> frozenset[tuple[int, int]]:
        seen: set[ArticleId] = set()
        first: set[tuple[int, int]] = set()
        for entry in self.stories:
            for place, sentence in enumerate(entry.told.summary.sentences):
                article = sentence.evidence.article
                if article in self._citations and article not in seen:
                    seen.add(article)
                    first.add((entry.number, place))
        return frozenset(first)

    def first_use(self, number: int, place: int) -> bool:
        """Whether a sentence of a story is the first to cite its source."""
        return (number, place) in self._first_uses

    @cached_property
    def footnotes(self) -> Mapping[int, tuple[Citation, ...]]:
        """The sources that paper names at the foot of a page, by the story that cites them first.

        Stories by number: which page that is only the writer of the PDF knows, and asking it costs
        a sixth of the whole, as it then lays out the first page and the last three times.
        """
        found: dict[int, tuple[Citation, ...]] = {}
        for number, place in sorted(self._first_uses):
            sentence = self.stories[number - 1].told.summary.sentences[place]
            found[number] = (*found.get(number, ()), self._citations[sentence.evidence.article])
        return found

    @property
    def footnoted(self) -> frozenset[ArticleId]:
        """The sources that are at the foot of a page of paper."""
        return frozenset(one.article for noted in self.footnotes.values() for one in noted)

    def contrasts(self, told: ToldStory) -> tuple[Contrast, ...]:
        """Return the numbers of people that a story's articles state differently, side by side."""
        return tuple(
            contrast(figures, cited=self.source, clock=self.clock) for figures in told.figures
        )

    def update_words(self, told: ToldStory) -> str:
        """Return of what a story is an update: "Update of Tue 3 Mar"; "" if it is none."""
        return update_words(told, self.clock.day)

    def told_as(self, told: ToldStory) -> str:
        """Return the story's headline of that day, if it has another one now."""
        return told_as(told, self.clock.day)

    def carried_by(self, told: ToldStory) -> str:
        """Return in how many articles more than the one that is named first a story stands."""
        others = len(told.story.articles) - 1
        return f"and {counted(others, 'further article')}" if others > 0 else ""
