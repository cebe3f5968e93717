"""Which section of an edition a story belongs to, by the section's keywords."""

from collections.abc import Sequence

from briefing.model import Reading
from briefing.stories.matching import weight_of

Section = tuple[str, tuple[str, ...], float]

# On the mean of its articles: a keyword in the lead, or in the headline of every second one.
_ENOUGH = 1.5


def section_of(readings: Sequence[Reading], sections: Sequence[Section]) -> tuple[str, float]:
    """Choose the section a story is most about.

    Args:
        readings: The story's articles, at least one.
        sections: Name, keywords and weight of each; the first one wins a tie.

    Returns:
        The section's name and weight; "" and 1 if none fits.
    """
    best, most, weight = "", 0.0, 1.0
    for name, words, section_weight in sections:
        mean = sum(weight_of(words, reading) for reading in readings) / len(readings)
        if mean >= _ENOUGH and mean > most:
            best, most, weight = name, mean, section_weight
    return best, weight
