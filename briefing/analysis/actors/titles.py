"""The words that say what somebody is: offices, ranks, honorifics and their companions."""

from __future__ import annotations

from functools import lru_cache

from briefing.analysis.actors.occupations import BEFORE_NAMES, JOBS
from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)

MALE_HONORIFICS = _LEXICON.words("male_honorifics")
FEMALE_HONORIFICS = _LEXICON.words("female_honorifics")
OTHER_HONORIFICS = _LEXICON.words("other_honorifics")
HONORIFICS = MALE_HONORIFICS | FEMALE_HONORIFICS | OTHER_HONORIFICS

# Honours and short offices that stand before the surname of somebody whom the text tells in full.
STYLES = _LEXICON.words("styles")

# Titles that belong to a given name: "Pope Benedict" is not called "Benedict" alone.
REGNAL = _LEXICON.words("regnal")

# Ranks and styles: a role only when nothing better is told.
RANKS = _LEXICON.words("ranks")

# Nouns that name an office, a job or another standing, in the singular.
OFFICES = _LEXICON.words("offices")

# Family and other standings that tell less than an office.
RELATIONS = _LEXICON.words("relations")
# What party somebody is of, and praise: less than what office he holds.
PARTISANS = _LEXICON.words("partisans")

# Parts of an office's word in front of a hyphen: "ex-president", "co-host".
_PREFIXES = _LEXICON.words("prefixes")

# Short for an office that is spelt out where more is told.
SHORTENED = _LEXICON.words("shortened")

# Endings that only words for people have.
_JOBS = _LEXICON.entries("job_endings")

_IRREGULAR = dict(_LEXICON.pairs("irregular"))

# Second words of an office written in two: "Secretary General", "president-elect".
AFTER_OFFICE = _LEXICON.words("after_office")
TAKES_GENERAL = _LEXICON.words("takes_general")

# How many words the questions below remember the answers for: news has few words.
_KEPT = 16_384

# Adjectives and the like that belong to the role and stay in it.
MODIFIERS = _LEXICON.words("modifiers")
PAST = _LEXICON.words("past")

# Offices at the top of a state, any of which "the leader" may mean.
STATE_LEADERS = _LEXICON.words("state_leaders")
# Offices after which "to", "in" and "at" lead on to the verb, not to the office.
RULING = _LEXICON.words("ruling")
TAKES_TO = _LEXICON.words("takes_to")
TAKES_ON = _LEXICON.words("takes_on")
TAKES_WITH = _LEXICON.words("takes_with")
RULERS = _LEXICON.words("rulers")

_MALE_WORDS = _LEXICON.words("male")
_FEMALE_WORDS = _LEXICON.words("female")


@lru_cache(maxsize=_KEPT)
def office(word: str) -> str:
    """The singular of a noun that names an office or standing, or "" if it does not.

    Args:
        word: In lower case.
    """
    if word in OFFICES or word.endswith(_JOBS):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("s") and word[:-1] in OFFICES:
        return word[:-1]
    prefix, hyphen, rest = word.partition("-")
    return office(rest) if hyphen and prefix in _PREFIXES else ""


@lru_cache(maxsize=_KEPT)
def standing(word: str) -> str:
    """The singular of a noun that says what somebody is: an office, or a job printed small.

    Args:
        word: As printed: "baker" is a job, "Baker" more often a name.
    """
    found = office(word.lower())
    if found or not word.islower():
        return found
    if word in JOBS:
        return word
    if word.endswith("s") and word[:-1] in JOBS:
        return word[:-1]
    prefix, hyphen, rest = word.partition("-")
    return standing(rest) if hyphen and prefix in _PREFIXES else ""


@lru_cache(maxsize=_KEPT)
def standing_before_name(word: str) -> str:
    """The same for a noun directly in front of a name: "the Lorva forward Ada Lind"."""
    return standing(word) or (word if word in BEFORE_NAMES else "")


@lru_cache(maxsize=_KEPT)
def is_plural(word: str) -> bool:
    """Whether an office word speaks of several people."""
    if word.endswith(".") and not word.endswith("s."):
        return False  # "Gen." stands for one, "Reps." for several
    return word not in OFFICES and not word.endswith(_JOBS) and bool(office(word))


def is_many(word: str) -> bool:
    """Whether a word for what people are, as printed, speaks of several: "climbers" too."""
    singular = standing(word)
    return bool(singular) and singular != word.lower() and not word.endswith(".")


def gender_of_title(word: str) -> str:
    """The gender a title tells: "m", "f" or ""."""
    singular = office(word) or word
    if singular in _MALE_WORDS:
        return "m"
    return "f" if singular in _FEMALE_WORDS else ""
