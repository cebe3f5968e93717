"""Finds visits by rules on words and syntax: exact where news is put as was foreseen, else silent.

words of a visit (mention_finder, stops, statements) -> who, where, in which mood (participants,
    mood) -> when (when) -> legs (legs) -> one visit from several mentions (journeys)

    article_context   the article as the rules see it; mentions: one mention of a visit
    mention_finder    by verbs, verbs_of_others, nouns, for_clauses; vocabulary has the words,
                      verb_senses their meanings, filters what is told in the same words
    participants      who: subjects, sides, hosts, not presenters;  destinations: where
    mood              verb_mood, noun_mood; factuality (told as an event at all), by scope
    when, spans       which time it is, and which days
    legs, journeys    a visit from its mentions: journey, certainty, outcome
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefing.analysis.actors import ResolvedActors
from briefing.analysis.dates import UNKNOWN, Days
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.draft_visits import Ruled, VisitDraft
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.purposes import purpose_after
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.factuality import (
    is_conditioned,
    is_open,
    is_told_as_fact,
    is_told_or_wished_for,
)
from briefing.analysis.visits.rules.filters import (
    in_caption,
    is_no_visit,
    private_sentences,
    without_private,
)
from briefing.analysis.visits.rules.hosts import host_of
from briefing.analysis.visits.rules.journey import Journey
from briefing.analysis.visits.rules.journeys import journeys_of
from briefing.analysis.visits.rules.legs import Leg, legs_of
from briefing.analysis.visits.rules.mention_finder import mentions
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.nouns import moved_to
from briefing.analysis.visits.rules.outcome import settle
from briefing.analysis.visits.rules.participants import travels_officially
from briefing.analysis.visits.rules.presenters import speaks_only
from briefing.analysis.visits.rules.statements import SPOKE
from briefing.analysis.visits.rules.stops import with_stops
from briefing.analysis.visits.rules.when import new_time
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind
from briefing.model import VisitStatus

_FORMERLY = lexicon("planned scheduled set due slated expected fixed arranged meant foreseen")

__all__ = ["ruled_visits"]


def ruled_visits(
    words: Words, resolved: ResolvedActors, places: Sequence[PlaceMention], *, published: date
) -> Ruled:
    """Read a text by rules.

    Args:
        words: The text after the language pipeline.
        resolved: Who appears in it.
        places: Its places.
        published: The day its dates are read against.
    """
    context = ArticleContext(words, resolved, published, places)
    read = sorted(with_stops(context, mentions(context)), key=lambda one: one.trigger)
    told: list[VisitMention] = []
    untold: list[VisitMention] = []
    for mention in read:
        (told if _is_told(context, mention) else untold).append(mention)
    wished = [mention for mention in untold if _is_told(context, mention, or_wished_for=True)]
    public = without_private(context, [_as_told(context, mention) for mention in told])
    kept = {mention.trigger for mention in public}
    journeys = journeys_of(legs_of(context, public))
    statuses = settle(context, journeys)
    return Ruled(
        visits=tuple(
            _draft(context, journey, status, host_of(context, journey, journeys))
            for journey, status in zip(journeys, statuses, strict=True)
            if status is not None
        ),
        refused=frozenset(
            {words.sentence[m.trigger] for m in untold if m not in wished}
            | set(_of_moved_visits(context, journeys))
            | set(private_sentences(words))
        ),
        wished_for=frozenset(words.sentence[m.trigger] for m in wished),
        unofficial=frozenset(words.sentence[m.trigger] for m in told if m.trigger not in kept),
        private=frozenset(
            actor.name
            for actor in resolved.actors
            if not travels_officially(context, actor) or speaks_only(words, actor)
        ),
    )


def _of_moved_visits(context: ArticleContext, journeys: Sequence[Journey]) -> Iterator[int]:
    """The numbers of the sentences that tell of a visit which was moved elsewhere."""
    told = (leg.mention for journey in journeys for leg in journey.legs)
    for mention in told:
        if mention.noun and moved_to(context, mention.trigger):
            yield context.words.sentence[mention.trigger]


def _is_told(
    context: ArticleContext, mention: VisitMention, *, or_wished_for: bool = False
) -> bool:
    """Whether a mention speaks of a visit that is, was or may be; or that somebody else wants."""
    told = is_told_or_wished_for if or_wished_for else is_told_as_fact
    return (
        mention.mood is not Mood.NEVER
        and told(context, mention)
        and not is_no_visit(context, mention)
    )


def _as_told(context: ArticleContext, mention: VisitMention) -> VisitMention:
    """A mention in the mood that its layout and its conditions leave it."""
    if in_caption(context, mention):
        return replace(mention, mood=Mood.PAST, finite=True)
    left_open = is_conditioned(context, mention) or is_open(context, mention)
    if mention.mood is Mood.PLANNED and left_open:
        return replace(mention, mood=Mood.POSSIBLE)
    return mention


def _draft(
    context: ArticleContext, journey: Journey, status: VisitStatus, host: str | None
) -> VisitDraft:
    span = journey.span()
    if status is VisitStatus.POSTPONED:
        span = _moved_to(context, journey)
    visitors = tuple(person.name for person in journey.visitors)
    time = next((leg.time for leg in journey.legs if leg.time), None)
    place = journey.place.place
    return VisitDraft(
        visitor=visitors, destination=_names(journey), host=host,
        start=span.start, end=span.end, granularity=span.granularity,
        when_text=time.time.text if time else None, status=status,
        purpose=_purpose(context, journey),
        evidence=_evidence(context, journey), code=place.code,
        spoken=all(leg.mention.base == SPOKE for leg in journey.legs),
    )  # fmt: skip


def _purpose(context: ArticleContext, journey: Journey) -> str | None:
    """What the visit is for, as printed behind the first mention that tells it."""
    times = {token for time in context.times for token in range(time.start, time.end)}
    for leg in journey.legs:
        if leg.mention.base in {"from", "left"}:
            continue
        behind = leg.mention.trigger + 1
        found = purpose_after(context.words, behind, places=context.place_of, times=times)
        if found:
            return found
    return None


def _names(journey: Journey) -> tuple[str, ...]:
    """The names of the place; of several cities on one trip, all of them before the country."""
    place = journey.place.place
    others = [leg.place.place for leg in journey.legs if leg.place is not None]
    cities = [other.names[0] for other in others if other.kind is PlaceKind.CITY]
    if place.kind is not PlaceKind.CITY:
        return place.names
    first, *rest = place.names
    return tuple(dict.fromkeys([first, *cities, *rest]))


def _moved_to(context: ArticleContext, journey: Journey) -> Days:
    """The days a visit is put off to; unknown if the text tells only those it is put off from."""
    later = [leg for leg in journey.extra if new_time(context, leg.mention)]
    moved = next((leg for leg in [*journey.legs, *later] if _is_new(context, leg)), None)
    if moved is None:
        return UNKNOWN
    alone = moved.time is not None and new_time(context, moved.mention) is moved.time
    whole = journey.span()
    return moved.span if alone and whole.start != moved.span.start else whole


def _is_new(context: ArticleContext, leg: Leg) -> bool:
    """Whether the date of a leg is the one a visit is put off to."""
    if leg.time is None:
        return False
    if new_time(context, leg.mention) is leg.time:
        return True
    words = context.words
    before = words.lower[max(leg.time.start - 3, 0) : leg.time.start + 1]
    moved = {"from", "to"} <= set(words.lower[leg.time.start - 1 : leg.time.end])
    if moved or {"to", "until", "till"} & set(before[-2:]):
        return True  # but "was to start on Monday" tells the old day
    return "for" in before[-3:] and not _FORMERLY & set(before)


def _evidence(context: ArticleContext, journey: Journey) -> tuple[tuple[int, int], ...]:
    words = context.words
    received = [leg for leg in journey.extra if leg.place is not None]  # in a hall of the town
    told = [*journey.legs, *received]
    sentences = dict.fromkeys(words.sentence[leg.mention.trigger] for leg in told)
    return tuple(words.visible(number) for number in sentences)
