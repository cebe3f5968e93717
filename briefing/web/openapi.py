"""Says in OpenAPI what the API takes and gives. Pure."""

from typing import Any

from briefing import __version__
from briefing.store import KINDS

_TEXT = {"type": "string"}
_FLAG = {"type": "boolean"}
_NUMBER = {"type": "integer"}
_DAY = {"type": "string", "format": "date"}
_MOMENT = {"type": "string", "format": "date-time"}


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "briefing",
            "version": __version__,
            "summary": "The archive of briefs, and 'build this date'.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"token": []}],
        "paths": {**_reading(), **_building()},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
            "responses": {"Failure": _answer("Failure", "What went wrong, and what to do.")},
        },
    }


def _reading() -> dict[str, Any]:
    kind = {**_query("kind", "Only of this kind."), "schema": {"enum": list(KINDS)}}
    part = [
        _query("limit", "At most so many.", _NUMBER),
        _query("offset", "After so many.", _NUMBER),
    ]
    article, edition, day = _path("id", _TEXT), _path("edition", _TEXT), _path("date", _DAY)
    return {
        "/api/openapi.json": {"get": _get("openapi", "This document.", "Document")},
        "/api/editions": {"get": _get("editions", "What is made, and when.", "Editions")},
        "/api/briefs": {
            "get": _get("briefs", "Every brief.", "Briefs", [_query("edition", "Only of it.")])
        },
        "/api/briefs/{edition}/{date}": {
            "get": _get("brief", "A brief, with all it says: brief.json.", "Brief", [edition, day])
        },
        "/api/actors": {"get": _get("actors", "Key actors, as last told.", "Hits", part)},
        "/api/stories": {"get": _get("stories", "Stories, as last told.", "Hits", part)},
        "/api/visits": {"get": _get("visits", "Visits, as last told.", "Hits", part)},
        "/api/search": {
            "get": _get(
                "search",
                "What has all the words; each begins a word there.",
                "Hits",
                [{**_query("q", "The words."), "required": True}, kind, *part],
            )
        },
        "/api/articles/{id}": {
            "get": _get("article", "An article as it is kept.", "Article", [article])
        },
        "/api/sources": {"get": _get("sources", "How each source fares.", "Sources")},
        "/api/runs": {
            "get": _get(
                "runs", "What each run did.", "Runs", [_query("limit", "At most so many.", _NUMBER)]
            )
        },
    }


def _building() -> dict[str, Any]:
    number = _path("number", _NUMBER)
    order = {"content": {"application/json": {"schema": _of("Order")}}, "required": True}
    failures = {str(code): {"$ref": "#/components/responses/Failure"} for code in (400, 415, 503)}
    asked = {
        "operationId": "build",
        "summary": "Have a brief built; it is watched under its `location`.",
        "requestBody": order,
        "responses": {"202": _answer("Build", "It waits or has begun."), **failures},
    }
    stopped = _get("cancel", "Stop a brief that is being built.", "Build", [number])
    return {
        "/api/builds": {
            "get": _get("builds", "What was asked for since the server began.", "Builds"),
            "post": asked,
        },
        "/api/builds/{number}": {
            "get": _get("watch", "How far a brief is.", "Build", [number]),
            "delete": stopped,
        },
    }


def _get(
    name: str, summary: str, schema: str, parameters: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    failed = {"$ref": "#/components/responses/Failure"}
    told: dict[str, Any] = {"operationId": name, "summary": summary}
    if parameters:
        told["parameters"] = parameters
    told["responses"] = {"200": _answer(schema, summary), "4XX": failed, "5XX": failed}
    return told


def _answer(schema: str, words: str) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": _of(schema)}}}


def _of(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _query(name: str, words: str, schema: dict[str, Any] = _TEXT) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _path(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _record(*required: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"type": "object", "properties": fields, "required": list(required or fields)}


def _list(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "null"}]}


def _schemas() -> dict[str, Any]:
    problem = _record(where=_TEXT, message=_TEXT, hint=_TEXT)
    counts = {"type": "object", "additionalProperties": _NUMBER}
    hit = _record(
        kind={"enum": list(KINDS)}, id=_TEXT, title=_TEXT, excerpt=_TEXT, said_at=_MOMENT,
        edition=_maybe(_TEXT), date=_maybe(_DAY), source=_maybe(_TEXT), url=_maybe(_TEXT),
        page=_TEXT,
    )  # fmt: skip
    brief = _record(
        edition=_TEXT, date=_DAY, built_at=_MOMENT, headline=_TEXT, page=_TEXT,
        files={"type": "object", "additionalProperties": _TEXT},
    )  # fmt: skip
    source = _record(
        name=_TEXT, state={"enum": ["well", "silent", "failing", "new"]}, tried=_maybe(_MOMENT),
        read=_maybe(_MOMENT), items=_NUMBER, articles=_NUMBER, newest=_maybe(_MOMENT),
        failures=_NUMBER, error=_TEXT,
    )  # fmt: skip
    run = _record(
        kind=_TEXT, edition=_maybe(_TEXT), date=_maybe(_DAY), started_at=_MOMENT,
        finished_at=_MOMENT, succeeded=_FLAG, counts=counts, problems=_list(problem),
    )  # fmt: skip
    build = _record(
        id=_NUMBER, edition=_TEXT, date=_DAY, rebuild=_FLAG, collect=_FLAG,
        state={"enum": ["waiting", "running", "built", "failed", "cancelled"]}, over=_FLAG,
        words=_TEXT, stage=_TEXT, done=_NUMBER, total=_NUMBER, asked_at=_MOMENT,
        ended_at=_maybe(_MOMENT), existed=_FLAG, counts=counts, problems=_list(_TEXT),
        error=_TEXT, hint=_TEXT, brief=_TEXT,
    )  # fmt: skip
    return {
        "Document": {"type": "object"},
        "Brief": {"type": "object", "description": "As in brief.json."},
        "Editions": _record(
            editions=_list(_record(name=_TEXT, title=_TEXT, zone=_TEXT, hour=_TEXT))
        ),
        "Briefs": _record(briefs=_list(brief)),
        "Hits": _record("total", "hits", words=_list(_TEXT), total=_NUMBER, hits=_list(hit)),
        "Article": _record(
            id=_TEXT, revision=_NUMBER, source=_TEXT, title=_TEXT, text=_TEXT, url=_maybe(_TEXT),
            published=_maybe(_TEXT), first_seen=_MOMENT,
        ),
        "Sources": _record(sources=_list(source)),
        "Runs": _record(runs=_list(run)),
        "Build": build,
        "Builds": _record(builds=_list(build)),
        "Order": {
            **_record("date", edition=_TEXT, date=_DAY, rebuild=_FLAG, collect=_FLAG),
            "additionalProperties": False,
        },
        "Failure": _record(error=_record(status=_NUMBER, message=_TEXT, hint=_TEXT)),
    }  # fmt: skip
