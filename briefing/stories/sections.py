"""Which section of an edition a story belongs to, by the section's keywords."""

from collections.abc import Sequence

from briefing.model import Reading
from briefing.stories.matching import in_headline, weight_of

Section = tuple[str, tuple[str, ...], float]

# On the mean of its articles: keywords again and again, or in the headline of every second one.
# One stray word in a lead ("closed after the earthquake of 2020") makes no section.
_ENOUGH = 1.5


def section_of(readings: Sequence[Reading], sections: Sequence[Section]) -> tuple[str, float]:
    """Choose the section a story is most about.

    Args:
        readings: The story's articles, at least one.
        sections: Name, keywords and weight of each; the first one wins a tie.

    Returns:
        The section's name and weight; "" and 1 if none fits. The weight counts only where a keyword
        stands in a headline: what a story is about in passing does not move it.
    """
    best, most, weight = "", 0.0, 1.0
    for name, words, section_weight in sections:
        mean = sum(weight_of(words, reading) for reading in readings) / len(readings)
        if mean >= _ENOUGH and mean > most:
            headed = any(in_headline(words, reading) for reading in readings)
            best, most, weight = name, mean, section_weight if headed else 1.0
    return best, weight
