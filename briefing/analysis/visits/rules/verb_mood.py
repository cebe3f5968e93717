"""The mood of a verb: by the words before it, else by its form, else by the verb it hangs on."""

import re

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.for_clauses import Governor, governor_of
from briefing.analysis.visits.rules.mood import DONE, Mood
from briefing.analysis.visits.rules.scope import lemma
from briefing.analysis.visits.rules.vocabulary import VERBS
from briefing.lexicons import lexicon_beside

# What stands to the left of a verb, in lower case, ending right before it. The first that fits.
_PATTERNS = tuple(
    (Mood(mood), re.compile(f" {pattern}$"))
    for mood, pattern in lexicon_beside(__file__).pairs("left")
)
_BEING = re.compile(
    r" (?:is|are|was|were|'s|’s|'re|am|been)(?: \w+ly| also| now| still| already| not)*$"
)
_WAS = re.compile(r" (?:was|were)(?: \w+)?$")
_HAVING = re.compile(r" (?:has|have|had|'ve|having)(?: \w+ly| also| now| just| already| been)*$")
_AFTER = re.compile(r" (?:after|following|since|upon|having)(?: \w+ly)?$")
_REACH = 16
# Who says so holds the clause below to be untrue; and what may stand between.
_DENIES = frozenset({"deny", "dismiss", "refute", "rebut", "reject"})
_SAYINGS = lexicon("report reports rumour rumours rumor rumors claim claims suggestion suggestions")
# What is not so, if what is told is not: nobody went, or the visit stands.
_NOT_SO = {
    Mood.PAST: Mood.NEVER,
    Mood.PERFECT: Mood.NEVER,
    Mood.NEVER: Mood.NEUTRAL,
    Mood.CANCELLED: Mood.PLANNED,
}
# "plans for X to visit", whatever the tense of what is said of the plans.
_GOVERNED = {
    Governor.PLAN: Mood.PLANNED,
    Governor.PLAN_DROPPED: Mood.CANCELLED,
    Governor.PLAN_PUT_OFF: Mood.POSTPONED,
    Governor.OPEN: Mood.POSSIBLE,
    Governor.INVITATION: Mood.INVITED,
}


def verb_mood(context: ArticleContext, verb: int, *, deep: int = 0) -> Mood:
    """The mood of a verb, by the words before it and its form; a bare form inherits."""
    words = context.words
    first = max(words.sentence_start(verb), verb - _REACH)
    left = " " + " ".join(words.lower[first:verb])
    told = next((mood for mood, pattern in _PATTERNS if pattern.search(left)), None)
    if _is_said_to_be_untrue(context, verb):
        return _NOT_SO.get(told or _by_tense(context, verb, left, deep), Mood.DENIED)
    if told is not None:
        return Mood.DENIED if _is_false(context, verb) else told
    return _by_tense(context, verb, left, deep)


def _is_said_to_be_untrue(context: ArticleContext, verb: int) -> bool:
    """Whether a clause is what somebody denies: "denied that", "dismissed a report that"."""
    words = context.words
    head = words.head[verb]
    if words.dep[verb] not in {"ccomp", "acl"}:
        return False
    if words.lower[head] in _SAYINGS:
        head = words.head[head]
    return words.sentence[head] == words.sentence[verb] and lemma(context, head) in _DENIES


def _by_tense(context: ArticleContext, verb: int, left: str, deep: int) -> Mood:
    """The mood by auxiliaries and form."""
    if _BEING.search(left):
        if _WAS.search(left):
            return Mood.PAST
        return Mood.PROGRESSIVE if context.words.tag[verb] == "VBG" else Mood.PRESENT
    having = _HAVING.search(left)
    if having is not None:
        return Mood.PAST if having.group().split()[0] == "had" else Mood.PERFECT
    if context.words.tag[verb] == "VBG" and _AFTER.search(left):
        return Mood.PAST
    return _by_form(context, verb, deep)


_RUMOUR = re.compile(r"\b(?:reports?|rumou?rs?|claims?|suggestions?) that\b")
_FALSE = re.compile(
    r"\b(?:is|are|was|were|as|that)(?: \w+)? (?:false|untrue|wrong|baseless|unfounded|incorrect)\b"
)


def _is_false(context: ArticleContext, verb: int) -> bool:
    """Whether it is only told in a report that is called false."""
    words = context.words
    start, end = words.sentence_start(verb), words.sentence_end(verb)
    said = _RUMOUR.search(" ".join(words.lower[start:verb]))
    return said is not None and bool(_FALSE.search(" ".join(words.lower[verb:end])))


def _by_form(context: ArticleContext, verb: int, deep: int) -> Mood:
    tag, lower = context.words.tag[verb], context.words.lower[verb]
    finite = {"VBD": Mood.PAST, "VBZ": Mood.PRESENT, "VBP": Mood.PRESENT}
    if tag in finite:
        return finite[tag]
    governor = governor_of(context, verb) if tag == "VB" else None
    if governor in _GOVERNED:
        return _GOVERNED[governor]
    if tag in {"VBG", "VBN", "VB"}:
        mood = _inherited(context, verb, deep)
        if mood is Mood.NEUTRAL and _heads_a_title(context, verb):
            return Mood.PLANNED
        alone = tag == "VBN" and lower.endswith("ed") and deep == 0
        return Mood.PAST if alone and mood is Mood.NEUTRAL else mood
    if tag.startswith("NN"):  # a verb that the tagger mistook
        return Mood.PRESENT if lower.endswith("s") else Mood.PAST
    return Mood.NEUTRAL


def _heads_a_title(context: ArticleContext, verb: int) -> bool:
    """Whether it is the verb of a headline: "President to visit Oslo on Monday"."""
    words = context.words
    first = words.sentence_start(verb)
    titled = words.tag[verb] == "VB" and words.lower[verb - 1] == "to" and verb - 1 > first
    return titled and not any(words.pos[i] in {"VERB", "AUX"} for i in range(first, verb))


def _inherited(context: ArticleContext, verb: int, deep: int) -> Mood:
    words = context.words
    head = words.head[verb]
    if head == verb or deep > 3 or words.sentence[head] != words.sentence[verb]:
        return Mood.NEUTRAL
    if words.pos[head] in {"NOUN", "PROPN", "ADJ"}:
        copula = next((c for c in words.children[head] if words.dep[c] == "cop"), None)
        if copula is not None and head < verb:  # "will be in X, then continue to Y"
            return verb_mood(context, copula, deep=deep + 1)
        return _inherited(context, head, deep + 1)
    if words.pos[head] not in {"VERB", "AUX"}:
        return Mood.NEUTRAL
    mood = verb_mood(context, head, deep=deep + 1)
    aimed = context.words.tag[verb] == "VB" and head < verb and words.lower[verb - 1] == "to"
    # "was chosen to visit" does not say that the visit took place
    return Mood.NEUTRAL if aimed and mood in DONE and words.lower[head] not in VERBS else mood
