"""The pages with a form: a reader logs in or out, has a brief built, watches it, stops it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from briefing.errors import BusyError, UsageError
from briefing.web import queries
from briefing.web.jobs import Job
from briefing.web.page_context import Desk, day_of
from briefing.web.sessions import FORM, LASTS, SESSION, session

_MOST_WATCHERS = 200
_LOOKS_PER_SECOND = 4
_HEARTBEAT_SECONDS = 15


class Asking:
    """The pages that do something.

    Args:
        desk: What they work with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def login(self, request: Request) -> Response:
        """The form for the token."""
        if not self._desk.door.locked or self._desk.door.knows(request.headers):
            return RedirectResponse("/", status_code=303)
        next_ = _own_place(request.query_params.get("next", "/"))
        return self._desk.form_page(request, "login", next=next_, message="")

    async def log_in(self, request: Request) -> Response:
        """Let a reader in who knows the token."""
        given = await self._desk.form(request)
        door, next_ = self._desk.door, _own_place(given.get("next", "/"))
        if door.tired:
            message, status = "Too many wrong tokens: wait a minute", 429
        elif door.opens(given.get("secret", "").strip()):
            answer = RedirectResponse(next_, status_code=303)
            value = session(door.web.token or "", now=self._desk.clock())
            lasts = int(LASTS.total_seconds())
            self._desk.set_cookie(request, answer, SESSION, value, lasts=lasts)
            return answer
        else:
            message, status = "That is not the token", 403
        return self._desk.form_page(request, "login", status=status, next=next_, message=message)

    async def log_out(self, request: Request) -> Response:
        """Forget a reader."""
        await self._desk.form(request)
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(SESSION, path="/")
        answer.delete_cookie(FORM, path="/")
        return answer

    async def build(self, request: Request) -> Response:
        """Have a brief built, and lead to where it can be watched."""
        given = await self._desk.form(request)
        try:
            wish = self._desk.wish(
                edition=given.get("edition", ""),
                day=given.get("date", "").strip(),
                rebuild="rebuild" in given,
                collect="collect" in given,
            )
            job = self._desk.jobs.ask(wish)
        except (UsageError, BusyError) as error:
            status = 400 if isinstance(error, UsageError) else 503
            return await run_in_threadpool(
                home, self._desk, request, status=status, given=given, message=str(error)
            )
        return RedirectResponse(f"/builds/{job.id}", status_code=303)

    def job(self, request: Request) -> Response:
        """A brief being built."""
        job = self._job(request)
        refresh = 0 if job.state.over else 2
        answer = self._desk.form_page(request, "job", job=job, refresh=refresh, told=told_of(job))
        answer.headers["cache-control"] = "no-store"
        return answer

    async def events(self, request: Request) -> Response:
        """Tell how far a brief is, as it happens."""
        job = self._job(request)
        if self._desk.watchers >= _MOST_WATCHERS:
            raise HTTPException(503, "Too many watch already")
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(
            self._events(job.id), media_type="text/event-stream", headers=headers
        )

    async def cancel(self, request: Request) -> Response:
        """Stop a brief that is being built."""
        await self._desk.form(request)
        job = self._desk.jobs.cancel(self._job(request).id)
        return RedirectResponse(f"/builds/{job.id if job else ''}", status_code=303)

    def _job(self, request: Request) -> Job:
        job = self._desk.jobs.get(request.path_params["number"])
        if job is None:
            raise HTTPException(404, "That build is no longer remembered")
        return job

    async def _events(self, number: int) -> AsyncIterator[str]:
        last, quiet = "", 0
        self._desk.watchers += 1
        try:
            while (job := self._desk.jobs.get(number)) is not None:
                now = json.dumps(told_of(job), ensure_ascii=False)
                if now != last:
                    yield f"data: {now}\n\n"
                    last, quiet = now, 0
                if job.state.over:
                    return
                quiet += 1
                if quiet % (_HEARTBEAT_SECONDS * _LOOKS_PER_SECOND) == 0:
                    yield ": still at it\n\n"
                await asyncio.sleep(1 / _LOOKS_PER_SECOND)
        finally:
            self._desk.watchers -= 1


def home(
    desk: Desk,
    request: Request,
    *,
    status: int = 200,
    given: dict[str, str] | None = None,
    message: str = "",
) -> Response:
    """Briefs by date, and the form that has one built."""
    now = desk.clock()
    editions = desk.workshop.config.editions
    chosen = day_of(f"{request.query_params.get('month', '')}-01")
    today = queries.clock_of(editions[0], now=now).today
    return desk.form_page(
        request,
        "home",
        status=status,
        here="briefs",
        months=queries.months(desk.workshop, chosen=chosen, now=now),
        chosen=chosen,
        editions=editions,
        today=today,
        given=given or {"collect": "on", "date": today.isoformat()},
        message=message,
        jobs=desk.jobs.all()[:5],
        underway=queries.underway(desk.workshop, now=now),
    )


def told_of(job: Job) -> dict[str, Any]:
    """A job as it is told to a page and to a program."""
    plain = asdict(job)
    wish = plain.pop("wish")
    plain["asked_at"] = job.asked_at.isoformat()
    plain["ended_at"] = job.ended_at.isoformat() if job.ended_at else None
    return {
        **plain,
        "state": str(job.state),
        "over": job.state.over,
        "problems": list(job.problems),
        "edition": wish["edition"],
        "date": job.wish.day.isoformat(),
        "rebuild": wish["rebuild"],
        "collect": wish["collect"],
        "brief": f"/{job.wish.edition}/{job.wish.day.isoformat()}/brief.html",
        "words": _words(job),
    }


def _words(job: Job) -> str:
    if job.state == "waiting":
        return "It waits for another brief to be done"
    if job.state == "running":
        far = f" ({job.done} of {job.total})" if job.total else ""
        return f"{job.stage[:1].upper()}{job.stage[1:]}{far}"
    if job.state == "built":
        return "It existed already" if job.existed else "It is built"
    if job.state == "cancelled":
        return "It was cancelled: nothing of it was published"
    return f"It failed: {job.error}"


def _own_place(place: str) -> str:
    """A place on this server; anything else is the first page."""
    own = place.startswith("/") and not place.startswith("//") and "\\" not in place
    return place if own and all(32 < ord(sign) < 127 for sign in place) else "/"
