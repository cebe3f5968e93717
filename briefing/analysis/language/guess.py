"""Tell a text's language from its script, smallest words and letters: offline, always the same.

Most news is read in English, and short English texts are full of foreign names. So a text counts
as another Latin-script language only if that language's own small words and letters outweigh the
English ones; ties never leave English. Measured beside four packages on 2026-11-29: on the short
texts of tests/unit/analysis/short_texts.py the best of them, lingua 2.2 (96 MB, 4 s to start),
read 21 of 61 English teasers as something else, py3langid 0.4 read 25, this reads none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.language.small_words import (
    ELISIONS,
    ENGLISH_TOO,
    ENGLISH_WORDS,
    LETTERS,
    LOAN_WORDS,
    PARTICLES,
    SMALL_WORDS,
)

ENGLISH = "en"
UNKNOWN = "und"

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_ANY_SCRIPT = re.compile("|".join(script.pattern for _, script in _SCRIPTS))
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN = re.compile(r"[پچژگکی]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# "U.S.", "J. Holm": an initial is no word.
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
# Characters looked at: enough for certainty, and long texts cost no more.
_SAMPLE = 5_000
# Words whose gains are remembered: most of an article stand in the one before.
_WORDS_KEPT = 20_000
# Share of the letters another script must have before it decides.
_OTHER_SCRIPT = 0.4
# Headlines have few small words: one in twenty words is enough if no other language has more.
_FEWEST = 0.05
# What a word says for a language: a small word of its own; one in front of a sentence, where it
# may belong to a name ("Le Monde"); one that English has too; one inside a name ("Rio de Janeiro").
_OWN, _IN_FRONT, _SHARED, _IN_NAME = 1.0, 0.6, 0.3, 0.25
_OWN_LETTERS = 0.6
_ENOUGH = 0.85
# English must be outweighed by so much: foreign names bring foreign words into English texts.
_OUTWEIGHS = 1.5
# From so many words on a language with this share of small words is certain enough to overrule
# what a source says of itself, if it has so many times as many as the language stated.
_SURE_WORDS, _SURE_SHARE, _SURE_TIMES = 20, 0.15, 3.0
_ELIDED_NAME = re.compile(r"[^\W\d_A-Z]{1,4}['’][^\W\d_a-z]")
# English words that are as small in another language: "a", "in", "do".
_ELSEWHERE = ENGLISH_WORDS & frozenset().union(*SMALL_WORDS.values())
_ENGLISH_ENDINGS = frozenset({"s", "t", "ll", "re", "ve"})
_SCRIPT_CODES = frozenset({*(code for code, _ in _SCRIPTS), "uk", "fa"})
# A short text of plain letters is English, as most of the news that is read.
_SHORT = 20


def language_of(text: str, *, stated: str | None = None) -> str:
    """The ISO 639-1 code of a text's language, "und" if it cannot be told.

    Args:
        text: The text.
        stated: What its source says, which is believed unless it is surely wrong.
    """
    if not stated:
        return guess_language(text)
    evidence = _weigh(text)
    own = Counter(evidence.scores)
    if evidence.script:
        # Other languages are written in each script; a Latin one is not.
        return evidence.script if stated in own else stated
    if stated in _SCRIPT_CODES and evidence.words >= _SURE_WORDS:
        return guess_language(text)
    best = max(sorted(own), key=lambda code: own[code])
    sure = (
        evidence.words >= _SURE_WORDS
        and own[best] >= _SURE_SHARE * evidence.words
        and own[best] >= _SURE_TIMES * own[stated]
    )
    return best if stated in own and sure else stated


def guess_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, "und" if it cannot be told."""
    evidence = _weigh(text)
    if evidence.script:
        return evidence.script
    if not evidence.words:
        return UNKNOWN
    scores = dict(evidence.scores)
    english = scores.pop(ENGLISH)
    best = max(scores, key=lambda code: scores[code])
    fewest = max(_ENOUGH, _FEWEST * evidence.words)
    if scores[best] >= fewest and scores[best] > _OUTWEIGHS * english:
        return best
    if english >= fewest:
        return ENGLISH
    return ENGLISH if evidence.plain and evidence.words < _SHORT else UNKNOWN


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for which language.

    Attributes:
        words: How many words were looked at.
        scores: What speaks for each language in Latin letters.
        plain: Whether no ordinary word has a letter that English does not have.
        script: The language its script tells, or "".
    """

    words: int
    scores: dict[str, float]
    plain: bool = True
    script: str = ""


def _weigh(text: str) -> _Evidence:
    sample = text[:_SAMPLE]
    scores = dict.fromkeys((ENGLISH, *SMALL_WORDS), 0.0)
    if _ANY_SCRIPT.search(sample):
        letters = sum(character.isalpha() for character in sample)
        for code, script in _SCRIPTS:
            if letters and len(script.findall(sample)) > _OTHER_SCRIPT * letters:
                return _Evidence(letters, scores, script=_refined(code, sample))
    plain = True
    found = list(_words(sample))
    for word, weight in found:
        plain = plain and (weight < _OWN or word.isascii() or word in LOAN_WORDS)
        for code, gain in _gains(word, weight):
            scores[code] += gain
    return _Evidence(len(found), scores, plain)


def _words(sample: str) -> Iterator[tuple[str, float]]:
    """The words in small letters, each with what it can say by its place and capitals."""
    matches = [m for m in _WORD.finditer(sample) if not _is_no_word(sample, m)]
    written = [match.group() for match in matches]
    shouted = sum(word.isupper() for word in written) > len(written) / 2
    for number, word in enumerate(written):
        if shouted or not word[0].isupper():
            yield word.lower(), _OWN if shouted else _by_place(written, number)
        else:
            yield word.lower(), _IN_NAME if number else _IN_FRONT


def _is_no_word(sample: str, match: re.Match[str]) -> bool:
    """Whether letters are an initial, the last of "U.S" too, or an ending: "G20's"."""
    start, end = match.span()
    before = sample[start - 1 : start]
    if before in {"'", "’"}:
        return True
    initial = before == "." and match.group().isupper()
    return end - start == 1 and (initial or _INITIAL.match(sample, start) is not None)


def _by_place(written: Sequence[str], number: int) -> float:
    """What a word in small letters can say: less inside a name, as in "Lucas de la Vega"."""
    word, elided = written[number], _ELIDED_NAME.match(written[number])
    if not elided and word not in PARTICLES:
        return _OWN
    before, after = written[max(number - 1, 0) : number], written[number + 1 : number + 3]
    named = bool(before) and (before[0][0].isupper() or before[0] in PARTICLES)
    if named and elided:
        return _IN_NAME
    if word not in PARTICLES or not any(other[0].isupper() for other in after):
        return _OWN
    if named:
        return _IN_NAME
    return _IN_FRONT if after[0][0].isupper() else _OWN


@lru_cache(maxsize=_WORDS_KEPT)
def _gains(word: str, weight: float) -> tuple[tuple[str, float], ...]:
    """What one word adds to which language."""
    return tuple(_worked_out(word, weight))


def _worked_out(word: str, weight: float) -> Iterator[tuple[str, float]]:
    bare, _, ending = word.replace("’", "'").partition("'")
    if word in ENGLISH_WORDS or ending in _ENGLISH_ENDINGS:
        # Its place says nothing against an English word: "The" opens a sentence.
        yield ENGLISH, _IN_FRONT if word in _ELSEWHERE else _OWN
    shared = word in ENGLISH_WORDS or word in ENGLISH_TOO
    ordinary = weight == _OWN and word not in LOAN_WORDS
    accented = frozenset(char for char in word if not char.isascii()) if ordinary else frozenset()
    for code, small in SMALL_WORDS.items():
        if word in small:
            yield code, min(weight, _SHARED) if shared else weight
        elif ending and bare in ELISIONS.get(code, ()):
            yield code, weight
        elif accented and not accented.isdisjoint(LETTERS.get(code, "")):
            yield code, _OWN_LETTERS


def _refined(code: str, sample: str) -> str:
    if code == "ru" and len(_UKRAINIAN.findall(sample)) * 50 > len(sample):
        return "uk"
    if code == "ar" and len(_PERSIAN.findall(sample)) * 50 > len(sample):
        return "fa"
    return code
