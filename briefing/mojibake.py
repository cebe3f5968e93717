"""Puts right what a program read in a wrong charset: "JosÃ©" is José.

It knows characters only, not the bytes they came in; those are the sources'.
"""

import re
from typing import Final

# What bytes 80 to BF look like in Windows-1252 and Latin-1.
_INNER: Final = (
    "\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018-\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
# A line without any such pair needs no closer look, which is most lines of most texts.
_SUSPECT: Final = re.compile(rf"[\xc2-\xf4][{_INNER}]")
_WORD: Final = re.compile(rf"[^ \t\r\n]*[\xc2-\xf4][{_INNER}][^ \t\r\n]*")
# The closing quotation mark loses its last byte, which Windows-1252 has no character for.
_CUT_QUOTE: Final = re.compile(rf"\xe2\u20ac(?![{_INNER}])")


def mended(text: str) -> str:
    """Return text with the characters that its publisher meant.

    Each line is looked at for itself: a page may be put together from right and wrong pieces. What
    cannot be told stays as it is.
    """
    if not _SUSPECT.search(text):
        return text
    return "\n".join(_line(line) if _SUSPECT.search(line) else line for line in text.split("\n"))


def _line(line: str) -> str:
    from ftfy import fix_encoding  # only for the few texts that need it

    return fix_encoding(_CUT_QUOTE.sub("\xe2\u20ac\x9d", line))


def mended_in_place(text: str) -> str:
    """The same for a text whose length must stay: blanks follow a word that becomes shorter.

    A word is what stands between blanks, with its punctuation.
    """
    if not _SUSPECT.search(text):
        return text
    return _WORD.sub(lambda found: mended(found[0]).ljust(len(found[0])), text)
