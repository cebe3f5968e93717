"""Reads the stops of a tour off one sentence: "to Asia for a summit in X on Monday, talks in Y".

A region says where a tour leads; where it stops stands behind, each place with its day.
"""

from collections.abc import Iterable, Iterator

from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import FUTURE, Mood
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.gazetteer import PlaceKind

_TRAVELS = frozenset({Kind.TRIP, Kind.GO, Kind.VISIT, Kind.LEAVE})
_TOLD = FUTURE | {Mood.PAST, Mood.PERFECT}
_TOURED = _TOLD | {Mood.PRESENT, Mood.PROGRESSIVE}
_MEETINGS = frozenset({Kind.TALKS, Kind.MEET})
_MEANWHILE = frozenset({"as", "while", "because", "since"})
# A day stands right behind its place, or behind a comma.
_APART = 1


def with_stops(context: ArticleContext, mentions: Iterable[VisitMention]) -> Iterator[VisitMention]:
    """The mentions of a text, with the stops of tours for the meetings that they are made for.

    Args:
        context: The text.
        mentions: Its mentions, in order.
    """
    found = list(mentions)
    tours = [(one, places) for one in found if _is_tour(one) and (places := _dated(context, one))]
    for mention in found:
        places = next((told for tour, told in tours if _leads(context, tour, mention)), ())
        if not {*mention.places} & {*places}:
            yield mention
    for tour, places in tours:
        yield from (_stop(context, tour, place, found) for place in places)


def _is_tour(mention: VisitMention) -> bool:
    wide = [place for place in mention.places if place.place.kind is PlaceKind.REGION]
    travels = mention.kind in _TRAVELS and mention.mood in _TOURED
    return travels and len(wide) == 1 == len(mention.places) and bool(mention.visitors)


def _leads(context: ArticleContext, tour: VisitMention, mention: VisitMention) -> bool:
    """Whether a meeting is told behind a tour in its sentence."""
    sentence = context.words.sentence
    same = sentence[tour.trigger] == sentence[mention.trigger]
    behind = tour.trigger < mention.trigger and mention.kind in _MEETINGS
    return same and behind


def _dated(context: ArticleContext, tour: VisitMention) -> tuple[PlaceMention, ...]:
    """The places behind a tour in its sentence that have a day each."""
    end = context.words.sentence_end(tour.trigger)
    return tuple(
        place
        for place in context.places_in(tour.places[0].end, end)
        if place.place.kind is not PlaceKind.REGION
        and not _is_of_others(context, tour, place)
        and any(time.start - place.end <= _APART for time in context.times_in(place.end, end))
    )


def _is_of_others(context: ArticleContext, tour: VisitMention, place: PlaceMention) -> bool:
    """Whether a place stands in a clause of what others do: "as protests in X on Sunday grew"."""
    words = context.words
    node = place.start
    while node != tour.trigger and words.head[node] != node:
        below = words.children[node]
        others = any(words.dep[c].startswith("nsubj") and words.pos[c] != "PRON" for c in below)
        meanwhile = any(words.dep[c] == "mark" and words.lower[c] in _MEANWHILE for c in below)
        if words.dep[node] == "advcl" and others and meanwhile:
            return True
        node = words.head[node]
    return False


def _stop(
    context: ArticleContext, tour: VisitMention, place: PlaceMention, found: list[VisitMention]
) -> VisitMention:
    there = [one for one in found if place in one.places and one.kind in _MEETINGS]
    hosts = [host for one in there for host in one.hosts]
    moods = (one.mood for one in there if one.mood in _TOLD)
    before = place.start - 1
    preposition = context.words.pos[before] == "ADP"
    return VisitMention(
        trigger=before if preposition else place.start,
        kind=Kind.GO,
        base="stop",
        visitors=tour.visitors,
        places=(place,),
        hosts=tuple(hosts),
        mood=next(moods, tour.mood),
    )
