"""What the archive's search looks through: in parts, by the month that was the last to see a thing.

A morning changes the part of its month and those of the months that it takes something from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.model import Evidence
from briefing.render.archive_contents import Archive, grouped
from briefing.render.archive_files import ActorFile, BriefFile, StoryFile, VisitFile
from briefing.render.safe_text import clean

Thing = StoryFile | ActorFile | VisitFile


@dataclass(frozen=True)
class IndexPart:
    """What one month was the last to see: a part of what the search page looks through.

    Attributes:
        month: Such as "2026-03".
        things: What was seen.
    """

    month: str
    things: tuple[Thing, ...]

    @property
    def page(self) -> str:
        """Where it lies, from the archive's first page."""
        return f"archive/index-{self.month}.js"

    @property
    def marks(self) -> Iterable[str]:
        """What it is made of: each thing's place and the brief that saw it last."""
        for one in self.things:
            yield from (place_of(one), last_seen(one).mark)


def place_of(one: Thing) -> str:
    """Return where a thing is told of, from the archive's first page."""
    return f"archive/visits.html#{one.anchor}" if isinstance(one, VisitFile) else one.page


def last_seen(one: Thing) -> BriefFile:
    """Return the brief that saw a thing last."""
    return one.last.file if isinstance(one, VisitFile) else one.seen[0].file


def entry_of(one: Thing) -> dict[str, str]:
    """Return a thing's kind, its title, words, page and day."""
    if isinstance(one, StoryFile):
        return _story_entry(one)
    if isinstance(one, ActorFile):
        return _actor_entry(one)
    return _visit_entry(one)


def _story_entry(story: StoryFile) -> dict[str, str]:
    newest = story.seen[0]
    quotes = [s.evidence.quote for s in newest.entry.told.summary.sentences]
    return _entry("Story", story.headline, quotes, story.page, newest.file)


def _actor_entry(one: ActorFile) -> dict[str, str]:
    actor = one.actor
    words = [actor.native, actor.role, actor.affiliation, *actor.aliases, actor.why.quote]
    return _entry("Actor", actor.name, words, one.page, one.seen[0].file)


def _visit_entry(one: VisitFile) -> dict[str, str]:
    visit = one.visit
    title = " and ".join(visit.visitor)
    title += f" to {', '.join(visit.destination)}" if visit.destination else ""
    words = [one.facts.when(visit), visit.status.value, visit.host, _quote(visit.evidence)]
    return _entry("Visit", title, words, place_of(one), one.last.file)


def _quote(evidence: Sequence[Evidence]) -> str:
    return evidence[0].quote if evidence else ""


def _entry(
    kind: str, title: str, words: Iterable[str | None], page: str, newest: BriefFile
) -> dict[str, str]:
    return {
        "kind": kind,
        "title": clean(title),
        "words": clean(" ".join(word for word in words if word)),
        "page": page,
        "day": newest.day.isoformat(),
    }


def index_parts(archive: Archive) -> tuple[IndexPart, ...]:
    """Return all parts, that of the newest month first."""
    things: tuple[Thing, ...] = (
        *archive.stories,
        *archive.actors,
        *archive.visits,
    )
    months = dict(grouped(things, lambda one: last_seen(one).month))
    return tuple(IndexPart(month, tuple(months[month])) for month in sorted(months)[::-1])
