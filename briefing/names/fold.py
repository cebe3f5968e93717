"""The one fold: any printed word in plain lower-case Latin letters, so that spellings meet."""

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

# Names are folded again and again while they are compared; whole texts once.
_LONGEST_NAME = 80
_NAMES_KEPT = 32_768

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"\w+")
# Of plain letters the same words as `_WORD`, in a quarter of the time.
_BETWEEN_WORDS = {code: " " for code in range(128) if not _WORD.match(chr(code))}
# What news agencies print otherwise than the table of letters has it. Two letters come first.
_PRESS = (("ου", "ou"), ("ού", "ou"), ("Ου", "Ou"), ("Ού", "Ou"))
_PRESS_LETTERS = {"ə": "a", "Ə": "A", "’": "'", "‘": "'", "‛": "'", "´": "'"}


def fold(text: str) -> str:
    """Return words in plain lower-case Latin letters and digits, separated by one space.

    Marks, case, possessives, hyphens and points do not count, and no script stays what it was:
    "İbrahim Kalın's" gives "ibrahim kalin", "Путин" "putin". Folding twice changes nothing more.
    """
    return _fold_again(text) if len(text) <= _LONGEST_NAME else _fold(text)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, each folded."""
    return tuple(fold(text).split())


def latin(text: str) -> str:
    """Return a text in plain Latin letters, with its case, apostrophes and ASCII marks.

    What is neither letter, digit nor ASCII gives a space.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for letters, printed in _PRESS:
        text = text.replace(letters, printed)
    return _FOREIGN.sub(lambda found: _latin(found[0]), text)


def _fold(text: str) -> str:
    plain = latin(text).lower()
    if "'" in plain:
        plain = _POSSESSIVE.sub("", plain).replace("'", "")
    plain = plain.replace("`", "")
    words = plain.translate(_BETWEEN_WORDS).split() if plain.isascii() else _WORD.findall(plain)
    return " ".join(words)


_fold_again = lru_cache(maxsize=_NAMES_KEPT)(_fold)


@cache
def _latin(char: str) -> str:
    """A letter, mark or digit in Latin letters; a space for everything else."""
    if char in _PRESS_LETTERS:
        return _PRESS_LETTERS[char]
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return anyascii(char)
    return "" if category == "Cf" else " "
