"""Answers what the formats ask of the visits: which, when, how each stands, what is new of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Evidence, Visit, VisitChange, VisitId, VisitState, VisitStatus
from briefing.render.changes import MOST_CHANGES, Told, changes, first_brief, former, step_words
from briefing.render.date_format import NOT_SET
from briefing.render.story_facts import StoryFacts
from briefing.render.visit_state import dropped, moved
from briefing.render.week_ahead import Ahead, AheadDay, week_ahead

# Where the word for what happened says what the status says.
_AS_STATUS = {"Begun": "ongoing", "Took place": "past"}


@dataclass(frozen=True)
class VisitFacts(StoryFacts):
    """The questions about visits.

    Attributes:
        most_visits: At most so many visits are listed; None for all.
    """

    most_visits: int | None = None

    @cached_property
    def visits(self) -> tuple[tuple[int, Visit], ...]:
        """The visits as the table has them, numbered: those ahead, then those that are over."""
        over = [visit for visit in self.brief.visits if visit.status is VisitStatus.PAST]
        ahead = [visit for visit in self.brief.visits if visit.status is not VisitStatus.PAST]
        return tuple(enumerate([*ahead, *over], start=1))

    @cached_property
    def listed_visits(self) -> tuple[tuple[int, Visit], ...]:
        """The visits that the format has room for, numbered and in the order of the table.

        Those with news since the last brief come in first, then those nearest in time.
        """
        if self.most_visits is None or len(self.visits) <= self.most_visits:
            return self.visits
        wanted = dict.fromkeys((*(told.number for told in self.all_changes), *dict(self.visits)))
        room = frozenset(list(wanted)[: self.most_visits])
        return tuple(numbered for numbered in self.visits if numbered[0] in room)

    @property
    def unlisted_visits(self) -> int:
        """How many visits the format has no room for."""
        return len(self.visits) - len(self.listed_visits)

    def visit_sources(self, visit: Visit) -> tuple[tuple[int, Evidence], ...]:
        """Return the numbers of the sources of a visit, each with its leading sentence."""
        found: dict[int, Evidence] = {}
        for evidence in visit.evidence:
            source = self.source(evidence)
            if source is not None:
                found.setdefault(source.number, evidence)
        return tuple(found.items())

    def when(self, visit: Visit | VisitState) -> str:
        """Return a visit's date in words."""
        return self.clock.span(visit.start, visit.end, visit.granularity)

    def as_printed(self, visit: Visit) -> str:
        """Return the time as the source printed it, where no date could be made of it."""
        return visit.when_text or "" if self.when(visit) == NOT_SET else ""

    def when_words(self, visit: Visit) -> str:
        """Return a visit's date in words; where there is none, the source's own words for it."""
        words = self.as_printed(visit)
        return f"“{words}”" if words else self.when(visit)

    def standing(self, visit: Visit) -> tuple[str, str]:
        """Return how a visit stands: a word, and for a postponed one what became of its date.

        For example ("planned", "") and ("moved", "(was 12–13 Mar)"): when it is to be is said
        beside it.
        """
        before = dropped(visit)
        was = f"(was {self.when(before)})" if before is not None else ""
        return "moved" if moved(visit) else visit.status.value, was

    def standing_words(self, visit: Visit) -> str:
        """Return how a visit stands in one phrase: "moved (was 12–13 Mar)"."""
        return " ".join(filter(None, self.standing(visit)))

    def step(self, change: VisitChange) -> str:
        """Return a step in a visit's life, in words."""
        return step_words(change, self.when)

    @property
    def dates_differ(self) -> bool:
        """Whether sources disagree about the date of a visit."""
        return any(visit.conflicts for visit in self.brief.visits)

    @cached_property
    def _compared(self) -> bool:
        return not first_brief(self.brief)

    @cached_property
    def all_changes(self) -> tuple[Told, ...]:
        """What happened to the visits since the last brief, the most important first.

        Nothing in a brief that has none before it: there, everything is new.
        """
        return changes(self.visits, self.when) if self._compared else ()

    @property
    def changes(self) -> tuple[Told, ...]:
        """As many of the changes as a reader wants at the top."""
        return self.all_changes[:MOST_CHANGES]

    @property
    def more_changes(self) -> int:
        """How many changes only the table tells."""
        return len(self.all_changes) - len(self.changes)

    @cached_property
    def _changed(self) -> Mapping[VisitId, Told]:
        return {told.visit.id: told for told in self.all_changes}

    def change(self, visit: Visit) -> tuple[str, str]:
        """Return what happened to a visit since the last brief, as its row says it.

        For example ("Date set", "(was March 2022)"); empty if nothing happened, or if how it
        stands says just that.
        """
        told = self._changed.get(visit.id)
        standing, details = self.standing(visit)
        if told is None:
            return "", ""
        word = "" if standing in {told.word.lower(), _AS_STATUS.get(told.word)} else told.word
        return word, "" if details else former(told.step, self.when).strip()

    @cached_property
    def ahead(self) -> Ahead | None:
        """Today and the week ahead, or None if nothing is known of any of its days."""
        return week_ahead(self.brief.day, self.brief.visits, self.stories)

    def day_words(self, day: AheadDay) -> str:
        """Return how a day of the week ahead is called."""
        if day.day is None:
            return "No day named"
        name = self.clock.day(day.day)
        return f"Today, {name}" if day.day == self.brief.day else name

    def stay_words(self, visit: Visit, day: AheadDay) -> str:
        """Return what to know of a visit on its day: "until Sat 7 Mar, planned"."""
        until = ""
        if day.day is None:
            until = self.when(visit)
        elif visit.end is not None and visit.end > day.day:
            until = f"until {self.clock.day(visit.end)}"
        return ", ".join(filter(None, (until, self.standing_words(visit))))

    @property
    def free_words(self) -> str:
        """Return the days of the coming week of which nothing is known, in a sentence."""
        free = self.ahead.free if self.ahead else ()
        return f"Nothing known for {self.clock.days(free)}." if free else ""
