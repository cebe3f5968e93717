"""What a newer article replaces: an early toll, a corrected sentence, an exit poll, a former date.

A reader who finds "at least four dead" beside "27 dead", or "in June" beside the correction "in
July", has to find out himself which holds. It knows nothing about ratings, budgets and what was
chosen; forecasts are the matter of `overtaken`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.facts import TITLES, contradict, counts_in
from briefing.lexicons import lexicon_beside
from briefing.summary.casualty_counts import tolls
from briefing.summary.passages import Passage, SourceText, prepare
from briefing.summary.repetition import holding, where_each
from briefing.summary.terms import terms

_LEXICON = lexicon_beside(__file__)

# Tolls that only rise, by their name in `facts` and in `tolls`.
_RISING = {"deaths": "dead", "injured": "hurt"}
# A count that falls to less than this part of an older one is another event's: an aftershock's.
_SAME_EVENT = 0.5
# Two sentences are versions of one if so much of either's runs stands in the other.
_VERSION = 0.6
# A shorter sentence shares its runs by chance.
_FEWEST_RUNS = 6
# What is said of a vote before it is counted, and what is said after.
_PROVISIONAL = _LEXICON.pattern("provisional")
_VOTE = _LEXICON.pattern("vote")
_DECIDED = _LEXICON.pattern("decided")
# A toll that was taken back: then any other count of before is wrong, also a lower one.
_LOWERED = _LEXICON.pattern("lowered")
# Before anybody was counted: "no reports of deaths".
_NOBODY = _LEXICON.pattern("nobody")
# What was announced and is off or on another day; and the announcement.
_MOVED = _LEXICON.pattern("moved")
_ANNOUNCED = _LEXICON.pattern("announced")
# Where to, or whom to meet: "will visit Ostra", "to hold talks in Ostra".
_WHERE = re.compile(r"\b(?:visit|meet|host|to|in|for|and) ([A-Z]\w+)")
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_SHARED_MOVED = 2
_OFFICES = frozenset(term for title in TITLES for term in terms(title))
# Somebody was missing and is not any more.
_FOUND = _LEXICON.pattern("found")
_MISSING = _LEXICON.pattern("missing")
_SHARED_FOUND = 3
# Where a correction stands before the text, its first sentence is the second or third.
_LEAD = 3
# A sentence is about the vote of a headline or lead if it shares so many words, a headline with
# fewer words fewer.
_SHARED, _SHARED_HEADLINES = 3, 2


@dataclass(frozen=True, slots=True)
class _Newer:
    """What headline and lead of an article say that replaces what older ones say."""

    document: int
    moment: datetime
    tolls: dict[str, int]
    lowered: bool
    decided: frozenset[str]
    moved: frozenset[str]
    found: frozenset[str]


def outdated(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """Which passages a newer document replaces, by their numbers."""
    newer = _all_newer(documents)
    found = _former_versions(documents, passages)
    for number, passage in enumerate(passages):
        moment = documents[passage.document].moment
        if moment is None or number in found:
            continue
        later = [one for one in newer if one.document != passage.document and one.moment > moment]
        if any(_replaces(one, passage.text) for one in later):
            found.add(number)
    return found


def headlines_outdated(documents: Sequence[SourceText]) -> set[int]:
    """Which documents' headlines stand over a text whose first sentence a newer one corrects.

    Or tell of a vote what a newer one tells as decided.
    """
    newer = [one for one in _all_newer(documents) if one.decided or one.moved]
    leads = [
        replace(one, sentences=one.sentences[:_LEAD], days=one.days[:_LEAD]) for one in documents
    ]
    passages = prepare(leads)
    former = [passages[number] for number in _former_versions(leads, passages)]
    corrected = {passage.document for passage in former if passage.index == 0}
    return corrected | {
        number
        for number, document in enumerate(documents)
        if document.moment is not None
        and any(
            one.moment > document.moment
            and (
                _is_decided(one, document.title, shared=_SHARED_HEADLINES)
                or _is_moved(one, document.title)
            )
            for one in newer
            if one.document != number
        )
    }


def replaced(own: int, newer: int) -> bool:
    """Whether a newer count of one kind of victims is the same event's, and another one."""
    return newer != own and newer >= _SAME_EVENT * own


