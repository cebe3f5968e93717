"""When two sentences tell the same, and when the reader was told it before.

The words are counted here; that sentences which share them state the same facts, and not "will" and
"will not", is decided in `briefing.facts`. It knows nothing about ratings and budgets.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import chain
from math import ceil

from briefing.facts import contradict, says_more, states_otherwise
from briefing.summary.passages import Passage
from briefing.summary.standalone import Standing

# Two sentences tell the same if the shorter one shares this part of its runs of three words with
# the other. The kit's counter flags 0.5 on its own stems; the margin covers the difference.
_SAME_RUNS = 0.4
# ... or this part of its meaning-bearing words: the same fact in other words.
_SAME_TERMS = 0.7
# ... or, as the first sentences of two articles, this part: leads of one event tell it, each in the
# words of its house.
_SAME_LEADS = 0.5
# In a brief, under one headline, the lead of another article that shares this part with a chosen
# lead tells the same event by other authorities: "Seoul said", "the military said".
_SAME_EVENT = 0.55
# So many chosen sentences may tell it together.
_TOGETHER = 2
# What the reader was told in an earlier brief must come back nearly word for word to be left out:
# "will visit" and "arrived" share most words and are two facts.
_TOLD_RUNS = 0.5
_TOLD_TERMS = 0.85
# Shorter sentences have too few words for the parts above to mean anything.
_FEWEST_TERMS = 4
# So many of the rarest features a sentence must hold before all are compared.
_HITS = 3


def repeats(passage: Passage, other: Passage) -> bool:
    """Whether two sentences tell the same, so that a reader needs one of them."""
    if passage.text == other.text:
        return True
    return _alike(passage, other) and not contradict(passage.statement, other.statement)


def tells_the_same_event(passage: Passage, other: Passage) -> bool:
    """Whether the lead of an article adds nothing but names to the lead of another one."""
    if passage.document == other.document or passage.place or other.place:
        return False
    mine, theirs = frozenset(passage.terms), frozenset(other.terms)
    fewer = min(len(mine), len(theirs))
    return (
        fewer >= _FEWEST_TERMS
        and len(mine & theirs) >= _SAME_EVENT * fewer
        and not states_otherwise(passage.statement, other.statement)
    )


def retells(passage: Passage, taken: Collection[Passage]) -> bool:
    """Whether the lead of an article adds little to what several chosen sentences told together.

    Each may hold half of it: whom it happened to the one, what happened the other.
    """
    others = [other for other in taken if other.document != passage.document]
    if passage.place or len(taken) < _TOGETHER or not others:
        return False
    mine = frozenset(passage.terms)
    told = frozenset(term for other in taken for term in other.terms)
    nearest = max(taken, key=lambda other: len(mine.intersection(other.terms)))
    return (
        len(mine) >= _FEWEST_TERMS
        and len(mine & told) >= _SAME_EVENT * len(mine)
        and not states_otherwise(passage.statement, nearest.statement)
    )


def _alike(passage: Passage, other: Passage) -> bool:
    fewer_runs = min(len(passage.runs), len(other.runs))
    if fewer_runs and len(passage.runs & other.runs) >= _SAME_RUNS * fewer_runs:
        return True
    mine, theirs = frozenset(passage.terms), frozenset(other.terms)
    fewer = min(len(mine), len(theirs))
    leads = passage.document != other.document and passage.place == other.place == 0
    needed = _SAME_LEADS if leads else _SAME_TERMS
    return fewer >= _FEWEST_TERMS and len(mine & theirs) >= needed * fewer


def retold(passages: Sequence[Passage], told: Sequence[Passage]) -> set[int]:
    """Which passages only say what one told sentence says, by their numbers."""
    texts = {passage.text for passage in told}
    if not told:
        return set()
    runs = Told(passage.runs for passage in told)
    terms = Told(frozenset(passage.terms) for passage in told)
    return {
        number
        for number, passage in enumerate(passages)
        if passage.text in texts
        or any(
            not says_more(passage.statement, told[near].statement)
            for near in _near(passage, runs, terms)
        )
    }


def says_nothing_new(
    passages: Sequence[Passage], told: Sequence[Passage], *, reprint: bool
) -> bool:
    """Whether the sentences of one article only say what is told already.

    Args:
        passages: The sentences, in order.
        told: What was told.
        reprint: Whether the article prints somebody else's text: what follows the last sentence
            of that text is the printer's own imprint.
    """
    known = retold(passages, told)
    last = max(known, default=-1) if reprint else len(passages)
    return all(
        number in known or passage.standing >= Standing.UNFIT
        for number, passage in enumerate(passages[: last + 1])
    )


class Told:
    """Which of many sentences hold most of some features: their words, or their runs of words."""

    def __init__(self, features: Iterable[Collection[Hashable]] = ()) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._where: list[list[int]] = []
        self._held: dict[int, frozenset[int]] = {}
        for number, found in enumerate(features):
            self.add(number, found)

    def add(self, number: int, features: Collection[Hashable]) -> None:
        """Take in one more sentence: its number, and its features, each once."""
        numbers, where = self._numbers, self._where
        # Numbers are compared sooner than words.
        held = [numbers.setdefault(feature, len(numbers)) for feature in features]
        where.extend([] for _ in range(len(numbers) - len(where)))
        for one in held:
            where[one].append(number)
        self._held[number] = frozenset(held)

    def holding(self, features: Collection[Hashable], *, share: float) -> set[int]:
        """The numbers of the sentences that hold at least some share of the features.

        Who holds so many holds some of the rarest few: only those are looked up, and who is found
        so often is counted out (prefix filter; Chaudhuri, Ganti and Kaushik 2006; with more than
        one hit asked for: Wang, Li and Feng 2012).

        Args:
            features: The features, each once.
            share: Above 0, at most 1.
        """
        numbers = self._numbers
        mine = {numbers[feature] for feature in features if feature in numbers}
        least = ceil(share * len(features))
        if len(mine) < least:
            return set()
        wanted = min(_HITS, least)
        rarest = sorted(mine, key=lambda one: len(self._where[one]))[: len(mine) - least + wanted]
        hits = Counter(chain.from_iterable(self._where[one] for one in rarest))
        return {
            number
            for number, count in hits.items()
            if count >= wanted and len(mine & self._held[number]) >= least
        }


def _near(passage: Passage, runs: Told, terms: Told) -> list[int]:
    """The told sentences that hold most of a passage's words, in order."""
    mine = frozenset(passage.terms)
    near = runs.holding(passage.runs, share=_TOLD_RUNS)
    if len(mine) >= _FEWEST_TERMS:
        near |= terms.holding(mine, share=_TOLD_TERMS)
    return sorted(near)
