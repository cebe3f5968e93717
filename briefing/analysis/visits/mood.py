"""How a word presents a visit: as coming, likely, possible, under way, over, called off."""

import re
from enum import StrEnum

from briefing.analysis.visits.scene import Scene
from briefing.analysis.visits.vocabulary import VERBS, Kind


class Mood(StrEnum):
    """What the words around a trigger say about whether it happens, and when."""

    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    INVITED = "invited"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    PERFECT = "perfect"
    PAST = "past"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    NEVER = "never"
    NEUTRAL = "neutral"


FUTURE = frozenset({Mood.PLANNED, Mood.EXPECTED, Mood.POSSIBLE, Mood.INVITED})
_ADV = r"(?: \w+ly| also| then| later| soon| first| next| now| once again| again| not| be| have| been| both| himself| herself| instead| , \w+ ,)*"
_BE = r"(?:is|are|was|were|be|been|being|'s|’s|'re|am)"
# Patterns on the words to the left of a verb, in lower case, ending right before it.
_LEFT: tuple[tuple[Mood, re.Pattern[str]], ...] = tuple(
    (mood, re.compile(pattern + "$"))
    for mood, pattern in (
        (
            Mood.NEVER,
            r" (?:never|did not|does not|do not|has not|have not|had not|didn't|not yet|without|rather than|instead of|n't ever)(?: \w+ly| yet| ever| been)*",
        ),
        (
            Mood.DENIED,
            r" (?:den(?:y|ies|ied|ying)(?: that| reports?| rumou?rs| claims| media| the)+"
            r"(?: [\w.,'’-]+){0,9} (?:will|would|to)|no (?:plans?|intention|plan) (?:to|of)|denied (?:that|reports)[\w ]{0,20}(?:to|will|would)|(?:not|n't) (?:plan|planning|intend|going|expected|scheduled) to)",
        ),
        (
            Mood.DENIED,
            r" (?:(?:refus\w+|declin\w+|not|n't) to (?:allow|let|permit|grant)|(?:not|n't|never) (?:allow\w*|let|permit\w*)|denied permission|forbidden|barred|banned|prevented)(?: [\w.'’-]+){0,6} (?:to|from)",
        ),
        (
            Mood.CANCELLED,
            r" (?:will not|wo n't|will no longer|would not|would n't|refus\w+ to|declin\w+ to|decided not to|unable to|fail\w* to|no longer)"
            + _ADV,
        ),
        (
            Mood.CANCELLED,
            r" (?:cancel\w*|abandon\w*|scrap\w*|drop\w*)(?: \w+){0,3} (?:plans?|trip|visit)(?: \w+)? to",
        ),
        (
            Mood.POSTPONED,
            r" (?:postpon\w+|delay\w+)(?: \w+){0,3} (?:plans?|trip|visit)(?: \w+)? to",
        ),
        (
            Mood.EXPECTED,
            rf" {_BE}{_ADV} (?:expected|likely|believed|thought|anticipated|tipped|reported|understood|predicted|rumou?red|widely expected){_ADV} to{_ADV}",
        ),
        (Mood.EXPECTED, r" (?:will|would) (?:likely|probably|presumably)(?: be)?"),
        (Mood.POSSIBLE, rf" (?:may|might|could|can){_ADV}"),
        (
            Mood.POSSIBLE,
            rf" (?:would|'d) (?:like|love|prefer|want|be willing|be happy|be ready|be open){_ADV} to{_ADV}",
        ),
        (
            Mood.POSSIBLE,
            r" (?:hop\w+|want\w*|wish\w*|consider\w*|seek\w*|sought|ready|willing|prepared|offer\w*|desire|eager|keen|whether|possibly|aim\w*|interest\w*|propos\w+|request\w*|weigh\w*|trying|tried|try|attempt\w*) (?:to|in|for)?"
            + _ADV,
        ),
        (Mood.POSSIBLE, r" (?:consider\w*|mull\w*|weigh\w*|discuss\w*|contemplat\w*)"),
        (Mood.POSSIBLE, rf" (?:should|must|ought to|needs? to|need to){_ADV}"),
        (
            Mood.PLANNED,
            r" accept\w+ (?:an |the |his |her )?invitation(?: [\w.'’-]+){0,6} to" + _ADV,
        ),
        (Mood.INVITED, r" (?:invit\w+|invitation)(?: [\w.'’-]+){0,7} to" + _ADV),
        (
            Mood.PLANNED,
            rf" {_BE}{_ADV} (?:scheduled|set|due|slated|planning|preparing|about|poised|going|bound|booked|confirmed|on track|hoping|expecting){_ADV} to{_ADV}",
        ),
        (Mood.PLANNED, r" (?:scheduled|set|due|slated|preparing|planning|poised) to" + _ADV),
        (
            Mood.PLANNED,
            r" (?:plan\w*|intend\w*|promis\w+|agree\w*|decid\w+|vow\w*|pledg\w+|accept\w+|arrang\w+|preparations?|readying|prepar\w+|announced plans|plans) to"
            + _ADV,
        ),
        (Mood.PLANNED, rf" (?:will|'ll|’ll|shall|would){_ADV}"),
        (Mood.PLANNED, rf" (?:is|are|was|were|'s|’s){_ADV} to{_ADV}"),
        (Mood.PLANNED, r" be(?: \w+ly)?"),
    )
)
_BEING = re.compile(
    r" (?:is|are|was|were|'s|’s|'re|am|been)(?: \w+ly| also| now| still| already| not)*$"
)
_HAVING = re.compile(r" (?:has|have|had|'ve|having)(?: \w+ly| also| now| just| already| been)*$")
_AFTER = re.compile(r" (?:after|following|since|upon|having)(?: \w+ly)?$")
_BEFORE = re.compile(r" (?:before|ahead of)$")


