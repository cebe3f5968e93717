"""Who may come in: the names the server answers to, the token, a session, the page that asks.

It knows nothing of what a request wants.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from briefing.config import WebConfig
from briefing.web.sessions import SESSION, is_session, same

# So many wrong tokens in a minute, from anywhere, and nobody's is looked at until it is over.
_MOST_WRONG, _WRONG_SECONDS = 10, 60.0


@dataclass(slots=True)
class Door:
    """Knows the token, and loses patience with who guesses it.

    Attributes:
        web: What the configuration says.
        clock: Says which moment it is.
    """

    web: WebConfig
    clock: Callable[[], datetime]
    _wrong: deque[float] = field(default_factory=deque)

    @property
    def locked(self) -> bool:
        """Whether a token is needed at all."""
        return self.web.token is not None

    @property
    def tired(self) -> bool:
        """Whether too many wrong tokens came in the last minute."""
        now = self.clock().timestamp()
        while self._wrong and now - self._wrong[0] > _WRONG_SECONDS:
            self._wrong.popleft()
        return len(self._wrong) >= _MOST_WRONG

    def opens(self, token: str) -> bool:
        """Whether this is the token; a wrong one is remembered."""
        if self.web.token is None or (not self.tired and same(token, self.web.token)):
            return True
        if len(self._wrong) < _MOST_WRONG:
            self._wrong.append(self.clock().timestamp())
        return False

    def knows(self, headers: Headers) -> bool:
        """Whether a request shows the token or a session."""
        if self.web.token is None:
            return True
        bearer = bearer_of(headers)
        if bearer:
            return self.opens(bearer)
        shown = cookie(headers, SESSION)
        return bool(shown) and is_session(shown, self.web.token, now=self.clock())

    def answers_to(self, host: str) -> bool:
        """Whether this is a name of the server: a number, localhost, or one that is configured.

        Another name that leads here is that of a page whose owner points it at this machine.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
            _ = urlsplit(f"//{host}").port
        except ValueError:
            return False
        if any(sign in host for sign in "/@?#\\ "):
            return False
        known = {"localhost", *(one.casefold() for one in self.web.hosts), self.web.address}
        return name.rstrip(".") in known or _is_number(name)


def bearer_of(headers: Headers) -> str:
    """The token that a program shows, or ""."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.casefold() == "bearer" else ""


def cookie(headers: Headers, name: str) -> str:
    """A cookie's value, or ""."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def from_here(headers: Headers) -> bool:
    """Whether a browser says that a request comes from a page of this server."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
