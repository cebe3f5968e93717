"""One edition for one date, the documents made of it, and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime

from briefing.model.actors_and_visits import Actor, ActorId, Visit
from briefing.model.articles import ArticleId, Problem
from briefing.model.days import Window
from briefing.model.stories import Differing, Story, StoryId, Summary


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
