"""The facts of one sentence, and whether another one states them too."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.facts.figures import Figures, figures_of
from briefing.facts.polarity import Turns, opposed, turns_of
from briefing.facts.proper_names import Named, names_in, unnamed

# The sentences of a day are compared with those of the days before, most of them again and again.
_KEPT = 16_384
# "OSLO, March 10 (Agency) - ": where and when a text was filed is no part of what it states.
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž .'’/-]{2,}(?:, [\w .,/]{1,40}?)?(?: ?\([\w .,/-]{2,40}\))?"
    r"|[A-ZÀ-ÖØ-ÞĀ-Ž][\w .,'’/-]{1,60}\([\w .,/-]{2,40}\)|\([\w .,/-]{2,40}\)) ?[-–—:]+ "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sentence states that makes it this one and no other.

    Attributes:
        figures: Its numbers, dates and weekdays.
        named: Who and what it names.
        turns: How often it says "not", which opposites it holds, whether it looks ahead.
    """

    figures: Figures
    named: Named
    turns: Turns


@lru_cache(maxsize=_KEPT)
def statement_of(text: str, names: frozenset[str] = frozenset()) -> Statement:
    """Read the facts of a sentence.

    Args:
        text: The sentence.
        names: Folded words known to be names, which settle what a capital at the beginning means.
    """
    said = _DATELINE.sub("", text, count=1)
    return Statement(
        figures=figures_of(said), named=names_in(said, names=names), turns=turns_of(said)
    )


def says_more(new: Statement, known: Statement) -> bool:
    """Whether a reader who knows one sentence learns a fact by another one like it.

    Args:
        new: The sentence that may say more.
        known: The sentence the reader knows.
    """
    return new.turns.happened_since(known.turns) or _states_more(new, known)


def contradict(one: Statement, other: Statement) -> bool:
    """Whether each of two sentences alike states something that the other does not."""
    return _states_more(one, other) and _states_more(other, one)


def states_otherwise(new: Statement, known: Statement) -> bool:
    """Whether a sentence like another one differs in a figure, in "not", in certainty.

    Names are left aside: outlets call one witness by his town, his office or his country.
    """
    return (
        new.turns.negations != known.turns.negations
        or new.turns.hedged != known.turns.hedged
        or opposed(new.turns, known.turns)
        or new.figures.beyond(known.figures)
    )


def _states_more(new: Statement, known: Statement) -> bool:
    return states_otherwise(new, known) or unnamed(new.named, known.named)
