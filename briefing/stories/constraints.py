"""What is known of articles beside their words: which belong together, which never do.

A roundup touches many stories and belongs to none; two instalments of a series are not one story,
however alike they are. Two articles that announce the same visit are one story, whatever their
words, and two that tell of one disaster most likely are.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from briefing.model import Granularity, Reading, VisitReport
from briefing.names import fold
from briefing.stories.headlines import Instalment, instalment, is_roundup
from briefing.stories.occurrences import same_occurrences

# A visit that an article is about stands in one of its first sentences.
_LEAD_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What is known of some articles, which are named by their places.

    Attributes:
        alone: Articles that belong to no story of others.
        series: Which instalment of a series an article is.
        together: Pairs that are one story, the smaller number first.
        likely: Pairs that tell of one occurrence, however few words they share.
    """

    alone: frozenset[int] = frozenset()
    series: Mapping[int, Instalment] = field(default_factory=dict)
    together: frozenset[tuple[int, int]] = frozenset()
    likely: frozenset[tuple[int, int]] = frozenset()

    def apart(self, one: int, other: int) -> bool:
        """Whether two articles are never one story."""
        if one not in self.series or other not in self.series:
            return False
        return self.series[one].apart(self.series[other])


def ties_of(readings: Sequence[Reading]) -> Ties:
    """Find what is known of the articles."""
    alone = frozenset(n for n, r in enumerate(readings) if is_roundup(r.article.title))
    series = {n: found for n, r in enumerate(readings) if (found := instalment(r.article))}
    return Ties(
        alone=alone,
        series=series,
        together=frozenset(pair for pair in _same_visits(readings) if alone.isdisjoint(pair)),
        likely=frozenset(pair for pair in same_occurrences(readings) if alone.isdisjoint(pair)),
    )


def _same_visits(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that announce one dated visit: the same traveller, place and first day."""
    announced: dict[Hashable, set[int]] = defaultdict(set)
    for number, reading in enumerate(readings):
        for visit in reading.analysis.visits:
            for key in _keys(visit, reading):
                announced[key].add(number)
    for numbers in announced.values():
        yield from pairwise(sorted(numbers))


def _keys(visit: VisitReport, reading: Reading) -> Iterator[tuple[str, str, date]]:
    exact = visit.granularity in (Granularity.DAY, Granularity.RANGE)
    if visit.start is None or not exact or not visit.upcoming or not _is_the_news(visit, reading):
        return
    for visitor in visit.visitor:
        for place in visit.destination:
            # "Liina Raudsepp" and "Raudsepp"; "Tallinn, Estonia" and "Tallinn".
            who, where = fold(visitor).split()[-1:], fold(place.split(",")[0])
            if who and where:
                yield who[0], where, visit.start


def _is_the_news(visit: VisitReport, reading: Reading) -> bool:
    lead = reading.analysis.sentences[:_LEAD_SENTENCES]
    end = lead[-1].end if lead else 0
    return any(evidence.start < end for evidence in visit.evidence)
