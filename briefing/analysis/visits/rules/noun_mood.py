"""The mood of a noun such as "visit": by its adjectives, its verb, and what stands around it."""

import re

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.rules.article_context import Scene
from briefing.analysis.visits.rules.mood import DONE, FUTURE, OFF, Mood
from briefing.analysis.visits.rules.verb_mood import verb_mood
from briefing.analysis.visits.rules.vocabulary import VERBS, Kind

BEGIN = lexicon(
    "begin begins began begun beginning start starts started starting open opens opened kick kicks",
    "kicked embark embarks embarked",
)
END = lexicon(
    "end ends ended ending conclude concludes concluded concluding wrap wraps wrapped wind winds",
    "wound finish finishes finished complete completes completed completing cut cuts",
)
# Light verbs: "pays a visit", "is on a trip", "leads a mission".
_PAY = lexicon(
    "make makes made making pay pays paid paying undertake undertakes undertook take takes took",
    "taking have has had lead leads led continue continues continued leave leaves left depart",
    "departed go goes went be is are was were",
)
# Who "left on a trip" is on it.
_SETS_OUT = lexicon("leave leaves left leaving depart departs departed departing")
# Verbs that say what becomes of a visit. Some need a second word: "put off".
_FATES: dict[Mood, frozenset[str]] = {
    Mood.CANCELLED: lexicon(
        "cancel cancels canceled cancelled canceling cancelling scrap scraps scrapped abandon",
        "abandons abandoned aborted called shelved shelves drop drops dropped axe axed ditch",
        "ditches ditched",
    ),
    Mood.POSTPONED: lexicon(
        "suspend suspends suspended postpone postpones postponed postponing delay delays delayed",
        "delaying put defer deferred reschedule rescheduled",
    ),
    Mood.PLANNED: lexicon(
        "plan plans planned planning announce announces announced arrange arranged prepare",
        "prepares preparing discuss discussing schedule scheduled",
    ),
    Mood.DENIED: lexicon("ruled rules denied denies deny rejected"),
    Mood.POSSIBLE: lexicon("consider considers considering considered propose proposes proposed"),
}
FATE = {verb: mood for mood, verbs in _FATES.items() for verb in verbs}
# What calls a visit off, puts it off or refuses it.
FATES = frozenset[str]().union(*(_FATES[mood] for mood in OFF))
_WITH_OFF = frozenset({"put", "called"})

