"""Sets right the days of a visit that the words around them give to something else.

"After the election on March 22" is not on that day, "the premier, elected on March 1," was not on
the way then, and who ends a visit on Friday was there before. Both readers take the day that
stands nearest; what stands around it is looked at here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.dates import Sense, TimeExpression
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.days import is_way_back
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus

_DAY = timedelta(days=1)
# How far before a day the word stands that makes it another event's.
_REACH = 9
# From the first token of a time to the verb it goes with: "on", the day, the month.
_UP_TO_VERB = 3
_AFTER = frozenset({"after", "following"})
_BEFORE = frozenset({"before"})
_OF_BEFORE = frozenset({"ahead", "eve"})
# What may stand between that word and the day: "after the last round of talks in Berlin on Friday".
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
_LINKS = frozenset({"in", "of", "at", "on", "for", "between", "with"})
_EVE = re.compile(
    r"\bon (?:the )?eve of (?:the |a |an )?[^,;.]{1,60}?"
    r"(?:,? (?:which|that) (?:opens|begins|starts|takes place"
    r"|(?:is|are) (?:due |set |scheduled )?to (?:open|begin|start|take place)"
    r"|will (?:open|begin|start|take place)))?\s*$",
    re.IGNORECASE,
)
_RUN_UP = re.compile(r"\brun-?up to [^,;.]{1,60}$", re.IGNORECASE)
# The day that a visit had: "a trip that was due to start on", "originally planned for".
_FORMER = re.compile(
    r"\b(?:(?:that|which) (?:was|were|had been|is|are)(?: \w+ly| first)?"
    r"|originally|initially|previously|first)(?: been)? "
    r"(?:due|scheduled|planned|set|slated|supposed|meant|expected|fixed|to)\b[^,;]*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:conclud|wrap(?:s|ped|ping)? up|finish|complet|ends?\b|ended\b|ending\b"
    r"|cut(?:s|ting)? short"
    r"|(?:fl(?:y|ew|ies)|went|head(?:ed|s)?|travel(?:l?ed|s)?|return(?:ed|s)?) "
    r"(?:(?:back )?home\b|back\b(?! (?:to|in|from)\b)))"
    r"[^,;]*$",
    re.IGNORECASE,
)
_JOURNEY = re.compile(r"\b(?:tour|journey|swing)\b", re.IGNORECASE)
_A_START = re.compile(r"\b(?:arriv|begin|began|start|land)\w*\b[^,;]*$", re.IGNORECASE)
_AGREED = lexicon("scheduled planned set due slated expected fixed arranged")
_STAYS = lexicon("stay stays staying remain remains remaining")
_LEAVES = lexicon("leave leaves leaving depart departs departing")


def days_in_context(
    words: Words, drafts: Sequence[VisitDraft], *, published: date
) -> list[VisitDraft]:
    """The visits, with the days that their sentences tell of them.

    Args:
        words: The text.
        drafts: What was found in it.
        published: The day its dates are read against.
    """
    return [_in_context(words, draft, published) for draft in drafts]


def _in_context(words: Words, draft: VisitDraft, published: date) -> VisitDraft:
    time = time_of(words, draft)
    if time is None:
        return draft
    token = token_at(words, time.begin)
    before = words.layout.reading[words.offsets[words.sentence_start(token)] : time.begin]
    if draft.status is VisitStatus.POSTPONED:
        had = time.resolve(published, Sense.FUTURE)
        former = _FORMER.search(before) and had.start == draft.start
        return _undated(draft) if former else draft
    if draft.status.upcoming:
        if _says_who(words, draft, token):
            return _undated(draft)
        beside = _beside_event(words, draft, time, token, before)
        if beside is not None:
            return beside
    return _up_to_leaving(words, _ended(draft, before), time)


def time_of(words: Words, draft: VisitDraft) -> TimeExpression | None:
    """The expression that a visit was dated with."""
    if draft.when_text is None:
        return None
    for start, end in draft.evidence:
        for time in words.times:
            if start <= time.begin < end and time.text == draft.when_text:
                return time
    return None


def token_at(words: Words, begin: int) -> int:
    """The token that a character belongs to."""
    return max(bisect_right(words.offsets, begin) - 1, 0)


def _undated(draft: VisitDraft) -> VisitDraft:
    return replace(draft, start=None, end=None, granularity=Granularity.UNSPECIFIED, when_text=None)


def _says_who(words: Words, draft: VisitDraft, token: int) -> bool:
    """Whether a day is that of a clause which only says who goes: "X, elected on March 1, will"."""
    verb = token
    for _ in range(_UP_TO_VERB):
        verb = words.head[verb] if words.pos[verb] != "VERB" else verb
    if words.pos[verb] != "VERB" or words.tag[verb] not in {"VBN", "VBD"}:
        return False
    if words.dep[verb] not in {"acl", "relcl"} or words.lower[verb] in _AGREED:
        return False
    goes = {part for name in draft.visitor for part in name.split()}
    return words.text[words.head[verb]] in goes


def _beside_event(
    words: Words, draft: VisitDraft, time: TimeExpression, token: int, before: str
) -> VisitDraft | None:
    """The visit, before or after the day of another event, if the day is that event's."""
    day = draft.start
    if day is None or draft.end not in {None, day} or draft.granularity is not Granularity.DAY:
        return None
    if _EVE.search(before):
        return replace(draft, start=day - _DAY, end=day - _DAY)
    where = "before" if _RUN_UP.search(before) else _related(words, draft, token)
    if where is None or time.bound:
        return None
    start, end = (day + _DAY, None) if where == "after" else (None, day - _DAY)
    return replace(draft, start=start, end=end, granularity=Granularity.RANGE)


