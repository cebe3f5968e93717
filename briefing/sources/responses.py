"""What a server answered, and what it says about asking again. It asks nobody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefing.errors import SourceError

if TYPE_CHECKING:
    import httpx2

NOT_MODIFIED: Final = 304
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})
_FINE: Final = frozenset({200, 203, NOT_MODIFIED})
_TEMPORARY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE: Final = 410

# A server that wants to be left alone for longer has made a mistake in its header.
LONGEST_REST: Final = 86_400.0

_MAX_AGE: Final = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE | re.ASCII)
_NO_REST: Final = re.compile(r"(?:^|,)\s*no-(?:cache|store)\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        url: Where it came from in the end.
        status: 200 or 304.
        content: The body, decompressed; empty if nothing has changed.
        media_type: Such as "text/html", in lower case; "" if not stated.
        charset: As stated by the server, or None.
        etag: What the server calls this version.
        last_modified: When it says this version was written, in its own words.
        moved: The address it has moved to for good, if the server says so.
        fresh_for: For how many seconds it need not be asked again, if the server says so.
    """

    url: str
    status: int
    content: bytes
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved: str | None = None
    fresh_for: float | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing has changed since the last answer."""
        return self.status == NOT_MODIFIED


class TemporaryError(SourceError):
    """Something that may go better the next time.

    Args:
        message: What happened and where.
        hint: What to do about it.
        rest: For how many seconds the server asks to be left alone; 0 if it does not say.
    """

    def __init__(self, message: str, *, hint: str = "", rest: float = 0.0) -> None:
        super().__init__(message, hint=hint)
        self.rest = rest


class RestError(SourceError):
    """A server asks to be left alone for longer than we wait.

    Args:
        message: What happened and where.
        hint: What to do about it.
        rest: For how many seconds.
    """

    def __init__(self, message: str, *, hint: str = "", rest: float) -> None:
        super().__init__(message, hint=hint)
        self.rest = rest


class GoneError(SourceError):
    """A server says that an address is gone for good."""


class MissingError(SourceError):
    """A server knows the address, and has nothing there for us (4xx)."""


def check_status(response: "httpx2.Response", url: str) -> None:
    """Raise what an answer's status means.

    Raises:
        SourceError: if it is none with a body to read.
    """
    status = response.status_code
    if status in _FINE:
        return
    if status in _TEMPORARY:
        rest = rest_asked(response.headers)
        told = f", and asks not to be asked again for {_span(rest)}" if rest else ""
        raise TemporaryError(
            f"{shown(url)} answered {status}{told}", hint="try again later", rest=rest
        )
    if status == _GONE:
        raise GoneError(f"{shown(url)} is gone for good (410)", hint="remove this source")
    kind = MissingError if 400 <= status < 500 else SourceError
    raise kind(f"{shown(url)} answered {status}", hint="open the address in a browser")


def answered(response: "httpx2.Response", content: bytes, url: str) -> Answer:
    """Make an answer of what came."""
    stated = response.headers.get("content-type", "")
    return Answer(
        url=url,
        status=NOT_MODIFIED if response.status_code == NOT_MODIFIED else 200,
        content=content,
        media_type=stated.partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
        fresh_for=freshness(response.headers),
    )


def rest_asked(headers: Mapping[str, str]) -> float:
    """For how many seconds a server asks to be left alone (Retry-After); 0 if it does not say.

    A moment is counted from the server's own Date: our clocks may differ.
    """
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal() and stated.isascii():
        return min(float(stated[:9]), LONGEST_REST)
    try:
        until = parsedate_to_datetime(stated)
        now = parsedate_to_datetime(headers.get("date", ""))
        return min(max((until - now).total_seconds(), 0.0), LONGEST_REST)
    except (ValueError, TypeError, OverflowError):  # no date, or only one of them has a zone
        return 0.0


def freshness(headers: Mapping[str, str]) -> float | None:
    """For how many seconds an answer stays good (Cache-Control, less Age); None if not stated."""
    stated = headers.get("cache-control", "")
    if _NO_REST.search(stated):
        return 0.0
    found = _MAX_AGE.search(stated)
    if found is None:
        return None
    age = headers.get("age", "").strip()
    spent = float(age[:9]) if age.isdecimal() and age.isascii() else 0.0
    return max(float(found[1]) - spent, 0.0)


def shown(url: str) -> str:
    """An address without the secrets people put into it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "the address"
    if not parts.scheme or not host:
        return repr(url[:80])
    return f"{parts.scheme}://{host}{port}{parts.path}"


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
