"""The mood of a verb: by the words before it, else by its form, else by the verb it hangs on."""

import re

from briefing.analysis.visits.rules.article_context import Scene
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.vocabulary import VERBS

# Words that may slip in anywhere in a verb group.
_ADV = (
    r"(?: \w+ly| also| then| later| soon| first| next| now| once again| again| not| be| have"
    r"| been| both| himself| herself| instead| ,(?: \w+){1,3} ,)*"
)
_BE = r"(?:is|are|was|were|be|been|being|'s|’s|'re|am)"
_WORD = r"(?: [\w.,'’-]+)"
_TRIP = r"(?: \w+){0,3} (?:plans?|trip|visit)(?: for(?: [\w.'’-]+){1,4})?(?: \w+)? to"

# What stands to the left of a verb, in lower case, ending right before it. The first that fits.
_LEFT: tuple[tuple[Mood, str], ...] = (
    (Mood.NEVER, r"(?:never|(?:did|does|do|has|have|had) not|didn't|not yet|n't ever)"
                 r"(?: \w+ly| yet| ever| been)*"),
    (Mood.NEVER, r"(?:did|had) (?:not|n't|n’t) (?:want|wish|like|care|dare|need|mean|intend) to"),
    (Mood.NEVER, r"(?:without|rather than|instead of)(?: \w+ly| ever)*"),
    (Mood.NEVER, r"den(?:y|ies|ied|ying) (?:having|ever having)(?: \w+ly| ever| also)*"),
    (Mood.NEVER, rf"den(?:y|ies|ied|ying)(?: that)?{_WORD}{{0,5}} (?:had|ever)(?: \w+ly| ever)*"),
    (Mood.DENIED, r"den(?:y|ies|ied|ying)(?: that| reports?| rumou?rs?| claims?| media| press| the"
                  r"| a| an| any| it| of| news| suggestions?| speculation| stor(?:y|ies))+"
                  rf"{_WORD}{{0,9}} (?:will|would|to|was to|is to|planned to)(?: be)?"),
    (Mood.DENIED, r"(?:declin|reject|refus|spurn|turn)\w*(?: down)? (?:an |the |his |her |their )?"
                  rf"invitation{_WORD}{{0,6}} to"),
    (Mood.DENIED, r"(?:rul\w+ out|denied)(?: any| plans?| \w+ plans?)*(?: to| of)?"),
    (Mood.DENIED, r"no (?:plans?|intention) (?:to|of)"),
    (Mood.DENIED, rf"no plans? for{_WORD}{{1,8}} to"),
    (Mood.DENIED, r"(?:not|n't) (?:plan|planning|intend|going|expected|scheduled) to"),
    (Mood.DENIED, r"(?:refus\w+|declin\w+|not|n't) to (?:allow|let|permit|grant)"
                  rf"{_WORD}{{0,6}} (?:to|from)"),
    (Mood.DENIED, r"(?:not|n't|never) (?:allow\w*|let|permit\w*)" rf"{_WORD}{{0,6}} (?:to|from)"),
    (Mood.DENIED, r"(?:denied permission|forbidden|barred|banned|prevented|blocked|prohibited"
                  r"|stopped)"
                  rf"{_WORD}{{0,6}} (?:to|from)"),
    (Mood.CANCELLED, rf"(?:will not|wo n't|will no longer|would not|would n't|no longer){_ADV}"),
    (Mood.DENIED, r"(?:refus|declin)\w* to" + _ADV),
    (Mood.CANCELLED, r"(?:fail\w* to|decided not to|unable to)" + _ADV),
    (Mood.CANCELLED, rf"(?:cancel\w*|abandon\w*|scrap\w*|drop\w*|call\w* off|shelv\w*){_TRIP}"),
    (Mood.POSTPONED, rf"(?:postpon\w+|delay\w+){_TRIP}"),
    (Mood.EXPECTED, rf"{_BE}{_ADV} (?:expected|likely|believed|thought|anticipated|tipped|reported"
                    rf"|understood|predicted|rumou?red|widely expected){_ADV} to{_ADV}"),
    (Mood.EXPECTED, r"(?:will|would) (?:likely|probably|presumably)(?: be)?"),
    (Mood.POSSIBLE, rf"(?:may|might|could|can){_ADV}"),
    (Mood.POSSIBLE, r"(?:would|'d) (?:like|love|prefer|want|be willing|be happy|be ready|be open)"
                    rf"{_ADV} to{_ADV}"),
    (Mood.POSSIBLE, r"(?:hop\w+|want\w*|wish\w*|consider\w*|seek\w*|sought|ready|willing|prepared"
                    r"|offer\w*|desire|eager|keen|whether|possibly|aim\w*|interest\w*|propos\w+"
                    rf"|request\w*|weigh\w*|trying|tried|try|attempt\w*) (?:to|in|for)?{_ADV}"),
    (Mood.POSSIBLE, r"(?:consider\w*|mull\w*|weigh\w*|discuss\w*|contemplat\w*)"),
    (Mood.POSSIBLE, rf"(?:should|must|ought to|needs? to){_ADV}"),
    (Mood.PLANNED, rf"accept\w+ (?:an |the |his |her )?invitation{_WORD}{{0,6}} to{_ADV}"),
    (Mood.INVITED, rf"(?:invit\w+|invitation){_WORD}{{0,7}} to{_ADV}"),
    (Mood.PLANNED, rf"{_BE}{_ADV} (?:scheduled|set|due|slated|supposed|meant|planning|preparing"
                   r"|about|poised|going|bound|booked|confirmed|on track|hoping|expecting)"
                   rf"{_ADV} to{_ADV}"),
    (Mood.PLANNED, rf"(?:scheduled|set|due|slated|preparing|planning|poised) to{_ADV}"),
    (Mood.PLANNED, r"(?:plan\w*|intend\w*|promis\w+|agree\w*|decid\w+|vow\w*|pledg\w+|accept\w+"
                   rf"|arrang\w+|preparations?|readying|prepar\w+|announced plans) to{_ADV}"),
    (Mood.PLANNED, rf"(?:will|'ll|’ll|shall|would){_ADV}"),
    (Mood.PLANNED, rf"(?:is|are|was|were|'s|’s){_ADV} to{_ADV}"),
    (Mood.PLANNED, r"be(?: \w+ly)?"),
)  # fmt: skip
_PATTERNS = tuple((mood, re.compile(f" {pattern}$")) for mood, pattern in _LEFT)
_BEING = re.compile(
    r" (?:is|are|was|were|'s|’s|'re|am|been)(?: \w+ly| also| now| still| already| not)*$"
)
_WAS = re.compile(r" (?:was|were)(?: \w+)?$")
_HAVING = re.compile(r" (?:has|have|had|'ve|having)(?: \w+ly| also| now| just| already| been)*$")
_AFTER = re.compile(r" (?:after|following|since|upon|having)(?: \w+ly)?$")
_REACH = 16


