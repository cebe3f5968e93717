"""The same as the pages, for programs: JSON under /api, described by /api/openapi.json."""

import json
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from briefing.errors import UsageError
from briefing.formats import FORMATS
from briefing.store import KINDS, Hit, RunRecord
from briefing.web import files, queries
from briefing.web.form_pages import told_of
from briefing.web.openapi import document
from briefing.web.page_context import Desk, day_of, number_of

_MOST = 100
_MOST_RUNS = 500


def routes(desk: Desk) -> list[Route]:
    """The addresses of the API; those of the OpenAPI document, and no other."""
    api = Api(desk)
    return [
        Route("/api/openapi.json", api.openapi),
        Route("/api/editions", api.editions),
        Route("/api/briefs", api.briefs),
        Route("/api/briefs/{edition}/{date}", api.brief),
        Route("/api/actors", api.actors),
        Route("/api/stories", api.stories),
        Route("/api/visits", api.visits),
        Route("/api/search", api.search),
        Route("/api/articles/{id}", api.article),
        Route("/api/sources", api.sources),
        Route("/api/runs", api.runs),
        Route("/api/builds", api.builds),
        Route("/api/builds", api.build, methods=["POST"]),
        Route("/api/builds/{number:int}", api.job),
        Route("/api/builds/{number:int}", api.cancel, methods=["DELETE"]),
    ]


