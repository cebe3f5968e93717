"""Figures in the text format of Prometheus, and whether the server is well."""

from collections.abc import Iterable, Iterator, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from briefing import __version__
from briefing.errors import StoreError
from briefing.web import queries
from briefing.web.jobs import JobState
from briefing.web.page_context import Desk

_TEXT = "text/plain; version=0.0.4"


def routes(desk: Desk) -> list[Route]:
    """Where whoever watches the process looks."""

    def health(_request: Request) -> Response:
        """Whether it is well; nothing of what the store holds is told."""
        try:
            desk.workshop.store.ask()
        except StoreError as error:
            return JSONResponse({"status": "failing", "why": error.hint}, status_code=503)
        return JSONResponse({"status": "well", "version": __version__})

    def metrics(_request: Request) -> Response:
        return PlainTextResponse("".join(_lines(desk)), media_type=_TEXT)

    return [Route("/health", health), Route("/metrics", metrics)]


def _lines(desk: Desk) -> Iterator[str]:
    yield from _of_briefs(desk)
    yield from _of_sources(desk)
    yield from _of_the_server(desk)


def _of_briefs(desk: Desk) -> Iterator[str]:
    built: dict[str, list[float]] = {one.name: [] for one in desk.workshop.config.editions}
    for entry in desk.workshop.store.briefs.list():
        built.setdefault(entry.edition, []).append(entry.built_at.timestamp())
    yield from family(
        "briefing_last_build_timestamp_seconds",
        "When a brief was last built.",
        [({"edition": name}, max(times)) for name, times in built.items() if times],
    )
    yield from family(
        "briefing_briefs",
        "Days that have a brief.",
        [({"edition": name}, len(times)) for name, times in built.items()],
    )


def _of_sources(desk: Desk) -> Iterator[str]:
    sources = queries.sources(desk.workshop, now=desk.clock())
    for name, words, of in (
        ("failures", "Failures of a source in a row.", [one.health.failures for one in sources]),
        ("articles", "Articles kept of a source.", [one.health.articles for one in sources]),
        ("silent", "Whether a source is silent.", [one.state == "silent" for one in sources]),
    ):
        labels = [{"source": one.health.name} for one in sources]
        yield from family(f"briefing_source_{name}", words, zip(labels, of, strict=True))
    yield from family(
        "briefing_source_read_timestamp_seconds",
        "When a source was last read.",
        [
            ({"source": one.health.name}, one.health.read_at.timestamp())
            for one in sources
            if one.health.read_at
        ],
    )


def _of_the_server(desk: Desk) -> Iterator[str]:
    states = [job.state for job in desk.jobs.all()]
    yield from family(
        "briefing_builds_asked",
        "Briefs asked for that are remembered, by state.",
        [({"state": str(state)}, states.count(state)) for state in JobState],
    )
    yield from family(
        "briefing_http_answers_total",
        "Answers since the server began, by status.",
        [({"code": str(code)}, count) for code, count in sorted(desk.answered.items())],
        kind="counter",
    )


def family(
    name: str,
    words: str,
    samples: Iterable[tuple[Mapping[str, str], float]],
    *,
    kind: str = "gauge",
) -> Iterator[str]:
    """Yield the lines of one metric."""
    yield f"# HELP {name} {words}\n# TYPE {name} {kind}\n"
    for labels, value in samples:
        told = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"{name}{{{told}}} {float(value)!r}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
