"""Whether a report can speak of a known visit: same visitor, same place, same occasion.

The cheap questions come first: names are compared only where place and time agree.
"""

from collections.abc import Mapping

from briefing.agenda.date_ranges import gap, overlap
from briefing.agenda.places import Closeness
from briefing.agenda.stays import stays_until
from briefing.agenda.steps import CALLED_OFF
from briefing.agenda.visit_history import UNDER_WAY, Life
from briefing.agenda.visit_report import Report
from briefing.agenda.visitors import Office, offices, same_visitors
from briefing.model import VisitStatus
from briefing.names import same_name

# How far apart two dates of one visit can lie, chosen by hand (2026-11). Days at one place: an
# official returns after some months, hardly weeks. Where one date is only a week or a month, the
# places are not quite the same or the purposes differ, another visit is likelier than a mistake.
MOVE_LIMIT_DAYS = 28
NEAR_DAYS = 7
# A report of a postponement names the new date, which may be far off.
POSTPONE_LIMIT_DAYS = 400
# A report this long after the last day speaks of another visit.
AFTERMATH_DAYS = 3
# Who arrives the evening before is still on the visit planned for the next day.
EVE_DAYS = 1
# A visit called off without a date is not spoken of for longer than this.
ECHO_DAYS = 30

# How well the time agrees, in rising order.
_MOVED, _POSSIBLE, _ALIKE, _OVERLAPPING = 1, 2, 3, 4


def fits(life: Life, report: Report) -> tuple[int, int] | None:
    """How well a report fits a visit: more is better, None if it speaks of another one."""
    near = life.closeness(report.place)
    if near is Closeness.APART and _received_alike(life, report):
        near = Closeness.WITHIN
    if near is Closeness.APART:
        return None
    in_time = _in_time(life, report, near)
    if not in_time:
        return None

    def known() -> Mapping[str, Office]:
        return {**life.known, **offices(report.reading)}

    if not same_visitors(life.visitors, report.visit.visitor, known):
        return None
    return in_time, near


def _received_alike(life: Life, report: Report) -> bool:
    """Whether the one names the house, the other the town, where the same host receives these days.

    "She is to be welcomed at the Old Mansion" names no town, and the visit is that to the host's.
    """
    house = report.unplaced or all(one.unplaced for one in life.reports)
    host = report.visit.host
    if not house or host is None:
        return False
    if not any(one.visit.host and same_name(one.visit.host, host) for one in life.reports):
        return False
    dated = [span.first for span in (life.span, report.span) if span.dated] or [report.day]
    return all(abs((day - report.day).days) <= NEAR_DAYS for day in dated)


def _in_time(life: Life, report: Report, near: Closeness) -> int:
    if life.span.dated and report.span.dated:
        if not overlap(life.span, report.span):
            stays = stays_until(life.status, life.span, report)
            if stays and near is not Closeness.NEIGHBOURS and not _over(life, report):
                return _ALIKE
            return _MOVED if _can_move(life, report, near) else 0
        exact = life.span.exact and report.span.exact
        return _OVERLAPPING if exact or near is not Closeness.NEIGHBOURS else 0
    return _in_time_undated(life, report, near) if near is not Closeness.NEIGHBOURS else 0


def _in_time_undated(life: Life, report: Report, near: Closeness) -> int:
    """How well the time agrees where the visit or the report gives no date."""
    span = report.span
    if _over(life, report):
        recent = life.span.dated and (report.day - life.span.last).days <= 2 * AFTERMATH_DAYS
        return _POSSIBLE if report.status is VisitStatus.PAST and recent else 0
    if report.status in UNDER_WAY:
        return _POSSIBLE if _can_be_under_way(life, report, near) else 0
    if life.status in UNDER_WAY and span.dated and span.first > report.day:
        return 0  # who is there now goes there again later
    return _ALIKE if life.status.upcoming == report.status.upcoming else _POSSIBLE


def _can_move(life: Life, report: Report, near: Closeness) -> bool:
    """Whether another date than the known one can be the same visit, moved or disputed."""
    if near is Closeness.NEIGHBOURS or life.status in UNDER_WAY or _over(life, report):
        return False
    if life.tells(report.text):
        return False  # one article gives both dates: it means two visits
    if not (report.status.upcoming or report.status in CALLED_OFF):
        return False
    return gap(life.span, report.span) <= _move_limit(life, report, near)


def _move_limit(life: Life, report: Report, near: Closeness) -> int:
    if report.status is VisitStatus.POSTPONED and report.span.first > life.span.first:
        return POSTPONE_LIMIT_DAYS
    vague = not (life.span.exact and report.span.exact) or near is not Closeness.SAME
    if vague or report.status in CALLED_OFF or life.for_another_purpose(report):
        return NEAR_DAYS
    return MOVE_LIMIT_DAYS


def _can_be_under_way(life: Life, report: Report, near: Closeness) -> bool:
    """Whether a visit that goes on or is over can be this one, where not both give dates."""
    if life.status in UNDER_WAY:
        first_heard = life.reports[0].day
        return not report.span.dated or (first_heard - report.span.last).days <= AFTERMATH_DAYS
    if report.status is VisitStatus.PAST:
        ahead = not life.span.dated or life.span.first > report.day
        return not ahead and life.status not in CALLED_OFF
    if life.span.dated:
        early = EVE_DAYS if near is Closeness.SAME else 0
        return (life.span.first - report.day).days <= early
    return not life.covered_by(report.place)


def _over(life: Life, report: Report) -> bool:
    """Whether a visit was over, or forgotten, when a report was published."""
    if life.status is VisitStatus.PAST:
        return not life.span.dated or life.span.last < report.day
    if life.span.dated:
        return (report.day - life.span.last).days > AFTERMATH_DAYS
    silent = (report.day - life.reports[-1].day).days
    return life.status in CALLED_OFF and silent > ECHO_DAYS
