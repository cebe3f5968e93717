"""The mood of a noun such as "visit": by its adjectives, its verb, and what stands around it."""

import re

from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mood import DONE, FUTURE, OFF, Mood
from briefing.analysis.visits.rules.scope import clauses, lemma
from briefing.analysis.visits.rules.verb_mood import verb_mood
from briefing.analysis.visits.rules.vocabulary import VERBS, Kind
from briefing.lexicons import lexicon_beside

_Patterns = tuple[tuple[Mood, re.Pattern[str]], ...]

_LEXICON = lexicon_beside(__file__)
BEGIN = _LEXICON.words("begin")
END = _LEXICON.words("end")
_PAY = _LEXICON.words("pay")
_SETS_OUT = _LEXICON.words("sets_out")
# Verbs that say what becomes of a visit. Some need a second word: "put off".
_FATES = {
    mood: _LEXICON.words(f"fate_{mood}")
    for mood in (Mood.CANCELLED, Mood.POSTPONED, Mood.PLANNED, Mood.DENIED, Mood.POSSIBLE)
}
FATE = {verb: mood for mood, verbs in _FATES.items() for verb in verbs}
# What calls a visit off, puts it off or refuses it.
FATES = frozenset[str]().union(*(_FATES[mood] for mood in OFF))
_MEANS = ("plan", "schedul", "arrang")
_NOT = frozenset({"not", "n't", "n’t", "never"})
_DENIES = frozenset({"deny", "dismiss", "refute"})
# The mood of what has not been done and will not be.
_UNDONE = frozenset({Mood.NEVER, Mood.DENIED, Mood.CANCELLED})
_WITH_OFF = ("put", "call")


def _rows(name: str) -> _Patterns:
    """The patterns of a list with their moods, in its order."""
    rows = _LEXICON.pairs(name)
    return tuple((Mood(mood), _LEXICON.pattern_of(name, (said,))) for mood, said in rows)


def _by_mood(name: str) -> _Patterns:
    """One pattern for each mood of a list, in the order in which it names them."""
    rows = _LEXICON.pairs(name)
    return tuple(
        (Mood(one), _LEXICON.pattern_of(name, tuple(said for mood, said in rows if mood == one)))
        for one in dict.fromkeys(mood for mood, _ in rows)
    )


_LEFT = _by_mood("adjectives")
_RIGHT = _rows("right")
_BEFORE_NOUN = _rows("before")
_NEAR_FATE = _rows("near_fate")
_FATE_AFTER = _rows("fate_after")
_AFTER_IT = re.compile(r"\b(?:after|following)(?: [\w'’-]+){0,2}$")
_OPEN = re.compile(
    r"\b(?:decision|idea|prospect|possibility|question (?:of|about|over)|proposal|request|chance"
    r"|speculation|undecided|whether)\b(?: [\w'’.-]+){0,6}$"
)
_UNDATED = re.compile(
    r"\b(?:no|not)(?: [\w'’-]+){0,2} (?:date|dates|timing|day)\b(?: [\w'’.-]+){0,8}$"
)
_MOVED = re.compile(
    r"\b(?:will now (?:take place|be held|be made|begin|start)"
    r"|(?:has|have|had|was|were|is|been)(?: been)? (?:moved|shifted|rescheduled|brought forward"
    r"|pushed back|put back|moved back) (?:from|to|for|by|until)"
    r"|(?:has|have|had|was|were|is|been)(?: been)? (?:postponed|delayed|put off) (?:to|until))\b"
)
_NEW_DATE = 40
# An adjective stands so many words before its noun at most.
_NEAR = 5


def is_moved(context: ArticleContext, noun: int) -> bool:
    """Whether the sentence gives a visit a new date: "will now take place on", "moved from"."""
    return _told_of(context, noun, _MOVED, _NEW_DATE)


def _told_of(context: ArticleContext, noun: int, pattern: re.Pattern[str], reach: int) -> bool:
    """Whether what a pattern finds behind a noun has the noun, or its owner, as its subject."""
    text = _after(context, noun, reach)
    found = pattern.search(text)
    if found is None:
        return False
    first = noun + 1 + text[: found.start()].count(" ") - (not text.startswith(" ", found.start()))
    last = first + found.group().count(" ") + 1
    verb = governor(context, noun)
    subject = context.words.dep[noun].startswith("nsubj")
    near = context.words.head[noun] if subject else verb
    return near is not None and first <= near <= last


_OFF = re.compile(r" (?:is|was|are|were) (?:now )?off(?: ?$| [,.]|,| because| amid| after| until)")


# What somebody reports on has been: "will brief the king on her visit".
_REPORTED = re.compile(
    r"\b(?:brief|debrief|report|inform|updat)(?!s? that)\w*\b.* (?:on|about|of) (?:his|her|their)"
    r"(?:(?! planned| upcoming| coming| next| forthcoming) [\w'\u2019.-]+){0,3}$"
)


def _settled(context: ArticleContext, noun: int) -> Mood | None:
    """The mood of what needs no look at adjectives and verbs."""
    if _told_of(context, noun, _OFF, 20):
        return Mood.CANCELLED
    if is_moved(context, noun):
        return Mood.POSTPONED
    if context.words.lower[noun] == "itinerary":
        return Mood.NEUTRAL
    before = _before(context, noun, 12)
    if _REPORTED.search(before):
        return Mood.PAST
    return Mood.POSSIBLE if _OPEN.search(_last(before, 8)) or _UNDATED.search(before) else None


