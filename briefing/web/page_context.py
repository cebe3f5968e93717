"""What every page and every answer of the API works with, and how a page is filled."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from briefing import __version__
from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.errors import UsageError
from briefing.render.environment import environment, fill, style
from briefing.runs import BuildRequest
from briefing.web.door import Door, cookie
from briefing.web.files import ASK_AGAIN, Made, whole
from briefing.web.guard import error_json, is_api
from briefing.web.jobs import Jobs, Wish
from briefing.web.sessions import FORM, form_token, page_mark, same

# Outside of these years a mistyped date is certain.
_YEARS = range(1900, 2201)


@dataclass(kw_only=True)
class Desk:
    """What the answers work with.

    Attributes:
        workshop: The parts.
        jobs: Briefs that were asked for.
        door: The token.
        clock: Says which moment it is.
        key: Signs forms; another after each start.
    """

    workshop: Workshop
    jobs: Jobs
    door: Door
    clock: Callable[[], datetime]
    key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    def __post_init__(self) -> None:
        self._made = environment(self.workshop.config.templates)
        self.documents = Made(self.workshop)
        self.answered: dict[int, int] = {}
        self.watchers = 0

    @cached_property
    def title(self) -> str:
        """What stands over the pages: the edition's title; of several, what they are."""
        editions = self.workshop.config.editions
        return editions[0].title if len(editions) == 1 else "Briefs"

    @cached_property
    def sheet(self) -> bytes:
        """The style of the pages: that of the briefs, and what these have beside it."""
        names = ("fonts.css", "base.css", "screen.css", "archive/archive.css", "web/web.css")
        return style(self._made, *names).replace("FONTS/", "/assets/fonts/").encode()

    @cached_property
    def script(self) -> bytes:
        """What lets a page of a build follow it."""
        return style(self._made, "web/watch.js").encode()

    def fill(self, template: str, **values: Any) -> str:  # noqa: ANN401
        """Fill the template of a page."""
        told = {
            "title": self.title,
            "version": __version__,
            "locked": self.door.locked,
            "target": "web",
            "here": "",
            **values,
        }
        return fill(self._made, f"web/{template}.html.j2", told)

    def page(self, request: Request, template: str, **values: Any) -> Response:  # noqa: ANN401
        """Answer with a page that stays the same until something happens."""
        text = self.fill(template, **values)
        return whole(request, text.encode(), "text/html", {"cache-control": ASK_AGAIN})

    def form_page(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        **values: Any,  # noqa: ANN401
    ) -> Response:
        """Answer with a page that holds a form; nobody keeps it."""
        mark = cookie(request.headers, FORM) or page_mark()
        text = self.fill(template, token=form_token(self.key, mark), **values)
        answer = HTMLResponse(text, status_code=status)
        self.set_cookie(request, answer, FORM, mark)
        return answer

    def set_cookie(
        self, request: Request, answer: Response, name: str, value: str, *, lasts: int | None = None
    ) -> None:
        """Give the browser a cookie that no script and no other site sees."""
        secure = request.headers.get("origin", "").startswith("https:")
        answer.set_cookie(
            name, value, max_age=lasts, httponly=True, samesite="strict", secure=secure, path="/"
        )

    async def form(self, request: Request) -> dict[str, str]:
        """The fields of a form that stood on a page of ours.

        Raises:
            HTTPException: 403 if it did not.
        """
        body = (await request.body()).decode("utf-8", "replace")
        try:
            fields = parse_qs(body, keep_blank_values=True, max_num_fields=20)
        except ValueError as error:
            raise HTTPException(400, "That form cannot be read") from error
        given = {name: values[-1] for name, values in fields.items()}
        mark = cookie(request.headers, FORM)
        if not mark or not same(given.get("token", ""), form_token(self.key, mark)):
            raise HTTPException(403, "That form is out of date")
        return given

    def edition(self, name: str) -> EditionConfig:
        """The edition of a name.

        Raises:
            UsageError: if there is none.
        """
        editions = self.workshop.config.editions
        if not name and len(editions) == 1:
            return editions[0]
        found = next((one for one in editions if one.name == name), None)
        if found is None:
            known = ", ".join(one.name for one in editions)
            raise UsageError(f"there is no edition '{name[:64]}'", hint=f"known: {known}")
        return found

    def wish(self, *, edition: str, day: str, rebuild: bool, collect: bool) -> Wish:
        """What somebody asks for, checked.

        Raises:
            UsageError: if the edition is none, or the date is none or lies in the future.
        """
        chosen = self.edition(edition)
        asked = day_of(day)
        if asked is None:
            raise UsageError(f"'{day[:40]}' is no date", hint="write it as YYYY-MM-DD")
        BuildRequest(edition=chosen, day=asked, now=self.clock()).require_begun()
        return Wish(edition=chosen.name, day=asked, rebuild=rebuild, collect=collect)

    def refuse(self, scope: Scope, status: int, message: str, hint: str) -> Response:
        """Say that something is not done, to a person or to a program."""
        if is_api(scope["path"]):
            return error_json(status, message, hint)
        text = self.fill("failed", status=status, message=message, hint=hint)
        return HTMLResponse(text, status_code=status)


def day_of(text: str) -> date | None:
    """A date as it stands in an address or a form."""
    if len(text) != 10:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS and day.isoformat() == text else None


def number_of(text: str, *, least: int, most: int, otherwise: int) -> int:
    """A number as it stands in an address, within bounds."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        return otherwise
    return max(least, min(most, int(text)))
