"""Whether two folded words are one word of a name: one sound in Latin letters, or one name's form.

Names that come through another script are spelled as the printer hears them. What is only written
otherwise is the same; where vowels differ it may be; other consonants are another name.
"""

import re
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from operator import eq


class Same(IntEnum):
    """Whether two names are one's: by the names alone, only if the context agrees, or not."""

    NO = 0
    MAYBE = 1
    YES = 2


# Spellings of one sound, in the order in which they are replaced. Short words are spared most of
# them: Zhou and Zhu, Lei and Li, Jang and Yang are different names.
_SOUNDS = (
    ("shch", "sh"), ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("kh", "h"),
    ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("w", "v"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("iya", "ia"),
)  # fmt: skip
_LONG_ENOUGH = 5
# The sections of the table of forms that count for any word of a name, and for a given name.
_ANY, _GIVEN = frozenset({"[any]"}), frozenset({"[any]", "[given]"})
_HARD_C = re.compile(r"c(?=[aoulrt]|$)")
_EASTERN_ENDING = re.compile(r"(?<=[eo])ff$")
_YE = re.compile(r"^y(?=e)")
_MC = re.compile(r"^mac(?=[^aeiouyk])")
_FRONT = re.compile(r"i?(?:y|(?<=.)j)i?|ii")
_OPEN_I = re.compile(r"(?:ie|ei)$")
_DIPHTHONG = re.compile(r"ai|ay|ey")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
_UMLAUTS = re.compile(r"(?<=[^aeiou])([aou])e(?=[^aeiou])")
# Slavic "j" is "y" to others.
_SLAVIC_J = re.compile(r"^j(?=[aeou])")
_SLAVIC_IC = re.compile(r"ic$")


@cache
def sound(word: str) -> str:
    """A folded word with spellings of one sound made equal: "zelenskyy" and "zelensky" agree."""
    # Most words hold none of what a pattern looks for: a look for its letters is cheaper.
    if "c" in word:
        word = _HARD_C.sub("k", word)
    word = word.replace("q", "k")
    if len(word) >= _LONG_ENOUGH:
        word = _YE.sub("", _MC.sub("mc", word)) if word[0] in "my" else word
        for spelling, plain in _SOUNDS:
            word = word.replace(spelling, plain)
        if word.endswith("ff"):
            word = _EASTERN_ENDING.sub("v", word)
        if "a" in word or "e" in word:
            word = _OPEN_I.sub("i", _DIPHTHONG.sub("ei", word))
    if "y" in word or "j" in word or "ii" in word:
        word = _FRONT.sub("i", word)
    return _TWICE.sub(r"\1", word) if any(map(eq, word, word[1:])) else word


@cache
def sounds(word: str) -> frozenset[str]:
    """Every sound that the letters of a word may stand for: "goebbels" is also "gobbels"."""
    spelled = {word}
    if "ae" in word or "oe" in word or "ue" in word:
        spelled.add(_UMLAUTS.sub(r"\1", word))
    if word.startswith("q"):
        spelled.add("g" + word[1:])
    if len(word) >= _LONG_ENOUGH:
        if word[0] == "j":
            spelled |= {_SLAVIC_J.sub("y", one) for one in spelled}
        if word.endswith("ic"):
            spelled |= {_SLAVIC_IC.sub("ich", one) for one in spelled}
        if "dj" in word:
            spelled |= {one.replace("dj", "d") for one in spelled}
            spelled |= {one.replace("dj", "j") for one in spelled}
    return frozenset([sound(one) for one in spelled])


@cache
def consonants(word: str) -> frozenset[str]:
    """What stays of a word's sounds without vowels, by which it is filed; never empty."""
    return frozenset([_without_vowels(one) or one[:1] for one in sounds(word) if one])


def _without_vowels(word: str) -> str:
    for vowel in "aeiou":
        word = word.replace(vowel, "")
    return word


@lru_cache(maxsize=65_536)
def same_word(one: str, other: str) -> Same:
    """Whether two folded words, no initials, are one word of a name."""
    if one == other or _share_a_line(one, other, _ANY):
        return Same.YES
    if not sounds(one).isdisjoint(sounds(other)):
        return Same.YES
    if _lines_of(one, _ANY) and _lines_of(other, _ANY):
        return Same.NO  # two names that are known, such as Hussein and Hassan
    if min(len(one), len(other)) < _LONG_ENOUGH or one[0] != other[0]:
        return Same.NO
    if any(_vowels_apart(left, right) for left in sounds(one) for right in sounds(other)):
        return Same.MAYBE
    return Same.NO


@lru_cache(maxsize=65_536)
def same_given(one: str, other: str) -> Same:
    """Whether two words, one of them perhaps an initial, are one given name or forms of it."""
    if len(one) == 1 or len(other) == 1:
        return Same.YES if one[:1] == other[:1] else Same.NO
    if _share_a_line(one, other, _GIVEN):
        return Same.YES
    same = same_word(one, other)
    known = _lines_of(one, _GIVEN) and _lines_of(other, _GIVEN)
    return Same.NO if known and same is Same.MAYBE else same


def forms_of(word: str) -> frozenset[str]:
    """A word and the other forms of the name that it is a form of."""
    lines = _forms()
    return frozenset({word}).union(*(lines[number] for number in _lines_of(word, _ANY)))


@cache
def initials_of(word: str) -> frozenset[str]:
    """The first letters of all that a word of a name may be printed as, whichever form it is."""
    lines = _forms()
    forms = frozenset({word}).union(*(lines[number] for number in _lines_of(word, _GIVEN)))
    return frozenset(one[0] for one in forms | sounds(word) if one)


def _vowels_apart(one: str, other: str) -> bool:
    """Whether only vowels inside differ: a last vowel tells Mario from Maria."""
    if _without_vowels(one) != _without_vowels(other) or one[-1] != other[-1]:
        return False
    return min(len(_VOWELS.findall(one)), len(_VOWELS.findall(other))) > 1


def _share_a_line(one: str, other: str, kinds: frozenset[str]) -> bool:
    return not _lines_of(one, kinds).isdisjoint(_lines_of(other, kinds))


@cache
def _lines_of(word: str, kinds: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, kind in _index().get(word, ()) if kind in kinds)


@cache
def _table() -> tuple[tuple[str, frozenset[str]], ...]:
    """The lines of the table, each with its section."""
    text = files("briefing.names").joinpath("data/forms.txt").read_text(encoding="utf-8")
    kind, found = "", []
    for line in text.splitlines():
        if line.startswith("["):
            kind = line
        elif line and not line.startswith("#"):
            found.append((kind, frozenset(line.split())))
    return tuple(found)


@cache
def _forms() -> tuple[frozenset[str], ...]:
    return tuple(forms for _, forms in _table())


@cache
def _index() -> dict[str, tuple[tuple[int, str], ...]]:
    lines: dict[str, tuple[tuple[int, str], ...]] = {}
    for number, (kind, forms) in enumerate(_table()):
        for form in forms:
            lines[form] = (*lines.get(form, ()), (number, kind))
    return lines