def noun_mood(context: ArticleContext, noun: int) -> Mood:
    """The mood of a visit noun."""
    settled = _settled(context, noun)
    if settled is not None:
        return settled
    fate = _fate(context, noun)
    if fate is Mood.PRESENT and _AFTER_IT.search(_before(context, noun, 4)):
        return Mood.PAST  # "after talks in X, she goes on to Y"
    verb = governor(context, noun)
    inside = noun - verb - 1 if verb is not None and verb < noun else _NEAR
    said = _first(_LEFT, _before(context, noun, min(inside, _NEAR)))
    if said is not None:
        return fate if fate in OFF else said
    if fate is not Mood.NEUTRAL:
        return fate
    around = _first(_RIGHT, _after(context, noun, 16)) or _first(
        _BEFORE_NOUN, _before(context, noun, 10)
    )
    return around or _governed(context, noun)


def governor(context: ArticleContext, noun: int) -> int | None:
    """The verb a noun depends on, through prepositions and nouns."""
    words = context.words
    node = noun
    for _ in range(4):
        head = words.head[node]
        if head == node or words.sentence[head] != words.sentence[noun]:
            return None
        if words.pos[head] in {"VERB", "AUX"}:
            return head
        node = head
    return None


def _first(patterns: tuple[tuple[Mood, re.Pattern[str]], ...], text: str) -> Mood | None:
    return next((mood for mood, pattern in patterns if pattern.search(text)), None)


def _before(context: ArticleContext, index: int, reach: int) -> str:
    words = context.words
    return " " + " ".join(words.lower[max(words.sentence_start(index), index - reach) : index])


def _last(text: str, count: int) -> str:
    return " " + " ".join(text.split()[-count:])


def _after(context: ArticleContext, index: int, reach: int) -> str:
    words = context.words
    end = min(index + reach, words.sentence_end(index))
    return " " + " ".join(words.lower[index + 1 : end])


def _fate(context: ArticleContext, noun: int) -> Mood:
    """What the verb of the noun says becomes of it."""
    words = context.words
    verb = governor(context, noun)
    if verb is not None and words.head[noun] == verb:
        lower = words.lower[verb]
        if words.dep[noun] in {"obj", "nsubj", "xcomp", "obl"}:
            off = not lower.startswith(_WITH_OFF) or "off" in words.lower[verb : verb + 8]
            if lower in FATE and words.dep[noun] != "obl":
                if FATE[lower] is Mood.PLANNED and _is_denied(context, noun, verb):
                    return Mood.DENIED
                return _carried_out(context, verb) if off else Mood.NEUTRAL
            mood = _of_light_verb(context, verb)
            if mood is not None:
                return mood
    for child in words.children[noun]:  # "the visit, called off in March, …"
        if words.dep[child] == "acl" and FATE.get(words.lower[child]) in OFF:
            return _carried_out(context, child)
    # for a broken parse: a verb of fate right before the noun phrase, or after it
    near = _first(_NEAR_FATE, _before(context, noun, 7))
    return near or _first(_FATE_AFTER, _after(context, noun, 14)) or Mood.NEUTRAL


def _carried_out(context: ArticleContext, verb: int) -> Mood:
    """What a verb of fate makes of it: "may call it off", "has not put it off" do neither."""
    fate = FATE[context.words.lower[verb]]
    if fate not in OFF:
        return fate
    how = verb_mood(context, verb)
    if how is Mood.POSSIBLE:
        return how
    if how in _UNDONE:
        return Mood.POSSIBLE if fate is Mood.DENIED else Mood.PLANNED
    return fate


def _is_denied(context: ArticleContext, noun: int, verb: int) -> bool:
    """Whether nobody plans it: "no visit is planned", "denied that she was planning a trip"."""
    words = context.words
    if any(words.lower[c] == "no" for c in words.children[noun]):
        return True
    meant = words.lower[verb].startswith(_MEANS)
    if meant and any(words.lower[c] in _NOT for c in words.children[verb]):
        return True
    return any(lemma(context, clause) in _DENIES for clause in clauses(context, verb))


def _of_light_verb(context: ArticleContext, verb: int) -> Mood | None:
    """The mood by "begins", "ends", "pays"; None for other verbs."""
    lower = context.words.lower[verb]
    if lower not in BEGIN | END | _PAY:
        return None
    mood = verb_mood(context, verb)
    if lower in BEGIN | _SETS_OUT:
        return Mood.PROGRESSIVE if mood in DONE else mood
    if lower in _PAY:
        return Mood.PROGRESSIVE if mood is Mood.PERFECT else mood
    if mood in FUTURE:  # "was set to conclude" is said of a visit under way
        under_way = re.search(r"\b(?:was|were) set\b", _before(context, verb, 6))
        return Mood.PROGRESSIVE if under_way else mood
    return Mood.PAST if mood in DONE else Mood.PRESENT


def _governed(context: ArticleContext, noun: int) -> Mood:
    """The mood a noun takes from its verb: "is heading there for visits", "will meet on a trip"."""
    verb = governor(context, noun)
    if verb is None:
        return Mood.NEUTRAL
    mood = verb_mood(context, verb)
    kind, base = VERBS.get(context.words.lower[verb], (Kind.MEET, ""))
    if base == "head" and mood in {Mood.PRESENT, Mood.PROGRESSIVE}:
        return Mood.PLANNED
    travels = kind in {Kind.GO, Kind.ARRIVE, Kind.LEAVE}
    return mood if travels or mood in FUTURE else Mood.NEUTRAL
