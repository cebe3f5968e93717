"""Whether a sentence can stand alone in a brief: judged by its own words, never changed.

The rules are for English news; for other languages only those on punctuation and length apply.
It knows nothing about what the sentence is worth.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from briefing.lexicons import lexicon_beside
from briefing.prefilter import Prefiltered
from briefing.summary.boilerplate import is_furniture
from briefing.summary.terms import terms

_LEXICON = lexicon_beside(__file__)

# Shorter ones are headings and interjections, longer ones lists and run-on tables (measured on
# Multi-News, 2026-11: leaving out what is under 6 or over 60 words gained 0.8 ROUGE-1; on GUM a
# lead of 62 words is the best sentence of its article).
SHORTEST = 5
LONGEST = 75
# No sentence of so few words has so many characters: damaged text, which no pattern needs to see.
_LONGEST_CHARACTERS = 1_500


class Standing(IntEnum):
    """How well a sentence stands alone."""

    ALONE = 0
    LEANS = 1
    UNFIT = 2
    NOISE = 3


_OPEN = _LEXICON.tables["parts"]["OPEN"]
_END = re.compile(r"[.!?…。؟۔।]+[\"”’'»)\]]*$")
# Abbreviations that a name or number follows: no sentence ends with them. ("U.S." may end one.)
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Maj|Adm|Rev|Hon|St|vs|No|Nos|"
    r"e\.g|i\.e)|(?:^|\s)[A-Z])\.$"
)
# It is looked for among so many last characters: twice the longest abbreviation.
_ABBREVIATION_LONGEST = 10
# A teaser that breaks off, or a piece of something longer.
_CUT = Prefiltered(re.compile(r"(?:…|\.\.\.|\[[+….\w ]*\])[\"”’'»)\]]*$|^[\"“‘']?\s*(?:…|\.\.\.)"))
# Markup, a bullet, cells of a table, a byline or a line break before the sentence.
_GLUED = re.compile(
    r"</?[a-z][^>]*>|^[-*–—#>|]\s|\s\|\s|\n\s*\n|^By [A-Z][\w.'’-]+ [A-Z][\w.'’-]+ [A-Z]{3,}\b"
    r"|\[\d{4} [A-Z]{2,4}\]"
)
_INTERVIEWER = re.compile(r"^(?:Q|Question)\s?[:.]\s")
_PRONOUN = re.compile(
    _OPEN + r"(?:he|she|it|they|him|her|hers|his|their|theirs|its|this|that|these|those|such)"
    r"(?:['’]\w+)?\b",
    re.IGNORECASE,
)
# "It is unclear", "It was the first time that", "That is why": the pronoun stands for nothing.
_EMPTY_PRONOUN = _LEXICON.pattern("empty_pronoun")
_CONNECTIVE = _LEXICON.pattern("connective")
# A clause before the subject, and the subject is a pronoun: "After the talks, he flew home."
_LATE_PRONOUN = _LEXICON.pattern("late_pronoun")
# Somebody speaks for himself outside any quotation: an interview.
_FIRST_PERSON = re.compile(r"^(?:[A-Z]\w+, )?(?:I|I['’]\w+|We|We['’]\w+|My|Our|You|Your)\b")
_ONESELF = re.compile(r"(?<![\w.’'-])(?:I|I['’](?:m|ve|d|ll)|my|me|myself|My)(?![\w’'-])")
# "Charles I", "World War I".
_NUMERAL = re.compile(r"(?<=\s)[A-Z]\w+ I\b")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^‘’']*[’'](?!\w)")
# What it points at stands before it, if it is short: "… talked them out of it", "… before then".
_POINTS_BACK = re.compile(
    r"^[^,;]*\b(?:(?:of|about|for|on|with|from|to|in|by|at|against|over) (?:it|this|that|them)"
    r"|(?:before|by|since|until) then)[.!]\W*$"
)
_POINTING_LONGEST = 16
# What it counts, follows or is counted from stands in the sentence before.
_COUNTED_ON = _LEXICON.pattern("counted_on")
# Whoever it is stands in the sentence before: "The company said", "The suspect was held".
_DEFINITE = _LEXICON.pattern("definite")
# "…," she said. Who speaks stands in the sentence before; also where nobody is named at all.
_UNNAMED_SPEAKER = _LEXICON.pattern("unnamed_speaker")
# A witness's tale, and advice to the reader.
_BESIDE = _LEXICON.pattern("beside")
_ADDRESSED = _LEXICON.pattern("addressed")
# Nothing but a quotation: who says it stands in the sentence before.
_ONLY_QUOTED = re.compile(r"^[\"“][^\"“”]+[\"”]\W*$")
# What a sentence with a verb holds: an auxiliary, a past form, or at least a word that may be one.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|"
    r"shall|should|[a-z]+n['’]t|[a-z]{2,}ed|[\w]+['’](?:re|ve|ll|d|m)|"
    r"began|became|broke|brought|built|came|caught|chose|cut|drew|drove|fell|felt|fled|flew|forgot|"
    r"fought|found|froze|gave|got|grew|heard|held|hit|kept|knew|laid|lay|led|left|lent|let|lost|made|"
    r"meant|met|paid|put|quit|ran|rang|read|rose|said|sang|sat|saw|sent|set|shook|shot|shut|slept|"
    r"sold|spent|split|spoke|spread|stood|stole|struck|swore|swept|taught|thought|threw|told|took|"
    r"understood|went|withdrew|woke|won|wore|wrote|bought|overthrew|underwent|"
    r"say|says|want|need|plan|hope|claim|continue|continues|charge|"
    r"[a-z]{2,}s (?:the|a|an|its|his|her|their)|"
    r"[a-z]{2,}s to [a-z]+|(?:it|he|she|that|there|here|what)['’]s)\b",
    re.IGNORECASE,
)
_PERHAPS_VERB = re.compile(r"\b[A-Za-z]*[a-z]s\b|\b[a-z]{3,}(?:ing|en|e)\b")
_ENDS_DATED = re.compile(r"\b(?:[12]\d{3}|today)\W*$")
# A sentence of fewer words lives on the one before, unless it opens its text.
_LIVES_ALONE = 6
# A sentence that may stand under a headline though it is damaged has so many words.
_FEWEST_TOLD, _MOST_TOLD = 7, 45
_MOST_UNENDED = 25
_EXCLAIMED = re.compile(r"![\s)\]]*$")
# A sentence longer than this has a verb, whatever the lists say.
_VERBLESS_LONGEST = 20
_DATELINE = re.compile(
    r"^[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜ .,'’-]{2,}(?:, [\w. ,]+)?(?: ?\([\w .,/-]+\))? ?[-–—:]+ "
    r"|^[A-Z][\w ,.'’-]{1,40}\((?:AP|AFP|Reuters|[A-Z]{2,5}|[A-Z]\w+ Agency)\) ?[-–—:]* "
)
_QUOTE_PAIRS = (("“", "”"), ("«", "»"))
# A quotation that is not closed after so many sentences is a slip of the pen.
_LONGEST_QUOTATION = 4


def standing(
    text: str, *, english: bool = True, cased: bool = True, in_a_brief: bool = False
) -> Standing:
    """Judge one sentence by its own words.

    Args:
        text: The sentence.
        english: Whether the rules on English words apply.
        cased: Whether its document begins sentences with capitals.
        in_a_brief: Whether it is to stand in a brief: see `is_furniture`.
    """
    if len(text) > _LONGEST_CHARACTERS:
        return Standing.UNFIT
    count = len(text.split())
    if is_furniture(text, in_a_brief=in_a_brief):
        return Standing.NOISE
    if _is_unfit(text, count) or (cased and text[:1].islower()):
        return Standing.UNFIT
    if english and _is_verbless(text, count):
        return Standing.UNFIT
    return Standing.LEANS if english and leans(text) else Standing.ALONE


def standings(
    texts: Sequence[str], *, english: bool = True, in_a_brief: bool = False
) -> list[Standing]:
    """Judge the sentences of one document, in order: also those inside a longer quotation."""
    return list(one_by_one(texts, english=english, in_a_brief=in_a_brief))


def one_by_one(
    texts: Sequence[str], *, english: bool = True, in_a_brief: bool = False
) -> Iterator[Standing]:
    """As `standings`, for who may have seen enough before the last sentence."""
    inside = 0
    cased = 2 * sum(text[:1].islower() for text in texts) <= len(texts)
    for number, text in enumerate(texts):
        verdict = standing(text, english=english, cased=cased, in_a_brief=in_a_brief)
        if english and number and verdict is Standing.ALONE and len(text.split()) < _LIVES_ALONE:
            verdict = Standing.LEANS
        if inside and verdict < Standing.UNFIT and not _has_quotation(text):
            verdict = Standing.UNFIT
        yield verdict
        inside = _sentences_inside(text, inside)


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it: an open pronoun or a connective in front."""
    if _CONNECTIVE.match(text):
        return True
    if _PRONOUN.match(text):
        return not _EMPTY_PRONOUN.match(text)
    if _POINTS_BACK.match(text) and len(text.split()) <= _POINTING_LONGEST:
        return True
    return any(rule.match(text) for rule in (_LATE_PRONOUN, _FIRST_PERSON, _ONLY_QUOTED))


