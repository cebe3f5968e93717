"""What the archive must know of a brief to find the places of what it names: a page of JSON.

Kept from one writing to the next, it stands for the brief wherever nothing new is said of it.
"""

import json
from datetime import date
from typing import Any, NamedTuple

from briefing.model import ActorId, StoryId, Visit, VisitId, VisitStatus
from briefing.render.timeline_rows import last_drawn
from briefing.render.view import Facts
from briefing.render.visit_state import off


class OutlinedVisit(NamedTuple):
    """What the archive must know of a visit.

    Attributes:
        id: Which visit it is.
        visitor: Who travels.
        start: Its first day.
        ends: Its last day, after which it is over although no report says so; None if one does,
            or if it is off.
        drawn: The last day on which it can stand on a calendar that begins that day.
    """

    id: VisitId
    visitor: tuple[str, ...]
    start: date | None
    ends: date | None
    drawn: date | None


class Outline(NamedTuple):
    """What a brief names, in the order in which it is numbered there.

    Attributes:
        title: The edition's title.
        version: Of the program that made the brief.
        zone: IANA name of its time zone.
        language: ISO 639-1 code.
        actors: Id and name.
        stories: Id and headline.
        visits: The visits.
    """

    title: str
    version: str
    zone: str
    language: str
    actors: tuple[tuple[ActorId, str], ...]
    stories: tuple[tuple[StoryId, str], ...]
    visits: tuple[OutlinedVisit, ...]

    def written(self) -> str:
        """Write it as JSON."""
        plain = [
            *self[:4],
            self.actors,
            self.stories,
            [
                (one.id, one.visitor, *(day and day.isoformat() for day in one[2:]))
                for one in self.visits
            ],
        ]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def outline_of(facts: Facts) -> Outline:
    """Make the outline of a brief."""
    brief = facts.brief
    return Outline(
        title=brief.title,
        version=brief.version,
        zone=brief.zone,
        language=brief.language,
        actors=tuple((one.id, one.name) for one in brief.actors),
        stories=tuple((one.told.story.id, one.told.summary.headline) for one in facts.stories),
        visits=tuple(_outlined(visit) for _, visit in facts.visits),
    )


def _outlined(visit: Visit) -> OutlinedVisit:
    over = visit.status is VisitStatus.PAST or off(visit)
    return OutlinedVisit(
        id=visit.id,
        visitor=visit.visitor,
        start=visit.start,
        ends=None if over else visit.end,
        drawn=last_drawn(visit),
    )


def read_outline(text: str) -> Outline:
    """Read what `Outline.written` gave.

    Raises:
        ValueError: if it is something else.
    """
    try:
        *told, actors, stories, visits = json.loads(text)
        title, version, zone, language = told
        return Outline(
            title,
            version,
            zone,
            language,
            tuple([(key, name) for key, name in actors]),
            tuple([(key, headline) for key, headline in stories]),
            tuple([_read(*visit) for visit in visits]),
        )
    except TypeError as error:
        raise ValueError(str(error)) from error


def _read(key: Any, visitor: Any, *days: Any) -> OutlinedVisit:  # noqa: ANN401 - JSON
    start, ends, drawn = [day and date.fromisoformat(day) for day in days]
    return OutlinedVisit(key, tuple(visitor), start, ends, drawn)
