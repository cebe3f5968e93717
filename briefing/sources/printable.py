"""Makes the characters of a text from outside ones that can be printed, and unifies its lines."""

import re
from typing import Final

from briefing.mojibake import mended

# What stands for a character that cannot be read.
REPLACED: Final = "\ufffd"
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# At the end of a line it says that the word goes on: `printed_lines` reads it there.
_SOFT_HYPHEN: Final = re.compile(r"\xad(?![^\S\n]*+\n)")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\u2028]")
# Letters that a font joins, as texts copied out of a PDF have them.
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_LIGATURES: Final = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_PARAGRAPH_END: Final = "\u2029"
# Punctuation of Windows-1252 that lost its way; five of these codes mean nothing there either.
_ASTRAY: Final = re.compile(r"[\x80-\x9f]")
_WINDOWS: Final = {
    chr(code): bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)
}


def printable(text: str) -> str:
    """Unify line ends, put misread characters right, and drop control characters.

    The latter no text needs and no XML allows. So do hyphens that only say where a word may be cut;
    at the end of a line one says that it is.
    """
    ended = _ENDS.sub("\n", text.replace(_PARAGRAPH_END, "\n\n"))
    whole = mended(_HALVES.sub(REPLACED, ended))
    whole = _ASTRAY.sub(lambda found: _WINDOWS[found[0]], whole)
    return CONTROLS.sub("", _SOFT_HYPHEN.sub("", in_letters(whole))).removeprefix("\ufeff")


def in_letters(text: str) -> str:
    """Return text with the letters that stand joined as one sign."""
    return _LIGATURE.sub(lambda found: _LIGATURES[ord(found[0]) - 0xFB00], text)
