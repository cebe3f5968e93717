"""Turns bytes into text, and says so when it had to guess, or when some of them were damaged.

Order: byte order mark, wide characters (UTF-16 and 32, known by their NULs), declared charset,
UTF-8, a guess. A declared one-byte charset is not believed when the bytes are UTF-8 beyond ASCII:
text in those charsets practically never is, while wrong declarations are common (they turn "ö"
into "Ã¶"). One bad byte does not make UTF-8 another charset: teasers are cut inside a character,
pages are put together from pieces. It stands as U+FFFD and is told.
"""

import codecs
from dataclasses import dataclass
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources.charset_guess import guessed, is_shifted, strictly
from briefing.sources.printable import CONTROLS, REPLACED, printable

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
    b"PK\x05\x06",
    b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)

# A server that knows nothing of its files says one of these of all of them.
_DEFAULTS: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})

# So much is looked at to tell text from anything else; more costs time and tells nothing.
_LOOK: Final = 8192

# Text holds no control bytes but by accident: one, and one more for each so many bytes. (Of
# compressed bytes every tenth is one.)
_BYTES_FOR_A_CONTROL: Final = 20
_CONTROL_BYTES: Final = bytes({*range(32)} - {*b"\t\n\x0b\x0c\r\x0e\x0f\x1b"})

# In UTF-16 without a mark every character of ASCII brings a NUL, always on the same side. Where
# nobody declares it, near a third of the characters must show that.
_EVIDENT_NULS: Final = 0.3
_FEWEST_NULS: Final = 4

