"""Knows where in the brief the stories of an actor stand: the leading ones make a key actor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Appearance, ArticleId, Reading, Story


@dataclass(frozen=True, slots=True)
class StoryPlaces:
    """Which story each article belongs to, by its place in the brief.

    Attributes:
        story_of: The place of each article's story.
        sizes: How many articles each story has.
        told: How many stories the brief tells.
    """

    story_of: Mapping[ArticleId, int]
    sizes: Sequence[int]
    told: int

    @classmethod
    def of(cls, stories: Sequence[Story], *, told: int) -> "StoryPlaces":
        """Read the places of the window's stories, of which so many are told."""
        members = [(*story.articles, *story.duplicates) for story in stories]
        return cls(
            {article: place for place, named in enumerate(members) for article in named},
            [len(set(named)) for named in members],
            told,
        )

    def foremost(self, current: list[tuple[Reading, Appearance]]) -> tuple[int, float]:
        """The place of an actor's first story, and how much the actor leads in the best one.

        An actor of whom at most a few of a story's articles speak is in it by the way.
        """
        named = Counter(
            self.story_of[article]
            for article in {reading.article.id for reading, _ in current}
            if article in self.story_of
        )
        leads = (
            self.weight(place) * min(1.0, 2 * count / self.sizes[place])
            for place, count in named.items()
            if place < self.told
        )
        return min(named, default=len(self.sizes)), max(leads, default=0.0)

    def weight(self, place: int) -> float:
        """How much a story matters: 1 for the lead, less after it, 0 for those not told."""
        return max(0.0, 1 - place / self.told) if self.told else 0.0