def verb_mood(scene: Scene, verb: int, *, deep: int = 0) -> Mood:
    """The mood of a verb, by the words before it and its form; a bare form inherits."""
    words = scene.words
    first = max(words.sentence_start(verb), verb - 12)
    left = " " + " ".join(words.lower[first:verb])
    for mood, pattern in _LEFT:
        if pattern.search(left):
            return mood
    return _by_form(scene, verb, left, deep)


def _by_form(scene: Scene, verb: int, left: str, deep: int) -> Mood:
    tag = scene.tags[verb]
    if _BEING.search(left):
        past = re.search(r" (?:was|were)(?: \w+)?$", left)
        return Mood.PAST if past else Mood.PROGRESSIVE if tag == "VBG" else Mood.PRESENT
    if _HAVING.search(left):
        return Mood.PERFECT
    if tag == "VBD":
        return Mood.PAST
    if tag in {"VBZ", "VBP"}:
        return Mood.PRESENT
    if tag == "VBG" and _AFTER.search(left):
        return Mood.PAST
    if tag == "VBN" and words_of(scene, verb).endswith("ed") and deep == 0:
        inherited = _inherited(scene, verb, deep)
        return Mood.PAST if inherited is Mood.NEUTRAL else inherited
    if tag in {"VBG", "VBN", "VB"}:
        return _inherited(scene, verb, deep)
    return Mood.PRESENT if tag in {"NNS", "NN"} else Mood.NEUTRAL


def _left(scene: Scene, verb: int) -> str:
    words = scene.words
    return " ".join(words.lower[max(words.sentence_start(verb), verb - 6) : verb])


def words_of(scene: Scene, index: int) -> str:
    """The token in lower case."""
    return scene.words.lower[index]


def _inherited(scene: Scene, verb: int, deep: int) -> Mood:
    words = scene.words
    head = words.head[verb]
    if head == verb or deep > 3 or words.sentence[head] != words.sentence[verb]:
        return Mood.NEUTRAL
    if words.pos[head] in {"VERB", "AUX"}:
        mood = verb_mood(scene, head, deep=deep + 1)
        aimed = scene.tags[verb] == "VB" and head < verb and words.lower[verb - 1] == "to"
        if aimed and mood is Mood.PAST and words.lower[head] not in VERBS:
            return Mood.NEUTRAL
        return mood
    if words.pos[head] in {"NOUN", "PROPN", "ADJ"}:
        return _inherited(scene, head, deep + 1)
    return Mood.NEUTRAL


