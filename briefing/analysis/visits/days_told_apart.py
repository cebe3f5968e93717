"""Finds the days of a visit that another day tells: "in X on May 3 and in Y two days later".

The readers look for a time that tells the days itself. A distance counts from the day before it,
a day right behind the place is of that place, and the later stops of a journey come later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.dates import (
    Dates,
    Days,
    FromTo,
    Offset,
    TimeExpression,
    Weekdays,
    tells_when,
)
from briefing.analysis.visits.companions import folded
from briefing.analysis.visits.day_context import time_of, token_at
from briefing.analysis.visits.days import sense_of
from briefing.analysis.visits.draft_visits import OFF, VisitDraft
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus

_WEEK = timedelta(days=7)
# "A month after" is seldom meant to the day.
_INEXACT = 28
# What is wished for or asked has no day yet.
_NO_DAY = OFF | {VisitStatus.INVITED, VisitStatus.POSSIBLE}
_EXACT = frozenset({Granularity.DAY, Granularity.RANGE})
# Between a place and its day.
_BEHIND = re.compile(r",? ?\(?")
_CLOSES = re.compile(r"\s*(?:$|[.,;:)]|and\b)")
# Before a distance that opens its clause, or stands right behind its place.
_CLAUSE_OPENS = re.compile(r"(?:^|[,;:.]\s*|\band |\bthen )$")


def with_days_apart(
    words: Words, drafts: Sequence[VisitDraft], *, published: date
) -> list[VisitDraft]:
    """The visits, those without days with what other days of the text tell of them.

    Args:
        words: The text.
        drafts: What was found in it.
        published: The day its dates are read against.
    """
    told = [_dated(words, draft, drafts, published) for draft in drafts]
    for place in sorted(range(len(told)), key=lambda n: _begin(words, told[n])):
        told[place] = _in_order(words, told[place], told)
    return told


def _begin(words: Words, draft: VisitDraft) -> int:
    time = time_of(words, draft)
    return time.begin if time else 0


def _dated(
    words: Words, draft: VisitDraft, drafts: Sequence[VisitDraft], published: date
) -> VisitDraft:
    taken = {one.when_text for one in drafts if one is not draft}
    shared = [
        one
        for one in drafts
        if one is not draft
        and (one.when_text, one.start, one.end) == (draft.when_text, draft.start, draft.end)
    ]
    if draft.status in _NO_DAY or ((draft.start or draft.end) and not shared):
        return draft  # of a day that it shares, another stop may be the owner
    for start, end in draft.evidence:
        for time in words.times:
            if not start <= time.begin < end:
                continue
            days = _right_behind(words, draft, time, published) if time.text not in taken else None
            days = days or _distant(words, draft, drafts, time, (start, end), published)
            if days is not None:
                return replace(
                    draft, start=days.start, end=days.end, granularity=days.granularity,
                    when_text=time.text,
                )  # fmt: skip
    return draft


def _right_behind(
    words: Words, draft: VisitDraft, time: TimeExpression, published: date
) -> Days | None:
    """The days that stand right behind the place: "then Algiers on April 1-2"."""
    if time.bound in {"before", "after"} or not tells_when(time):
        return None
    before = words.layout.reading[: time.begin]
    for name in draft.destination:
        place, found, gap = before.rpartition(name)
        if found and _BEHIND.fullmatch(gap) and not place[-1:].isalnum():
            days = time.resolve(published, sense_of(draft.status))
            return days if days.start is not None and days.granularity in _EXACT else None
    return None


def _distant(
    words: Words, draft: VisitDraft, drafts: Sequence[VisitDraft], time: TimeExpression,
    sentence: tuple[int, int], published: date,
) -> Days | None:  # fmt: skip
    """The day so many days from the one that is named before: "a week later he will go to Y"."""
    meaning = time.meaning
    if not isinstance(meaning, Offset) or abs(meaning.days) >= _INEXACT:
        return None
    if meaning.event and not _CLOSES.match(words.layout.reading, time.end):
        return None  # "the day after the vote"
    if not _tells_of(words, draft, drafts, time, sentence):
        return None
    sense = sense_of(draft.status)
    named = [
        day
        for other in _before(words, time, sentence)
        if (day := other.resolve(published, sense).start)
        and day == other.resolve(published, sense).end
    ]
    return meaning.after(named[-1]) if named else None


def _before(
    words: Words, time: TimeExpression, sentence: tuple[int, int]
) -> Iterator[TimeExpression]:
    """The times before a time, in its sentence or the one before."""
    number = words.sentence[token_at(words, sentence[0])]
    first = words.visible(number - 1)[0] if number else sentence[0]
    for other in words.times:
        if first <= other.begin and other.end <= time.begin and not other.bound:
            yield other


def _tells_of(
    words: Words, draft: VisitDraft, drafts: Sequence[VisitDraft], time: TimeExpression,
    sentence: tuple[int, int],
) -> bool:  # fmt: skip
    """Whether a distance stands in the clause of a visit: behind its place, or before it."""
    text = words.layout.reading
    before, behind = text[sentence[0] : time.begin], text[time.end : sentence[1]]
    own = [name for name in draft.destination if name in before or name in behind]
    others = {name for one in drafts for name in one.destination} - {*draft.destination}
    if not own:
        return False
    if _CLAUSE_OPENS.search(before):
        clause = re.split(r"[;:]|, and ", behind)[0]
        named = sorted(
            (clause.find(name), name in own) for name in {*own, *others} if name in clause
        )
        return bool(named) and named[0][1]
    named = sorted((before.rfind(name), name in own) for name in {*own, *others} if name in before)
    if not named or not named[-1][1]:
        return False
    return not re.search(r"[;:]", before[named[-1][0] :])


def _in_order(words: Words, draft: VisitDraft, drafts: Sequence[VisitDraft]) -> VisitDraft:
    """A later stop of a sentence on the weekday that follows the stop before it."""
    time = time_of(words, draft)
    if time is None or draft.start is None or not draft.status.upcoming:
        return draft
    if not isinstance(time.meaning, Weekdays) or time.meaning.weeks is not None:
        return draft
    former = [
        (other_time.begin, other.end or other.start)
        for other in drafts
        if other is not draft
        and folded(other.visitor) & folded(draft.visitor)
        and other.status.upcoming
        and other.granularity in _EXACT
        and (other_time := time_of(words, other)) is not None
        and isinstance(other_time.meaning, (Dates, FromTo, Weekdays))
        and other_time.begin < time.begin
        and {*other.evidence} & {*draft.evidence}
    ]
    last = max(former, default=(0, None))[1]
    if last is None or draft.start >= last or draft.start + _WEEK < last:
        return draft
    end = draft.end + _WEEK if draft.end else None
    return replace(draft, start=draft.start + _WEEK, end=end)
