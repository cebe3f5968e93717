"""The only HTTP client: every byte from the web comes through here, within limits.

Limits on time (in all, not for each read), on size (after decompression), on redirects, on where
an address may lead. It gives back what a server said so that the next question can be "has it
changed since?".
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from briefing import __version__
from briefing.errors import SourceError
from briefing.sources.responses import (
    NOT_MODIFIED,
    PERMANENT,
    REDIRECTS,
    Answer,
    RestError,
    TemporaryError,
    answered,
    check_status,
    shown,
)

# What speaks HTTP is imported with the first question: most commands only check that a
# configuration names a source.
if TYPE_CHECKING:
    import httpx2

    from briefing.sources.addresses import Resolver
    from briefing.sources.deadline import Deadline

USER_AGENT: Final = f"briefing/{__version__} (reads feeds and articles for a daily brief)"

# No try is waited for longer than this; where less is left, there is none.
_LONGEST_WAIT: Final = 2.0

# A wait that the deadline cuts short may end this much before it.
_CLOCK_MARGIN: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Fetches one address at a time.

    Attributes:
        timeout: Seconds to wait for a connection and for each piece.
        deadline: Seconds for everything: look-up, connection, all tries, redirects and pieces.
        max_bytes: The most a body may have.
        redirects: How often an answer may send us elsewhere.
        attempts: How often it is tried if the failure may be temporary.
        allow_private: Whether the host of the address asked for may be on a private network:
            only for addresses the operator typed, never for those found in feeds.
        user_agent: What we call ourselves; add a way to reach you.
        resolver: Who knows the addresses of names; the system if not given.
    """

    timeout: float = 10.0
    deadline: float = 40.0
    max_bytes: int = 10_000_000
    redirects: int = 5
    attempts: int = 3
    allow_private: bool = False
    user_agent: str = USER_AGENT
    resolver: "Resolver | None" = None
    clock: Callable[[], float] = time.monotonic

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch an address.

        Args:
            url: http or https.
            etag: From the last answer, to be told if nothing has changed.
            last_modified: Likewise.

        Raises:
            SourceError: if it cannot be fetched within the limits.
        """
        import httpx2
        import stamina.instrumentation

        from briefing.sources.deadline import Deadline

        # Retries show in the problem that comes back if they fail too; nothing is printed.
        stamina.instrumentation.set_on_retry_hooks([])
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "application/rss+xml, application/atom+xml, application/feed+json, "
            "text/html;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        deadline = Deadline(until=self.clock() + self.deadline, clock=self.clock)
        transport = self._transport(_checked(url), deadline=deadline)
        with httpx2.Client(
            transport=transport, timeout=self.timeout, trust_env=False, follow_redirects=False
        ) as http:
            for attempt in stamina.retry_context(
                on=_after,
                attempts=self.attempts,
                timeout=self.deadline,
                wait_initial=0.5,
                wait_max=_LONGEST_WAIT,
            ):
                with attempt:
                    return self._try(http, url, headers=headers, deadline=deadline)
        raise AssertionError("stamina gives an answer or an error")

    def _try(
        self, http: "httpx2.Client", url: str, *, headers: dict[str, str], deadline: "Deadline"
    ) -> Answer:
        """Follow an address to its answer; what fails too late for another try fails for good."""
        try:
            return self._follow(http, url, headers=headers, deadline=deadline)
        except TemporaryError as error:
            if error.rest > _LONGEST_WAIT:
                raise RestError(error.message, hint=error.hint, rest=error.rest) from error
            if deadline.passed(margin=_LONGEST_WAIT):
                raise SourceError(error.message, hint=error.hint) from error
            raise

    def _late(self, url: str) -> SourceError:
        return SourceError(
            f"{shown(url)} did not finish within {self.deadline:g} seconds", hint="try again later"
        )

    def _transport(self, host: str, *, deadline: "Deadline") -> "httpx2.HTTPTransport":
        import httpx2

        from briefing.sources.addresses import GuardedBackend, resolve

        allowed = (host,) if self.allow_private else ()
        transport = httpx2.HTTPTransport(trust_env=False)
        # httpx2 has no public way to set the backend; a test watches over this one.
        transport._pool._network_backend = GuardedBackend(  # noqa: SLF001
            allowed=allowed, resolver=self.resolver or resolve, deadline=deadline
        )
        return transport

    def _follow(
        self, http: "httpx2.Client", url: str, *, headers: dict[str, str], deadline: "Deadline"
    ) -> Answer:
        moved: str | None = None
        permanent = True
        here = url
        for _ in range(self.redirects + 1):
            answer, target = self._ask(http, here, headers=headers, deadline=deadline)
            if answer is not None:
                return answer if moved is None else replace(answer, moved=moved)
            status, place = target
            here = _led(here, place)
            permanent = permanent and status in PERMANENT
            moved = here if permanent else moved
        raise SourceError(
            f"{shown(url)} leads from one address to the next, more than {self.redirects} times",
            hint="enter the final address",
        )

    def _ask(
        self, http: "httpx2.Client", url: str, *, headers: dict[str, str], deadline: "Deadline"
    ) -> tuple[Answer | None, tuple[int, str]]:
        """Ask once: an answer, or where else to ask."""
        import httpx2

        try:
            with http.stream("GET", url, headers=headers) as response:
                place = response.headers.get("location")
                if response.status_code in REDIRECTS and place:
                    return None, (response.status_code, place)
                check_status(response, url)
                content = self._body(response, url, deadline=deadline)
        except httpx2.HTTPError as error:
            if deadline.passed(margin=_CLOCK_MARGIN):
                raise self._late(url) from error
            raise _failed(url, error) from error
        except (httpx2.InvalidURL, ValueError) as error:
            raise SourceError(f"{shown(url)} is no address: {error}") from error
        return answered(response, content, url), (0, "")

    def _body(self, response: "httpx2.Response", url: str, *, deadline: "Deadline") -> bytes:
        pieces: list[bytes] = []
        size = 0
        if response.status_code == NOT_MODIFIED:
            return b""
        for piece in response.iter_bytes():
            size += len(piece)
            if size > self.max_bytes:
                raise SourceError(
                    f"{shown(url)} sends more than {self.max_bytes:,} bytes",
                    hint="it was not read; raise the limit if that is right",
                )
            if deadline.passed():
                raise self._late(url)
            pieces.append(piece)
        return b"".join(pieces)


def _after(error: Exception) -> bool | float:
    """Whether to try again, and after how many seconds if the server says so."""
    if not isinstance(error, TemporaryError):
        return False
    return error.rest or True


def _led(url: str, place: str) -> str:
    """Where an address sends us."""
    try:
        target = urljoin(url, place)
    except ValueError as error:
        raise SourceError(
            f"{shown(url)} leads to {place[:80]!r}, which is no address",
            hint="enter the final address",
        ) from error
    _checked(target)
    return target


def _checked(url: str) -> str:
    """Return the host of an address that may be fetched."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        host = None
    if not host:
        raise SourceError(
            f"{shown(url)} is no web address", hint="an address begins with https:// or http://"
        )
    return host


def _failed(url: str, error: "httpx2.HTTPError") -> SourceError:
    from briefing.sources.addresses import PrivateAddressError

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddressError):
            return SourceError(
                f"{shown(url)} is not fetched: {cause}",
                hint="if that is meant, set allow_private for this source",
            )
        cause = cause.__cause__
    what = str(error) or type(error).__name__
    return TemporaryError(f"{shown(url)} cannot be reached: {what}", hint="try again later")