def leans_in_a_brief(text: str) -> bool:
    """Whether a sentence needs the one before it by rules too strict for a text told alone."""
    rules = (_COUNTED_ON, _UNNAMED_SPEAKER, _DEFINITE)
    return any(rule.match(text) for rule in rules)


def is_beside_the_news(text: str) -> bool:
    """Whether a witness tells his tale, or a passer-by says what he feels: no news beside news."""
    return bool(_BESIDE.search(text))


def bearable(text: str, headline: str) -> bool:
    """Whether a sentence that cannot stand alone tells enough to stand under a headline.

    One without an end may be another piece's heading, or several glued: it must be short and speak
    of what the headline does.
    """
    count = len(text.split())
    if not _FEWEST_TOLD <= count <= _MOST_TOLD:
        return False
    if not _END.search(text) and (
        count > _MOST_UNENDED or ";" in text or set(terms(text)).isdisjoint(terms(headline))
    ):
        return False
    return not (_FIRST_PERSON.match(text) or _EXCLAIMED.search(text) or personal(text))


def personal(text: str) -> bool:
    """Whether somebody speaks of himself or to the reader: a column, a tweet, a letter, advice."""
    if _ADDRESSED.match(text):
        return True
    # Who is not there before quotations are taken out is not there after.
    return bool(
        _ONESELF.search(text) and _ONESELF.search(_NUMERAL.sub(" ", _QUOTED.sub(" ", text)))
    )


