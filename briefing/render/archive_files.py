"""What stands in the archive: a brief, and an actor, story or visit with each of its appearances.

It knows where the pages of the archive lie, so that they can link to each other, but not how they
look.
"""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.formats import FORMATS
from briefing.model import Actor, ActorId, Brief, StoryId, Visit, VisitChange, VisitId
from briefing.render.addresses import file_name, story_page
from briefing.render.archive_outline import Outline, OutlinedVisit, outline_of
from briefing.render.archive_pages import look
from briefing.render.date_format import Clock
from briefing.render.length_limits import bounded
from briefing.render.numbered import NumberedStory
from briefing.render.view import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A brief in the archive that need not be read to find its place there.

    Attributes:
        edition: Its edition.
        day: Its date.
        digest: Another for every brief that says anything else.
        read: Reads it.
    """

    edition: str
    day: date
    digest: str
    read: Callable[[], Brief]

    @classmethod
    def of(cls, brief: Brief) -> "Filed":
        """File a brief that is at hand."""
        # Only ever compared: pickle is the quickest way to write a whole brief down. Nothing of
        # it is kept, and nothing is read back.
        digest = hashlib.sha256(pickle.dumps(brief)).hexdigest()[:32]
        return cls(edition=brief.edition, day=brief.day, digest=digest, read=lambda: brief)


_FORMS = {"pdf": "PDF", "ics": "Calendar", "email": "Mail", "text": "Text", "json": "JSON"}


@dataclass(frozen=True)
class BriefFile:
    """One brief in the archive. It is read only where something new is said of it.

    Attributes:
        filed: The brief.
        formats: The names of its files, such as "brief.html"; the first one is linked.
        outlined: Tells what it names.
    """

    filed: Filed
    formats: tuple[str, ...]
    outlined: "Callable[[BriefFile], Outline]" = lambda file: outline_of(file.facts)

    @property
    def edition(self) -> str:
        """The name of its edition."""
        return self.filed.edition

    @property
    def day(self) -> date:
        """Its date."""
        return self.filed.day

    @cached_property
    def brief(self) -> Brief:
        """The brief, every name of a length that a page can bear."""
        return bounded(self.filed.read())

    @cached_property
    def facts(self) -> Facts:
        """Answers about the brief."""
        return Facts(self.brief)

    @cached_property
    def outline(self) -> Outline:
        """What it names."""
        return self.outlined(self)

    @cached_property
    def clock(self) -> Clock:
        """Formats dates for its readers."""
        return Clock(zone=self.outline.zone, language=self.outline.language, today=self.day)

    @cached_property
    def mark(self) -> str:
        """Another for every brief that says anything else, has other files or looks otherwise."""
        told = "\0".join((look(), self.filed.digest, *self.formats))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def folder(self) -> str:
        """Where its files lie, from the archive's first page."""
        return f"{self.edition}/{self.day.isoformat()}"

    @property
    def month(self) -> str:
        """Its month as part of a file name: "2026-03"."""
        return f"{self.day:%Y-%m}"

    @property
    def lead(self) -> str:
        """Its first headline, or what it says instead."""
        stories = self.facts.stories
        return stories[0].told.summary.headline if stories else self.facts.empty_words

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Its other files, what a reader opens first: what each is called, and its name."""
        known = {FORMATS[name].file: words for name, words in _FORMS.items()}
        there = [name for name in known if name in self.formats]
        further = [name for name in self.formats if name not in {*known, FORMATS["html"].file}]
        return (
            *((known[name], name) for name in there),
            *((name.rpartition(".")[2].upper(), name) for name in further),
        )

    def href(self, anchor: str = "") -> str:
        """Where it is, from the archive's first page; empty if it has no page."""
        if "brief.html" not in self.formats:
            return ""
        return f"{self.folder}/brief.html" + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """An actor in one brief.

    Attributes:
        file: The brief.
        number: The actor's number in it.
        id: The actor.
        name: The name there.
    """

    file: BriefFile
    number: int
    id: ActorId
    name: str

    @property
    def actor(self) -> Actor:
        """The actor as the brief knows it."""
        return self.file.brief.actors[self.number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFile:
    """An actor in the archive, the newest appearance first."""

    seen: tuple[ActorSeen, ...]

    @property
    def id(self) -> ActorId:
        """Who it is."""
        return self.seen[0].id

    @property
    def actor(self) -> Actor:
        """The actor as last seen."""
        return self.seen[0].actor

    @property
    def page(self) -> str:
        """Where the actor's page lies, from the archive's first page."""
        return f"archive/actors/{file_name(self.id)}.html"


@dataclass(frozen=True, slots=True)
class StorySeen:
    """A story in one brief.

    Attributes:
        file: The brief.
        number: The story's number in it.
        id: The story.
        headline: Its headline there.
    """

    file: BriefFile
    number: int
    id: StoryId
    headline: str

    @property
    def entry(self) -> NumberedStory:
        """The story as the brief tells it."""
        return self.file.facts.stories[self.number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story in the archive, the newest telling first."""

    seen: tuple[StorySeen, ...]

    @property
    def id(self) -> StoryId:
        """Which story it is."""
        return self.seen[0].id

    @property
    def headline(self) -> str:
        """Its newest headline."""
        return self.seen[0].headline

    @property
    def page(self) -> str:
        """Where the story's page lies, from the archive's first page."""
        return story_page(self.id)


@dataclass(frozen=True, slots=True)
class VisitSeen:
    """A visit in one brief.

    Attributes:
        file: The brief.
        number: The visit's number in it.
        outline: What the archive needs to know of it to find its place.
    """

    file: BriefFile
    number: int
    outline: OutlinedVisit

    @property
    def id(self) -> VisitId:
        """Which visit it is."""
        return self.outline.id

    @property
    def visit(self) -> Visit:
        """The visit as the brief knows it."""
        return self.file.facts.visits[self.number - 1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFile:
    """A visit in the archive, as last known.

    Attributes:
        last: As the brief knows it that knew it last.
    """

    last: VisitSeen

    @property
    def id(self) -> VisitId:
        """Which visit it is."""
        return self.last.id

    @property
    def start(self) -> date | None:
        """Its first day, as last known."""
        return self.last.outline.start

    @property
    def visit(self) -> Visit:
        """The visit as last known."""
        return self.last.visit

    @property
    def facts(self) -> Facts:
        """Answers of the brief that knew it last."""
        return self.last.file.facts

    @property
    def anchor(self) -> str:
        """Its place on the calendar page."""
        return f"visit-{file_name(self.id)}"

    def ended(self, today: date) -> bool:
        """Whether its last day has passed although no report says that it took place."""
        end = self.last.outline.ends
        return end is not None and end < today

    def may_be_drawn(self, today: date) -> bool:
        """Whether it can stand on a calendar that begins today."""
        drawn = self.last.outline.drawn
        return drawn is not None and drawn >= today

    @property
    def life(self) -> tuple[VisitChange, ...]:
        """What happened to it, oldest first."""
        return self.visit.history
