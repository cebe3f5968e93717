"""Finds visits told in a list of days: "will be in Oslo on March 12 and April 3" tells two.

A visit is one of a visitor, a place and a date, and both readers keep one date of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from briefing.analysis.dates import Dates, TimeExpression
from briefing.analysis.visits.companions import folded
from briefing.analysis.visits.days import sense_of
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus

# A visit that is put off has an old day and a new one; one that goes on, a first and a last.
_ONE_DAY = frozenset({VisitStatus.POSTPONED, VisitStatus.ONGOING})
_AND = re.compile(r"(?P<comma>,)? and (?:(?:then |once )?again |then |also )?")
_COMMA = re.compile(r", ")
# Behind the last day the sentence ends, or goes on with what the visits are for: another place or
# another subject would claim that day ("and on April 3 parliament will vote").
_CLOSES = re.compile(r"$|[.;:)\"\u201d]|,(?! \w+ on\b)| (?:for|to|with|as|ahead of|amid)\b")
# Between the place and the list: these give the days to something else ("for votes on March 12").
_OF_OTHERS = re.compile(
    r"[;:]|\b(?:ahead|before|after|for|since|that|which|who|where|when|while|during|because)\b"
)


def on_each_day(words: Words, drafts: Sequence[VisitDraft], *, published: date) -> list[VisitDraft]:
    """The visits; of those told with a list of days, one for each day, or one for days in a row.

    Args:
        words: The text.
        drafts: What was found in it.
        published: The day its dates are read against.
    """
    lists = _lists(words.layout.reading, words.times)
    if not lists:
        return list(drafts)
    return [one for draft in drafts for one in _each(words, draft, drafts, lists, published)]


def _lists(text: str, times: Sequence[TimeExpression]) -> list[list[TimeExpression]]:
    """The lists of calendar days: "May 4, June 8 and July 2"."""
    lists: list[list[TimeExpression]] = []
    open_list: list[TimeExpression] = []
    for before, time in pairwise(times):
        joint = text[before.end : time.begin]
        last = _AND.fullmatch(joint)
        if not (_is_day(before) and _is_day(time) and (last or _COMMA.fullmatch(joint))):
            open_list = []
            continue
        open_list = [*(open_list or [before]), time]
        # A comma before the "and" of two opens a clause.
        if last and (len(open_list) > 2 or not last["comma"]) and _CLOSES.match(text, time.end):
            lists.append(open_list)
    return lists


def _is_day(time: TimeExpression) -> bool:
    return isinstance(time.meaning, Dates) and not time.bound


def _each(
    words: Words, draft: VisitDraft, drafts: Sequence[VisitDraft],
    lists: Sequence[list[TimeExpression]], published: date,
) -> list[VisitDraft]:  # fmt: skip
    if draft.start is None or draft.start != draft.end or draft.status in _ONE_DAY:
        return [draft]
    sense = sense_of(draft.status)
    for listed in lists:
        days = [time.resolve(published, sense) for time in listed]
        starts = [span.start for span in days if span.start and span.start == span.end]
        told = draft.when_text in {time.text for time in listed} and draft.start in starts
        here = _stands_behind_place(words.layout.reading, draft, listed[0].begin)
        ascending = all(one < other for one, other in pairwise(starts))
        if told and here and ascending and len(starts) == len(listed):
            if _goes_elsewhere(draft, drafts):
                return [draft]
            return _of_days(words, draft, listed, starts)
    return [draft]


def _stands_behind_place(text: str, draft: VisitDraft, begin: int) -> bool:
    """Whether days that begin here are told of the place that a sentence of the visit names."""
    for first, end in draft.evidence:
        if first <= begin < end:
            before = text[first:begin]
            names = [name for name in draft.destination if name in before]
            gaps = [before.rpartition(name)[2] for name in names]
            return any(not _OF_OTHERS.search(gap) for gap in gaps)
    return False


def _goes_elsewhere(draft: VisitDraft, drafts: Sequence[VisitDraft]) -> bool:
    """Whether a sentence tells another visit of them: each day of its list may be of one."""
    return any(
        other is not draft
        and bool({*draft.evidence} & {*other.evidence})
        and bool(folded(draft.visitor) & folded(other.visitor))
        for other in drafts
    )


def _of_days(
    words: Words, draft: VisitDraft, listed: Sequence[TimeExpression], days: Sequence[date]
) -> list[VisitDraft]:
    """One visit for each day; of days in a row, one of all."""
    if all(other - one == timedelta(days=1) for one, other in pairwise(days)):
        text = words.layout.reading[listed[0].begin : listed[-1].end]
        whole = replace(draft, start=days[0], end=days[-1], when_text=text)
        return [replace(whole, granularity=Granularity.RANGE)]
    return [
        replace(draft, start=day, end=day, when_text=time.text)
        for time, day in zip(listed, days, strict=True)
    ]