def asks(text: str, *, interviewer: bool = False) -> bool:
    """Whether a sentence is a question.

    Args:
        text: The sentence.
        interviewer: Whether only questions marked as an interviewer's count.
    """
    return bool(_INTERVIEWER.match(text)) or (not interviewer and text.rstrip().endswith("?"))


def cuts_quotation(text: str) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    if text.count('"') % 2:
        return True
    return any(text.count(opening) != text.count(closing) for opening, closing in _QUOTE_PAIRS)


def has_dateline(text: str) -> bool:
    """Whether a sentence opens with the place and agency of a wire story."""
    return bool(_DATELINE.match(text))


def _is_unfit(text: str, count: int) -> bool:
    """Whether it is damaged or of a size that does not belong into a brief."""
    return (
        not SHORTEST <= count <= LONGEST
        or not _END.search(text)
        or text.isupper()
        or bool(_EXCLAIMED.search(text))
        or bool(_ABBREVIATION_END.search(text, max(0, len(text) - _ABBREVIATION_LONGEST)))
        or cuts_quotation(text)
        or bool(_CUT.search(text) or _GLUED.search(text))
    )


def _is_verbless(text: str, count: int) -> bool:
    """Whether a short English line names something and says nothing of it, as captions do."""
    if count > _VERBLESS_LONGEST:
        return False
    # Nearly every sentence holds what may be a verb: that is soon found, and spares the long list.
    if not _ENDS_DATED.search(text) and _PERHAPS_VERB.search(text):
        return False
    return not _VERB.search(text)


def _has_quotation(text: str) -> bool:
    return any(mark in text for pair in _QUOTE_PAIRS for mark in pair) or '"' in text


def _sentences_inside(text: str, inside: int) -> int:
    """How many sentences ago a quotation was opened that is still open; 0 if none is."""
    if cuts_quotation(text):
        opens = any(text.count(left) > text.count(right) for left, right in _QUOTE_PAIRS)
        return 1 if opens or (text.count('"') % 2 and not inside) else 0
    if _has_quotation(text) or inside >= _LONGEST_QUOTATION:
        return 0
    return inside + 1 if inside else 0
