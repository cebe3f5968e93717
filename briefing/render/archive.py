"""The archive: static pages about all briefs, which need no server and find their way by links.

`index.html` lists the briefs by month; every actor and every story has a page, the visits have a
calendar; the search looks through an index that lies beside it; `feed.xml` tells feed readers.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from briefing.model import Document
from briefing.render.archive_contents import Archive
from briefing.render.archive_files import BriefFile
from briefing.render.archive_index import IndexPart, Thing, entry_of, index_parts, last_seen
from briefing.render.archive_pages import Page, look, mark
from briefing.render.archive_pieces import PagePieces, Pieces
from briefing.render.environment import environment, fill, style
from briefing.render.ics import IcsRenderer
from briefing.render.timeline import timeline

# The feed holds what a reader who comes once a month has missed.
_FEED_ENTRIES = 40
_HTML, _XML = "text/html", "application/atom+xml"
_SCRIPT = ("archive/search.js", "archive/search.js", "text/javascript")


# Each part adds itself, in whatever order a browser runs them.
_INDEX = "window.briefingIndex=(window.briefingIndex||[]).concat("


@dataclass(frozen=True, kw_only=True)
class ArchiveRenderer:
    """Renders the archive's pages from the briefs it shows.

    Attributes:
        templates: A folder whose files replace or extend the default templates.
    """

    templates: Path | None = None

    def render(self, archive: Archive) -> Iterator[Document]:
        """Yield every page; their names are paths from the archive's first page.

        Raises:
            RenderError: if a template is missing or broken.
        """
        return (page.fill() for page in self.pages(archive))

    def pages(self, archive: Archive, pieces: Pieces | None = None) -> Iterator[Page]:
        """Yield every page, not yet filled.

        Pages of one month, actor or story say what they are made of; an overview is made of all
        briefs. With templates of one's own pages are filled every time, of the briefs themselves:
        they may show what they like.

        Args:
            archive: All briefs.
            pieces: What was kept of the pages when they were last filled.
        """
        pages = _Pages(archive, self.templates, pieces or Pieces())
        yield pages.page("index.html", "archive/index.html.j2", of=archive.files)
        for month, files in archive.months:
            name = f"archive/{month:%Y-%m}.html"
            yield pages.page(name, "archive/month.html.j2", of=files, month=month, files=files)
        yield pages.page("archive/actors.html", "archive/actors.html.j2", of=archive.files)
        for actor in archive.actors:
            of = [seen.file for seen in actor.seen]
            yield pages.page(actor.page, "archive/actor.html.j2", of=of, file=actor)
        for story in archive.stories:
            of = [seen.file for seen in story.seen]
            yield pages.page(story.page, "archive/story.html.j2", of=of, file=story)
        yield pages.page(
            "archive/visits.html",
            "archive/visits.html.j2",
            of=archive.files,
            picture=partial(_picture, pages),
        )
        parts = index_parts(archive)
        yield pages.page(
            "archive/search.html", "archive/search.html.j2", of=archive.files, parts=parts
        )
        for part in parts:
            yield Page(part.page, partial(_index, pages, part), mark(look(), *part.marks))
        yield Page("archive/search.js", partial(pages.text, *_SCRIPT))
        yield Page("assets/archive.css", pages.style)
        if archive.files:
            newest = archive.files[0]
            yield Page("visits.ics", partial(_calendar, newest), mark(look(), newest.mark))
            yield pages.page(
                "feed.xml",
                "archive/feed.xml.j2",
                media_type=_XML,
                of=archive.files[:_FEED_ENTRIES],
                newest=_FEED_ENTRIES,
            )


class _Pages:
    """Fills the archive's templates."""

    def __init__(self, archive: Archive, templates: Path | None, pieces: Pieces) -> None:
        self.archive = archive
        self.own = templates is not None
        self.made = environment(templates)
        self.pieces = pieces

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The names of the editions, sorted."""
        return tuple(sorted({one.edition for one in self.archive.files}))

    @cached_property
    def frame(self) -> str:
        """What stands around every page: the look, the newest brief's name, the editions."""
        newest = self.archive.files[0].outline if self.archive.files else None
        told = (newest.language, newest.title, newest.version) if newest else ()
        return mark(look(), *told, *self.editions)

    def page(
        self,
        name: str,
        template: str,
        *,
        media_type: str = _HTML,
        of: Sequence[BriefFile] = (),
        **values: Any,  # noqa: ANN401
    ) -> Page:
        """Plan one page; `up` leads from it to the archive's first page.

        Args:
            name: Its path from the archive's first page.
            template: What it is filled from.
            media_type: What it is.
            of: The briefs it is made of.
            values: What else the template is told.
        """
        made_of = mark(self.frame, *(one.mark for one in of)) if of and not self.own else ""
        return Page(name, partial(self._fill, name, template, media_type, values), made_of)

    def _fill(
        self, name: str, template: str, media_type: str, values: Mapping[str, Any]
    ) -> Document:
        newest = self.archive.files[0] if self.archive.files else None
        parts = self.pieces.of(name)
        told = {
            "archive": self.archive,
            "newest_brief": newest,
            "editions": self.editions,
            "up": "../" * name.count("/"),
            "target": "archive",
            "kept": partial(_kept, parts, len(self.editions) > 1),
            **values,
        }
        text = fill(self.made, template, told)
        self.pieces.take(parts)
        return Document(name=name, media_type=media_type, content=text.encode())

    def text(self, name: str, source: str, media_type: str) -> Document:
        """Take a file as it is."""
        return Document(name=name, media_type=media_type, content=style(self.made, source).encode())

    def style(self) -> Document:
        """Join the style sheets of the archive, which lie beside the fonts."""
        sheet = style(self.made, "fonts.css", "base.css", "screen.css", "archive/archive.css")
        return Document(
            name="assets/archive.css",
            media_type="text/css",
            content=sheet.replace("FONTS/", "fonts/").encode(),
        )


