"""What a report says of a stay that is under way: it goes on, it lasts longer, it ended early."""

from briefing.agenda.date_ranges import Span
from briefing.agenda.visit_report import Report
from briefing.model import Granularity, VisitStatus

# A stay is prolonged by days, not by months: what lasts until then is another one.
_LONGEST_EXTENSION = 28


def stays_until(status: VisitStatus, known: Span, report: Report) -> Span | None:
    """The days of a stay that a report gives another last day: None if it gives it none.

    "Extended his visit until Friday" and "left on Tuesday" name the last day alone; the first is
    the one that is known.

    Args:
        status: Of the visit, as known before the report.
        known: Its dates, as known before the report.
        report: What is told now.
    """
    last, begun = report.span.end, known.start
    if last is None or begun is None or report.span.start is not None or not known.exact:
        return None
    under_way = status is VisitStatus.ONGOING or (status.upcoming and begun <= report.day)
    if not under_way or last < begun:
        return None
    left, longer = report.status is VisitStatus.PAST, (last - known.last).days
    if not (0 < longer <= _LONGEST_EXTENSION or (left and longer < 0)):
        return None
    return Span(
        start=begun,
        end=last,
        granularity=Granularity.DAY if begun == last else Granularity.RANGE,
        when_text=report.span.when_text,
    )


def goes_on(status: VisitStatus, known: Span, report: Report) -> bool:
    """Whether who is said to have done something there is there still: it is no report of the end.

    Args:
        status: Of the visit, as known before the report.
        known: Its dates, with those of the report.
        report: What is told now.
    """
    told = report.span
    if report.status is not VisitStatus.PAST or told.start is None:
        return False
    if known.exact and known.end is not None and known.end > report.day:
        return told.last <= report.day
    today = told.start == told.end == report.day
    return today and status is VisitStatus.ONGOING
