"""Finds the visit a report belongs to, without asking every visit.

Two reports of one visit share a name of the place and a visitor who can be the same: only what
is filed under both is compared, so that the cost grows with the reports, not with their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing.agenda.fitting import fits
from briefing.agenda.life import Life
from briefing.agenda.reports import Report
from briefing.agenda.visitors import filed_under, looked_up_under


def lives_of(reports: Iterable[Report]) -> list[Life]:
    """The visits that some reports tell of.

    Args:
        reports: In order of publication.
    """
    register = _Register()
    for report in reports:
        register.take(report)
    return register.lives


class _Register:
    """The visits known so far, by place and visitor."""

    def __init__(self) -> None:
        self.lives: list[Life] = []
        self._filed: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def take(self, report: Report) -> None:
        """Give a report to the visit it fits best, the latest of equals, else to a new one."""
        fitting = [
            (fit, number)
            for number in self._candidates(report)
            if (fit := fits(self.lives[number], report)) is not None
        ]
        if fitting:
            _, number = max(fitting)
        else:
            number = len(self.lives)
            self.lives.append(Life())
        self.lives[number].take(report)
        for name in report.visit.visitor:
            for key in _pairs(report, filed_under(name)):
                self._filed[key][number] = None

    def _candidates(self, report: Report) -> set[int]:
        return {
            number
            for name in report.visit.visitor
            for key in _pairs(report, looked_up_under(name))
            for number in self._filed.get(key, ())
        }


def _pairs(report: Report, visitor: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((place, key) for place in report.place for key in visitor)