_FEW = r"(?: [\w',’-]+){0,4}"
_SOME = r"(?: [\w'’.-]+){0,6}"
_PASSIVE = r"(?: [\w'’-]+){0,8} (?:has been|have been|had been|was|were|is)"
_ADJECTIVES: tuple[tuple[Mood, str], ...] = (
    (Mood.CANCELLED, r"cancell?ed|aborted|scrapped|called-off|abandoned"),
    (Mood.POSTPONED, r"postponed|delayed"),
    (Mood.EXPECTED, r"expected|likely|anticipated|rumou?red"),
    (Mood.POSSIBLE, r"possible|potential|prospective|proposed|eventual|return|probability of"),
    (Mood.PLANNED, r"planned|upcoming|scheduled|forthcoming|coming|future|next|impending"
                   r"|imminent|looming|plan|announced"),
    (Mood.PAST, r"recent|last|previous|earlier|past|latest|concluded|ended"),
)  # fmt: skip
_LEFT = tuple((mood, re.compile(rf"\b(?:{pattern})\b")) for mood, pattern in _ADJECTIVES)
_RIGHT: tuple[tuple[Mood, re.Pattern[str]], ...] = tuple(
    (mood, re.compile(rf"^{pattern}\b"))
    for mood, pattern in (
        (Mood.EXPECTED, rf"{_FEW} (?:expected|likely)"),
        (
            Mood.PLANNED,
            rf"{_FEW} (?:scheduled|planned|due|set|slated|beginning|starting|will take place)",
        ),
        (Mood.POSSIBLE, rf"{_FEW} (?:proposed|under discussion)"),
        (
            Mood.PLANNED,
            r"(?: [\w'’.-]+){0,10} , (?:which (?:is|was|had been) )?"
            r"(?:scheduled|planned|due|set|slated) (?:to|for|on)",
        ),
    )
)
_BEFORE_NOUN: tuple[tuple[Mood, re.Pattern[str]], ...] = tuple(
    (mood, re.compile(pattern))
    for mood, pattern in (
        (Mood.PAST, r"\bhours (?:before|ahead of)\b"),
        (Mood.PLANNED, r"\b(?:ahead of|before|prior to|preparations? for|prepar\w+ for|plans? for"
                       r"|arrangements? for|in advance of|ready for|dates? for|agenda (?:of|for))"
                       rf"{_SOME}$"),
        (Mood.PAST, r"\b(?:after|following|since|returned from|return from|back from"
                    r"|returning from|fresh from)(?: [\w'’.-]+){0,5}$"),
    )
)  # fmt: skip
_AFTER_IT = re.compile(r"\b(?:after|following)(?: [\w'’-]+){0,2}$")
_OPEN = re.compile(
    r"\b(?:decision|idea|prospect|possibility|question (?:of|about|over)|proposal|request|chance"
    r"|speculation|undecided|whether)\b(?: [\w'’.-]+){0,6}$"
)
_NEAR_FATE: tuple[tuple[Mood, re.Pattern[str]], ...] = (
    (Mood.CANCELLED, re.compile(r" (?:cancel\w*|call\w* off|scrapp?\w*)(?: [\w'’-]+){0,5}$")),
    (Mood.POSTPONED, re.compile(r" (?:postpon\w+|delay\w*|put off|defer\w*)(?: [\w'’-]+){0,5}$")),
    (
        Mood.PROGRESSIVE,
        re.compile(
            r" (?:is|are|'s)(?: \w+ly| currently| now)? (?:on|in the midst of)(?: [\w'’-]+){0,5}$"
        ),
    ),
)
_FATE_AFTER: tuple[tuple[Mood, re.Pattern[str]], ...] = (
    (Mood.CANCELLED, re.compile(rf"^{_PASSIVE} (?:cancell?ed|called off|scrapped|dropped|axed)")),
    (
        Mood.POSTPONED,
        re.compile(rf"^{_PASSIVE} (?:postponed|delayed|put off|suspended|pushed back|moved back)"),
    ),
)


_MOVED = re.compile(
    r"\b(?:will now (?:take place|be held|be made|begin|start)"
    r"|(?:has|have|had|was|were|is|been)(?: been)? (?:moved|shifted|rescheduled|brought forward"
    r"|pushed back|put back|moved back) (?:from|to|for|by|until)"
    r"|(?:has|have|had|was|were|is|been)(?: been)? (?:postponed|delayed|put off) (?:to|until))\b"
)
_NEW_DATE = 40


def is_moved(scene: Scene, noun: int) -> bool:
    """Whether the sentence gives a visit a new date: "will now take place on", "moved from"."""
    return _told_of(scene, noun, _MOVED, _NEW_DATE)


def _told_of(scene: Scene, noun: int, pattern: re.Pattern[str], reach: int) -> bool:
    """Whether what a pattern finds behind a noun has the noun, or its owner, as its subject."""
    text = _after(scene, noun, reach)
    found = pattern.search(text)
    if found is None:
        return False
    first = noun + 1 + text[: found.start()].count(" ") - (not text.startswith(" ", found.start()))
    last = first + found.group().count(" ") + 1
    verb = governor(scene, noun)
    subject = scene.words.dep[noun].startswith("nsubj")
    near = scene.words.head[noun] if subject else verb
    return near is not None and first <= near <= last


_OFF = re.compile(r" (?:is|was|are|were) (?:now )?off(?: ?$| [,.]|,| because| amid| after| until)")


