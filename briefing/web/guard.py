"""What every request must pass before anything else sees it, and what every answer says.

Names it does not answer to, requests too large or from another site, readers without the token:
all end here. It knows nothing of pages.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefing.web.door import Door, bearer_of, from_here

# A form has some short fields.
LARGEST_BODY: Final = 16_384
LARGEST_HEAD: Final = 16_384
_LONGEST_TARGET: Final = 4_096
_BODY_SECONDS: Final = 10.0
_SAFE: Final = frozenset({"GET", "HEAD"})
_METHODS: Final = _SAFE | {"POST", "DELETE"}

# Scripts come from files of ours only, and nothing from anywhere else.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A brief is one file with its style inside; no script runs in it.
BRIEF_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

Refusal = Callable[[Scope, int, str, str], Response]


class Guard:
    """Stands before the application.

    Args:
        app: What answers who may come in.
        door: The token.
        refuse: Makes the answer to who may not: scope, status, what, what to do.
    """

    def __init__(self, app: ASGIApp, *, door: Door, refuse: Refusal) -> None:
        self._app = app
        self._door = door
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    answer.setdefault(name, value)
                answer.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refused(scope, headers)
        if refused is None and scope["method"] not in _SAFE:
            body = await _body(receive)
            if body is None:
                refused = self._refuse(
                    scope, 413, "What was sent is too large, or came too slowly", "send less"
                )
            else:
                receive = _again(body, receive)
        await (refused or self._app)(scope, receive, said)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that may not pass."""
        for fault in _FAULTS:
            said = fault(self._door, scope, headers)
            if said is not None:
                return self._refuse(scope, *said)
        return self._locked_out(scope, headers)

    def _locked_out(self, scope: Scope, headers: Headers) -> Response | None:
        path = scope["path"]
        if path in ("/login", "/health") or path.startswith("/assets/"):
            return None
        if self._door.knows(headers):
            return None
        if is_api(path) or path == "/metrics" or scope["method"] not in _SAFE:
            answer = self._refuse(
                scope, 401, "This needs the token", "send 'Authorization: Bearer'"
            )
            answer.headers["www-authenticate"] = "Bearer"
            return answer
        target = path + (
            f"?{scope['query_string'].decode('latin-1')}" * bool(scope["query_string"])
        )
        return RedirectResponse(f"/login?next={quote(target, safe='/')}", status_code=303)


Fault = tuple[int, str, str] | None


def _other_name(door: Door, _scope: Scope, headers: Headers) -> Fault:
    if len(headers.getlist("host")) == 1 and door.answers_to(headers["host"]):
        return None
    hint = "use localhost, its number, or a name under 'web: {hosts: [...]}'"
    return 421, "This server does not go by that name", hint


def _other_method(_door: Door, scope: Scope, _headers: Headers) -> Fault:
    return None if scope["method"] in _METHODS else (405, "That is not done here", "")


def _too_long(_door: Door, scope: Scope, _headers: Headers) -> Fault:
    length = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    return (414, "That address is too long", "") if length > _LONGEST_TARGET else None


def _large_head(_door: Door, _scope: Scope, headers: Headers) -> Fault:
    size = sum(len(name) + len(value) for name, value in headers.raw)
    return (431, "The head of that request is too large", "") if size > LARGEST_HEAD else None


def _climbs(_door: Door, scope: Scope, _headers: Headers) -> Fault:
    """A path that leaves where it seems to lead, or holds what no path of ours holds."""
    path = scope["path"]
    odd = not path.startswith("/") or "\\" in path or any(ord(sign) < 32 for sign in path)
    climbing = any(part in (".", "..") for part in path.split("/"))
    return (404, "There is no such page", "") if odd or climbing else None


def _too_large(_door: Door, _scope: Scope, headers: Headers) -> Fault:
    length = headers.get("content-length", "0")
    fits = length.isascii() and length.isdigit() and int(length[:12]) <= LARGEST_BODY
    return None if fits else (413, "What was sent is too large", "send less")


def _from_elsewhere(_door: Door, scope: Scope, headers: Headers) -> Fault:
    if scope["method"] in _SAFE or bearer_of(headers) or from_here(headers):
        return None
    return 403, "That was asked for by a page of another site", "ask for it here"


_FAULTS: Final = (
    _other_name,
    _other_method,
    _too_long,
    _large_head,
    _climbs,
    _too_large,
    _from_elsewhere,
)


def is_api(path: str) -> bool:
    """Whether a program asks."""
    return path == "/api" or path.startswith("/api/")


def error_json(status: int, message: str, hint: str) -> JSONResponse:
    """What a program is told that went wrong."""
    told: dict[str, Any] = {"status": status, "message": message, "hint": hint}
    return JSONResponse({"error": told}, status_code=status)


async def _body(receive: Receive) -> bytes | None:
    """All of a request's body; None if it is too large or takes too long."""
    parts, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                part = message.get("body", b"")
                size += len(part)
                if size > LARGEST_BODY:
                    return None
                parts.append(part)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        return None


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand a body over that was read already; afterwards, whatever comes."""
    given = False

    async def handed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return handed
