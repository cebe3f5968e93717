"""The first sentences: what most newspapers put the news into, and the measure of every method."""

from collections.abc import Sequence

from briefing.summary.passages import Passage, SourceText


def rate(documents: Sequence[SourceText], passages: Sequence[Passage]) -> list[float]:
    """Rate every passage by its place: all first sentences, then all second ones, and so on."""
    width = len(documents) + 1
    return [-float(passage.place * width + passage.document) for passage in passages]
