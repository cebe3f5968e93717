"""Puts the pages, the API and the guard together, and says in words what fails."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefing.assembly import Workshop
from briefing.config import WebConfig
from briefing.errors import BriefingError, BusyError, UsageError
from briefing.web import api, metrics, pages
from briefing.web.door import Door
from briefing.web.guard import Guard
from briefing.web.jobs import Jobs, worker_command
from briefing.web.page_context import Desk

log = logging.getLogger(__name__)

_WORDS = {
    400: ("That cannot be done", "look at what was asked for"),
    403: ("That form is out of date", "go back, load the page anew, and send it again"),
    404: ("There is no such page", "look for it among the briefs, or search"),
    405: ("That is not done here", ""),
}


class Site:
    """The archive as an application.

    Args:
        workshop: The parts, for reading only: a brief is built by a process of its own.
        web: Who may come in.
        clock: Says which moment it is.
        jobs: Builds what somebody asks for; as `briefing build` does if not given.
    """

    def __init__(
        self,
        workshop: Workshop,
        *,
        web: WebConfig,
        clock: Callable[[], datetime],
        jobs: Jobs | None = None,
    ) -> None:
        config: Path = workshop.config.path
        self.jobs = jobs or Jobs(worker_command(config), clock=clock)
        door = Door(web=web, clock=clock)
        self.desk = Desk(workshop=workshop, jobs=self.jobs, door=door, clock=clock)
        routes = [*metrics.routes(self.desk), *api.routes(self.desk), *pages.routes(self.desk)]
        failures = {
            HTTPException: self._http,
            BriefingError: self._expected,
            Exception: self._fault,
        }
        inner = Starlette(routes=routes, exception_handlers=failures)  # type: ignore[arg-type]
        self._guard = Guard(_Border(inner), door=door, refuse=self.desk.refuse)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                status = message["status"]
                self.desk.answered[status] = self.desk.answered.get(status, 0) + 1
            await send(message)

        await self._guard(scope, receive, counted)

    def close(self) -> None:
        """Stop what is being built."""
        self.jobs.close()

    def _http(self, request: Request, error: HTTPException) -> Response:
        words, hint = _WORDS.get(error.status_code, ("That failed", ""))
        standard = error.detail in ("Not Found", "Method Not Allowed", "")
        message = words if standard else error.detail
        return self.desk.refuse(request.scope, error.status_code, message, hint)

    def _fault(self, request: Request, _error: Exception) -> Response:
        return self.desk.refuse(
            request.scope, 500, "This is a fault of the program", "its log says more"
        )

    def _expected(self, request: Request, error: BriefingError) -> Response:
        if isinstance(error, UsageError):
            status = 400
        else:
            status = 503 if isinstance(error, BusyError) else 500
            log.error("%s: %s", request.url.path, error)
        return self.desk.refuse(request.scope, status, error.message, error.hint)


class _Border:
    """Whatever breaks is logged, and the server goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        whole = False

        async def watched(message: Message) -> None:
            nonlocal whole
            whole = message["type"] == "http.response.body" and not message.get("more_body")
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:  # the server's border: a fault in one answer is not the others'
            log.exception("%s: this is a fault of the program", scope["path"])
            if not whole:  # what was begun cannot be mended: the connection ends
                raise
