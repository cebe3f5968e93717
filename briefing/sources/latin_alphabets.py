"""Tells in which charset a text in Latin letters is, by the alphabets of its languages.

The same bytes are letters in each of them, but only in the right one are they all letters of one
language, and none of them a sign inside a word.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

# Letters beyond ASCII of languages, by what they are written in; behind a bar those of few words.
_WEST: Final = (
    "áéíñóúü",  # Spanish
    "àâçèéêëîïôùûœ|ÿüæ",  # French, and the foreign words of English
    "äöüß|é",  # German
    "ãáâàçéêíóôõú|üè",  # Portuguese
    "àèéìòù|íîóú",  # Italian
    "éëïóöü|èêáä",  # Dutch
    "åäöé|ü",  # Swedish, Finnish
    "æøå|éòôüö",  # Danish, Norwegian
    "àçèéíïòóúü",  # Catalan
)
_TURKISH: Final = ("çğıöşüi\u0307|âîû",)
_CENTRAL: Final = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "čćđšž",  # Croatian, Slovene
)
_BALTIC: Final = ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž")  # Lithuanian, Latvian, Estonian
_ICELANDIC: Final = ("áéíóúýþæöð",)

# Where two charsets fit alike, the first counts: the commoner one.
_CHARSETS: Final = (
    ("cp1252", _WEST), ("cp1254", _TURKISH), ("cp1250", _CENTRAL), ("cp1257", _BALTIC),
    ("cp1252", _ICELANDIC), ("iso8859_2", _CENTRAL), ("cp850", _WEST), ("mac_roman", _WEST),
    ("cp852", _CENTRAL), ("cp857", _TURKISH), ("cp775", _BALTIC), ("mac_turkish", _TURKISH),
    ("mac_latin2", _CENTRAL),
)  # fmt: skip
# What is printed in any language.
_SIGNS: Final = frozenset("‘’‚“”„–—…•€£«»°§©®·¿¡\u00a0‹›ºª²³×½¼")
# Names and foreign words bring a few letters of other languages.
_ENOUGH: Final = 0.96
_FEW_WORDS: Final = 0.5
# In another script nearly every letter is beyond ASCII; in these never so many.
_MOST_BEYOND: Final = 0.35
# A sign inside a word, at one, or a capital behind a small letter: in its own charset a letter.
_ODD: Final = re.compile(
    r"[^\W\d_][^\w\s'’‘.,:;!?\"”“„»«)(/&@+*#<>=_|…–—‐\-\[\]{}$%^~`\\·]+[^\W\d_]"
    r"|[^\W\d_][ºª°§][^\W\d_]|[^\W\d_][¢¤¥¦¨¬¯±´¶¸¹¼½¾×÷ˇ˘˛˝‡†ˆ˜‰¿¡„]|[¢¤¥¦¨¬¯´¶¸÷ˇ˘˛˝ˆ˜‰][^\W\d_]"
    r"|[a-z][À-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽŒ][a-z]",
)


# So much of a text tells.
_LOOK: Final = 65_536


def charset_of_letters(content: bytes) -> str | None:
    """Return the charset in which some bytes are words of one language in Latin letters, if any."""
    best, most = None, 0.0
    for charset, alphabets in _CHARSETS:
        found = _read(content[:_LOOK], charset)
        if found is None:
            continue
        beside = _all_of(alphabets)
        share = max(found.share_of(alphabet, beside=beside) for alphabet in alphabets)
        if share >= _ENOUGH and share > most:
            best, most = charset, share
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What bytes are in a charset: how often each letter and sign beyond ASCII, how many odd."""

    counts: Counter[str]
    odd: int

    def share_of(self, alphabet: str, *, beside: frozenset[str]) -> float:
        """How much of it is of a language, less what is odd; letters of others count half."""
        own = _all_of((alphabet.partition("|")[0],))
        known = sum(
            count if sign in own or sign in _SIGNS else count * _FEW_WORDS
            for sign, count in self.counts.items()
            if sign in own or sign in beside or sign in _SIGNS
        )
        return (known - 2 * self.odd) / self.counts.total()


@cache
def _all_of(alphabets: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(alphabets)) - {"|"}


def _read(content: bytes, charset: str) -> _Reading | None:
    try:
        text = content.decode(charset)
    except (UnicodeError, LookupError):
        return None
    beyond = [sign for sign in text if not sign.isascii()]
    letters = sum(map(str.isalpha, text))
    if not beyond or sum(map(str.isalpha, beyond)) > _MOST_BEYOND * letters:
        return None
    counts = Counter("".join(beyond).lower())
    return _Reading(counts=counts, odd=len(_ODD.findall(text)))
