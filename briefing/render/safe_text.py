"""Makes prose from outside harmless to set: what no reader can see or no writer can bear goes.

Every text a template prints passes `clean`, but for what leads somewhere (`render.addresses`). What
is kept in the JSON file is the original.
"""

import re
import unicodedata

# 5,000 characters hold the longest sentence of any article read so far (2,900, measured on the
# example and news corpora in November 2026); more is not a sentence but a broken page.
LONGEST_TEXT = 5000
# A line of the PDF holds about 90 characters. Letting the writer break longer words costs minutes
# (2,000 letters: over 60 s, measured with WeasyPrint 70), so they are cut and marked.
LONGEST_WORD = 72
# Vocalised Hebrew and Arabic carry up to three marks on a letter; "Zalgo" text hundreds.
MOST_MARKS = 4

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\u00ad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks of direction, zero-width space
    "\u202a-\u202e\u2060-\u206f"  # overrides and isolates of direction, invisible operators
    "\ufeff\ufdd0-\ufdef\ufff0-\uffff"  # byte order mark, noncharacters, specials
    "\ud800-\udfff\ue000-\uf8ff"  # surrogates, private use
    "\U000e0000-\U0010ffff"  # tags, selectors, private planes
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in (1, 2))
    + "]"
)
_SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
_MARK = (
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f]"
)
_MARKS = re.compile(f"({_MARK}{{{MOST_MARKS}}}){_MARK}+")
# Scripts that are written without spaces break anywhere and are never cut.
_WORD = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af"
    rf"\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD + 1},}}"
)
_RTL = frozenset({"R", "AL"})


def clean(text: str, *, limit: int = LONGEST_TEXT, longest_word: int = LONGEST_WORD) -> str:
    """Return the text as it may be set: composed, visible, on one line, of bearable length.

    Controls, surrogates, noncharacters and characters that turn the direction of other text are
    dropped, white space is collapsed, heaps of combining marks are thinned, and words or texts
    beyond all measure are cut, which "…" shows.

    Args:
        text: Anything.
        limit: The longest result in characters.
        longest_word: The longest word of it, at least the usual one.
    """
    text = _UNSEEN.sub("", text[: 4 * limit])
    text = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
    text = _MARKS.sub(r"\1", text)
    text = _WORD.sub(lambda found: _cut(found.group(), longest_word), text)
    return _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def whole(text: str) -> str:
    """Return the text for data files: only what cannot be written as UTF-8 is replaced."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def direction(text: str) -> str:
    """Return "rtl" if the first letter of the text is written from right to left, else "ltr"."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RTL:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def script_language(text: str) -> str:
    """Return a BCP 47 tag for text in a script that stands for few languages, else ""."""
    for character in text:
        if not character.isalpha():
            continue
        name = unicodedata.name(character, "").partition(" ")[0]
        return _TAGS.get(name, "")
    return ""


_TAGS = {"ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "CYRILLIC": "und-Cyrl"}
