"""When two sentences tell the same, and when the reader was told it before.

It compares words only, and knows nothing about ratings and budgets.
"""

from collections.abc import Sequence

from briefing.summary.passages import Passage

# Two sentences tell the same if the shorter one shares this part of its runs of three words with
# the other. The kit's counter flags 0.5 on its own stems; the margin covers the difference.
_SAME_RUNS = 0.4
# ... or this part of its meaning-bearing words: the same fact in other words.
_SAME_TERMS = 0.7
# What the reader was told in an earlier brief must come back nearly word for word to be left out:
# "will visit" and "arrived" share most words and are two facts.
_TOLD_RUNS = 0.5
_TOLD_TERMS = 0.85
# Shorter sentences have too few words for the parts above to mean anything.
_FEWEST_TERMS = 4


def repeats(passage: Passage, other: Passage) -> bool:
    """Whether two sentences tell the same, so that a reader needs one of them."""
    if passage.text == other.text:
        return True
    fewer_runs = min(len(passage.runs), len(other.runs))
    if fewer_runs and len(passage.runs & other.runs) >= _SAME_RUNS * fewer_runs:
        return True
    mine, theirs = frozenset(passage.terms), frozenset(other.terms)
    fewer = min(len(mine), len(theirs))
    return fewer >= _FEWEST_TERMS and len(mine & theirs) >= _SAME_TERMS * fewer


def retold(passages: Sequence[Passage], told: Sequence[Passage]) -> set[int]:
    """Which passages only say what is told already, by their numbers; one look at each word."""
    runs = frozenset(run for passage in told for run in passage.runs)
    where: dict[str, list[int]] = {}
    for number, passage in enumerate(told):
        for term in set(passage.terms):
            where.setdefault(term, []).append(number)
    return {
        number
        for number, passage in enumerate(passages)
        if told and (_runs_in(passage, runs) or _terms_in_one(passage, where))
    }


def _runs_in(passage: Passage, runs: frozenset[tuple[str, str, str]]) -> bool:
    return bool(passage.runs) and len(passage.runs & runs) >= _TOLD_RUNS * len(passage.runs)


def _terms_in_one(passage: Passage, where: dict[str, list[int]]) -> bool:
    """Whether one told sentence holds most meaning-bearing words of the passage."""
    mine = sorted(set(passage.terms))
    hits: dict[int, int] = {}
    for term in mine:
        for number in where.get(term, ()):
            hits[number] = hits.get(number, 0) + 1
    return len(mine) >= _FEWEST_TERMS and max(hits.values(), default=0) >= _TOLD_TERMS * len(mine)