# Whole characters beyond ASCII for each broken one that make bytes UTF-8, though nobody says so:
# in other charsets most are broken (in Thai, where it is closest, three are whole for ten broken;
# tried on sentences in nine charsets, November 2026).
_WHOLE_FOR_A_BROKEN: Final = 4
# So few broken characters, or so few for the length, tell nothing against a declared charset:
# English in another one has an apostrophe or an accent every few lines.
_FEW_BROKEN: Final = 2
_CHARACTERS_FOR_A_BROKEN: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and what was odd about its bytes.

    Attributes:
        text: With unified line ends and no control characters.
        guessed: The charset that was guessed, if one had to be.
        broken: How many characters were damaged; each stands as U+FFFD.
        declared: The charset that was declared, if it was.
    """

    text: str
    guessed: str | None = None
    broken: int = 0
    declared: str | None = None

    def problem(self, where: str) -> Problem | None:
        """What a user should know of it, if anything."""
        if self.guessed is not None:
            said = (
                f"it says that its charset is {self.declared!r}, and it is not"
                if self.declared
                else "it is not UTF-8 and does not say its charset"
            )
            return Problem(
                where=where,
                message=f"{said}; it was read as {self.guessed}",
                hint="save it as UTF-8, or set `encoding` for its source",
                notice=True,
            )
        if not self.broken:
            return None
        subject = (
            "one damaged character" if self.broken == 1 else f"{self.broken} damaged characters"
        )
        return Problem(
            where=where,
            message=f"it holds {subject}, shown as {REPLACED}; the rest was read",
            hint="its publisher cut or mixed up some bytes",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Bytes read in one charset, and how many characters beyond ASCII came out whole."""

    text: str
    whole: int = 0
    broken: int = 0

    @property
    def evident(self) -> bool:
        """Whether it is this charset though nobody says so."""
        return self.whole >= self.broken * _WHOLE_FOR_A_BROKEN

    @property
    def credible(self) -> bool:
        """Whether it is this charset if somebody says so."""
        few = max(_FEW_BROKEN, len(self.text) // _CHARACTERS_FOR_A_BROKEN)
        return self.broken <= max(few, self.whole)


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Decode text from outside.

    Args:
        content: All its bytes.
        declared: The charset that its sender, its first lines, its format or the user names.

    Raises:
        ArticleError: if it is no text, or in no charset we can tell.
    """
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return _decoded(_lenient(content, "utf-8-sig" if charset == "utf-8" else charset))
    codec = _codec(declared) if declared else None
    wide = None if content.startswith(_MAGIC) else _wide(content, codec)
    if wide is not None and (widely := _lenient(content, wide)).credible:
        return _decoded(widely)
    content = content.strip(b"\0")
    if _is_binary(content):
        raise ArticleError("it is not text", hint="convert it to text, or leave it out")
    reading = _narrow(content, None if codec and codec.startswith(("utf-16", "utf-32")) else codec)
    return _guess(content, declared) if reading is None else _decoded(reading)


def decode_stated(content: bytes, *, served: str | None, own: str | None) -> Decoded:
    """Decode what a server sent: its word counts, unless it is a mere default.

    Args:
        content: All the bytes.
        served: The charset that the server names.
        own: The charset that the document names itself, or that its format prescribes.

    Raises:
        ArticleError: if it is no text, or in no charset we can tell.
    """
    if served is None or (own and served.strip().lower().replace("_", "-") in _DEFAULTS):
        served, own = own, served
    decoded = decode(content, declared=served)
    if decoded.guessed is None or not own:
        return decoded
    other = decode(content, declared=own)
    return decoded if other.guessed is not None else other


def _decoded(reading: _Reading) -> Decoded:
    return Decoded(text=printable(reading.text), broken=reading.broken)


def _codec(declared: str) -> str | None:
    """The name of a charset in Python, as the web means its label; None if there is no such."""
    label = declared.strip().lower().replace("_", "-")
    label = _WEB_ALIASES.get(label, _WEB_ALIASES.get(label.replace("-", "_"), label))
    try:
        known = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return known.name if getattr(known, "_is_text_encoding", True) else None


def _wide(content: bytes, codec: str | None) -> str | None:
    """Which of UTF-16 and UTF-32 the NULs of some bytes show, if any."""
    head = content[:_LOOK]
    declared = codec is not None and codec.startswith("utf-16")
    found = _by_nuls(head, declared=declared)
    if found is None and declared and strictly(content, "utf-8") is None:
        found = "utf-16-be" if codec == "utf-16-be" else "utf-16-le"
    if found is None:
        return None
    text = _lenient(head, found).text
    return None if _too_many(len(CONTROLS.findall(text)), size=len(text)) else found


def _by_nuls(head: bytes, *, declared: bool) -> str | None:
    places = max(len(head) // 4, 1)
    nuls = [head[side::4].count(0) for side in range(4)]
    if sum(nuls) >= _FEWEST_NULS:
        first, last = min(nuls[:2]) / places, min(nuls[2:]) / places
        if first > 0.9 > last or last > 0.9 > first:
            return "utf-32-be" if first > last else "utf-32-le"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    fewest = 1 if declared else max(_FEWEST_NULS, _EVIDENT_NULS * places * 2)
    if max(even, odd) < fewest or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _too_many(controls: int, *, size: int) -> bool:
    return controls > 1 + size // _BYTES_FOR_A_CONTROL


def _is_binary(content: bytes) -> bool:
    """Whether bytes without a byte order mark are something other than text."""
    head = content[:_LOOK]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return head.startswith(_MAGIC) or _too_many(controls, size=len(head))


def _narrow(content: bytes, codec: str | None) -> _Reading | None:
    """Read bytes in the declared charset or in UTF-8, whichever they are; None if in neither."""
    one_byte = codec is not None and codec.startswith(("cp", "iso8859", "koi8", "mac"))
    utf8 = _lenient(content, "utf-8")
    if codec is None or one_byte or codec == "utf-8":
        if not utf8.broken and not is_shifted(content):
            return utf8
        if one_byte and utf8.evident:
            return utf8
    if codec is not None:
        text = strictly(content, codec)
        if text is not None:
            return _Reading(text=text)
        if not utf8.broken:
            return utf8
        declared = _lenient(content, codec)
        if declared.credible:
            return declared
    return utf8 if utf8.broken and utf8.evident else None


def _lenient(content: bytes, charset: str) -> _Reading:
    """Read bytes in a charset, with U+FFFD for each character that is broken."""
    text = strictly(content, charset)
    if text is not None:
        return _Reading(text=text)
    try:
        text = content.decode(charset, errors="replace")
    except (UnicodeError, ValueError):  # a charset that cannot replace what it cannot read
        return _Reading(text="", broken=len(content))
    replaced = text.count(REPLACED)
    written = content.count(REPLACED.encode(charset, errors="ignore") or b"\0\0\0\0")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    return _Reading(text=text, whole=beyond - replaced + written, broken=replaced - written)


def _guess(content: bytes, declared: str | None) -> Decoded:
    charset = guessed(content)
    if charset is None:
        raise ArticleError(
            "its charset cannot be told", hint="save it as UTF-8, or set `encoding` for its source"
        )
    text = strictly(content, charset)
    if text is None:
        raise ArticleError(f"it looks like {charset} and is not", hint="save it as UTF-8")
    return Decoded(text=printable(text), guessed=charset, declared=declared)
