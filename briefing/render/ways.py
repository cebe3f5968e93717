"""Where a page on screen leads: to the archive around it and to the files beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.formats import FORMATS
from briefing.model import Actor, Brief
from briefing.render.addresses import Address, local_path
from briefing.render.archive_files import file_name
from briefing.render.numbered import NumberedStory

# What a reader of the page may want in another form; the rest is for programs.
_FORMS = {"pdf": "PDF", "ics": "Calendar", "digest": "Digest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The links of one brief's page.

    Attributes:
        brief: The brief.
        home: Where the archive's first page lies, from the brief's page.
        beside: The formats that lie beside the page.
    """

    brief: Brief
    home: str
    beside: tuple[str, ...] = ()

    def pages(self) -> Iterator[tuple[str, Address]]:
        """The archive's pages, each with its name."""
        day, month = self.brief.day.isoformat(), f"{self.brief.day:%Y-%m}"
        yield "All briefs", local_path(f"{self.home}/index.html")
        yield "Days before and after", self._archive(f"{month}.html#{self.brief.edition}-{day}")
        yield "Actors", self._archive("actors.html")
        yield "Visits", self._archive("visits.html")
        yield "Search", self._archive("search.html")

    def forms(self) -> Iterator[tuple[str, Address]]:
        """The other forms of the brief, each with its name."""
        for name, words in _FORMS.items():
            if name in self.beside:
                yield words, local_path(FORMATS[name].file)

    def actor(self, actor: Actor) -> Address:
        """The page of an actor: roles, visits and briefs."""
        return self._archive(f"actors/{file_name(actor.id)}.html")

    def story(self, entry: NumberedStory) -> Address:
        """The page of a story: what was told of it on which day."""
        return self._archive(f"stories/{file_name(entry.told.story.id)}.html")

    def earlier(self, entry: NumberedStory) -> Address | None:
        """The page of the story that one updates, as the earlier brief told it."""
        former = entry.told.updates
        return self._archive(f"stories/{file_name(former.story)}.html") if former else None

    def _archive(self, page: str) -> Address:
        return local_path(f"{self.home}/archive/{page}")