_NOUN_LEFT: tuple[tuple[Mood, re.Pattern[str]], ...] = (
    (Mood.CANCELLED, re.compile(r"\b(?:cancell?ed|aborted|scrapped|called-off|abandoned)\b")),
    (Mood.POSTPONED, re.compile(r"\b(?:postponed|delayed)\b")),
    (Mood.EXPECTED, re.compile(r"\b(?:expected|likely|anticipated|rumou?red)\b")),
    (Mood.POSSIBLE, re.compile(r"\b(?:possible|potential|proposed|eventual|return|probability of)\b")),
    (Mood.PLANNED, re.compile(r"\b(?:planned|upcoming|scheduled|forthcoming|coming|future|next|impending|imminent|looming|plan|announced)\b")),
    (Mood.PAST, re.compile(r"\b(?:recent|last|previous|earlier|past|latest|earlier's|concluded|ended)\b")),
)  # fmt: skip
_NOUN_RIGHT: tuple[tuple[Mood, re.Pattern[str]], ...] = (
    (Mood.EXPECTED, re.compile(r"^(?: [\w',’-]+){0,4} (?:expected|likely)\b")),
    (Mood.PLANNED, re.compile(r"^(?: [\w',’-]+){0,4} (?:scheduled|planned|due|set|slated|beginning|starting|will take place)\b")),
    (Mood.POSSIBLE, re.compile(r"^(?: [\w',’-]+){0,4} (?:proposed|under discussion)\b")),
)  # fmt: skip
# Verbs that say what becomes of a visit, with the mood they give it.
FATE: dict[str, Mood] = {}
for _stems, _mood in (
    ("cancel cancels canceled cancelled canceling cancelling scrap scraps scrapped abandon abandoned "
     "abandons aborted called calls-off off", Mood.CANCELLED),
    ("suspend suspends suspended postpone postpones postponed postponing delay delays delayed delaying put defer deferred "
     "reschedule rescheduled", Mood.POSTPONED),
    ("plan plans planned planning announce announces announced arrange arranged prepare prepares "
     "preparing discuss discussing schedule scheduled", Mood.PLANNED),
    ("consider considers considering considered propose proposes proposed", Mood.POSSIBLE),
):  # fmt: skip
    for _stem in _stems.split(" "):
        FATE[_stem] = _mood
BEGIN = frozenset(
    "begin begins began begun beginning start starts started starting open opens opened kick kicks kicked embark embarks embarked".split(
        " "
    )
)
END = frozenset(
    "end ends ended ending conclude concludes concluded concluding wrap wraps wrapped wind winds wound finish finishes finished complete completes completed completing cut cuts".split(
        " "
    )
)
_PAY = frozenset(
    "make makes made making pay pays paid paying undertake undertakes undertook take takes took taking have has had lead leads led continue continues continued leave leaves left depart departed go goes went be is are was were".split(
        " "
    )
)
_BEFORE_NOUN = re.compile(
    r"\b(?:ahead of|before|prior to|preparations? for|prepar\w+ for|plans? for|arrangements? for|in advance of|ready for|dates? for|agenda (?:of|for))(?: [\w'’.-]+){0,6}$"
)
_AFTER_NOUN = re.compile(
    r"\b(?:after|following|since|returned from|return from|back from|returning from|fresh from)(?: [\w'’.-]+){0,5}$"
)


def noun_mood(scene: Scene, noun: int) -> Mood:
    """The mood of a visit noun: by its adjectives, what follows it, and the verb it depends on."""
    words = scene.words
    if words.lower[noun] == "itinerary":
        return Mood.NEUTRAL
    first = words.sentence_start(noun)
    near = " ".join(words.lower[max(first, noun - 5) : noun])
    for mood, pattern in _NOUN_LEFT:
        if pattern.search(near):
            fate = _fate(scene, noun)
            return fate if fate in {Mood.CANCELLED, Mood.POSTPONED, Mood.DENIED} else mood
    fate = _fate(scene, noun)
    if fate is not Mood.NEUTRAL:
        return fate
    right = " " + " ".join(words.lower[noun + 1 : min(noun + 9, words.sentence_end(noun))])
    for mood, pattern in _NOUN_RIGHT:
        if pattern.search(right):
            return mood
    left = " ".join(words.lower[max(first, noun - 10) : noun])
    if re.search(r"\bhours (?:before|ahead of)\b", left):
        return Mood.PAST
    if _BEFORE_NOUN.search(left):
        return Mood.PLANNED
    if _AFTER_NOUN.search(left):
        return Mood.PAST
    return _governed(scene, noun)


