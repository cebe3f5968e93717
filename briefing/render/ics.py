"""The visits as a calendar file that any calendar program subscribes to.

An event keeps its UID while its visit moves, is postponed or called off, and its SEQUENCE rises
with each change, so that a program updates what it holds instead of adding a second one. A visit
postponed without a new date stays on its old date as cancelled: nothing happens on that day. One
of which only the week or the month is known is tentative on each of these days, however certain
it is. The file is a calendar to subscribe to, no message to attendees: it has no METHOD, which
would ask for an ORGANIZER (RFC 5546, 3.2.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from briefing.formats import FORMATS
from briefing.model import Brief, Document, Granularity, Visit, VisitStatus
from briefing.render.addresses import safe_href
from briefing.render.length_limits import bounded
from briefing.render.safe_text import clean
from briefing.render.view import Facts

_STATUS = {
    VisitStatus.PLANNED: "CONFIRMED",
    VisitStatus.ONGOING: "CONFIRMED",
    VisitStatus.PAST: "CONFIRMED",
    VisitStatus.CANCELLED: "CANCELLED",
    VisitStatus.DENIED: "CANCELLED",
}
# The text of an event, not its heading: enough for the sentence and its sources.
_LONGEST_HEADING = 200


@dataclass(frozen=True, kw_only=True)
class IcsRenderer:
    """Renders `brief.ics`: every visit with a date, as an all-day event over its span."""

    def render(self, brief: Brief) -> Document:
        """Return the calendar."""
        facts = Facts(bounded(brief))
        calendar = Calendar()
        calendar.add("prodid", f"-//briefing//{brief.version}//EN")
        calendar.add("version", "2.0")
        for name in ("name", "x-wr-calname"):  # unknown to the library: text only if we say so
            calendar.add(name, vText(f"{clean(brief.title)}: visits"))
        for event in _events(facts):
            calendar.add_component(event)
        return FORMATS["ics"].document(calendar.to_ical(sorted=False))


def _events(facts: Facts) -> Iterable[Event]:
    for visit in facts.brief.visits:
        dates = visit.former or visit
        start = dates.start or dates.end
        if start is not None:
            yield _event(visit, start, dates.end or start, facts)


def _event(visit: Visit, start: date, end: date, facts: Facts) -> Event:
    brief = facts.brief
    event = Event()
    event.add("uid", f"{clean(visit.id)}@briefing")
    event.add("dtstamp", brief.cutoff.astimezone(UTC))
    event.add("sequence", visit.sequence)
    event.add("dtstart", start)
    event.add("dtend", max(end, start) + timedelta(days=1))
    event.add("summary", _heading(visit, facts))
    if visit.destination:
        event.add("location", ", ".join(clean(place) for place in visit.destination))
    event.add("status", _standing(visit))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Visit", visit.status.value.capitalize()])
    event.add("description", "\n".join(_lines(visit, facts)))
    if (url := _url(visit, facts)) is not None:
        event.add("url", url)
    event.add("last-modified", _changed(visit, brief))
    return event


def _standing(visit: Visit) -> str:
    """The calendar's word for how certain a visit is on the days that its event covers."""
    if visit.former:
        return "CANCELLED"
    word = _STATUS.get(visit.status, "TENTATIVE")
    vague = visit.granularity not in _EXACT
    return "TENTATIVE" if vague and word == "CONFIRMED" else word


def _heading(visit: Visit, facts: Facts) -> str:
    who = " and ".join(clean(name) for name in visit.visitor)
    where = f" in {clean(visit.destination[0])}" if visit.destination else ""
    notes = [] if visit.status in _CERTAIN else [visit.status.value]
    exact = visit.granularity in _EXACT and visit.start is not None
    notes += [] if exact or visit.former else [facts.when(visit)]
    note = f" ({', '.join(notes)})" if notes else ""
    return clean(f"{who}{where}{note}", limit=_LONGEST_HEADING)


_EXACT = frozenset({Granularity.DAY, Granularity.RANGE})
_CERTAIN = frozenset({VisitStatus.PLANNED, VisitStatus.ONGOING, VisitStatus.PAST})


def _lines(visit: Visit, facts: Facts) -> Iterable[str]:
    was = f" (was {facts.when(visit.former)})" if visit.former else ""
    yield f"When: {facts.when(visit)}{was}"
    yield f"Status: {visit.status.value}"
    if visit.host:
        yield f"Host: {clean(visit.host)}"
    if visit.purpose:
        yield f"For: “{clean(visit.purpose)}”"
    for conflict in visit.conflicts:
        says = facts.clock.span(conflict.start, conflict.end, visit.granularity)
        yield f"But {clean(conflict.source)} says {says}: “{clean(conflict.evidence.quote)}”"
    for evidence in visit.evidence:
        source = facts.source(evidence)
        outlet = f" ({clean(source.outlet)}, {facts.published(source)})" if source else ""
        yield f"“{clean(evidence.quote)}”{outlet}"


def _url(visit: Visit, facts: Facts) -> str | None:
    source = facts.source(visit.evidence[0])
    return (safe_href(source.url) or None) if source else None


def _changed(visit: Visit, brief: Brief) -> datetime:
    times = [change.at for change in visit.history if change.at <= brief.cutoff]
    return max(times, default=brief.cutoff).astimezone(UTC)
