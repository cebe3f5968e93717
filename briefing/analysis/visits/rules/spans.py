"""Which days a mention means: its time read by its mood, lengthened or left open as it is told."""

from datetime import date, timedelta

from briefing.analysis.dates import (
    UNKNOWN,
    Days,
    Duration,
    Offset,
    Sense,
    Weekdays,
    day_span,
)
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.rules.article_context import ArticleContext, TimeMention
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import FUTURE, OFF, Mood
from briefing.analysis.visits.rules.noun_mood import BEGIN, END, governor
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.analysis.visits.rules.when import new_time
from briefing.model import Granularity

_PAST = frozenset({Mood.PAST, Mood.PERFECT})
_TO_THE_DAY = frozenset({Granularity.DAY, Granularity.RANGE})
# What a time behind one of these was agreed for.
_AGREED = lexicon("scheduled expected planned set due slated fixed arranged meant foreseen begin")
_IS = lexicon("is are am 's \u2019s 're \u2019re 'm \u2019m")
_COME_BACK = lexicon("return returns returned returning came comes come flew flies fly due")
_NOUN_PHRASE = 6  # words from "from" to the noun
# The present tense reaches no farther ahead: a day beyond is nearer in the past.
_HALF_A_YEAR = timedelta(days=183)


def sense_of(mood: Mood) -> Sense:
    """Which way a bare weekday points in a sentence of this mood."""
    if mood in FUTURE or mood in {Mood.CANCELLED, Mood.POSTPONED}:
        return Sense.FUTURE
    return Sense.PAST if mood in _PAST else Sense.NEAREST


def span_of(
    context: ArticleContext,
    mention: VisitMention,
    time: TimeMention | None,
    length: Duration | None,
) -> Days:
    """The days of a mention: those of its time, as its mood and its stay make them."""
    if time is None and _dated_by_publication(context, mention):
        today = Days(start=context.published, end=None, granularity=Granularity.DAY)
        return length.since(context.published) if length else today
    if time is None or isinstance(time.time.meaning, Offset) or time.time.bound == "before":
        return UNKNOWN
    sense = sense_of(mention.mood)
    to_come = mention.kind is not Kind.STAY or time.time.bound == "end"
    if sense is Sense.NEAREST and _has_begun(context, mention, time):
        sense = Sense.PAST
    elif _is_still_to_be(context, mention, time) or (
        sense is Sense.NEAREST and mention.mood is Mood.PRESENT and to_come
    ):
        sense = Sense.FUTURE
    span = _not_next_year(time, context.published, sense, mention.mood)
    if span.named == context.published and _is_called_off(context, mention, time):
        return UNKNOWN
    if span.end is not None and _moves_to_its_end(context, mention, time):
        # "put off until June" is put off to some day in June
        return day_span(span.end) if span.granularity in _TO_THE_DAY else span
    under_way = mention.mood is Mood.PROGRESSIVE and not mention.noun
    gone = span.end is not None and span.end < context.published
    if under_way and gone and span.granularity is Granularity.RANGE:
        span = time.time.resolve(
            context.published, Sense.FUTURE
        )  # "is visiting X from Sunday to …"
    return _from_heading(context, mention, time, bounded(context, mention, span, time, length))


def _from_heading(
    context: ArticleContext, mention: VisitMention, time: TimeMention, span: Days
) -> Days:
    """The days, from that of a diary's heading if the line only tells the last: "(to May 17)"."""
    heading = context.day_over(mention.trigger)
    if heading is None or time.time.bound != "end" or span.start is not None or span.end is None:
        return span
    first = heading.time.resolve(context.published, Sense.FUTURE).start
    if first is None or first >= span.end:
        return span
    return Days(start=first, end=span.end, granularity=Granularity.RANGE)


def _is_still_to_be(context: ArticleContext, mention: VisitMention, time: TimeMention) -> bool:
    """Whether somebody is doing it on a day to come: "is going to X on Monday"."""
    words = context.words
    verb = governor(context, mention.trigger) if mention.noun else mention.trigger
    if mention.mood not in {Mood.PROGRESSIVE, Mood.NEUTRAL} or verb is None or time.time.bound:
        return False
    now = words.lower[verb].endswith("ing") and _IS & {*words.lower[max(verb - 4, 0) : verb]}
    return bool(now) and isinstance(time.time.meaning, Weekdays)