def _governed(scene: Scene, noun: int) -> Mood:
    """The mood a noun takes from its verb: "is heading there for visits", "will meet on a trip"."""
    verb = governor(scene, noun)
    if verb is None:
        return Mood.NEUTRAL
    mood = verb_mood(scene, verb)
    kind = VERBS.get(scene.words.lower[verb])
    if mood in FUTURE:
        return mood
    if kind is not None and kind[1] == "head" and mood in {Mood.PRESENT, Mood.PROGRESSIVE}:
        return Mood.PLANNED
    travels = kind is not None and kind[0] in {Kind.GO, Kind.ARRIVE, Kind.LEAVE}
    return mood if travels else Mood.NEUTRAL


def governor(scene: Scene, noun: int) -> int | None:
    """The verb a noun depends on, through prepositions and nouns."""
    words = scene.words
    node = noun
    for _ in range(4):
        head = words.head[node]
        if head == node or words.sentence[head] != words.sentence[noun]:
            return None
        if words.pos[head] in {"VERB", "AUX"}:
            return head
        node = head
    return None


def _fate(scene: Scene, noun: int) -> Mood:
    words = scene.words
    verb = governor(scene, noun)
    if verb is None:
        return _fate_linear(scene, noun)
    lower = words.lower[verb]
    direct = words.head[noun] == verb and words.dep[noun] in {"obj", "nsubj", "xcomp", "obl"}
    if lower in FATE and direct:
        mood = FATE[lower]
        if lower == "put" and "off" not in words.lower[verb : verb + 6]:
            return Mood.NEUTRAL
        if lower in {"called"} and "off" not in words.lower[verb : verb + 8]:
            return Mood.NEUTRAL
        return mood
    if lower in BEGIN and direct:
        mood = verb_mood(scene, verb)
        return Mood.PROGRESSIVE if mood in {Mood.PAST, Mood.PERFECT} else mood
    if lower in END and direct:
        mood = verb_mood(scene, verb)
        if mood in FUTURE:
            return (
                Mood.PROGRESSIVE if re.search(r"\b(?:was|were) set\b", _left(scene, verb)) else mood
            )
        return Mood.PAST if mood in {Mood.PAST, Mood.PERFECT} else Mood.PRESENT
    if lower in _PAY and direct:
        mood = verb_mood(scene, verb)
        return Mood.PROGRESSIVE if mood is Mood.PERFECT else mood
    linear = _fate_linear(scene, noun)
    return linear


def _fate_linear(scene: Scene, noun: int) -> Mood:
    """For a broken parse: a verb of fate right before the noun phrase, or after it."""
    words = scene.words
    first = words.sentence_start(noun)
    near = " " + " ".join(words.lower[max(first, noun - 7) : noun])
    if re.search(r" (?:cancel\w*|call\w* off|scrapp?\w*)(?: [\w'’-]+){0,5}$", near):
        return Mood.CANCELLED
    if re.search(r" (?:postpon\w+|delay\w*|put off|defer\w*)(?: [\w'’-]+){0,5}$", near):
        return Mood.POSTPONED
    after = " " + " ".join(words.lower[noun + 1 : min(noun + 14, words.sentence_end(noun))])
    if re.search(
        r"^(?: [\w'’-]+){0,8} (?:has been|have been|had been|was|were|is) (?:cancell?ed|called off|scrapped)",
        after,
    ):
        return Mood.CANCELLED
    if re.search(
        r"^(?: [\w'’-]+){0,8} (?:has been|have been|had been|was|were|is) (?:postponed|delayed|put off)",
        after,
    ):
        return Mood.POSTPONED
    if re.search(
        r" (?:is|are|'s)(?: \w+ly| currently| now)? (?:on|in the midst of)(?: [\w'’-]+){0,5}$", near
    ):
        return Mood.PROGRESSIVE
    return Mood.NEUTRAL
