"""What turns a sentence round: "not", an opposite, "may", and whether it looks ahead."""

import re
from dataclasses import dataclass
from functools import cache

from briefing.names import fold, latin

# English, and one line for each further language whose news we have seen. A word that means
# something else in another language does no harm: it is only counted in sentences that share
# nearly all their words.
_NEGATION = re.compile(
    r"\b(?:not|\w+n't|never|no|without|nor|neither|none|nobody|nothing|cannot|unlikely|"
    r"hardly|barely|scarcely|"
    r"den(?:y|ies|ied|ying|ial)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|"
    r"fail(?:s|ed|ing|ure)?|rul(?:e|es|ed|ing) out|"
    r"turn(?:s|ed|ing)? down|declin(?:e|es|ed|ing) to|"
    r"nicht|kein\w*|nie|niemals|ohne|ne|n'\w+|pas|jamais|aucune?|sans|nunca|jamas|sin|"
    r"non|mai|senza|nao|sem|niet|geen|nooit|zonder|inte|ej|aldrig|utan|ikke|aldri|uden|uten|"
    r"bez|nikdy|nu|niciodata|fara|nem|soha|degil|yok|hicbir|не|нет|никогда|без|ні|немає|"
    r"لا|لم|لن|ليس|לא|אין)\b"
)
_NO_NEGATION = re.compile(r"\bno\.? ?\d|\bnot only\b|\bwhether or not\b|\bor not\b|\bno doubt\b")
_HEDGED = re.compile(r"\b(?:may|might|could|possibl[ey]|perhaps|maybe)\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|(?:is|are|was|were) (?:to|expected|due|set|scheduled|going)|"
    r"plans? to|planning to|to be)\b|\w'll\b"
)

# Short and sure: in sentences that share their other words, these two tell the contrary.
_OPPOSITES = (
    ("jail imprison detain arrest", "free freed release acquit"),
    ("convict", "acquit"),
    ("rise rose risen rising climb increase gain surge", "fall fell fallen falling drop decrease "
     "decline lose lost losing slump plunge"),
    ("raise raising", "cut cutting lower reduce"),
    ("grow grew grown", "shrink shrank shrunk contract"),
    ("win won winning", "lose lost losing"),
    ("accept approve adopt pass", "reject veto"),
    ("back support", "oppose"),
    ("uphold upheld", "overturn quash annul"),
    ("succeed", "fail"),
    ("agree", "disagree refuse"),
    ("confirm", "deny"),
    ("open reopen", "close shut"),
    ("begin began begun start resume", "end stop halt suspend"),
    ("impose", "lift"),
    ("allow permit", "ban forbid forbade bar"),
    ("join enter", "leave left leaving quit"),
    ("arrive", "depart leave left leaving"),
    ("strengthen", "weaken"),
    ("extend", "shorten end"),
    ("alive survive", "dead die died killed"),
    ("guilty", "innocent"),
    ("legal lawful", "illegal unlawful"),
    ("more", "fewer less"),
    ("above", "below"),
    ("up", "down"),
    ("higher", "lower"),
    ("north", "south"),
    ("east", "west"),
)  # fmt: skip
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """What turns a sentence round.

    Attributes:
        negations: How often it denies something.
        poles: The opposites it holds: number of the pair, and which of the two.
        hedged: Whether it says "may".
        ahead: Whether it tells of something to come.
    """

    negations: int
    poles: frozenset[tuple[int, int]]
    hedged: bool
    ahead: bool

    def happened_since(self, known: "Turns") -> bool:
        """Whether what the other sentence announced is told without "will" here."""
        return known.ahead and not self.ahead


def turns_of(text: str) -> Turns:
    """Read what turns a sentence round."""
    plain = text.replace("’", "'")
    # "May" with a capital is a month wherever it does not open the sentence.
    lower = (plain[:1].lower() + plain[1:]).replace("May", "").lower()
    denied = _NO_NEGATION.sub(" ", latin(lower))
    return Turns(
        negations=len(_NEGATION.findall(denied)),
        poles=frozenset(pole for word in fold(plain).split() for pole in _poles().get(word, ())),
        hedged=bool(_HEDGED.search(lower)),
        ahead=bool(_AHEAD.search(lower)),
    )


def opposed(one: Turns, other: Turns) -> bool:
    """Whether one sentence holds an opposite of which the other holds only the counterpart."""
    return any(
        (pair, 1 - side) in other.poles
        and (pair, side) not in other.poles
        and (pair, 1 - side) not in one.poles
        for pair, side in one.poles
    )


@cache
def _poles() -> dict[str, tuple[tuple[int, int], ...]]:
    """Which opposites a word stands for, by its inflected forms."""
    poles: dict[str, tuple[tuple[int, int], ...]] = {}
    for pair, sides in enumerate(_OPPOSITES):
        for side, bases in enumerate(sides):
            for form in {form for base in bases.split() for form in _forms(base)}:
                poles[form] = (*poles.get(form, ()), (pair, side))
    return poles


def _forms(base: str) -> set[str]:
    forms = {base + ending for ending in _ENDINGS}
    if base.endswith("e"):
        forms |= {base[:-1] + "ing"}
    if base.endswith("y"):
        forms |= {base[:-1] + "ied", base[:-1] + "ies"}
    return forms
