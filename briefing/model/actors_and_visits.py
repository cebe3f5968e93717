"""What many articles together tell: an actor with his roles, a visit with its history."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from briefing.model.articles import ArticleId, Evidence
from briefing.model.days import Granularity
from briefing.model.readings import ActorType, VisitStatus

ActorId = NewType("ActorId", str)


VisitId = NewType("VisitId", str)

_OFF = frozenset({VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role an actor was seen in, with the days it was first and last seen there."""

    title: str
    affiliation: str | None
    first_seen: date
    last_seen: date
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or delegation, resolved over many articles.

    Attributes:
        id: Stable from day to day.
        name: Fullest Latin form seen.
        native: The name in its own script where an article prints it, else None.
        type: Person, organisation or group.
        role: The current role, or None.
        affiliation: The current affiliation, or None.
        roles: Every role seen, the latest first.
        aliases: Other forms seen, sorted.
        articles: Where it appears, in order of publication.
        sources: The independent outlets that name it, sorted.
        mentions: How often it is named in those articles.
        why: The sentence that says why it matters now.
        score: What it is ranked by; higher is more important.
        watched: On the edition's watchlist.
        new: Not in the edition's brief of the days before.
    """

    id: ActorId
    name: str
    native: str | None
    type: ActorType
    role: str | None
    affiliation: str | None
    roles: tuple[Role, ...]
    aliases: tuple[str, ...]
    articles: tuple[ArticleId, ...]
    sources: tuple[str, ...]
    mentions: int
    why: Evidence
    score: float
    watched: bool = False
    new: bool = False


class ChangeKind(StrEnum):
    """What can happen to a visit between two moments."""

    NEW = "new"
    DATE_SET = "date set"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    BEGUN = "begun"
    TOOK_PLACE = "took place"
    REVIVED = "on again"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitState:
    """What was known about a visit at one time: how certain it was, and when it should be."""

    status: VisitStatus
    start: date | None
    end: date | None
    granularity: Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChange:
    """One step in a visit's life: what changed, when it was reported, from what to what.

    Attributes:
        kind: What happened.
        at: When the report that brought the change was published (aware, UTC).
        before: What was known before; None for a visit that no report had told of.
        after: What is known since.
        evidence: The sentence that reports it.
    """

    kind: ChangeKind
    at: datetime
    before: VisitState | None
    after: VisitState
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DateConflict:
    """Two sources give different dates for one visit: shown, not hidden."""

    source: str
    start: date | None
    end: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, from many reports, as known at a moment.

    Attributes:
        id: Stable while dates and status change.
        visitor: Names, or the description of a delegation.
        visitor_role: The leading visitor's role, or None.
        destination: Exact place, city, country.
        country: ISO 3166-1 alpha-2 code of the destination, or None.
        host: Who receives, or None.
        start: First day, or None.
        end: Last day, or None.
        granularity: How exactly the dates are known.
        when_text: The time expression as printed in the deciding report, or None.
        status: As known now.
        purpose: Short verbatim span, or None.
        evidence: The sentence that tells the row (its date, its status, its place), then those of
            further outlets that agree with it, the newest first.
        sources: The outlets that report it, sorted.
        confidence: 0 to 1, from the number and independence of the sources.
        history: Its life so far, oldest first.
        changes: The steps since the edition's brief before this one.
        conflicts: What other sources say about the date.
        sequence: How often it changed; raised in the calendar file on each change.
        probability: 0 to 1: the highest that a report gives of those that agree with the row. None
            if none of them says.
    """

    id: VisitId
    visitor: tuple[str, ...]
    visitor_role: str | None
    destination: tuple[str, ...]
    country: str | None
    host: str | None
    start: date | None
    end: date | None
    granularity: Granularity
    when_text: str | None
    status: VisitStatus
    purpose: str | None
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]
    confidence: float
    history: tuple[VisitChange, ...]
    changes: tuple[VisitChange, ...] = ()
    conflicts: tuple[DateConflict, ...] = ()
    sequence: int = 0
    probability: float | None = None

    @property
    def upcoming(self) -> bool:
        """Whether the visit is still ahead and not called off."""
        return self.status.upcoming

    @property
    def former(self) -> VisitState | None:
        """The last state with a date, of a visit that is put off or called off and has none now."""
        dated = self.start is not None or self.end is not None
        if dated or self.status not in _OFF:
            return None
        states = (s for step in reversed(self.history) for s in (step.after, step.before) if s)
        return next((s for s in states if s.start is not None or s.end is not None), None)