def _kept(
    parts: PagePieces,
    several: bool,  # noqa: FBT001 - given by us alone, for the template to give the rest
    place: str,
    file: BriefFile,
    macro: Callable[..., str],
    *given: object,
) -> Markup:
    """Fill a part of a page, or take it as it was filled before.

    Templates call it as `kept(place, file, macro, ...)`: what the macro says may depend on that
    brief, on what else it is given as text, number or truth, and on nothing else.

    Args:
        parts: The page's.
        several: Whether the archive has several editions: their names stand beside the days.
        place: Another for each part of the page.
        file: The brief that the part tells of.
        macro: Fills it.
        given: What the macro is given.
    """
    told = [one for one in given if isinstance(one, str | int)]
    return Markup(  # noqa: S704 - a template filled it, and escaped what is in it
        parts.text(place, mark(file.mark, str(several), repr(told)), lambda: str(macro(*given)))
    )


def _picture(pages: _Pages, *, narrow: bool = False) -> Markup:
    """Draw the visits still ahead on the day of the newest brief."""
    if not pages.archive.files:
        return Markup("")
    clock = pages.archive.files[0].clock
    ahead = [one.visit for one in pages.archive.visits if one.may_be_drawn(clock.today)]
    return timeline(ahead, clock, shown=pages.made.filters["shown"], narrow=narrow)


def _calendar(newest: BriefFile) -> Document:
    """The visits as the newest brief knows them: the address a calendar program subscribes to."""
    made = IcsRenderer().render(newest.brief)
    return Document(name="visits.ics", media_type=made.media_type, content=made.content)


def _index(pages: _Pages, part: IndexPart) -> Document:
    """Write what the search looks through, as a script: a page from disk may load nothing else."""
    parts = pages.pieces.of(part.page)
    entries = [
        parts.text(f"{type(one).__name__} {one.id}", last_seen(one).mark, partial(_entry, one))
        for one in part.things
    ]
    pages.pieces.take(parts)
    return Document(
        name=part.page,
        media_type="text/javascript",
        content=f"{_INDEX}[{','.join(entries)}]);\n".encode(),
    )


def _entry(one: Thing) -> str:
    return json.dumps(entry_of(one), ensure_ascii=True, separators=(",", ":"))
