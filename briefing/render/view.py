"""What the formats ask of a brief, answered once, so that all of them tell the same facts.

It knows the brief's order (which story is number three, what happens on which of the coming
days) but no format.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing import quote_context
from briefing.model import (
    Actor,
    ActorId,
    ArticleId,
    Brief,
    Citation,
    DateConflict,
    Evidence,
    Surroundings,
    ToldStory,
    Visit,
    VisitChange,
    VisitId,
    VisitState,
    VisitStatus,
)
from briefing.render import imprint
from briefing.render.changes import (
    MOST_CHANGES,
    Told,
    changes,
    first_brief,
    former,
    step_words,
    told_as,
    update_words,
)
from briefing.render.date_format import NOT_SET, Clock
from briefing.render.navigation import Ways
from briefing.render.numbered import NumberedStory, numbered
from briefing.render.phrases import counted
from briefing.render.printed_once import Placement, placed, role_evidence
from briefing.render.safe_text import script_language
from briefing.render.side_by_side import Contrast, contrast
from briefing.render.visit_state import dropped, moved
from briefing.render.week_ahead import Ahead, AheadDay, week_ahead

# As many as fit on the screen of a phone, a line or two each.
DIGEST_STORIES = 5


def _anything(text: str) -> bool:  # noqa: ARG001 - the screen's browser finds a font for all
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around a sentence.

    Attributes:
        number: Another for every sentence of the brief.
        around: The sentences before and after.
    """

    number: int
    around: Surroundings


