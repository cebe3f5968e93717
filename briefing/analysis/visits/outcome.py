"""Settles the status of the visits of one text against each other: nobody is in two places."""

from briefing.analysis.places import PlaceKind
from briefing.analysis.visits.journeys import Journey
from briefing.analysis.visits.mentions import Mention
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
            and _elsewhere(journey, other)
        ]
        if rivals and max(rivals) > _presence(journey):
            moods = {leg.mention.mood for leg in journey.legs}
            coming = moods <= {Mood.PRESENT, Mood.NEUTRAL} and Mood.PRESENT in moods
            statuses[number] = VisitStatus.PLANNED if coming else VisitStatus.PAST
    return statuses


def _elsewhere(one: Journey, two: Journey) -> bool:
    """Whether two places cannot be the same one."""
    ours, theirs = one.place.place, two.place.place
    if PlaceKind.COUNTRY in {ours.kind, theirs.kind}:
        return ours.code != theirs.code
    return ours.names[0] != theirs.names[0]


def _shares_people(one: Journey, two: Journey) -> bool:
    return bool({p.key for p in one.visitors} & {p.key for p in two.visitors})


def _presence(journey: Journey) -> int:
    """How strongly a text says that the visitors are there now."""
    return max(_strength(leg.mention) for leg in journey.legs)


def _strength(mention: Mention) -> int:
    passing = mention.base in {"stop", "stopover", "stops"}
    if mention.mood is Mood.PRESENT and passing:  # "she stops in Britain before returning home"
        return 0
    stays = mention.kind is Kind.STAY and mention.mood is Mood.PRESENT
    if mention.kind is Kind.VISITING or mention.mood is Mood.PROGRESSIVE or stays:
        return 4
    if mention.kind in {Kind.ARRIVE, Kind.GO, Kind.LEAVE}:
        return 3
    if mention.kind is Kind.MEET:
        return 3
    return 1 if mention.mood is Mood.NEUTRAL else 2
