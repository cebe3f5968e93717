"""Settles the status of the visits of one text against each other: nobody is in two places."""

from briefing.analysis.dates import Sense
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.journey import Journey
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.gazetteer import PlaceKind
from briefing.model import VisitStatus


def settle(context: ArticleContext, journeys: list[Journey]) -> list[VisitStatus | None]:
    """The status of each visit; None where nothing tells it, not even that somebody is there."""
    statuses = [_not_before_its_day(context, journey) for journey in journeys]
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


def _not_before_its_day(context: ArticleContext, journey: Journey) -> VisitStatus | None:
    """The status by its own words; nobody is there yet if the sentence names a day to come."""
    status = journey.status(context.published)
    if status is None and any(_is_at_it(context, leg.mention) for leg in journey.legs):
        return VisitStatus.ONGOING
    first = journey.span().start
    if first is not None:
        early = first > context.published and status in {VisitStatus.ONGOING, VisitStatus.PAST}
        return VisitStatus.PLANNED if early else status
    if status is not VisitStatus.ONGOING:
        return status
    told = [leg.mention for leg in journey.legs]
    unsettled = {Mood.PRESENT, Mood.NEUTRAL}
    if not all(m.mood in unsettled and m.kind is not Kind.STAY and m.base != "from" for m in told):
        return status
    return VisitStatus.PLANNED if any(_names_day_ahead(context, m) for m in told) else status


def _is_at_it(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether something is told to happen on the visit: "during X's visit", "at talks in Y"."""
    if mention.kind is Kind.MEET:
        return True  # "in X, where she met the president"
    words = context.words
    cases = {words.lower[c] for c in words.children[mention.trigger] if words.dep[c] == "case"}
    return mention.noun and bool(cases & {"during", "at", "on"})


def _names_day_ahead(context: ArticleContext, mention: VisitMention) -> bool:
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    spans = [t.time.resolve(context.published, Sense.NEAREST) for t in context.times_in(first, end)]
    return any(span.start is not None and span.start > context.published for span in spans)


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


def _strength(mention: VisitMention) -> int:
    passing = mention.base in {"stop", "stopover", "stops"}
    if mention.mood is Mood.PRESENT and passing:  # "she stops in Britain before returning home"
        return 0
    stays = mention.kind is Kind.STAY and mention.mood is Mood.PRESENT
    if mention.kind is Kind.VISITING or mention.mood is Mood.PROGRESSIVE or stays:
        return 4
    if mention.kind is Kind.LEAVE:
        return 4  # who left for another place is no more where they met
    if mention.kind in {Kind.ARRIVE, Kind.GO, Kind.MEET}:
        return 3
    return 1 if mention.mood is Mood.NEUTRAL else 2
