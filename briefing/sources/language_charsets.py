"""Says which charsets bytes may be in by the language that they name themselves.

Where the charset has to be guessed, a short text tells little: Turkish in Windows-1254 reads as
well as Polish, Latvian or Chinese in another one. But feeds, pages and front matter name their
language, in ASCII.
"""

import re
from collections.abc import Mapping
from typing import Final

# So much of a document is looked at; its language stands at its head.
_LOOK: Final = 4096

_LANGUAGE: Final = re.compile(
    rb"""(?:<(?:dc:)?language>|xml:lang\s*=\s*["']|\slang\s*=\s*["']?|["']?\blanguage["']?\s*:\s*["']?)"""
    rb"""\s*([A-Za-z]{2,3})(?![A-Za-z])""",
    re.IGNORECASE,
)

_CENTRAL: Final = ("cp1250", "iso8859_2")
_CYRILLIC: Final = ("cp1251", "koi8_r", "iso8859_5", "cp866")
_BALTIC: Final = ("cp1257", "iso8859_13")
_WESTERN: Final = ("cp1252",)

# English is not among them: it is what a template says that nobody changed.
_OF_LANGUAGE: Final[Mapping[str, tuple[str, ...]]] = {
    "tr": ("cp1254",),
    "az": ("cp1254",),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro", "sq"), _CENTRAL),
    **dict.fromkeys(("ru", "bg", "be", "mk", "kk"), _CYRILLIC),
    "uk": ("cp1251", "koi8_u"),
    **dict.fromkeys(("lt", "lv", "et"), _BALTIC),
    **dict.fromkeys(
        ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "ca"),
        _WESTERN,
    ),
    "el": ("cp1253",),
    "he": ("cp1255",),
    "ar": ("cp1256",),
    "fa": ("cp1256",),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "zh": ("gb18030", "big5"),
}


def likely_charsets(content: bytes) -> tuple[str, ...]:
    """Return the charsets of the language that a document names, the commonest first."""
    found = _LANGUAGE.search(content[:_LOOK])
    return _OF_LANGUAGE.get(found[1].decode("ascii").lower(), ()) if found else ()
