"""Which days a visit is on: those that the time expressions told of it mean, read by its status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.dates import (
    UNKNOWN,
    Days,
    Duration,
    Offset,
    Sense,
    TimeExpression,
    tells_when,
)
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import TimeCandidate
from briefing.analysis.visits.scorer import Floats
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus

# A time that tells days of a visit more likely than not does.
_TELLS = 0.35
# Of several, a finer one is preferred to a surer one if it is hardly less sure.
_HARDLY_LESS = 0.3
_FINENESS = {
    Granularity.DAY: 5, Granularity.RANGE: 4, Granularity.WEEK: 3, Granularity.MONTH: 2,
}  # fmt: skip
_OVER = frozenset({VisitStatus.PAST})
_PRESENT = frozenset({VisitStatus.ONGOING})
# "a month after" is seldom meant to the day.
_INEXACT = 28
# What counts the places of a tour.
_STATIONS = lexicon("nation country city nations countries cities")
# Before a time, these say when a journey is over.
_BACK = lexicon("back home")
# Who does this on a day was there until then, or is there from then on.
_ENDS = lexicon(
    "left leaves leave departed departs depart ended ends end concluded concludes return returns",
    "returned wraps wrapped winds wound finishes finished completes completed",
)
_OPENS = lexicon(
    "arrived arrives arrive arriving begins began begin starts started start leaves opens opened",
    "landed lands land heads",
)


@dataclass(frozen=True, slots=True)
class Told:
    """The days of a visit and the words that tell them."""

    span: Days = UNKNOWN
    expression: TimeExpression | None = None


def days_of(
    words: Words, times: Sequence[TimeCandidate], scores: Floats, status: VisitStatus,
    published: date,
) -> Told:  # fmt: skip
    """The days of a visit.

    Args:
        words: The text.
        times: Its time expressions.
        scores: How likely each tells days of the visit.
        status: How certain the visit is; it says which way a bare weekday points.
        published: The day its dates are read against.
    """
    told = [
        (float(score), time) for score, time in zip(scores, times, strict=True) if score >= _TELLS
    ]
    sense = sense_of(status)
    best: tuple[int, float, TimeCandidate, Days] | None = None
    for score, time in sorted(told, key=lambda one: -one[0]):
        if not tells_when(time.expression) or isinstance(time.expression.meaning, Offset):
            continue
        if status.upcoming and is_way_back(words, time.span[0]):
            continue
        span = time.expression.resolve(published, sense)
        if span == UNKNOWN:
            continue
        fine = _FINENESS.get(span.granularity, 1)
        if best is None or (fine > best[0] and score > best[1] - _HARDLY_LESS):
            best = fine, score, time, span
    if best is None:
        return _offset(words, told, sense, published)
    _, _, time, span = best
    lengths = (
        t.expression.meaning
        for _, t in told
        if isinstance(t.expression.meaning, Duration) and not of_tour(words, t.span[1])
    )
    length = next(lengths, None)
    return Told(_bounded(words, time, span, length, status), time.expression)


def is_way_back(words: Words, start: int) -> bool:
    """Whether a time that starts here only says when somebody is home again: "due back on"."""
    before = words.lower[max(start - 2, words.sentence_start(start)) : start]
    return bool(before) and (before[-1] in _BACK or before == ["back", "home"])


def of_tour(words: Words, end: int) -> bool:
    """Whether a duration that ends here is that of a tour: "on an 11-day, four-nation tour"."""
    return bool(_STATIONS & set(words.lower[end : min(end + 5, words.sentence_end(end - 1))]))


def sense_of(status: VisitStatus) -> Sense:
    """Which way a bare day of a visit of this status points."""
    if status in _OVER:
        return Sense.PAST
    return Sense.NEAREST if status in _PRESENT else Sense.FUTURE


def _bounded(
    words: Words, time: TimeCandidate, span: Days, length: Duration | None, status: VisitStatus
) -> Days:
    """Add the duration to a first or last day; leave open what a departure leaves open."""
    day = span.start or span.end
    if day is None or span.end not in {None, day} or span.start not in {None, day}:
        return span
    at = _verb_beside(words, time)
    verb = words.lower[at] if at is not None else ""
    ends = verb in _ENDS and status in _OVER | _PRESENT and not _comes_again(words, at)
    if length is not None:
        return length.until(day) if ends else length.since(day)
    if ends and verb != "leaves":
        return Days(start=None, end=day, granularity=span.granularity)
    if verb in _OPENS:
        return Days(start=day, end=None, granularity=span.granularity)
    return span


def _comes_again(words: Words, verb: int | None) -> bool:
    """Whether somebody returns to a place, not from one."""
    if verb is None or not words.lower[verb].startswith("return"):
        return False
    behind = words.lower[verb + 1 : words.sentence_end(verb)]
    return behind[:1] == ["to"] and "from" not in behind


def _verb_beside(words: Words, time: TimeCandidate) -> int | None:
    """The nearest verb before a time in its sentence, or else the first one behind it."""
    start, end = words.sentence_start(time.span[0]), words.sentence_end(time.span[0])
    near = [*range(time.span[0] - 1, start - 1, -1), *range(time.span[1], end)]
    return next((i for i in near if words.pos[i] == "VERB"), None)


def is_of_the_way_back(words: Words, time: TimeCandidate) -> bool:
    """Whether a time says when somebody will be back: "will return on Friday from X"."""
    verb = _verb_beside(words, time)
    if verb is None or not words.lower[verb].startswith("return"):
        return False
    return any(words.tag[child] == "MD" for child in words.children[verb])


def _offset(
    words: Words, told: Sequence[tuple[float, TimeCandidate]], sense: Sense, published: date
) -> Told:
    """The day of "eight days later", counted from the last day that the text names before."""
    for _, time in told:
        meaning = time.expression.meaning
        if not isinstance(meaning, Offset) or meaning.event or abs(meaning.days) >= _INEXACT:
            continue
        first = words.starts[max(words.sentence[time.span[0]] - 1, 0)]
        begin = words.offsets[first]
        earlier = [
            other.expression.resolve(published, sense)
            for _, other in told
            if begin <= other.expression.begin < time.expression.begin
        ]
        start = next((span.start for span in reversed(earlier) if span.start), None)
        if start is not None:
            return Told(meaning.after(start), time.expression)
    return Told()
