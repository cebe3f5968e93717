"""Where a brief leads: to the archive around it and to the files beside it.

A page on screen lies in the archive's folder and finds it by paths; paper and mail lie anywhere and
find it on the web, if the configuration says where.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.formats import FORMATS
from briefing.model import Actor, Brief
from briefing.render.addresses import NOWHERE, Address, file_name, local_path, safe_href
from briefing.render.numbered import NumberedStory

# What a reader of the page may want in another form; the rest is for programs.
_FORMS = {"pdf": "PDF", "ics": "Calendar", "digest": "Digest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The links of one brief.

    Attributes:
        brief: The brief.
        home: Where the archive's first page lies: from the brief's page, or on the web.
        beside: The formats that lie beside the page.
    """

    brief: Brief
    home: str
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, brief: Brief, home: str | None, beside: tuple[str, ...] = ()) -> "Ways | None":
        """The links of a brief, or None: without a home, or for a window that no archive holds."""
        there = bool(home) and not brief.custom_window
        return cls(brief=brief, home=home or "", beside=beside) if there else None

    @property
    def page(self) -> Address:
        """The brief's own page, for who reads it elsewhere; empty if it has none."""
        if "html" not in self.beside:
            return NOWHERE
        return self._at(f"{self.brief.edition}/{self.brief.day.isoformat()}/{FORMATS['html'].file}")

    def pages(self) -> Iterator[tuple[str, Address]]:
        """The archive's pages, each with its name."""
        day, month = self.brief.day.isoformat(), f"{self.brief.day:%Y-%m}"
        yield "All briefs", self._at("index.html")
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
        return self._at(f"archive/{page}")

    def _at(self, path: str) -> Address:
        home = safe_href(self.home) or local_path(self.home)
        return Address(f"{home}/{local_path(path)}")
