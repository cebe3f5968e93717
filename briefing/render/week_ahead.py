"""Today and the week ahead: who is where on which day, and what the stories say will happen.

A visit stands on the day it begins, one that is under way on today. One of which only the week is
known stands on no day, but in the week. A story stands on a day if the sentence it opens with names
it: what is mentioned further down is background more often than an event.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.model import ArticleId, Evidence, Visit, VisitStatus
from briefing.render.numbered import NumberedStory
from briefing.render.visit_state import EXACT, dropped, happens_on, off

# So many days follow today.
DAYS_AHEAD = 7
# As many stories of one day as a reader takes in; three hundred filled four pages.
MOST_EVENTS = 6
# A week, or less: a longer span says too little about the coming days.
_SHORT = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadDay:
    """What is known about a day, or about the week.

    Attributes:
        day: The day; None for some day of the coming week.
        visits: Those that begin, and on today those that are under way.
        events: The stories that open with what is to happen, the most important first.
        further: How many more do.
    """

    day: date | None
    visits: tuple[Visit, ...] = ()
    events: tuple[NumberedStory, ...] = ()
    further: int = 0

    @property
    def free(self) -> bool:
        """Whether nothing is known."""
        return not (self.visits or self.events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Today and the week ahead.

    Attributes:
        days: Today, the coming days of which something is known, and what has no day yet.
        free: The coming days of which nothing is known, and on which no visit goes on.
    """

    days: tuple[AheadDay, ...]
    free: tuple[date, ...]


def week_ahead(
    today: date, visits: Sequence[Visit], stories: Sequence[NumberedStory]
) -> Ahead | None:
    """Return what is known of today and the coming days; None if nothing is known of any."""
    under_way = tuple(visit for visit in visits if happens_on(visit, today))
    first = AheadDay(day=today, visits=under_way)
    coming = [today + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD + 1)]
    days = [_coming(day, visits, stories) for day in coming]
    open_ones = tuple(visit for visit in visits if _some_day(visit, today, coming[-1]))
    known = [*(day for day in days if not day.free), AheadDay(day=None, visits=open_ones)]
    if first.free and all(day.free for day in known):
        return None
    return Ahead(
        days=(first, *(day for day in known if not day.free)),
        free=tuple(
            one.day
            for one in days
            if one.free and one.day and not any(happens_on(visit, one.day) for visit in visits)
        ),
    )


def _coming(day: date, visits: Sequence[Visit], stories: Sequence[NumberedStory]) -> AheadDay:
    begin = tuple(visit for visit in visits if visit.start == day and happens_on(visit, day))
    told = {one.article for visit in begin for one in visit.evidence}
    fallen = [visit for visit in visits if _fell_on(visit, day)]
    events = tuple(entry for entry in stories if _opens_with(entry, day, told, fallen))
    return AheadDay(
        day=day, visits=begin, events=events[:MOST_EVENTS], further=len(events[MOST_EVENTS:])
    )


def _fell_on(visit: Visit, day: date) -> bool:
    """Whether a visit was to take place on a day, and will not: a story that names it is no event.

    It is told on the day of its news, and in the table.
    """
    if happens_on(visit, day):
        return False
    states = [visit, *(state for step in visit.history for state in (step.before, step.after))]
    former = [state for state in states if state is not None and state.start is not None]
    if not (off(visit) or visit.former or dropped(visit)):
        return False
    return any(one.start <= day <= (one.end or one.start) for one in former if one.start)


def _opens_with(
    entry: NumberedStory, day: date, told: set[ArticleId], fallen: Sequence[Visit]
) -> bool:
    """Whether a story opens with what is to happen on a day, and no visit tells it already.

    Args:
        entry: The story.
        day: The day.
        told: The articles of the visits that begin on it.
        fallen: The visits that were to take place on it.
    """
    first = entry.told.summary.sentences[:1]
    return any(
        day == named
        and one.evidence.article not in told
        and not any(_tells(entry, one.evidence, visit) for visit in fallen)
        for one in first
        for _, _, named in one.dates
    )


def _tells(entry: NumberedStory, opening: Evidence, visit: Visit) -> bool:
    """Whether a story that opens with the day on which a visit fell is the story of that visit.

    It is if it opens with a sentence of the visit, names the visitor, or names the place and holds
    a report of the visit.
    """
    sentences = (*visit.evidence, *(step.evidence for step in visit.history))
    if any(_says(opening, one) for one in sentences):
        return True
    said = set(_WORD.findall(f"{opening.quote} {entry.told.summary.headline}"))
    reported = {one.article for one in sentences}.intersection(entry.told.story.articles)
    return _named(visit.visitor, said) or (bool(reported) and _named(visit.destination, said))


def _named(names: Sequence[str], said: Collection[str]) -> bool:
    """Whether the last word of one of some names is said."""
    last = {words[-1] for name in names if (words := _WORD.findall(name))}
    return any(word in said and not word.islower() for word in last)


def _says(one: Evidence, other: Evidence) -> bool:
    """Whether one of two quotes of an article holds the other."""
    return one.article == other.article and (one.quote in other.quote or other.quote in one.quote)


_WORD = re.compile(r"\w+")


def _some_day(visit: Visit, today: date, last: date) -> bool:
    """Whether a visit is to take place in the coming week, on a day that is not known."""
    if visit.start is None or visit.end is None or visit.granularity in EXACT:
        return False
    if off(visit) or visit.status is VisitStatus.PAST:
        return False
    return visit.end - visit.start <= _SHORT and visit.start <= last and visit.end >= today
