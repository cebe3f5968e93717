"""The status of one mention of a visit: its mood, seen against its days and the publication."""

from datetime import date

from briefing.analysis.dates import Days
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import DONE, Mood
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.model import Granularity, VisitStatus

_SAID = {
    Mood.EXPECTED: VisitStatus.EXPECTED,
    Mood.POSSIBLE: VisitStatus.POSSIBLE,
    Mood.INVITED: VisitStatus.INVITED,
    Mood.CANCELLED: VisitStatus.CANCELLED,
    Mood.POSTPONED: VisitStatus.POSTPONED,
    Mood.DENIED: VisitStatus.DENIED,
}
_THERE = frozenset({Kind.ARRIVE, Kind.MEET, Kind.TALKS, Kind.STAY, Kind.HOST})
# Who arrived without a word on leaving is still there for so many days.
_STILL_THERE = 3
# "was to meet on Monday", told on Tuesday, may still be to come; told on Friday, it is over.
_STILL_TO_COME = 1


def status_of(mention: VisitMention, span: Days, published: date) -> VisitStatus | None:
    """The status of a mention; None if it does not tell."""
    if mention.mood in _SAID:
        return _SAID[mention.mood]
    first, last = span.start or span.end, span.end or span.start
    if mention.mood is Mood.PLANNED:
        return _planned(mention, span, published)
    present = mention.mood in {Mood.PRESENT, Mood.PROGRESSIVE}
    there = present and mention.kind is Kind.STAY and span.start is None  # "is in X until Friday"
    if first is not None and first > published and not there:
        return VisitStatus.PLANNED
    if mention.mood in DONE:
        return _done(mention, first, last, published)
    over = last is not None and last < published
    if present:
        return _present(mention, over=over)
    dated = VisitStatus.ONGOING if first is not None else None
    return VisitStatus.PAST if over else dated


def _planned(mention: VisitMention, span: Days, published: date) -> VisitStatus:
    last = span.end or span.start
    if _stays_until(mention, span, published) or _is_to_end(mention, span, published):
        return VisitStatus.ONGOING
    late = last is not None and (published - last).days > _STILL_TO_COME
    return VisitStatus.PAST if late else VisitStatus.PLANNED


def _is_to_end(mention: VisitMention, span: Days, published: date) -> bool:
    """Whether somebody is there who will come back: "will return on Friday from a visit"."""
    if span.start is None or span.end is None or span.granularity is not Granularity.RANGE:
        return False
    return mention.noun and mention.kind is Kind.TRIP and span.start < published <= span.end


def _stays_until(mention: VisitMention, span: Days, published: date) -> bool:
    """Whether somebody is there already: "will stay in X until Wednesday"."""
    stays = mention.base in {"stay", "remain"} and span.start is None
    return stays and span.end is not None and span.end >= published


def _present(mention: VisitMention, *, over: bool) -> VisitStatus:
    if mention.kind in {Kind.LEAVE, Kind.SEND} or mention.base == "head":
        return VisitStatus.PLANNED
    lasting = mention.kind in {Kind.TRIP, Kind.STAY}
    return VisitStatus.PAST if over and not lasting else VisitStatus.ONGOING


def _over_today(
    mention: VisitMention, first: date | None, last: date | None, published: date
) -> bool:
    """Whether a day's visit is told when it is over: "visited X on Thursday", told that day."""
    told = mention.finite and mention.kind in {Kind.VISIT, Kind.MEET}
    return told and mention.mood is Mood.PAST and first == last == published


def _done(
    mention: VisitMention, first: date | None, last: date | None, published: date
) -> VisitStatus:
    """For the past tense: who arrived or met there is still there, who visited has been there."""
    if mention.kind is Kind.LEAVE:
        return VisitStatus.ONGOING
    if mention.base == "spend" or _over_today(mention, first, last, published):
        return VisitStatus.PAST
    if last is not None and last >= published:
        exact = mention.kind not in {Kind.VISIT, Kind.GO} or first == last
        return VisitStatus.ONGOING if exact else VisitStatus.PAST
    if mention.kind is Kind.ARRIVE or (last is None and mention.kind in _THERE):
        recent = first is None or (published - first).days <= _STILL_THERE
        return VisitStatus.ONGOING if recent else VisitStatus.PAST
    # who "had travelled" has been there; who "has travelled" or "travelled" may still be
    told = mention.finite or mention.mood is not Mood.PAST
    moved = mention.kind is Kind.GO and mention.base != "return" and told
    sent = mention.kind is Kind.SEND and mention.mood is Mood.PERFECT
    return VisitStatus.ONGOING if (moved or sent) and last is None else VisitStatus.PAST
