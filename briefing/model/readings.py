"""What is read out of one article: who appears, who says what, who goes where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefing.model.articles import Article, ArticleId, Evidence, Sentence
from briefing.model.days import Days, Granularity


class ActorType(StrEnum):
    """What kind of actor a name stands for."""

    PERSON = "PERSON"
    ORG = "ORG"
    GROUP = "GROUP"


class VisitStatus(StrEnum):
    """How certain a visit is, seen from the publication date."""

    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    INVITED = "invited"
    ONGOING = "ongoing"
    PAST = "past"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"

    @property
    def upcoming(self) -> bool:
        """Whether a visit of this status is still ahead and not called off."""
        return self in _UPCOMING


_UPCOMING = frozenset(
    {
        VisitStatus.PLANNED,
        VisitStatus.EXPECTED,
        VisitStatus.POSSIBLE,
        VisitStatus.INVITED,
        VisitStatus.POSTPONED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a text, with the entity label the language model gave it (PERSON, GPE, ...)."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time as a text tells it: `text[start:end] == self.text`, and the days it means.

    Attributes:
        start: Offset of the first character; a preposition belongs to it.
        end: Offset after the last character.
        text: The words.
        days: Which days, counted from the article's day in UTC; unknown if the words name none
            ("soon", "for two days") or do not tell whether they look ahead or back.
        earlier: Which days, where the article's day is one earlier; None if the same.
        later: Which days, where the article's day is one later; None if the same.
    """

    start: int
    end: int
    text: str
    days: Days
    earlier: Days | None = None
    later: Days | None = None

    def counted(self, shift: int) -> Days:
        """The days as counted where the article's day is so many later than in UTC: -1, 0, 1."""
        moved = {-1: self.earlier, 1: self.later}.get(shift)
        return self.days if moved is None else moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An actor inside one article: its mentions resolved, its role as printed there.

    Attributes:
        name: The fullest form in the text, without title.
        type: Person, organisation, or a group acting as a unit.
        role: Title or function as printed, or None.
        affiliation: Normalised name of the country or organisation it stands for, or None.
        mentions: The distinct surface strings, in order of first occurrence.
        count: How often it is mentioned.
        first: Offset of the first mention.
        evidence: The sentence(s) the role was read from; else of the first mention. Never empty.
        quoted: Whether the article quotes this actor.
        media: A media organisation cited as source: never a key actor.
    """

    name: str
    type: ActorType
    role: str | None
    affiliation: str | None
    mentions: tuple[str, ...]
    count: int
    first: int
    evidence: tuple[Evidence, ...]
    quoted: bool = False
    media: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """A visit as one article reports it.

    Attributes:
        visitor: Canonical names, or the description of a delegation.
        destination: Every name a reader would accept: exact place, city, country, in this order.
        host: Who receives, or None.
        start: First day, or None if the text does not say.
        end: Last day, or None.
        granularity: How exactly start and end are known.
        when_text: The time expression as printed, or None.
        status: How certain.
        purpose: Short verbatim span, or None.
        evidence: The sentence(s) it was read from, the leading one first. Never empty.
        country: ISO 3166-1 alpha-2 code of the destination, or None.
        probability: 0 to 1: how likely it is that the text tells of this visit. None if whoever
            read it does not say.
    """

    visitor: tuple[str, ...]
    destination: tuple[str, ...]
    host: str | None
    start: date | None
    end: date | None
    granularity: Granularity
    when_text: str | None
    status: VisitStatus
    purpose: str | None
    evidence: tuple[Evidence, ...]
    country: str | None = None
    probability: float | None = None

    @property
    def upcoming(self) -> bool:
        """Whether the visit is still ahead, seen from the article's publication."""
        return self.status.upcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Direct or reported speech: `text[start:end]`, and who said it, if the text tells."""

    start: int
    end: int
    text: str
    speaker: str | None
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was read out of one revision of one article.

    Attributes:
        article: Which article.
        revision: Which of its revisions.
        language: ISO 639-1 code found or stated.
        read: False if there is no language model for the language, or the reading failed: then
            only sentences are given.
        sentences: In text order; they do not overlap.
        mentions: Named entities in text order.
        actors: Who appears.
        visits: Who goes where.
        quotes: Who said what.
        times: The times it tells, in text order; they do not overlap.
        failure: Why the reading failed, if it did although there is a language model; then `read`
            is False as well.
    """

    article: ArticleId
    revision: int
    language: str
    read: bool
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Appearance, ...] = ()
    visits: tuple[VisitReport, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeMention, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article together with what was read out of it: what the stages after analysis take.

    Attributes:
        article: The article, in the revision known at the cutoff.
        analysis: What was read out of it.
        published: The instant it counts as published for the edition (aware, UTC).
        natives: Of a reading that is remembered without the article's text: the forms of names that
            the text follows with the name in its own script, and that name. None if the text is
            here to look in.
    """

    article: Article
    analysis: Analysis
    published: datetime
    natives: Mapping[str, str] | None = None
