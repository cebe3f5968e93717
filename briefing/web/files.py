"""Serves what lies written in the output folder, and nothing else; what is gone is made again.

A path is never put together from what somebody asks for: an edition, a date, a format and the name
of an archive's page are looked up or checked letter by letter, and links that lead out do not.
"""

import hashlib
import re
import threading
from collections import OrderedDict
from datetime import date
from email.utils import formatdate
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from briefing.assembly import Workshop, renderers
from briefing.formats import FORMATS, Format
from briefing.render.environment import font_folders
from briefing.web.guard import BRIEF_POLICY

_BY_FILE: Final = {one.file: one for one in FORMATS.values()}
_ARCHIVE_PAGE = re.compile(
    r"archive/(?:\d{4}-\d{2}|actors|visits|(?:actors|stories)/[A-Za-z0-9_-]{1,80})\.html"
)
_BESIDE: Final = {
    "visits.ics": "text/calendar",
    "feed.xml": "application/atom+xml",
    "assets/archive.css": "text/css",
}
# Where the navigation of a written page goes on: with the pages that need a server.
_MARK = b"<!--#served-->"
_MORE = b"".join(
    b' <a href="/%s">%s</a>' % (name.encode(), name.capitalize().encode())
    for name in ("stories", "sources", "runs")
)
_FONT = re.compile(r"[A-Za-z0-9-]{1,60}\.(?:ttf|otf|woff2)")
_MADE_KEPT: Final = 16
# What fits into memory fifty times is sent in one piece; a PDF is asked for in ranges.
_SMALL: Final = 1_000_000
# A reader of the archive may keep a page, and asks each time whether it has changed.
ASK_AGAIN: Final = "private, no-cache"
_A_WEEK: Final = "private, max-age=604800"


class Made:
    """Documents of kept briefs that do not lie written, made once and remembered for a while.

    Args:
        workshop: The parts.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, date, int, str], bytes] = OrderedDict()

    def document(self, edition: str, day: date, form: Format) -> bytes | None:
        """Return a document of the newest build; None if there is no such brief.

        One is made at a time: whoever asks for many waits, and nobody else does.

        Raises:
            BriefingError: if it cannot be made.
        """
        chosen = next((e for e in self._workshop.config.editions if e.name == edition), None)
        kept = self._workshop.store.briefs.get(edition, day) if chosen else None
        if chosen is None or kept is None:
            return None
        name = (edition, day, kept.build, form.name)
        with self._lock:
            if name not in self._kept:
                (renderer,) = renderers(self._workshop.config, chosen, [form.name])
                self._kept[name] = renderer.render(kept.brief).content
            self._kept.move_to_end(name)
            while len(self._kept) > _MADE_KEPT:
                self._kept.popitem(last=False)
            return self._kept[name]


def written(output: Path, name: str) -> Path | None:
    """Return a file of the output folder, or None if there is none there of that name."""
    path = (output / name).resolve()
    return path if path.is_relative_to(output.resolve()) and path.is_file() else None


def brief_file(
    request: Request, workshop: Workshop, made: Made, *, edition: str, day: date, name: str
) -> Response | None:
    """Answer with a file of a brief: as it was written, else as it is made now.

    Raises:
        BriefingError: if it cannot be made.
    """
    form = _BY_FILE.get(name)
    if form is None or not any(one.name == edition for one in workshop.config.editions):
        return None
    headers = {"cache-control": ASK_AGAIN}
    if form.media_type == "text/html":
        headers["content-security-policy"] = BRIEF_POLICY
    if form.name not in ("html", "digest"):
        way = "inline" if form.name in ("pdf", "json", "text") else "attachment"
        file = f"{edition}-{day.isoformat()}.{form.ending}"
        headers["content-disposition"] = f"{way}; filename*=utf-8''{_quoted(file)}"
    path = written(workshop.config.output, f"{edition}/{day.isoformat()}/{name}")
    if path is not None:
        return whole_file(request, path, form.media_type, headers)
    content = made.document(edition, day, form)
    return None if content is None else whole(request, content, form.media_type, headers)


def archive_file(request: Request, output: Path, name: str) -> Response | None:
    """Answer with a page of the archive, its calendar or its feed."""
    headers = {"cache-control": ASK_AGAIN}
    kind = "text/html" if _ARCHIVE_PAGE.fullmatch(name) else _BESIDE.get(name)
    path = written(output, name) if kind else None
    if path is None or kind is None:
        return None
    if kind != "text/html":
        return whole_file(request, path, kind, headers)
    return whole(request, path.read_bytes().replace(_MARK, _MORE, 1), kind, headers)


def font(request: Request, templates: Path | None, name: str) -> Response | None:
    """Answer with a font of the look."""
    if not _FONT.fullmatch(name):
        return None
    found = (folder / name for folder in font_folders(templates))
    path = next((path for path in found if path.is_file()), None)
    kind = f"font/{name.rpartition('.')[2]}"
    return whole_file(request, path, kind, {"cache-control": _A_WEEK}) if path else None


def whole_file(request: Request, path: Path, kind: str, headers: dict[str, str]) -> Response:
    """Answer with a file, or say that the reader has it already."""
    if path.stat().st_size <= _SMALL and kind != "application/pdf":
        return whole(request, path.read_bytes(), kind, headers)
    stat = path.stat()
    mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    told = {**headers, "etag": mark, "last-modified": formatdate(stat.st_mtime, usegmt=True)}
    if has_already(request, mark):
        return Response(status_code=304, headers=told)
    return FileResponse(path, media_type=kind, headers=told, stat_result=stat)


def whole(request: Request, content: bytes, kind: str, headers: dict[str, str]) -> Response:
    """Answer with some bytes, or say that the reader has them already."""
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    told = {**headers, "etag": mark}
    if has_already(request, mark):
        return Response(status_code=304, headers=told)
    return Response(content, media_type=kind, headers=told)


def has_already(request: Request, mark: str) -> bool:
    """Whether a reader says that it has what is marked so."""
    known = request.headers.get("if-none-match", "")
    return mark in [one.strip().removeprefix("W/") for one in known.split(",")] or known == "*"


def _quoted(name: str) -> str:
    return quote(name, safe="")