def _has_begun(context: ArticleContext, mention: VisitMention, time: TimeMention) -> bool:
    """Whether a visit is told to have begun then: "began her visit on Tuesday", not "begins"."""
    verb = governor(context, mention.trigger) if mention.noun else None
    if verb is None or context.words.lower[verb] not in BEGIN or time.time.bound == "end":
        return False
    heads = {context.words.head[token] for token in range(time.start, time.end)}
    if not heads & {verb, mention.trigger}:
        return False
    tags = [context.words.tag[child] for child in context.words.children[verb]]
    return context.words.tag[verb] in {"VBD", "VBN"} and "MD" not in tags


def _moves_to_its_end(context: ArticleContext, mention: VisitMention, time: TimeMention) -> bool:
    """Whether the last day is the new one: "moved from Monday to Friday", "put off until May 3"."""
    if not (time.time.text.lower().startswith("from ") or time.time.bound == "end"):
        return False
    return mention.mood is Mood.POSTPONED or new_time(context, mention) is time


def _is_called_off(context: ArticleContext, mention: VisitMention, time: TimeMention) -> bool:
    """Whether today is when a visit was called off, not when it was to be.

    "Cancelled X's visit to Oslo on Thursday", told that Thursday, but not "Thursday's visit" nor
    "a visit due on Thursday".
    """
    if mention.mood not in OFF or time.start < mention.trigger:
        return False
    return not _AGREED & set(context.words.lower[mention.trigger : time.start])


def _not_next_year(time: TimeMention, published: date, sense: Sense, mood: Mood) -> Days:
    """The days a time means: "visits X on the 19th", told on the 20th, is not of next year."""
    span = time.time.resolve(published, sense)
    first = span.start or span.end
    if sense is not Sense.FUTURE or mood is not Mood.PRESENT or first is None:
        return span
    return time.time.resolve(published, Sense.NEAREST) if first - published > _HALF_A_YEAR else span


def _dated_by_publication(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether a digest's present tense dates an arrival or a beginning: "arrives in Rome"."""
    if mention.mood is not Mood.PRESENT or not mention.places:
        return False
    if mention.kind is Kind.ARRIVE:
        return context.words.tag[mention.trigger] == "VBZ"
    verb = (
        governor(context, mention.trigger) if mention.kind is Kind.TRIP and mention.noun else None
    )
    return verb is not None and context.words.lower[verb] in {"begins", "starts", "opens"}


def bounded(
    context: ArticleContext,
    mention: VisitMention,
    span: Days,
    time: TimeMention,
    length: Duration | None,
) -> Days:
    """Add the duration to a first or last day; leave the end open for an arrival."""
    day = span.start or span.end
    if day is None or span.end not in {None, day} or span.start not in {None, day}:
        return span
    verb = _verb_of_time(context, mention, time) if mention.kind is Kind.TRIP else ""
    over = mention.base == "left" or (mention.base == "from" and _returns(context, mention))
    if over or verb in END or (verb in _COME_BACK and _comes_from(context, mention)):
        if length is not None and not over:
            return length.until(day)
        there = mention.places and mention.mood is not Mood.PAST and not over
        return span if there else Days(start=None, end=day, granularity=span.granularity)
    if length is not None and span.start is not None:
        return length.since(span.start)
    opens = mention.kind in {Kind.ARRIVE, Kind.LEAVE} or mention.base == "head" or verb in BEGIN
    if opens and span.start is not None:
        return Days(start=span.start, end=None, granularity=span.granularity)
    return span


def _returns(context: ArticleContext, mention: VisitMention) -> bool:
    return context.words.lower[mention.trigger].startswith("return")


def _comes_from(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether it is what somebody comes back from: "returned from a three-day visit"."""
    words = context.words
    first = max(mention.trigger - _NOUN_PHRASE, words.sentence_start(mention.trigger))
    return mention.noun and "from" in words.lower[first : mention.trigger]


def _verb_of_time(context: ArticleContext, mention: VisitMention, time: TimeMention) -> str:
    """The verb that says what happens at this time: "began Sunday", "ended the tour Wednesday"."""
    words = context.words
    first = words.sentence_start(time.start)
    for index in range(time.start - 1, first - 1, -1):
        if words.pos[index] == "VERB" or words.lower[index] in BEGIN | END:
            if index == mention.trigger:
                return ""
            return words.lower[index]
    verb = governor(context, mention.trigger) if mention.noun else None
    return words.lower[verb] if verb is not None else ""
