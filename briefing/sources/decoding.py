"""Turns bytes into text, and says so when it had to guess.

Order: byte order mark, declared charset, strict UTF-8, a guess. A declared one-byte charset is
not believed when the bytes are valid UTF-8 beyond ASCII: text in those charsets practically
never is, while wrong declarations are common (they turn "ö" into "Ã¶").
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from briefing.errors import ArticleError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What the web means by these labels (as the WHATWG Encoding Standard has it).
_WEB_ALIASES: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
}

_MAGIC: Final = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)

# So much is looked at to tell text from anything else; more costs time and tells nothing.
_LOOK: Final = 8192

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and which charset was guessed, if one had to be."""

    text: str
    guessed: str | None = None


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Decode text from outside.

    Args:
        content: All its bytes.
        declared: The charset that its sender, its first lines or the user names.

    Raises:
        ArticleError: if it is no text, or in no charset we can tell.
    """
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return Decoded(text=_clean(_marked(content, charset)))
    if looks_binary(content):
        raise ArticleError("it is not text", hint="convert it to text, or leave it out")
    if declared:
        text = _declared(content, declared)
        if text is not None:
            return Decoded(text=_clean(text))
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text=_clean(text))
    return _guess(content)


def looks_binary(content: bytes) -> bool:
    """Whether bytes without a byte order mark are something other than text."""
    head = content[:_LOOK]
    return head.startswith(_MAGIC) or b"\0" in head


def printable(text: str) -> str:
    """Unify line ends and drop control characters, which no text needs and no XML allows."""
    return _clean(text)


def _clean(text: str) -> str:
    whole = _HALVES.sub("\ufffd", _ENDS.sub("\n", text))
    return _CONTROLS.sub("", whole).removeprefix("\ufeff")


def _marked(content: bytes, charset: str) -> str:
    # Bytes that do not fit their own mark are damage, not another charset.
    name = "utf-8-sig" if charset == "utf-8" else charset
    return content.decode(name, errors="replace")


def _declared(content: bytes, declared: str) -> str | None:
    label = declared.strip().lower().replace("_", "-")
    label = _WEB_ALIASES.get(label, _WEB_ALIASES.get(label.replace("-", "_"), label))
    try:
        known = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if not getattr(known, "_is_text_encoding", True):
        return None
    if known.name.startswith(("cp", "iso8859", "koi8", "mac")) and not content.isascii():
        text = _strict(content, "utf-8")
        if text is not None:
            return text
    return _strict(content, known.name)


def _strict(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeError, ValueError):
        return None


def _guess(content: bytes) -> Decoded:
    best = from_bytes(content).best()
    if best is None:
        raise ArticleError(
            "its charset cannot be told", hint="save it as UTF-8, or set `encoding` for its source"
        )
    text = _strict(content, best.encoding)
    if text is None:
        raise ArticleError(f"it looks like {best.encoding} and is not", hint="save it as UTF-8")
    return Decoded(text=_clean(text), guessed=best.encoding)
