"""The stories of a brief in printed order, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import ToldStory

# How many stories stand before the sections: the most important, whatever they are about.
FRONT_STORIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedStory:
    """A story with the number it is printed with.

    Attributes:
        number: 1 for the lead.
        told: The story and its summary.
    """

    number: int
    told: ToldStory


def numbered(stories: Sequence[ToldStory]) -> tuple[NumberedStory, ...]:
    """Return the stories in printed order: the first ones, then section by section."""
    front, rest = stories[:FRONT_STORIES], stories[FRONT_STORIES:]
    sections: dict[str, list[ToldStory]] = {}
    for told in rest:
        sections.setdefault(told.story.section, []).append(told)
    printed = [*front, *(told for section in sections.values() for told in section)]
    return tuple(
        NumberedStory(number=number, told=told) for number, told in enumerate(printed, start=1)
    )
