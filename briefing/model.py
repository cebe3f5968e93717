"""The nouns: frozen values that pass between the stages, and nothing that does anything.

The path of an article::

    FetchedArticle -> Article -> Analysis -+-> Actor              (actors/)
                                           +-> Visit              (agenda/)
                                           +-> Story -> Summary   (stories/, summary/)
    all of them, for one edition and one date -> Brief -> Document -> Receipt

Every claim (a summary sentence, a role, a visit) carries `Evidence`: which article, which
characters, which words. Times are aware UTC datetimes; dates are calendar days. Nothing here
knows how a value was found, kept or shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", str)
StoryId = NewType("StoryId", str)
ActorId = NewType("ActorId", str)
VisitId = NewType("VisitId", str)


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

_OFF = frozenset({VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DENIED})


class Granularity(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day of something, as far as they are known, and how exactly.

    Attributes:
        start: First day, or None.
        end: Last day, or None.
        granularity: Whether they are named days or the week, month or longer that these lie in.
    """

    start: date | None = None
    end: date | None = None
    granularity: Granularity = Granularity.UNSPECIFIED

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"days cannot end before they start: {self.start} > {self.end}")

    @property
    def named(self) -> date | None:
        """The day, if one day is told, be it the whole, the first ("from Monday") or the last."""
        day = self.start or self.end
        one = self.granularity is Granularity.DAY and (self.end or self.start) == day
        return day if one else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something expected that went wrong with one source, article or channel.

    Attributes:
        where: What it happened to: a source's name, a path, a URL, a channel.
        message: What happened, in a sentence a user understands.
        hint: What the user can do about it; empty if nothing.
        notice: True for something to know by which nothing was lost: a run with notices only is a
            run without problems.
    """

    where: str
    message: str
    hint: str = ""
    notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedArticle:
    """An article as a source handed it over: outside data, not yet checked or kept.

    Attributes:
        key: What the source knows it by: a URL, else the path relative to the source's folder.
        source: The outlet's name.
        title: The headline, or "".
        text: The body as plain text, paragraphs separated by an empty line.
        url: Where a reader finds it, if anywhere.
        published: When it says it was published: an aware datetime, a date without a time, or
            None if it does not say.
        updated: When it says this version was written, if it does.
        language: ISO 639-1 code if the source states it.
        origin: The configured source that brought it; filled in when it is collected.
        document: Where in the source it was listed, if the source has several such places (a file
            of a folder): what one of them lists in different words are different articles, even
            under one address or key.
        dated_from: Where the date was read that it does not state: "text" (a line above it),
            "filename", "modified" or "loaded" (by an archive); "" if it states its date or has
            none.
        embargo: Before when it must not be told to anybody, if it says so.
    """

    key: str
    source: str
    title: str
    text: str
    url: str | None = None
    published: datetime | date | None = None
    updated: datetime | date | None = None
    language: str | None = None
    origin: str = ""
    document: str = ""
    dated_from: str = ""
    embargo: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text from one source, in one revision, as the store keeps it.

    Attributes:
        id: Stable for all revisions: made from the canonical URL, else from source and key, and
            from its first words where several articles share these.
        revision: 1 for the first text kept, then 2, 3, ...
        source: The outlet's name.
        title: The headline, or "".
        text: The body; every character offset in the product counts code points of this string.
        url: Its address as its source states it, or None.
        published_at: Aware UTC instant of publication, if the article states a time.
        published_on: Day of publication, if the article states a day without a time.
        known_at: When this revision is taken to have been known: what the article itself states
            (updated, else published), else `first_seen`.
        first_seen: The store's clock when this revision was kept.
        language: ISO 639-1 code if stated, else None.
        origin: The configured source that brought it first.
        dated_from: Where its date was read if it does not state it: "text", "filename",
            "modified" or "loaded"; else "".
    """

    id: ArticleId
    revision: int
    source: str
    title: str
    text: str
    url: str | None
    published_at: datetime | None
    published_on: date | None
    known_at: datetime
    first_seen: datetime
    language: str | None = None
    origin: str = ""
    dated_from: str = ""

    @property
    def undated(self) -> bool:
        """Whether the article says nothing about when it was published."""
        return self.published_at is None and self.published_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim was read: `article.text[start:end] == quote`, in Unicode code points.

    Attributes:
        headline: Whether it was read in the headline: then it is `article.title[start:end]`.
    """

    article: ArticleId
    start: int
    end: int
    quote: str
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article's text: `text[start:end] == self.text`."""

    start: int
    end: int
    text: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one thing.

    Attributes:
        id: Stable from day to day while the story runs.
        articles: Members inside the window, the best source first.
        earlier: Members from before the window, and those whose former wording is from before it,
            newest first; in a brief only those that an earlier brief told. Not empty means an
            update.
        duplicates: Members whose text is a copy of another member's, mapped to the copied one.
        sources: The outlets that print it, sorted, also those that print another one's text.
        section: The edition's section it belongs to, or "".
        score: What it is ranked by.
        watched: Names someone or something on the watchlist.
    """

    id: StoryId
    articles: tuple[ArticleId, ...]
    earlier: tuple[ArticleId, ...]
    duplicates: Mapping[ArticleId, ArticleId]
    sources: tuple[str, ...]
    section: str
    score: float
    watched: bool = False

    @property
    def update(self) -> bool:
        """Whether an earlier brief already told this story."""
        return bool(self.earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One verbatim sentence of a summary.

    Attributes:
        evidence: The article, the characters, the words.
        dates: Day words in it with the day they mean, as (start, end, day) offsets into the quote.
    """

    evidence: Evidence
    dates: tuple[tuple[int, int, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A story said briefly, in sentences that stand in its articles word for word.

    Attributes:
        headline: A headline of one of the articles, verbatim.
        headline_article: Whose headline it is.
        sentences: In reading order.
    """

    headline: str
    headline_article: ArticleId
    sentences: tuple[SummarySentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A number of people as one article states it.

    Attributes:
        number: How many.
        bound: What is said of the number, such as "at least"; "" for exactly so many.
        evidence: The sentence.
    """

    number: int
    bound: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What the articles of one story count differently, or counted differently from day to day.

    Attributes:
        fate: What befell the counted: "deaths", "injured", "missing" or "evacuated".
        whom: Who they are, such as "soldiers"; "" for people.
        stated: One for each article that states a number, by the time of publication.
    """

    fate: str
    whom: str
    stated: tuple[StatedCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The half-open span of publication instants a brief covers: since < published <= until."""

    since: datetime
    until: datetime

    def __contains__(self, instant: datetime) -> bool:
        """Whether an instant lies in the window: after `since`, up to and including `until`."""
        return self.since < instant <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierTelling:
    """What an earlier brief of the edition told of a story.

    Attributes:
        day: The brief's date.
        story: The story as that brief numbers it.
        headline: Its headline there.
    """

    day: date
    story: StoryId
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """A story with its summary, as the brief tells it.

    Attributes:
        story: The story.
        summary: What is told of it.
        actors: The key actors in it.
        updates: What the last brief that told it said; None if it is no update.
        figures: The numbers of people that its articles state differently.
    """

    story: Story
    summary: Summary
    actors: tuple[ActorId, ...] = ()
    updates: EarlierTelling | None = None
    figures: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article as the brief's list of sources names it.

    Attributes:
        number: 1, 2, 3, ... in order of first use.
        article: Which article.
        outlet: Its source's name.
        title: Its headline.
        url: Where a reader finds it, or None.
        published: The instant it counts as published (aware, UTC).
        has_time: False if the article states only a day.
        undated: True if the article states nothing and counts by when it was first seen.
        language: ISO 639-1 code of its text, as stated or found; empty if not known.
    """

    number: int
    article: ArticleId
    outlet: str
    title: str
    url: str | None
    published: datetime
    has_time: bool
    undated: bool
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a quoted sentence in its article, word for word.

    Attributes:
        article: Which article.
        start: Where the quoted sentence begins.
        end: Where it ends.
        before: The sentence before it; empty at the beginning of the text.
        after: The sentence after it; empty at the end.
    """

    article: ArticleId
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the store knows for the window: the box at the end of the brief.

    Attributes:
        articles: Articles published in the window.
        duplicates: How many of them only repeat another one.
        used: How many are cited.
        sources: Articles for each outlet in the window, sorted by name.
        silent: Outlets the store knows from before the window that brought nothing in it.
        unread: Articles in a language without a model: summarised, but actors and visits not read.
        undated: Articles that count by when they were first seen.
    """

    articles: int
    duplicates: int
    used: int
    sources: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]
    unread: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One edition for one date: all that a template may say.

    Attributes:
        edition: The edition's name in the configuration.
        title: As printed in the masthead.
        day: The edition's date.
        zone: IANA name of the edition's time zone.
        language: ISO 639-1 code of the brief itself.
        number: The edition's running number.
        window: What it covers.
        cutoff: The edition's hour on this date (aware, UTC).
        custom_window: True if `--since`/`--until` set the window: printed in the masthead.
        so_far: True if it was built before its cutoff.
        reading_minutes: At 220 words a minute, at least 1.
        stories: The lead story first.
        actors: Key actors, the most important first.
        visits: Upcoming and ongoing visits by date, then those postponed or called off since.
        citations: Every cited article, by number.
        coverage: What the window held.
        problems: What the reader must know about this brief.
        nearest: For an empty window: the days of the nearest earlier briefs that hold articles.
        version: The program's version.
        surroundings: What stands around the sentences that a reader is shown.
    """

    edition: str
    title: str
    day: date
    zone: str
    language: str
    number: int
    window: Window
    cutoff: datetime
    custom_window: bool
    so_far: bool
    reading_minutes: int
    stories: tuple[ToldStory, ...]
    actors: tuple[Actor, ...]
    visits: tuple[Visit, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    problems: tuple[Problem, ...]
    nearest: tuple[date, ...]
    version: str
    surroundings: tuple[Surroundings, ...] = ()

    def citation(self, article: ArticleId) -> Citation:
        """The entry of an article in the list of sources.

        Raises:
            KeyError: if the brief does not cite the article.
        """
        for citation in self.citations:
            if citation.article == article:
                return citation
        raise KeyError(article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A rendered brief in one format.

    Attributes:
        name: File name inside the brief's folder, such as "brief.pdf".
        media_type: IANA media type.
        content: The bytes.
    """

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a channel says about one delivery to one recipient.

    Attributes:
        channel: The channel's name.
        recipient: An address, a path, a URL without its secrets.
        delivered: Whether it arrived.
        detail: The server's words or the error; a message id on success.
        permanent: For a failure: whether trying again is useless.
        doubtful: For a failure: whether it may have arrived all the same, because the answer was
            lost. It is not sent a second time unless a person asks.
    """

    channel: str
    recipient: str
    delivered: bool
    detail: str = ""
    permanent: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A word to whoever runs the program.

    Attributes:
        subject: What it is about, in one line.
        text: The whole, in plain lines.
        at: When it was written (aware, UTC).
    """

    subject: str
    text: str
    at: datetime


def end_of_day(day: date, *, zone: tzinfo) -> datetime:
    """The last second of a day in a zone (aware, UTC): what a date without a time counts as."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone).astimezone(UTC)


def published_instant(article: Article, *, zone: tzinfo) -> datetime:
    """The instant an article counts as published for an edition of that zone (aware, UTC).

    What it states; a day without a time counts until its last second; an article that states
    nothing counts from when the store first saw it.
    """
    if article.published_at is not None:
        return article.published_at
    if article.published_on is not None:
        return end_of_day(article.published_on, zone=zone)
    return article.first_seen
