"""Guesses the charset of bytes that are not UTF-8 and do not say what they are."""

import re
from typing import Final

from briefing.sources.language_charsets import likely_charsets
from briefing.sources.latin_alphabets import charset_of_letters

# What no text of a language is full of: signs, where another charset has its letters.
_ODD: Final = re.compile(r"[\x80-\x9f\xa1-\xaa\xac-\xaf\xb1-\xba\xbc-\xbf\xd7\xf7\u2500-\u25ff]")
_SHIFTS: Final = re.compile(rb"\x1b(?:\$[@B]|\([JI]|\$\([D]|\$(\)C))")


def guessed(content: bytes) -> str | None:
    """The charset that some bytes are in most likely; None if that cannot be told."""
    if is_shifted(content) and (shifts := _SHIFTS.search(content)):
        return "iso2022_kr" if shifts[1] else "iso2022_jp_2"
    charset = _of_its_language(content) or charset_of_letters(content)
    if charset is not None and strictly(content, charset) is not None:
        return charset
    from charset_normalizer import from_bytes  # only for bytes that do not say what they are

    best = from_bytes(content).best()
    return best.encoding if best is not None else None


def is_shifted(content: bytes) -> bool:
    """Whether ASCII bytes carry the shifts of the charsets that e-mail from East Asia used."""
    return b"\x1b" in content and content.isascii() and bool(_SHIFTS.search(content))


def strictly(content: bytes, charset: str) -> str | None:
    """Bytes read in a charset; None if one of them is not in it."""
    try:
        return content.decode(charset)
    except (UnicodeError, ValueError):
        return None


def _of_its_language(content: bytes) -> str | None:
    """The charset of the language that some bytes name, if they can be read in one of its own."""
    read = {name: strictly(content, name) for name in likely_charsets(content)}
    odd = {name: len(_ODD.findall(text)) for name, text in read.items() if text is not None}
    fitting = [name for name in odd if odd[name] == min(odd.values())]
    if len(fitting) > 1:
        from charset_normalizer import from_bytes

        best = from_bytes(content, cp_isolation=fitting).best()
        if best is not None:
            return best.encoding
    return fitting[0] if fitting else None
