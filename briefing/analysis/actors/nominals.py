"""Which words may stand inside a title, and the phrase that says what somebody is.

Works on the words and their classes, with little trust in the parse: titles are where a parser
errs most.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.actors.occupations import BEFORE_NAMES
from briefing.analysis.actors.titles import MODIFIERS, RANKS, TAKES_GENERAL, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

_HYPHENS = frozenset({"-", "‑", "–"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_NEVER_NOMINAL = frozenset({"PERSON", "DATE", "TIME"})
NAMES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})
DETERMINERS = frozenset({"the", "a", "an"})
PASSING = frozenset({"visiting", "new", "current", "newly", "embattled", "longtime"})
# Acronyms that a tagger takes for pronouns: "the WHO chief".
UNMARKED_BODIES = frozenset({"WHO"})
# Whose ranks are told with them: "Army General", "Air Force Colonel".
_SERVICES = word_set("army navy air force marine corps guard")
# Verbs of the news that a tagger takes for nouns; none of them is part of a title.
_VERBS = word_set(
    "past near like amid against says arrives visits meets leaves travels urges begins holds tells",
    "calls wants warns",
)


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as printed.

    Attributes:
        start: First token, determiner and separable nationality cut.
        end: Token after the last one.
        head: The office word.
        phrase_start: First token of the whole phrase, nothing cut.
        affiliation: Country or organisation told by the phrase, or None.
    """

    start: int
    end: int
    head: int
    phrase_start: int
    affiliation: str | None


def is_glue(words: Words, index: int) -> bool:
    """Whether a token is a hyphen inside a word."""
    return (
        0 < index < len(words.text) - 1
        and words.text[index] in _HYPHENS
        and not words.spaced[index]
        and not words.spaced[index - 1]
    )


def is_nominal(words: Words, index: int) -> bool:
    """Whether a token may stand inside a title: noun, name, adjective, hyphen."""
    label = words.label[index]
    if label in _NEVER_NOMINAL:
        return False
    lower = words.lower[index]
    text = words.text[index]
    if text.isspace():  # a wrapped line inside "Foreign  Minister"
        return index > 0 and not {"\n", "\f"} & set(text) and is_nominal(words, index - 1)
    if lower in _VERBS:
        return False
    if text in UNMARKED_BODIES:
        return True
    pos = words.pos[index]
    return (
        label in NAMES
        or (pos in _NOMINAL and lower not in DETERMINERS)
        or lower in MODIFIERS
        or lower in PASSING
        or (pos not in _VERBAL and bool(office(lower)))
        or (lower in BEFORE_NAMES and words.label[index + 1 : index + 2] == ["PERSON"])
        or (pos == "VERB" and is_capital_inside(words, index))
        or is_glue(words, index)
        or (pos == "ADV" and lower.endswith("est"))  # "the longest serving member"
        or (text.isalpha() and is_hyphenated(words, index))
    )


def is_hyphenated(words: Words, index: int) -> bool:
    """Whether a token is one part of a word with hyphens."""
    return is_glue(words, index + 1) or is_glue(words, index - 1)


def is_capital_inside(words: Words, index: int) -> bool:
    """Whether a word is capitalised without beginning its sentence: part of some name."""
    return words.text[index][0].isupper() and index > words.sentence_start(index)


def is_rank_only(words: Words, phrase: RolePhrase) -> bool:
    """Whether the role is nothing but a rank or style, such as "Lieutenant-General"."""
    said = set(words.lower[phrase.start : phrase.end])
    if words.text[phrase.head][0].isupper():
        said -= _SERVICES  # "Army General", but an "army general" is told as a job
    return said <= (RANKS - TAKES_GENERAL) | {"-", "‑"}
