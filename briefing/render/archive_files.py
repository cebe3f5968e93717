"""What many briefs know together: every actor, story and visit with its appearances, newest first.

It knows where the pages of the archive lie, so that they can link to each other, but not how they
look.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from briefing.formats import FORMATS
from briefing.model import Actor, ActorId, Brief, StoryId, Visit, VisitChange, VisitId
from briefing.render.addresses import file_name
from briefing.render.archive_outline import Outline, OutlinedVisit, outline_of
from briefing.render.archive_pages import look
from briefing.render.date_format import Clock
from briefing.render.length_limits import bounded
from briefing.render.numbered import NumberedStory
from briefing.render.view import Facts

K = TypeVar("K")
V = TypeVar("V")


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


@dataclass(frozen=True)
class Archive:
    """All briefs and what they know together.

    Attributes:
        files: The newest brief first; those of a day in the order of their editions.
    """

    files: tuple[BriefFile, ...]

    @classmethod
    def of(cls, briefs: Iterable[Brief], formats: Callable[[Brief], tuple[str, ...]]) -> "Archive":
        """Make the archive of some briefs; one with a window of its own is no edition's brief.

        Args:
            briefs: In any order.
            formats: Which files a brief has.
        """
        filed = {Filed.of(one): formats(one) for one in briefs if not one.custom_window}
        return cls.of_filed([BriefFile(one, has) for one, has in filed.items()])

    @classmethod
    def of_filed(cls, files: Iterable[BriefFile]) -> "Archive":
        """Make the archive of briefs that need not be read, in any order."""
        return cls(tuple(sorted(files, key=lambda one: (-one.day.toordinal(), one.edition))))

    @cached_property
    def months(self) -> tuple[tuple[date, tuple[BriefFile, ...]], ...]:
        """The briefs by month, each with the month's first day."""
        return tuple(
            (day, tuple(files))
            for day, files in grouped(self.files, lambda one: one.day.replace(day=1))
        )

    @cached_property
    def actors(self) -> tuple[ActorFile, ...]:
        """Every key actor of any brief, by name."""
        seen = (
            ActorSeen(one, number, key, name)
            for one in self.files
            for number, (key, name) in enumerate(one.outline.actors, start=1)
        )
        found = [ActorFile(seen=tuple(g)) for _, g in grouped(seen, lambda s: s.id)]
        return tuple(sorted(found, key=lambda one: (one.seen[0].name.casefold(), one.id)))

    @cached_property
    def stories(self) -> tuple[StoryFile, ...]:
        """Every story of any brief, the one told last first."""
        seen = (
            StorySeen(one, number, key, headline)
            for one in self.files
            for number, (key, headline) in enumerate(one.outline.stories, start=1)
        )
        return tuple(StoryFile(seen=tuple(g)) for _, g in grouped(seen, lambda s: s.id))

    def story_page(self, entry: NumberedStory) -> str:
        """Return where the page of a story lies, from the archive's first page."""
        return story_page(entry.told.story.id)

    @cached_property
    def visits(self) -> tuple[VisitFile, ...]:
        """Every visit of any brief, by date; those without one at the end."""
        last: dict[VisitId, VisitSeen] = {}
        for one in self.files:
            for number, visit in enumerate(one.outline.visits, start=1):
                if visit.id not in last:
                    last[visit.id] = VisitSeen(one, number, visit)
        return tuple(sorted((VisitFile(last=seen) for seen in last.values()), key=_by_date))

    @cached_property
    def visits_by_month(self) -> tuple[tuple[date | None, tuple[VisitFile, ...]], ...]:
        """The visits by the month they begin in."""
        groups = grouped(self.visits, lambda one: one.start.replace(day=1) if one.start else None)
        return tuple((month, tuple(files)) for month, files in groups)

    def told(self, seen: ActorSeen) -> tuple[NumberedStory, ...]:
        """Return the stories of a brief that an actor appears in."""
        numbers = seen.file.facts.told_in(seen.actor)
        return tuple(entry for entry in seen.file.facts.stories if entry.number in numbers)

    def visit_page(self, seen: VisitSeen) -> str:
        """Return where the life of a visit is told, from the archive's first page."""
        return f"archive/visits.html#visit-{file_name(seen.id)}"

    @cached_property
    def _visitors(self) -> dict[str, list[tuple[int, int]]]:
        """By each visitor's name the places in `files` and in the brief's table of visits."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place, one in enumerate(self.files):
            for number, visit in enumerate(one.outline.visits):
                for name in visit.visitor:
                    found.setdefault(name, []).append((place, number))
        return found

    @cached_property
    def _places(self) -> dict[tuple[date, str], int]:
        return {(one.day, one.edition): place for place, one in enumerate(self.files)}

    def journeys(self, one: ActorFile) -> tuple[VisitSeen, ...]:
        """Return the visits of an actor, as the briefs that name the actor knew them last."""
        names = dict.fromkeys((one.actor.name, *one.actor.aliases))
        among = {self._places[seen.file.day, seen.file.edition] for seen in one.seen}
        told = {at for name in names for at in self._visitors.get(name, ()) if at[0] in among}
        found: dict[VisitId, VisitSeen] = {}
        for place, number in sorted(told):
            file = self.files[place]
            visit = file.outline.visits[number]
            found.setdefault(visit.id, VisitSeen(file, number + 1, visit))
        return tuple(found.values())


def story_page(story: StoryId) -> str:
    """Return where the page of a story lies, from the archive's first page."""
    return f"archive/stories/{file_name(story)}.html"


def _by_date(one: VisitFile) -> tuple[bool, date, str]:
    return one.start is None, one.start or date.max, one.id


def grouped(things: Iterable[V], key: Callable[[V], K]) -> Iterable[tuple[K, list[V]]]:
    """Return the things under their keys, each as it first comes."""
    groups: dict[K, list[V]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups.items()
