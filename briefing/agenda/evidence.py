"""Which sentence tells what a visit's row shows, and never one that says otherwise.

The one place where evidence is chosen: every format prints what is chosen here. A sentence is
judged by what its report says and by the words in it that name the day and the place.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing.agenda.date_ranges import Span, overlap
from briefing.agenda.places import Place, contains
from briefing.agenda.steps import CALLED_OFF
from briefing.agenda.visit_report import Report
from briefing.model import Evidence, VisitStatus
from briefing.names import fold, is_description, words

# A weekday alone means a day no further away than this.
_WEEK = timedelta(days=7)
_NEAR_WORDS = {0: ("today", "tonight", "this morning"), 1: ("tomorrow",), -1: ("yesterday",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row of the agenda shows: how certain, when, where (as printed and as compared)."""

    status: VisitStatus
    span: Span
    destination: tuple[str, ...]
    place: Place


# The higher, the better: each question decides only between those equal in the ones before it.
Merit = tuple[bool | int | datetime | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence, the report it stands in, and how well it tells the row."""

    evidence: Evidence
    report: Report
    merit: Merit
    agrees: bool


def tellings(reports: Iterable[Report], row: Row) -> list[Telling]:
    """The best sentence of each report, those that tell the row best first."""
    chosen = [telling(report, row) for report in reports]
    return sorted(chosen, key=lambda one: one.merit, reverse=True)


def telling(report: Report, row: Row) -> Telling:
    """The sentence of a report that tells the row best."""
    return max(_judged(report, row), key=lambda one: one.merit)


def row_of(report: Report, *, status: VisitStatus, span: Span) -> Row:
    """The row of a visit that is known to go where a report says."""
    destination = report.visit.destination
    return Row(status=status, span=span, destination=destination, place=report.place)


def own_telling(report: Report) -> Evidence:
    """The sentence of a report that tells best what the report itself says."""
    return telling(report, row_of(report, status=report.status, span=report.span)).evidence


def _judged(report: Report, row: Row) -> Iterator[Telling]:
    agrees = not _contradicts(report, row)
    put_off = row.status is VisitStatus.POSTPONED
    for place, evidence in enumerate(report.visit.evidence):
        off = row.status in CALLED_OFF or (put_off and not row.span.dated)
        same = report.status is row.status
        yield Telling(
            evidence=evidence,
            report=report,
            agrees=agrees,
            merit=(
                agrees,
                not report.shared,
                not off or (same and place == 0),
                not _is_preview(report, row),
                _states_date(evidence.quote, report, row.span),
                not contains(report.place, row.place),
                _names_place(evidence.quote, row.destination),
                same,
                not is_description(report.visit.visitor[0]),
                report.at,
                -place,
                report.reading.article.id,
            ),
        )


def _contradicts(report: Report, row: Row) -> bool:
    """Whether a report says another date than the row, or that a visit that is on is off."""
    if report.span.dated and row.span.dated and not overlap(report.span, row.span):
        return True
    return (report.status in CALLED_OFF) != (row.status in CALLED_OFF)


def _is_preview(report: Report, row: Row) -> bool:
    """Whether a report from before it began says "will", of a visit that goes on or is over."""
    begun = row.status in (VisitStatus.ONGOING, VisitStatus.PAST)
    if not (begun and report.status.upcoming):
        return False
    return not row.span.dated or report.day < row.span.first


def _states_date(quote: str, report: Report, span: Span) -> int:
    """How exactly a sentence states the dates of a row: 0 not at all."""
    said = report.span
    if not (span.dated and said.dated):
        return 0
    ends = [day for day in dict.fromkeys((span.start, span.end)) if day is not None]
    if span.exact:
        named = [_names_day(quote, day, report.day) for day in ends]
        if any(named):
            whole = None in (said.start, said.end) or _same_days(said, span)
            return 2 + sum(named) - (not whole)  # "for two days", and they became four
    printed = said.when_text is None or said.when_text in quote
    return 2 if printed and _same_days(said, span) else int(printed)


def _same_days(one: Span, other: Span) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _names_day(quote: str, day: date, published: date) -> bool:
    """Whether a sentence names a day: by date, or, where it is near, by weekday."""
    text = f" {fold(quote)} "
    months = (month_name[day.month], month_abbr[day.month])
    number = re.search(rf" {day.day}(?:st|nd|rd|th)? ", text)
    if number and any(f" {month.lower()} " in text for month in months):
        return True
    away = day - published
    near = _NEAR_WORDS.get(away.days, ())
    if abs(away) <= _WEEK:
        near = (*near, day_name[day.weekday()].lower(), day_abbr[day.weekday()].lower())
    return day.isoformat() in quote or any(f" {word} " in text for word in near)


def _names_place(quote: str, destination: tuple[str, ...]) -> bool:
    """Whether a sentence names the place itself, not only the country around it."""
    return f" {' '.join(words(destination[0]))} " in f" {fold(quote)} "
