"""Settles the status of the visits of one text against each other: nobody is in two places."""

from briefing.analysis.visits.journeys import Journey
from briefing.analysis.visits.mood import Mood
from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import Kind
from briefing.model import VisitStatus


def settle(scene: Scene, journeys: list[Journey]) -> list[VisitStatus]:
    """The status of each visit."""
    told = [journey.status(scene.published) for journey in journeys]
    statuses = [status or VisitStatus.ONGOING for status in told]
    for number, journey in enumerate(journeys):
        if statuses[number] is not VisitStatus.ONGOING:
            continue
        rivals = [
            _presence(other)
            for place, other in enumerate(journeys)
            if place != number
            and statuses[place] is VisitStatus.ONGOING
            and _shares_people(journey, other)
            and other.place.place.code != journey.place.place.code
        ]
        if rivals and max(rivals) > _presence(journey):
            moods = {leg.mention.mood for leg in journey.legs}
            coming = moods <= {Mood.PRESENT, Mood.NEUTRAL} and Mood.PRESENT in moods
            statuses[number] = VisitStatus.PLANNED if coming else VisitStatus.PAST
    return statuses


def _shares_people(one: Journey, two: Journey) -> bool:
    return bool({p.key for p in one.visitors} & {p.key for p in two.visitors})


def _presence(journey: Journey) -> int:
    """How strongly a text says that the visitors are there now."""
    return max(
        _strength(leg.mention.kind, leg.mention.mood, leg.mention.noun) for leg in journey.legs
    )


def _strength(kind: Kind, mood: Mood, noun: bool) -> int:  # noqa: FBT001
    if (
        kind is Kind.VISITING
        or (mood is Mood.PROGRESSIVE)
        or (kind is Kind.STAY and mood is Mood.PRESENT)
    ):
        return 4
    if kind in {Kind.ARRIVE, Kind.GO, Kind.LEAVE}:
        return 3
    if kind is Kind.MEET:
        return 3 if not noun else 2
    return 1 if mood is Mood.NEUTRAL else 2
