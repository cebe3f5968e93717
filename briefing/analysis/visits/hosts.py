"""Who receives: the people of the place that the visitor meets."""

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.journeys import Journey
from briefing.analysis.visits.people import Person, people_at
from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import REPORTING
from briefing.model import ActorType

_MEETING = lexicon(
    "meet meets met meeting meetings talks talk talked discuss discussed discussions host hosts",
    "hosted receive received receives welcome welcomed welcomes greeted invitation invited invite",
    "invites conference counterpart confer conferred summit dinner lunch sign signed agreements",
    "negotiations consultations hold held audience guest interview visiting",
)


def host_of(scene: Scene, journey: Journey, journeys: list[Journey]) -> str | None:
    """The host of a visit by name, or None."""
    visitors = {person.key for person in journey.visitors}
    told = [host for leg in [*journey.legs, *journey.extra] for host in leg.hosts]
    country = journey.place.place.country
    told.sort(key=lambda host: (host.actor is None, host.home != country))
    at_home = _at_home(scene, journey, journeys, visitors)
    best = [host for host in told if host.home == country and host.actor] + at_home
    for host in [*best, *told]:
        if host.key not in visitors:
            return host.name
    return None


def _at_home(
    scene: Scene, journey: Journey, journeys: list[Journey], visitors: set[str]
) -> list[Person]:
    """People of the country, in the sentences of the visit, then in those that go on about it."""
    words = scene.words
    country = journey.place.place.country
    if country is None or any(person.home == country for person in journey.visitors):
        return []
    mine = sorted({words.sentence[leg.mention.trigger] for leg in journey.legs})
    others = {
        words.sentence[leg.mention.trigger] for other in journeys if other is not journey
        for leg in other.legs
    }  # fmt: skip
    later = [
        n for n in range(mine[0] + 1, len(words.starts) - 1) if n not in others and n not in mine
    ]
    found: list[Person] = []
    for number in [*mine, *later]:
        first, end = words.starts[number], words.starts[number + 1]
        if not _MEETING & set(words.lower[first:end]):
            continue
        keys = {actor.name.casefold() for actor in scene.actors_within(first, end)}
        if number not in mine and not keys & visitors:
            continue
        for index in range(first, end):
            for person in people_at(scene, index, deep=9):
                if _speaks(scene, index):
                    continue
                if person.home == country and person.key not in visitors and _is_person(person):
                    found.append(person)
    return found


def _is_person(person: Person) -> bool:
    return person.actor is not None and person.actor.type is ActorType.PERSON


def _speaks(scene: Scene, index: int) -> bool:
    """Whether the sentence only quotes the person."""
    words = scene.words
    node = index
    while words.dep[node] in {"flat", "compound", "appos"} and words.head[node] != node:
        node = words.head[node]
    return words.dep[node] == "nsubj" and words.lower[words.head[node]] in REPORTING