def _related(words: Words, draft: VisitDraft, token: int) -> str | None:
    """Whether a day that begins at a token is that of what stands behind "after" or "before"."""
    nouns = 0
    for index in range(token - 1, max(token - _REACH, words.sentence_start(token)) - 1, -1):
        low = words.lower[index]
        if low in _AFTER | _BEFORE | _OF_BEFORE:
            inside = " ".join(words.text[index:token])
            if not nouns or any(name in inside for name in draft.destination):
                return None
            return "after" if low in _AFTER else "before"
        if words.pos[index] not in _IN_PHRASE and low not in _LINKS:
            return None
        nouns += words.pos[index] == "NOUN"
    return None


def _up_to_leaving(words: Words, draft: VisitDraft, time: TimeExpression) -> VisitDraft:
    """Up to the day that the same sentence ends the stay on: "and leave on 17 March"."""
    day = draft.start
    if day is None or draft.end not in {None, day} or draft.granularity is not Granularity.DAY:
        return draft
    end = words.offsets[words.sentence_end(token_at(words, time.begin)) - 1]
    for later in words.times:
        if not time.begin < later.begin < end:
            continue
        verb = token_at(words, later.begin) - 1
        stays = words.lower[verb] in _STAYS and later.bound == "end"
        same = words.pos[verb - 1] not in {"NOUN", "PROPN", "PRON"}  # nobody else leaves
        last = later.resolve(day, Sense.FUTURE).named
        goes_home = draft.status is VisitStatus.ONGOING and is_way_back(words, verb + 1)
        leaves = words.lower[verb] in _LEAVES or goes_home
        if same and (stays or leaves) and last and last > day:
            return replace(draft, end=last, granularity=Granularity.RANGE)
    return draft


def _ended(draft: VisitDraft, before: str) -> VisitDraft:
    """Up to the day that a visit ends on; its first day is another one."""
    day = draft.start
    if day is None or draft.end not in {None, day} or draft.granularity is not Granularity.DAY:
        return draft
    ends = _ENDS.search(before)
    if ends is None or _A_START.search(before):
        return draft
    last_stop = any(f" in {name}" in ends.group() for name in draft.destination)
    if last_stop or _JOURNEY.search(ends.group()):
        return draft  # "ends her tour in Oslo on Friday": she is there on that day
    return replace(draft, start=None, end=day)