@dataclass(frozen=True)
class Facts:
    """The questions a format asks of one brief.

    Attributes:
        brief: The brief.
        can_print: Whether a text can be set in the format without loss.
        most_visits: At most so many visits are listed; None for all.
        ways: Where the brief leads: to its archive and its other forms; None if nowhere.
    """

    brief: Brief
    can_print: Callable[[str], bool] = _anything
    most_visits: int | None = None
    ways: Ways | None = None

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
    def _contexts(self) -> Mapping[tuple[ArticleId, int, int], Context]:
        return {
            (one.article, one.start, one.end): Context(number=number, around=one)
            for number, one in enumerate(self.brief.surroundings, start=1)
            if one.before or one.after
        }

    def context(self, evidence: Evidence) -> Context | None:
        """Return what stands around a sentence in its article, if it is kept."""
        return self._contexts.get((evidence.article, evidence.start, evidence.end))

    @cached_property
    def contexts(self) -> tuple[tuple[Context, Evidence], ...]:
        """What stands around each sentence of the brief, with the sentence, each once."""
        brief = self.brief
        told = quote_context.quoted(brief.stories, brief.actors, brief.visits)
        found = ((self.context(evidence), evidence) for evidence in told)
        return tuple({one.number: (one, evidence) for one, evidence in found if one}.values())

    def language(self, evidence: Evidence) -> str:
        """Return the tag of a sentence's language, if it is not that of the brief.

        What script it is written in says less than the article, but is there for every sentence.
        """
        source = self.source(evidence)
        stated = source.language if source is not None else ""
        return "" if stated == self.brief.language else stated or script_language(evidence.quote)

    def headline_language(self, told: ToldStory) -> str:
        """Return the tag of a headline's language, if it is not that of the brief."""
        source = self.cited(told.summary.headline_article)
        stated = source.language if source is not None else ""
        if stated == self.brief.language:
            return ""
        return stated or script_language(told.summary.headline)

    @cached_property
    def _tellers(self) -> Mapping[ArticleId, tuple[int, ...]]:
        found: dict[ArticleId, dict[int, None]] = {}
        for entry in self.stories:
            for sentence in entry.told.summary.sentences:
                found.setdefault(sentence.evidence.article, {})[entry.number] = None
        return {article: tuple(numbers) for article, numbers in found.items()}

    def cited_in(self, source: Citation) -> tuple[int, ...]:
        """Return the numbers of the stories that a source is cited in."""
        return self._tellers.get(source.article, ())

    @cached_property
    def stories(self) -> tuple[NumberedStory, ...]:
        """The stories in printed order, each with its number."""
        return numbered(self.brief.stories)

    @property
    def digest(self) -> tuple[NumberedStory, ...]:
        """The stories that a reader must know of who has one minute."""
        return self.stories[:DIGEST_STORIES]

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

    @cached_property
    def footnotes(self) -> Mapping[int, tuple[Citation, ...]]:
        """The sources that paper names at the foot of a page, by the story that cites them first.

        Stories by number: which page that is only the writer of the PDF knows, and asking it costs
        a sixth of the whole, as it then lays out the first page and the last three times.
        """
        found: dict[int, tuple[Citation, ...]] = {}
        for number, place in sorted(self._first_uses):
            sentence = self.stories[number - 1].told.summary.sentences[place]
            found[number] = (*found.get(number, ()), self._citations[sentence.evidence.article])
        return found

    @property
    def footnoted(self) -> frozenset[ArticleId]:
        """The sources that are at the foot of a page of paper."""
        return frozenset(one.article for noted in self.footnotes.values() for one in noted)

    @cached_property
    def _placed(self) -> Placement:
        return placed(self.stories, self.brief.actors, self.brief.visits)

    def actor_sentence(self, actor: Actor) -> Evidence | None:
        """Return the sentence that stands with an actor, or None if it is told above."""
        return self._placed.actors.get(actor.id)

    def visit_sentence(self, visit: Visit) -> Evidence | None:
        """Return the sentence that stands with a visit, or None if it is told above."""
        return self._placed.visits.get(visit.id)

    def visit_stories(self, visit: Visit) -> tuple[int, ...]:
        """Return the numbers of the stories that tell of a visit in its own sentence."""
        return self._placed.stories[visit.id]

    def further_sentences(self, visit: Visit) -> tuple[Evidence, ...]:
        """Return the sentences of further outlets on a visit that are told nowhere else."""
        return self._placed.further[visit.id]

    def visit_purpose(self, visit: Visit) -> str:
        """Return what a visit is for, unless a printed sentence says it."""
        return self._placed.purposes.get(visit.id, "")

    def dissent(self, visit: Visit) -> tuple[tuple[DateConflict, Evidence | None], ...]:
        """Return what other sources say of a visit's date, each with its sentence if not told."""
        return tuple(zip(visit.conflicts, self._placed.dissent[visit.id], strict=True))

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
        return role_evidence(actor) or actor.why

    def role_sentence(self, actor: Actor) -> Evidence | None:
        """Return the sentence an actor's role was read from, if it is told nowhere else."""
        return self._placed.roles.get(actor.id)

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

    def is_new(self, actor: Actor) -> bool:
        """Whether the briefs of the days before did not name an actor, if there were any."""
        return actor.new and self._compared

    @property
    def dates_differ(self) -> bool:
        """Whether sources disagree about the date of a visit."""
        return any(visit.conflicts for visit in self.brief.visits)

    def when(self, visit: Visit | VisitState) -> str:
        """Return a visit's date in words."""
        return self.clock.span(visit.start, visit.end, visit.granularity)

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

    def when_words(self, visit: Visit) -> str:
        """Return a visit's date in words; where there is none, the source's own words for it."""
        words = self.as_printed(visit)
        return f"“{words}”" if words else self.when(visit)

    def contrasts(self, told: ToldStory) -> tuple[Contrast, ...]:
        """Return the numbers of people that a story's articles state differently, side by side."""
        return tuple(
            contrast(figures, cited=self.source, clock=self.clock) for figures in told.figures
        )

    def update_words(self, told: ToldStory) -> str:
        """Return of what a story is an update: "Update of Tue 3 Mar"; "" if it is none."""
        return update_words(told, self.clock.day)

    def told_as(self, told: ToldStory) -> str:
        """Return the story's headline of that day, if it has another one now."""
        return told_as(told, self.clock.day)

    def carried_by(self, told: ToldStory) -> str:
        """Return in how many articles more than the one that is named first a story stands."""
        others = len(told.story.articles) - 1
        return f"and {counted(others, 'further article')}" if others > 0 else ""

    def published(self, citation: Citation) -> str:
        """Return when a source was published, in words."""
        if citation.undated:
            day = self.clock.local_day(citation.published)
            return f"undated, first seen {self.clock.day_short(day)}"
        if citation.has_time:
            return self.clock.moment(citation.published)
        return self.clock.day_short(self.clock.local_day(citation.published))

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

    @property
    def number_words(self) -> str:
        """The edition's number as printed."""
        return f"No. {self.brief.number}"

    @property
    def window_words(self) -> str:
        """What the brief covers, in a sentence."""
        return imprint.window_words(self.brief, self.clock)

    @property
    def so_far_words(self) -> str:
        """What a brief built before its cutoff says about itself, else ""."""
        return imprint.so_far_words(self.brief, self.clock)

    @property
    def empty_words(self) -> str:
        """What a brief without stories says about itself, else ""."""
        return imprint.empty_words(self.brief, self.clock)

    @property
    def coverage_words(self) -> tuple[str, ...]:
        """The coverage box, one sentence each."""
        return imprint.coverage_words(self.brief.coverage)

    @property
    def digest_words(self) -> str:
        """What the full brief holds beside its digest, in a sentence."""
        return imprint.digest_words(self.brief)


# Where the word for what happened says what the status says.
_AS_STATUS = {"Begun": "ongoing", "Took place": "past"}
