"""Which reports of former days bear on the visits a reader may see: found by their names alone.

A visit is shown while it is ahead or under way, or because something was told of it lately: one of
its reports says so. What shares neither place nor visitor with such a report, nor with anything
that does, can be left unread: no visit that is shown depends on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import product
from typing import Final, NamedTuple

from briefing.agenda.agenda import UNDATED_LIFETIME
from briefing.agenda.places import place_of
from briefing.agenda.visit_index import standing_at
from briefing.agenda.visitors import filed_under, looked_up_under
from briefing.model import VisitReport, VisitStatus

# A report that names a date which just fell is not taken to set it: so long after the fall.
_SLACK: Final = timedelta(days=2)
# What leaves a visit without a date, or lets one be shown for a while whatever its date.
_UNSETTLING: Final = frozenset({VisitStatus.POSTPONED, VisitStatus.ONGOING})


class Keys(NamedTuple):
    """Under what a report of a visit is kept and looked up: each place with each visitor.

    Attributes:
        places: Where it is said to be.
        filed: Who goes, as `filed_under` has it.
        asked: Who goes, as `looked_up_under` has it.
    """

    places: tuple[str, ...]
    filed: tuple[str, ...]
    asked: tuple[str, ...]


def keys_of(visits: Sequence[VisitReport]) -> tuple[Keys, ...]:
    """The keys of the visits that an article reports, one for each.

    Where it puts one off, two of its reports may become one, at the place of either: there each
    has the keys of all.
    """
    found = tuple(map(_keys, visits))
    if all(visit.status is not VisitStatus.POSTPONED for visit in visits):
        return found
    together = Keys(
        *(tuple(dict.fromkeys(key for one in found for key in one[n])) for n in range(3))
    )
    return (together,) * len(found)


def _keys(visit: VisitReport) -> Keys:
    if not visit.visitor or not visit.destination:
        return Keys((), (), ())  # no stage takes it for a visit
    return Keys(
        places=standing_at(place_of(visit.destination, visit.country), visit.host),
        filed=tuple(dict.fromkeys(key for name in visit.visitor for key in filed_under(name))),
        asked=tuple(dict.fromkeys(key for name in visit.visitor for key in looked_up_under(name))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a reader of one day may see.

    Attributes:
        as_of: The moment the agenda is made for (aware).
        since: What was told after it is new (aware).
        today: The day, in the reader's zone.
        zone: The reader's.
    """

    as_of: datetime
    since: datetime
    today: date
    zone: tzinfo

    @property
    def ahead(self) -> date:
        """A visit that ends before this day is over, and was at the last brief."""
        return min(self.today, self.since.astimezone(self.zone).date() - timedelta(days=1))

    def may_show(
        self, *, status: VisitStatus, start: date | None, end: date | None, at: datetime
    ) -> bool:
        """Whether a report can be the reason why `coming` shows a visit.

        Args:
            status: As reported.
            start: As reported.
            end: As reported.
            at: When it counts as told.
        """
        if at > self.since:
            return True
        last = end or start
        if last is not None and max(last, start or last) >= self.ahead:
            return True
        lately = self.as_of - at <= UNDATED_LIFETIME + _SLACK
        return lately and (start is None or status in _UNSETTLING)


def bearing(first: Iterable[Keys], others: Sequence[Sequence[Keys]]) -> frozenset[int]:
    """Which articles' reports can be of the visits of some reports, through whatever else.

    Args:
        first: The keys of these reports.
        others: Those of the reports of each article, by its number.
    """
    filed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    asked: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, reports in enumerate(others):
        for one in reports:
            for pair in product(one.places, one.filed):
                filed[pair].append(number)
            for pair in product(one.places, one.asked):
                asked[pair].append(number)
    reached: set[int] = set()
    waiting = list(first)
    while waiting:
        for number in _near(waiting.pop(), filed, asked):
            if number not in reached:
                reached.add(number)
                waiting.extend(others[number])
    return frozenset(reached)


def _near(
    one: Keys,
    filed: dict[tuple[str, str], list[int]],
    asked: dict[tuple[str, str], list[int]],
) -> Iterator[int]:
    """The articles that would find a report, or that it would find; each pair is asked once."""
    for pair in product(one.places, one.asked):
        yield from filed.pop(pair, ())
    for pair in product(one.places, one.filed):
        yield from asked.pop(pair, ())