def _settled(scene: Scene, noun: int) -> Mood | None:
    """The mood of what needs no look at adjectives and verbs."""
    if _told_of(scene, noun, _OFF, 20):
        return Mood.CANCELLED
    if is_moved(scene, noun):
        return Mood.POSTPONED
    if scene.words.lower[noun] == "itinerary":
        return Mood.NEUTRAL
    return Mood.POSSIBLE if _OPEN.search(_before(scene, noun, 8)) else None


def noun_mood(scene: Scene, noun: int) -> Mood:
    """The mood of a visit noun."""
    settled = _settled(scene, noun)
    if settled is not None:
        return settled
    fate = _fate(scene, noun)
    if fate is Mood.PRESENT and _AFTER_IT.search(_before(scene, noun, 4)):
        return Mood.PAST  # "after talks in X, she goes on to Y"
    said = _first(_LEFT, _before(scene, noun, 5))
    if said is not None:
        return fate if fate in OFF else said
    if fate is not Mood.NEUTRAL:
        return fate
    around = _first(_RIGHT, _after(scene, noun, 16)) or _first(
        _BEFORE_NOUN, _before(scene, noun, 10)
    )
    return around or _governed(scene, noun)


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


def _first(patterns: tuple[tuple[Mood, re.Pattern[str]], ...], text: str) -> Mood | None:
    return next((mood for mood, pattern in patterns if pattern.search(text)), None)


def _before(scene: Scene, index: int, reach: int) -> str:
    words = scene.words
    return " " + " ".join(words.lower[max(words.sentence_start(index), index - reach) : index])


def _after(scene: Scene, index: int, reach: int) -> str:
    words = scene.words
    end = min(index + reach, words.sentence_end(index))
    return " " + " ".join(words.lower[index + 1 : end])


def _fate(scene: Scene, noun: int) -> Mood:
    """What the verb of the noun says becomes of it."""
    words = scene.words
    verb = governor(scene, noun)
    if verb is not None and words.head[noun] == verb:
        lower = words.lower[verb]
        if words.dep[noun] in {"obj", "nsubj", "xcomp", "obl"}:
            off = lower not in _WITH_OFF or "off" in words.lower[verb : verb + 8]
            if lower in FATE and words.dep[noun] != "obl":
                return FATE[lower] if off else Mood.NEUTRAL
            mood = _of_light_verb(scene, verb)
            if mood is not None:
                return mood
    # for a broken parse: a verb of fate right before the noun phrase, or after it
    near = _first(_NEAR_FATE, _before(scene, noun, 7))
    return near or _first(_FATE_AFTER, _after(scene, noun, 14)) or Mood.NEUTRAL


def _of_light_verb(scene: Scene, verb: int) -> Mood | None:
    """The mood by "begins", "ends", "pays"; None for other verbs."""
    lower = scene.words.lower[verb]
    if lower not in BEGIN | END | _PAY:
        return None
    mood = verb_mood(scene, verb)
    if lower in BEGIN | _SETS_OUT:
        return Mood.PROGRESSIVE if mood in DONE else mood
    if lower in _PAY:
        return Mood.PROGRESSIVE if mood is Mood.PERFECT else mood
    if mood in FUTURE:  # "was set to conclude" is said of a visit under way
        under_way = re.search(r"\b(?:was|were) set\b", _before(scene, verb, 6))
        return Mood.PROGRESSIVE if under_way else mood
    return Mood.PAST if mood in DONE else Mood.PRESENT


def _governed(scene: Scene, noun: int) -> Mood:
    """The mood a noun takes from its verb: "is heading there for visits", "will meet on a trip"."""
    verb = governor(scene, noun)
    if verb is None:
        return Mood.NEUTRAL
    mood = verb_mood(scene, verb)
    kind, base = VERBS.get(scene.words.lower[verb], (Kind.MEET, ""))
    if base == "head" and mood in {Mood.PRESENT, Mood.PROGRESSIVE}:
        return Mood.PLANNED
    travels = kind in {Kind.GO, Kind.ARRIVE, Kind.LEAVE}
    return mood if travels or mood in FUTURE else Mood.NEUTRAL
