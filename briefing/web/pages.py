"""Where the pages are, and those that only show something: briefs, search, stories."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from briefing.model import ArticleId
from briefing.store import KINDS
from briefing.web import files, queries
from briefing.web.form_pages import Asking, home
from briefing.web.page_context import Desk, day_of, number_of

_PAGE = 20
_STORIES = 50
_RUNS = 100
# A question of some words; no text is searched for.
_LONGEST_QUESTION = 200


def routes(desk: Desk) -> list[Route]:
    """The pages, each with its address."""
    reading, asking = Reading(desk), Asking(desk)
    return [
        Route("/", reading.home),
        Route("/index.html", _to("/")),
        Route("/archive/search.html", reading.to_search),
        Route("/search", reading.search),
        Route("/stories", reading.stories),
        Route("/articles/{key}", reading.article),
        Route("/sources", reading.sources),
        Route("/runs", reading.runs),
        Route("/favicon.ico", reading.no_picture),
        Route("/assets/web.css", reading.sheet),
        Route("/assets/watch.js", reading.script),
        Route("/assets/fonts/{name}", reading.font),
        Route("/login", asking.login),
        Route("/login", asking.log_in, methods=["POST"]),
        Route("/logout", asking.log_out, methods=["POST"]),
        Route("/build", asking.build, methods=["POST"]),
        Route("/builds/{number:int}", asking.job),
        Route("/builds/{number:int}/events", asking.events),
        Route("/builds/{number:int}/cancel", asking.cancel, methods=["POST"]),
        Route("/{edition}/{day}/", reading.to_brief),
        Route("/{edition}/{day}/{name}", reading.brief),
        Route("/{name:path}", reading.written),
    ]


def _to(place: str) -> Callable[[Request], Response]:
    return lambda _request: RedirectResponse(place, status_code=308)


class Reading:
    """The pages that only show something.

    Args:
        desk: What they work with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def home(self, request: Request) -> Response:
        """Briefs by date, and the form that has one built."""
        return home(self._desk, request)

    def to_search(self, request: Request) -> Response:
        """The written archive's search is in the browser; this one also knows the articles."""
        question = request.url.query
        return RedirectResponse("/search" + (f"?{question}" if question else ""), status_code=307)

    def search(self, request: Request) -> Response:
        """Everything by its words."""
        words = request.query_params.get("q", "")[:_LONGEST_QUESTION]
        kind = request.query_params.get("kind", "")
        page = number_of(request.query_params.get("page", ""), least=1, most=500, otherwise=1)
        kinds = (kind,) if kind in KINDS else ()
        found = self._desk.workshop.store.search.find(
            words, kinds=kinds, limit=_PAGE, offset=(page - 1) * _PAGE
        )
        return self._desk.page(
            request,
            "search",
            here="search",
            words=words,
            kind=kind if kinds else "",
            kinds=KINDS,
            found=found,
            hits=[(hit, queries.place_of(hit)) for hit in found.hits],
            page=page,
            pages=-(-found.total // _PAGE),
        )

    def stories(self, request: Request) -> Response:
        """Every story, as it was last told."""
        page = number_of(request.query_params.get("page", ""), least=1, most=5000, otherwise=1)
        found = self._desk.workshop.store.search.newest(
            "story", limit=_STORIES, offset=(page - 1) * _STORIES
        )
        return self._desk.page(
            request,
            "stories",
            here="stories",
            found=found,
            hits=[(hit, queries.place_of(hit)) for hit in found.hits],
            page=page,
            pages=-(-found.total // _STORIES),
        )

    def article(self, request: Request) -> Response:
        """An article as it is kept."""
        article = self._desk.workshop.store.articles.get(ArticleId(request.path_params["key"]))
        if article is None:
            raise HTTPException(404)
        return self._desk.page(
            request, "article", article=article, paragraphs=queries.paragraphs(article.text)
        )

    def sources(self, request: Request) -> Response:
        """How each source fares."""
        found = queries.sources(self._desk.workshop, now=self._desk.clock())
        return self._desk.page(request, "sources", here="sources", sources=found)

    def runs(self, request: Request) -> Response:
        """What each run did."""
        found = self._desk.workshop.store.journal.runs(limit=_RUNS)
        return self._desk.page(request, "runs", here="runs", runs=found)

    def no_picture(self, _request: Request) -> Response:
        """Nothing: browsers ask for a picture of the site, and say so if that fails."""
        return Response(status_code=204, headers={"cache-control": "max-age=86400"})

    def sheet(self, request: Request) -> Response:
        """The style."""
        headers = {"cache-control": files.ASK_AGAIN}
        return files.whole(request, self._desk.sheet, "text/css", headers)

    def script(self, request: Request) -> Response:
        """The script."""
        headers = {"cache-control": files.ASK_AGAIN}
        return files.whole(request, self._desk.script, "text/javascript", headers)

    def font(self, request: Request) -> Response:
        """A font."""
        templates = self._desk.workshop.config.templates
        return _found(files.font(request, templates, request.path_params["name"]))

    def to_brief(self, request: Request) -> Response:
        """A brief's folder leads to its page."""
        edition, day = request.path_params["edition"], day_of(request.path_params["day"])
        if day is None or edition not in {e.name for e in self._desk.workshop.config.editions}:
            raise HTTPException(404)
        return RedirectResponse("brief.html", status_code=307)

    def brief(self, request: Request) -> Response:
        """A file of a brief, or a page of the archive that lies as deep."""
        day = day_of(request.path_params["day"])
        if day is None:
            return self.written(request)
        return _found(
            files.brief_file(
                request,
                self._desk.workshop,
                self._desk.documents,
                edition=request.path_params["edition"],
                day=day,
                name=request.path_params["name"],
            )
        )

    def written(self, request: Request) -> Response:
        """What lies in the output folder beside the briefs."""
        output = self._desk.workshop.config.output
        return _found(files.archive_file(request, output, request.url.path.lstrip("/")))


def _found(answer: Response | None) -> Response:
    if answer is None:
        raise HTTPException(404)
    return answer
