"""What many briefs know together: every actor, story and visit of any, in the archive's order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from briefing.model import Brief, VisitId
from briefing.render.addresses import file_name, story_page
from briefing.render.archive_files import (
    ActorFile,
    ActorSeen,
    BriefFile,
    Filed,
    StoryFile,
    StorySeen,
    VisitFile,
    VisitSeen,
)
from briefing.render.numbered import NumberedStory

K = TypeVar("K")
V = TypeVar("V")


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


def _by_date(one: VisitFile) -> tuple[bool, date, str]:
    return one.start is None, one.start or date.max, one.id


def grouped(things: Iterable[V], key: Callable[[V], K]) -> Iterable[tuple[K, list[V]]]:
    """Return the things under their keys, each as it first comes."""
    groups: dict[K, list[V]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups.items()
