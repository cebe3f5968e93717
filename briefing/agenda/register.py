"""Finds the visit a report belongs to, without asking every visit.

Two reports of one visit share a name of the place and a visitor who can be the same: only what
is filed under both is compared, so that the cost grows with the reports, not with their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefing.agenda.fitting import fits
from briefing.agenda.life import Life
from briefing.agenda.reports import Report
from briefing.agenda.visitors import filed_under, looked_up_under
from briefing.model import VisitStatus


def lives_of(reports: Iterable[Report]) -> list[Life]:
    """The visits that some reports tell of.

    Args:
        reports: In order of publication.
    """
    register = _Register()
    for _, told in groupby(reports, key=lambda report: report.text):
        for report in register.in_order(list(told)):
            register.take(report)
    return register.lives


class _Register:
    """The visits known so far, by place and visitor."""

    def __init__(self) -> None:
        self.lives: list[Life] = []
        self._filed: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def in_order(self, told: Sequence[Report]) -> list[Report]:
        """The reports of one article: that a visit is put off comes before its new date.

        An article may print them in either order. But a date printed before a visit that nobody
        knew is put off without any is the one it had.
        """
        return sorted(told, key=lambda report: not self._puts_off(report))

    def _puts_off(self, report: Report) -> bool:
        if report.status is not VisitStatus.POSTPONED:
            return False
        return report.span.dated or self._fitting(report) is not None

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
    return ((place, key) for place in report.place for key in visitor)


def _days_away(life: Life, report: Report) -> int:
    """How many days lie between the day of a report and a visit; 0 for one without a date."""
    return abs((life.span.first - report.day).days) if life.span.dated else 0