class Api:
    """What a program may ask for.

    Args:
        desk: What the answers work with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.workshop.store

    def openapi(self, request: Request) -> Response:
        """What can be asked for."""
        return _json(request, document())

    def editions(self, request: Request) -> Response:
        """What is made, and when."""
        told = [
            {"name": one.name, "title": one.title, "zone": one.zone, "hour": f"{one.hour:%H:%M}"}
            for one in self._desk.workshop.config.editions
        ]
        return _json(request, {"editions": told})

    def briefs(self, request: Request) -> Response:
        """Every brief."""
        name = request.query_params.get("edition")
        edition = self._desk.edition(name).name if name else None
        found = queries.lines(self._desk.workshop, edition=edition, now=self._desk.clock())
        told = [
            {
                "edition": one.edition,
                "date": one.day.isoformat(),
                "built_at": one.built_at.isoformat(),
                "headline": one.lead,
                "page": one.href,
                "files": {words.casefold(): place for words, place in one.forms},
            }
            for one in found
        ]
        return _json(request, {"briefs": told})

    def brief(self, request: Request) -> Response:
        """A brief, with all it says."""
        day = day_of(request.path_params["date"])
        name = request.path_params["edition"]
        made = self._desk.documents
        content = made.document(name, day, FORMATS["json"]) if day else None
        if content is None:
            raise HTTPException(404, "There is no such brief")
        return files.whole(request, content, "application/json", {"cache-control": files.ASK_AGAIN})

    def actors(self, request: Request) -> Response:
        """Every key actor of any brief, as last told."""
        return self._newest(request, "actor")

    def stories(self, request: Request) -> Response:
        """Every story of any brief, as last told."""
        return self._newest(request, "story")

    def visits(self, request: Request) -> Response:
        """Every visit of any brief, as last told."""
        return self._newest(request, "visit")

    def search(self, request: Request) -> Response:
        """Everything by its words."""
        kind = request.query_params.get("kind", "")
        if kind and kind not in KINDS:
            raise UsageError(f"there is no kind '{kind[:20]}'", hint=f"known: {', '.join(KINDS)}")
        limit, offset = _part(request)
        words = request.query_params.get("q", "")[:200]
        kinds = (kind,) if kind else ()
        found = self._store.search.find(words, kinds=kinds, limit=limit, offset=offset)
        hits = [_plain_hit(hit) for hit in found.hits]
        return _json(request, {"words": list(found.words), "total": found.total, "hits": hits})

    def article(self, request: Request) -> Response:
        """An article as it is kept."""
        article = self._store.articles.get(request.path_params["id"])
        if article is None:
            raise HTTPException(404, "There is no such article")
        told = {
            "id": article.id,
            "revision": article.revision,
            "source": article.source,
            "title": article.title,
            "text": article.text,
            "url": article.url,
            "published": _iso(article.published_at)
            or (article.published_on.isoformat() if article.published_on else None),
            "first_seen": _iso(article.first_seen),
        }
        return _json(request, told)

    def sources(self, request: Request) -> Response:
        """How each source fares."""
        told = [
            {
                "name": one.health.name,
                "state": one.state,
                "tried": _iso(one.health.tried_at),
                "read": _iso(one.health.read_at),
                "items": one.health.items,
                "articles": one.health.articles,
                "newest": _iso(one.health.newest_at),
                "failures": one.health.failures,
                "error": one.health.error,
            }
            for one in queries.sources(self._desk.workshop, now=self._desk.clock())
        ]
        return _json(request, {"sources": told})

    def runs(self, request: Request) -> Response:
        """What each run did, the newest first."""
        asked = request.query_params.get("limit", "")
        limit = number_of(asked, least=1, most=_MOST_RUNS, otherwise=20)
        found = self._store.journal.runs(limit=limit)
        return _json(request, {"runs": [_plain_run(run) for run in found]})

    def builds(self, request: Request) -> Response:
        """The briefs that were asked for since the server began."""
        return _json(request, {"builds": [told_of(job) for job in self._desk.jobs.all()]})

    async def build(self, request: Request) -> Response:
        """Have a brief built."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise HTTPException(415, "Send JSON, and say so: Content-Type: application/json")
        try:
            asked = json.loads(await request.body())
        except (ValueError, RecursionError) as error:
            raise UsageError("that is no JSON") from error
        flags = {"rebuild": False, "collect": True}
        if not isinstance(asked, dict) or set(asked) - {"edition", "date", *flags}:
            raise UsageError(
                "that is no order for a brief",
                hint='send {"edition": "...", "date": "YYYY-MM-DD"}, and rebuild or collect',
            )
        chosen = {name: asked.get(name, otherwise) for name, otherwise in flags.items()}
        if not all(isinstance(value, bool) for value in chosen.values()):
            raise UsageError("'rebuild' and 'collect' are true or false")
        edition, day = str(asked.get("edition", "")), str(asked.get("date", ""))
        job = self._desk.jobs.ask(self._desk.wish(edition=edition, day=day, **chosen))
        place = {"location": f"/api/builds/{job.id}"}
        return JSONResponse(told_of(job), status_code=202, headers=place)

    def job(self, request: Request) -> Response:
        """How far a brief is."""
        job = self._desk.jobs.get(request.path_params["number"])
        if job is None:
            raise HTTPException(404, "That build is not remembered")
        return JSONResponse(told_of(job))

    def cancel(self, request: Request) -> Response:
        """Stop a brief that is being built."""
        job = self._desk.jobs.cancel(request.path_params["number"])
        if job is None:
            raise HTTPException(404, "That build is not remembered")
        return JSONResponse(told_of(job))

    def _newest(self, request: Request, kind: str) -> Response:
        limit, offset = _part(request)
        found = self._store.search.newest(kind, limit=limit, offset=offset)
        hits = [_plain_hit(hit) for hit in found.hits]
        return _json(request, {"total": found.total, "hits": hits})


def _part(request: Request) -> tuple[int, int]:
    """How many are asked for, and after how many."""
    asked = request.query_params
    limit = number_of(asked.get("limit", ""), least=1, most=_MOST, otherwise=20)
    return limit, number_of(asked.get("offset", ""), least=0, most=10**9, otherwise=0)


def _plain_hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.key,
        "title": hit.title,
        "excerpt": hit.said,
        "said_at": hit.sort_at.isoformat(),
        "edition": hit.edition or None,
        "date": hit.day.isoformat() if hit.day else None,
        "source": hit.source or None,
        "url": hit.url,
        "page": queries.place_of(hit),
    }


def _plain_run(run: RunRecord) -> dict[str, Any]:
    return {
        "kind": run.kind,
        "edition": run.edition,
        "date": run.day.isoformat() if run.day else None,
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at.isoformat(),
        "succeeded": run.succeeded,
        "counts": dict(run.counts),
        "problems": [
            {"where": one.where, "message": one.message, "hint": one.hint} for one in run.problems
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _json(request: Request, told: object) -> Response:
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return files.whole(request, content, "application/json", {"cache-control": files.ASK_AGAIN})