def _all_newer(documents: Sequence[SourceText]) -> list[_Newer]:
    """What each document's headline and lead may replace; those that replace nothing are left."""
    found = []
    for number, document in enumerate(documents):
        moment = document.moment
        if moment is None or not document.sentences:
            continue
        lead = (document.title, document.sentences[0].text)
        counts: dict[str, int] = {}
        for text in lead:
            for count in counts_in(text, year=moment.year):
                if count.fate in _RISING and not count.whom:
                    kind = _RISING[count.fate]
                    counts[kind] = max(count.number, counts.get(kind, 0))
        decided = frozenset(
            term
            for text in lead
            if _VOTE.search(text) and _DECIDED.search(text) and not _PROVISIONAL.search(text)
            for term in terms(text)
        )
        lowered = any(_LOWERED.search(text) for text in lead)
        if lowered:
            counts = {**dict(sorted(toll for text in lead for toll in tolls(text))), **counts}
        moved = frozenset(term for text in lead if _MOVED.search(text) for term in terms(text))
        returned = frozenset(
            term
            for text in (*lead, *(s.text for s in document.sentences[1:_LEAD]))
            if _FOUND.search(text)
            for one in (*lead, text)
            for term in terms(one)
        )
        if counts or decided or moved or returned:
            found.append(_Newer(number, moment, counts, lowered, decided, moved, returned))
    return found


def _replaces(newer: _Newer, text: str) -> bool:
    """Whether a sentence of an older article counts fewer victims, or tells what is open or off."""
    if _is_decided(newer, text) or _is_moved(newer, text) or _is_found(newer, text):
        return True
    if newer.tolls.get("dead") and _NOBODY.search(text):
        return True
    own = tolls(text)
    return any(
        all(
            number < most or (newer.lowered and replaced(number, most))
            for kind, number in own
            if kind == of
        )
        for of, most in newer.tolls.items()
        if any(kind == of for kind, _ in own)
    )


def _is_decided(newer: _Newer, text: str, *, shared: int = _SHARED) -> bool:
    return bool(
        newer.decided
        and _PROVISIONAL.search(text)
        and len(newer.decided.intersection(terms(text))) >= shared
    )


def _is_moved(newer: _Newer, text: str) -> bool:
    """Whether a sentence announces for another day what a newer article tells as moved or off."""
    if not newer.moved or not _ANNOUNCED.search(text) or _MOVED.search(text):
        return False
    named = set(terms(" ".join(_CAPITALISED.findall(text)))) - _OFFICES
    return len(newer.moved & named) >= _SHARED_MOVED and not newer.moved.isdisjoint(
        terms(" ".join(_WHERE.findall(text)))
    )


def _is_found(newer: _Newer, text: str) -> bool:
    """Whether a sentence still misses somebody whom a newer article tells as found."""
    return bool(
        newer.found
        and _MISSING.search(text)
        and not _FOUND.search(text)
        and len(newer.found.intersection(terms(text))) >= _SHARED_FOUND
    )


def _former_versions(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """Passages that stand in a newer document nearly word for word, but with other facts."""
    runs = where_each(passage.runs for passage in passages)
    found = set()
    for number, passage in enumerate(passages):
        moment = documents[passage.document].moment
        if moment is None or len(passage.runs) < _FEWEST_RUNS:
            continue
        for near in holding(passage.runs, runs, share=_VERSION):
            other = passages[near]
            later = documents[other.document].moment
            if (
                later is not None
                and later > moment
                and len(passage.runs & other.runs) >= _VERSION * len(other.runs)
                and contradict(passage.statement, other.statement)
            ):
                found.add(number)
                break
    return found
