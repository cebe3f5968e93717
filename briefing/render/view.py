"""What the formats ask of a brief, answered once, so that all of them tell the same facts.

It knows the brief's order (which story is number three, what happens on which of the coming
days) but no format.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from briefing.model import (
    Actor,
    ActorId,
    ArticleId,
    Brief,
    ChangeKind,
    Citation,
    Evidence,
    SummarySentence,
    ToldStory,
    Visit,
    VisitChange,
    VisitState,
)
from briefing.render.moments import NOT_SET, Clock
from briefing.render.standing import dropped, happens_on, moved

# How many stories stand on the front page, the lead first.
FRONT_STORIES = 2
# The radar looks this many days ahead, and at today.
RADAR_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedStory:
    """A story with the number it is printed with.

    Attributes:
        number: 1 for the lead.
        told: The story and its summary.
        opens: Whether it is the first of its section among the further stories.
    """

    number: int
    told: ToldStory
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentence:
    """A sentence that names a coming day, and the story that holds it."""

    story: int
    sentence: SummarySentence


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarDay:
    """What is known about today or one of the coming days."""

    day: date
    visits: tuple[Visit, ...]
    sentences: tuple[DatedSentence, ...]


def _anything(text: str) -> bool:  # noqa: ARG001 - the screen's browser finds a font for all
    return True


@dataclass(frozen=True)
class Facts:
    """The questions a format asks of one brief.

    Attributes:
        brief: The brief.
        can_print: Whether a text can be set in the format without loss.
    """

    brief: Brief
    can_print: Callable[[str], bool] = _anything

    @cached_property
    def clock(self) -> Clock:
        """Formats dates for the brief's readers."""
        return Clock(zone=self.brief.zone, language=self.brief.language, today=self.brief.day)

    @cached_property
    def _citations(self) -> Mapping[ArticleId, Citation]:
        return {citation.article: citation for citation in self.brief.citations}

    def cited(self, article: ArticleId) -> Citation | None:
        """Return the entry of an article in the list of sources, if it is there."""
        return self._citations.get(article)

    def source(self, evidence: Evidence) -> Citation | None:
        """Return the entry in the list of sources that a claim was read from."""
        return self._citations.get(evidence.article)

    @cached_property
    def stories(self) -> tuple[NumberedStory, ...]:
        """The stories in printed order: those of the front page, then section by section."""
        front, rest = self.brief.stories[:FRONT_STORIES], self.brief.stories[FRONT_STORIES:]
        sections: dict[str, list[ToldStory]] = {}
        for told in rest:
            sections.setdefault(told.story.section, []).append(told)
        printed = [(told, False) for told in front]
        for told_in_section in sections.values():
            printed += [(told, told is told_in_section[0]) for told in told_in_section]
        return tuple(
            NumberedStory(number=number, told=told, opens=opens)
            for number, (told, opens) in enumerate(printed, start=1)
        )

    @cached_property
    def _first_uses(self) -> frozenset[tuple[int, int]]:
        seen: set[ArticleId] = set()
        first: set[tuple[int, int]] = set()
        for entry in self.stories:
            for place, sentence in enumerate(entry.told.summary.sentences):
                article = sentence.evidence.article
                if article in self._citations and article not in seen:
                    seen.add(article)
                    first.add((entry.number, place))
        return frozenset(first)

    def first_use(self, number: int, place: int) -> bool:
        """Whether a sentence of a story is the first to cite its source."""
        return (number, place) in self._first_uses

    @property
    def front(self) -> tuple[NumberedStory, ...]:
        """The lead story and the one beside it."""
        return self.stories[:FRONT_STORIES]

    @property
    def more(self) -> tuple[NumberedStory, ...]:
        """The further stories, by section."""
        return self.stories[FRONT_STORIES:]

    @cached_property
    def _actor_numbers(self) -> Mapping[ActorId, int]:
        return {actor.id: number for number, actor in enumerate(self.brief.actors, start=1)}

    def actor_number(self, actor: Actor) -> int:
        """Return where an actor stands in the list of key actors."""
        return self._actor_numbers[actor.id]

    def named(self, told: ToldStory) -> tuple[Actor, ...]:
        """Return the key actors of a story."""
        return tuple(
            self.brief.actors[self._actor_numbers[actor] - 1]
            for actor in told.actors
            if actor in self._actor_numbers
        )

    @cached_property
    def _appearances(self) -> Mapping[ActorId, tuple[int, ...]]:
        found: dict[ActorId, list[int]] = {}
        for entry in self.stories:
            for actor in entry.told.actors:
                found.setdefault(actor, []).append(entry.number)
        return {actor: tuple(numbers) for actor, numbers in found.items()}

    def told_in(self, actor: Actor) -> tuple[int, ...]:
        """Return the numbers of the stories an actor appears in."""
        return self._appearances.get(actor.id, ())

    def role_evidence(self, actor: Actor) -> Evidence:
        """Return the sentence an actor's role was read from."""
        for role in actor.roles:
            if role.title == actor.role:
                return role.evidence
        return actor.why

    @cached_property
    def changes(self) -> tuple[tuple[int, Visit, VisitChange], ...]:
        """What happened to the visits since the last brief, with the visit's number."""
        return tuple(
            (number, visit, change)
            for number, visit in enumerate(self.brief.visits, start=1)
            for change in visit.changes
        )

    @cached_property
    def updates(self) -> tuple[NumberedStory, ...]:
        """The stories an earlier brief already told."""
        return tuple(entry for entry in self.stories if entry.told.story.update)

    @cached_property
    def new_actors(self) -> tuple[Actor, ...]:
        """Key actors the briefs of the days before did not name."""
        return tuple(actor for actor in self.brief.actors if actor.new)

    @property
    def since(self) -> bool:
        """Whether there is anything to say about what changed since the last brief."""
        return bool(self.changes or self.updates or self.new_actors)

    @property
    def dates_differ(self) -> bool:
        """Whether sources disagree about the date of a visit."""
        return any(visit.conflicts for visit in self.brief.visits)

    def when(self, visit: Visit | VisitState) -> str:
        """Return a visit's date in words."""
        return self.clock.span(visit.start, visit.end, visit.granularity)

    def standing(self, visit: Visit) -> tuple[str, str]:
        """Return how a visit stands: a word, and for a postponed one what became of its date.

        For example ("planned", "") and ("moved", "to 17–18 Mar (was 12–13 Mar)").
        """
        before = dropped(visit)
        was = f"(was {self.when(before)})" if before is not None else ""
        if moved(visit):
            return "moved", f"to {self.when(visit)} {was}".rstrip()
        return visit.status.value, was

    def standing_words(self, visit: Visit) -> str:
        """Return how a visit stands in one phrase: "moved to 17–18 Mar (was 12–13 Mar)"."""
        return " ".join(filter(None, self.standing(visit)))

    def step(self, change: VisitChange) -> str:
        """Return what a step in a visit's life changed, in words."""
        after = self._state(change.after, change)
        if change.before is None:
            return after
        before = self._state(change.before, change)
        return after if before == after else f"{after} (before: {before})"

    def _state(self, state: VisitState, change: VisitChange) -> str:
        when = self.when(state)
        if change.kind in (ChangeKind.DATE_SET, ChangeKind.MOVED):
            return when
        if moved(state):
            return f"moved to {when}"
        dated = state.start is not None or state.end is not None
        return f"{state.status.value}, {when}" if dated else state.status.value

    def visit_sources(self, visit: Visit) -> tuple[tuple[int, Evidence], ...]:
        """Return the numbers of the sources of a visit, each with its leading sentence."""
        found: dict[int, Evidence] = {}
        for evidence in visit.evidence:
            source = self.source(evidence)
            if source is not None:
                found.setdefault(source.number, evidence)
        return tuple(found.items())

    def as_printed(self, visit: Visit) -> str:
        """Return the time as the source printed it, where no date could be made of it."""
        return visit.when_text or "" if self.when(visit) == NOT_SET else ""

    def published(self, citation: Citation) -> str:
        """Return when a source was published, in words."""
        if citation.undated:
            day = self.clock.local_day(citation.published)
            return f"undated, first seen {self.clock.day_short(day)}"
        if citation.has_time:
            return self.clock.moment(citation.published)
        return self.clock.day_short(self.clock.local_day(citation.published))

    @cached_property
    def radar(self) -> tuple[RadarDay, ...]:
        """Today and the coming seven days, those with something on them.

        A visit stands on its first day, one that is under way on today. Sentences that name today
        are the stories themselves.
        """
        days = (self.brief.day + timedelta(days=ahead) for ahead in range(1, RADAR_DAYS + 1))
        radar = (self._today(), *map(self._coming_day, days))
        return tuple(day for day in radar if day.visits or day.sentences)

    def _today(self) -> RadarDay:
        today = self.brief.day
        visits = tuple(visit for visit in self.brief.visits if happens_on(visit, today))
        return RadarDay(day=today, visits=visits, sentences=())

    def _coming_day(self, day: date) -> RadarDay:
        visits = tuple(
            visit for visit in self.brief.visits if visit.start == day and happens_on(visit, day)
        )
        sentences = tuple(
            DatedSentence(story=entry.number, sentence=sentence)
            for entry in self.stories
            for sentence in entry.told.summary.sentences
            if any(day == named for _, _, named in sentence.dates)
        )
        return RadarDay(day=day, visits=visits, sentences=sentences)

    @cached_property
    def next_visits(self) -> tuple[Visit, ...]:
        """The visits of today and the coming seven days, each once."""
        return tuple(visit for day in self.radar for visit in day.visits)

    @property
    def number_words(self) -> str:
        """The edition's number as printed."""
        return f"No. {self.brief.number}"

    @property
    def window_words(self) -> str:
        """What the brief covers, in a sentence."""
        window, clock = self.brief.window, self.clock
        words = (
            f"What was published from {clock.weekday_moment(window.since)} "
            f"to {clock.weekday_moment(window.until)}, {clock.zone_words}"
        )
        return words + (" (chosen by hand)" if self.brief.custom_window else "")

    @property
    def so_far_words(self) -> str:
        """What a brief built before its cutoff says about itself, else ""."""
        if not self.brief.so_far:
            return ""
        return f"So far: this brief closes at {self.clock.time(self.brief.cutoff)}."

    @property
    def empty_words(self) -> str:
        """What a brief without stories says about itself, else ""."""
        if self.brief.stories:
            return ""
        if self.brief.coverage.articles:
            return "No story could be told from the articles of this window."
        if not self.brief.nearest:
            return "No article was published in this window, nor in the weeks before it."
        days = self.clock.days(self.brief.nearest)
        briefs = "briefs" if len(self.brief.nearest) > 1 else "brief"
        return (
            "No article was published in this window. "
            f"The nearest {briefs} before it with articles: {days}."
        )

    @property
    def coverage_words(self) -> tuple[str, ...]:
        """The coverage box, one sentence each."""
        seen = self.brief.coverage
        if not seen.articles:
            return ("No article in the window.",)
        told = [
            f"{counted(seen.articles, 'article')} from {counted(len(seen.sources), 'outlet')} "
            f"in the window, {seen.duplicates} of them repeating another, {seen.used} cited."
        ]
        if seen.unread:
            told.append(
                f"{counted(seen.unread, 'article')} in a language without a model: "
                "summarised, but not read for actors and visits."
            )
        if seen.undated:
            told.append(
                f"{counted(seen.undated, 'article')} without a date: counted by when first seen."
            )
        return tuple(told)


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles", "2 stories"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


def pieces(sentence: SummarySentence) -> tuple[tuple[str, date | None], ...]:
    """Cut a sentence at its day words: each piece with the day it means, or None."""
    text, at = sentence.evidence.quote, 0
    cut: list[tuple[str, date | None]] = []
    for start, end, day in sorted(sentence.dates):
        if at <= start < end <= len(text):
            cut += [(text[at:start], None)] if start > at else []
            cut.append((text[start:end], day))
            at = end
    return (*cut, (text[at:], None)) if at < len(text) else tuple(cut)
