"""Finds the visit a report belongs to, without asking every visit.

Two reports of one visit share a name of the place, or the host, and a visitor who can be the same.
Only what is filed under both is compared, so that the cost grows with the reports, not with their
square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing.agenda.date_ranges import NO_SPAN, Span
from briefing.agenda.new_dates import with_new_dates
from briefing.agenda.places import Place
from briefing.agenda.same_visit import fits
from briefing.agenda.visit_history import Life
from briefing.agenda.visit_report import Report
from briefing.agenda.visitors import filed_under, looked_up_under
from briefing.names import PersonName


def lives_of(reports: Iterable[Report]) -> list[Life]:
    """The visits that some reports tell of.

    Args:
        reports: In order of publication.
    """
    register = _Register()
    for _, told in groupby(reports, key=lambda report: report.text):
        for report in with_new_dates(list(told), register.known):
            register.take(report)
    return register.lives


class _Register:
    """The visits known so far, by place and visitor."""

    def __init__(self) -> None:
        self.lives: list[Life] = []
        self._filed: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def known(self, report: Report) -> Span:
        """The dates of the visit that a report fits, as far as known."""
        number = self._fitting(report)
        return NO_SPAN if number is None else self.lives[number].span

    def take(self, report: Report) -> None:
        """Give a report to the visit it fits best, else to a new one."""
        number = self._fitting(report)
        if number is None:
            number = len(self.lives)
            self.lives.append(Life())
        self.lives[number].take(report)
        for name in report.visit.visitor:
            for key in _pairs(report, filed_under(name)):
                self._filed[key][number] = None

    def _fitting(self, report: Report) -> int | None:
        """The visit that a report fits best: of equals the one nearest in time, then the latest."""
        fitting = [
            (fit, -_days_away(self.lives[number], report), number)
            for number in self._candidates(report)
            if (fit := fits(self.lives[number], report)) is not None
        ]
        return max(fitting)[-1] if fitting else None

    def _candidates(self, report: Report) -> set[int]:
        return {
            number
            for name in report.visit.visitor
            for key in _pairs(report, looked_up_under(name))
            for number in self._filed.get(key, ())
        }


def _pairs(report: Report, visitor: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where a report is filed: under each name of its place, and under who receives there."""
    places = standing_at(report.place, report.visit.host)
    return ((place, key) for place in places for key in visitor)


def standing_at(place: Place, host: str | None) -> tuple[str, ...]:
    """The names of a place under which reports are filed, with the keys of who receives there."""
    hosts = sorted(PersonName.of(host).keys()) if host else ()
    return (*place, *(f"@{key}" for key in hosts))


def _days_away(life: Life, report: Report) -> int:
    """How many days lie between the day of a report and a visit; 0 for one without a date."""
    return abs((life.span.first - report.day).days) if life.span.dated else 0
