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

from briefing.model import (
    Actor,
    Brief,
    StoryId,
    Visit,
    VisitChange,
    VisitId,
    VisitStatus,
)
from briefing.render.addresses import file_name
from briefing.render.bounds import bounded
from briefing.render.numbered import NumberedStory
from briefing.render.standing import off
from briefing.render.view import Facts

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class BriefFile:
    """One brief in the archive.

    Attributes:
        brief: The brief.
        formats: The names of its files, such as "brief.html"; the first one is linked.
    """

    brief: Brief
    formats: tuple[str, ...]

    @cached_property
    def facts(self) -> Facts:
        """Answers about the brief."""
        return Facts(self.brief)

    @cached_property
    def mark(self) -> str:
        """Another for every brief that says anything else, or has other files."""
        # Only ever compared: pickle is the quickest way to write a whole brief down. Nothing of
        # it is kept, and nothing is read back.
        return hashlib.sha256(pickle.dumps((self.brief, self.formats))).hexdigest()

    @property
    def folder(self) -> str:
        """Where its files lie, from the archive's first page."""
        return f"{self.brief.edition}/{self.brief.day.isoformat()}"

    @property
    def month(self) -> str:
        """Its month as part of a file name: "2026-03"."""
        return f"{self.brief.day:%Y-%m}"

    @property
    def lead(self) -> str:
        """Its first headline, or what it says instead."""
        stories = self.facts.stories
        return stories[0].told.summary.headline if stories else self.facts.empty_words

    def href(self, anchor: str = "") -> str:
        """Where it is, from the archive's first page; empty if it has no page."""
        if "brief.html" not in self.formats:
            return ""
        return f"{self.folder}/brief.html" + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSeen:
    """An actor in one brief."""

    file: BriefFile
    number: int
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFile:
    """An actor in the archive, the newest appearance first."""

    seen: tuple[ActorSeen, ...]

    @property
    def actor(self) -> Actor:
        """The actor as last seen."""
        return self.seen[0].actor

    @property
    def page(self) -> str:
        """Where the actor's page lies, from the archive's first page."""
        return f"archive/actors/{file_name(self.actor.id)}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySeen:
    """A story in one brief."""

    file: BriefFile
    entry: NumberedStory


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story in the archive, the newest telling first."""

    seen: tuple[StorySeen, ...]

    @property
    def headline(self) -> str:
        """Its newest headline."""
        return self.seen[0].entry.told.summary.headline

    @property
    def page(self) -> str:
        """Where the story's page lies, from the archive's first page."""
        return f"archive/stories/{file_name(self.seen[0].entry.told.story.id)}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSeen:
    """A visit in one brief."""

    file: BriefFile
    number: int
    visit: Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFile:
    """A visit in the archive, as last known."""

    seen: tuple[VisitSeen, ...]

    @property
    def visit(self) -> Visit:
        """The visit as last known."""
        return self.seen[0].visit

    @property
    def facts(self) -> Facts:
        """Answers of the brief that knew it last."""
        return self.seen[0].file.facts

    @property
    def anchor(self) -> str:
        """Its place on the calendar page."""
        return f"visit-{file_name(self.visit.id)}"

    def ended(self, today: date) -> bool:
        """Whether its last day has passed although no report says that it took place."""
        visit = self.visit
        if visit.status is VisitStatus.PAST or off(visit):
            return False
        return visit.end is not None and visit.end < today

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
        kept = sorted(
            (brief for brief in briefs if not brief.custom_window),
            key=lambda brief: (-brief.day.toordinal(), brief.edition),
        )
        return cls(tuple(BriefFile(bounded(brief), formats(brief)) for brief in kept))

    @cached_property
    def months(self) -> tuple[tuple[date, tuple[BriefFile, ...]], ...]:
        """The briefs by month, each with the month's first day."""
        return tuple(
            (day, tuple(files))
            for day, files in grouped(self.files, lambda one: one.brief.day.replace(day=1))
        )

    @cached_property
    def actors(self) -> tuple[ActorFile, ...]:
        """Every key actor of any brief, by name."""
        seen = (
            ActorSeen(file=one, number=number, actor=actor)
            for one in self.files
            for number, actor in enumerate(one.brief.actors, start=1)
        )
        found = [ActorFile(seen=tuple(g)) for _, g in grouped(seen, lambda s: s.actor.id)]
        return tuple(sorted(found, key=lambda one: (one.actor.name.casefold(), one.actor.id)))

    @cached_property
    def stories(self) -> tuple[StoryFile, ...]:
        """Every story of any brief, the one told last first."""
        seen = (
            StorySeen(file=one, entry=entry) for one in self.files for entry in one.facts.stories
        )
        groups = grouped(seen, lambda one: one.entry.told.story.id)
        return tuple(StoryFile(seen=tuple(group)) for _, group in groups)

    @cached_property
    def _story_pages(self) -> dict[StoryId, str]:
        return {one.seen[0].entry.told.story.id: one.page for one in self.stories}

    def story_page(self, entry: NumberedStory) -> str:
        """Return where the page of a story lies, from the archive's first page."""
        return self._story_pages[entry.told.story.id]

    @cached_property
    def visits(self) -> tuple[VisitFile, ...]:
        """Every visit of any brief, by date; those without one at the end."""
        seen = (
            VisitSeen(file=one, number=number, visit=visit)
            for one in self.files
            for number, visit in one.facts.visits
        )
        found = [VisitFile(seen=tuple(g)) for _, g in grouped(seen, lambda s: s.visit.id)]
        return tuple(sorted(found, key=_by_date))

    @cached_property
    def visits_by_month(self) -> tuple[tuple[date | None, tuple[VisitFile, ...]], ...]:
        """The visits by the month they begin in."""
        groups = grouped(
            self.visits, lambda one: one.visit.start.replace(day=1) if one.visit.start else None
        )
        return tuple((month, tuple(files)) for month, files in groups)

    def told(self, seen: ActorSeen) -> tuple[NumberedStory, ...]:
        """Return the stories of a brief that an actor appears in."""
        numbers = seen.file.facts.told_in(seen.actor)
        return tuple(entry for entry in seen.file.facts.stories if entry.number in numbers)

    def visit_page(self, seen: VisitSeen) -> str:
        """Return where the life of a visit is told, from the archive's first page."""
        return f"archive/visits.html#visit-{file_name(seen.visit.id)}"

    def journeys(self, one: ActorFile) -> tuple[VisitSeen, ...]:
        """Return the visits of an actor, as the briefs that name the actor knew them last."""
        names = {one.actor.name, *one.actor.aliases}
        found: dict[VisitId, VisitSeen] = {}
        for seen in one.seen:
            for number, visit in seen.file.facts.visits:
                if names & set(visit.visitor):
                    known = VisitSeen(file=seen.file, number=number, visit=visit)
                    found.setdefault(visit.id, known)
        return tuple(found.values())


def _by_date(one: VisitFile) -> tuple[bool, date, str]:
    return one.visit.start is None, one.visit.start or date.max, one.visit.id


def grouped(things: Iterable[V], key: Callable[[V], K]) -> Iterable[tuple[K, list[V]]]:
    """Return the things under their keys, each as it first comes."""
    groups: dict[K, list[V]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups.items()
