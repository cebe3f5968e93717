"""What a newer article replaces: an early toll, a corrected sentence, an exit poll, a former date.

A reader who finds "at least four dead" beside "27 dead", or "in June" beside the correction "in
July", has to find out himself which holds. It knows nothing about ratings, budgets and what was
chosen; forecasts are the matter of `overtaken`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.facts import TITLES, contradict, counts_in
from briefing.lexicons import lexicon_beside
from briefing.prefilter import Prefiltered
from briefing.summary.casualty_counts import Toll, tolls
from briefing.summary.passages import Passage, SourceText, prepare
from briefing.summary.shared_runs import sharing
from briefing.summary.terms import terms

_LEXICON = lexicon_beside(__file__)

# Tolls that only rise, by their name in `facts` and in `tolls`.
_RISING = {"deaths": "dead", "injured": "hurt"}
# What only grows while an event lasts, too, by its name in `tolls`: told behind the lead.
_GROWING = frozenset({"rescued", "destroyed", "evacuated", "powerless"})
# A count that falls to less than this part of an older one is another event's: an aftershock's.
_SAME_EVENT = 0.5
# Two sentences are versions of one if so much of either's runs stands in the other.
_VERSION = 0.6
# A shorter sentence shares its runs by chance.
_FEWEST_RUNS = 6
# What is said of a vote before it is counted, and what is said after.
_PROVISIONAL = Prefiltered(_LEXICON.pattern("provisional"))
_VOTE = Prefiltered(_LEXICON.pattern("vote"))
_DECIDED = Prefiltered(_LEXICON.pattern("decided"))
# A toll that was taken back: then any other count of before is wrong, also a lower one.
_LOWERED = Prefiltered(_LEXICON.pattern("lowered"))
# Before anybody was counted: "no reports of deaths".
_NOBODY = Prefiltered(_LEXICON.pattern("nobody"))
# What was announced and is off or on another day; and the announcement.
_MOVED = Prefiltered(_LEXICON.pattern("moved"))
_ANNOUNCED = Prefiltered(_LEXICON.pattern("announced"))
# Where to, or whom to meet: "will visit Ostra", "to hold talks in Ostra".
_WHERE = re.compile(r"\b(?:visit|meet|host|to|in|for|and) ([A-Z]\w+)")
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_SHARED_MOVED = 2
_OFFICES = frozenset(term for title in TITLES for term in terms(title))
# Somebody was missing and is not any more.
_FOUND = Prefiltered(_LEXICON.pattern("found"))
_MISSING = Prefiltered(_LEXICON.pattern("missing"))
_SHARED_FOUND = 3
_NONE: frozenset[str] = frozenset()
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


@dataclass(frozen=True, slots=True)
class _Open:
    """What a sentence leaves open, and a newer one may settle, each as the terms it is told in.

    Attributes:
        counted: What it says of a vote before it is decided.
        named: Whom and what it names that announces something for a day.
        where: Where that is to be, or with whom.
        missed: What it says that somebody is missing.
        nobody: Whether it says that nobody was hurt.
    """

    counted: frozenset[str]
    named: frozenset[str]
    where: frozenset[str]
    missed: frozenset[str]
    nobody: bool


def outdated(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """Which passages a newer document replaces, by their numbers."""
    newer = _all_newer(documents)
    later = [
        [one for one in newer if one.document != number and one.moment > document.moment]
        if document.moment is not None
        else []
        for number, document in enumerate(documents)
    ]
    found = _former_versions(documents, passages)
    for number, passage in enumerate(passages):
        if number not in found and later[passage.document]:
            left = _left_open(passage.text)
            if any(_replaces(one, left, passage.tolls) for one in later[passage.document]):
                found.add(number)
    return found


def headlines_outdated(
    documents: Sequence[SourceText], passages: Sequence[Passage] | None = None
) -> set[int]:
    """Which documents' headlines stand over a text whose first sentence a newer one corrects.

    Or tell of a vote what a newer one tells as decided.

    Args:
        documents: The documents.
        passages: Their sentences, if they are prepared already.
    """
    newer = [
        one for one in _all_newer(documents) if one.decided or one.moved or "dead" in one.tolls
    ]
    every = prepare(documents) if passages is None else passages
    leads = [passage for passage in every if passage.index < _LEAD]
    former = [leads[number] for number in _former_versions(documents, leads)]
    corrected = {passage.document for passage in former if passage.index == 0}
    return corrected | {
        number
        for number, document in enumerate(documents)
        if _is_settled(document, [one for one in newer if one.document != number])
    }


def _is_settled(document: SourceText, newer: Sequence[_Newer]) -> bool:
    """Whether a headline tells of a vote, journey or toll what a newer article tells otherwise."""
    moment = document.moment
    later = [one for one in newer if moment is not None and one.moment > moment]
    if not later:
        return False
    left = _left_open(document.title)
    return any(
        _is_decided(one, left, shared=_SHARED_HEADLINES)
        or _is_moved(one, left)
        or (left.nobody and bool(one.tolls.get("dead")))
        for one in later
    )


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
        counts = _highest(document, lead, moment.year)
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


def _highest(document: SourceText, lead: Sequence[str], year: int) -> dict[str, int]:
    """The highest counts an article gives of what only rises; of all but victims also later on."""
    found: dict[str, int] = {}
    early = (document.title, *(sentence.text for sentence in document.sentences[:_LEAD]))
    victims = (
        (_RISING[count.fate], count.number)
        for text in lead
        for count in counts_in(text, year=year)
        if count.fate in _RISING and not count.whom
    )
    others = (toll for text in early for toll in tolls(text) if toll[0] in _GROWING)
    for kind, number in (*victims, *others):
        found[kind] = max(number, found.get(kind, 0))
    return found


def _left_open(text: str) -> _Open:
    """What a sentence leaves open."""
    announced = bool(_ANNOUNCED.search(text)) and not _MOVED.search(text)
    missed = bool(_MISSING.search(text)) and not _FOUND.search(text)
    return _Open(
        counted=frozenset(terms(text)) if _PROVISIONAL.search(text) else _NONE,
        named=frozenset(terms(" ".join(_CAPITALISED.findall(text)))) - _OFFICES
        if announced
        else _NONE,
        where=frozenset(terms(" ".join(_WHERE.findall(text)))) if announced else _NONE,
        missed=frozenset(terms(text)) if missed else _NONE,
        nobody=bool(_NOBODY.search(text)),
    )


def _replaces(newer: _Newer, left: _Open, own: frozenset[Toll]) -> bool:
    """Whether a sentence of an older article counts fewer victims, or tells what is open or off."""
    if _is_decided(newer, left) or _is_moved(newer, left) or _is_found(newer, left):
        return True
    if left.nobody and newer.tolls.get("dead"):
        return True
    return any(
        all(
            number < most or (newer.lowered and replaced(number, most))
            for kind, number in own
            if kind == of
        )
        for of, most in newer.tolls.items()
        if any(kind == of for kind, _ in own)
    )


def _is_decided(newer: _Newer, left: _Open, *, shared: int = _SHARED) -> bool:
    return len(newer.decided & left.counted) >= shared


def _is_moved(newer: _Newer, left: _Open) -> bool:
    """Whether a sentence announces for another day what a newer article tells as moved or off."""
    return len(newer.moved & left.named) >= _SHARED_MOVED and not newer.moved.isdisjoint(left.where)


def _is_found(newer: _Newer, left: _Open) -> bool:
    """Whether a sentence still misses somebody whom a newer article tells as found."""
    return len(newer.found & left.missed) >= _SHARED_FOUND


def _former_versions(documents: Sequence[SourceText], passages: Sequence[Passage]) -> set[int]:
    """Passages that stand in a newer document nearly word for word, but with other facts."""
    moments = [documents[passage.document].moment for passage in passages]
    found: set[int] = set()
    for pair in sharing([passage.runs for passage in passages], share=_VERSION):
        one, other = (moments[number] for number in pair)
        if one is None or other is None or one == other:
            continue
        older, newer = pair if one < other else pair[::-1]
        if (
            older not in found
            and len(passages[older].runs) >= _FEWEST_RUNS
            and _states_otherwise(passages[older], passages[newer])
        ):
            found.add(older)
    return found


def _states_otherwise(passage: Passage, newer: Passage) -> bool:
    """Whether a newer sentence of nearly the same words tells other facts."""
    return passage.text != newer.text and contradict(passage.statement, newer.statement)