def verb_mood(scene: Scene, verb: int, *, deep: int = 0) -> Mood:
    """The mood of a verb, by the words before it and its form; a bare form inherits."""
    words = scene.words
    first = max(words.sentence_start(verb), verb - _REACH)
    left = " " + " ".join(words.lower[first:verb])
    told = next((mood for mood, pattern in _PATTERNS if pattern.search(left)), None)
    if told is not None:
        return Mood.DENIED if _is_false(scene, verb) else told
    if _BEING.search(left):
        if _WAS.search(left):
            return Mood.PAST
        return Mood.PROGRESSIVE if scene.words.tag[verb] == "VBG" else Mood.PRESENT
    having = _HAVING.search(left)
    if having is not None:
        return Mood.PAST if having.group().split()[0] == "had" else Mood.PERFECT
    if scene.words.tag[verb] == "VBG" and _AFTER.search(left):
        return Mood.PAST
    return _by_form(scene, verb, deep)


_RUMOUR = re.compile(r"\b(?:reports?|rumou?rs?|claims?|suggestions?) that\b")
_FALSE = re.compile(
    r"\b(?:is|are|was|were|as|that)(?: \w+)? (?:false|untrue|wrong|baseless|unfounded|incorrect)\b"
)


def _is_false(scene: Scene, verb: int) -> bool:
    """Whether it is only told in a report that is called false."""
    words = scene.words
    start, end = words.sentence_start(verb), words.sentence_end(verb)
    said = _RUMOUR.search(" ".join(words.lower[start:verb]))
    return said is not None and bool(_FALSE.search(" ".join(words.lower[verb:end])))


def _by_form(scene: Scene, verb: int, deep: int) -> Mood:
    tag, lower = scene.words.tag[verb], scene.words.lower[verb]
    finite = {"VBD": Mood.PAST, "VBZ": Mood.PRESENT, "VBP": Mood.PRESENT}
    if tag in finite:
        return finite[tag]
    if tag in {"VBG", "VBN", "VB"}:
        mood = _inherited(scene, verb, deep)
        alone = tag == "VBN" and lower.endswith("ed") and deep == 0
        return Mood.PAST if alone and mood is Mood.NEUTRAL else mood
    if tag.startswith("NN"):  # a verb that the tagger mistook
        return Mood.PRESENT if lower.endswith("s") else Mood.PAST
    return Mood.NEUTRAL


def _inherited(scene: Scene, verb: int, deep: int) -> Mood:
    words = scene.words
    head = words.head[verb]
    if head == verb or deep > 3 or words.sentence[head] != words.sentence[verb]:
        return Mood.NEUTRAL
    if words.pos[head] in {"NOUN", "PROPN", "ADJ"}:
        return _inherited(scene, head, deep + 1)
    if words.pos[head] not in {"VERB", "AUX"}:
        return Mood.NEUTRAL
    mood = verb_mood(scene, head, deep=deep + 1)
    aimed = scene.words.tag[verb] == "VB" and head < verb and words.lower[verb - 1] == "to"
    # "was chosen to visit" does not say that the visit took place
    return Mood.NEUTRAL if aimed and mood is Mood.PAST and words.lower[head] not in VERBS else mood
