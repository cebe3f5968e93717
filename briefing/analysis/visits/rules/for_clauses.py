"""Reads "plans for X to visit Y": what governs the clause says whether X goes, not its own verb.

Plans and agreements let X go; requests, reasons and the right time leave it open; an honour or the
first time is told of what takes place.
"""

from enum import Enum, auto

from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.scope import lemma, marks
from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)
_PLANS = _LEXICON.words("plans")
_SETTLED = _LEXICON.words("settled")
_DATES = frozenset({"date", "dates", "day", "time", "timetable"})
_NONE = frozenset({"no", "not", "n't", "n’t", "neither", "nor"})
_DROPPED = _LEXICON.words("dropped")
_PUT_OFF = _LEXICON.words("put_off")
_INVITATIONS = _LEXICON.words("invitations")
_FACTS = _LEXICON.words("facts")
_NUMBERS = _LEXICON.words("numbers")
_WISHES = _LEXICON.words("wishes")
# A visitor between "for" and "to" has so many words at most, and no such one among them.
_REACH = 8
_BETWEEN = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "PRON"})


class Governor(Enum):
    """What governs a clause with a "for" of its own."""

    PLAN = auto()
    PLAN_DROPPED = auto()
    PLAN_PUT_OFF = auto()
    OPEN = auto()
    INVITATION = auto()
    FACT = auto()
    WISH = auto()


def governor_of(context: ArticleContext, clause: int) -> Governor | None:
    """What governs "for X to visit Y"; None if a clause is no such one.

    Args:
        context: The article.
        clause: The verb of the clause.
    """
    words = context.words
    kids = [c for c in words.children[clause] if c < clause]
    opening = next((c for c in kids if words.lower[c] == "for"), -1)
    sure = opening > 0 and any(words.dep[c].startswith("nsubj") for c in kids)
    if not sure:  # "a request for inspectors to visit", taken for a request for inspectors
        opening = _opening_beside(context, clause)
    if opening <= 0 or "to" not in marks(context, clause):
        return None
    head = words.head[clause]
    governing = [opening - 1, *([head] if head < opening else [])]  # "no plans yet for X to visit"
    said = {form for at in governing for form in (words.lower[at], lemma(context, at))}
    told = _told(context, clause, opening, said)
    if told is None:
        return Governor.WISH if sure or said & _WISHES else None
    return told


def _told(context: ArticleContext, clause: int, opening: int, said: set[str]) -> Governor | None:
    """What the words that govern it say, but for a wish."""
    words = context.words
    before = words.lower[words.sentence_start(clause) : opening]
    if said & _SETTLED and _DATES & set(before):
        return Governor.OPEN if _NONE & set(before) else Governor.PLAN
    if said & _PLANS:
        return _fate(context, opening - 1)
    if said & _INVITATIONS:
        return Governor.INVITATION
    fact = said & _FACTS or ("time" in said and _NUMBERS & set(before[-3:]))
    return Governor.FACT if fact else None


def _fate(context: ArticleContext, plan: int) -> Governor:
    """What has become of a plan, by the verb whose subject or object it is."""
    words = context.words
    verb = words.head[plan]
    if words.dep[plan].startswith(("nsubj", "obj")):
        said = {lemma(context, verb), *words.lower[verb : verb + 1]}
        off = "off" in words.lower[verb + 1 : verb + 2]
        if said & _DROPPED or (off and "call" in said):
            return Governor.PLAN_DROPPED
        if said & _PUT_OFF or (off and "put" in said):
            return Governor.PLAN_PUT_OFF
    return Governor.PLAN


def _opening_beside(context: ArticleContext, clause: int) -> int:
    """Where "for" stands with nothing but a name or a noun between it and the clause, or -1."""
    words = context.words
    first = max(words.sentence_start(clause), clause - _REACH)
    for at in range(clause - 2, first, -1):
        if words.lower[at] == "for":
            return at if at < clause - 2 else -1
        if words.pos[at] in _BETWEEN:
            return -1
    return -1
