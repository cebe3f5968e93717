"""One report of a visit, as one outlet told it at one moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from briefing.agenda.date_ranges import NO_SPAN, Span
from briefing.agenda.places import Place, place_of
from briefing.function_words import FUNCTION_WORDS
from briefing.model import ArticleId, Granularity, Reading, VisitReport, VisitStatus
from briefing.names import same_name, words

# Words of a purpose that every visit has: they do not tell one occasion from another.
_ANY_PURPOSE = FUNCTION_WORDS | frozenset(
    """meet meeting meetings talk talks discuss discussion discussions hold visit trip official
    working minister president leader leaders officials counterpart foreign prime""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A visit as one outlet told it at one moment.

    Attributes:
        visit: What the article says.
        reading: Which article.
        voice: The outlet it comes from; a reprint speaks with the voice of what it reprints.
        day: The day it was published, in the reader's zone.
        span: What it says about when.
        status: How certain it says the visit is, as far as its dates allow that.
        place: Where, as compared.
        shared: Whether its sentence also tells the journey of somebody else: it may be his alone.
    """

    visit: VisitReport
    reading: Reading
    voice: str
    day: date
    span: Span
    status: VisitStatus
    place: Place
    shared: bool

    @property
    def at(self) -> datetime:
        """When it was published."""
        return self.reading.published

    @property
    def text(self) -> tuple[ArticleId, int]:
        """Which wording of which article it stands in."""
        return (self.reading.article.id, self.reading.article.revision)

    @property
    def unplaced(self) -> bool:
        """Whether it names a place that lies nowhere known: a house and not its town."""
        return len(self.place) == 1 and self.visit.country is None and not self.place[0].isupper()

    @property
    def aims(self) -> frozenset[str]:
        """The words of its purpose that not every visit has."""
        return frozenset(words(self.visit.purpose or "")) - _ANY_PURPOSE


def reports_of(reading: Reading, *, voice: str, zone: tzinfo) -> Iterator[Report]:
    """The visits that an article reports, without those that lack a visitor or a place."""
    day = reading.published.astimezone(zone).date()
    told = [visit for visit in reading.analysis.visits if visit.visitor and visit.destination]
    for visit in told:
        yield Report(
            visit=visit,
            reading=reading,
            voice=voice,
            day=day,
            span=_span(visit, day),
            status=_status(visit, day),
            place=place_of(visit.destination, visit.country),
            shared=any(_shares_sentence(visit, other) for other in told),
        )


def _span(visit: VisitReport, day: date) -> Span:
    """When it is said to be; of a postponed visit the date it has now, and not the one it had.

    Nothing is put off to a day that is over, and who puts off until a day comes on that day.
    """
    span = Span(
        start=visit.start,
        end=visit.end,
        granularity=visit.granularity,
        when_text=visit.when_text,
    )
    if visit.status is not VisitStatus.POSTPONED or not span.dated:
        return span
    if span.last <= day:
        return NO_SPAN
    if span.start is None and span.exact:
        return replace(span, start=span.end, granularity=Granularity.DAY)
    return span


def _status(visit: VisitReport, day: date) -> VisitStatus:
    """What is said to go on or to be over, but lies ahead, is planned; what has ended is over."""
    begun = visit.status in (VisitStatus.ONGOING, VisitStatus.PAST)
    if begun and visit.start is not None and visit.start > day:
        return VisitStatus.PLANNED
    if visit.status is VisitStatus.ONGOING and visit.end is not None and visit.end < day:
        return VisitStatus.PAST
    return visit.status


def _shares_sentence(visit: VisitReport, other: VisitReport) -> bool:
    return visit.evidence[0] == other.evidence[0] and not any(
        same_name(one, another) for one in visit.visitor for another in other.visitor
    )
