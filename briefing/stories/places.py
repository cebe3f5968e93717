"""Which countries and peoples a headline and lead name: an international story names several.

Names are read in the articles' texts; here they are looked up in headlines too, which are not read.
"""

from collections.abc import Collection, Iterable

from briefing.model import Reading
from briefing.names import fold
from briefing.stories.leads import lead_of

_LABELS = frozenset({"GPE", "NORP"})
_LONGEST = 3
# "Russia", "Russian" and "Russians" begin alike.
_SAME = 4


def places_of(readings: Iterable[Reading]) -> frozenset[str]:
    """The folded names of countries, towns and peoples that the articles name."""
    return frozenset(
        fold(mention.text)
        for reading in readings
        for mention in reading.analysis.mentions
        if mention.label in _LABELS
    ) - {""}


def states_in(reading: Reading, places: Collection[str]) -> frozenset[str]:
    """The beginnings of the places that headline and lead name, one for each."""
    words = fold(f"{reading.article.title} . {lead_of(reading)}").split()
    return frozenset(
        name[:_SAME]
        for start in range(len(words))
        for length in range(1, _LONGEST + 1)
        if (name := " ".join(words[start : start + length])) in places
    )
